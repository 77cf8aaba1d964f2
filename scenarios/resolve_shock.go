package scenarios

import "funnelcast/sim"

// eachShock turns the events.
func (x *resolver) eachShock() {
	for i := range x.s.Shocks {
		s := &x.s.Shocks[i]
		x.name(s.place, s.Name)
		x.duration(s)
		x.model.Shocks = append(x.model.Shocks, sim.Shock{
			Name: s.Name, Chance: x.value(&s.Chance.quantity, 1),
			From: x.spread(&s.From.quantity), Lasts: x.spread(&s.Lasts.quantity),
			WinOdds: x.value(&s.WinOdds.quantity, 1), Cycle: x.value(&s.Cycle.quantity, 1),
			Leads: x.value(&s.Leads.quantity, 1), Prospecting: x.value(&s.Prospecting.quantity, 1),
			Worth: x.value(&s.Value.quantity, 1), Churn: x.value(&s.Churn.quantity, 1),
			Expansion: x.value(&s.Expansion.quantity, 1), HiringFrozen: s.Hiring == "frozen",
			HiresLate: x.value(&s.HiresLate.quantity, 0), ClosersLeave: int(s.ClosersLeave.value), LargestCustomersLeave: int(s.BiggestCustomersLeave.value),
		})
	}
}

// duration asks how long a shock lasts that does something as long as it lasts.
func (x *resolver) duration(s *Shock) {
	for _, key := range []string{"win_odds", "cycle", "leads", "prospecting", "value", "churn", "expansion", "hiring", "hires_late"} {
		if s.has(key) {
			x.needs(s.place, key, "lasts", "how long the event lasts, such as 12 months")
			return
		}
	}
	if !s.has("closers_leave") && !s.has("biggest_customers_leave") {
		x.missing(s.place, "lasts", "how long the event lasts, such as 12 months")
	}
}
