package sim

import (
	"math"
	"slices"
)

// A person sits in a seat for a while. Who comes and goes depends on no item,
// so a path's people are known before its first lead.
type person struct {
	seat     int32
	role     int16
	hired    bool  // joined by a hire, not seated on the first day
	first    int32 // first day in seat
	last     int32 // day of leaving; the end of the axis for those who stay
	key      key
	seatKey  key
	skill    float64
	progress float64 // days of learning, slowed beyond the span
	ramp     float64 // share of full productivity
	month    int32   // month of the ramp
	span     float64 // factor for being led, or not, by somebody who has time
	led      bool    // within some manager's span, or managed by nobody

	here bool
}

// A desk is the part of a person that work meets: what they carry, what they can
// carry, and what they make of it.
type desk struct {
	role       int16
	byCredit   bool    // their load is the credit they have used, not what they hold
	hand       uint32  // the role's bit among those that have a hand in deals
	open, room int32   // items held, and how many may be
	turns      int32   // items that may still be started today
	started    int32   // items started today
	factor     float64 // on the odds of what they start
	step       int64   // load of one item held, or of one item of credit
	credit     float64 // items that could be started when the day began, with fractions
	daily      float64 // credit a day adds; 0 where nothing limits what they start
	banked     float64 // credit that may be left over from the day before

	handles  bool    // they start so many a month
	used     int64   // this month: items started, or held, of those whose number is limited
	capacity float64 // out of how many
	today    float64 // a day
	renewals float64 // renewals they could still work
	timed
	sales
}

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

// A pool is the people in seat who work a stage together, longest in seat first.
type pool struct {
	members []int32
	inTurn  bool
	turn    int // whose turn it is, as an index into members
}

// staff is the part of a world that holds the people.
type staff struct {
	people   []person
	desks    []desk // by person
	moves    []move
	nextMove int

	here        []int32 // people in seat, longest first
	pools       []pool
	round       []int32 // who takes part in a round of dealing
	loads       []int64 // by person: what they carry ÷ what they can, or full
	learners    []int32 // those whose ramp is not over
	handlers    []int32 // those who handle so many items a month
	holders     []int32 // those who only hold so many
	hunters     []int32 // those who prospect
	renewers    []int32 // those who work renewals
	timekeepers []int32 // those who have so many hours a week

	headcount    []int64    // by role
	busy         []usage    // by role
	spent        []spending // by role: seconds of this month
	second       [][]int32  // by role: its people in seat
	done         []float64  // by role and activity, this month
	outcomes     []int64    // by role and outcome of prospecting, this month
	assisted     []int64    // by role, this month
	trails       []trail    // by hunt
	lookouts     []lookout
	lookedUnder  *climate // the climate lookouts are for; nil where they are out of date
	fallOut      poisson
	partners     [][]partner  // by source
	planned      []int        // by source: partners signed by plan
	years        []PersonYear // of the paths since they were last collected
	quotaOfMonth float64
}

// usage adds up what was carried and could have been carried over a month.
type usage struct{ used, capacity float64 }

// Loads are whole numbers: whole is the load of a person who carries all they
// can, full that of one who can take nothing more.
const (
	whole = 1 << 40
	full  = 1 << 46
)

func (s *staff) init(p *plan) {
	s.pools = make([]pool, len(p.pools))
	for i := range s.pools {
		s.pools[i].inTurn = p.pools[i].inTurn
	}
	s.headcount = make([]int64, len(p.roles))
	s.busy = make([]usage, len(p.roles))
	s.second = make([][]int32, len(p.roles))
	s.spent = make([]spending, len(p.roles))
	s.done = make([]float64, len(p.roles)*len(p.model.Activities))
	s.outcomes = make([]int64, len(p.roles)*Outcomes)
	s.assisted = make([]int64, len(p.roles))
	s.trails = make([]trail, len(p.hunts))
	for i := range s.trails {
		if c := p.hunts[i].cascade; c != nil {
			s.trails[i].shares, s.trails[i].lost = make([]float64, len(c.Steps)), make([]float64, len(c.Steps))
		}
	}
	s.partners = make([][]partner, len(p.sources))
	s.planned = make([]int, len(p.sources))
}

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
	slices.SortStableFunc(s.moves, func(a, b move) int {
		if a.day != b.day {
			return int(a.day - b.day)
		}
		return int(a.kind) - int(b.kind)
	})
}

// fillSeats draws the occupants of all seats.
func (w *world) fillSeats() {
	w.people, w.desks, w.moves, w.loads = w.people[:0], w.desks[:0], w.moves[:0], w.loads[:0]
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
		day = cal.start() + planDay(float64(seat.Month), d) + w.plan.slip[i].days(seatKey.draw(toSlip), w, 1, 0)
		day += int32(w.climate(day).late)
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
		w.loads = append(w.loads, full)
		w.desks = append(w.desks, desk{})
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
		if used := hazard / year * (until - day); used >= target {
			return max(int32(day+target/hazard*year), from+1)
		} else {
			target -= used
		}
		if day = until; day >= float64(w.plan.cal.end()) {
			return math.MaxInt32
		}
		if day >= float64(changes) {
			role = w.plan.model.Seats[p.seat].Becomes - 1
		}
	}
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
