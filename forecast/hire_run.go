package forecast

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"funnelcast/sim"
)

// A HireDesign says which hires are tried and on how many paths. It is successive halving (Jamieson and Talwalkar,
// Non-stochastic Best Arm Identification, 2016), here by thirds: all hires live a sixteenth of the paths, a third
// of them twice as many, and so on, each going on where it stopped, until four contenders are left at half the
// paths. The contenders live the other half too, and what is told of them is from that half
// alone: figures on the paths on which they were chosen would flatter them. The four are of two roles at least,
// if the hires are.
type HireDesign struct {
	Paths    int // at least [LeastHired]
	Seed     uint64
	Workers  int // 0 means one a processor
	Fixed    bool
	Aim      *Aim
	Roles    []int                            // indices into the model's
	From, To int                              // first and last month of a hire
	Every    int                              // months between two hires tried, 1 or more
	Hired    func(role, month int) *sim.Model // the plan with one more
	Hash     string                           // of the resolved scenario
	Version  string                           // of the program
	Progress func(done int)                   // told how many more paths are finished, of Lives in all; never from two goroutines at once
}

// LeastHired is how many paths a choice and its confirmation need at least.
const LeastHired = 2 * sim.BlockPaths

// LastHire is the last month in which a hire can matter to the figure: the figure's own.
func LastHire(a *Aim) int { return a.to }

// SeatedRoles are the roles that the plan has seats of, in the model's order.
func SeatedRoles(m *sim.Model) []int {
	var roles []int
	for i := range m.Roles {
		if slices.ContainsFunc(m.Seats, func(s sim.Seat) bool { return s.Role == i }) {
			roles = append(roles, i)
		}
	}
	return roles
}

// A candidate is a hire and what is known of it.
type candidate struct {
	role, month int
	model       *sim.Model
	livedHire
	effect float64 // mean over the paths lived so far, more being better
}

// A heat is one round: up to how many paths the hires live that are still in it, and how many go on.
type heat struct{ paths, alive, keep int }

func (o *HireDesign) heats() []heat {
	block := func(n int) int { return max(n/sim.BlockPaths, 1) * sim.BlockPaths }
	choose := block(o.Paths / 2)
	alive := len(o.Roles) * ((o.To-o.From)/o.Every + 1)
	var all []heat
	for at := min(block(o.Paths/16), choose); ; at = min(2*at, choose) {
		keep := min(max((alive+2)/3, contenders), alive)
		if at == choose {
			keep = min(contenders, alive)
		}
		all = append(all, heat{at, alive, keep})
		if alive = keep; at == choose {
			return append(all, heat{o.Paths, alive, alive})
		}
	}
}

// Lives is how many paths the design lives in all.
func (o *HireDesign) Lives() int {
	lives, before := o.Paths, 0
	for _, t := range o.heats() {
		lives += t.alive * (t.paths - before)
		before = t.paths
	}
	return lives
}

// fresh is how many paths have no say in who is a contender.
func (o *HireDesign) fresh() int {
	all := o.heats()
	return o.Paths - all[len(all)-2].paths
}

// hiring is the work under way.
type hiring struct {
	HireDesign
	ctx   context.Context
	m     *sim.Model
	told  sync.Mutex
	unit  string
	scale float64 // of the figure
	money float64 // minor units of one unit of the currency
	less  bool
	plan  *livedHire
	calendar
}

// NextHire finds the best hire. It returns the context's error where that ends first, and every mistake of a model that
// cannot be run.
func NextHire(ctx context.Context, m *sim.Model, o HireDesign) (*Hire, error) {
	h := &hiring{HireDesign: o, ctx: ctx, m: m, less: lessWanted(o.Aim.metric)}
	h.unit, h.scale = unitOf(m, seriesOf(m, o.Aim.metric))
	_, h.money = unitOf(m, seriesOf(m, "cost"))
	h.calendar = newCalendar(m, o.Paths)
	var alive []*candidate
	for _, role := range o.Roles {
		for month := o.From; month <= o.To; month += o.Every {
			alive = append(alive, &candidate{role: role, month: month, model: o.Hired(role, month)})
		}
	}
	base := &candidate{model: m}
	h.plan = &base.livedHire
	for _, part := range [][2]int{{0, o.Paths - h.fresh()}, {o.Paths - h.fresh(), o.Paths}} {
		if err := h.live([]*candidate{base}, part[0], part[1], true); err != nil {
			return nil, err
		}
	}
	var behind []HireValue // the later it was left, the higher
	heats, before := h.heats(), 0
	for i, t := range heats {
		last := i == len(heats)-1
		if err := h.live(alive, before, t.paths, false); err != nil {
			return nil, err
		}
		from := 0
		if last {
			from = before
		}
		h.rank(alive, from, t.paths)
		keep(alive, t.keep)
		var left []HireValue
		for _, c := range alive[t.keep:] {
			left = append(left, h.valueOf(c, 0, t.paths))
		}
		behind = append(left, behind...)
		alive, before = alive[:t.keep], t.paths
	}
	d := h.frame()
	for _, c := range alive {
		v := h.valueOf(c, h.Paths-h.fresh(), h.Paths)
		v.PaidBack = h.paidBack(c, v.Cash)
		d.Hires = append(d.Hires, v)
	}
	h.judge(d.Hires, alive)
	d.Hires = append(d.Hires, behind...)
	d.Calendar, d.Unlimited = h.loads()
	d.warn(h)
	return d, nil
}

// rank orders hires by their mean effect on paths from..to.
func (h *hiring) rank(alive []*candidate, from, to int) {
	for _, c := range alive {
		sum := 0.0
		for i := from; i < to; i++ {
			sum += float64(c.figure[i] - h.plan.figure[i])
		}
		if c.effect = sum; h.less {
			c.effect = -sum
		}
	}
	slices.SortStableFunc(alive, func(a, b *candidate) int { return cmp.Compare(b.effect, a.effect) })
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
		Paths: h.Paths, Fresh: h.fresh(), Lived: h.Lives(),
		Aim: AimedAt{Metric: a.metric, Segment: a.of, Month: h.month(a.to), Unit: h.unit}, Warnings: []Warning{},
	}
	mean, se := moments(h.plan.figure)
	d.Aim.Mean = Uncertain{mean / h.scale, se / h.scale}
	if a.how == summed {
		d.Aim.From = h.month(a.from)
	}
	if a.target != nil {
		d.Aim.Target, d.Aim.AtLeast = a.target.Name, a.level(m)
		reached := 0
		for _, v := range h.plan.figure {
			if float64(v) >= a.target.AtLeast {
				reached++
			}
		}
		d.Aim.Probability.Value, d.Aim.Probability.SE = probability(reached, len(h.plan.figure))
	}
	return d
}

// A stretch is a part of a plan's paths.
type stretch struct {
	*candidate
	from, to int
	livedHire
}

// stretchPaths are so few that the processors end at about the same time.
const stretchPaths = 2 * sim.BlockPaths

// live lets plans live paths from..to, several stretches at a time and each on one processor. What is kept does
// not depend on how many are at work. Paths from..to are all fresh or none of them is.
func (h *hiring) live(plans []*candidate, from, to int, watched bool) error {
	var todo []*stretch
	for _, c := range plans {
		for at := from; at < to; at += stretchPaths {
			todo = append(todo, &stretch{candidate: c, from: at, to: min(at+stretchPaths, to)})
		}
	}
	workers := h.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var done sync.WaitGroup
	errs := make([]error, len(todo))
	for range min(workers, len(todo)) {
		done.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(todo); i = int(next.Add(1)) - 1 {
				if errs[i] = h.walk(todo[i], watched); errs[i] != nil {
					return
				}
			}
		})
	}
	done.Wait()
	for i, s := range todo {
		if errs[i] != nil {
			return errs[i]
		}
		kept := &s.candidate.livedHire
		kept.figure, kept.cost, kept.cash = append(kept.figure, s.figure...), append(kept.cost, s.cost...), append(kept.cash, s.cash...)
		if s.from < h.Paths-h.fresh() {
			continue
		}
		if kept.cashBy == nil {
			kept.cashBy = make([]float64, h.m.Months)
		}
		for month, v := range s.cashBy {
			kept.cashBy[month] += v
		}
	}
	return nil
}

// walk simulates a stretch and keeps what is needed of it; of the plan as it stands the people's load, too.
func (h *hiring) walk(s *stretch, watched bool) error {
	m, n := s.model, s.to-s.from
	p, err := sim.Run(h.ctx, m, sim.Options{From: s.from, Paths: n, Seed: h.Seed, Workers: 1, FixedAssumptions: h.Fixed, Progress: h.tell})
	if err != nil {
		return err
	}
	column := func(metric, segment string, from, to int) []int64 {
		r := &reader{sum: make([]int64, n)}
		r.sumOver(p, find(m, p, metric, segment), from, to)
		return r.sum
	}
	from := h.Aim.from
	if h.Aim.how != summed {
		from = h.Aim.to
	}
	last := m.Months - 1
	s.figure = column(h.Aim.metric, h.Aim.of, from, h.Aim.to)
	s.cost = column("cost", sim.All, 0, h.Aim.to)
	s.cash = column("cumulative_cash", sim.All, last, last)
	for month := range m.Months {
		sum := 0.0
		for _, v := range column("cumulative_cash", sim.All, month, month) {
			sum += float64(v)
		}
		s.cashBy = append(s.cashBy, sum)
	}
	if watched {
		h.watch(p, s.from)
	}
	return nil
}

func (h *hiring) tell(done int) {
	if h.Progress != nil {
		h.told.Lock()
		defer h.told.Unlock()
		h.Progress(done)
	}
}
