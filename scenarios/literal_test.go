package scenarios

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	near "gonum.org/v1/gonum/floats/scalar"

	"funnelcast/sim"
)

// readAs reads a text as one line of a scenario in USD.
func readAs[T any](text string) (T, error) {
	r := &reader{report: &report{}, calendar: newCalendar()}
	r.calendar.start = sim.MonthOf(2027, 1)
	var v T
	if n := r.parse(newFile("x", []byte(text)), []byte(text)); n != nil {
		r.read(n, "x", reflect.ValueOf(&v).Elem(), rule{})
	}
	return v, r.err()
}

func lawOf[K kind](t *testing.T, text string) sim.Law {
	t.Helper()
	q, err := readAs[Spread[K]](text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return q.law
}

func TestLiteralsMeanExactlyWhatIsWritten(t *testing.T) {
	month := 365.0 / 12
	for _, c := range []struct {
		dimension kind
		text      string
		want      float64
	}{
		{number{}, "110", 110}, {number{}, "1_250", 1250}, {number{}, "22k", 22000}, {number{}, "3.5m", 3.5e6}, {number{}, "1.2bn", 1.2e9}, {number{}, "0", 0}, {number{}, "0.35", 0.35},
		{rate{}, "27%", 0.27}, {rate{}, "0.27", 0.27}, {rate{}, "7.5%", 0.075}, {rate{}, "0%", 0}, {rate{}, "100%", 1}, {rate{}, "29%", 0.29},
		{money{}, "22k", 2_200_000}, {money{}, "5.5m", 550_000_000}, {money{}, "19.99", 1999},
		{moneyFlow{}, "600k per year", 5_000_000}, {moneyFlow{}, "50k per month", 5_000_000}, {moneyFlow{}, "150k per quarter", 5_000_000},
		{days{}, "90 days", 90}, {days{}, "1 day", 1}, {days{}, "6 weeks", 42}, {days{}, "12 months", 365}, {days{}, "2 years", 730}, {days{}, "none", 0},
		{term{}, "12 months", 12}, {term{}, "2 years", 24}, {term{}, "1 month", 1}, {term{}, "1 year", 12},
		{cadence{}, "annual", 12}, {cadence{}, "half-yearly", 6}, {cadence{}, "quarterly", 3}, {cadence{}, "monthly", 1}, {cadence{}, "5 months", 5}, {cadence{}, "prepaid", prepaid},
		{worktime{}, "45 minutes", 0.75}, {worktime{}, "1 hour", 1}, {worktime{}, "2.5 hours", 2.5}, {worktime{}, "none", 0}, {minutes{}, "7 minutes", 7}, {minutes{}, "1.5 hours", 90}, {minutes{}, "1 minute", 1},
		{week{}, "37.5", 37.5}, {flow{}, "0.3 per year", 0.025}, {amount{}, "-250k", -250e3},
		{lasting{}, "12 months", 12}, {lasting{}, "365 days", 12},
		{flow{}, "400 per month", 400}, {flow{}, "1.8 per month", 1.8}, {flow{}, "1_200 per year", 100}, {flow{}, "2 per day", 2 * month}, {flow{}, "7 per week", month},
		{hazard{}, "24%", 0.24}, {hazard{}, "24% per year", 0.24}, {hazard{}, "2% per month", 0.24}, {hazard{}, "150% per year", 1.5},
		{yearly{}, "15%", 0.15}, {yearly{}, "0.8% per month", 0.096},
		{growth{}, "1.2% per month", 0.012}, {growth{}, "-3% per month", -0.03}, {growth{}, "26.8241794562545% per year", 0.02},
		{when{}, "month 7", 6}, {when{}, "2027-10", 9}, {when{}, "2026-12", -1},
		{factor{}, "0.75", 0.75}, {whole{}, "4", 4}, {whole{}, "1.5k", 1500}, {change{}, "-30%", -0.3}, {amount{}, "80%", 0.8},
		{number{}, `"110"`, 110},
	} {
		r := &reader{report: &report{}, calendar: newCalendar()}
		r.calendar.start = sim.MonthOf(2027, 1)
		n := r.parse(newFile("x", []byte(c.text)), []byte(c.text))
		got, _, ok := r.one(n, "x", c.dimension.dimension())
		if !ok || !(math.Abs(got-c.want) <= 1e-12*math.Max(1, math.Abs(c.want))) {
			t.Errorf("%q as %s is %v, want %v %v", c.text, c.dimension.dimension().name, got, c.want, r.err())
		}
	}
}

// A plan may count 21 working days a month: a week then has 7 · 21 ÷ (365/12) of them, a year 252, and what comes every day
// comes 21 times a month.
func TestDurationsAreInTheDaysThatThePlanCounts(t *testing.T) {
	c := newCalendar()
	c.daysPerMonth = 21
	week := 7 * 21 / (365. / 12)
	for _, x := range []struct {
		dimension kind
		text      string
		want      float64
	}{
		{days{}, "10 days", 10}, {days{}, "1 week", week}, {days{}, "2 months", 42}, {days{}, "2 years", 504},
		{lasting{}, "63 days", 3}, {lasting{}, "1 year", 12}, {lasting{}, "2 weeks", 2 * week / 21},
		{flow{}, "2 per day", 42}, {flow{}, "7 per week", 365. / 12}, {flow{}, "36 per year", 3},
	} {
		if got, _, f := x.dimension.dimension().read(&c, x.text); f != nil || !(math.Abs(got-x.want) <= 1e-12*x.want) {
			t.Errorf("%q as %s is %v, want %v", x.text, x.dimension.dimension().name, got, x.want)
		}
	}
}

func TestLiteralsThatCouldBeMisreadAreRefused(t *testing.T) {
	for _, text := range []string{"017", "0x10", "0o7", "0b1", ".nan", ".NaN", ".inf", "-.inf", "true", "yes", "null", "~", "", "1e3", "1,000", "1 000", ".5", "5.", "--5", "1__0", "_1", "1_", "12:30",
		"５", "1k5", "1 k", "1%", "20 items", "1..2..3..4", "1 ..", ".. 2", "3 .. 2", "{}", "[]", "{p10: 1}", "{p10: 3, p50: 2, p90: 4}", "{mean: 3}", "{mean: 0, cv: 1}", "{law: gama, mean: 3, cv: 1}",
		"{value: 3, sauce: x}", "{source: x}", "{values: []}", "{values: [1, x]}", "{low: 3, mode: 2, high: 5}", "{fixed: 1 .. 2}", "{normal: {mean: 1}}", "{normal: {mean: -100, sd: 1}}", "{beta: {alpha: 1, beta: 1}}", "9999999999bn"} {
		if q, err := readAs[Assumption[number]](text); err == nil {
			t.Errorf("%q is read as %v", text, q.law)
		}
	}
	for _, text := range []string{"27", "1.2", "-1%", "101%", "0% .. 50%", "50% .. 100%", "27% per month", "{median: 20%, cv: 0.3}", "{mean: 50%, cv: 3}", "5 %"} {
		if q, err := readAs[Assumption[rate]](text); err == nil {
			t.Errorf("the rate %q is read as %v", text, q.law)
		}
	}
}

// A range has one period, begins above nothing and ends before all, and its ends may be each other's neighbours.
func TestRangesThatAreNoneAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		"1% per month .. 10% per year": "a range has one period",
		"0% .. 20%":                    "0% and 100% are certain and can only stand alone",
		"20% .. 100%":                  "0% and 100% are certain and can only stand alone",
		"20% .. 10%":                   "percentiles rise from left to right",
	} {
		if _, err := readAs[Assumption[churn]](text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	if _, err := readAs[Month]("month 0"); err == nil || !strings.Contains(err.Error(), "months are counted from month 1") {
		t.Errorf("month 0: %v", err)
	}
}

// A limit is within it: a model may count a day a month, or 31, and neither more nor fewer.
func TestLimitsAreWithin(t *testing.T) {
	for text, ok := range map[string]bool{"1": true, "31": true, "0.9": false, "31.1": false} {
		if _, err := readAs[DaysPerMonth](text); (err == nil) != ok || err != nil && !strings.Contains(err.Error(), "it lies between 1 and 31") {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestRangesGoThroughTheirPercentiles(t *testing.T) {
	for _, c := range []struct {
		law  sim.Law
		want [3]float64
	}{
		{lawOf[number](t, "30 .. 120"), [3]float64{30, 60, 120}},
		{lawOf[number](t, "{p10: 30, p90: 120}"), [3]float64{30, 60, 120}},
		{lawOf[number](t, "{value: 30 .. 120, source: survey, confidence: B}"), [3]float64{30, 60, 120}},
		{lawOf[number](t, "30 .. 50 .. 120"), [3]float64{30, 50, 120}},
		{lawOf[rate](t, "17% .. 22% .. 28%"), [3]float64{0.17, 0.22, 0.28}},
		{lawOf[rate](t, "20% .. 80%"), [3]float64{0.2, 0.5, 0.8}},
		{lawOf[flow](t, "330 .. 400 .. 490 per month"), [3]float64{330, 400, 490}},
		{lawOf[days](t, "45 .. 85 .. 165 days"), [3]float64{45, 85, 165}},
		{lawOf[days](t, "2 weeks .. 1 month"), [3]float64{14, math.Sqrt(14 * 365.0 / 12), 365.0 / 12}},
		{lawOf[days](t, "0 days .. 20 days .. 75 days"), [3]float64{0, 20, 75}},
		{lawOf[growth](t, "-1% .. 1% .. 2% per month"), [3]float64{-0.01, 0.01, 0.02}},
		{lawOf[money](t, "22k .. 38k .. 70k"), [3]float64{22e5, 38e5, 70e5}},
		{lawOf[number](t, "5 .. 5"), [3]float64{5, 5, 5}},
		{lawOf[number](t, "{mean: 100, cv: 0.5}"), [3]float64{48.824, 89.443, 163.854}},
		{lawOf[number](t, "{law: lognormal, mean: 100, cv: 50%}"), [3]float64{48.824, 89.443, 163.854}},
		{lawOf[number](t, "{low: 0, mode: 3, high: 10}"), [3]float64{1.36200, 3.50999, 6.20754}},
		{lawOf[number](t, "{values: [3, 1, 2]}"), [3]float64{1, 2, 3}},
	} {
		for i, p := range []float64{0.1, 0.5, 0.9} {
			if got := c.law.Quantile(p); !near.EqualWithinAbsOrRel(got, c.want[i], 1e-12, 1e-5) {
				t.Errorf("%#v: P%v is %v, want %v", c.law, 100*p, got, c.want[i])
			}
		}
	}
}

func TestLawsHaveTheirReferenceFigures(t *testing.T) {
	l, ok := lawOf[number](t, "{mean: 100, cv: 0.5}").(sim.LogNormal)
	if !ok || !(math.Abs(l.Mu-4.493598) <= 5e-7) || !(math.Abs(l.Sigma-0.472381) <= 5e-7) {
		t.Errorf("log-normal with mean 100 and CV 0.5 is %#v", l)
	}
	for _, c := range []struct {
		law  sim.Law
		mean float64
	}{
		{lawOf[number](t, "30 .. 120"), 69.450},
		{lawOf[number](t, "{low: 0, mode: 3, high: 10}"), 3.66667},
		{lawOf[days](t, "{law: gamma, mean: 5 days, cv: 0.71}"), 5},
		{lawOf[days](t, "{law: weibull, shape: 1, scale: 9 days}"), 9},
		{lawOf[days](t, "{law: exponential, mean: 9 days}"), 9},
		{lawOf[rate](t, "{mean: 20%, cv: 0.5}"), 0.2},
		{lawOf[rate](t, "{beta: {alpha: 2, beta: 8}}"), 0.2},
		{lawOf[rate](t, "{law: beta, alpha: 2, beta: 8}"), 0.2},
		{lawOf[rate](t, "{normal: {mean: 50%, sd: 10%}}"), 0.5},
		{lawOf[number](t, "{values: [3, 1, 2]}"), 2},
		{lawOf[number](t, "{fixed: 7}"), 7},
		{lawOf[number](t, "{median: 60, cv: 0}"), 60},
	} {
		if !(math.Abs(c.law.Mean()-c.mean) <= 5e-4) {
			t.Errorf("%#v has mean %v, want %v", c.law, c.law.Mean(), c.mean)
		}
	}
}

func TestAnUncertainCentreIsAFactorWithMedianOne(t *testing.T) {
	q, err := readAs[Spread[money]]("{spread: 22k .. 38k .. 70k, centre_uncertain: 15%}")
	if err != nil {
		t.Fatal(err)
	}
	if got := q.centre.Quantile(0.5); got != 1 {
		t.Errorf("the centre's median is %v", got)
	}
	if got, want := fmt.Sprint(q.law), fmt.Sprint(lawOf[money](t, "22k .. 38k .. 70k")); got != want {
		t.Errorf("the spread is %v, want %v", got, want)
	}
}

func FuzzLiteral(f *testing.F) {
	for _, text := range []string{"110", "22k .. 38k .. 70k", "17% .. 28%", "{law: gamma, mean: 5, cv: 0.71}", "{spread: 1 .. 2, centre_uncertain: 15%}", "{normal: {mean: 1, sd: 2, min: 0}}",
		"90 days", "month 4", "2027-04 .. 2027-09", "1.2% per month", "{values: [1, 2]}", "{value: 3, source: x}", "{low: 0, mode: 3, high: 10}", "{law: weibull, shape: 0.1, scale: 1}", "{p10: 1%, p50: 2%, p90: 3%}", "none"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range dimensions {
			r := &reader{report: &report{}, calendar: newCalendar()}
			r.calendar.start = sim.MonthOf(2027, 1)
			n := r.parse(newFile("x", []byte(text)), []byte(text))
			if n == nil {
				continue
			}
			q := r.quantity(n, "x", d, true)
			if r.err() != nil || !q.given() {
				continue
			}
			for _, p := range []float64{1e-6, 0.5, 1 - 1e-6} {
				if v := q.law.Quantile(p); math.IsNaN(v) || math.IsInf(v, 0) {
					t.Errorf("%q as %s: P%v is %v", text, d.name, 100*p, v)
				}
			}
		}
	})
}

// A remedy that is followed to the letter gives the number that was meant.
func TestRemediesKeepTheNumber(t *testing.T) {
	for _, c := range []struct {
		d          *dimension
		text, want string
	}{
		{&moneys, "80 000", "write 80_000"},
		{&moneys, "80'000", "write 80_000"},
		{&moneyFlows, "1 250 000 per year", "write 1_250_000 per year"},
		{&moneys, "80K", "write 80k"},
		{&moneys, "80 k", "write 80k"},
		{&levels, "4.5 million", "write 4.5m"},
		{&levels, "4.5M", "write 4.5m"},
		{&moneys, "2mio.", "write 2m"},
		{&moneyFlows, "2 Mrd per year", "write 2bn per year"},
		{&churns, "11% p.a.", "write 11% per year"},
		{&churns, "2% monthly", "write 2% per month"},
		{&hazards, "24% a year", "write 24% per year"},
		{&flows, "35 weekly", "write 35 per week"},
		{&flows, "120 to 190 per month", "a range has two dots and spaces, as in 45 .. 85 days"},
		{&rates, "11 percent", "write 11%"},
		{&yearlies, "15% per quarter", "write per month or per year"},
		{&factors, "20%", "20% more is 1.2, 20% less 0.8"},
		{&moneys, "80k p.a.", `write it without "p.a."`}, // pay is a year's already
		{&moneys, "80k USD", `write it without "USD"`},
		{&dayses, "60days", "put a space between the number and its unit; thousands are k, millions m, billions bn"},
		{&dayses, "3 m", ""},
	} {
		_, _, f := c.d.read(&calendar{daysPerMonth: 30, minor: 100}, c.text)
		if f == nil || f.hint != c.want {
			t.Errorf("%s %q: got %+v, want %q", c.d.name, c.text, f, c.want)
		}
	}
}
