package forecast

import (
	"math"
	"testing"

	"funnelcast/sim"
)

// funnelOf is a plan of one segment whose two stages pass with these probabilities.
func funnelOf(first, second float64, sources ...sim.Source) *chances {
	m := &sim.Model{Segments: make([]sim.Segment, 1), Sources: sources}
	for _, p := range []float64{first, second} {
		m.Stages = append(m.Stages, sim.Stage{Passes: []sim.Value{{Fixed: p}}, Pipeline: true})
	}
	return &chances{m: m}
}

// A source lifts the odds of a stage, not its probability: odds of 1:3, three times as good, are 1:1.
func TestASourceLiftsOdds(t *testing.T) {
	c := funnelOf(0.25, 0.8)
	s := &sim.Source{Lift: []sim.Value{{Fixed: 3}, {Fixed: 1}}}
	if got := c.reach(s, 0, 0); math.Abs(got-0.5*0.8) > 1e-12 {
		t.Errorf("from the first stage on: %v", got)
	}
	if got := c.reach(nil, 0, 1); math.Abs(got-0.8) > 1e-12 {
		t.Errorf("from the second stage on: %v", got)
	}
}

// Of those who sign up one in ten pays by themselves and a fifth comes into a funnel that wins a fifth: 14 of a hundred. Of two
// sources of sign-ups, which a run counts together, each counts alike.
func TestASignUpIsWonAloneOrThroughTheFunnel(t *testing.T) {
	free := sim.Source{Kind: sim.SelfServe, Shares: []float64{1}, Signups: sim.Signups{Pays: sim.Value{Fixed: 0.1}, Qualifies: sim.Value{Fixed: 0.2}}}
	paid := free
	paid.Signups.Pays.Fixed = 0.3
	c := funnelOf(0.25, 0.8, free, paid)
	if got := c.of(&free, nil); math.Abs(got-0.14) > 1e-12 {
		t.Errorf("one is won with %v", got)
	}
	all := []inflow{{from: signUps, chance: []float64{0}}, {from: onFirstDay, chance: []float64{0}}}
	c.rate(all, []float64{1}, 0)
	if got := all[0].chance[0]; math.Abs(got-(0.14+0.34)/2) > 1e-12 {
		t.Errorf("one of either source is won with %v", got)
	}
}
