package sim

// funnel is the part of a world that holds the items.
type funnel struct {
	records
	due      [][]line  // what ends its stage: all that fails, then what passes, stage by stage, by day. So a day does the same thing many times in a row, which processors like
	coming   []line    // what comes, by day: from nurture, from customers and from sign-ups
	queues   []queue   // by lane
	services []service // later stages first
	days     int32
	freed    uint64  // counts what may let something start where nothing more could: a new day, a person freed, an item that has its person
	backlogs []int64 // by stage, scratch
	stir     bool    // something joined a queue or freed a person since the last pass

	openItems []int64 // by segment
	dueIn     []int64 // by month of the axis and segment: worth of what leaves the last stage then
	cold      []int64 // by stage, this month
	sieve
}

func (f *funnel) init(p *plan, days int) {
	f.days = int32(days)
	f.due = make([][]line, 1+len(p.stages))
	for i := range f.due {
		f.due[i] = newLines(days)
	}
	f.coming = newLines(days)
	f.backlogs = make([]int64, len(p.stages))
	f.dueIn = make([]int64, (len(p.cal.first)+dueWithin)*len(p.segments))
	f.openItems = make([]int64, len(p.segments))
	f.cold = make([]int64, len(p.stages))
	f.sieve.init(len(p.segments))
}

// reset empties the funnel. What was due on the days that a path has lived through is gone already.
func (f *funnel) reset(today int32) {
	f.records.reset()
	for _, due := range f.due {
		clearLines(due[today:])
	}
	clearLines(f.coming[today:])
	for i := range f.queues {
		f.queues[i].reset()
	}
	f.freed = 0
	clear(f.openItems)
	clear(f.dueIn)
	clear(f.cold)
}

// settleItems concludes the stages that end today and takes in what comes from
// nurture, from customers and from sign-ups.
func (w *world) settleItems() {
	w.fail(w.due[0][w.today].take())
	for _, passing := range w.due[1:] {
		w.pass(passing[w.today].take())
	}
	for it := w.coming[w.today].take(); it != nil; {
		next := it.next
		w.come(it)
		it = next
	}
}

// conclude ends the stage of an item that is in no line.
func (w *world) conclude(it *item) {
	it.next = nil
	if it.outcome == passes {
		w.pass(it)
	} else {
		w.fail(it)
	}
}

// pass ends the stage of an item, and of those that follow it in its line, with success: each enters the next one, or is
// won. It stays with its person where their role works the next stage too; otherwise it queues.
func (w *world) pass(it *item) {
	for rest := it; rest != nil; {
		it, rest = rest, rest.next
		at := it.at
		if at.involved {
			w.finish(it)
		}
		next := at.next
		if next == nil {
			w.win(it)
			continue
		}
		handed := it.desk != nil && !next.stays && (next.leaves || !w.works(it.desk, next.lane))
		if at.credited && (handed || next.last) && it.desk != nil && it.desk.role != at.finder {
			w.creditItems(it.desk, 1)
		}
		if it.opened {
			at.remove(it.worth)
			next.add(it.worth)
		}
		it.at = next
		*next.entered++
		if handed {
			w.release(it.desk)
			it.desk = nil
		}
		switch {
		case !next.worked:
			it.joined = w.today // it does not wait here, and what it waited before is past
			w.begin(it, next, next.luck(it.key))
		case it.desk == nil:
			w.wait(it, next.queue)
		case next.assisted:
			it.state, it.joined = held, w.today
			next.queue.halfway.push(it)
			next.queue.waiting++
			w.freed++
			w.stir = true
		default:
			it.joined = w.today
			w.begin(it, next, next.luck(it.key))
		}
	}
}

// fail ends the stage of an item, and of those that follow it in its line, without success.
func (w *world) fail(it *item) {
	for rest := it; rest != nil; {
		it, rest = rest, rest.next
		at := it.at
		if at.involved {
			w.finish(it)
		}
		if at.recycles && unit(it.key.draw(toRecycle.at(int(at.stage)))) < w.value(w.plan.model.Stages[at.stage].Recycle.Share) {
			w.recycle(it)
		} else {
			w.lose(it)
		}
	}
}

// finish ends the work of an item's stage and frees the second person.
func (w *world) finish(it *item) {
	if it.at.busy {
		w.disengage(it, &w.plan.stages[it.at.stage])
	}
	if it.second != nil {
		w.release(it.second)
		it.second = nil
	}
}

// lose counts an item that failed and lets it go.
func (w *world) lose(it *item) {
	if it.opened {
		it.at.counts[losses]++
		w.tellEnd(it, Lost, Declined)
	} else {
		it.at.counts[disqualified]++
	}
	w.close(it)
}

// close takes an item out of the funnel.
func (w *world) close(it *item) {
	w.leaveFunnel(it)
	w.freeItem(it)
}

func (w *world) leaveFunnel(it *item) {
	w.openItems[it.at.segment]--
	if it.opened {
		it.at.remove(it.worth)
	}
	if it.desk != nil {
		w.release(it.desk)
		it.desk = nil
	}
	if it.second != nil { // its stage did not end: it was lost with who had it, or nobody took it over
		it.second.running -= w.plan.stages[it.at.stage].weekly
		w.release(it.second)
		it.second = nil
	}
}

// recycle sends a failed item to nurture; when it comes back, its luck is new.
func (w *world) recycle(it *item) {
	st := &w.plan.stages[it.at.stage]
	w.note(recycled, it.at.segment, 1)
	w.leaveFunnel(it)
	days := max(st.stay.days(it.key.draw(toStayAway.at(int(it.at.stage))), w, 1, 1), 1)
	it.key = key(it.key.draw(toReturn))
	it.opened, it.opening, it.worth = false, false, 0
	it.at = w.stationOf(it.at.source, it.at.segment, uint8(w.plan.model.Stages[it.at.stage].Recycle.To))
	it.state = nurture
	it.schedule(w.coming, w.today+days)
}

// come takes an item into the funnel: back, or for the first time.
func (w *world) come(it *item) {
	switch {
	case it.state == nurture:
		w.note(returned, it.at.segment, 1)
		w.openItems[it.at.segment]++
		*it.at.entered++
		w.start(it)
	case it.owner > 0:
		w.appear(it)
	default:
		w.subscribe(it)
	}
}
