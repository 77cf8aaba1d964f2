package scenarios

import (
	"fmt"
	"math"
	"slices"

	"funnelcast/sim"
)

// A metric is a quantity that the engine records and a target may ask for.
type metric struct {
	name  string
	unit  sim.Unit
	stock bool
	split bool // by segment
}

// metrics lists what the engine records for the scenario.
func (x *resolver) metrics() []metric {
	var all []metric
	add := func(unit sim.Unit, stock, split bool, names ...string) {
		for _, n := range names {
			all = append(all, metric{n, unit, stock, split})
		}
	}
	add(sim.Count, false, true, "items", "leads", "mqls", "sqls", "opportunities", "wins", "losses", "disqualified", "gone_cold", "recycled", "returned",
		"new_customers", "churned_customers")
	add(sim.Minor, false, true, "bookings", "new_arr", "expansion_arr", "contraction_arr", "churned_arr")
	add(sim.Minor, true, true, "opening_arr", "arr", "mrr", "open_pipeline", "weighted_pipeline")
	add(sim.Count, true, true, "customers", "opening_items", "open_items", "open_pipeline_count")
	add(sim.Count, false, false, "hires", "leavers")
	add(sim.Count, true, false, "headcount", "backlog")
	add(sim.Minor, false, false, "cost", "cost_base", "cost_variable", "cost_load", "cost_recruiting", "cost_sources")
	for i := range x.model.Stages {
		s := &x.model.Stages[i]
		add(sim.Count, false, false, "gone_cold."+s.Name)
		add(sim.Count, true, false, "backlog."+s.Name)
		if s.Pipeline {
			add(sim.Count, true, false, "open_pipeline_count."+s.Name)
		}
	}
	for i := range x.model.Roles {
		r := &x.model.Roles[i]
		add(sim.Count, true, false, "headcount."+r.Name)
		add(sim.PerMillion, true, false, "ramped_headcount."+r.Name)
		if r.Open.Set || r.Handles.Set || r.Accounts.Set {
			add(sim.PerMillion, true, false, "utilisation."+r.Name)
		}
		add(sim.Minor, false, false, "cost."+r.Name)
	}
	return all
}

// eachTarget turns the targets.
func (x *resolver) eachTarget() {
	known := x.metrics()
	names := make([]string, len(known))
	for i, m := range known {
		names[i] = m.name
	}
	for i := range x.s.Targets {
		t := &x.s.Targets[i]
		x.name(t.place, t.Name)
		out := sim.Target{Name: t.Name, Metric: t.Metric.name, Segment: sim.All, Month: x.within(t.Month), From: x.within(t.From)}
		at := x.find(t.Metric, "metric", names)
		if at < 0 || t.Metric.name == "" {
			continue
		}
		m := known[at]
		if t.Segment.name != "" && t.Segment.name != sim.All {
			out.Segment = t.Segment.name
			if x.find(t.Segment, "segment", x.segments) >= 0 && !m.split {
				x.add(t.Segment.node, t.Segment.path, fmt.Sprintf("%s is not told apart by segment", m.name), "remove segment")
			}
			// A plan with one segment has the total alone.
			if len(x.segments) == 1 {
				out.Segment = sim.All
			}
		}
		switch {
		case m.stock && t.From.set:
			x.add(t.From.node, t.From.path, t.From.node.found(), m.name+" is read at the end of a month, not summed", "remove from")
		case t.From.set && t.Month.set && t.From.month > t.Month.month:
			x.add(t.From.node, t.From.path, t.From.node.found(), "the sum begins before it ends, in "+t.Month.month.String())
		case !t.From.set:
			into := (int(t.Month.month.Calendar()) - int(x.model.FiscalStart) + 12) % 12
			out.From = max(0, out.Month-into)
		}
		out.AtLeast = t.AtLeast.value
		switch m.unit {
		case sim.Minor:
			out.AtLeast *= math.Pow10(x.model.Currency.Decimals)
		case sim.PerMillion:
			out.AtLeast *= 1e6
		}
		if n := t.AtLeast.node; n != nil && m.unit != sim.PerMillion && slices.Contains([]rune(n.text), '%') {
			x.add(n, t.AtLeast.path, n.found(), m.name+" is not a share; write a number such as 13m")
		}
		x.model.Targets = append(x.model.Targets, out)
	}
}
