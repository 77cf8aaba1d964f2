package sim

// carrying is what the people in seat can look after.
type carrying struct {
	accounts  []float64 // by role: customers, by those in seat and their ramp
	onboards  []float64 // by role: customers at once
	carriable []float64 // by role: partners
	coverage  []covering
}

// covering is what coverage does to a segment's customers on a day.
type covering struct {
	churn     float64 // factor on the churn hazard
	expansion float64 // factor on expansion
}

func (c *carrying) init(p *plan) {
	n := len(p.roles)
	c.accounts, c.onboards, c.carriable = make([]float64, n), make([]float64, n), make([]float64, n)
	c.coverage = make([]covering, len(p.segments))
}

func (c *carrying) reset() {
	clear(c.accounts)
	clear(c.onboards)
	clear(c.carriable)
}

// cover adds up what the people in seat can look after.
func (w *world) cover() {
	w.carrying.reset()
	for _, d := range w.here {
		p := d.person
		r := &w.plan.model.Roles[p.role]
		if r.Accounts.Set {
			w.accounts[p.role] += w.value(r.Accounts.Value) * p.ramp
		}
		if r.Partners.Set {
			w.carriable[p.role] += w.value(r.Partners.Value) * p.ramp
		}
		if r.Onboards.Set {
			w.onboards[p.role] += w.value(r.Onboards.Value) * p.ramp
		}
	}
}

// customersOf counts the customers of a role's segments.
func (w *world) customersOf(role int) float64 {
	n := int64(0)
	for s, count := range w.count {
		if covers(&w.plan.model.Roles[role], uint8(s)) {
			n += count
		}
	}
	return float64(n)
}

// weighCoverage works out, by segment, what it means today that people cover so many
// customers. The hazard of leaving is multiplied by customers ÷ capacity, from 1 where all are covered up
// to the role's uncovered_churn; expansion loses its part for those who are not covered.
func (w *world) weighCoverage() {
	for s := range w.coverage {
		seg := &w.plan.segments[s]
		w.coverage[s] = covering{1, 1}
		if len(seg.carers) > 0 {
			w.coverage[s].churn = min(max(1/max(w.covered(seg.carers), 1e-9), 1), seg.uncovered)
		}
		if len(seg.growers) > 0 {
			w.coverage[s].expansion = 1 - seg.neglected*(1-min(w.covered(seg.growers), 1))
		}
	}
}

// covered is the capacity of some roles ÷ the customers they share it over.
func (w *world) covered(roles []int) float64 {
	sum := 0.0
	for _, r := range roles {
		sum += w.accounts[r] / max(w.customersOf(r), 1)
	}
	return sum
}

// goLiveDays is how long it takes until a customer uses what they bought: longer
// where more are onboarded at once than the people for it have room for.
func (w *world) goLiveDays(segment uint8, k key) int32 {
	seg := &w.plan.segments[segment]
	if seg.goLive.law == nil {
		return 0
	}
	slower := 1.0
	if len(seg.onboarders) > 0 {
		room, waiting := 0.0, 1.0
		for _, r := range seg.onboarders {
			room += w.onboards[r]
		}
		for s, n := range w.unused {
			if covers(&w.plan.model.Roles[seg.onboarders[0]], uint8(s)) {
				waiting += float64(n)
			}
		}
		slower = min(max(waiting/max(room, 1e-9), 1), seg.slowest)
	}
	return seg.goLive.days(k.draw(toUseFirst), w, slower, 0)
}
