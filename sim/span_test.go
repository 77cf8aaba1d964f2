package sim

import "testing"

// managed is a plan of four people, of whom one manager can lead two.
func managed(managers int) *Model {
	m := bare(4, 30)
	m.Stages = []Stage{step("lead", 0)}
	m.Roles = []Role{{Name: "ae", RampWeight: .6}, {Name: "manager", Manages: []int{0}, Span: 2, BeyondSpan: .2}}
	m.Seats = append(seated(0, 4), seated(1, managers)...)
	return m
}

// Reports beyond the span lose a share of their odds: two of four with a rate of ½
// fall to .8/1.8 under one manager, all four under none, none under two.
func TestReportsBeyondTheSpanLoseOdds(t *testing.T) {
	t.Parallel()
	for managers, want := range []float64{4 * .8 / 1.8, 2*.5 + 2*.8/1.8, 4 * .5} {
		m := managed(managers)
		m.Months = 1
		m.Stages = []Stage{lasting("deal", .5, Fixed(10), 0)}
		m.OpeningPipeline = []OpeningItems{{Count: 4 * 100}}
		m.Roles[0].Open = limit(100)
		p := mustRun(t, m, 512)
		mean, se := monthly(t, p, "wins", 0)
		near(t, "wins of a hundred each", mean/100, se/100, want)
	}
}

// And of what they find: 10 a month each, two of four at 80 %.
func TestReportsBeyondTheSpanFindLess(t *testing.T) {
	t.Parallel()
	m := managed(1)
	m.Sources = []Source{inbound(10)}
	m.Sources[0].Kind = Prospecting
	p := mustRun(t, m, 1024)
	mean, se := estimate(eachPath(t, p, "items", 0, 4, itself))
	near(t, "items a month", mean, se, 36)
}

// And of the speed at which they learn: at half speed the ramp's first month takes
// two. The longest in seat are led; among equals those named first.
func TestReportsBeyondTheSpanLearnSlower(t *testing.T) {
	m := managed(1)
	m.Roles[1].BeyondSpan = .5
	m.Roles[0].Ramp = []float64{0, 1}
	m.Seats = seated(1, 1)
	for i := range 4 {
		m.Seats = append(m.Seats, Seat{Key: uint64(i + 1)})
	}
	p := mustRun(t, m, 2)
	for month, want := range []int64{0, 2_000_000, 4_000_000, 4_000_000} {
		always(t, p, "ramped_headcount.ae", month, want)
	}
}
