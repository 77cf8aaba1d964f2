package sim

// ledger adds up what a month costs.
type ledger struct {
	personDays []int64   // by role
	recruiting []float64 // by role, minor units
}

func (l *ledger) init(p *plan) {
	l.personDays = make([]int64, len(p.roles))
	l.recruiting = make([]float64, len(p.roles))
}

func (l *ledger) reset() {
	clear(l.personDays)
	clear(l.recruiting)
}

// noteOpening records what a month opens with.
func (w *world) noteOpening() {
	for s := range w.plan.segments {
		w.note(openingARR, uint8(s), w.base.arr[s])
		w.note(openingItems, uint8(s), w.openItems[s])
	}
}

// closeMonth records the month that ends today and makes ready for the next,
// the i-th of the axis.
func (w *world) closeMonth(i int) {
	if w.month < w.plan.model.Months {
		w.noteStocks()
		w.noteQueues()
		w.noteRoles()
		w.noteCost(int64(w.plan.cal.first[i] - w.plan.cal.first[i-1]))
	}
	w.ledger.reset()
	clear(w.busy)
	for s := range w.streams {
		w.streams[s].came = 0
	}
	if w.month = w.planMonth(i); i < len(w.plan.cal.first)-1 {
		w.setRates(i)
		if w.month > 0 && w.month < w.plan.model.Months {
			w.noteOpening()
		}
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
}

func (w *world) noteQueues() {
	rows, segments := &w.plan.rows, len(w.plan.segments)
	for st := range w.plan.stages {
		w.put(rows.backlogAt[st], w.lines[st].waiting)
		w.sum(backlog, w.lines[st].waiting)
		if at := rows.pipelineAt[st]; at >= 0 {
			n := int64(0)
			for _, p := range w.inStage[st*segments : (st+1)*segments] {
				n += p.count
			}
			w.put(at, n)
		}
	}
}

func (w *world) noteRoles() {
	rows := &w.plan.rows
	for r := range w.plan.roles {
		w.sum(headcount, w.staff.headcount[r])
		w.put(rows.headcountOf[r], w.staff.headcount[r])
		if at := rows.utilisationOf[r]; at >= 0 {
			w.put(at, w.utilisation(r))
		}
	}
	for _, who := range w.here {
		p := &w.people[who]
		w.row[rows.rampedOf[p.role]*rows.stride+w.month] += int64(p.ramp*1e6 + 0.5)
	}
}

// utilisation is the share of a role's capacity that the month used, in
// millionths: items started ÷ handles, else items held ÷ slots, else customers ÷ accounts at
// month end. Without capacity it is 0.
func (w *world) utilisation(r int) int64 {
	u := w.busy[r]
	if role := &w.plan.model.Roles[r]; !role.Open.Set && !role.Handles.Set {
		u.capacity = w.accounts
		for _, n := range w.count {
			u.used += float64(n)
		}
	}
	if u.capacity <= 0 {
		return 0
	}
	return int64(u.used/u.capacity*1e6 + 0.5)
}

// noteCost records pay by the days each role was in seat, hiring fees and what
// the sources cost.
func (w *world) noteCost(days int64) {
	all := int64(0)
	book := func(t total, amount float64) int64 {
		n := wholeMoney(amount)
		w.sum(t, n)
		all += n
		return n
	}
	for r := range w.plan.roles {
		pay := &w.plan.model.Roles[r].Pay
		months := float64(w.ledger.personDays[r]) / float64(days)
		of := book(costBase, pay.Base/12*months)
		of += book(costVariable, pay.Variable/12*months)
		of += book(costLoad, pay.Base*pay.Load/12*months)
		of += book(costRecruiting, w.ledger.recruiting[r])
		w.put(w.plan.rows.costOf[r], of)
	}
	for s := range w.streams {
		src := &w.plan.model.Sources[s]
		book(costSources, float64(w.streams[s].came)*src.CostPerItem+src.CostPerMonth)
	}
	w.sum(cost, all)
}
