package forecast

import "funnelcast/sim"

// A StressTest is what a plan goes through: the stresses compared with it, how long they are felt, and how bad some of them must get.
type StressTest struct {
	*Comparison
	Reverse *Reverse `json:"reverse,omitempty"` // nil where it was not asked for
}

// NewStressTest begins a stress test with the run of the plan as it stands, of two paths or more.
func NewStressTest(scenario string, m *sim.Model, p *sim.Paths, a About) *StressTest {
	t := &StressTest{Comparison: NewComparison(scenario, m, p, a)}
	t.stresses = true
	v := &versus{Comparison: t.Comparison, m: m, p: p, baseline: true}
	v.firstDifference() // so that what recoveries need of the plan is kept
	v.added()
	return t
}

// AddStress adds the plan under a stress that begins in a month, counted from 0, and tells how long it is felt. Of a stress
// of which that is not known, −1, it is the first month in which ARR, pipeline or cost of any path is another.
func (t *StressTest) AddStress(scenario, hash string, m *sim.Model, p *sim.Paths, begins int) {
	t.Add(scenario, hash, m, p)
	v := &versus{Comparison: t.Comparison, m: m, p: p}
	if begins < 0 {
		begins = v.firstDifference()
	}
	plan := &t.Plans[len(t.Plans)-1]
	plan.Recovery = v.recovery(begins)
	t.warnOfTwins(plan)
}
