package sim

import "math"

// A queue is one of the three lines of what waits in a lane.
type queue int

const (
	handedBack queue = iota // by a leaver; they come first
	forSecond               // items that have their person and wait for the second role
	fresh                   // the rest
	queues
)

// funnel is the part of a world that holds the items.
type funnel struct {
	records
	calendar []line // of what is due, by day, stage and outcome
	queues   []line // by lane and queue
	kinds    int    // outcomes times stages
	days     int32
	waiting  []int64  // by lane
	stuck    []uint64 // by lane: what freed was when nothing more could start there
	freed    uint64   // counts what may let something start: a day's credit, a person freed, an item that needs only a second one
	backlogs []int64  // by stage, scratch
	stir     bool     // something joined a queue or freed a person since the last pass

	openItems []int64 // by segment
	dueIn     []int64 // by month of the axis and segment: worth of what leaves the last stage then
	cold      []int64 // by stage, this month
	sieve
}

func (f *funnel) init(p *plan, days int) {
	f.days = int32(days)
	f.kinds = outcomes * len(p.stages)
	f.calendar = make([]line, days*f.kinds)
	for i := range f.calendar {
		f.calendar[i].clear()
	}
	f.queues = make([]line, int(queues)*len(p.lanes))
	f.waiting, f.stuck = make([]int64, len(p.lanes)), make([]uint64, len(p.lanes))
	f.backlogs = make([]int64, len(p.stages))
	f.dueIn = make([]int64, (len(p.cal.first)+dueWithin)*len(p.segments))
	f.openItems = make([]int64, len(p.segments))
	f.cold = make([]int64, len(p.stages))
	f.sieve.init(len(p.segments))
}

// reset empties the funnel. Of the calendar the days that a path has lived through are empty already.
func (f *funnel) reset(today int32) {
	f.records.reset()
	for i := range f.calendar[int(today)*f.kinds:] {
		f.calendar[int(today)*f.kinds+i].clear()
	}
	for i := range f.queues {
		f.queues[i].clear()
	}
	clear(f.waiting)
	clear(f.stuck)
	f.freed = 0
	clear(f.openItems)
	clear(f.dueIn)
	clear(f.cold)
}

// dueOn are the lists of what is due on a day, by stage and outcome: a day does the same
// thing many times in a row, which processors like.
func (f *funnel) dueOn(day int32) []line {
	return f.calendar[int(day)*f.kinds:][:f.kinds]
}

// dueWith is the list of what is due on the day of an item with the same outcome in the same stage.
func (f *funnel) dueWith(it *item) *line {
	return &f.calendar[int(it.due)*f.kinds+int(it.stage)*outcomes+int(it.outcome)]
}

// line is one of a lane's queues.
func (f *funnel) line(lane uint8, q queue) *line { return &f.queues[int(lane)*int(queues)+int(q)] }

// schedule makes an item due, unless that is beyond the horizon.
func (w *world) schedule(it *item, day int32) {
	it.due = day
	if day < w.days {
		w.dueWith(it).push(it)
	}
}

// wait puts an item at the end of its lane's queue.
func (w *world) wait(it *item, lane uint8) {
	it.state, it.joined = queued, w.today
	w.line(lane, fresh).push(it)
	w.waiting[lane]++
	w.stir = true
}

// serve starts work wherever somebody has room, later stages first, until
// nothing more can start today.
func (w *world) serve() {
	for again := true; again; again = w.stir {
		w.stir = false
		for st := len(w.plan.stages) - 1; st >= 0; st-- {
			switch l := w.plan.stages[st].lane; {
			case l < 0:
				w.serveTogether(uint8(st))
			case w.waiting[l] > 0 && w.stuck[l] != w.freed:
				freed := w.freed
				if w.serveLane(uint8(l), w.today); w.waiting[l] > 0 {
					w.stuck[l] = freed
				}
			}
		}
	}
}

// serveTogether serves the lanes of a stage that has several, by the day on which items
// joined them: people whom lanes share take who came first, whichever lane it is in.
func (w *world) serveTogether(stage uint8) {
	for day := int32(-1); day <= w.today; {
		next := int32(math.MaxInt32)
		for n := range w.plan.lanes {
			if w.plan.lanes[n].stage != stage || w.waiting[n] == 0 {
				continue
			}
			w.serveLane(uint8(n), day)
			if it := w.line(uint8(n), fresh).first; it != nil && it.joined > day {
				next = min(next, it.joined)
			}
		}
		day = next
	}
}

// serveLane serves what waits in a lane: what was handed back, what has its first person, and the rest of
// what joined up to a day.
func (w *world) serveLane(n uint8, upTo int32) {
	l := &w.plan.lanes[n]
	patience := w.plan.stages[l.stage].patience
	pool, waiting := &w.pools[l.pool], &w.waiting[n]
	back, halfway, line := w.line(n, handedBack), w.line(n, forSecond), w.line(n, fresh)
	w.dropCold(n, back, patience)
	w.dropCold(n, line, patience)
	for it := back.first; it != nil; it = back.first {
		who := w.choose(l)
		if who == nobody || it.left == 0 && !w.findSecond(l, it) {
			break
		}
		back.pop()
		*waiting--
		it.person = who
		w.take(who)
		if it.left > 0 {
			w.goOn(it)
		} else {
			w.begin(it)
		}
	}
	for it := halfway.first; it != nil && w.findSecond(l, it); it = halfway.first {
		halfway.pop()
		*waiting--
		w.begin(it)
	}
	for it := line.first; it != nil && it.joined <= upTo; it = line.first {
		who := w.choose(l)
		if who == nobody || l.needs >= 0 && w.chooseSecond(l) == nobody {
			break
		}
		if it.count > 0 {
			w.serveBatch(n, it)
			continue
		}
		line.pop()
		*waiting--
		it.person = who
		pool.turn++
		w.assign(who)
		if l.needs >= 0 {
			w.findSecond(l, it)
		}
		w.begin(it)
	}
}

// goOn takes up an item that was handed over in the middle of its stage.
func (w *world) goOn(it *item) {
	st := &w.plan.stages[it.stage]
	if st.busy {
		w.desks[it.person].running += st.weekly
	}
	it.touched |= w.desks[it.person].hand
	it.state = working
	w.schedule(it, w.today+it.left)
	if st.last {
		w.expect(it, 1)
	}
	it.left = 0
}

// findSecond gives an item the second person its lane needs; false when all are full.
func (w *world) findSecond(l *lane, it *item) bool {
	if l.needs < 0 {
		return true
	}
	who := w.chooseSecond(l)
	if who == nobody {
		return false
	}
	it.second = who
	it.touched |= w.desks[who].hand
	w.assign(who)
	return true
}

// dropCold lets go of what waited too long at the head of one of a lane's queues.
func (w *world) dropCold(n uint8, line *line, patience int32) {
	for it := line.first; it != nil && w.today-it.joined > patience; it = line.first {
		line.pop()
		s := w.plan.lanes[n].stage
		if it.count > 0 {
			w.countKinds(&arrival{key: it.key, source: it.at.source, next: it.number}, it.count)
			for segment, n := range w.seen {
				w.goCold(s, uint8(segment), n)
				w.openItems[segment] -= n
			}
			w.waiting[n] -= int64(it.count)
			w.freeItem(it)
			continue
		}
		w.waiting[n]--
		w.goCold(s, it.segment, 1)
		w.close(it)
	}
}

// goCold counts items that waited too long.
func (w *world) goCold(stage, segment uint8, n int64) {
	w.note(goneCold, segment, n)
	w.cold[stage] += n
}

// dueWithin is how many months ahead the pipeline that is due is looked for.
const dueWithin = 3

// expect notes when an item's last stage ends, or (−1) that it will end otherwise.
func (w *world) expect(it *item, sign int64) {
	month := len(w.plan.cal.first) - 1 // beyond the horizon
	if it.due < w.plan.cal.end() {
		month = int(w.plan.month[it.due])
	} else if late := float64(it.due-w.plan.cal.end()) / w.plan.model.DaysPerMonth; late < dueWithin {
		month += int(late)
	} else {
		return
	}
	w.dueIn[month*len(w.plan.segments)+int(it.segment)] += sign * it.worth
}
