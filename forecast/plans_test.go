package forecast_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"funnelcast/scenarios"
	"funnelcast/sim"
)

// Tests of the package from outside write plans as users do, and run them.

// readPlan reads a plan's text with changes as --set takes them.
func readPlan(t testing.TB, text string, set ...string) *scenarios.Scenario {
	t.Helper()
	file := filepath.Join(t.TempDir(), "plan.yaml")
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	s, err := scenarios.Load(file, scenarios.Patches{Set: set})
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return s
}

func run(t testing.TB, m *sim.Model, o sim.Options) *sim.Paths {
	t.Helper()
	p, err := sim.Run(t.Context(), m, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// seriesOf is the place of a metric's total among the series of a run.
func seriesOf(t testing.TB, p *sim.Paths, metric string) int {
	t.Helper()
	i := slices.IndexFunc(p.Series, func(s sim.Series) bool { return s.Metric == metric && s.Segment == sim.All })
	if i < 0 {
		t.Fatalf("nothing is recorded as %s", metric)
	}
	return i
}

// overPlan is what a run has of a metric in all, path by path: a flow's sum, a stock's end.
func overPlan(t testing.TB, p *sim.Paths, metric string) []int64 {
	t.Helper()
	i := seriesOf(t, p, metric)
	sum := make([]int64, p.N)
	for month := range p.Months {
		if p.Series[i].Stock && month < p.Months-1 {
			continue
		}
		for path, v := range p.Column(nil, i, month) {
			sum[path] += v
		}
	}
	return sum
}

// moneyOf is an amount over the plan, path by path, in whole units of a currency with cents.
func moneyOf(t testing.TB, p *sim.Paths, metric string) []float64 {
	t.Helper()
	cents := overPlan(t, p, metric)
	money := make([]float64, len(cents))
	for path, v := range cents {
		money[path] = float64(v) / 100
	}
	return money
}

// arrOf is ARR at the end on paths from … from+n−1 of seed 1.
func arrOf(t testing.TB, m *sim.Model, from, n int) []float64 {
	t.Helper()
	return moneyOf(t, run(t, m, sim.Options{From: from, Paths: n, Seed: 1}), "arr")
}
