package forecast

import "funnelcast/sim"

// prospects are what a plan had to win, path by path, counted in new customers.
type prospects struct {
	won     []float64 // new customers
	due     []float64 // those, and what deals in work at the plan's end are expected to bring
	all     []float64 // those, and what went cold or still waits for somebody at the plan's end would have brought
	inflows []inflow  // what came
}

// An inflow is how many came from a source and the chance of one of them to be won, path by path.
type inflow struct {
	from         string
	many, chance []float64
	resold       bool // to customers: what becomes of it is expansion
}

// prospects counts what came, what became of it, and what the rest is worth:
//
//	due = new customers + Σ open deals · chance to be won
//	all = due + Σₖ (gone coldₖ + waiting at the endₖ) · rₖ
//
// with rₖ the chance to win from stage k on, the product of the passing rates of this path, averaged over the segments
// as items come. Open deals that wait in a later stage of the pipeline count as waiting. Both are scaled to the share of
// what came that is not offered to customers, who bring expansion.
func (v *versus) prospects() *prospects {
	n, last, stages := v.Paths, len(v.Months)-1, v.m.Stages
	p := &prospects{won: v.flow("new_customers", sim.All, 0, last), due: make([]float64, n), all: make([]float64, n)}
	var items, closing [][]float64 // by segment
	for g := range v.m.Segments {
		name := v.m.Segments[g].Name
		items = append(items, v.flow("items", name, 0, last))
		weighted, count, worth := v.flow("weighted_pipeline", name, last, last), v.flow("open_pipeline_count", name, last, last), v.flow("open_pipeline", name, last, last)
		for i := range weighted {
			if worth[i] > 0 {
				weighted[i] *= count[i] / worth[i]
			}
		}
		closing = append(closing, weighted)
	}
	var cold, waiting [][]float64 // by stage
	for k := range stages {
		cold = append(cold, v.flow("gone_cold."+stages[k].Name, sim.All, 0, last))
		waiting = append(waiting, v.flow("backlog."+stages[k].Name, sim.All, last, last))
	}
	c := v.chances()
	p.inflows = v.inflows()
	mix := make([]float64, len(items))
	for i := range n {
		c.path(i)
		share(mix, items, i)
		c.rate(p.inflows, mix, i)
		open, forgone := 0.0, 0.0
		for g := range closing {
			open += closing[g][i]
		}
		for k := range stages {
			r := c.average(nil, mix, k)
			forgone += (cold[k][i] + waiting[k][i]) * r
			if stages[k].Pipeline && k > c.opens {
				open -= waiting[k][i] * r
			}
		}
		fresh := freshShare(p.inflows, i)
		p.due[i] = p.won[i] + fresh*open
		p.all[i] = p.due[i] + fresh*forgone
	}
	return p
}

// inflows counts what came from each source, then what was in the funnel on the first day by segment; chances are still to be
// filled in. Sources that sell themselves are one, as a run counts their sign-ups together.
func (v *versus) inflows() []inflow {
	var all []inflow
	last, selling := len(v.Months)-1, false
	add := func(from, metric, segment string, to int, resold bool) {
		all = append(all, inflow{from, v.flow(metric, segment, 0, to), make([]float64, v.Paths), resold})
	}
	for i := range v.m.Sources {
		if s := &v.m.Sources[i]; s.Kind != sim.SelfServe {
			add(s.Name, "items."+s.Name, sim.All, last, s.Kind == sim.Base)
		} else if !selling {
			selling = true
			add(signUps, "signups", sim.All, last, false)
		}
	}
	for g := range v.m.Segments {
		name := v.m.Segments[g].Name
		add(onFirstDay+name, "opening_items", name, 0, false)
	}
	return all
}

// What comes from no single source; a source's name has no spaces.
const (
	signUps    = "sign ups"
	onFirstDay = "open on the first day of "
)

// share sets mix to the shares that columns have on a path, to equal ones where all are 0.
func share(mix []float64, columns [][]float64, path int) {
	total := 0.0
	for _, column := range columns {
		total += column[path]
	}
	for g, column := range columns {
		if total > 0 {
			mix[g] = column[path] / total
		} else {
			mix[g] = 1 / float64(len(columns))
		}
	}
}

// freshShare is the part of what came on a path, by what is expected of it, that is not offered to customers.
func freshShare(all []inflow, path int) float64 {
	fresh, resold := 0.0, 0.0
	for _, in := range all {
		if in.resold {
			resold += in.many[path] * in.chance[path]
		} else {
			fresh += in.many[path] * in.chance[path]
		}
	}
	if fresh == 0 {
		return 1
	}
	return fresh / (fresh + resold)
}

// flow is a series summed over months, path by path; 0 where the run did not record it.
func (v *versus) flow(metric, segment string, from, to int) []float64 {
	out := make([]float64, v.Paths)
	i := find(v.m, v.p, metric, segment)
	if i < 0 {
		return out
	}
	v.sumOver(v.p, i, from, to)
	for path, x := range v.sum {
		out[path] = float64(x)
	}
	return out
}
