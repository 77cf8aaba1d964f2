package forecast

import (
	"cmp"
	"context"
	"slices"

	"funnelcast/sim"
)

// contenders is how many hires are judged in the end.
const contenders = 4

// NextHire finds the best hire, or hires in a row, and what the plan's own are worth. It returns the context's error
// where that ends first, and every mistake of a model that cannot be run.
func NextHire(ctx context.Context, m *sim.Model, o HireDesign) (*Hire, error) {
	h := &hiring{HireDesign: o, m: m, less: lessIsBetter(o.Aim.metric)}
	h.expedition = expedition{ctx: ctx, aim: o.Aim, seed: o.Seed, workers: o.Workers, fixed: o.Fixed, cash: true, laws: sim.NewLaws(), teller: teller{to: o.Progress}}
	h.unit, h.scale = unitOf(m, seriesOf(m, o.Aim.metric))
	_, h.money = unitOf(m, seriesOf(m, "cost"))
	h.calendar = newCalendar(m, o.Paths)
	base := &candidate{model: m}
	h.plan = &base.pathwise
	for _, part := range [][2]int{{0, o.Paths - h.fresh()}, {o.Paths - h.fresh(), o.Paths}} {
		if err := h.try([]*candidate{base}, part[0], part[1], true); err != nil {
			return nil, err
		}
	}
	first, err := h.race(base, o.Budget)
	if err != nil {
		return nil, err
	}
	d := h.frame()
	d.Hires = slices.Concat(first.values, first.behind, first.dear)
	d.Calendar, d.Unlimited = h.loads()
	d.valueLoads(h)
	if o.Planned {
		if d.Planned, err = h.valuePlanned(base); err != nil {
			return nil, err
		}
	}
	if o.Steps > 1 {
		if d.Sequence, err = h.sequence(base, first); err != nil {
			return nil, err
		}
	}
	d.Lived = h.lived
	d.warn(h)
	return d, nil
}

// A race is who was judged in the end, best first, and what is known of them, of those that were left behind and
// of those that cost too much.
type race struct {
	finalists            []*candidate
	values, behind, dear []HireValue
}

// race finds the best of all hires into a plan that has lived all paths. None may cost more than what is left to spend;
// 0 is any amount.
func (h *hiring) race(base *candidate, left float64) (*race, error) {
	h.plan = &base.pathwise
	var alive, dear []*candidate
	for _, role := range h.Roles {
		for month := h.From; month <= h.To; month += h.Every {
			alive = append(alive, &candidate{role: role, month: month, model: h.Hired(base.model, role, month)})
		}
	}
	r := &race{}
	heats, before := h.heats(), 0
	for i, t := range heats {
		if err := h.try(alive, before, t.paths, false); err != nil {
			return nil, err
		}
		from := 0
		if i == len(heats)-1 {
			from = before
		}
		if within, beyond := h.payable(alive, left, from, t.paths); len(within) > 0 || i == 0 {
			alive, dear = within, append(dear, beyond...) // else all cost about what there is to spend, and more paths will not tell
		}
		h.rank(alive, from, t.paths)
		n := min(t.keep, len(alive))
		keep(alive, n)
		var behind []HireValue // the later it was left, the higher
		for _, c := range alive[n:] {
			behind = append(behind, h.valueOf(c, 0, t.paths))
		}
		r.behind = append(behind, r.behind...)
		alive, before = alive[:n], t.paths
	}
	for _, c := range alive {
		v := h.valueOf(c, h.Paths-h.fresh(), h.Paths)
		h.payBack(&v, c)
		r.values = append(r.values, v)
	}
	if r.finalists = alive; len(alive) > 0 {
		h.judge(r.values, alive)
	}
	r.dear = h.tooDear(dear, alive)
	return r, nil
}

// payable parts the hires that cost no more on paths from..to, on average, than there is to spend from those that do.
func (h *hiring) payable(alive []*candidate, left float64, from, to int) (within, beyond []*candidate) {
	if left == 0 {
		return alive, nil
	}
	for _, c := range alive {
		extra, _ := moments(subtract(make([]int64, to-from), c.cost[from:to], h.plan.cost[from:to]))
		if extra/h.money > left {
			beyond = append(beyond, c)
		} else {
			within = append(within, c)
		}
	}
	return within, beyond
}

// tooDear values the hires that cost too much, best first, on all paths they have lived, and tells which are
// surely better there than the best that does not.
func (h *hiring) tooDear(dear, alive []*candidate) []HireValue {
	var values []HireValue
	for _, c := range dear {
		n := len(c.figure)
		v := h.valueOf(c, 0, n)
		v.Dear = true
		if len(alive) > 0 {
			v.Behind = newReader(n).differenceOf(c.figure, alive[0].figure[:n], h.scale, h.less)
			_, v.Ahead = h.sure(v.Behind, n, len(dear))
		}
		values = append(values, v)
	}
	slices.SortStableFunc(values, func(a, b HireValue) int {
		if h.less {
			a, b = b, a
		}
		return cmp.Compare(b.Effect.Mean, a.Effect.Mean)
	})
	return values
}

// rank orders hires by their mean effect on paths from..to, more being better.
func (h *hiring) rank(alive []*candidate, from, to int) {
	effect := map[*candidate]float64{}
	for _, c := range alive {
		for i := from; i < to; i++ {
			effect[c] += float64(c.figure[i] - h.plan.figure[i])
		}
		if h.less {
			effect[c] = -effect[c]
		}
	}
	slices.SortStableFunc(alive, func(a, b *candidate) int { return cmp.Compare(effect[b], effect[a]) })
}

// keep moves the best hire of a second role among the first n, where those would be of one role alone.
func keep(ranked []*candidate, n int) {
	other := slices.IndexFunc(ranked, func(c *candidate) bool { return c.role != ranked[0].role })
	if n > 1 && other >= n {
		c := ranked[other]
		copy(ranked[n:other+1], ranked[n-1:other])
		ranked[n-1] = c
	}
}

// frame tells what is asked.
func (h *hiring) frame() *Hire {
	m, a := h.m, h.Aim
	d := &Hire{
		Scenario: m.Name, Hash: h.Hash, Version: h.Version, Currency: m.Currency.Code, Seed: h.Seed, Fixed: h.Fixed,
		Paths: h.Paths, Fresh: h.fresh(), Start: h.month(0), Budget: h.Budget, Every: h.Every, Keep: h.Keep,
		Aim:      a.describe(m),
		Planned:  []PlannedHire{},
		Warnings: Warnings{},
	}
	mean, se := moments(h.plan.figure)
	d.Aim.Mean = Uncertain{mean / h.scale, se / h.scale}
	if a.target != nil {
		d.Aim.Probability = reaching(h.plan.figure, a.target.AtLeast)
	}
	return d
}
