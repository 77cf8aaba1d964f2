package forecast

import (
	"context"

	"funnelcast/sim"
)

// hiring is the work under way.
type hiring struct {
	HireDesign
	ctx  context.Context
	m    *sim.Model // the plan as it stands
	laws *sim.Laws
	teller
	lived int
	unit  string
	scale float64 // of the figure
	money float64 // minor units of one unit of the currency
	less  bool
	plan  *livedHire // what hires are compared with
	calendar
}

// A candidate is a plan with a hire more, fewer or moved, and what is known of it.
type candidate struct {
	role, month int
	model       *sim.Model
	livedHire
}

// A livedHire is what is kept of the paths of a plan: the figure, cost up to its month and cash at the end, path by
// path, and the sum of cash over fresh paths by month.
type livedHire struct {
	figure, cost, cash []int64
	cashBy             []float64
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
	if err := beside(h.Workers, len(todo), func(i int) error { return h.walk(todo[i], watched) }); err != nil {
		return err
	}
	for _, s := range todo {
		kept := &s.candidate.livedHire
		kept.figure, kept.cost, kept.cash = append(kept.figure, s.figure...), append(kept.cost, s.cost...), append(kept.cash, s.cash...)
		h.lived += s.to - s.from
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
	p, err := sim.Run(h.ctx, m, sim.Options{From: s.from, Paths: n, Seed: h.Seed, Workers: 1, FixedAssumptions: h.Fixed, Laws: h.laws, Progress: h.tell})
	if err != nil {
		return err
	}
	s.figure, _, _ = h.Aim.read(m, p, h.Aim.to)
	s.cost = sums(m, p, "cost", sim.All, 0, h.Aim.to)
	for month := range m.Months {
		sum := 0.0
		s.cash = sums(m, p, "cumulative_cash", sim.All, month, month) // the last month's stays
		for _, v := range s.cash {
			sum += float64(v)
		}
		s.cashBy = append(s.cashBy, sum)
	}
	if watched {
		h.watch(p, s.from)
	}
	return nil
}

func (h *hiring) month(i int) string { return monthOf(h.m, i) }
