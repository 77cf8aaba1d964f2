package sim

// People with so many selling hours a week share them out. Customers' care and
// the work of items, taken on at the start of a stage and week by week while it lasts, are
// owed until they are done; what a day has left is prospecting time. Somebody takes on an item only
// if the coming week has room for it:
//
//	hours of open items a week + hours owed + those of the new item ≤ hours · ramp
//
// so nobody ever works more than their hours, and closers who are full stop hunting.

// timed is the part of a desk that counts time, in seconds. A week of 0 is no limit.
type timed struct {
	limited bool    // they have so many hours a week
	week    float64 // selling time, ramped
	care    float64 // a day and customer
	running float64 // a week, of the items open
	owed    float64 // of items, taken on and not done
	caring  float64 // of customers, not done
	hunted  float64 // of prospecting, today
	idle    float64 // of which in a yield's time, which is whatever is left
	spent   spending
}

// timeUse is what selling time goes into, in the order of its series.
type timeUse int

const (
	available timeUse = iota
	onDeals
	onAccounts
	onProspecting
	timeUses int = iota
)

// inIdleness is prospecting in time that nobody asked for; a part of it.
const inIdleness = timeUse(timeUses)

// spending is what time went into over a month, in seconds.
type spending [timeUses + 1]float64

func (s *spending) add(more *spending) {
	for use, n := range more {
		s[use] += n
	}
}

// asked is the share of the time available that was asked for.
func (s *spending) asked() float64 {
	if s[available] <= 0 {
		return 0
	}
	return (s[onDeals] + s[onAccounts] + s[onProspecting] - s[inIdleness]) / s[available]
}

// daysPerWeek is how many of the model's days a week has.
func (w *world) daysPerWeek() float64 { return w.plan.model.DaysPerMonth * 12 * 7 / 365 }

// affords tells whether somebody's coming week has room for so many seconds at
// once and so many a week.
func (d *desk) affords(start, weekly float64) bool {
	return !d.limited || d.running+d.owed+start+weekly <= d.week+1e-6
}

// engage counts what an item's stage asks of those who start it: the time of
// both, the activities of the one who has the item.
func (w *world) engage(it *item, st *stage) {
	d := it.desk
	d.owed += st.start
	d.running += st.weekly
	if second := it.second; second != nil {
		second.owed += st.start
		second.running += st.weekly
	}
	first := int(d.role) * len(w.plan.model.Activities)
	for _, does := range st.does {
		w.done[first+does.activity] += does.times
	}
}

// disengage ends what an item's stage asks week by week.
func (w *world) disengage(it *item, st *stage) {
	if it.desk != nil {
		it.desk.running -= st.weekly
	}
	if it.second != nil {
		it.second.running -= st.weekly
	}
}

// beginHours opens a day: what the open items and the customers ask is owed.
func (w *world) beginHours() {
	perWeek := w.daysPerWeek()
	for _, d := range w.timekeepers {
		d.owed += d.running / perWeek
		if d.care > 0 {
			customers := w.customersOf(int(d.role)) / float64(w.staff.headcount[d.role])
			if r := &w.plan.model.Roles[d.role]; r.Accounts.Set {
				customers = min(customers, w.value(r.Accounts.Value)*d.person.ramp)
			}
			d.caring += customers * d.care
		}
		d.hunted, d.idle = 0, 0
	}
}

// free is the time a person's day has left for prospecting.
func (w *world) free(d *desk) float64 {
	return max(d.week/w.daysPerWeek()-d.owed-d.caring-d.hunted, 0)
}

// endHours closes a day: what was owed is done, customers first, as far as the
// day goes. Care that nobody had time for is not caught up.
func (w *world) endHours() {
	perWeek := w.daysPerWeek()
	for _, d := range w.timekeepers {
		day := d.week / perWeek
		left := day - d.hunted
		cared := min(d.caring, left)
		worked := min(d.owed, left-cared)
		d.owed -= worked
		d.caring = 0
		d.spent[available] += day
		d.spent[onDeals] += worked
		d.spent[onAccounts] += cared
		d.spent[onProspecting] += d.hunted
		d.spent[inIdleness] += d.idle
	}
}
