package forecast

import (
	"math"

	"funnelcast/sim"
)

// Choice is how one path is picked among many.
type Choice string

// The choices.
const (
	Median Choice = "median" // the path nearest to the median
	Best   Choice = "best"   // the path with most
	Worst  Choice = "worst"  // the path with least
)

// A Picked is the path that a choice fell on, by what it makes of the plan's first target: what is
// reached by then, or summed over the target's months. A plan without targets is judged by its ARR at the end.
type Picked struct {
	By      Choice   `json:"by"`
	Path    int      `json:"path"`  // from 1; the first of those that are equal
	Paths   int      `json:"paths"` // among which it was picked
	Metric  string   `json:"metric"`
	Segment string   `json:"segment"`
	From    string   `json:"from,omitempty"` // first month of the sum; empty for a stock
	Month   string   `json:"month"`
	Unit    string   `json:"unit"`
	Value   float64  `json:"value"`  // on that path
	Median  Quantile `json:"median"` // of all paths
}

// Pick picks a path.
func Pick(m *sim.Model, p *sim.Paths, by Choice) Picked {
	t := &sim.Target{Metric: "arr", Segment: sim.All, Month: p.Months - 1}
	if len(m.Targets) > 0 {
		t = &m.Targets[0]
	}
	reached := newReader(p.N).target(m, p, t)
	column, _, scale := aimAt(m, t).read(m, p, t.Month)
	// how far a path is from what is looked for
	distance := func(v int64) float64 {
		switch x := float64(v) / scale; by {
		case Best:
			return -x
		case Worst:
			return x
		default:
			return math.Abs(x - reached.Reached.P50.Value)
		}
	}
	at := 0
	for i, v := range column {
		if distance(v) < distance(column[at]) {
			at = i
		}
	}
	return Picked{
		By: by, Path: at + 1, Paths: p.N, Metric: t.Metric, Segment: t.Segment, From: reached.From, Month: reached.Month,
		Unit: reached.Unit, Value: float64(column[at]) / scale, Median: reached.Reached.P50,
	}
}
