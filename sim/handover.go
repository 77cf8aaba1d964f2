package sim

import (
	"cmp"
	"slices"
)

// handOver takes a person's items from them: all of a leaver's, of which a
// share is lost, or those that a promoted person's new role does not work.
// They go to the head of their stage's queue, the oldest first, with the time their stage had left.
func (w *world) handOver(d *desk, loss float64) {
	p := d.person
	w.handed = w.handed[:0]
	for it := range w.present() {
		if it.second == d && !p.here {
			it.second = nil // the stage goes on; what they knew was shared
		}
		if it.desk == d && !(p.here && w.works(d, it.at.lane)) {
			w.handed = append(w.handed, it)
		}
	}
	slices.SortFunc(w.handed, older)
	for _, it := range w.handed {
		switch it.state {
		case working:
			if it.due < w.days {
				it.at.ends[it.outcome&1].due[it.due].remove(it)
			}
			st := &w.plan.stages[it.at.stage]
			if st.last {
				w.expect(it, -1)
			}
			if st.busy {
				d.running -= st.weekly
			}
			it.left = it.due - w.today
		case held:
			it.at.queue.halfway.remove(it)
			it.at.queue.waiting--
		}
		w.release(d)
		it.desk = nil
		if loss > 0 && unit(uint64(it.key.child(uint64(p.key)))) < loss {
			w.tellEnd(it, Lost, PersonLeft)
			w.lose(it)
			continue
		}
		it.state, it.joined = queued, w.today
		it.at.queue.back.push(it)
		it.at.queue.waiting++
	}
}

// older compares items by the day on which they became opportunities, or else joined their queue; those of a day by their
// keys, since which record an item has says nothing of it.
func older(a, b *item) int {
	since := func(it *item) int32 {
		if it.opened {
			return it.began
		}
		return it.joined
	}
	return cmp.Or(cmp.Compare(since(a), since(b)), cmp.Compare(a.key, b.key))
}
