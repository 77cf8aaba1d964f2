package sim_test

import (
	"context"
	"testing"

	"funnelcast/scenarios"
	"funnelcast/sim"
)

// Every preset, run by one worker:
//
//	go test ./sim -run '^$' -bench Presets -cpu 1
func BenchmarkPresets(b *testing.B) {
	const paths = 512
	for _, p := range scenarios.Presets() {
		b.Run(p.Name, func(b *testing.B) {
			s, err := scenarios.Load(p.Name, scenarios.Patches{})
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			lived := 0
			for b.Loop() {
				if _, err := sim.Run(context.Background(), s.Model(), sim.Options{Paths: paths, Seed: 1, Workers: 1}); err != nil {
					b.Fatal(err)
				}
				lived += paths
			}
			b.ReportMetric(float64(lived)/b.Elapsed().Seconds(), "paths/s")
		})
	}
}
