package scenarios_test

import (
	"context"
	"fmt"
	"testing"

	"funnelcast/scenarios"
	"funnelcast/sim"
)

// More business development reps bring more deals until the closers are full: on the
// balanced mid-market plan the first two reps more bring several times what the last
// two bring, for by then nearly every slot is taken.
func TestMoreRepsSellMoreUntilClosersAreFull(t *testing.T) {
	sold, busy := map[int]float64{}, map[int]float64{}
	for _, reps := range []int{1, 3, 7, 9} {
		s, err := scenarios.Load("midmarket-balanced", scenarios.Patches{Set: []string{fmt.Sprintf("team.bdr=%d", reps)}})
		if err != nil {
			t.Fatal(err)
		}
		p, err := sim.Run(context.Background(), s.Model(), sim.Options{Paths: 256, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		sold[reps] = meanOf(total(t, p, "new_arr", 12, 23))
		busy[reps] = meanOf(total(t, p, "utilisation.ae", 23, 23)) / 1e6
	}
	first, last := sold[3]-sold[1], sold[9]-sold[7]
	if first < 4*last || first <= 0 {
		t.Errorf("the second and third rep bring %.3g, the eighth and ninth %.3g", first, last)
	}
	if busy[1] > 0.85 || busy[9] < 0.97 {
		t.Errorf("closers are %.0f %% full with one rep and %.0f %% with nine", 100*busy[1], 100*busy[9])
	}
}

func meanOf(values []int64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += float64(v)
	}
	return sum / float64(len(values))
}
