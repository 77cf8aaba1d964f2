package forecast

import "math"

// nearby foretells the plans near those of the front that have not lived: with a hire more, a hire fewer or another in its
// place, and those along which the front's plans would grow to the goal hire by hire.
func (s *seek) nearby(anchors front) []*scheme {
	var all []*scheme
	place := map[crew]bool{}
	note := func(c *scheme) {
		if s.known[c.crew] != nil || place[c.crew] {
			return
		}
		place[c.crew] = true
		if near := s.nearest(c.crew); near != c.near {
			c = s.foretell(near, c.crew)
		}
		if c.extra <= s.budget {
			all = append(all, c)
		}
	}
	for _, a := range anchors {
		for in := range len(a.crew) {
			if more := a.crew.with(in, 1); s.allowed(more) {
				note(s.foretell(a, more))
			}
		}
	}
	for _, a := range anchors {
		for out := range len(a.crew) {
			if a.crew[out] == 0 {
				continue
			}
			fewer := a.crew.with(out, -1)
			note(s.foretell(a, fewer))
			for in := range len(a.crew) {
				if other := fewer.with(in, 1); in != out && s.allowed(other) {
					note(s.foretell(a, other))
				}
			}
		}
	}
	for _, a := range anchors {
		for _, thrifty := range []bool{false, true} {
			s.grow(a, thrifty, note)
		}
		s.trim(a, note)
	}
	return all
}

// grow foretells a plan with ever more hires, each that of the greatest gain, or of the greatest for its cost, up to the goal.
func (s *seek) grow(a *scheme, thrifty bool, note func(*scheme)) {
	for at := a; ; {
		var next *scheme
		most := 0.0
		for in := range len(a.crew) {
			more := at.crew.with(in, 1)
			if !s.allowed(more) {
				continue
			}
			c := s.foretell(a, more)
			merit := c.worth - at.worth
			if thrifty {
				merit /= max(c.extra-at.extra, 1)
			}
			if merit > most && c.extra <= s.budget {
				next, most = c, merit
			}
		}
		if next == nil {
			return
		}
		note(next)
		if at = next; s.cheapest() && at.worth >= s.Goal.Probability+2*s.goalError() {
			return
		}
	}
}

// trim foretells a plan that is worth more than is asked with ever fewer hires, or later ones, each time what loses least for the
// money it saves.
func (s *seek) trim(a *scheme, note func(*scheme)) {
	for at := a; s.cheapest() && at.worth >= s.Goal.Probability; {
		var next *scheme
		least := math.Inf(1)
		try := func(fewer crew) {
			c := s.foretell(a, fewer)
			if loss := (at.worth - c.worth) / (at.extra - c.extra); c.extra < at.extra && loss < least {
				next, least = c, loss
			}
		}
		for out := range len(at.crew) {
			if at.crew[out] == 0 {
				continue
			}
			fewer := at.crew.with(out, -1)
			try(fewer)
			if (out+1)%len(s.months) != 0 {
				try(fewer.with(out+1, 1))
			}
		}
		if next == nil {
			return
		}
		at = next
		note(at)
	}
}

// allowed tells that a crew keeps the bounds.
func (s *seek) allowed(c crew) bool {
	n := len(s.months)
	for role := range s.Roles {
		if c.people(role*n, (role+1)*n) > s.Goal.Most {
			return false
		}
	}
	return s.Goal.People == 0 || c.people(0, len(c)) <= s.Goal.People
}

// budgetOf is the most extra cost in recorded units.
func (s *seek) budgetOf() float64 {
	if s.Goal.Budget == nil {
		return math.Inf(1)
	}
	return *s.Goal.Budget * s.money
}
