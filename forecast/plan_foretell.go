package forecast

import (
	"math"
	"slices"
)

// A foretelling is what is known of single hires, from which plans that have not lived are foretold: path by path what each
// slot does to the figure and on average to the cost, and by role what share of it the next of them does beside those
// who are there already.
type foretelling struct {
	figure [][]float64 // by slot
	cost   []float64
	share  [][]float64 // by role and how many of it are hired already; 0 where nothing is known
}

// beside is the share of what a single hire of the role does that one more does where n are hired already.
func (f *foretelling) beside(role, n int) float64 {
	for n = min(n, len(f.share[role])-1); n >= 0; n-- {
		if f.share[role][n] > 0 {
			return f.share[role][n]
		}
	}
	return 1
}

// single notes what a single hire does; slots of its role between two that are noted lie between them, and those after the
// last fall towards nothing after the last month. What is not told from nothing by an error is nothing: of many
// hires that do little, those that luck favours would be tried again and again.
func (s *seek) single(c *scheme) {
	slot := slices.IndexFunc([]byte(c.crew), func(n byte) bool { return n > 0 })
	values := make([]float64, s.first)
	for i := range values {
		values[i] = float64(c.figure[i] - s.base.figure[i])
	}
	if mean, se := moments(values); mean <= se {
		clear(values)
	}
	s.figure[slot], s.foretelling.cost[slot] = values, c.extra
}

// fillIn foretells the slots between those that were noted.
func (s *seek) fillIn() {
	n := len(s.months)
	for role := range s.Roles {
		at := role * n
		for i := 1; i < n; i++ {
			if s.figure[at+i] != nil {
				continue
			}
			before, after := i-1, i+1
			for after < n && s.figure[at+after] == nil {
				after++
			}
			part := 1 / float64(after-before)
			values := make([]float64, s.first)
			for j := range values {
				next := 0.0
				if after < n {
					next = s.figure[at+after][j]
				}
				values[j] = (1-part)*s.figure[at+before][j] + part*next
			}
			next := 0.0
			if after < n {
				next = s.foretelling.cost[at+after]
			}
			s.figure[at+i], s.foretelling.cost[at+i] = values, (1-part)*s.foretelling.cost[at+before]+part*next
		}
	}
}

// foretell is the scheme of a crew as one that has lived foretells it.
func (s *seek) foretell(near *scheme, c crew) *scheme {
	values := reals(near.figure[:s.first])
	before := s.worth(values)
	out := &scheme{crew: c, extra: near.extra, near: near}
	n := len(s.months)
	for role := range s.Roles {
		there := near.people(role*n, (role+1)*n)
		for _, leaving := range []bool{true, false} {
			for slot := role * n; slot < (role+1)*n; slot++ {
				for more := int(c[slot]) - int(near.crew[slot]); more != 0 && (more < 0) == leaving; {
					sign := 1.0
					if leaving {
						sign, there, more = -1, there-1, more+1
					}
					share := sign * s.beside(role, there)
					if !leaving {
						there, more = there+1, more-1
					}
					for i, v := range s.figure[slot] {
						values[i] += share * v
						out.gain += share * v / float64(s.first)
					}
					out.extra += sign * s.foretelling.cost[slot]
				}
			}
		}
	}
	out.worth = near.worth + s.worth(values) - before
	return out
}

// learn corrects the shares of the roles of which a scheme has more people than that which foretold it, or fewer, where
// it has no fewer, or no more, of any slot.
func (s *seek) learn(c *scheme) {
	if c.near == nil || c.gain == 0 {
		return
	}
	more, fewer := false, false
	for slot := range len(c.crew) {
		more, fewer = more || c.crew[slot] > c.near.crew[slot], fewer || c.crew[slot] < c.near.crew[slot]
	}
	if more && fewer {
		return
	}
	real, n := 0.0, len(s.months)
	for i := range s.first {
		real += float64(c.figure[i]-c.near.figure[i]) / float64(s.first)
	}
	ratio := min(max(real/c.gain, 0.2), 3)
	for role := range s.Roles {
		a, b := c.near.people(role*n, (role+1)*n), c.people(role*n, (role+1)*n)
		for there := min(a, b); there < max(a, b); there++ {
			s.share[role][there] = min(max(ratio*s.beside(role, there), 0.05), 5)
		}
	}
}

// nearest is the plan that has lived from which a crew differs in the fewest hires; of several that which lived longest.
func (s *seek) nearest(c crew) *scheme {
	var nearest *scheme
	least := math.MaxInt
	for _, other := range s.pool {
		apart := 0
		for slot := range len(c) {
			apart += max(int(c[slot])-int(other.crew[slot]), int(other.crew[slot])-int(c[slot]))
		}
		if apart < least || apart == least && len(other.figure) > len(nearest.figure) {
			nearest, least = other, apart
		}
	}
	return nearest
}
