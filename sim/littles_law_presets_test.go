package sim_test

import (
	"math"
	"testing"

	"funnelcast/scenarios"
	"funnelcast/sim"
)

// Little's law, L = λW, in every stage of every preset, where people ramp, leave, are covered and
// get tired of waiting. Over a window it holds to the item (Little, A Proof for the Queuing Formula, 1961): the
// number there, summed over the days, is what each of those who came spent there inside the window. One side is
// what the engine counts each day: who waits in a stage, whose opportunity is in it, what
// people hold, what is open. The other is the items' own: from the day they joined a queue to that on which they
// were begun or went cold, and from there to the day on which their stage was then said to end.
//
// W is held to the plan as well: the days that items take, less the mean of the law they are drawn from,
// are nothing in the mean. Those of deals that are won depend on the season and the shocks of the day on which they
// close, so that the plan is also played without.
func TestLittlesLawHoldsInEveryStageOfEveryPreset(t *testing.T) {
	t.Parallel()
	for _, preset := range scenarios.Presets() {
		s, err := scenarios.Load(preset.Name, scenarios.Patches{})
		if err != nil {
			t.Fatal(err)
		}
		calm := *s.Model()
		calm.CloseSeason, calm.Shocks = [12]float64{}, nil
		for i, m := range []*sim.Model{s.Model(), &calm} {
			v := sim.VisitsOf(t, m, 2)
			if what := v.Broken(); what != "" {
				t.Errorf("%s: %s", preset.Name, what)
			}
			for j := range v.Stages {
				asPlanned(t, preset.Name, &v.Stages[j], float64(v.Days))
			}
			if last := v.Stages[len(v.Stages)-1]; i == 1 && len(last.Excess) < 100 {
				t.Errorf("%s: the days of only %d deals looked at", preset.Name, len(last.Excess))
			}
		}
	}
}

// asPlanned checks that a stage's days are, in the mean, those of the plan's laws.
func asPlanned(t *testing.T, preset string, s *sim.Visit, days float64) {
	t.Helper()
	mean, se := 0.0, 0.0
	n := float64(len(s.Excess))
	for _, x := range s.Excess {
		mean += x / n
	}
	for _, x := range s.Excess {
		se += (x - mean) * (x - mean)
	}
	if se = math.Sqrt(se) / n; n > 1 && !(math.Abs(mean) <= 4*se+1e-9) {
		t.Errorf("%s: items in %s take %.3g ± %.2g days more than planned", preset, s.Name, mean, se)
	}
	if s.Begun > 0 {
		t.Logf("%s, %s: L waiting %.2f, λ begun %.3f a day × W %.2f days, %.3g ± %.2g more than planned", preset, s.Name,
			float64(s.Waiting[0])/days, float64(s.Begun)/days, float64(s.Worked)/float64(s.Begun), mean, se)
	}
}
