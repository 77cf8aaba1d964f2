package forecast

import (
	"cmp"
	"slices"

	"funnelcast/sim"
)

// A rerun is a plan lived again with one assumption changed.
type rerun struct {
	model    *sim.Model
	luck     uint64
	paths    int
	outcomes [][]float64
}

// swing lives the paths of the most influential assumptions again.
func (r *driving) swing(d *Drivers) error {
	largest := make([]int, len(d.Drivers))
	for k := range largest {
		largest[k] = k
	}
	slices.SortStableFunc(largest, func(a, b int) int { return cmp.Compare(d.Drivers[b].Share.Value, d.Drivers[a].Share.Value) })
	largest = largest[:min(r.Swung, len(largest))]
	var reruns []*rerun
	for _, k := range largest {
		one := &d.Drivers[k]
		reruns = append(reruns,
			&rerun{model: withLaw(r.m, k, sim.Fixed(one.P10)), paths: r.swungPaths()},
			&rerun{model: withLaw(r.m, k, sim.Fixed(one.P90)), paths: r.swungPaths()})
		if one.Correlated {
			r.tell(2 * r.redrawnPaths())
			continue
		}
		anew := drawnAnew(r.m, k)
		reruns = append(reruns, &rerun{model: anew, paths: r.redrawnPaths()}, &rerun{model: anew, luck: 1, paths: r.redrawnPaths()})
	}
	if err := r.liveAll(reruns); err != nil {
		return err
	}
	d.Lived = 2 * r.Paths
	for _, again := range reruns {
		d.Lived += again.paths
	}
	for _, k := range largest {
		one := &d.Drivers[k]
		low, high := reruns[0].outcomes, reruns[1].outcomes
		reruns = reruns[2:]
		for i, o := range d.Outcomes {
			one.Swings = append(one.Swings, newSwing(r.was[0][i], low[i], high[i], r.Paths, o.Unit == "share"))
		}
		if !one.Correlated {
			t := total([2][]float64{r.was[0][0], r.was[1][0]}, [2][]float64{reruns[0].outcomes[0], reruns[1].outcomes[0]}, r.variance.Value, r.variance.SE)
			one.together(t, len(d.Drivers))
			reruns = reruns[2:]
		}
	}
	return nil
}

// liveAll lives plans again, several at a time and each on one processor, since they are short.
func (r *driving) liveAll(reruns []*rerun) error {
	return beside(r.Workers, len(reruns), func(i int) error {
		again := reruns[i]
		p, err := r.live(again.model, again.luck, again.paths, 1)
		if err == nil {
			again.outcomes = r.outcomes(p)
		}
		return err
	})
}

// withLaw is a plan with another law of one assumption. Everything else is drawn as it was, what is
// correlated with it too.
func withLaw(m *sim.Model, k int, law sim.Law) *sim.Model {
	changed := *m
	changed.Assumptions = slices.Clone(m.Assumptions)
	changed.Assumptions[k].Law = law
	return &changed
}

// drawnAnew is a plan with one assumption of another name, by which the engine draws it.
func drawnAnew(m *sim.Model, k int) *sim.Model {
	changed := *m
	changed.Assumptions = slices.Clone(m.Assumptions)
	changed.Assumptions[k].Name += " once more"
	return &changed
}
