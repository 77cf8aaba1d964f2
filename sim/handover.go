package sim

// handOver takes a person's items from them: all of a leaver's, of which a
// share is lost, or those that a promoted person's new role does not work.
// They go to the head of their stage's queue with the time their stage had left.
func (w *world) handOver(who int32, loss float64) {
	p := &w.people[who]
	for it := range w.present() {
		if it.second == who && !p.here {
			it.second = nobody // the stage goes on; what they knew was shared
		}
		if it.person != who || p.here && w.works(who, it.at.lane) {
			continue
		}
		switch it.state {
		case working:
			if it.due < w.days {
				w.dueWith(it).remove(it)
			}
			st := &w.plan.stages[it.stage]
			if st.last {
				w.expect(it, -1)
			}
			if st.busy {
				w.desks[who].running -= st.weekly
			}
			it.left = it.due - w.today
		case held:
			it.at.queue.halfway.remove(it)
			it.at.queue.waiting--
		}
		w.release(who)
		it.person = nobody
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
