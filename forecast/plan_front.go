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

// pick chooses k of some schemes: in turn one that the goal asks for and one that moves the front of those known forward most.
func (s *seek) pick(from, known []*scheme, k int) []*scheme {
	from, known = slices.Clone(from), slices.Clone(known)
	ceiling, most := math.Inf(1), 0.0
	if s.cheapest() {
		ceiling = s.Goal.Probability + 2*s.goalError()
	}
	for _, c := range slices.Concat(from, known) {
		most = max(most, c.extra)
	}
	if best := s.wanted(slices.Concat(from, known), 2); best != nil && best.worth >= ceiling {
		most = best.extra
	}
	var picked []*scheme
	take := func(c *scheme) {
		picked, known = append(picked, c), append(known, c)
		from = slices.DeleteFunc(from, func(other *scheme) bool { return other == c })
	}
	for turn := 0; len(picked) < k && len(from) > 0 && turn < 4*k; turn++ {
		if turn%2 == 0 {
			c := s.wanted(slices.Concat(from, known), []float64{0.5, 0, 1.5, -1}[turn/2%4])
			if !s.cheapest() { // the best of those that are left
				c = s.wanted(from, 0)
			}
			if c != nil && slices.Contains(from, c) {
				take(c)
			}
			continue
		}
		var best *scheme
		now, area := frontOf(append(known, s.base)), 0.0
		for _, c := range from {
			if a := now.adds(c, most, ceiling); a > area {
				best, area = c, a
			}
		}
		if best != nil {
			take(best)
		}
	}
	// What is left of k goes to those least behind the front: what is foretold may be wrong.
	now := frontOf(append(known, s.base))
	from = slices.DeleteFunc(from, func(c *scheme) bool { return c.extra > most })
	slices.SortStableFunc(from, func(a, b *scheme) int { return cmp.Compare(now.behind(a), now.behind(b)) })
	return append(picked, from[:min(k-len(picked), len(from))]...)
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
