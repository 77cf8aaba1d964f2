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

// schedule makes an item due on a day, in that of the lines by day, unless that is beyond the horizon.
func (it *item) schedule(due []line, day int32) {
	it.due = day
	if i := uint(day); i < uint(len(due)) {
		due[i].push(it)
	}
}

// work lets an item be worked until a day, when it ends its stage with its outcome.
func (w *world) work(it *item, until int32) {
	it.state = working
	it.schedule(it.at.ends[it.outcome&1].due, until)
	if it.at.last {
		w.expect(it, 1)
	}
}

// expect notes when an item's last stage ends, or (−1) that it will end otherwise.
func (w *world) expect(it *item, sign int64) {
	if int(it.due) < len(w.plan.dueMonth) {
		w.dueIn[int(w.plan.dueMonth[it.due])*len(w.plan.segments)+int(it.at.segment)] += sign * it.worth
	}
}

// dueWithin is how many months ahead the pipeline that is due is looked for.
const dueWithin = 3
