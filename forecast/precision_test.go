package forecast

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"funnelcast/sim"
)

// onTarget is a plan of one month whose target is an ARR of 0 or more.
func onTarget() *sim.Model {
	m := plan(april2027, 1)
	m.Targets = []sim.Target{{Name: "Plan", Metric: "arr", Segment: sim.All}}
	return m
}

// arrOf is what a run would have recorded whose paths have these ARRs, in cents.
func arrOf(values []int64) *sim.Paths {
	return record{{values}}.paths(sim.Series{Metric: "arr", Segment: sim.All, Unit: sim.Minor, Stock: true})
}

func mustParse(t testing.TB, text string) Precision {
	t.Helper()
	p, err := ParsePrecision(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// R 4: binom.test(k, n, conf.level = 1 − α)$conf.int; at none and all of them the ends are (α/2)^(1/n) by hand.
func TestIntervalOfAProbabilityIsClopperAndPearsons(t *testing.T) {
	for _, c := range []struct {
		k, n   int
		alpha  float64
		lo, hi float64
	}{
		{5, 10, 0.05, 0.1870860, 0.8129140},
		{0, 10, 0.05, 0, 1 - math.Pow(0.025, 0.1)},
		{10, 10, 0.05, math.Pow(0.025, 0.1), 1},
		{0, 1, 0.05, 0, 0.975},
		{1, 1, 0.05, 0.025, 1},
		{0, 1e6, 1e-6, 0, -math.Expm1(math.Log(5e-7) / 1e6)},
		{1e6, 1e6, 1e-6, math.Exp(math.Log(5e-7) / 1e6), 1},
	} {
		if lo, hi := clopperPearson(c.k, c.n, c.alpha); !(math.Abs(lo-c.lo) <= 5e-8) || !(math.Abs(hi-c.hi) <= 5e-8) {
			t.Errorf("%d of %d: %v to %v, want %v to %v", c.k, c.n, lo, hi, c.lo, c.hi)
		}
	}
}

// The chance that the interval of k of n holds the true p, added up over all k.
func TestIntervalOfAProbabilityCoversWhatItPromisesForEveryProbability(t *testing.T) {
	for _, n := range []int{1, 20, 300} {
		for _, alpha := range []float64{0.05, spent(1), spent(4)} {
			covers := make([]float64, 99)
			for k := range n + 1 {
				lo, hi := clopperPearson(k, n, alpha)
				for i := range covers {
					if p := float64(i+1) / 100; lo <= p && p <= hi {
						covers[i] += binomial(n, k, p)
					}
				}
			}
			for i, c := range covers {
				if c < 1-alpha-1e-12 {
					t.Errorf("n %d, p %d %%: %.5f of the intervals hold it, want %.5f", n, i+1, c, 1-alpha)
				}
			}
		}
	}
}

// Of ten values the 2nd and the 9th hold the median with 1 − 2·11/1024 = 97.9 %, the 3rd and
// the 8th with 89.1 %; the smallest of them is below P5 with 40 % only, and of one value nothing is known.
func TestIntervalOfAPercentileOfHandWorkedColumns(t *testing.T) {
	ten := []int64{70, 10, 100, 30, 90, 50, 60, 40, 80, 20}
	for _, c := range []struct {
		column  []int64
		percent int
		alpha   float64
		lo, hi  float64
	}{
		{ten, 50, 0.05, 20, 90},
		{ten, 50, 0.12, 30, 80},
		{ten, 5, 0.05, math.Inf(-1), 30}, // P(B ≥ 3) of binomial(10, 5 %) is 1.15 %, P(B ≥ 2) 8.6 %
		{[]int64{7}, 50, 0.05, math.Inf(-1), math.Inf(1)},
		{make([]int64, 100), 50, 0.05, 0, 0},
	} {
		if lo, hi := ofPercentile(c.column, c.percent, c.alpha); lo != c.lo || hi != c.hi {
			t.Errorf("P%d of %v at %v: %v to %v, want %v to %v", c.percent, c.column, c.alpha, lo, hi, c.lo, c.hi)
		}
	}
}

// Beyond either end lie at most α/2, and one rank further in would be too much: by the binomial terms themselves.
func TestRanksOfAPercentileAreTheNarrowestOfTheirLevel(t *testing.T) {
	for _, n := range []int{10, 100, 1024, 20000} {
		for _, percent := range percents {
			for _, alpha := range []float64{0.05, spent(1), spent(5)} {
				below, above := ranks(n, percent, alpha)
				p, sum := float64(percent)/100, 0.0
				upTo := func(k int) (sum float64) {
					for i := max(0, k-int(12*math.Sqrt(float64(n)))); i <= k; i++ {
						sum += binomial(n, i, p)
					}
					return sum
				}
				beyond := 1 - upTo(above)
				if below >= 0 {
					sum = upTo(below)
				}
				if sum > alpha/2 || upTo(below+1) <= alpha/2 {
					t.Errorf("n %d, P%d, α %v: %v below rank %d", n, percent, alpha, sum, below)
				}
				if above < n && beyond > alpha/2+1e-9 || 1-upTo(above-1) <= alpha/2-1e-9 {
					t.Errorf("n %d, P%d, α %v: %v above rank %d", n, percent, alpha, beyond, above)
				}
			}
		}
	}
}

// Mean 5 ± √(32/7/8) as in the forecast's own test; R: qt(.975, 7) = 2.364624252.
func TestIntervalOfAMeanIsStudents(t *testing.T) {
	half := 2.364624252 * math.Sqrt(32.0/56)
	if lo, hi := ofMean([]int64{2, 4, 4, 4, 5, 5, 7, 9}, 0.05); !(math.Abs(lo-(5-half)) <= 1e-8) || !(math.Abs(hi-(5+half)) <= 1e-8) {
		t.Errorf("%v to %v, want 5 ± %v", lo, hi, half)
	}
	if lo, hi := ofMean([]int64{5}, 0.05); !math.IsInf(lo, -1) || !math.IsInf(hi, 1) {
		t.Errorf("one value: %v to %v", lo, hi)
	}
}

func TestWhatIsKnownOfEdgeCases(t *testing.T) {
	constant, never := make([]int64, 1024), make([]int64, 1024)
	for i := range constant {
		constant[i], never[i] = 700, -1
	}
	mixed := append([]int64{100}, never[:1023]...)
	for i := range mixed[1:] {
		mixed[1+i] = 0
	}
	far := 1 - math.Pow(spent(1)/2, 1.0/1024)
	for _, c := range []struct {
		figure string
		values []int64
		value  float64
		to     float64
	}{
		{"P(Plan)=1%", constant, 1, far}, // never as if it were certain
		{"P(Plan)=1%", never, 0, far},
		{"P(Plan)=1%", []int64{1}, 1, 1 - spent(1)/2},
		{"arr.p50=1%", constant, 7, 0},
		{"arr.mean=1%", constant, 7, 0},
		{"arr.p50=1%", []int64{700}, 7, math.Inf(1)},
		{"arr.mean=1%", []int64{700}, 7, math.Inf(1)},
		{"arr.p50=1%", mixed, 0, 0},     // 0 itself is known
		{"arr.p50=1%", never, -0.01, 0}, // below 0 too
		{"arr.p50=1%", []int64{-90, -70, -50, -30, 0, 0, 30, 50, 70, 90}, 0, math.Inf(1)},
		{"arr.p50=1%", []int64{-90, -20, -40, -60, -80, -10, -30, -50, -70, -100}, -0.55, 0.35 / 0.55}, // -0.9 to -0.2
		{"arr.p5=1%", []int64{0, 0, 100}, 0, math.Inf(1)},                                              // a share of 0 is nothing
	} {
		p := mustParse(t, c.figure)
		k := p.known(onTarget(), arrOf(c.values), spent(1))
		if k.Value != c.value || k.To != Number(c.to) && !(math.Abs(float64(k.To)-c.to) <= 1e-12) || k.Reached != (c.to <= 0.01) {
			t.Errorf("%s of %d paths from %d: %+v, want %v ± %v", c.figure, len(c.values), c.values[0], k, c.value, c.to)
		}
	}
}

// The figure is the one that the forecast tells.
func TestKnownFiguresAreTheForecasts(t *testing.T) {
	m := plan(sim.MonthOf(2028, time.February), 5) // two months of FY2027, three of FY2028
	m.Targets = []sim.Target{{Name: "Plan (mid)", Metric: "wins", Segment: "mid", From: 1, Month: 3, AtLeast: 130}}
	rng := rand.New(rand.NewPCG(3, 3))
	series := []sim.Series{
		{Metric: "wins", Segment: sim.All}, {Metric: "wins", Segment: "mid"}, {Metric: "arr", Segment: sim.All, Unit: sim.Minor, Stock: true},
		{Metric: "opening_arr", Segment: sim.All, Unit: sim.Minor, Stock: true},
	}
	p := sim.NewPaths(1500, 5, series, func(_, s, month int) int64 { return 20*int64(month+s+1) + rng.Int64N(40) })
	f := New(m, p, About{})
	wins, _ := f.Years[1].line("wins")
	arr, _ := f.Years[0].line("arr")
	for figure, want := range map[string]float64{
		"P(Plan (mid))":          f.Targets[0].Probability,
		"wins.p90@FY2028":        wins.P90.Value,
		"wins.mean@FY2028":       float64(wins.Mean),
		"arr.p50@FY2027":         arr.P50.Value,
		"arr.p5@2028-03":         f.Series[2].Points[1].P5,
		"wins:mid.P25@2028-06":   f.Series[1].Points[4].P25,
		"arr.p50":                f.Series[2].Points[4].P50,
		"opening_arr.p50@FY2028": f.Series[3].Points[2].P50,
		"wins:mid.mean":          f.Series[1].Points[0].Mean + f.Series[1].Points[1].Mean + f.Series[1].Points[2].Mean + f.Series[1].Points[3].Mean + f.Series[1].Points[4].Mean,
	} {
		asked := mustParse(t, figure+"=3%")
		k := asked.known(m, p, spent(1))
		if !(math.Abs(k.Value-want) <= 1e-9) || k.Figure != figure || k.Asked != 0.03 || !(k.To > 0 && k.To < 1) {
			t.Errorf("%s is %+v, want %v", figure, k, want)
		}
	}
}

func TestPrecisionsAreReadAndMistakesTold(t *testing.T) {
	for text, want := range map[string]Precision{
		"P(Plan)=1%":                   {Figure: "P(Plan)", Asked: 0.01, target: "Plan"},
		" P(a = (b)) = 0.02 ":          {Figure: "P(a = (b))", Asked: 0.02, target: "a = (b)"},
		"arr.p50=0.5%":                 {Figure: "arr.p50", Asked: 0.005, metric: "arr", segment: "all", percent: 50},
		"arr:mid.P5@FY2028=2 %":        {Figure: "arr:mid.P5@FY2028", Asked: 0.02, metric: "arr", segment: "mid", percent: 5, year: "FY2028"},
		"headcount.ae.mean@2028-12=1%": {Figure: "headcount.ae.mean@2028-12", Asked: 0.01, metric: "headcount.ae", segment: "all", month: sim.MonthOf(2028, 12), byMonth: true},
	} {
		if got, err := ParsePrecision(text); err != nil || !(math.Abs(got.Asked-want.Asked) <= 1e-15) {
			t.Errorf("%q: %+v, %v", text, got, err)
		} else if got.Asked = want.Asked; got != want {
			t.Errorf("%q:\n got %+v\nwant %+v", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"":                `found ""; a figure, = and how precise`,
		"P(Plan)":         "such as P(Plan)=1%",
		"P()=1%":          "the name of a target stands between",
		"P(Plan=1%":       "the name of a target stands between",
		"arr=1%":          "which figure of arr: .mean, .p5,",
		"arr.p42=1%":      "which figure of arr.p42",
		"arr.p=1%":        "which figure",
		".p50=1%":         "which figure",
		"arr.p50@soon=1%": "after @ stands a month such as 2028-12 or a fiscal year",
		"arr.p50@=1%":     "after @ stands",
		":mid.p50=1%":     `":mid" is no metric`,
		"arr:.p50=1%":     `"arr:" is no metric`,
		"arr.p50=0%":      `"0%" is no precision: more than 0% and less than 100%`,
		"arr.p50=100%":    "is no precision",
		"arr.p50=-1%":     "is no precision",
		"arr.p50=NaN":     "is no precision",
		"arr.p50=1e-320":  "is no precision",
		"arr.p50=":        "is no precision",
		"arr.p50=one":     "is no precision",
	} {
		if _, err := ParsePrecision(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q in it", text, err, want)
		}
	}
}

func TestFiguresThatAPlanHasNotGotAreTold(t *testing.T) {
	m := plan(april2027, 24)
	m.Targets = []sim.Target{{Name: "Plan"}, {Name: "Wins"}}
	for text, want := range map[string]string{
		"P(Paln)=1%":               `there is no target "Paln"; of Plan, Wins`,
		"ar.p50=1%":                `there is no metric "ar"; of `,
		"nrr.p50@FY2028=1%":        "nrr is a figure of the fiscal year, which months do not add up to",
		"attainment.ae.p50=1%":     "attainment.ae is a figure of the fiscal year",
		"arr:mdi.p50=1%":           `there is no segment "mdi"; of mid, smb`,
		"arr.p50@FY2026=1%":        `there is no fiscal year "FY2026"; of FY2027, FY2028`,
		"arr.p50@2027-03=1%":       "2027-03 is not in the plan, which runs from 2027-04 to 2029-03",
		"arr.p50@2029-04=1%":       "2029-04 is not in the plan, which runs from 2027-04 to 2029-03",
		"headcount:mid.p50=1%":     "headcount is not told apart by segment; leave out :mid",
		"P(Wins)=1%":               "",
		"arr:mid.p50@FY2028=1%":    "",
		"headcount.p50@2029-03=1%": "",
	} {
		p := mustParse(t, text)
		got := ""
		if err := p.Check(m); err != nil {
			got = err.Error()
			if u := (*Unknown)(nil); errors.As(err, &u) {
				got += "; of " + strings.Join(u.Known, ", ")
			}
		}
		if !strings.HasPrefix(got, want) || (want == "") != (got == "") {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// A precision that is read asks for something, and can be looked up in a plan.
func FuzzPrecision(f *testing.F) {
	for _, text := range []string{"P(Plan)=1%", "arr:mid.p50@2028-12=0.5%", "wins.mean@FY2027=.1", "=%", "P(=)=1e-9", "arr.p50@0000-01=1%"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ParsePrecision(text)
		if err != nil {
			return
		}
		if !(p.Asked > 0 && p.Asked < 1) || p.Figure == "" || (p.target == "") == (p.metric == "") {
			t.Errorf("%q: %+v", text, p)
		}
		if p.Check(onTarget()) == nil && !reflect.DeepEqual(p, mustParse(t, fmt.Sprintf("%s=%v", p.Figure, p.Asked))) {
			t.Errorf("%q: %+v does not read back", text, p)
		}
	})
}
