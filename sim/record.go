package sim

import "math"

// ledger adds up what a month costs.
type ledger struct {
	personDays []int64   // by role, up to counted
	counted    int32     // a day
	recruiting []float64 // by role, minor units
	variable   []float64 // by role: variable pay earned on a quota, minor units
	costOf     []int64   // by role, of the month just closed
	commission int64     // of partners and affiliates
	cash       int64     // cumulative, since the first month
}

func (l *ledger) init(p *plan) {
	l.personDays = make([]int64, len(p.roles))
	l.recruiting = make([]float64, len(p.roles))
	l.variable = make([]float64, len(p.roles))
	l.costOf = make([]int64, len(p.roles))
}

func (l *ledger) reset() {
	clear(l.personDays)
	clear(l.recruiting)
	clear(l.variable)
	l.commission = 0
}

// countDays adds the days up to one to those that the people of each role were in seat, who have been the same
// since it was last done.
func (w *world) countDays(until int32) {
	days := int64(until - w.ledger.counted)
	w.ledger.counted = until
	for r, n := range w.staff.headcount {
		w.ledger.personDays[r] += n * days
	}
}

// noteOpening notes what a month opens with.
func (w *world) noteOpening() {
	for s := range w.plan.segments {
		w.note(openingARR, uint8(s), w.base.arr[s])
		w.note(openingItems, uint8(s), w.openItems[s])
	}
}

// closeMonth records the month of the axis that ends today, unless it belongs
// to the warm-up, and makes ready for the next.
func (w *world) closeMonth(i int) {
	cal := &w.plan.cal
	w.countDays(w.today + 1)
	for _, d := range w.here {
		w.catchUp(d, w.today+1)
		w.settlePay(d, w.today+1)
		w.bookUsage(d)
	}
	w.countOutcomes(i)
	if i >= cal.warmUp {
		w.noteStocks(i)
		w.noteRevenue()
		w.noteCost(int64(cal.first[i+1] - cal.first[i]))
		w.record(i - cal.warmUp)
	}
	last := i+1 == len(cal.first)-1
	if year := w.plan.year[i]; year >= 0 && (last || w.plan.year[i+1] > year) {
		for _, d := range w.here {
			w.closeYear(d, true)
		}
		w.beginYear(w.today + 1)
	}
	w.resetMonth()
	if !last {
		w.setRates(i + 1)
		w.planPartners(i + 1)
		if i >= cal.warmUp {
			w.noteOpening()
		}
	}
}

// resetMonth empties everything that adds up over a month.
func (w *world) resetMonth() {
	clear(w.flows)
	clear(w.totals[:])
	clear(w.cold)
	clear(w.busy)
	clear(w.spent)
	clear(w.done)
	clear(w.assisted)
	clear(w.earned)
	w.quotaOfMonth = 0
	w.opened = yield{}
	w.ledger.reset()
	for s := range w.streams {
		s := &w.streams[s]
		s.came, s.items, s.yield = 0, 0, yield{}
	}
}

func (w *world) noteStocks(month int) {
	segments := len(w.plan.segments)
	for s := range segments {
		seg := uint8(s)
		w.note(arr, seg, w.base.arr[s])
		w.note(mrr, seg, (w.base.arr[s]+6)/12)
		w.note(customers, seg, w.count[s])
		w.note(unmaintained, seg, w.bare[s])
		w.note(openItems, seg, w.openItems[s])
		w.note(cohortARR, seg, w.cohort[s])
		worth, count, weighted := int64(0), int64(0), 0.0
		for st := range w.plan.stages {
			p := w.pipeOf(uint8(st), seg)
			worth += p.worth
			count += p.count
			weighted += float64(p.worth) * w.reach[st*segments+s]
		}
		w.note(openPipeline, seg, worth)
		w.note(openPipelineCount, seg, count)
		w.note(weightedPipeline, seg, wholeMoney(weighted))
		for ahead := 1; ahead <= dueWithin; ahead++ {
			w.note(pipelineDue, seg, w.dueIn[(month+ahead)*segments+s])
		}
	}
	for _, n := range w.staff.headcount {
		w.sum(headcount, n)
	}
	for i := range w.queues {
		w.sum(backlog, w.queues[i].waiting)
	}
	for _, n := range w.unused {
		w.sum(onboarding, n)
	}
	for j := range w.partners {
		if w.plan.model.Sources[j].Kind == Partner {
			w.sum(partners, int64(w.activePartners(j)))
		}
	}
	w.sum(quota, int64(math.Round(w.quotaOfMonth)))
}

// noteRevenue notes what the month's days of ARR in use are worth.
func (w *world) noteRevenue() {
	for s, n := range w.earned {
		w.note(revenue, uint8(s), wholeMoney(float64(n)/(12*w.plan.model.DaysPerMonth)))
	}
}

// noteCost notes pay by the days each role was in seat and by what it sold, hiring
// fees, what the sources cost, and what delivering what is in use costs.
func (w *world) noteCost(days int64) {
	book := func(t, of total, amount float64) int64 {
		n := wholeMoney(amount)
		w.sum(t, n)
		w.sum(of, n)
		w.sum(cost, n)
		return n
	}
	for r := range w.plan.roles {
		role := &w.plan.model.Roles[r]
		of := costAcquisition
		if role.Serves {
			of = costService
		}
		pay := &role.Pay
		months := float64(w.ledger.personDays[r]) / float64(days)
		variable := w.ledger.variable[r]
		if role.Quota == 0 && role.ItemQuota == 0 {
			variable = pay.Variable / 12 * months
		}
		w.ledger.costOf[r] = book(costBase, of, pay.Base/12*months) +
			book(costVariable, of, variable) +
			book(costLoad, of, pay.Base*pay.Load/12*months) +
			book(costRecruiting, of, w.ledger.recruiting[r])
	}
	for s := range w.streams {
		src := &w.plan.model.Sources[s]
		book(costSources, costAcquisition, float64(w.streams[s].came)*src.CostPerItem+src.CostPerMonth)
	}
	book(costCommission, costAcquisition, float64(w.ledger.commission))
	book(costDelivery, costService, w.plan.model.DeliveryCost*float64(w.flowOf(revenue)))
	w.ledger.cash += w.flowOf(cashIn) - w.totals[cost]
	w.sum(cumulativeCash, w.ledger.cash)
}

// flowOf is a split metric of the month over all segments.
func (w *world) flowOf(m metric) (sum int64) {
	for s := range w.flows {
		sum += w.flows[s][m]
	}
	return sum
}

// record writes the month into the path's row.
func (w *world) record(month int) {
	rows, segments := &w.plan.rows, len(w.plan.segments)
	row := w.row[month*len(rows.series):][:len(rows.series)]
	put := func(series int, n int64) {
		if series >= 0 {
			row[series] = n
		}
	}
	for s := range w.flows {
		flow, at := &w.flows[s], rows.first+s
		for m, first := range &rows.split {
			if first >= 0 {
				row[first+at] = flow[m]
			}
		}
	}
	for t, at := range &rows.totals {
		if at >= 0 {
			row[at] = w.totals[t]
		}
	}
	clear(w.backlogs)
	for i := range w.queues {
		w.backlogs[w.queues[i].lane.stage] += w.queues[i].waiting
	}
	for st := range w.plan.stages {
		put(rows.coldAt[st], w.cold[st])
		put(rows.backlogAt[st], w.backlogs[st])
		if at := rows.enteredAt[st]; at >= 0 {
			put(at, w.flowOf(w.plan.stages[st].flow))
		}
		if at := rows.pipelineAt[st]; at >= 0 {
			n := int64(0)
			for s := range segments {
				n += w.pipeOf(uint8(st), uint8(s)).count
			}
			put(at, n)
		}
	}
	for s := range w.streams {
		for i, n := range [...]int64{w.streams[s].items, w.streams[s].won, w.streams[s].added} {
			put(rows.itemsFrom[s]+i, n)
		}
	}
	if at := rows.opened; at >= 0 {
		put(at, w.opened.won)
		put(at+1, w.opened.added)
	}
	for r := range w.plan.roles {
		w.recordRole(r, put)
	}
}

// recordRole writes a role's part of the month.
func (w *world) recordRole(r int, put func(series int, n int64)) {
	rows := &w.plan.rows
	put(rows.headcountOf[r], w.staff.headcount[r])
	put(rows.rampedOf[r], w.ramped(r))
	put(rows.costOf[r], w.ledger.costOf[r])
	if at := rows.utilisationOf[r]; at >= 0 {
		put(at, w.utilisation(r))
	}
	if at := rows.hoursOf[r]; at >= 0 {
		for use, seconds := range w.spent[r][:timeUses] {
			put(at+use, int64(math.Round(seconds/60)))
		}
	}
	put(rows.assistedOf[r], w.assisted[r])
	activities := len(w.plan.model.Activities)
	done := rows.doneBy[r*(activities+Outcomes):]
	for a := range activities {
		put(done[a], int64(math.Round(w.done[r*activities+a])))
	}
	for o, n := range w.outcomes[r*Outcomes : (r+1)*Outcomes] {
		put(done[activities+o], n)
	}
}

// ramped is a role's headcount in ramped equivalents, in millionths.
func (w *world) ramped(r int) int64 {
	sum := int64(0)
	for _, d := range w.here {
		if p := d.person; int(p.role) == r {
			sum += int64(p.ramp*1e6 + 0.5)
		}
	}
	return sum
}

// utilisation is the share of a role's capacity that the month used, in
// millionths: items started ÷ handles, else items held ÷ slots, else customers ÷ accounts at month
// end; or the hours that were asked for ÷ hours, where that is more. Without capacity it is 0.
func (w *world) utilisation(r int) int64 {
	u := w.busy[r]
	if role := &w.plan.model.Roles[r]; !role.Open.Set && !role.Handles.Set {
		u = usage{used: w.customersOf(r), capacity: w.accounts[r]}
	}
	share := w.spent[r].asked()
	if u.capacity > 0 {
		share = max(share, u.used/u.capacity)
	}
	return int64(share*1e6 + 0.5)
}
