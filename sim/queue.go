package sim

import "math"

// A queue is what waits in a lane.
type queue struct {
	lane    *lane
	pool    *pool  // who serves it
	back    line   // handed over by a leaver; they come first
	halfway line   // they have their person and wait for the second role
	fresh   line   // the rest
	waiting int64  // in the three lines
	stuck   uint64 // what funnel.freed was when it was last served and something was left waiting
}

func (q *queue) reset() {
	q.back.clear()
	q.halfway.clear()
	q.fresh.clear()
	q.waiting, q.stuck = 0, 0
}

// A service is the serving of a stage that somebody works.
type service struct {
	stage uint8
	queue *queue // its only one; nil where it has several
}

// wait puts an item at the end of a queue.
func (w *world) wait(it *item, q *queue) {
	it.state, it.joined = queued, w.today
	q.fresh.push(it)
	q.waiting++
	w.stir = true
}

// serve starts work wherever somebody has room, later stages first, until
// nothing more can start today. A queue in which nothing more could start is left alone until something is
// freed, be it while it was served.
func (w *world) serve() {
	for again := true; again; again = w.stir {
		w.stir = false
		for _, s := range w.services {
			switch q := s.queue; {
			case q == nil:
				w.serveTogether(s.stage)
			case q.waiting > 0 && q.stuck != w.freed:
				freed := w.freed
				if w.serveQueue(q, w.today); q.waiting > 0 {
					q.stuck = freed
				}
			}
		}
	}
}

// serveTogether serves the queues of a stage that has several, by the day on which items
// joined them: people whom lanes share take who came first, whichever lane it is in.
func (w *world) serveTogether(stage uint8) {
	for day := int32(-1); day <= w.today; {
		next := int32(math.MaxInt32)
		for i := range w.queues {
			q := &w.queues[i]
			if q.lane.stage != stage || q.waiting == 0 {
				continue
			}
			w.serveQueue(q, day)
			if it := q.fresh.first; it != nil && it.joined > day {
				next = min(next, it.joined)
			}
		}
		day = next
	}
}

// serveQueue serves what waits in a lane: what was handed back, what has its first person, and the rest of
// what joined up to a day.
func (w *world) serveQueue(q *queue, upTo int32) {
	if q.back.first != nil || q.halfway.first != nil {
		w.serveBegun(q)
	}
	l := q.lane
	if w.isCold(q.fresh.first, l.patience) {
		w.dropCold(q, &q.fresh)
	}
	for it := q.fresh.first; it != nil && it.joined <= upTo; it = q.fresh.first {
		who := w.choose(q)
		if who == nil {
			break
		}
		if l.needs >= 0 && w.chooseSecond(l) == nil {
			break
		}
		if it.count > 0 {
			w.serveBatch(q, it)
			continue
		}
		q.fresh.pop()
		q.waiting--
		it.desk = who
		q.pool.turn++
		who.assign()
		if l.needs >= 0 {
			w.findSecond(l, it)
		}
		w.begin(it, it.at, it.at.luck(it.key))
	}
}

// serveBegun serves what was handed back and what has its first person.
func (w *world) serveBegun(q *queue) {
	l := q.lane
	w.dropCold(q, &q.back)
	w.dropCold(q, &q.halfway)
	for it, next := q.back.first, (*item)(nil); it != nil; it = next {
		next = it.next
		who := w.choose(q)
		if who == nil {
			break
		}
		if it.left == 0 && !w.findSecond(l, it) {
			continue // its second person may be with one behind it, which goes on
		}
		q.back.remove(it)
		q.waiting--
		it.desk = who
		who.take()
		if it.left > 0 {
			w.goOn(it)
		} else {
			w.begin(it, it.at, it.at.luck(it.key))
		}
	}
	for it := q.halfway.first; it != nil && w.findSecond(l, it); it = q.halfway.first {
		q.halfway.pop()
		q.waiting--
		w.begin(it, it.at, it.at.luck(it.key))
	}
}

// goOn takes up an item that was handed over in the middle of its stage.
func (w *world) goOn(it *item) {
	st := &w.plan.stages[it.at.stage]
	if st.busy {
		it.desk.running += st.weekly
	}
	it.touched |= it.desk.hand
	w.work(it, w.today+it.left)
	it.left = 0
}

// findSecond gives an item the second person its lane needs; false when all are full.
func (w *world) findSecond(l *lane, it *item) bool {
	if l.needs < 0 {
		return true
	}
	who := w.chooseSecond(l)
	if who == nil {
		return false
	}
	it.second = who
	it.touched |= who.hand
	who.assign()
	return true
}

// dropCold lets go of what waited too long at the head of one of a queue's lines.
func (w *world) dropCold(q *queue, line *line) {
	for it := line.first; w.isCold(it, q.lane.patience); it = line.first {
		line.pop()
		s := q.lane.stage
		if it.count > 0 {
			w.countKinds(w.streams[it.at.source].source, it.key, it.number, it.count)
			for segment, n := range w.seen {
				w.goCold(s, uint8(segment), n)
				w.openItems[segment] -= n
			}
			q.waiting -= int64(it.count)
			w.freeItem(it)
			continue
		}
		q.waiting--
		w.goCold(s, it.at.segment, 1)
		w.tellEnd(it, GoesCold, Declined)
		w.close(it)
	}
}

// isCold tells whether an item, if there is one, has waited too long.
func (w *world) isCold(it *item, patience int32) bool {
	return it != nil && w.today-it.joined > patience
}

// goCold counts items that waited too long.
func (w *world) goCold(stage, segment uint8, n int64) {
	w.note(goneCold, segment, n)
	w.cold[stage] += n
}
