package sim

import "math"

// oddsNow is the odds of passing a stage for what starts now: the rate's odds
// with the source's lift, halved by every half-life of waiting, before what the
// person brings.
func (w *world) oddsNow(st *stage, source int16, stage, segment uint8, joined int32) float64 {
	odds := w.odds[(int(stage)*len(w.openItems)+int(segment))*(len(w.streams)+1)+int(source)+1]
	if st.halfLife > 0 && w.today > joined {
		odds *= math.Exp2(-float64(w.today-joined) / st.halfLife)
	}
	return odds
}

// enter moves an item to a stage. It stays with its person where their
// role works that stage too; otherwise it queues.
func (w *world) enter(i int32, to uint8) {
	it := &w.items[i]
	if it.opened {
		from, into := w.pipeOf(it.stage, it.segment), w.pipeOf(to, it.segment)
		from.count, from.worth = from.count-1, from.worth-it.worth
		into.count, into.worth = into.count+1, into.worth+it.worth
	}
	it.stage, it.lane = to, w.plan.lane(to, it.source, it.segment)
	if flow := w.plan.stages[to].flow; flow != none {
		w.note(flow, it.segment, 1)
	}
	if it.person != nobody && !w.works(it.person, it.lane) {
		w.release(it.person)
		it.person = nobody
	}
	switch l := &w.plan.lanes[it.lane]; {
	case l.pool < 0:
		w.begin(i)
	case it.person == nobody:
		w.wait(i)
	case l.needs >= 0:
		it.state, it.joined = held, w.today
		w.push(w.line(int(it.lane), forSecond), i)
		w.waiting[it.lane]++
		w.stir = true
	default:
		it.joined = w.today
		w.begin(i)
	}
}

func (w *world) pipeOf(stage, segment uint8) *pipe {
	return &w.inStage[int(stage)*len(w.plan.segments)+int(segment)]
}

// begin starts work on an item in its stage.
func (w *world) begin(i int32) {
	it := &w.items[i]
	odds := w.oddsNow(&w.plan.stages[it.stage], it.source, it.stage, it.segment, it.joined)
	w.settle(i, unit(it.key.draw(toPass.at(int(it.stage)))), odds)
}

// settle decides, for luck u and odds that are still to be multiplied by what the person
// brings, whether an item will pass its stage and when the stage ends. Won and lost deals take
// different times.
func (w *world) settle(i int32, u, odds float64) {
	it := &w.items[i]
	st := &w.plan.stages[it.stage]
	cycle := 1.0
	if st.pipeline {
		cycle = w.sky.cycle
		if !it.opened {
			w.becomeOpportunity(i)
		}
	}
	if it.person != nobody {
		d := &w.desks[it.person]
		odds *= d.factor
		it.touched |= d.hand
		if st.busy {
			w.engage(it, st)
		}
	}
	var days int32
	if st.last || it.left < 0 {
		days = w.settleClose(it, st, u, odds, cycle)
	} else {
		it.outcome = outcome(one(u+u*odds < odds)) // no branch: it cannot be predicted
		purpose := (toTakeLost + purpose(it.outcome)).at(int(it.stage))
		days = st.takes[it.outcome][it.segment].days(it.key.draw(purpose), w, cycle, 1)
	}
	if days == 0 {
		w.conclude(i)
		return
	}
	it.state = working
	w.schedule(i, w.today+days)
	if st.last {
		w.expect(it, 1)
	}
}

// settleClose settles the last stage, whose odds are those of the day on which the
// deal would close, and a stage in which an item was on the first day already,
// for which its age speaks. It returns the days the stage takes.
func (w *world) settleClose(it *item, st *stage, u, odds, cycle float64) int32 {
	age := 0.0
	won, lost := &st.takes[passes][it.segment], &st.takes[fails][it.segment]
	if it.left < 0 {
		age, it.left = float64(-it.left), 0
		odds *= won.outlasts(age, w, cycle) / max(lost.outlasts(age, w, cycle), 1e-9)
	}
	whenWon := won.remaining(it.key.draw(toTakeWon.at(int(it.stage))), w, cycle, age)
	if st.last {
		odds *= w.closing(w.today + whenWon)
	}
	if u+u*odds < odds {
		it.outcome = passes
		return whenWon
	}
	it.outcome = fails
	return lost.remaining(it.key.draw(toTakeLost.at(int(it.stage))), w, cycle, age)
}

// closing is the factor on the odds of a deal that would close on a day:
// the season's and the shocks'.
func (w *world) closing(day int32) float64 {
	day = min(day, w.plan.cal.end()-1)
	return w.plan.closeSeason[w.plan.month[day]] * w.climate(day).winOdds
}

// outlasts is the share of a stage's durations beyond an age.
func (s spread) outlasts(age float64, w *world, cycle float64) float64 {
	if s.law == nil {
		return 1
	}
	return s.law.beyond(age / (w.scale(s) * cycle))
}

// remaining draws the days a stage still takes at an age; none is 0.
func (s spread) remaining(u uint64, w *world, cycle, age float64) int32 {
	if age == 0 || s.law == nil {
		return s.days(u, w, cycle, 1)
	}
	scale := w.scale(s) * cycle
	below := s.law.bitsBelow(age / scale)
	x := s.law.at(below+uint64(unit(u)*float64(^below)))*scale - age + roundUp(u)
	return max(int32(min(x, maxDays)), 1)
}

// settleItems concludes the stages that end today and takes in what comes from
// nurture, from customers and from sign-ups.
func (w *world) settleItems() {
	for o := range outcome(outcomes) {
		for i := w.first(w.dueOn(o, w.today)); i != nobody; {
			next := w.next[i]
			if o == comes {
				w.come(i)
			} else {
				w.conclude(i)
			}
			i = next
		}
	}
}

// conclude ends an item's stage.
func (w *world) conclude(i int32) {
	it := &w.items[i]
	st := &w.plan.stages[it.stage]
	if st.busy {
		w.disengage(it, st)
	}
	if it.second != nobody {
		w.release(it.second)
		it.second = nobody
	}
	switch {
	case it.outcome == passes && st.last:
		w.win(i)
	case it.outcome == passes:
		if w.plan.itemQuotas {
			w.creditItems(it.person, 1)
		}
		w.enter(i, it.stage+1)
	case st.recycles && unit(it.key.draw(toRecycle.at(int(it.stage)))) < w.value(w.plan.model.Stages[it.stage].Recycle.Share):
		w.recycle(i)
	default:
		w.lose(i)
	}
}

func (w *world) becomeOpportunity(i int32) {
	it := &w.items[i]
	it.began = w.today
	it.worth = w.worthOf(it)
	it.opened = true
	w.note(opportunities, it.segment, 1)
	p := w.pipeOf(it.stage, it.segment)
	p.count++
	p.worth += it.worth
}

// lose counts an item that failed and lets it go.
func (w *world) lose(i int32) {
	it := &w.items[i]
	if it.opened {
		w.note(losses, it.segment, 1)
	} else {
		w.note(disqualified, it.segment, 1)
	}
	w.close(i)
}

// close takes an item out of the funnel.
func (w *world) close(i int32) {
	w.leaveFunnel(i)
	w.freeItem(i)
}

func (w *world) leaveFunnel(i int32) {
	it := &w.items[i]
	w.openItems[it.segment]--
	if it.opened {
		p := w.pipeOf(it.stage, it.segment)
		p.count--
		p.worth -= it.worth
	}
	w.release(it.person)
	it.person = nobody
	if it.second != nobody { // its stage did not end: it was lost with who had it, or nobody took it over
		w.desks[it.second].running -= w.plan.stages[it.stage].weekly
		w.release(it.second)
		it.second = nobody
	}
}

// recycle sends a failed item to nurture; when it comes back, its luck is new.
func (w *world) recycle(i int32) {
	it := &w.items[i]
	st := &w.plan.stages[it.stage]
	w.note(recycled, it.segment, 1)
	w.leaveFunnel(i)
	days := max(st.stay.days(it.key.draw(toStayAway.at(int(it.stage))), w, 1, 1), 1)
	it.key = key(it.key.draw(toReturn))
	it.opened, it.worth = false, 0
	it.stage = uint8(w.plan.model.Stages[it.stage].Recycle.To)
	it.state, it.outcome = nurture, comes
	w.schedule(i, w.today+days)
}

// come takes an item into the funnel: back, or for the first time.
func (w *world) come(i int32) {
	it := &w.items[i]
	switch {
	case it.state == nurture:
		w.note(returned, it.segment, 1)
		w.openItems[it.segment]++
		w.enter(i, it.stage)
	case it.owner != nobody:
		w.appear(i)
	default:
		w.subscribe(i)
	}
}
