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
	moved := false
	for w.nextMove < len(w.moves) && w.moves[w.nextMove].day == w.today {
		mv := w.moves[w.nextMove]
		w.nextMove++
		moved = true
		switch mv.kind {
		case leave:
			w.goAway(mv.person)
		case promote:
			w.promote(mv.person)
		case start:
			w.join(mv.person)
		}
	}
	if moved {
		w.cover()
		w.assignReports()
	}
}

func (w *world) join(who int32) {
	p := &w.people[who]
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
	w.here = insertBySeniority(w.here, who, w.people)
	w.enterRole(who)
}

// skillOf draws a person's skill, by the role they join in.
func (w *world) skillOf(p *person) float64 {
	if law := w.plan.roles[p.role].skill; law != nil {
		return law.at(p.key.draw(toSkill))
	}
	return 1
}

// enterRole gives a person the capacities of their role and a place in its pools.
func (w *world) enterRole(who int32) {
	p, d := &w.people[who], &w.desks[who]
	r := &w.plan.model.Roles[p.role]
	w.headcount[p.role]++
	for _, pool := range w.plan.poolsOf[p.role] {
		members := &w.pools[pool].members
		*members = insertBySeniority(*members, who, w.people)
	}
	w.second[p.role] = insertBySeniority(w.second[p.role], who, w.people)
	w.lookedUnder = nil
	if r.Handles.Set {
		w.handlers = append(w.handlers, who)
	}
	if r.Open.Set && !r.Handles.Set {
		w.holders = append(w.holders, who)
	}
	if len(w.plan.roles[p.role].hunts) > 0 {
		w.hunters = insertBySeniority(w.hunters, who, w.people)
	}
	if r.Renewals.Set {
		w.renewers = insertBySeniority(w.renewers, who, w.people)
	}
	if r.Hours.Set {
		w.timekeepers = append(w.timekeepers, who)
	}
	if p.progress < float64(len(r.Ramp)-1)*w.plan.model.DaysPerMonth {
		w.learners = append(w.learners, who)
	}
	d.role, d.hand = p.role, w.plan.hand[p.role]
	d.credit, d.started, d.room, d.renewals = 0, 0, 0, 0
	w.takeUp(who, w.today)
	w.learn(who)
}

func (w *world) leaveRole(who int32) {
	p := &w.people[who]
	w.catchUp(who, w.today)
	w.settlePay(who, w.today)
	w.closeYear(who, false)
	w.bookUsage(who)
	w.headcount[p.role]--
	for _, pool := range w.plan.poolsOf[p.role] {
		w.pools[pool].members = without(w.pools[pool].members, who)
	}
	w.second[p.role] = without(w.second[p.role], who)
	w.lookedUnder = nil
	w.handlers = without(w.handlers, who)
	w.holders = without(w.holders, who)
	w.hunters = without(w.hunters, who)
	w.renewers = without(w.renewers, who)
	w.timekeepers = without(w.timekeepers, who)
	w.learners = without(w.learners, who)
}

func (w *world) goAway(who int32) {
	p := &w.people[who]
	w.leaveRole(who)
	w.here = without(w.here, who)
	p.here = false
	w.loads[who] = full
	w.sum(leavers, 1)
	w.handOver(who, w.value(w.plan.model.Roles[p.role].HandoverLoss))
}

// promote moves a person to the role their seat becomes: they learn it from the
// start, and hand back what it does not work.
func (w *world) promote(who int32) {
	p := &w.people[who]
	w.leaveRole(who)
	p.role = int16(w.plan.model.Seats[p.seat].Becomes - 1)
	p.progress = 0
	w.enterRole(who)
	w.handOver(who, 0)
}

// insertBySeniority adds a person to a list kept in order of their first day.
func insertBySeniority(list []int32, who int32, people []person) []int32 {
	i := len(list)
	for i > 0 && people[list[i-1]].first > people[who].first {
		i--
	}
	return slices.Insert(list, i, who)
}

// without removes a person from a list they may stand in.
func without(list []int32, who int32) []int32 {
	if i := slices.Index(list, who); i >= 0 {
		return slices.Delete(list, i, i+1)
	}
	return list
}
