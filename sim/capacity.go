package sim

import "slices"

// usage adds up what was carried and could have been carried over a month.
type usage struct{ used, capacity float64 }

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
