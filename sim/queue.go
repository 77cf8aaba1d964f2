package sim

// An item is a lead on its way to a contract, or a batch of leads that arrived
// together and wait to be picked up one by one. Records are recycled within a path.
type item struct {
	key     key    // of the item; of the source's day for a batch
	worth   int64  // annual contract value, once it is an opportunity
	lot     uint64 // of a batch: the first bits of luck of the eight leads around number
	number  uint32 // of a batch: the next lead's number within its day
	count   uint32 // of a batch: leads left in it; 0 for a single item
	due     int32  // day its stage ends, or it returns from nurture
	joined  int32  // day it joined the queue
	left    int32  // days that remained of its stage when its person left; −age for an item that was open on the first day
	person  int32  // −1 for nobody
	second  int32  // −1 for nobody
	source  int16
	stage   uint8
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
)

// outcome says what happens to an item when it is due. The calendar keeps outcomes
// apart, so that a day does the same thing many times in a row, which processors like.
type outcome uint8

const (
	fails outcome = iota
	passes
	returns
	outcomes int = iota
)

// nobody ends lists and stands for no person.
const nobody = int32(-1)

// A fifo is a list in order of joining: of items in a queue or due on a day, of
// customers due for review. Who follows whom stands in a slice beside them.
type fifo struct{ head, tail int32 }

var emptyList = fifo{nobody, nobody}

func (l *fifo) push(next []int32, i int32) {
	next[i] = nobody
	if l.head == nobody {
		l.head = i
	} else {
		next[l.tail] = i
	}
	l.tail = i
}

// pop removes the head, which must be there.
func (l *fifo) pop(next []int32) {
	l.head = next[l.head]
	if l.head == nobody {
		l.tail = nobody
	}
}

// remove takes an item out of the middle; the list is short and this is rare.
func (l *fifo) remove(next []int32, i int32) {
	if l.head == i {
		l.pop(next)
		return
	}
	for j := l.head; j != nobody; j = next[j] {
		if next[j] == i {
			next[j] = next[i]
			if l.tail == i {
				l.tail = j
			}
			return
		}
	}
}

// A queue is what waits for a stage. Items a leaver handed back come first,
// then those that have their person and wait for the second role, then the rest.
type queue struct {
	handedBack, held, fresh fifo
	waiting                 int64
}

// funnel is the part of a world that holds the items.
type funnel struct {
	items   []item
	follows []int32 // by item: the next one in its queue, its day or the free list
	free    int32
	due     [outcomes][]fifo // by what happens then, and day
	lines   []queue
	stir    bool // something joined a queue or freed a person since the last pass

	openItems []int64   // by segment
	inStage   []pipe    // by stage and segment
	cold      []int64   // by stage, this month
	entryOdds []float64 // by segment, of the leads being received
}

// pipe is the open pipeline of one stage and segment.
type pipe struct{ count, worth int64 }

func (f *funnel) init(p *plan, days int) {
	for o := range f.due {
		f.due[o] = make([]fifo, days)
	}
	f.lines = make([]queue, len(p.stages))
	f.openItems = make([]int64, len(p.segments))
	f.inStage = make([]pipe, len(p.stages)*len(p.segments))
	f.cold = make([]int64, len(p.stages))
	f.entryOdds = make([]float64, len(p.segments))
}

func (f *funnel) reset() {
	f.items, f.follows, f.free = f.items[:0], f.follows[:0], nobody
	for o := range f.due {
		for i := range f.due[o] {
			f.due[o][i] = emptyList
		}
	}
	for i := range f.lines {
		f.lines[i] = queue{emptyList, emptyList, emptyList, 0}
	}
	clear(f.openItems)
	clear(f.inStage)
	clear(f.cold)
}

// newItem returns a blank record.
func (f *funnel) newItem() int32 {
	i := f.free
	if i == nobody {
		f.items, f.follows = append(f.items, item{}), append(f.follows, nobody)
		i = int32(len(f.items) - 1)
	} else {
		f.free = f.follows[i]
		f.items[i] = item{}
	}
	f.items[i].person, f.items[i].second = nobody, nobody
	return i
}

func (f *funnel) freeItem(i int32) {
	f.items[i].state = gone
	f.follows[i] = f.free
	f.free = i
}

// schedule makes an item due, unless that is beyond the horizon.
func (w *world) schedule(i, day int32) {
	it := &w.items[i]
	it.due = day
	if due := w.due[it.outcome]; int(day) < len(due) {
		due[day].push(w.follows, i)
	}
}

// wait puts an item at the end of its stage's queue.
func (w *world) wait(i int32) {
	it := &w.items[i]
	it.state, it.joined = queued, w.today
	w.lines[it.stage].fresh.push(w.follows, i)
	w.lines[it.stage].waiting++
	w.stir = true
}

// serve starts work wherever somebody has room, later stages first, until
// nothing more can start today.
func (w *world) serve() {
	for w.stir = true; w.stir; {
		w.stir = false
		for s := len(w.lines) - 1; s >= 0; s-- {
			if w.lines[s].waiting > 0 {
				w.serveStage(s)
			}
		}
	}
}

func (w *world) serveStage(s int) {
	st := &w.plan.stages[s]
	q := &w.lines[s]
	w.dropCold(s, &q.handedBack)
	w.dropCold(s, &q.fresh)
	for q.handedBack.head != nobody {
		i := q.handedBack.head
		who := w.pick(w.pools[st.pool])
		if who == nobody || w.items[i].left == 0 && !w.findSecond(st, i) {
			break
		}
		q.handedBack.pop(w.follows)
		q.waiting--
		it := &w.items[i]
		it.person = who
		w.take(who)
		if it.left > 0 {
			it.state = working
			w.schedule(i, w.today+it.left)
			it.left = 0
		} else {
			w.begin(i)
		}
	}
	for q.held.head != nobody {
		i := q.held.head
		if !w.findSecond(st, i) {
			break
		}
		q.held.pop(w.follows)
		q.waiting--
		w.begin(i)
	}
	for q.fresh.head != nobody {
		i := q.fresh.head
		who := w.pick(w.pools[st.pool])
		if who == nobody || st.needs >= 0 && w.pick(w.second[st.needs]) == nobody {
			break
		}
		it := &w.items[i]
		if it.count > 0 {
			w.serveBatch(s, i)
			continue
		}
		q.fresh.pop(w.follows)
		q.waiting--
		it.person = who
		w.charge(who)
		w.take(who)
		w.findSecond(st, i)
		w.begin(i)
	}
}

// serveBatch lets people pick up the leads of the batch at the head of a queue
// while they have room.
func (w *world) serveBatch(s int, i int32) {
	st, pool := &w.plan.stages[s], w.pools[w.plan.stages[s].pool]
	b := w.items[i]
	a := arrival{key: b.key, lot: b.lot, source: b.source, stage: uint8(s), joined: b.joined}
	w.face(&a)
	first, only, failed := b.number, w.plan.sources[b.source].alone, int64(0)
	quick := only >= 0 && st.filters[only]
	for ; b.count > 0; b.count-- {
		a.person = w.pick(pool)
		if a.person == nobody || st.needs >= 0 && w.pick(w.second[st.needs]) == nobody {
			break
		}
		w.charge(a.person)
		if quick {
			u := float64(uint8(a.lot>>(b.number&7*8))) * 0x1p-8
			if odds := w.entryOdds[only] * w.desks[a.person].factor; u+u*odds >= odds {
				failed++
			} else {
				w.admit(&a, b.number, uint8(only), u)
			}
		} else {
			w.receive(&a, b.number, w.segmentOf(&a, b.number))
		}
		if b.number++; b.number&7 == 0 {
			a.lot = a.key.lot(b.number)
		}
	}
	if quick {
		w.note(disqualified, uint8(only), failed)
		w.openItems[only] -= failed
	}
	w.lines[s].waiting -= int64(b.number - first)
	if b.count == 0 {
		w.lines[s].fresh.pop(w.follows)
		w.freeItem(i)
		return
	}
	it := &w.items[i]
	it.number, it.count, it.lot = b.number, b.count, a.lot
}

// findSecond gives an item the second person its stage needs; false when all are full.
func (w *world) findSecond(st *stage, i int32) bool {
	if st.needs < 0 {
		return true
	}
	who := w.pick(w.second[st.needs])
	if who == nobody {
		return false
	}
	w.items[i].second = who
	w.charge(who)
	w.take(who)
	return true
}

// dropCold lets go of what waited too long at the head of a list.
func (w *world) dropCold(s int, l *fifo) {
	for l.head != nobody && w.today-w.items[l.head].joined > w.plan.stages[s].patience {
		i := l.head
		l.pop(w.follows)
		it := &w.items[i]
		if it.count > 0 {
			a := arrival{key: it.key, source: it.source}
			for n := range it.count {
				segment := w.segmentOf(&a, it.number+n)
				w.goCold(s, segment)
				w.openItems[segment]--
			}
			w.lines[s].waiting -= int64(it.count)
			w.freeItem(i)
			continue
		}
		w.lines[s].waiting--
		w.goCold(s, it.segment)
		w.close(i)
	}
}

// goCold counts an item that waited too long.
func (w *world) goCold(s int, segment uint8) {
	w.note(goneCold, segment, 1)
	w.cold[s]++
}

// handOver takes a person's items from them: all of a leaver's, of which a
// share is lost, or those that a promoted person's new role does not work.
// They go to the head of their stage's queue with the time their stage had left.
func (w *world) handOver(who int32, loss float64) {
	p := &w.people[who]
	for i := range int32(len(w.items)) {
		it := &w.items[i]
		if it.state == gone {
			continue
		}
		if it.second == who && !p.here {
			it.second = nobody // the stage goes on; what they knew was shared
		}
		if it.person != who || p.here && w.works(who, it.stage) {
			continue
		}
		q := &w.lines[it.stage]
		switch it.state {
		case working:
			if due := w.due[it.outcome]; int(it.due) < len(due) {
				due[it.due].remove(w.follows, i)
			}
			it.left = it.due - w.today
		case held:
			q.held.remove(w.follows, i)
			q.waiting--
		}
		w.release(who)
		it.person = nobody
		if loss > 0 && unit(uint64(it.key.child(uint64(p.key)))) < loss {
			w.lose(i)
			continue
		}
		it.state, it.joined = queued, w.today
		q.handedBack.push(w.follows, i)
		q.waiting++
	}
}
