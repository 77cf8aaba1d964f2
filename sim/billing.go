package sim

// purse is the part of a base that holds what will be invoiced and paid.
type purse struct {
	width    int     // segments
	invoices []int64 // by day and segment: instalments to be invoiced
	payments []int64 // by day and segment: money that will arrive
}

func (p *purse) init(segments, days int) {
	p.width = segments
	p.invoices, p.payments = make([]int64, days*segments), make([]int64, days*segments)
}

func (p *purse) reset() {
	clear(p.invoices)
	clear(p.payments)
}

// bill invoices an amount today to a customer whose contract is so many months
// old, and returns the day on which it is paid.
func (w *world) bill(c *customer, amount int64, months int32) (paid int32) {
	paid = w.today + w.payDays(c, months)
	w.note(billings, c.segment, amount)
	w.payOn(paid, c.segment, amount)
	return paid
}

// payOn lets money arrive on a day.
func (w *world) payOn(day int32, segment uint8, amount int64) {
	switch {
	case day == w.today:
		w.note(cashIn, segment, amount)
	case day < w.days:
		w.payments[int(day)*w.purse.width+int(segment)] += amount
	}
}

// payDays is how long a customer takes to pay the invoice of a month of their
// contract: the usual days, and more where it is one of those paid late.
func (w *world) payDays(c *customer, months int32) int32 {
	if !w.plan.credit {
		return 0
	}
	seg := &w.plan.segments[c.segment]
	days := seg.daysToPay.days(c.key.draw(toPay.at(int(months))), w, 1, 0)
	if seg.lateBy.law != nil && unit(c.key.draw(toDelay.at(int(months)))) < w.value(w.plan.model.Segments[c.segment].Billing.Late) {
		days += seg.lateBy.days(c.key.draw(toPayLate.at(int(months))), w, 1, 0)
	}
	return days
}

// billAddition invoices, up to the next invoice that the contract will have
// anyway, what was added to it in between; what is invoiced afterwards needs nothing. It returns the
// day on which the addition is first paid.
func (w *world) billAddition(c *customer, yearly int64) (paid int32) {
	seg := &w.plan.segments[c.segment]
	inTerm := c.months % seg.term
	rest := min(seg.billEvery-inTerm%seg.billEvery, seg.term-inTerm)
	if seg.arrears {
		return c.signed + w.plan.cal.span(c.months+rest) + w.payDays(c, c.months+rest)
	}
	gone := max(float64(w.today-c.signed)/w.plan.model.DaysPerMonth-float64(c.months), 0) // a month's first day may be part of a day early
	return w.bill(c, wholeMoney(float64(yearly)*max(float64(rest)-gone, 0)/12), c.months)
}

// billLicence invoices a licence's price, at once or in instalments, and returns the
// day of the first payment.
func (w *world) billLicence(c *customer) (paid int32) {
	b := &w.plan.model.Segments[c.segment].Billing
	n := int64(max(b.Instalments, 1))
	paid = w.bill(c, c.level/n+c.level%n, 0)
	for i := int64(1); i < n; i++ {
		day := w.today + w.plan.cal.span(int32(i)*int32(max(b.Every, 1)))
		if day < w.days {
			w.invoices[int(day)*w.purse.width+int(c.segment)] += c.level / n
		}
		w.payOn(day+w.payDays(c, int32(i)), c.segment, c.level/n)
	}
	return paid
}

// settleMoney invoices and collects what is due today.
func (w *world) settleMoney() {
	n := w.purse.width
	for s := range n {
		at := int(w.today)*n + s
		w.note(billings, uint8(s), w.invoices[at])
		w.note(cashIn, uint8(s), w.payments[at])
	}
}
