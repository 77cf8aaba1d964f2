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
	for _, d := range w.here {
		d.person.led = false
	}
	for i := range roles {
		room := int(roles[i].Span * float64(w.staff.headcount[i]))
		for _, d := range w.here {
			if p := d.person; room > 0 && manages(&roles[i], p.role) {
				p.led = true
				room--
			}
		}
	}
	for _, d := range w.here {
		d.person.led = d.person.led || w.plan.roles[d.role].beyondSpan == 0
		w.rate(d)
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

// beyondSpan is what a report of a role loses when nobody has time for them:
// the least among the roles that manage it, 0 if none does.
func (m *Model) beyondSpan(role int) float64 {
	loss, managed := 1.0, false
	for i := range m.Roles {
		if r := &m.Roles[i]; manages(r, int16(role)) {
			loss, managed = min(loss, r.BeyondSpan), true
		}
	}
	if !managed {
		return 0
	}
	return loss
}

// learn sets a person's ramp to the month they have learnt, and with it what they can carry.
func (w *world) learn(d *desk) {
	w.catchUp(d, w.today)
	p := d.person
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
	w.rate(d)
	d.weigh()
}

// rate sets the factor a person puts on odds: skill, the ramp effect
// w + (1−w)·ramp, and what is lost beyond the span.
func (w *world) rate(d *desk) {
	p := d.person
	r := &w.plan.model.Roles[p.role]
	span := 1.0
	if !p.led {
		span = 1 - w.plan.roles[p.role].beyondSpan
	}
	d.factor = p.skill * (r.RampWeight + (1-r.RampWeight)*p.ramp) * span
	p.span = span
	w.lookedUnder = nil
}

// weigh sets a person's load, at least full where they have no room for one item more.
func (d *desk) weigh() {
	load := int64(d.open) * d.step
	if d.byCredit {
		load = whole - int64(d.turns)*d.step
	}
	d.load = load + full*int64(one(d.open >= d.room)|one(d.turns <= 0)) // no branch: it cannot be predicted
}

// choose is who of a lane's people starts the next item of its queue, nil when all are full: those who
// handle so many items a month take turns, as lead routing deals them out; among
// those who hold items it is the one with the lowest load.
func (w *world) choose(q *queue) *desk {
	switch {
	case q.pool.inTurn:
		return q.pool.next()
	case q.lane.timed:
		return pickAble(q.pool.members, &w.plan.stages[q.lane.stage])
	}
	return pick(q.pool.members)
}

// next is whose turn it is, of those who have any left; nil where nobody has.
func (p *pool) next() *desk {
	for range p.members {
		if p.turn >= len(p.members) {
			p.turn = 0
		}
		if who := p.members[p.turn]; who.turns > 0 {
			return who
		}
		p.turn++
	}
	return nil
}

// pick is the person of a list with the lowest load, the longest in seat among equals;
// nil when all are full.
func pick(list []*desk) (best *desk) {
	least := int64(full)
	for _, d := range list {
		if d.load < least {
			best, least = d, d.load
		}
	}
	return best
}

// chooseSecond is who of a lane's second role joins its next item.
func (w *world) chooseSecond(l *lane) *desk {
	if l.timed {
		return pickAble(w.second[l.needs], &w.plan.stages[l.stage])
	}
	return pick(w.second[l.needs])
}

// pickAble is pick among those whose week has room for what a stage asks.
func pickAble(list []*desk, st *stage) (best *desk) {
	least := int64(full)
	for _, d := range list {
		if d.load < least && d.affords(st.start, st.weekly) {
			best, least = d, d.load
		}
	}
	return best
}

// charge uses up the credit of starting some items.
func (d *desk) charge(items int32) {
	d.use(items)
	if d.ranked {
		d.weigh()
	}
}

func (d *desk) use(credit int32) {
	d.turns -= credit
	d.started += credit
	d.used += int64(credit)
}

// assign lets a person start one item more and hold it.
func (d *desk) assign() {
	d.open++
	if d.handles {
		d.use(1)
	}
	d.weigh()
}

// take gives a person one item more to hold.
func (d *desk) take() {
	d.open++
	if !d.byCredit {
		d.weigh()
	}
}

// release takes an item from a person.
func (w *world) release(d *desk) {
	d.open--
	if !d.byCredit {
		d.weigh()
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
		d := w.learners[i]
		p := d.person
		if p.progress/month+1e-9 >= float64(p.month+1) {
			w.learn(d)
			w.cover()
			if int(p.month) == len(w.plan.roles[p.role].ramp)-1 {
				w.learners = slices.Delete(w.learners, i, i+1)
				i--
			}
		}
		if p.led {
			p.progress++
		} else {
			p.progress += 1 - w.plan.roles[p.role].beyondSpan
		}
	}
	for _, d := range w.handlers {
		left := d.credit - float64(d.started)
		if left > d.banked {
			left = d.banked
		}
		d.credit = left + d.daily
		d.turns, d.started = int32(d.credit+1e-9), 0
		if d.ranked {
			d.weigh()
		}
	}
	for _, d := range w.renewers {
		amonth := w.value(w.plan.model.Roles[d.role].Renewals.Value) * d.person.ramp
		d.renewals = min(d.renewals+amonth/month, max(amonth, 1))
	}
	if len(w.timekeepers) > 0 {
		w.beginHours()
	}
}

// endDay adds up what the day used of everybody's capacity.
func (w *world) endDay() {
	for _, d := range w.holders {
		d.used += int64(d.open)
	}
	if len(w.timekeepers) > 0 {
		w.endHours()
	}
	for s, n := range w.base.arr {
		w.earned[s] += n
	}
}

// bookUsage moves what a person used to their role's account.
func (w *world) bookUsage(d *desk) {
	w.busy[d.role].used += float64(d.used)
	w.busy[d.role].capacity += d.capacity
	d.used, d.capacity = 0, 0
	if d.limited {
		w.spent[d.role].add(&d.spent)
		d.spent = spending{}
	}
}

// works tells whether a person's role works a lane.
func (w *world) works(d *desk, lane uint8) bool {
	return w.plan.works[int(d.role)*len(w.plan.lanes)+int(lane)]
}
