package sim

import "testing"

// Ramped equivalents as published (mod-us, RRE): 5 at 25 %, 3 at 60 %, 2 at 85 %
// and 15 at 100 % make 19.75. The curve has one step a month in seat.
func TestRampedEquivalentsAreTheSumOfRampCurves(t *testing.T) {
	m := team(15, 4, 0)
	m.Roles[0].Ramp = []float64{.25, .6, .85, 1}
	hire(m, 2, 1)
	hire(m, 3, 2)
	hire(m, 5, 3)
	p := mustRun(t, m, 2)
	always(t, p, "headcount.ae", 3, 25)
	always(t, p, "ramped_headcount.ae", 3, 19_750_000)
	// The same team a month before: 2 at 60 % and 3 at 25 %.
	always(t, p, "ramped_headcount.ae", 2, 16_950_000)
}

// The other published sum: 20 × .85 + 5 × .5 × .7 = 18.75.
func TestRampedEquivalentsOfTwoCohorts(t *testing.T) {
	m := team(0, 2, 0)
	m.Roles[0].Ramp = []float64{.5 * .7, .85}
	hire(m, 20, 0)
	hire(m, 5, 1)
	p := mustRun(t, m, 2)
	always(t, p, "ramped_headcount.ae", 1, 18_750_000)
}

// Who is at 50 % holds half the items and starts half as many a month: slots and
// starts scale with the ramp, rounded down to whole items held.
func TestCapacityScalesWithRamp(t *testing.T) {
	m := bare(3, 30)
	m.Stages = []Stage{lasting("deal", 1, Fixed(1000), 0)}
	m.OpeningPipeline = []OpeningItems{{Count: 100}}
	m.Roles = []Role{{Name: "ae", Open: limit(9), Ramp: []float64{0, .5, 1}}}
	hire(m, 1, 0)
	p := mustRun(t, m, 2)
	for month, open := range []int64{0, 4, 9} {
		always(t, p, "open_pipeline_count.deal", month, open)
	}

	m = bare(3, 30)
	m.Stages = []Stage{step("lead", 0, 0)}
	m.OpeningPipeline = []OpeningItems{{Count: 1000}}
	m.Roles = []Role{{Name: "sdr", Handles: limit(120), Ramp: []float64{.25, .5, 1}}}
	hire(m, 1, 0)
	p = mustRun(t, m, 2)
	for month, handled := range []int64{30, 60, 120} {
		always(t, p, "disqualified", month, handled)
	}
}

// The ramp effect on odds is w + (1−w)·ramp: at 25 % and w .6 it is .7, so that a rate of ½
// becomes .7/1.7.
func TestOddsAreRampedByTheirWeight(t *testing.T) {
	t.Parallel()
	m := bare(2, 30)
	m.Stages = []Stage{step("deal", .5, 0)}
	m.Sources = []Source{inbound(170)}
	m.Roles = []Role{{Name: "ae", Ramp: []float64{.25, 1}, RampWeight: .6}}
	hire(m, 1, 0)
	p := mustRun(t, m, 1024)
	mean, se := monthly(t, p, "wins", 0)
	near(t, "wins in the first month", mean, se, 70)
	mean, se = monthly(t, p, "wins", 1)
	near(t, "wins in the second", mean, se, 85)
}
