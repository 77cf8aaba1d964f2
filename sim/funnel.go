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

// enter lets an item enter a stage: the next one, or, from nurture, the one it comes back
// to. It stays with its person where their role works that stage too; otherwise it queues.
func (w *world) enter(it *item, at *station) {
	if it.opened {
		it.at.remove(it.worth)
		at.add(it.worth)
	}
	it.at, it.stage = at, at.stage
	if at.flow != none {
		at.counts[at.flow]++
	}
	if it.person != nobody && !at.stays && (at.leaves || !w.works(it.person, at.lane)) {
		w.release(it.person)
		it.person = nobody
	}
	switch {
	case !at.worked:
		w.begin(it)
	case it.person == nobody:
		w.wait(it, at.queue)
	case at.assisted:
		it.state, it.joined = held, w.today
		at.queue.halfway.push(it)
		at.queue.waiting++
		w.freed++
		w.stir = true
	default:
		it.joined = w.today
		w.begin(it)
	}
}

// begin starts work on an item in its stage.
func (w *world) begin(it *item) {
	at := it.at
	odds := at.odds
	if at.waits {
		odds = w.oddsNow(at, it.joined)
	}
	w.settle(it, at, unit(it.key.draw(toPass.at(int(at.stage)))), odds)
}

// settle decides, for luck u and odds that are still to be multiplied by what the person
// brings, whether an item will pass its stage and when the stage ends. Won and lost deals take
// different times.
func (w *world) settle(it *item, at *station, u, odds float64) {
	cycle := 1.0
	if at.pipeline {
		cycle = w.sky.cycle
		if !it.opened {
			w.becomeOpportunity(it, at)
		}
	}
	if it.person != nobody {
		d := &w.desks[it.person]
		odds *= d.factor
		it.touched |= d.hand
		if at.busy {
			w.engage(it, &w.plan.stages[at.stage])
		}
	}
	if at.last || it.left < 0 {
		w.settleClose(it, at, u, odds, cycle)
		return
	}
	out := one(u+u*odds < odds) // no branch: it cannot be predicted
	it.outcome = outcome(out)
	c := &at.takes[out&1]
	if c.law == nil {
		w.conclude(it)
		return
	}
	luck := it.key.draw((toTakeLost + purpose(out)).at(int(at.stage)))
	it.state = working
	w.schedule(it, w.today+max(dayCount(c.law.at(luck)*(c.scale*cycle), luck), 1))
}

// settleClose settles the last stage, whose odds are those of the day on which the
// deal would close, and a stage in which an item was on the first day already,
// for which its age speaks.
func (w *world) settleClose(it *item, at *station, u, odds, cycle float64) {
	age := 0.0
	won, lost := &at.takes[passes], &at.takes[fails]
	if it.left < 0 {
		age, it.left = float64(-it.left), 0
		odds *= won.outlasts(age, cycle) / max(lost.outlasts(age, cycle), 1e-9)
	}
	whenWon := won.remaining(it.key.draw(toTakeWon.at(int(at.stage))), cycle, age)
	if at.last {
		odds *= w.closing(w.today + whenWon)
	}
	days := whenWon
	if it.outcome = passes; u+u*odds >= odds {
		it.outcome = fails
		days = lost.remaining(it.key.draw(toTakeLost.at(int(at.stage))), cycle, age)
	}
	if days == 0 {
		w.conclude(it)
		return
	}
	it.state = working
	w.schedule(it, w.today+days)
	if at.last {
		w.expect(it, 1)
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
	for due := w.dueOn(w.today); len(due) >= outcomes; due = due[outcomes:] {
		for it := due[fails].take(); it != nil; {
			next := it.next
			w.fail(it)
			it = next
		}
		for it := due[passes].take(); it != nil; {
			next := it.next
			w.pass(it)
			it = next
		}
		for it := due[comes].take(); it != nil; {
			next := it.next
			w.come(it)
			it = next
		}
	}
}

// conclude ends an item's stage.
func (w *world) conclude(it *item) {
	if it.outcome == passes {
		w.pass(it)
	} else {
		w.fail(it)
	}
}

// pass ends an item's stage with success.
func (w *world) pass(it *item) {
	if it.at.involved {
		w.finish(it)
		if w.plan.itemQuotas && !it.at.last {
			w.creditItems(it.person, 1)
		}
	}
	if next := it.at.next; next != nil {
		w.enter(it, next)
	} else {
		w.win(it)
	}
}

// fail ends an item's stage without success.
func (w *world) fail(it *item) {
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

// finish ends the work of an item's stage and frees the second person.
func (w *world) finish(it *item) {
	if it.at.busy {
		w.disengage(it, &w.plan.stages[it.stage])
	}
	if it.second != nobody {
		w.release(it.second)
		it.second = nobody
	}
}

func (w *world) becomeOpportunity(it *item, at *station) {
	it.began = w.today
	it.worth = w.worthOf(it)
	it.opened = true
	at.counts[opportunities]++
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
	w.openItems[it.segment]--
	if it.opened {
		it.at.remove(it.worth)
	}
	if it.person != nobody {
		w.release(it.person)
		it.person = nobody
	}
	if it.second != nobody { // its stage did not end: it was lost with who had it, or nobody took it over
		w.desks[it.second].running -= w.plan.stages[it.stage].weekly
		w.release(it.second)
		it.second = nobody
	}
}

// recycle sends a failed item to nurture; when it comes back, its luck is new.
func (w *world) recycle(it *item) {
	st := &w.plan.stages[it.stage]
	w.note(recycled, it.segment, 1)
	w.leaveFunnel(it)
	days := max(st.stay.days(it.key.draw(toStayAway.at(int(it.stage))), w, 1, 1), 1)
	it.key = key(it.key.draw(toReturn))
	it.opened, it.worth = false, 0
	it.at = w.stationOf(it.at.source, it.segment, uint8(w.plan.model.Stages[it.stage].Recycle.To))
	it.stage = it.at.stage
	it.state, it.outcome = nurture, comes
	w.schedule(it, w.today+days)
}

// come takes an item into the funnel: back, or for the first time.
func (w *world) come(it *item) {
	switch {
	case it.state == nurture:
		w.note(returned, it.segment, 1)
		w.openItems[it.segment]++
		w.enter(it, it.at)
	case it.owner != nobody:
		w.appear(it)
	default:
		w.subscribe(it)
	}
}
