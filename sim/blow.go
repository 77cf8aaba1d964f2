package sim

import (
	"cmp"
	"math"
	"slices"
)

// A shock may take closers and customers away on its first day: not a rate that changes, but somebody
// in particular, found on each path by what they are worth there.
//
// Of the people in seat who work the last stage the most skilled leaves first; of equals, and so
// where people do not differ in skill, the longest in seat. Whoever joined on that very day stays, and
// on the first day of a path, when all join, people leave a day later. Their seat is filled again as any other
// leaver's, and their items are handed over as any other's. As comings and goings depend on no item, they are
// drawn once more with the leaver gone before the path begins.
//
// Of the contracts in use that with the most ARR is cancelled on the day, whatever its term, before the day's
// renewals; of equals that signed first. It counts as a renewal that came due and failed. What was invoiced is paid, and what
// was not invoiced yet never is.

// blows is the part of a world that holds what shocks take away from a path.
type blows struct {
	all    []blow
	pushed []resignation
}

// A blow is the first day of a shock that takes somebody away.
type blow struct {
	day   int32
	shock *Shock
}

// A resignation is that of a person who would have stayed.
type resignation struct {
	who key
	day int32
}

func (b *blows) forgetBlows() { b.all, b.pushed = b.all[:0], b.pushed[:0] }

// takes tells whether a shock takes anybody away.
func (s *Shock) takes() bool { return s.ClosersLeave > 0 || s.LargestCustomersLeave > 0 }

// expectBlows notes that a shock begins on a day, in the order of the days.
func (w *world) expectBlows(day int32, s *Shock) {
	if !s.takes() || day >= w.plan.cal.end() {
		return
	}
	w.blows.all = append(w.blows.all, blow{day, s})
	slices.SortStableFunc(w.blows.all, func(a, b blow) int { return cmp.Compare(a.day, b.day) })
}

// chooseLeavers finds whom shocks take from the seats as they are filled, and fills them again without.
func (w *world) chooseLeavers() {
	for _, s := range w.blows.all {
		day, known := max(s.day, 1), len(w.pushed)
		for range s.shock.ClosersLeave {
			who := w.bestCloser(day)
			if who == nobody {
				break
			}
			w.people[who].last = day
			w.pushed = append(w.pushed, resignation{w.people[who].key, day})
		}
		if len(w.pushed) > known {
			w.fillSeats()
		}
	}
}

// bestCloser is who of those that work the last stage on a day, and the next, is the most skilled.
func (w *world) bestCloser(day int32) int32 {
	best, most := nobody, math.Inf(-1)
	for i := range w.people {
		p := &w.people[i]
		if p.first >= day || p.last <= day || !w.plan.model.Closes(w.roleOn(p, day)) {
			continue
		}
		skill := w.skillOf(p)
		if skill > most || skill == most && p.first < w.people[best].first {
			best, most = int32(i), skill
		}
	}
	return best
}

// roleOn is the role that somebody has on a day, before anybody has joined.
func (w *world) roleOn(p *person, day int32) int {
	seat := &w.plan.model.Seats[p.seat]
	if seat.Becomes > 0 && day >= w.plan.cal.start()+planDay(float64(seat.BecomesMonth), w.plan.model.DaysPerMonth) {
		return seat.Becomes - 1
	}
	return int(p.role)
}

// Closes tells whether a role works the last stage, of the items of any source and segment.
func (m *Model) Closes(role int) bool {
	last := &m.Stages[len(m.Stages)-1]
	if len(last.WorkedBy) == 0 {
		return false
	}
	for i := range m.Sources {
		if slices.Contains(m.Sources[i].WorkedBy, role) {
			return true
		}
	}
	for i := range m.Segments {
		by := m.Segments[i].WorkedBy
		if !last.Pipeline || len(by) == 0 {
			by = last.WorkedBy
		}
		if slices.Contains(by, role) { // of the opening pipeline at least
			return true
		}
	}
	return false
}

// dayOfBlow is when a shock takes a person, if it does.
func (b *blows) dayOfBlow(who key) int32 {
	for _, p := range b.pushed {
		if p.who == who {
			return p.day
		}
	}
	return math.MaxInt32
}

// loseCustomers lets those go whom a shock takes today.
func (w *world) loseCustomers() {
	for _, s := range w.blows.all {
		if s.day != w.today {
			continue
		}
		for range s.shock.LargestCustomersLeave {
			if i := w.largestCustomer(); i != nobody {
				w.cancel(i)
			}
		}
	}
}

// largestCustomer is who has the most ARR in use, if anybody has any.
func (w *world) largestCustomer() int32 {
	best, most := nobody, int64(0)
	for i := range w.customers {
		if c := &w.customers[i]; c.here && c.inUse && c.arr > most {
			best, most = int32(i), c.arr
		}
	}
	return best
}

// cancel ends a contract between two of its events.
func (w *world) cancel(i int32) {
	c := &w.customers[i]
	if day := w.dayOfEvent(c); day < w.days {
		w.events.remove(day, w.days+i)
	}
	w.note(renewalsDue, c.segment, 1)
	w.drop(c)
}
