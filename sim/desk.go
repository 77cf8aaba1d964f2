package sim

import "math"

// assignReports decides who is within a manager's span: in each managing role's
// reports, the longest in seat come first; those beyond span × managers lose
// beyond_span of their odds and of their ramp's speed.
func (w *world) assignReports() {
	roles := w.plan.model.Roles
	managed := false
	for i := range roles {
		managed = managed || len(roles[i].Manages) > 0
	}
	if !managed {
		return
	}
	for _, who := range w.here {
		w.people[who].led = false
	}
	for i := range roles {
		room := int(roles[i].Span * float64(w.staff.headcount[i]))
		for _, who := range w.here {
			if p := &w.people[who]; room > 0 && manages(&roles[i], p.role) {
				p.led = true
				room--
			}
		}
	}
	for _, who := range w.here {
		w.people[who].led = w.people[who].led || w.beyondSpan(w.people[who].role) == 0
		w.rate(who)
	}
}

func manages(r *Role, role int16) bool {
	for _, m := range r.Manages {
		if m == int(role) {
			return true
		}
	}
	return false
}

// beyondSpan is what a report of this role loses when nobody has time for them:
// the least among the roles that manage it, 0 if none does.
func (w *world) beyondSpan(role int16) float64 {
	loss, managed := 1.0, false
	for i := range w.plan.model.Roles {
		if r := &w.plan.model.Roles[i]; manages(r, role) {
			loss, managed = min(loss, r.BeyondSpan), true
		}
	}
	if !managed {
		return 0
	}
	return loss
}

// learn sets a person's ramp to the month they have learnt, and with it what they can carry.
func (w *world) learn(who int32) {
	p := &w.people[who]
	curve := w.plan.roles[p.role].ramp
	p.month = int32(min(p.progress/w.plan.model.DaysPerMonth+1e-9, float64(len(curve)-1)))
	p.ramp = curve[p.month]
	r := &w.plan.model.Roles[p.role]

	p.room = math.MaxInt32
	p.load = 1e-6 // unlimited: whoever holds least
	if r.Handles.Set {
		p.daily = w.value(r.Handles.Value) * p.ramp / w.plan.model.DaysPerMonth
		p.load = 1 / (2 * max(p.daily, 1))
	}
	if r.Open.Set {
		p.room = int32(w.value(r.Open.Value)*p.ramp + 1e-9)
		p.load = 1 / max(float64(p.room), 1)
	}
	w.accounts = 0
	for _, other := range w.here {
		if o := &w.people[other]; w.plan.roles[o.role].covers {
			w.accounts += w.value(w.plan.model.Roles[o.role].Accounts.Value) * o.ramp
		}
	}
	w.rate(who)
	w.weigh(who)
}

// rate sets the factor a person puts on odds: skill, the ramp effect
// w + (1−w)·ramp, and what is lost beyond the span.
func (w *world) rate(who int32) {
	p := &w.people[who]
	r := &w.plan.model.Roles[p.role]
	span := 1.0
	if !p.led {
		span = 1 - w.beyondSpan(p.role)
	}
	p.factor = p.skill * (r.RampWeight + (1-r.RampWeight)*p.ramp) * span
	p.hunting = p.skill * p.ramp * span
}

// weigh sets a person's load, or full where they have no room for one item more.
func (w *world) weigh(who int32) {
	p := &w.people[who]
	r := &w.plan.model.Roles[p.role]
	switch {
	case p.open >= p.room, r.Handles.Set && p.credit < 1-1e-9:
		w.loads[who] = full
	case r.Handles.Set && !r.Open.Set:
		w.loads[who] = 1 - p.credit*p.load
	default:
		w.loads[who] = float64(p.open) * p.load
	}
}

// pick is the person of a list with the lowest load, the longest in seat among equals;
// −1 when all are full.
func (w *world) pick(list []int32) int32 {
	who, least := int32(-1), full
	for _, p := range list {
		if l := w.loads[p]; l < least {
			who, least = p, l
		}
	}
	return who
}

// take gives a person one item more; begun says it is one they start, which
// uses up credit.
func (w *world) take(who int32) {
	p := &w.people[who]
	p.open++
	w.weigh(who)
}

// charge uses up the credit of starting one item.
func (w *world) charge(who int32) {
	p := &w.people[who]
	if w.plan.model.Roles[p.role].Handles.Set {
		p.credit--
		w.busy[p.role].used++
		w.weigh(who)
	}
}

// release takes an item from a person.
func (w *world) release(who int32) {
	if who < 0 {
		return
	}
	p := &w.people[who]
	p.open--
	if p.here {
		w.weigh(who)
	}
}

// accrue begins a day for everybody in seat: they learn, and those who handle so
// many items a month get the day's credit. At most one item or one day's worth,
// whichever is larger, is carried over from the day before.
func (w *world) accrue() {
	roles := w.plan.model.Roles
	for _, who := range w.here {
		p := &w.people[who]
		r := &roles[p.role]
		if int(p.month) < len(w.plan.roles[p.role].ramp)-1 {
			if p.progress/w.plan.model.DaysPerMonth+1e-9 >= float64(p.month+1) {
				w.learn(who)
			}
			if p.led {
				p.progress++
			} else {
				p.progress += 1 - w.beyondSpan(p.role)
			}
		}
		w.ledger.personDays[p.role]++
		if r.Handles.Set {
			p.credit = min(p.credit, max(1, p.daily)) + p.daily
			w.busy[p.role].capacity += p.daily
			w.weigh(who)
		}
		if r.Open.Set && !r.Handles.Set {
			w.busy[p.role].used += float64(p.open)
			w.busy[p.role].capacity += float64(p.room)
		}
	}
}
