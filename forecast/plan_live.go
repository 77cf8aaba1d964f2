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
