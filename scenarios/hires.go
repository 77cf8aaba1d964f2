package scenarios

import "funnelcast/sim"

// HiredAll is the model with one person more for each seat, of which only role and month are read, as
// [Scenario.Hired] adds them one after another; without seats it is the plan's own.
func (s *Scenario) HiredAll(seats []sim.Seat) *sim.Model {
	with := *s
	for _, seat := range seats {
		with.model = with.Hired(seat.Role, seat.Month)
	}
	return with.model
}

// Amount reads an amount of money such as 2m or 150k, in whole units of the currency; false for
// what is none.
func Amount(text string) (float64, bool) {
	m, fault := parseMeasure(text)
	return m.value, fault == nil && !m.percent && m.unit == "" && m.value >= 0
}
