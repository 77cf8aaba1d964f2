package sim

// ledger adds up what a month costs.
type ledger struct {
	personDays []int64   // by role
	recruiting []float64 // by role, minor units
	costOf     []int64   // by role, of the month just closed
}

func (l *ledger) init(p *plan) {
	l.personDays = make([]int64, len(p.roles))
	l.recruiting = make([]float64, len(p.roles))
	l.costOf = make([]int64, len(p.roles))
}

func (l *ledger) reset() {
	clear(l.personDays)
	clear(l.recruiting)
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
	for _, who := range w.here {
		w.bookUsage(who)
	}
	if i >= cal.warmUp {
		w.noteStocks()
		w.noteCost(int64(cal.first[i+1] - cal.first[i]))
		w.record(i - cal.warmUp)
	}
	w.resetMonth()
	if i+1 < len(cal.first)-1 {
		w.setRates(i + 1)
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
	w.ledger.reset()
	for s := range w.streams {
		w.streams[s].came = 0
	}
}

func (w *world) noteStocks() {
	segments := len(w.plan.segments)
	for s := range segments {
		seg := uint8(s)
		w.note(arr, seg, w.base.arr[s])
		w.note(mrr, seg, (w.base.arr[s]+6)/12)
		w.note(customers, seg, w.count[s])
		w.note(openItems, seg, w.openItems[s])
		worth, count, weighted := int64(0), int64(0), 0.0
		for st := range w.plan.stages {
			p := w.inStage[st*segments+s]
			worth += p.worth
			count += p.count
			weighted += float64(p.worth) * w.reach[st*segments+s]
		}
		w.note(openPipeline, seg, worth)
		w.note(openPipelineCount, seg, count)
		w.note(weightedPipeline, seg, wholeMoney(weighted))
	}
	for _, n := range w.staff.headcount {
		w.sum(headcount, n)
	}
	for _, n := range w.waiting {
		w.sum(backlog, n)
	}
}

// noteCost notes pay by the days each role was in seat, hiring fees and what
// the sources cost.
func (w *world) noteCost(days int64) {
	book := func(t total, amount float64) int64 {
		n := wholeMoney(amount)
		w.sum(t, n)
		w.sum(cost, n)
		return n
	}
	for r := range w.plan.roles {
		pay := &w.plan.model.Roles[r].Pay
		months := float64(w.ledger.personDays[r]) / float64(days)
		w.ledger.costOf[r] = book(costBase, pay.Base/12*months) +
			book(costVariable, pay.Variable/12*months) +
			book(costLoad, pay.Base*pay.Load/12*months) +
			book(costRecruiting, w.ledger.recruiting[r])
	}
	for s := range w.streams {
		src := &w.plan.model.Sources[s]
		book(costSources, float64(w.streams[s].came)*src.CostPerItem+src.CostPerMonth)
	}
}

// record writes the month into the path's row.
func (w *world) record(month int) {
	rows, segments := &w.plan.rows, len(w.plan.segments)
	put := func(series int, n int64) { w.row[series*rows.months+month] = n }
	for m := range splitMetrics {
		for s, n := range w.flows[m*segments : (m+1)*segments] {
			put(m*rows.width+rows.first+s, n)
		}
	}
	for t, n := range w.totals {
		put(rows.totals+t, n)
	}
	for st := range w.plan.stages {
		put(rows.coldAt[st], w.cold[st])
		put(rows.backlogAt[st], w.waiting[st])
		if at := rows.pipelineAt[st]; at >= 0 {
			n := int64(0)
			for _, p := range w.inStage[st*segments : (st+1)*segments] {
				n += p.count
			}
			put(at, n)
		}
	}
	for r := range w.plan.roles {
		put(rows.headcountOf[r], w.staff.headcount[r])
		put(rows.rampedOf[r], w.ramped(r))
		put(rows.costOf[r], w.ledger.costOf[r])
		if at := rows.utilisationOf[r]; at >= 0 {
			put(at, w.utilisation(r))
		}
	}
}

// ramped is a role's headcount in ramped equivalents, in millionths.
func (w *world) ramped(r int) int64 {
	sum := int64(0)
	for _, who := range w.here {
		if p := &w.people[who]; int(p.role) == r {
			sum += int64(p.ramp*1e6 + 0.5)
		}
	}
	return sum
}

// utilisation is the share of a role's capacity that the month used, in
// millionths: items started ÷ handles, else items held ÷ slots, else customers ÷ accounts at
// month end. Without capacity it is 0.
func (w *world) utilisation(r int) int64 {
	u := w.busy[r]
	if role := &w.plan.model.Roles[r]; !role.Open.Set && !role.Handles.Set {
		u = usage{capacity: w.accounts}
		for _, n := range w.count {
			u.used += float64(n)
		}
	}
	if u.capacity <= 0 {
		return 0
	}
	return int64(u.used/u.capacity*1e6 + 0.5)
}
