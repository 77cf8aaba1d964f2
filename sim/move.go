package sim

import "slices"

// moveKind orders the moves of one day: leavers first, so that their seat is
// free, then changes of role, then starts.
type moveKind uint8

const (
	leave moveKind = iota
	promote
	start
)

// A move is a person's coming, going or change of role.
type move struct {
	day    int32
	person int32
	kind   moveKind
}

// moveStaff lets people come, change role and go.
func (w *world) moveStaff() {
	if w.nextMove == len(w.moves) || w.moves[w.nextMove].day != w.today {
		return
	}
	w.countDays(w.today)
	for w.nextMove < len(w.moves) && w.moves[w.nextMove].day == w.today {
		mv := w.moves[w.nextMove]
		w.nextMove++
		switch mv.kind {
		case leave:
			w.goAway(&w.desks[mv.person])
		case promote:
			w.promote(&w.desks[mv.person])
		case start:
			w.join(&w.desks[mv.person])
		}
	}
	w.cover()
	w.assignReports()
}

func (w *world) join(d *desk) {
	p := d.person
	p.here, p.skill = true, w.skillOf(p)
	p.led, p.progress = true, 0
	if !p.hired {
		p.progress = maxDays * 30 // ramped long ago
	}
	if p.hired {
		w.sum(hires, 1)
		role := &w.plan.model.Roles[p.role]
		w.ledger.recruiting[p.role] += role.Pay.Base * role.Pay.Recruiting
	}
	w.here = insertBySeniority(w.here, d)
	w.enterRole(d)
}

// skillOf draws a person's skill, by the role they join in.
func (w *world) skillOf(p *person) float64 {
	if law := w.plan.roles[p.role].skill; law != nil {
		return law.at(p.key.draw(toSkill))
	}
	return 1
}

// enterRole gives a person the capacities of their role and a place in its pools.
func (w *world) enterRole(d *desk) {
	p := d.person
	r := &w.plan.model.Roles[p.role]
	w.headcount[p.role]++
	for _, pool := range w.plan.poolsOf[p.role] {
		members := &w.pools[pool].members
		*members = insertBySeniority(*members, d)
	}
	w.second[p.role] = insertBySeniority(w.second[p.role], d)
	w.lookedUnder = nil
	if r.Handles.Set {
		w.handlers = append(w.handlers, d)
	}
	if r.Open.Set && !r.Handles.Set {
		w.holders = append(w.holders, d)
	}
	if len(w.plan.roles[p.role].hunts) > 0 {
		w.hunters = insertBySeniority(w.hunters, d)
	}
	if r.Renewals.Set {
		w.renewers = insertBySeniority(w.renewers, d)
	}
	if r.Hours.Set {
		w.timekeepers = append(w.timekeepers, d)
	}
	if p.progress < float64(len(r.Ramp)-1)*w.plan.model.DaysPerMonth {
		w.learners = append(w.learners, d)
	}
	d.role, d.hand, d.ranked = p.role, w.plan.hand[p.role], w.plan.roles[p.role].ranked
	d.credit, d.started, d.room, d.renewals = 0, 0, 0, 0
	w.takeUp(d, w.today)
	w.learn(d)
}

func (w *world) leaveRole(d *desk) {
	p := d.person
	w.catchUp(d, w.today)
	w.settlePay(d, w.today)
	w.closeYear(d, false)
	w.bookUsage(d)
	w.headcount[p.role]--
	for _, pool := range w.plan.poolsOf[p.role] {
		w.pools[pool].members = without(w.pools[pool].members, d)
	}
	w.second[p.role] = without(w.second[p.role], d)
	w.lookedUnder = nil
	w.handlers = without(w.handlers, d)
	w.holders = without(w.holders, d)
	w.hunters = without(w.hunters, d)
	w.renewers = without(w.renewers, d)
	w.timekeepers = without(w.timekeepers, d)
	w.learners = without(w.learners, d)
}

func (w *world) goAway(d *desk) {
	p := d.person
	w.leaveRole(d)
	w.here = without(w.here, d)
	p.here = false
	d.load = full
	w.sum(leavers, 1)
	w.handOver(d, w.value(w.plan.model.Roles[p.role].HandoverLoss))
}

// promote moves a person to the role their seat becomes: they learn it from the
// start, and hand back what it does not work.
func (w *world) promote(d *desk) {
	p := d.person
	w.leaveRole(d)
	p.role = int16(w.plan.model.Seats[p.seat].Becomes - 1)
	p.progress = 0
	w.enterRole(d)
	w.handOver(d, 0)
}

// insertBySeniority adds a person to a list kept in order of their first day.
func insertBySeniority(list []*desk, d *desk) []*desk {
	i := len(list)
	for i > 0 && list[i-1].person.first > d.person.first {
		i--
	}
	return slices.Insert(list, i, d)
}

// without removes a person from a list they may stand in.
func without(list []*desk, d *desk) []*desk {
	if i := slices.Index(list, d); i >= 0 {
		return slices.Delete(list, i, i+1)
	}
	return list
}
