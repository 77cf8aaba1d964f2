package forecast

import (
	"cmp"
	"math"
	"slices"
)

// A front is schemes of which none costs no more than another and is worth as much, cheapest first.
type front []*scheme

func frontOf(all []*scheme) front {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b *scheme) int {
		return cmp.Or(cmp.Compare(a.extra, b.extra), cmp.Compare(b.worth, a.worth), cmp.Compare(a.crew, b.crew))
	})
	var f front
	for _, c := range sorted {
		if len(f) == 0 || c.worth > f[len(f)-1].worth {
			f = append(f, c)
		}
	}
	return f
}

// adds is by how much a scheme moves the front forward: the area between the front as stairs over cost and the scheme, up to a
// cost and a worth beyond which nothing is asked (hypervolume; Zitzler and Thiele, Multiobjective Evolutionary
// Algorithms, 1999).
func (f front) adds(c *scheme, cost, worth float64) float64 {
	area, at, stair := 0.0, c.extra, math.Inf(-1)
	top := min(c.worth, worth)
	step := func(to float64) {
		if to = min(to, cost); to > at {
			area += float64((to - at) * (top - stair))
			at = to
		}
	}
	for _, other := range f {
		if other.extra > c.extra {
			step(other.extra)
		}
		if stair = max(stair, other.worth); stair >= top {
			return area
		}
	}
	step(cost)
	return area
}

// margins are by how many errors more than the goal a plan is to be worth to be picked as the cheapest that is, time after time: a little
// more first, then no more than asked, then safely more, then a little less, as what is known of a plan may be wrong either way.
var margins = [...]float64{0.5, 0, 1.5, -1}

// pick chooses k of some schemes: in turn one that the goal asks for and one that moves the front of those known forward most. What is
// then left of k goes to those least behind the front: what is foretold may be wrong.
func (s *seek) pick(from, known []*scheme, k int) []*scheme {
	p := s.picking(from, known)
	for turn := 0; turn < 2*k && len(p.picked) < k && len(p.from) > 0; turn++ {
		p.take(p.asked(margins[turn%len(margins)]))
		if len(p.picked) < k {
			p.take(p.foremost())
		}
	}
	now := frontOf(append(p.joined, s.base))
	rest := slices.DeleteFunc(p.from, func(c *scheme) bool { return c.extra > p.most })
	slices.SortStableFunc(rest, func(a, b *scheme) int { return cmp.Compare(now.behind(a), now.behind(b)) })
	return append(p.picked, rest[:min(k-len(p.picked), len(rest))]...)
}

// A picking is a choice under way: what is left to choose from, those known and picked, and those picked.
type picking struct {
	*seek
	from, joined, picked []*scheme
	most, ceiling        float64 // cost and worth beyond which nothing is asked
}

func (s *seek) picking(from, known []*scheme) *picking {
	p := &picking{seek: s, from: slices.Clone(from), joined: slices.Clone(known), ceiling: math.Inf(1)}
	all := slices.Concat(from, known)
	for _, c := range all {
		p.most = max(p.most, c.extra)
	}
	if s.cheapest() {
		p.ceiling = s.Goal.Probability + 2*s.goalError()
	}
	if best := s.wanted(all, 2); best != nil && best.worth >= p.ceiling {
		p.most = best.extra
	}
	return p
}

// take picks a scheme, if there is one.
func (p *picking) take(c *scheme) {
	if c == nil {
		return
	}
	p.picked, p.joined = append(p.picked, c), append(p.joined, c)
	p.from = slices.DeleteFunc(p.from, func(other *scheme) bool { return other == c })
}

// asked is the scheme wanted with a margin, unless it is known already; where no probability is asked, the best that is left.
func (p *picking) asked(margin float64) *scheme {
	if !p.cheapest() {
		return p.wanted(p.from, 0)
	}
	if c := p.wanted(slices.Concat(p.from, p.joined), margin); slices.Contains(p.from, c) {
		return c
	}
	return nil
}

// foremost is the scheme that moves the front of those known forward most; nil where none does.
func (p *picking) foremost() *scheme {
	var best *scheme
	now, most := frontOf(append(p.joined, p.base)), 0.0
	for _, c := range p.from {
		if area := now.adds(c, p.most, p.ceiling); area > most {
			best, most = c, area
		}
	}
	return best
}

// behind is how much more a plan of the front is worth that costs no more.
func (f front) behind(c *scheme) float64 {
	most := math.Inf(-1)
	for _, other := range f {
		if other.extra <= c.extra {
			most = max(most, other.worth)
		}
	}
	return most - c.worth
}

// wanted is the scheme that does what is asked: the cheapest worth so many errors more than the goal, or where none is
// worth that or none is asked, that which is worth most. What is beyond the budget is not wanted.
func (s *seek) wanted(from []*scheme, errors float64) *scheme {
	var best *scheme
	asked := math.Inf(1)
	if s.cheapest() {
		asked = s.Goal.Probability + errors*s.goalError()
	}
	for _, c := range from {
		switch does := c.worth >= asked; {
		case c.extra > s.budget:
		case best == nil,
			does && (best.worth < asked || c.extra < best.extra),
			best.worth < asked && c.worth > best.worth:
			best = c
		}
	}
	return best
}

// cheapest says that a plan is looked for that reaches the target with the probability asked for.
func (s *seek) cheapest() bool { return s.Goal.Probability > 0 && !s.Goal.Highest }

// goalError is the standard error of a probability that is the goal's, on all search paths.
func (s *seek) goalError() float64 {
	p := s.Goal.Probability
	return math.Sqrt(p * (1 - p) / float64(s.Paths))
}
