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
	p, d := &w.people[who], &w.desks[who]
	curve := w.plan.roles[p.role].ramp
	p.month = int32(min(p.progress/w.plan.model.DaysPerMonth+1e-9, float64(len(curve)-1)))
	p.ramp = curve[p.month]
	r := &w.plan.model.Roles[p.role]

	d.room, d.share, d.byCredit = math.MaxInt32, 1e-6, false // unlimited: whoever holds least
	if r.Handles.Set {
		d.daily = w.value(r.Handles.Value) * p.ramp / w.plan.model.DaysPerMonth
		d.share, d.byCredit = 1/(2*max(d.daily, 1)), true
		d.credit = min(d.credit, max(1, d.daily))
	} else {
		d.credit = full
	}
	if r.Open.Set {
		d.room = int32(w.value(r.Open.Value)*p.ramp + 1e-9)
		d.share, d.byCredit = 1/max(float64(d.room), 1), false
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
	w.desks[who].factor = p.skill * (r.RampWeight + (1-r.RampWeight)*p.ramp) * span
	p.hunting = p.skill * p.ramp * span
}

// enough credit starts an item, rounding forgiven.
const enough = 1 - 1e-9

// weigh sets a person's load, or full where they have no room for one item more.
func (w *world) weigh(who int32) {
	d := &w.desks[who]
	load := float64(d.open) * d.share
	if d.byCredit {
		load = 1 - d.credit*d.share
	}
	if d.open >= d.room || d.credit < enough {
		load = full
	}
	w.loads[who] = load
}

// pick is the person of a list with the lowest load, the longest in seat among equals;
// nobody when all are full.
func (w *world) pick(list []int32) int32 {
	who, least := nobody, full
	for _, p := range list {
		if l := w.loads[p]; l < least {
			who, least = p, l
		}
	}
	return who
}

// charge uses up the credit of starting one item.
func (w *world) charge(who int32) {
	d := &w.desks[who]
	d.credit--
	d.started++
	switch {
	case d.credit < enough:
		w.loads[who] = full
	case d.byCredit:
		w.loads[who] = 1 - d.credit*d.share
	}
}

// take gives a person one item more to hold.
func (w *world) take(who int32) {
	w.desks[who].open++
	w.weigh(who)
}

// release takes an item from a person.
func (w *world) release(who int32) {
	if who == nobody {
		return
	}
	w.desks[who].open--
	if w.people[who].here {
		w.weigh(who)
		w.stir = true
	}
}

// accrue begins a day for everybody in seat: they learn, and those who handle so
// many items a month get the day's credit. At most one item or one day's worth,
// whichever is larger, is carried over from the day before.
func (w *world) accrue() {
	for _, who := range w.here {
		p, d := &w.people[who], &w.desks[who]
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
		if d.credit != full {
			d.credit = min(d.credit, max(1, d.daily)) + d.daily
			w.weigh(who)
		}
	}
}

// endDay adds up what the day used of everybody's capacity.
func (w *world) endDay() {
	for _, who := range w.here {
		d, role := &w.desks[who], w.people[who].role
		w.ledger.personDays[role]++
		u := &w.busy[role]
		switch {
		case d.credit != full:
			u.used += float64(d.started)
			u.capacity += d.daily
			d.started = 0
		case d.room != math.MaxInt32:
			u.used += float64(d.open)
			u.capacity += float64(d.room)
		}
	}
}

// works tells whether a person's role works a stage.
func (w *world) works(who int32, stage uint8) bool {
	return w.plan.works[int(w.people[who].role)*len(w.plan.stages)+int(stage)]
}
