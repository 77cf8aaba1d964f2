package scenarios

import (
	"slices"

	"funnelcast/sim"
)

// Hired is a scenario's model with one person more of a role, an index into the model's, who starts with a month of
// the plan, counted from 0, without slip. It is what team.ROLE@MONTH=1 makes, and one more where the
// plan hires into that role in that month already: every other seat keeps its key, and so its luck.
func Hired(model *sim.Model, role, month int) *sim.Model {
	m := *model
	group := m.Roles[role].Name + "@" + (m.Start + sim.Month(month)).String()
	seat, at := sim.Seat{Role: role, Month: month}, len(m.Seats)
	for ordinal := 0; ; ordinal++ {
		seat.Key = seatKey(group, ordinal)
		i := slices.IndexFunc(m.Seats, func(other sim.Seat) bool { return other.Key == seat.Key })
		if i < 0 {
			break
		}
		at = i + 1
	}
	m.Seats = slices.Insert(slices.Clone(m.Seats), at, seat)
	return &m
}

// HiredAll is a scenario's model with one person more for each seat, of which only role and month are read, as
// [Hired] adds them one after another; without seats it is the model itself.
func HiredAll(model *sim.Model, seats []sim.Seat) *sim.Model {
	for _, seat := range seats {
		model = Hired(model, seat.Role, seat.Month)
	}
	return model
}
