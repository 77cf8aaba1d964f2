package scenarios

import (
	"context"
	"testing"

	"funnelcast/sim"
)

func TestTargetsMayAskForExactlyWhatTheEngineRecords(t *testing.T) {
	for _, text := range []string{rich, small} {
		s := mustLoad(t, text)
		paths, err := sim.Run(context.Background(), s.Model(), sim.Options{Paths: 1, Seed: 1, Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		recorded := map[string]metric{}
		for _, r := range paths.Series {
			m := metric{r.Metric, r.Unit, r.Stock, recorded[r.Metric].split || r.Segment != sim.All}
			recorded[r.Metric] = m
		}
		for _, m := range (&resolver{s: s, model: s.Model()}).metrics() {
			r, ok := recorded[m.name]
			if len(s.Segments) == 1 {
				r.split = m.split
			}
			if !ok || r != m {
				t.Errorf("a target may ask for %+v, recorded is %+v", m, r)
			}
			delete(recorded, m.name)
		}
		for name := range recorded {
			t.Errorf("%s is recorded, and no target may ask for it", name)
		}
	}
}
