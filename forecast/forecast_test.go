package forecast

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"funnelcast/sim"
)

func TestMeanAndStandardErrorOfAHandWorkedColumn(t *testing.T) {
	// Mean 40/8 = 5, Σ(x−5)² = 32, s² = 32/7, error √(32/7/8).
	r := newReader(8)
	s := r.summarise([]int64{2, 4, 4, 4, 5, 5, 7, 9}, 1)
	if s.Mean != 5 || !(math.Abs(s.MeanSE-math.Sqrt(32.0/56)) <= 1e-15) {
		t.Errorf("mean %v ± %v, want 5 ± %v", s.Mean, s.MeanSE, math.Sqrt(32.0/56))
	}
	if cents := r.summarise([]int64{2, 4, 4, 4, 5, 5, 7, 9}, 100); cents.MeanSE != s.MeanSE/100 {
		t.Errorf("error %v of a hundredth, want %v", cents.MeanSE, s.MeanSE/100)
	}
}

func TestMoneyIsInWholeUnitsAndSharesAreFractions(t *testing.T) {
	m := plan(april2027, 1)
	r := record{{{12345, 12345}}, {{950000, 950000}}, {{2500000, 2500000}}, {{3, 3}}}
	p := r.paths(
		sim.Series{Metric: "arr", Segment: sim.All, Unit: sim.Minor, Stock: true},
		sim.Series{Metric: "utilisation.ae", Segment: sim.All, Unit: sim.PerMillion, Stock: true},
		sim.Series{Metric: "ramped_headcount.ae", Segment: sim.All, Unit: sim.PerMillion, Stock: true},
		sim.Series{Metric: "wins", Segment: "mid"})
	f := New(m, p, About{})
	for i, want := range []struct {
		unit  string
		value float64
	}{{"USD", 123.45}, {"share", 0.95}, {"count", 2.5}, {"count", 3}} {
		s := f.Series[i]
		if s.Unit != want.unit || s.Points[0].P50 != want.value || s.Points[0].Mean != want.value {
			t.Errorf("%s: %s %v, want %s %v", s.Metric, s.Unit, s.Points[0].P50, want.unit, want.value)
		}
	}
}

func TestFiscalYearsAreCutByTheHorizon(t *testing.T) {
	for _, c := range []struct {
		start  sim.Month
		begins time.Month
		months int
		want   string
	}{
		{april2027, time.April, 24, "FY2027 2027-04..2028-03 12, FY2028 2028-04..2029-03 12"},
		{sim.MonthOf(2027, time.February), time.April, 15, "FY2026 2027-02..2027-03 2, FY2027 2027-04..2028-03 12, FY2028 2028-04..2028-04 1"},
		{april2027, 0, 12, "FY2027 2027-04..2027-12 9, FY2028 2028-01..2028-03 3"},
		{april2027, time.January, 1, "FY2027 2027-04..2027-04 1"},
		{sim.MonthOf(2027, time.December), time.December, 13, "FY2027 2027-12..2028-11 12, FY2028 2028-12..2028-12 1"},
	} {
		var got []string
		for _, y := range yearsOf(c.start, c.begins, c.months) {
			got = append(got, fmt.Sprintf("%s %s..%s %d", y.Label, y.From, y.To, y.Months))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s, %d months, years from %s:\n got %s\nwant %s", c.start, c.months, c.begins, s, c.want)
		}
	}
}

// Two paths win their ten deals in different months: every year has ten, which
// no sum of monthly percentiles would say. A stock is that of the last month.
func TestYearsSumFlowsPathByPathAndReadStocksAtTheEnd(t *testing.T) {
	m := plan(sim.MonthOf(2028, time.February), 3) // two months of FY2027, one of FY2028
	r := record{
		{{10, 0}, {0, 10}, {1, 1}},
		{{500, 500}, {700, 700}, {900, 900}},
		{{99, 99}, {99, 99}, {99, 99}},
	}
	p := r.paths(
		sim.Series{Metric: "wins", Segment: sim.All},
		sim.Series{Metric: "arr", Segment: sim.All, Unit: sim.Minor, Stock: true},
		sim.Series{Metric: "wins", Segment: "mid"})
	f := New(m, p, About{})
	all := func(metric, unit string, v float64) Line {
		q := Quantile{v, v, v}
		return Line{Metric: metric, Unit: unit, Band: Band{q, q, q}, Mean: Number(v), Defined: 1}
	}
	want := [][]Line{
		{all("wins", "count", 10), all("arr", "USD", 7)},
		{all("wins", "count", 1), all("arr", "USD", 9)},
	}
	for i := range want {
		if !reflect.DeepEqual(f.Years[i].Lines, want[i]) {
			t.Errorf("%s:\n got %v\nwant %v", f.Years[i].Label, f.Years[i].Lines, want[i])
		}
	}
}

func TestTargetsCountThePathsThatReachThem(t *testing.T) {
	m := plan(april2027, 2)
	r := record{
		{{100, 200, 300, 400}, {500, 600, 700, 800}}, // arr, cents
		{{1, 0, 5, 2}, {4, 5, 0, 2}},                 // wins
	}
	p := r.paths(
		sim.Series{Metric: "arr", Segment: sim.All, Unit: sim.Minor, Stock: true},
		sim.Series{Metric: "wins", Segment: sim.All})
	m.Targets = []sim.Target{
		{Name: "stock", Metric: "arr", Segment: sim.All, From: 0, Month: 1, AtLeast: 600},
		{Name: "sum", Metric: "wins", Segment: sim.All, From: 0, Month: 1, AtLeast: 5},
		{Name: "month", Metric: "wins", Segment: sim.All, From: 1, Month: 1, AtLeast: 5},
		{Name: "never", Metric: "arr", Segment: sim.All, Month: 0, AtLeast: 401},
	}
	f := New(m, p, About{})
	for i, want := range []struct {
		from, month string
		p, se       float64
		deals       bool
	}{
		{"", "2027-05", 0.75, math.Sqrt(0.75 * 0.25 / 4), true},
		{"2027-04", "2027-05", 0.75, math.Sqrt(0.75 * 0.25 / 4), false},
		{"2027-05", "2027-05", 0.25, math.Sqrt(0.25 * 0.75 / 4), false},
		{"", "2027-04", 0, 0.2, true},
	} {
		got := f.Targets[i]
		if got.From != want.from || got.Month != want.month || got.Probability != want.p || got.SE != want.se || (got.Deals != nil) != want.deals {
			t.Errorf("%s: %+v, want %+v", got.Name, got, want)
		}
	}
	if got := f.Targets[0]; got.AtLeast != 6 || got.Reached.P50.Value != 6.5 || got.Deals.P50.Value != 5 {
		t.Errorf("level %v, median reached %v, deals %v; want 6, 6.5 and 5", got.AtLeast, got.Reached.P50.Value, got.Deals.P50.Value)
	}
}

func TestATargetOnTheOnlySegmentIsOneOnTheTotal(t *testing.T) {
	m := plan(april2027, 1)
	m.Segments = m.Segments[:1]
	r := record{{{1, 2}}}
	m.Targets = []sim.Target{{Name: "t", Metric: "wins", Segment: "mid", AtLeast: 2}}
	f := New(m, r.paths(sim.Series{Metric: "wins", Segment: sim.All}), About{})
	if got := f.Targets[0].Probability; got != 0.5 {
		t.Errorf("probability %v, want 0.5", got)
	}
}

func TestWhatNeverOrAlwaysHappensStillHasAnError(t *testing.T) {
	for _, k := range []int{0, 100} {
		if p, se := probability(k, 100); p != float64(k)/100 || se != 1.0/101 {
			t.Errorf("%d of 100: %v ± %v, want an error of 1/101", k, p, se)
		}
	}
}

// Not a number cannot be written as JSON, so a forecast that marshals has none.
func TestOnePathAndOneMonthMakeAForecastOfNumbers(t *testing.T) {
	m := plan(april2027, 1)
	m.Targets = []sim.Target{{Name: "t", Metric: "arr", Segment: sim.All, AtLeast: 1}}
	r := record{{{0}}, {{0}}, {{700}}}
	p := r.paths(
		sim.Series{Metric: "leads", Segment: sim.All}, sim.Series{Metric: "wins", Segment: sim.All},
		sim.Series{Metric: "arr", Segment: sim.All, Unit: sim.Minor, Stock: true})
	f := New(m, p, About{})
	if _, err := json.Marshal(f); err != nil {
		t.Error(err)
	}
	got := f.Series[2].Points[0]
	if !math.IsNaN(got.MeanSE) { // unknown, and not 0
		t.Errorf("the mean's error is %v", got.MeanSE)
	}
	got.MeanSE = 0
	if want := (Summary{7, 0, 7, 7, 7, 7, 7, 7, 7}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
	if se := float64(f.Years[0].Lines[2].MeanSE); !math.IsNaN(se) {
		t.Errorf("the error of a year's mean is %v", se)
	}
	if got, want := f.Years[0].Lines[2].P90, (Quantile{7, 7, 7}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}

// noise is a run of many series with reproducible values of several shapes, from which all
// figures can be made, and of people.
func noise(series, months, paths int) (*sim.Model, *sim.Paths) {
	rng := rand.New(rand.NewPCG(3, 4))
	m := organisation(months)
	metrics := append(slices.Clone(lineMetrics), "churned_customers")
	for _, of := range slices.Concat(economics(m, func(metric string) bool { return metric == "proposals" }), activities(m), channels(m)) {
		for _, t := range slices.Concat(of.needs, of.also) {
			for _, metric := range t {
				if !slices.Contains(metrics, metric) && metric != customerMonths && metric != leavableMonths {
					metrics = append(metrics, metric)
				}
			}
		}
	}
	described := make([]sim.Series, series)
	for s := range described {
		described[s] = sim.Series{Metric: fmt.Sprint("m", s), Segment: sim.All, Stock: s%2 == 0}
		if s < len(metrics) {
			described[s] = sim.Series{Metric: metrics[s], Segment: sim.All, Stock: slices.Contains(stocks, metrics[s])}
		}
	}
	var people []sim.PersonYear
	for path := range int32(paths) {
		for y := range yearsOf(m.Start, m.FiscalStart, months) {
			for i := range 12 {
				people = append(people, sim.PersonYear{Path: path, Year: int16(y), Role: int16(i / 6), Full: i%6 > 1, Credit: rng.Int64N(2e6), Quota: 1e6})
			}
		}
	}
	return m, sim.NewPaths(paths, months, described, func(_, s, _ int) int64 {
		switch s % 3 {
		case 0:
			return int64(1e9 * math.Exp(0.5*rng.NormFloat64()))
		case 1:
			return rng.Int64N(40)
		default:
			return max(0, int64(1e7*rng.NormFloat64()))
		}
	}, people...)
}

func TestAForecastDoesNotDependOnTheProcessors(t *testing.T) {
	m, p := noise(90, 14, 300)
	m.Targets = []sim.Target{{Name: "t", Metric: "wins", Segment: sim.All, Month: 13, AtLeast: 1e9}}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	want := New(m, p, About{Hash: "h", Version: "v", Fixed: true})
	runtime.GOMAXPROCS(8)
	if got := New(m, p, About{Hash: "h", Version: "v", Fixed: true}); !reflect.DeepEqual(got, want) {
		t.Error("eight processors find another forecast than one")
	}
	y := &want.Years[1]
	if metrics := named(y.Lines); !slices.Equal(metrics, lineMetrics[1:]) { // its funnel has no leads
		t.Errorf("lines %v, want %v", metrics, lineMetrics)
	}
	if len(y.Ratios) != 23 || len(y.Activities) < 8 || len(y.Sources) != 2 || len(y.Quota) != 14 || want.Cash == nil {
		t.Errorf("the forecast has not all there is: %v %v %v %v", named(y.Ratios), named(y.Activities), named(y.Sources), named(y.Quota))
	}
}

// A run of usual size: 6,000 columns of 10,000 paths, and 240,000 people's years.
func BenchmarkNew(b *testing.B) {
	const series, months, paths = 250, 24, 10000
	m, p := noise(series, months, paths)
	b.ReportAllocs()
	for b.Loop() {
		New(m, p, About{})
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(series*months*paths), "ns/value")
}

func TestYearsTellOnlyWhatThePlanHas(t *testing.T) {
	m := plan(april2027, 1)
	m.Stages, m.Roles = []sim.Stage{{Name: "discovery"}}, nil
	p := record{{{1}}, {{2}}, {{3}}, {{0}}}.paths(sim.Series{Metric: "leads", Segment: sim.All},
		sim.Series{Metric: "sqls", Segment: sim.All}, sim.Series{Metric: "wins", Segment: sim.All}, sim.Series{Metric: "cost", Segment: sim.All})
	f := New(m, p, About{})
	if lines := f.Years[0].Lines; len(lines) != 1 || lines[0].Metric != "wins" {
		t.Errorf("a funnel without leads and SQLs, in which nothing costs, tells %v", lines)
	}
}

func TestWhoSignsUpByThemselvesIsAmongATargetsDeals(t *testing.T) {
	m := plan(april2027, 2)
	m.Targets = []sim.Target{{Name: "t", Metric: "arr", Segment: sim.All, Month: 1, AtLeast: 1}}
	r := record{{{1}, {1}}, {{2}, {3}}, {{20}, {30}}}
	f := New(m, r.paths(
		sim.Series{Metric: "arr", Segment: sim.All, Unit: sim.Minor, Stock: true},
		sim.Series{Metric: "wins", Segment: sim.All},
		sim.Series{Metric: "self_serve_customers", Segment: sim.All}), About{})
	if got := f.Targets[0].Deals.P50.Value; got != 55 {
		t.Errorf("%v deals, want 5 won and 50 by themselves", got)
	}
}
