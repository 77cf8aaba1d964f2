package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"funnelcast/reports"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// Most pilots plan enough, and some too little; then the run goes on, and its paths are those of one run.
func TestARunOfSeveralLooksIsTheRunOfAsManyPaths(t *testing.T) {
	t.Parallel()
	scenario, err := scenarios.Load(filepath.Join("testdata", "plan.yaml"), scenarios.Patches{Set: []string{"months=1", "targets=null"}})
	if err != nil {
		t.Fatal(err)
	}
	m := scenario.Model()
	f := runFlags{precisions: []string{"arr.p90=1%"}, mostPaths: 4000, simFlags: simFlags{quiet: true}}
	for one, several := false, false; !one || !several; {
		if f.Seed++; f.Seed > 50 {
			t.Fatalf("of 50 runs one ends at the first look: %v, and one later: %v", one, several)
		}
		if err := f.readPrecision(scenario); err != nil {
			t.Fatal(err)
		}
		paths, err := f.simulate(context.Background(), io.Discard, m)
		switch {
		case err != nil:
			t.Fatal(err)
		case paths.N > f.mostPaths:
			t.Errorf("seed %d: %d paths, the most are %d", f.Seed, paths.N, f.mostPaths)
		case f.search.Looks == 1 && paths.N == 1024:
			t.Errorf("seed %d: the first look is at the fewest paths: the pilot was not heard", f.Seed)
		}
		one = one || f.search.Looks == 1
		if f.search.Looks == 1 || several {
			continue
		}
		several = true
		whole, err := sim.Run(context.Background(), m, sim.Options{Paths: paths.N, Seed: f.Seed})
		if err != nil {
			t.Fatal(err)
		}
		if everyFigure(t, paths, m) != everyFigure(t, whole, m) {
			t.Errorf("seed %d: the %d paths of %d looks are not those of one run", f.Seed, paths.N, f.search.Looks)
		}
	}
}

// everyFigure is that of every path, series and month, as CSV.
func everyFigure(t *testing.T, p *sim.Paths, m *sim.Model) string {
	t.Helper()
	var text strings.Builder
	if err := reports.WriteRaw(&text, p, m.Start); err != nil {
		t.Fatal(err)
	}
	return text.String()
}
