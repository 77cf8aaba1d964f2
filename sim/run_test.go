package sim

import (
	"context"
	"math"
	"testing"
	"time"
)

// same repeats a value for every segment.
func same[T any](n int, v T) []T {
	out := make([]T, n)
	for i := range out {
		out[i] = v
	}
	return out
}

func fixed(x float64) Value    { return Value{Fixed: x} }
func spreadOf(l Law) Spread    { return Spread{Law: l} }
func limit(x float64) Capacity { return Capacity{Set: true, Value: fixed(x)} }

// seated is n seats of a role, filled from the first day.
func seated(role, n int) []Seat {
	var out []Seat
	for i := range n {
		out = append(out, Seat{Key: uint64(role)<<32 | uint64(i), Role: role, Seated: true})
	}
	return out
}

// ref1 is a plan of the size of a mid-sized team: 40 leads a working day, four
// SDRs, six AEs whose slots bind, three stages, annual contracts.
func ref1() *Model {
	stage := func(name string, pass float64) Stage {
		dwell := spreadOf(LogNormalMeanCV(20, 0.8))
		return Stage{Name: name, Pipeline: true, WorkedBy: []int{1}, Passes: []Value{fixed(pass)},
			Won: []Spread{dwell}, Lost: []Spread{dwell}, ColdAfter: NoLimit}
	}
	discovery := stage("discovery", 0.75)
	discovery.ColdAfter = 30
	return &Model{
		Name: "ref-1", Currency: Currency{"USD", 2}, Start: MonthOf(2027, time.January), FiscalStart: time.January,
		Months: 24, DaysPerMonth: 21,
		Segments: []Segment{{
			Name: "all-in-one", Worth: spreadOf(LogNormalMeanCV(18000_00, 0.7)), TermMonths: 12,
			Churn: fixed(0.12), Expansion: Growth{Rate: fixed(0.08), SD: 0.1, Min: -0.3, Max: 0.5},
		}},
		Stages: []Stage{
			{Name: "lead", WorkedBy: []int{0}, Passes: []Value{fixed(0.12)},
				Won: []Spread{spreadOf(Gamma{M: 5, CV: math.Sqrt(0.5)})}, Lost: []Spread{{}}, ColdAfter: 10},
			discovery, stage("demo", 0.60), stage("proposal", 0.55),
		},
		Sources: []Source{{Name: "inbound", Kind: Inbound, Volume: []Step{{Value: fixed(840)}}, Shares: []float64{1}}},
		Roles: []Role{
			{Name: "sdr", Handles: limit(420), RampWeight: 0.6},
			{Name: "ae", Open: limit(25), RampWeight: 0.6},
		},
		Seats: append(seated(0, 4), seated(1, 6)...),
	}
}

func mustRun(t testing.TB, m *Model, paths int) *Paths {
	t.Helper()
	p, err := Run(context.Background(), m, Options{Paths: paths, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// seriesAt finds a series by metric and segment.
func seriesAt(t testing.TB, p *Paths, metric, segment string) int {
	t.Helper()
	for i, s := range p.Series {
		if s.Metric == metric && s.Segment == segment {
			return i
		}
	}
	t.Fatalf("no series %s of %s", metric, segment)
	return -1
}

// column is one series in one month over the paths.
func column(t testing.TB, p *Paths, metric string, month int) []int64 {
	t.Helper()
	return p.Column(nil, seriesAt(t, p, metric, All), month)
}

// meanSE is the mean of a column and its standard error.
func meanSE(values []int64) (mean, se float64) {
	n := float64(len(values))
	for _, v := range values {
		mean += float64(v) / n
	}
	for _, v := range values {
		se += (float64(v) - mean) * (float64(v) - mean)
	}
	return mean, math.Sqrt(se / (n - 1) / n)
}
