package forecast

import (
	"strings"

	"funnelcast/sim"
)

// A crew is the hires added to a plan: how many, a byte each, in slots ordered by role, then month. Equal crews are
// equal strings.
type crew string

// with is the crew with so many more in a slot.
func (c crew) with(slot, more int) crew {
	b := []byte(c)
	b[slot] = byte(int(b[slot]) + more)
	return crew(b)
}

// people is how many there are in slots from..to.
func (c crew) people(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		n += int(c[i])
	}
	return n
}

// none is the crew of the plan as it stands.
func (s *seek) none() crew { return crew(strings.Repeat("\x00", len(s.Roles)*len(s.months))) }

// seats are the crew as the model takes it.
func (s *seek) seats(c crew) []sim.Seat {
	var seats []sim.Seat
	for slot := range len(c) {
		for range c[slot] {
			seats = append(seats, sim.Seat{Role: s.Roles[slot/len(s.months)], Month: s.months[slot%len(s.months)]})
		}
	}
	return seats
}

// A pathwise is the figure and the cost up to its month on one path after another, in recorded units.
type pathwise struct{ figure, cost []int64 }

func (a *pathwise) add(b pathwise) {
	a.figure, a.cost = append(a.figure, b.figure...), append(a.cost, b.cost...)
}

// An outing is a plan that lives paths from..to.
type outing struct {
	model    *sim.Model
	from, to int
	pathwise
}

// live lets plans live their paths, a stretch at a time each on one processor. What comes out does not depend on how many are
// at work.
func (s *seek) live(outings []*outing) error {
	type stretch struct {
		outing
		of *outing
	}
	var todo []*stretch
	for _, o := range outings {
		for at := o.from; at < o.to; at += stretchPaths {
			todo = append(todo, &stretch{of: o, outing: outing{model: o.model, from: at, to: min(at+stretchPaths, o.to)}})
		}
	}
	if err := beside(s.Workers, len(todo), func(i int) error { return s.walk(&todo[i].outing) }); err != nil {
		return err
	}
	for _, t := range todo {
		t.of.add(t.pathwise)
	}
	return nil
}

// walk simulates a stretch.
func (s *seek) walk(o *outing) error {
	p, err := sim.Run(s.ctx, o.model, sim.Options{From: o.from, Paths: o.to - o.from, Seed: s.Seed, Workers: 1, FixedAssumptions: s.Fixed, Laws: s.laws, Progress: s.tell})
	if err != nil {
		return err
	}
	o.figure, _, _ = s.Aim.read(o.model, p, s.Aim.to)
	o.cost = sums(o.model, p, "cost", sim.All, 0, s.Aim.to)
	return nil
}

func (s *seek) tell(done int) {
	s.told.Lock()
	defer s.told.Unlock()
	if s.lived += done; s.Progress != nil {
		s.Progress(s.lived, max(s.expected, s.lived))
	}
}
