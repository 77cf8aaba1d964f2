package sim

import "math"

// oddsNow is the odds of passing a station for what starts now: those of the path,
// halved by every half-life of waiting, before what the person brings.
func (w *world) oddsNow(at *station, joined int32) float64 {
	if at.waits && w.today > joined {
		return at.odds * math.Exp2(-float64(w.today-joined)/w.plan.stages[at.stage].halfLife)
	}
	return at.odds
}

// begin starts work on an item in its stage: luck decides whether it will pass and when the stage ends. Won and lost
// deals take different times; the odds of the last stage are those of the day on which the deal would close.
func (w *world) begin(it *item, at *station, l luck) {
	if at.pipeline && !it.opened {
		w.becomeOpportunity(it, at)
	}
	odds := at.odds
	if at.waits {
		odds = w.oddsNow(at, it.joined)
	}
	if d := it.desk; d != nil {
		odds *= d.factor
		it.touched |= d.hand
		if at.busy {
			w.engage(it, &w.plan.stages[at.stage])
		}
	}
	if it.left < 0 {
		w.resume(it, at, l, odds)
		return
	}
	if at.last && w.dated {
		odds *= w.closing(w.today + at.ends[passes].days(l))
	}
	it.outcome = l.outcome(odds)
	c := &at.ends[it.outcome&1]
	days := 0.0
	if cells := c.cells; cells != nil {
		days = cells.at(l.ofTime(), c.pace)
	} else if c.law != nil {
		days = c.law.at(l.ofTime()) * c.pace
	} else {
		w.conclude(it)
		return
	}
	it.state = working // from here on as in work, written out because every item comes by
	it.schedule(c.due, w.today+max(dayCount(days, uint64(l)), 1))
	if at.last {
		w.expect(it, 1)
	}
}

// resume lets an item go on in the stage in which it was on the first day already: its age speaks for how it will end,
// and when.
func (w *world) resume(it *item, at *station, l luck, odds float64) {
	age := float64(-it.left)
	it.left = 0
	won, lost := &at.ends[passes], &at.ends[fails]
	odds *= max(won.outlasts(age), 1e-9) / max(lost.outlasts(age), 1e-9) // 1 where it is older than any
	days := won.remaining(l, age)
	if at.last {
		odds *= w.closing(w.today + days)
	}
	if it.outcome = l.outcome(odds); it.outcome == fails {
		days = lost.remaining(l, age)
	}
	if days == 0 {
		w.conclude(it)
	} else {
		w.work(it, w.today+days)
	}
}

// closing is the factor on the odds of a deal that would close on a day:
// the season's and the shocks'.
func (w *world) closing(day int32) float64 {
	day = min(day, w.plan.cal.end()-1)
	return w.plan.closeSeason[w.plan.month[day]] * w.climate(day).winOdds
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

func (w *world) becomeOpportunity(it *item, at *station) {
	it.began = w.today
	if it.left < 0 {
		it.began = w.plan.cal.start() + it.left
	}
	if w.plan.onePrice && it.number == 0 {
		it.worth = w.tariffs[at.segment].worth(it.key.draw(toWorth))
	} else {
		it.worth = w.priceOf(it).net()
	}
	it.opened = true
	if !it.opening {
		at.counts[opportunities]++
	}
	at.add(it.worth)
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
