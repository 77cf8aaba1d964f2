package main

import (
	"slices"
	"testing"

	"funnelcast/forecast"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// One AE more in the sixth month of the mid-market plan: nothing at all differs in the months before, on any
// path, and pairing makes the error of the ARR difference at least five times smaller.
func TestOneMoreAEIsComparedUnderTheSameLuck(t *testing.T) {
	t.Parallel()
	const sixth = 5
	var paths [2]*sim.Paths
	var models [2]*sim.Model
	for i, p := range []scenarios.Patches{{}, {Set: []string{"team.ae@2027-06=1"}}} {
		s, err := scenarios.Load("midmarket-balanced", p)
		if err != nil {
			t.Fatal(err)
		}
		models[i] = s.Model()
		if paths[i], err = sim.Run(t.Context(), models[i], sim.Options{Paths: 320, Seed: 1}); err != nil {
			t.Fatal(err)
		}
	}
	differ := make([]int, models[0].Months) // series, by month
	var a, b []int64
	for s, of := range paths[0].Series {
		for month := range differ {
			a, b = paths[0].Column(a, s, month), paths[1].Column(b, s, month)
			if slices.Equal(a, b) {
				continue
			}
			if differ[month]++; month < sixth {
				t.Errorf("%s of %s differs in month %d", of.Metric, of.Segment, month+1)
			}
		}
	}
	if differ[sixth] == 0 || differ[len(differ)-1] < 20 {
		t.Errorf("series that differ, by month: %d", differ)
	}
	c := forecast.NewComparison("A", models[0], paths[0], forecast.About{})
	c.Add("B", "", models[1], paths[1])
	d := c.Plans[1].AtTheEnd("arr").Difference
	t.Logf("ARR at the end %+.0f ± %.0f paired, ± %.0f unpaired: %.1f times smaller", d.Mean, d.SE, d.Unpaired, d.Times())
	if !(d.Times() >= 5 && d.Distinct && d.Mean > 0) {
		t.Errorf("%+v", d)
	}
}
