package sim

import "math"

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
