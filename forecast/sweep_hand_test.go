package forecast

import "testing"

// From 1 to 2 is told to gain, from 2 to 3 is told to lose: steps pay up to 2. Where less is better, as of cost, the first step loses already.
func TestStepsPayUpToTheFirstThatDoesNot(t *testing.T) {
	step := func(mean float64) []*Margin {
		return []*Margin{{Figure: &Difference{Mean: mean, Verdict: Verdict{Distinct: true}}}}
	}
	for metric, want := range map[string]Stop{
		"arr":  {Axis: "team.ae", PaysTo: "2", Next: "3", Loses: true, Verdict: Verdict{Distinct: true}},
		"cost": {Axis: "team.ae", PaysTo: "1", Next: "2", Loses: true, Verdict: Verdict{Distinct: true}},
	} {
		s := &sweeper{Sweep: &Sweep{Axes: []SweptAxis{{Path: "team.ae", Values: []string{"1", "2", "3"}}}, Figure: AimedAt{Metric: metric}}}
		s.Cells = []SweptCell{{Values: []string{"1"}, Marginal: []*Margin{nil}}, {Values: []string{"2"}, Marginal: step(5)}, {Values: []string{"3"}, Marginal: step(-1)}}
		if s.stops(); len(s.Stops) != 1 || s.Stops[0] != want {
			t.Errorf("%s: %+v, want %+v", metric, s.Stops, want)
		}
	}
}
