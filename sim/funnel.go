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

// enter moves an item on to the next stage, or, from nurture, into the one it comes back
// to. It stays with its person where their role works that stage too; otherwise it queues.
func (w *world) enter(it *item, from, to uint16) {
	at := &w.stations[to]
	if it.opened {
		w.leavePipe(w.stations[from].pipe, it.worth)
		w.enterPipe(at.pipe, it.worth)
	}
	it.station, it.stage = to, at.stage
	if at.flow != none {
		w.note(at.flow, it.segment, 1)
	}
	if it.person != nobody && !at.stays && !w.works(it.person, at.lane) {
		w.release(it.person)
		it.person = nobody
	}
	switch {
	case !at.worked:
		w.begin(it)
	case it.person == nobody:
		w.wait(it, at.lane)
	case at.assisted:
		it.state, it.joined = held, w.today
		w.line(at.lane, forSecond).push(it)
		w.waiting[at.lane]++
		w.stir = true
	default:
		it.joined = w.today
		w.begin(it)
	}
}

func (f *funnel) enterPipe(pipe int32, worth int64) {
	p := &f.inStage[pipe]
	p.count++
	p.worth += worth
}

func (f *funnel) leavePipe(pipe int32, worth int64) {
	p := &f.inStage[pipe]
	p.count--
	p.worth -= worth
}

// begin starts work on an item in its stage.
func (w *world) begin(it *item) {
	at := &w.stations[it.station]
	w.settle(it, at, unit(it.key.draw(toPass.at(int(at.stage)))), w.oddsNow(at, it.joined))
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
	days := int32(0)
	if at.last || it.left < 0 {
		days = w.settleClose(it, at, u, odds, cycle)
	} else {
		out := one(u+u*odds < odds) // no branch: it cannot be predicted
		it.outcome = outcome(out)
		if c := &at.takes[out&1]; c.law != nil {
			days = c.law.days(it.key.draw((toTakeLost + purpose(out)).at(int(at.stage))), c.scale*cycle, 1)
		}
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

// settleClose settles the last stage, whose odds are those of the day on which the
// deal would close, and a stage in which an item was on the first day already,
// for which its age speaks. It returns the days the stage takes.
func (w *world) settleClose(it *item, at *station, u, odds, cycle float64) int32 {
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
	if u+u*odds < odds {
		it.outcome = passes
		return whenWon
	}
	it.outcome = fails
	return lost.remaining(it.key.draw(toTakeLost.at(int(at.stage))), cycle, age)
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
	due := w.dueOn(w.today)
	for i := range due {
		for it := due[i].empty(); it != nil; {
			next := it.next
			if it.outcome == comes {
				w.come(it)
			} else {
				w.conclude(it)
			}
			it = next
		}
	}
}

// conclude ends an item's stage.
func (w *world) conclude(it *item) {
	at := &w.stations[it.station]
	if at.busy {
		w.disengage(it, &w.plan.stages[at.stage])
	}
	if it.second != nobody {
		w.release(it.second)
		it.second = nobody
	}
	switch {
	case it.outcome == passes && at.last:
		w.win(it)
	case it.outcome == passes:
		if w.plan.itemQuotas {
			w.creditItems(it.person, 1)
		}
		w.enter(it, it.station, it.station+1)
	case at.recycles && unit(it.key.draw(toRecycle.at(int(at.stage)))) < w.value(w.plan.model.Stages[at.stage].Recycle.Share):
		w.recycle(it)
	default:
		w.lose(it)
	}
}

func (w *world) becomeOpportunity(it *item, at *station) {
	it.began = w.today
	it.worth = w.worthOf(it)
	it.opened = true
	w.note(opportunities, it.segment, 1)
	w.enterPipe(at.pipe, it.worth)
}

// lose counts an item that failed and lets it go.
func (w *world) lose(it *item) {
	if it.opened {
		w.note(losses, it.segment, 1)
	} else {
		w.note(disqualified, it.segment, 1)
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
		w.leavePipe(w.stations[it.station].pipe, it.worth)
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
	it.station += uint16(w.plan.model.Stages[it.stage].Recycle.To) - uint16(it.stage)
	it.stage = w.stations[it.station].stage
	it.state, it.outcome = nurture, comes
	w.schedule(it, w.today+days)
}

// come takes an item into the funnel: back, or for the first time.
func (w *world) come(it *item) {
	switch {
	case it.state == nurture:
		w.note(returned, it.segment, 1)
		w.openItems[it.segment]++
		w.enter(it, it.station, it.station)
	case it.owner != nobody:
		w.appear(it)
	default:
		w.subscribe(it)
	}
}
