package scenarios

import (
	"fmt"
	"math"
	"slices"

	"funnelcast/sim"
)

// inbound items come by themselves, so many a month or for so much money.
func (x *resolver) inbound(s *Source, out *sim.Source) {
	out.Shares = x.shares(s)
	x.excludes(s.place, "budget", "volume", "a source says how many come in, or what is spent on them")
	x.needs(s.place, "budget", "cost_per_item", "the budget ÷ the cost of one item is how many come in")
	if !s.has("budget") {
		x.missing(s.place, "volume", "an inbound source says how many come in, such as volume: 400 per month")
	}
	if s.Budget.node == nil {
		out.Volume = x.volume(s)
		return
	}
	if c := &s.CostPerItem; c.set && c.value == 0 {
		x.add(c.node, c.path, c.node.found(), "a budget buys items that cost something")
		return
	}
	out.Volume = steps(x, &s.Budget, func(b *Exact[moneyFlow], _ string) sim.Value {
		return sim.Value{Fixed: b.value / s.CostPerItem.or(1)}
	})
}

// volume is how many come in, from which month on.
func (x *resolver) volume(s *Source) []sim.Step {
	if s.Volume.node == nil {
		return nil
	}
	return steps(x, &s.Volume, func(v *Assumption[flow], path string) sim.Value {
		v.path = path
		return x.value(&v.quantity, 0)
	})
}

// steps turns a value, or values by the month from which on they hold, into the
// engine's. What holds before the start holds in its first month.
func steps[T any](x *resolver, b *By[T], value func(of *T, path string) sim.Value) []sim.Step {
	if b.Rows == nil {
		return []sim.Step{{Value: value(&b.All, b.path)}}
	}
	type row struct {
		at sim.Month
		*Row[T]
	}
	var rows []row
	c := calendar{start: x.s.Start.month}
	for i := range b.Rows {
		m, f := parseMonth(&c, b.Rows[i].Name)
		if f != nil {
			x.add(b.Rows[i].node, b.Rows[i].path, fmt.Sprintf("found the month %q", b.Rows[i].Name), f.allowed)
			continue
		}
		rows = append(rows, row{m, &b.Rows[i]})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return int(a.at - b.at) })
	all := []sim.Step{{}}
	for i, row := range rows {
		if i > 0 && rows[i-1].at == row.at {
			x.add(row.node, row.path, fmt.Sprintf("%s is there twice", row.at), "each month once")
		}
		step := sim.Step{From: max(0, int(row.at-x.s.Start.month)), Value: value(&row.Value, join(b.path, row.at.String()))}
		if step.From == all[len(all)-1].From {
			all[len(all)-1] = step
		} else {
			all = append(all, step)
		}
	}
	return all
}

// maxVolume is as many items a month as a machine can follow one by one.
const maxVolume = 1e7

// growsTooLarge reports a volume that compounds beyond that before the end.
func (x *resolver) growsTooLarge(s *Source, steps []sim.Step) {
	if !s.Growth.given() {
		return
	}
	growth := math.Pow(1+max(0, s.Growth.law.Quantile(0.99)), float64(x.model.Months))
	for _, step := range steps {
		volume := step.Value.Fixed
		if a := step.Value.Assumption; a > 0 {
			volume = x.model.Assumptions[a-1].Law.Quantile(0.99)
		}
		if volume*growth > maxVolume {
			x.add(s.Growth.node, s.Growth.path, s.Growth.node.found(), fmt.Sprintf("the volume would grow to %.2g a month by the end; at most 10m can be simulated", volume*growth))
			return
		}
	}
}
