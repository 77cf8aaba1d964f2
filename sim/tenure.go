package sim

import (
	"math"
	"slices"
)

// comeAndGo draws who sits where and when, and orders their moves.
func (w *world) comeAndGo() {
	s := &w.staff
	s.nextMove = 0
	s.here, s.learners, s.handlers, s.hunters = s.here[:0], s.learners[:0], s.handlers[:0], s.hunters[:0]
	s.holders = s.holders[:0]
	s.renewers, s.timekeepers = s.renewers[:0], s.timekeepers[:0]
	for i := range s.pools {
		s.pools[i].members, s.pools[i].turn = s.pools[i].members[:0], 0
	}
	for i := range s.second {
		s.second[i] = s.second[i][:0]
	}
	clear(s.headcount)
	clear(s.busy)
	w.fillSeats()
	w.chooseLeavers()
	s.desks = s.desks[:0]
	for range s.people {
		s.desks = append(s.desks, desk{load: full})
	}
	for i := range s.desks {
		s.desks[i].person = &s.people[i]
		s.people[i].number = int32(i)
	}
	slices.SortStableFunc(s.moves, func(a, b move) int {
		if a.day != b.day {
			return int(a.day - b.day)
		}
		return int(a.kind) - int(b.kind)
	})
}

// fillSeats draws the occupants of all seats.
func (w *world) fillSeats() {
	w.people, w.moves = w.people[:0], w.moves[:0]
	for i := range w.plan.model.Seats {
		w.fillSeat(int32(i))
	}
}

// fillSeat draws the occupants of a seat, one after the other.
func (w *world) fillSeat(i int32) {
	seat := &w.plan.model.Seats[i]
	cal, d := &w.plan.cal, w.plan.model.DaysPerMonth
	seatKey := w.path.child(seat.Key)
	changes := int32(math.MaxInt32)
	if seat.Becomes > 0 {
		changes = cal.start() + planDay(float64(seat.BecomesMonth), d)
	}
	day := int32(0)
	if !seat.Seated {
		u := seatKey.draw(toSlip)
		slip := w.plan.slip[i].at(u, w)
		slipped := cal.later(seat.Month, slip, u)
		day = cal.later(seat.Month, slip+w.climate(slipped).late, u)
	}
	for n := uint64(0); day < cal.end(); n++ {
		role := seat.Role
		if day >= changes {
			role = seat.Becomes - 1
		}
		p := person{seat: i, role: int16(role), hired: !seat.Seated || n > 0, first: day, key: seatKey.child(n), seatKey: seatKey}
		p.last = min(w.leavingDay(&p, changes), w.dayOfBlow(p.key))
		who := int32(len(w.people))
		w.moves = append(w.moves, move{day, who, start})
		if changes > day && changes < p.last && changes < cal.end() {
			w.moves = append(w.moves, move{changes, who, promote})
		}
		if p.last < cal.end() {
			w.moves = append(w.moves, move{p.last, who, leave})
		}
		w.people = append(w.people, p)
		if p.last >= cal.end() {
			break
		}
		left := role
		if p.last >= changes {
			left = seat.Becomes - 1
		}
		if w.plan.model.Roles[left].NeverBackfills || w.climate(p.last).frozen {
			break
		}
		day = p.last + w.plan.backfill[left].days(p.key.draw(toBackfill), w, 1, 0)
	}
}

// leavingDay draws when a person leaves: exponential tenure by the hazards they
// pass through, the higher one of the first months, their role's, and that of
// the role the seat becomes. The opening team does not leave in the warm-up.
func (w *world) leavingDay(p *person, changes int32) int32 {
	from := max(p.first, w.plan.cal.start())
	year := 12 * w.plan.model.DaysPerMonth
	target := -math.Log1p(-unit(p.key.draw(toLeave))) // hazard to be used up
	day := float64(from)
	for role := int(p.role); ; {
		r := &w.plan.model.Roles[role]
		until := float64(w.plan.cal.end())
		if day < float64(changes) {
			until = min(until, float64(changes))
		}
		hazard := w.value(r.Attrition)
		if early := float64(p.first) + r.EarlyMonths*w.plan.model.DaysPerMonth; p.hired && day < early {
			hazard, until = w.value(r.EarlyAttrition), min(until, early)
		}
		used := hazard / year * (until - day)
		if used >= target {
			return max(int32(day+target/hazard*year), from+1)
		}
		target -= used
		if day = until; day >= float64(w.plan.cal.end()) {
			return math.MaxInt32
		}
		if day >= float64(changes) {
			role = w.plan.model.Seats[p.seat].Becomes - 1
		}
	}
}
