package sim

import (
	"math"
	"slices"
)

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
	w.catchUp(who, w.today)
	p, d := &w.people[who], &w.desks[who]
	curve := w.plan.roles[p.role].ramp
	p.month = int32(min(p.progress/w.plan.model.DaysPerMonth+1e-9, float64(len(curve)-1)))
	p.ramp = curve[p.month]
	r := &w.plan.model.Roles[p.role]

	d.room, d.step = math.MaxInt32, 1 // unlimited: whoever holds least
	d.turns, d.daily = math.MaxInt32, 0
	d.byCredit = r.Handles.Set && !r.Open.Set
	if r.Handles.Set {
		d.daily = w.value(r.Handles.Value) * p.ramp / w.plan.model.DaysPerMonth
		d.step = int64(whole / (2 * max(d.daily, 1)))
		d.banked = max(1, d.daily)
		d.turns = 0 // until the day's credit is in
	}
	if r.Open.Set {
		d.room = int32(w.value(r.Open.Value)*p.ramp + 1e-9)
		d.step = whole / int64(max(d.room, 1))
	}
	if d.limited = r.Hours.Set; d.limited {
		d.week = w.value(r.Hours.Value) * 3600 * p.ramp
		d.care = w.value(r.Care) * 3600 / w.plan.model.DaysPerMonth
	}
	d.handles, d.today = r.Handles.Set, 0
	switch {
	case r.Handles.Set:
		d.today = d.daily
	case r.Open.Set:
		d.today = float64(d.room)
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
	p.span = span
	w.lookedUnder = nil
}

// weigh sets a person's load, or full where they have no room for one item more.
func (w *world) weigh(who int32) {
	w.loads[who] = w.desks[who].load()
}

func (d *desk) load() int64 {
	load := int64(d.open) * d.step
	if d.byCredit {
		load = whole - int64(d.turns)*d.step
	}
	if d.open >= d.room || d.turns <= 0 {
		load = full
	}
	return load
}

// choose is who of a lane's people starts the next item of its queue, nobody when all are full: those who
// handle so many items a month take turns, as lead routing deals them out; among
// those who hold items it is the one with the lowest load.
func (w *world) choose(q *queue) int32 {
	p := q.pool
	if !p.inTurn {
		if q.lane.timed {
			return w.pickAble(p.members, &w.plan.stages[q.lane.stage])
		}
		return w.pick(p.members)
	}
	for range p.members {
		if p.turn >= len(p.members) {
			p.turn = 0
		}
		if who := p.members[p.turn]; w.desks[who].turns > 0 {
			return who
		}
		p.turn++
	}
	return nobody
}

// pick is the person of a list with the lowest load, the longest in seat among equals;
// nobody when all are full.
func (w *world) pick(list []int32) int32 {
	loads, best, least := w.loads, nobody, int64(full)
	for _, who := range list {
		if load := loads[who]; load < least {
			best, least = who, load
		}
	}
	return best
}

// chooseSecond is who of a lane's second role joins its next item.
func (w *world) chooseSecond(l *lane) int32 {
	if l.timed {
		return w.pickAble(w.second[l.needs], &w.plan.stages[l.stage])
	}
	return w.pick(w.second[l.needs])
}

// pickAble is pick among those whose week has room for what a stage asks.
func (w *world) pickAble(list []int32, st *stage) int32 {
	best := nobody
	for _, who := range list {
		if w.loads[who] < full && w.affords(who, st.start, st.weekly) && (best == nobody || w.loads[who] < w.loads[best]) {
			best = who
		}
	}
	return best
}

// charge uses up the credit of starting some items.
func (d *desk) charge(items int32) {
	d.turns -= items
	d.started += items
	d.used += int64(items)
}

// assign lets a person start one item more and hold it.
func (w *world) assign(who int32) {
	d := &w.desks[who]
	d.open++
	if d.handles {
		d.charge(1)
	}
	w.loads[who] = d.load()
}

// take gives a person one item more to hold.
func (w *world) take(who int32) {
	d := &w.desks[who]
	d.open++
	if !d.byCredit {
		w.loads[who] = d.load()
	}
}

// release takes an item from a person.
func (w *world) release(who int32) {
	d := &w.desks[who]
	d.open--
	if !d.byCredit {
		w.loads[who] = d.load()
		w.stir = true
		w.freed++
	}
}

// accrue begins a day: people learn, and those who handle so many items a month
// get the day's credit. At most one item or one day's worth, whichever is larger, is
// carried over from the day before.
func (w *world) accrue() {
	w.freed++
	month := w.plan.model.DaysPerMonth
	for i := 0; i < len(w.learners); i++ {
		who := w.learners[i]
		p := &w.people[who]
		if p.progress/month+1e-9 >= float64(p.month+1) {
			w.learn(who)
			w.cover()
			if int(p.month) == len(w.plan.roles[p.role].ramp)-1 {
				w.learners = slices.Delete(w.learners, i, i+1)
				i--
			}
		}
		if p.led {
			p.progress++
		} else {
			p.progress += 1 - w.beyondSpan(p.role)
		}
	}
	for _, who := range w.handlers {
		d := &w.desks[who]
		left := d.credit - float64(d.started)
		if left > d.banked {
			left = d.banked
		}
		d.credit = left + d.daily
		d.turns, d.started = int32(d.credit+1e-9), 0
		w.loads[who] = d.load()
	}
	for _, who := range w.renewers {
		d := &w.desks[who]
		p := &w.people[who]
		amonth := w.value(w.plan.model.Roles[d.role].Renewals.Value) * p.ramp
		d.renewals = min(d.renewals+amonth/month, max(amonth, 1))
	}
	if len(w.timekeepers) > 0 {
		w.beginHours()
	}
}

// endDay adds up what the day used of everybody's capacity.
func (w *world) endDay() {
	for _, who := range w.holders {
		d := &w.desks[who]
		d.used += int64(d.open)
	}
	if len(w.timekeepers) > 0 {
		w.endHours()
	}
	for r, n := range w.staff.headcount {
		w.ledger.personDays[r] += n
	}
	for s, n := range w.base.arr {
		w.earned[s] += n
	}
}

// bookUsage moves what a person used to their role's account.
func (w *world) bookUsage(who int32) {
	d := &w.desks[who]
	w.busy[d.role].used += float64(d.used)
	w.busy[d.role].capacity += d.capacity
	d.used, d.capacity = 0, 0
	for use, n := range d.spent {
		w.spent[d.role][use] += n
	}
	d.spent = spending{}
}

// works tells whether a person's role works a lane.
func (w *world) works(who int32, lane uint8) bool {
	return w.plan.works[int(w.desks[who].role)*len(w.plan.lanes)+int(lane)]
}
