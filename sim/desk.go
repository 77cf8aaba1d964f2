package sim

// A desk is the part of a person that work meets: what they carry, what they can
// carry, and what they make of it.
type desk struct {
	person     *person
	load       int64 // what they carry ÷ what they can, or full
	role       int16
	ranked     bool    // somewhere it is their load that decides whether they start the next item
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

// Loads are whole numbers: whole is the load of a person who carries all they
// can, full that of one who can take nothing more.
const (
	whole = 1 << 40
	full  = 1 << 46
)

// A pool is the people in seat who work a stage together, longest in seat first.
type pool struct {
	members []*desk
	inTurn  bool
	turn    int // whose turn it is, as an index into members
}

// weigh sets a person's load, at least full where they have no room for one item more.
func (d *desk) weigh() {
	load := int64(d.open) * d.step
	if d.byCredit {
		load = whole - int64(d.turns)*d.step
	}
	d.load = load + full*int64(one(d.open >= d.room)|one(d.turns <= 0)) // no branch: it cannot be predicted
}

// choose is who of a lane's people starts the next item of its queue, nil when all are full: those who
// handle so many items a month take turns, as lead routing deals them out; among
// those who hold items it is the one with the lowest load.
func (w *world) choose(q *queue) *desk {
	switch {
	case q.pool.inTurn:
		return q.pool.next()
	case q.lane.timed:
		return pickAble(q.pool.members, &w.plan.stages[q.lane.stage])
	}
	return pick(q.pool.members)
}

// next is whose turn it is, of those who have any left; nil where nobody has.
func (p *pool) next() *desk {
	for range p.members {
		if p.turn >= len(p.members) {
			p.turn = 0
		}
		if who := p.members[p.turn]; who.turns > 0 {
			return who
		}
		p.turn++
	}
	return nil
}

// pick is the person of a list with the lowest load, the longest in seat among equals;
// nil when all are full.
func pick(list []*desk) (best *desk) {
	least := int64(full)
	for _, d := range list {
		if d.load < least {
			best, least = d, d.load
		}
	}
	return best
}

// chooseSecond is who of a lane's second role joins its next item.
func (w *world) chooseSecond(l *lane) *desk {
	if l.timed {
		return pickAble(w.second[l.needs], &w.plan.stages[l.stage])
	}
	return pick(w.second[l.needs])
}

// pickAble is pick among those whose week has room for what a stage asks.
func pickAble(list []*desk, st *stage) (best *desk) {
	least := int64(full)
	for _, d := range list {
		if d.load < least && d.affords(st.start, st.weekly) {
			best, least = d, d.load
		}
	}
	return best
}

// charge uses up the credit of starting some items.
func (d *desk) charge(items int32) {
	d.use(items)
	if d.ranked {
		d.weigh()
	}
}

func (d *desk) use(credit int32) {
	d.turns -= credit
	d.started += credit
	d.used += int64(credit)
}

// assign lets a person start one item more and hold it.
func (d *desk) assign() {
	d.open++
	if d.handles {
		d.use(1)
	}
	d.weigh()
}

// take gives a person one item more to hold.
func (d *desk) take() {
	d.open++
	if !d.byCredit {
		d.weigh()
	}
}

// release takes an item from a person.
func (w *world) release(d *desk) {
	d.open--
	if !d.byCredit {
		d.weigh()
		w.stir = true
		w.freed++
	}
}

// works tells whether a person's role works a lane.
func (w *world) works(d *desk, lane uint8) bool {
	return w.plan.works[int(d.role)*len(w.plan.lanes)+int(lane)]
}
