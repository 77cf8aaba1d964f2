package sim

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
