package forecast

import (
	"context"
	"slices"

	"funnelcast/sim"
)

// A pathwise is what is kept of a plan's paths, one after another, in recorded units.
type pathwise struct {
	figure, cost []int64   // cost up to the figure's month
	cash         []int64   // at the end of the plan; of hires only
	cashBy       []float64 // its sum over fresh paths, by month; of hires only
}

func (a *pathwise) add(b pathwise) {
	a.figure, a.cost, a.cash = append(a.figure, b.figure...), append(a.cost, b.cost...), append(a.cash, b.cash...)
	if a.cashBy == nil {
		a.cashBy = slices.Clone(b.cashBy)
		return
	}
	for month, v := range b.cashBy {
		a.cashBy[month] += v
	}
}

// An outing is a plan that lives paths from..to.
type outing struct {
	model    *sim.Model
	from, to int
	watch    func(p *sim.Paths, from int) // sees a part of its paths, beside others; nil: nobody looks
	pathwise
}

// An expedition lets plans live their paths, so that they can be chosen among.
type expedition struct {
	ctx     context.Context
	aim     *Aim
	seed    uint64
	workers int
	fixed   bool
	cash    bool // is kept, too
	laws    *sim.Laws
	teller
	lived int // paths
}

// stretchPaths are so few that the processors end at about the same time.
const stretchPaths = 2 * sim.BlockPaths

// live lets plans live their paths, several stretches of them beside each other and each on one processor. What is kept does not depend
// on how many are at work.
func (e *expedition) live(outings []*outing) error {
	type stretch struct {
		outing
		of *outing
	}
	var todo []*stretch
	for _, o := range outings {
		for at := o.from; at < o.to; at += stretchPaths {
			todo = append(todo, &stretch{outing{model: o.model, from: at, to: min(at+stretchPaths, o.to), watch: o.watch}, o})
		}
	}
	if err := beside(e.workers, len(todo), func(i int) error { return e.walk(&todo[i].outing) }); err != nil {
		return err
	}
	for _, s := range todo {
		s.of.add(s.pathwise)
		e.lived += s.to - s.from
	}
	return nil
}

// walk simulates a stretch and keeps what is needed of it.
func (e *expedition) walk(o *outing) error {
	m := o.model
	p, err := sim.Run(e.ctx, m, sim.Options{From: o.from, Paths: o.to - o.from, Seed: e.seed, Workers: 1, FixedAssumptions: e.fixed, Laws: e.laws, Progress: e.tell})
	if err != nil {
		return err
	}
	o.figure, _, _ = e.aim.read(m, p, e.aim.to)
	o.cost = sums(m, p, "cost", sim.All, 0, e.aim.to)
	if e.cash {
		for month := range m.Months {
			o.cash = sums(m, p, "cumulative_cash", sim.All, month, month) // the last month's stays
			sum := 0.0
			for _, v := range o.cash {
				sum += float64(v)
			}
			o.cashBy = append(o.cashBy, sum)
		}
	}
	if o.watch != nil {
		o.watch(p, o.from)
	}
	return nil
}
