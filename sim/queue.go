package sim

import "math"

// An item is a lead on its way to a contract, or a batch of leads that arrived
// together and wait to be picked up one by one. Records are recycled within a path.
type item struct {
	key     key    // of the item; of the source's day for a batch
	worth   int64  // first-year value, once it is an opportunity
	touched uint32 // roles that had a hand in it, a bit each
	number  uint32 // of a batch: the next lead's number within its day
	count   uint32 // of a batch: leads left in it; 0 for a single item
	began   int32  // day it became an opportunity
	owner   int32  // customer it comes from, or nobody
	due     int32  // day its stage ends, or it returns from nurture
	joined  int32  // day it joined the queue
	left    int32  // days that remained of its stage when its person left; −age for an item that was open on the first day
	person  int32  // −1 for nobody
	second  int32  // −1 for nobody
	source  int16
	stage   uint8
	lane    uint8
	segment uint8
	state   state
	outcome outcome // what becomes of it at due
	opened  bool    // it is an opportunity
}

// state says where an item is.
type state uint8

const (
	gone    state = iota
	queued        // waits for a person
	held          // has a person, waits for a second one
	working       // in a stage until due
	nurture       // out of the funnel until due
	ahead         // not in the funnel yet: what a customer will want, or a sign-up that will pay
)

// outcome says what happens to an item when it is due. The calendar keeps outcomes
// apart, so that a day does the same thing many times in a row, which processors like.
type outcome uint8

const (
	fails    outcome = iota
	passes           // a stage
	comes            // from nurture, from a customer or from a sign-up
	outcomes int     = iota
)

// A queue is one of the three lists of what waits in a lane.
type queue int32

const (
	handedBack queue = iota // by a leaver; they come first
	forSecond               // items that have their person and wait for the second role
	fresh                   // the rest
	queues
)

// funnel is the part of a world that holds the items.
type funnel struct {
	items    []item // by record of the lists, which their heads precede
	free     int32  // first of the blank records, chained like a list
	lists           // by outcome and day, then by lane and queue
	days     int32
	waiting  []int64 // by lane
	backlogs []int64 // by stage, scratch
	stir     bool    // something joined a queue or freed a person since the last pass

	openItems []int64   // by segment
	inStage   []pipe    // by stage and segment
	dueIn     []int64   // by month of the axis and segment: worth of what leaves the last stage then
	cold      []int64   // by stage, this month
	entryOdds []float64 // by segment, of the leads being received
	cuts      []uint16  // by segment, the chance from which on they fail for sure
	seen      []int64   // by segment, of the leads last sifted
	tally     []int64   // by segment, those among them that failed
	sifted    []lead
}

// pipe is the open pipeline of one stage and segment.
type pipe struct{ count, worth int64 }

func (f *funnel) init(p *plan, days int) {
	f.days = int32(days)
	f.lists = newLists(outcomes*days + int(queues)*len(p.lanes))
	f.items = make([]item, len(f.last))
	f.waiting = make([]int64, len(p.lanes))
	f.backlogs = make([]int64, len(p.stages))
	f.dueIn = make([]int64, (len(p.cal.first)+dueWithin)*len(p.segments))
	f.openItems = make([]int64, len(p.segments))
	f.inStage = make([]pipe, len(p.stages)*len(p.segments))
	f.cold = make([]int64, len(p.stages))
	f.entryOdds = make([]float64, len(p.segments))
	f.cuts = make([]uint16, len(p.segments))
	f.seen, f.tally = make([]int64, len(p.segments)), make([]int64, len(p.segments))
}

func (f *funnel) reset() {
	f.lists.reset()
	f.items, f.free = f.items[:len(f.last)], nobody
	clear(f.waiting)
	clear(f.openItems)
	clear(f.inStage)
	clear(f.dueIn)
	clear(f.cold)
}

// dueOn is the list of what has an outcome on a day.
func (f *funnel) dueOn(o outcome, day int32) int32 { return int32(o)*f.days + day }

// line is the list of a lane's queue.
func (f *funnel) line(lane int, q queue) int32 {
	return int32(outcomes)*f.days + int32(lane)*int32(queues) + int32(q)
}

// newItem returns a blank record.
func (f *funnel) newItem() int32 {
	i := f.free
	if i == nobody {
		i = f.lists.add()
		f.items = append(f.items, item{})
	} else {
		f.free = f.next[i]
		f.items[i] = item{}
	}
	it := &f.items[i]
	it.person, it.second, it.owner = nobody, nobody, nobody
	return i
}

func (f *funnel) freeItem(i int32) {
	f.items[i].state = gone
	f.next[i] = f.free
	f.free = i
}

// schedule makes an item due, unless that is beyond the horizon.
func (w *world) schedule(i, day int32) {
	it := &w.items[i]
	it.due = day
	if day < w.days {
		w.push(w.dueOn(it.outcome, day), i)
	}
}

// wait puts an item at the end of its lane's queue.
func (w *world) wait(i int32) {
	it := &w.items[i]
	it.state, it.joined = queued, w.today
	w.push(w.line(int(it.lane), fresh), i)
	w.waiting[it.lane]++
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
			case w.waiting[l] > 0:
				w.serveLane(int(l), w.today)
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
			w.serveLane(n, day)
			if i := w.first(w.line(n, fresh)); i != nobody && w.items[i].joined > day {
				next = min(next, w.items[i].joined)
			}
		}
		day = next
	}
}

// serveLane serves what waits in a lane: what was handed back, what has its first person, and the rest of
// what joined up to a day.
func (w *world) serveLane(n int, upTo int32) {
	l := &w.plan.lanes[n]
	line := w.line(n, handedBack)
	patience := w.plan.stages[l.stage].patience
	w.dropCold(n, line, patience)
	w.dropCold(n, w.line(n, fresh), patience)
	for w.first(line) != nobody {
		i := w.first(line)
		who := w.choose(l)
		if who == nobody || w.items[i].left == 0 && !w.findSecond(l, i) {
			break
		}
		w.pop(line)
		w.waiting[n]--
		it := &w.items[i]
		it.person = who
		w.take(who)
		if it.left > 0 {
			w.goOn(i)
		} else {
			w.begin(i)
		}
	}
	line = w.line(n, forSecond)
	for w.first(line) != nobody {
		i := w.first(line)
		if !w.findSecond(l, i) {
			break
		}
		w.pop(line)
		w.waiting[n]--
		w.begin(i)
	}
	line = w.line(n, fresh)
	for i := w.first(line); i != nobody && w.items[i].joined <= upTo; i = w.first(line) {
		who := w.choose(l)
		if who == nobody || l.needs >= 0 && w.chooseSecond(l) == nobody {
			break
		}
		it := &w.items[i]
		if it.count > 0 {
			w.serveBatch(n, i)
			continue
		}
		w.pop(line)
		w.waiting[n]--
		it.person = who
		w.charge(who)
		w.pools[l.pool].turn++
		w.take(who)
		if l.needs >= 0 {
			w.findSecond(l, i)
		}
		w.begin(i)
	}
}

// goOn takes up an item that was handed over in the middle of its stage.
func (w *world) goOn(i int32) {
	it := &w.items[i]
	st := &w.plan.stages[it.stage]
	if st.busy {
		w.desks[it.person].running += st.weekly
	}
	it.touched |= w.desks[it.person].hand
	it.state = working
	w.schedule(i, w.today+it.left)
	if st.last {
		w.expect(it, 1)
	}
	it.left = 0
}

// findSecond gives an item the second person its lane needs; false when all are full.
func (w *world) findSecond(l *lane, i int32) bool {
	if l.needs < 0 {
		return true
	}
	who := w.chooseSecond(l)
	if who == nobody {
		return false
	}
	it := &w.items[i]
	it.second = who
	it.touched |= w.desks[who].hand
	w.charge(who)
	w.take(who)
	return true
}

// dropCold lets go of what waited too long at the head of a list.
func (w *world) dropCold(n int, line, patience int32) {
	s := int(w.plan.lanes[n].stage)
	for i := w.first(line); i != nobody && w.today-w.items[i].joined > patience; i = w.first(line) {
		w.pop(line)
		it := &w.items[i]
		if it.count > 0 {
			w.segments(arrival{key: it.key, source: it.source, next: it.number}, it.count, func(segment uint8, n int64) {
				w.goCold(s, segment, n)
				w.openItems[segment] -= n
			})
			w.waiting[n] -= int64(it.count)
			w.freeItem(i)
			continue
		}
		w.waiting[n]--
		w.goCold(s, it.segment, 1)
		w.close(i)
	}
}

// goCold counts items that waited too long.
func (w *world) goCold(s int, segment uint8, n int64) {
	w.note(goneCold, segment, n)
	w.cold[s] += n
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
