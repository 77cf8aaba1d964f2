package sim

import "math"

// sales is what a person made of their quota in the fiscal year so far, and of the
// month so far.
type sales struct {
	paid     int32   // day up to which they are paid; at first that on which they took up the role, or the year began
	caughtUp int32   // day up to which their quota and capacity are
	whole    bool    // they have been in the role since the year began, ramped
	sold     int64   // first-year value, or accepted items
	quota    float64 // ramped, in the unit of credit
	earned   float64 // variable pay of the year
	ofMonth  float64 // of the month
	perItem  bool    // they are credited with items
	yearly   float64 // quota of a year when ramped; 0 for none
	part     float64 // of the fiscal year, from when they took up the role
	goal     float64 // their quota if they stay and ramp as planned, as a share of yearly
	variable float64 // pay a year at target
}

// calendarOfPay says which fiscal year a month belongs to.
type calendarOfPay struct {
	year  []int16 // by month of the axis, from 0; −1 in the warm-up
	whole []bool  // by fiscal year: all its twelve months are in the plan
}

func newCalendarOfPay(m *Model, c *calendar) (p calendarOfPay) {
	year := int16(-1)
	for i := range len(c.first) - 1 {
		month := i - c.warmUp
		_, into := (m.Start + Month(month)).FiscalYear(m.FiscalStart)
		if month == 0 || month > 0 && into == 0 {
			year++
			p.whole = append(p.whole, into == 0 && month+12 <= m.Months)
		}
		p.year = append(p.year, year)
	}
	return p
}

// takeUp starts the count of a person's sales in the role they have now.
func (w *world) takeUp(d *desk, day int32) {
	r, s := &w.plan.model.Roles[d.person.role], &d.sales
	*s = sales{paid: day, caughtUp: day, variable: r.Pay.Variable, whole: day == w.yearFrom && w.rampedSoon(d.person)}
	switch {
	case r.Quota > 0:
		s.yearly = r.Quota * (1 + w.plan.model.OverAssignment)
	case r.ItemQuota > 0:
		s.yearly, s.perItem = 12*r.ItemQuota*(1+w.plan.model.OverAssignment), true
	}
	if s.yearly > 0 && day < w.plan.cal.end() {
		s.part, s.goal = w.restOfYear(d.person, day)
	}
}

// restOfYear is the part of a fiscal year that begins on a day, also beyond the plan's end, and as much of it as a person's ramp leaves.
func (w *world) restOfYear(p *person, day int32) (part, ramped float64) {
	m, month := w.plan.model, int(w.plan.month[day])
	_, into := (m.Start + Month(month-w.plan.cal.warmUp)).FiscalYear(m.FiscalStart)
	part = float64(12-into) - float64(day-w.plan.cal.first[month])/m.DaysPerMonth
	curve, at := w.plan.roles[p.role].ramp, p.progress/m.DaysPerMonth+1e-9
	for left := part; left > 0; {
		step := left
		learnt := int(min(at, float64(len(curve)-1)))
		if learnt < len(curve)-1 {
			step = min(left, float64(learnt+1)-at)
		}
		ramped += step * curve[learnt]
		at, left = at+step, left-step
	}
	return part / 12, ramped / 12
}

// beginYear starts a fiscal year on a day, for everybody in seat and for the
// customers who are there.
func (w *world) beginYear(day int32) {
	w.yearFrom = day
	for _, d := range w.here {
		w.takeUp(d, day)
	}
	copy(w.cohort, w.base.arr)
}

// rampedSoon tells whether a person has all of their productivity on the day that begins or, since months are not of whole days,
// the next: a ramp that is over as the year begins takes nothing from it.
func (w *world) rampedSoon(p *person) bool {
	curve := w.plan.roles[p.role].ramp
	return curve[int(min((p.progress+1)/w.plan.model.DaysPerMonth+1e-9, float64(len(curve)-1)))] >= 1
}

// closeYear writes down what a person made of the year, or of the part of it they
// sat in a role.
func (w *world) closeYear(d *desk, atEnd bool) {
	p, s := d.person, &d.sales
	if s.quota == 0 && s.sold == 0 || w.today < w.plan.cal.start() {
		return
	}
	year, quota := w.plan.year[w.plan.month[w.today]], math.Round(s.quota)
	if s.perItem { // who must bring 50.4 items has not made it with 50
		quota = math.Round(1000*s.quota) / 1000
	}
	w.years = append(w.years, PersonYear{
		Year: year, Role: p.role, Full: atEnd && s.whole && w.plan.whole[year],
		Skill: float32(p.skill), Credit: s.sold, Quota: quota, Variable: wholeMoney(s.earned),
	})
}

// creditDeal credits a deal to who closes it, and to those who manage them; what others
// had a hand in counts as assisted.
func (w *world) creditDeal(it *item) {
	closer := int16(-1)
	if it.desk != nil {
		closer = it.desk.role
	}
	for r, hand := range w.plan.hand {
		if it.touched&hand != 0 && r != int(closer) {
			w.assisted[r] += it.worth
		}
	}
	if it.desk == nil {
		return
	}
	share := 1.0
	if source := it.at.source; source >= 0 {
		share = 1 - w.plan.model.Sources[source].CloserForgoes
	}
	d := it.desk
	if d.yearly > 0 && !d.perItem {
		if len(w.plan.model.Roles[closer].Manages) == 0 {
			w.sum(credited, it.worth)
		}
		w.earn(d, it.worth, share)
	}
	for _, r := range w.plan.teamQuotas {
		if manages(&w.plan.model.Roles[r], closer) {
			n := int64(len(w.second[r]))
			for _, d := range w.second[r] {
				w.earn(d, it.worth/n, share)
			}
		}
	}
}

// creditItems credits items that were handed on, come to the last stage or were found for others to work, where that is what
// their person is paid for: each item once. It is kept out of what happens to every item.
//
//go:noinline
func (w *world) creditItems(d *desk, n int) {
	if d.perItem && w.today >= w.plan.cal.start() {
		w.earn(d, int64(n), 1)
	}
}

// earn credits an amount and pays for it: the variable at target ÷ quota for
// each unit of it, times the accelerator beyond their quota of the year and the share that this kind of deal is paid at,
// up to the cap of their part of the year.
func (w *world) earn(d *desk, amount int64, share float64) {
	if d.yearly == 0 {
		return
	}
	pay := &w.plan.model.Roles[d.role].Pay
	before, after := float64(d.sold)/d.yearly, float64(d.sold+amount)/d.yearly
	d.sold += amount
	beyond := max(after-max(before, d.goal), 0)
	earned := d.variable * share * (after - before - beyond + beyond*pay.Accelerator)
	if pay.Cap > 0 {
		earned = min(earned, max(pay.Cap*d.variable*d.part-d.earned, 0))
	}
	d.earned += earned
	d.ofMonth += earned
}

// catchUp adds the days up to one to a person's capacity and quota, which have been the same since
// it was last done.
func (w *world) catchUp(d *desk, until int32) {
	days := float64(until - d.caughtUp)
	d.caughtUp = until
	d.capacity += days * d.today
	if d.yearly == 0 {
		return
	}
	due := days * d.yearly / (12 * w.plan.model.DaysPerMonth) * d.person.ramp
	d.quota += due
	if !d.perItem && len(w.plan.model.Roles[d.role].Manages) == 0 {
		w.quotaOfMonth += due
	}
}

// settlePay moves a person's variable pay of the month, or of their part of it, to
// their role's account, up to a day; while they ramp at least what is guaranteed. Who has no quota
// gets the variable at target, by the days in the role, like the base.
func (w *world) settlePay(d *desk, until int32) {
	p := d.person
	if d.yearly == 0 {
		return
	}
	if guarantee := w.plan.model.Roles[p.role].Pay.RampGuarantee; p.ramp < 1 && guarantee > 0 {
		first, next := w.plan.cal.around(w.plan.month[until-1])
		part := float64(until-max(first, d.paid)) / float64(next-first)
		topUp := max(guarantee*d.variable/12*part-d.ofMonth, 0)
		d.earned += topUp
		d.ofMonth += topUp
	}
	w.ledger.variable[p.role] += d.ofMonth
	d.ofMonth, d.paid = 0, until
}
