package forecast

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"funnelcast/sim"
)

// booked are the series a comparison reads.
var booked = []sim.Series{
	{Metric: "arr", Segment: sim.All, Unit: sim.Minor, Stock: true},
	{Metric: "opening_arr", Segment: sim.All, Unit: sim.Minor, Stock: true},
	{Metric: "new_arr", Segment: sim.All, Unit: sim.Minor},
	{Metric: "expansion_arr", Segment: sim.All, Unit: sim.Minor},
	{Metric: "contraction_arr", Segment: sim.All, Unit: sim.Minor},
	{Metric: "churned_arr", Segment: sim.All, Unit: sim.Minor},
	{Metric: "new_customers", Segment: sim.All},
	{Metric: "wins", Segment: sim.All},
	{Metric: "open_pipeline", Segment: sim.All, Unit: sim.Minor, Stock: true},
	{Metric: "cost", Segment: sim.All, Unit: sim.Minor},
	{Metric: "cumulative_cash", Segment: sim.All, Unit: sim.Minor, Stock: true},
	{Metric: "bookings", Segment: sim.All, Unit: sim.Minor},
}

// randomBooks are of random flows: ARR closes with what it opens with and what comes and goes.
func randomBooks(seed uint64, paths, months int) *sim.Paths {
	r := rand.New(rand.NewPCG(seed, 1))
	rec := make(record, len(booked))
	for s := range rec {
		for range months {
			column := make([]int64, paths)
			for i := range column {
				column[i] = r.Int64N(1000)
			}
			rec[s] = append(rec[s], column)
		}
	}
	for m := range months {
		for i := range paths {
			if m > 0 {
				rec[1][m][i] = rec[0][m-1][i]
			}
			rec[0][m][i] = rec[1][m][i] + rec[2][m][i] + rec[3][m][i] - rec[4][m][i] - rec[5][m][i]
		}
	}
	return rec.paths(booked...)
}

// Of 64 paths in yen, sums and means are exact, so the steps must make up the difference to the last bit.
func TestTheBridgeLeadsFromOneARRToTheOther(t *testing.T) {
	m := plan(april2027, 14)
	m.Currency = sim.Currency{Code: "JPY"}
	c := NewComparison("a", m, randomBooks(1, 64, 14), About{})
	c.Add("b", "", m, randomBooks(2, 64, 14))
	b := &c.Plans[1]
	sum := 0.0
	for _, s := range b.More.Bridge {
		sum += s.Mean
	}
	if d := b.AtTheEnd("arr").Difference; sum != d.Mean || sum == 0 {
		t.Errorf("the steps come to %v, ARR differs by %v", sum, d.Mean)
	}
	if last := b.More.ARR[13]; last.Mean != sum {
		t.Errorf("the last month's difference is %v", last.Mean)
	}
	if c.Plans[0].More != nil || c.Plans[0].Figures[0].Difference != nil {
		t.Error("the baseline is compared with itself")
	}
}

// Two paths, one month. A: 2 and 4 new customers worth 10,000 and 26,000 together, 6,000 each on average. B: 3 and 4, worth
// 21,000 and 24,000, 6,428 4/7 each. Nothing says where they come from, and so they count as leads: half a customer more at the mean of
// both values is 3,107 1/7, and 3.25 customers' 428 4/7 more are 1,392 6/7. Churn is 500 less and 1,500 more. Single
// paths are rounded to whole yen.
func TestABridgeWorkedByHand(t *testing.T) {
	m := plan(april2027, 1)
	m.Currency = sim.Currency{Code: "JPY"}
	books := func(arr, opening, fresh, churned, many []int64) *sim.Paths {
		zero := []int64{0, 0}
		return record{{arr}, {opening}, {fresh}, {zero}, {zero}, {churned}, {many}, {many}, {zero}, {zero}, {zero}, {zero}}.paths(booked...)
	}
	c := NewComparison("a", m, books([]int64{109000, 125000}, []int64{100000, 100000}, []int64{10000, 26000}, []int64{1000, 1000}, []int64{2, 4}), About{})
	c.Add("b", "", m, books([]int64{120500, 121700}, []int64{100000, 100200}, []int64{21000, 24000}, []int64{500, 2500}, []int64{3, 4}))
	want := map[string]float64{"opening_arr": 100, "leads": 3107 + 1.0/7, "price": 1392 + 6.0/7, "churned_arr": -500}
	bridge := c.Plans[1].More.Bridge
	if len(bridge) != len(BridgeParts) {
		t.Fatalf("%d steps, want %d", len(bridge), len(BridgeParts))
	}
	for _, s := range bridge {
		if !(math.Abs(s.Mean-want[s.Part]) <= 0.5) {
			t.Errorf("%s: %v, want %v", s.Part, s.Mean, want[s.Part])
		}
	}
	if d := c.Plans[1].Figures[0].Difference; d.Mean != 4100 || d.SE != 7400 { // of 11,500 and −3,300
		t.Errorf("ARR differs by %v ± %v, want 4100 ± 7400", d.Mean, d.SE)
	}
}

func TestFlowsAreSummedByFiscalYearAndStocksReadAtItsEnd(t *testing.T) {
	m := plan(april2027, 14) // twelve months and two
	m.Targets = []sim.Target{{Name: "Plan", Metric: "wins", Segment: sim.All, From: 1, Month: 2, AtLeast: 1000}}
	a, b := randomBooks(1, 70, 14), randomBooks(2, 70, 14)
	c := NewComparison("a", m, a, About{})
	c.Add("b", "", m, b)
	sums := func(p *sim.Paths, s, from, to int) (mean float64) {
		for month := from; month <= to; month++ {
			for _, v := range p.Column(nil, s, month) {
				mean += float64(v) / 70
			}
		}
		return mean
	}
	for _, w := range []struct {
		period, metric   string
		series, from, to int
		scale            float64
	}{
		{"FY2027", "wins", 7, 0, 11, 1}, {"FY2028", "wins", 7, 12, 13, 1}, {WholePlan, "wins", 7, 0, 13, 1},
		{"FY2027", "cost", 9, 0, 11, 100}, {"FY2027", "open_pipeline", 8, 11, 11, 100}, {WholePlan, "open_pipeline", 8, 13, 13, 100},
	} {
		f := c.Plans[1].In(w.period, w.metric)
		isA, isB := sums(a, w.series, w.from, w.to)/w.scale, sums(b, w.series, w.from, w.to)/w.scale
		if !(math.Abs(float64(f.Mean)-isB) <= 1e-9*isB) || !(math.Abs(f.Difference.Mean-(isB-isA)) <= 1e-9*isB) {
			t.Errorf("%s of %s: %v, %v more; want %v, %v", w.metric, w.period, f.Mean, f.Difference.Mean, isB, isB-isA)
		}
	}
	if target := c.Plans[1].Targets[0]; !(math.Abs(target.Difference.Mean-(sums(b, 7, 1, 2)-sums(a, 7, 1, 2))) <= 1e-9) {
		t.Errorf("the target's sum differs by %v", target.Difference.Mean)
	} else {
		near(t, "the target's gain", target.Gain.Points, target.Probability-c.Plans[0].Targets[0].Probability)
	}
}

func TestAPlanComparedWithItselfDiffersNowhere(t *testing.T) {
	m := plan(april2027, 14)
	c := NewComparison("a", m, randomBooks(1, 250, 14), About{})
	c.Add("b", "", m, randomBooks(1, 250, 14))
	for _, f := range c.Plans[1].Figures {
		if f.Difference.Same != 1 || f.Difference.Mean != 0 || f.Difference.Paths != (Band{}) {
			t.Errorf("%s of %s: %+v", f.Metric, f.Period, f.Difference)
		}
	}
	for month, s := range c.Plans[1].More.ARR {
		if s != (Summary{}) {
			t.Errorf("month %d: %+v", month, s)
		}
	}
	if len(c.Warnings) != 1 || !strings.Contains(c.Warnings[0].Text, "B (b) does not differ") {
		t.Errorf("%v", c.Warnings)
	}
}

func TestWhatDoesNotPairIsRefused(t *testing.T) {
	a := plan(april2027, 14)
	a.Targets = []sim.Target{{Name: "Big", Metric: "arr", Segment: "smb", Month: 13}}
	if err := Comparable(a, plan(april2027, 14)); err != nil {
		t.Error(err)
	}
	for want, change := range map[string]func(m *sim.Model){
		"different currencies (USD and EUR)":                                         func(m *sim.Model) { m.Currency.Code = "EUR" },
		"different first months (2027-04 and 2027-05), numbers of months (14 and 9)": func(m *sim.Model) { m.Start++; m.Months = 9 },
		"different fiscal years (from April and from January)":                       func(m *sim.Model) { m.FiscalStart = 0 },
		`target "Big" is about arr of smb, which the other plan has not`:             func(m *sim.Model) { m.Segments[1].Name = "small" },
	} {
		b := plan(april2027, 14)
		change(b)
		if err := Comparable(a, b); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	defer func() {
		if why, _ := recover().(string); !strings.Contains(why, "other paths") {
			t.Errorf("a run of other paths is compared: %s", why)
		}
	}()
	a.Targets = nil
	NewComparison("a", a, randomBooks(1, 64, 14), About{}).Add("b", "", a, randomBooks(1, 65, 14))
}

// A ranking puts what costs the most ARR at the end first, keeps the baseline before it and the names with their plans.
func TestTheWorstStressIsRankedFirst(t *testing.T) {
	c := &Comparison{Plans: []Compared{{Name: "A"}}}
	for i, mean := range []float64{-2, 3, -5, 0} {
		c.Plans = append(c.Plans, Compared{Name: string(rune('B' + i)), Figures: []ComparedFigure{
			{Period: "FY2027", Line: Line{Metric: "arr"}, Difference: &Difference{Mean: -mean}},
			{Period: WholePlan, Line: Line{Metric: "cost"}, Difference: &Difference{Mean: -mean}},
			{Period: WholePlan, Line: Line{Metric: "arr"}, Difference: &Difference{Mean: mean}},
		}})
	}
	c.Rank()
	order := ""
	for _, p := range c.Plans {
		order += p.Name
	}
	if order != "ADBEC" {
		t.Errorf("ranked %s, want ADBEC", order)
	}
}
