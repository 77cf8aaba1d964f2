package sim

import "errors"

// Follow lives one path of a run and tells its story. It is the path that [Run] records with the same
// model, seed and fixed, whatever the number of paths. It returns every mistake of a model that Check refuses.
//
// Each day is lived as a run lives it, and what happened is read from what differs between two evenings. How an item
// ended that is gone the engine says as it happens; one that only seems to be gone is in nurture, under the key of its
// next round. What came and went between two evenings is what the day's share of the month's flows has more than
// the items seen.
func Follow(m *Model, seed uint64, path int, fixed bool) (*Story, error) {
	if path < 0 {
		return nil, errors.New("paths are numbered from 0")
	}
	p, err := compile(m, NewLaws())
	if err != nil {
		return nil, err
	}
	return p.follow(seed, path, fixed), nil
}

// follow is Follow for a compiled model.
func (p *plan) follow(seed uint64, path int, fixed bool) *Story {
	f := newFollower(p, seed, path, fixed)
	w, month := f.w, 0
	for ; w.today < p.cal.end(); w.today++ {
		if w.today == p.cal.start() {
			f.begin()
		}
		moved := w.nextMove
		w.passDay()
		if w.today >= p.cal.start() {
			f.look(w.moves[moved:w.nextMove])
		}
		if w.today+1 == p.cal.first[month+1] {
			w.closeMonth(month)
			f.closeMonth(month - p.cal.warmUp)
			month++
		}
	}
	return f.story
}

// A follower looks at a world every evening and remembers the last one.
type follower struct {
	w     *world
	own   key // of the path
	story *Story

	numbers []int      // by person of the world: number in the story, 0: not yet
	ramped  []bool     // by person of the world
	storms  [][2]int32 // by shock: first day and the day after the last; both −1 where it does not happen

	sightings
	clients []customer  // as the last evening had them; nil before the first
	signed  map[key]int // number of who signed today, by key
	day     []tally     // of today, by segment
	flows   []tally     // of the month, up to the last evening
}

func newFollower(p *plan, seed uint64, path int, fixed bool) *follower {
	w := newWorld(p)
	w.row = make([]int64, len(p.rows.series)*p.rows.months)
	f := &follower{
		w: w, own: key(0).child(seed).child(uint64(path)),
		story:  &Story{Path: path, Seed: seed, daysPerMonth: p.model.DaysPerMonth},
		signed: map[key]int{}, day: make([]tally, len(w.flows)), flows: make([]tally, len(w.flows)),
	}
	f.sightings.init(p)
	w.prepare(f.own, fixed)
	f.forecastStorms()
	f.numbers, f.ramped = make([]int, len(w.people)), make([]bool, len(w.people))
	return f
}

// forecastStorms finds out which shocks befall the path and when.
func (f *follower) forecastStorms() {
	for i := range f.w.plan.model.Shocks {
		storm := [2]int32{-1, -1}
		if first, last, comes := f.w.storm(i); comes {
			storm = [2]int32{first, max(first, last)}
		}
		f.storms = append(f.storms, storm)
	}
}

// begin meets who and what is there before the plan's first day. The opening customers are not; a second
// world with the customers this one will open with shows them as they are before their first day.
func (f *follower) begin() {
	w := f.w
	w.ends = ends{}
	for _, d := range w.here {
		f.ramped[d.person.number] = f.isRamped(d)
		if d.person.hired && d.person.first == w.today {
			f.tellPerson(Joins, d)
		} else {
			f.tellPerson(Seated, d)
		}
	}
	f.findItems()
	for it := range w.present() {
		if f.present[it.key] == it {
			f.meet(it)
		}
	}
	before := newWorld(w.plan)
	before.row = w.row
	before.prepare(f.own, w.fixed)
	before.today = w.today
	before.sky = before.climate(w.today)
	for s := range w.plan.segments {
		before.openBase(uint8(s))
	}
	f.clients = append([]customer{}, before.customers...)
	for i := range f.clients {
		c := &f.clients[i]
		f.story.Customers = append(f.story.Customers, Account{
			Segment: int(c.segment), Opening: true, Signed: f.dayOf(c.signed), ARR: c.arr,
		})
	}
}

// look tells what the day was like.
func (f *follower) look(moves []move) {
	w := f.w
	for s := range w.flows {
		for m, now := range w.flows[s] {
			f.day[s][m] = now - f.flows[s][m]
		}
	}
	copy(f.flows, w.flows)
	f.lookAtShocks()
	first := len(f.story.Events)
	f.lookAtPeople(moves)
	clear(f.signed)
	for i := len(f.clients); i < len(w.customers); i++ {
		f.meetCustomer(i)
	}
	f.lookAtItems()
	f.lookAtCustomers()
	f.countHands(first)
	clear(f.w.ends)
}

// tell adds an event of today.
func (f *follower) tell(e Event) {
	e.Day, e.Month = f.dayOf(f.w.today), int(f.w.plan.month[f.w.today])-f.w.plan.cal.warmUp
	f.story.Events = append(f.story.Events, e)
}

// dayOf counts a day of the world's axis from the plan's first day.
func (f *follower) dayOf(day int32) int { return int(day - f.w.plan.cal.start()) }

func (f *follower) lookAtShocks() {
	for i, s := range f.storms {
		takes := f.w.plan.model.Shocks[i].takes()
		if s[0] == f.w.today && (takes || s[1] > s[0]) {
			f.tellShock(ShockBegins, i, int(s[1]-s[0]))
		}
		if s[1] == f.w.today && s[1] > s[0] {
			f.tellShock(ShockEnds, i, 0)
		}
	}
}

func (f *follower) tellShock(k Kind, shock, days int) {
	e := newEvent(k)
	e.Shock, e.Days = shock, days
	f.tell(e)
}

// closeMonth tells what the month that ends today came to; those of the warm-up are not told.
func (f *follower) closeMonth(month int) {
	f.forgetFlows()
	if month < 0 {
		return
	}
	w, cal := f.w, &f.w.plan.cal
	rows := &w.plan.rows
	row := w.row[month*len(rows.series):][:len(rows.series)]
	of := func(m metric) (sum int64) {
		for _, n := range row[rows.split[m]+rows.first:][:len(w.plan.segments)] {
			sum += n
		}
		return sum
	}
	m := w.plan.model
	at := m.Start + Month(month)
	year, _ := at.FiscalYear(m.FiscalStart)
	end := MonthEnd{
		Month: at, FiscalYear: year, Days: int(cal.first[month+cal.warmUp+1] - cal.first[month+cal.warmUp]),
		ARR: of(arr), NewARR: of(newARR), ExpansionARR: of(expansionARR), ContractionARR: of(contractionARR), ChurnedARR: of(churnedARR),
		Pipeline: of(openPipeline), Open: int(of(openPipelineCount)), Customers: int(of(customers)),
		Wins: int(of(wins)), Losses: int(of(losses)), WonValue: of(wonValue), ChurnedCustomers: int(of(churnedCustomers)),
		Headcount: int(row[rows.totals[headcount]]), Cost: row[rows.totals[cost]], CashIn: of(cashIn), CumulatedNet: row[rows.totals[cumulativeCash]],
	}
	for i := len(f.story.Events) - 1; i >= 0 && f.story.Events[i].Month == month; i-- {
		switch e := &f.story.Events[i]; {
		case e.Kind == Lost:
			end.LostValue += e.Money
		case e.Kind == GoesCold && e.Stage >= 0 && m.Stages[e.Stage].Pipeline:
			end.Cold += e.Count
			end.ColdValue += e.Money
		}
	}
	f.story.Months = append(f.story.Months, end)
}

// forgetFlows follows the world in beginning a month's counts anew.
func (f *follower) forgetFlows() {
	clear(f.flows)
	clear(f.came)
	clear(f.cold)
}
