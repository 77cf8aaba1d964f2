package sim_test

import (
	"context"
	"fmt"
	"testing"

	"funnelcast/sim"
)

// speed reports a benchmark of so many paths of REF-1 in all, of so many leads each.
func speed(b *testing.B, paths, leads int) {
	seconds := b.Elapsed().Seconds()
	b.ReportMetric(float64(paths)/seconds, "paths/s")
	b.ReportMetric(seconds*1e9/float64(paths*leads), "ns/lead")
}

// benchmarkPaths simulates one path after another, without what keeping them costs.
func benchmarkPaths(b *testing.B, m *sim.Model, leads int) {
	live, err := sim.Worker(m)
	if err != nil {
		b.Fatal(err)
	}
	for path := range 200 { // the arena grows to its size
		live(path)
	}
	b.ReportAllocs()
	paths := 0
	for b.Loop() {
		live(paths)
		paths++
	}
	speed(b, paths, leads)
}

// One path after another on one core. -cpu 1 keeps the other cores still:
//
//	go test ./sim -run '^$' -bench REF1 -cpu 1
func BenchmarkREF1(b *testing.B) {
	b.Run("plain", func(b *testing.B) { benchmarkPaths(b, ref1(b), ref1Leads) })
	b.Run("everything-on", func(b *testing.B) { benchmarkPaths(b, ref1(b, "everything-on.yaml"), ref1Leads) })
}

// Time grows with the leads as long as ns/lead stays: here come times as many, to times as many people.
func BenchmarkREF1Leads(b *testing.B) {
	for _, times := range []int{1, 2, 4, 8} {
		b.Run(fmt.Sprintf("times=%d", times), func(b *testing.B) {
			m := ref1Set(b, fmt.Sprintf("sources.inbound.volume=%d per month", 840*times),
				fmt.Sprintf("team.sdr=%d", 4*times), fmt.Sprintf("team.ae=%d", 6*times))
			benchmarkPaths(b, m, ref1Leads*times)
		})
	}
}

// A run keeps its paths: time grows with them as long as paths/s stay, and two workers are
// to be nearly twice as fast as one.
func BenchmarkREF1Run(b *testing.B) {
	for _, c := range []struct{ paths, workers int }{{1000, 1}, {2000, 1}, {4000, 1}, {8000, 1}, {8000, 2}} {
		b.Run(fmt.Sprintf("paths=%d/workers=%d", c.paths, c.workers), func(b *testing.B) {
			m := ref1(b)
			b.ReportAllocs()
			paths := 0
			for b.Loop() {
				if _, err := sim.Run(context.Background(), m, sim.Options{Paths: c.paths, Seed: 1, Workers: c.workers}); err != nil {
					b.Fatal(err)
				}
				paths += c.paths
			}
			speed(b, paths, ref1Leads)
		})
	}
}
