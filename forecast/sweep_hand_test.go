package forecast

import (
	"slices"
	"testing"

	"funnelcast/sim"
)

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

// Who is promoted in the middle of the plan is half a head of either role; who comes in its last quarter a quarter.
func TestPlannedHeadsAreAveragedOverTheMonths(t *testing.T) {
	m := plan(april2027, 12)
	m.Seats = []sim.Seat{{Role: 0, Seated: true, Becomes: 2, BecomesMonth: 6}, {Role: 1, Month: 9}, {Role: 1, Month: 14}, {Role: 0, Month: 8, Becomes: 2, BecomesMonth: 20}}
	for role, want := range []float64{0.5 + 4.0/12, 0.5 + 0.25} {
		near(t, "heads", planned(m, role), want)
	}
}

// With one closer two who prospect for them are worth it, with two closers two, too: two and one for each, one and a half in the middle.
func TestTheMiddleRatioOfTwoIsBetweenThem(t *testing.T) {
	s := &sweeper{Sweep: &Sweep{Axes: []SweptAxis{{Path: "team.bdr", Values: []string{"1", "2", "3"}}, {Path: "team.ae", Values: []string{"1", "2"}}}}}
	var plans []SweptPlan
	for bdr, b := range s.Axes[0].Values {
		for ae, a := range s.Axes[1].Values {
			m := plan(april2027, 1)
			m.Roles = []sim.Role{{Name: "bdr"}, {Name: "ae"}}
			m.Seats = append(slices.Repeat([]sim.Seat{{Role: 0, Seated: true}}, bdr+1), slices.Repeat([]sim.Seat{{Role: 1, Seated: true}}, ae+1)...)
			plans = append(plans, SweptPlan{Model: m})
			s.Cells = append(s.Cells, SweptCell{Values: []string{b, a}})
		}
	}
	for _, other := range []string{"team.ae=1", "team.ae=2"} {
		s.Stops = append(s.Stops, Stop{Axis: "team.bdr", Other: other, PaysTo: "2", Next: "3"})
	}
	if s.ratio(plans); s.Ratio.Of != "bdr" || s.Ratio.To != "ae" || !slices.Equal(s.Ratio.Full, []float64{1, 1.5, 2}) {
		t.Errorf("%+v", *s.Ratio)
	}
}
