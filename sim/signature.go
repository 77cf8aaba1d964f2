package sim

// win turns an item into a customer, or, where it came from one, into more from
// them. Deals of the warm-up are deals of the past: the customers they brought are among the
// opening ones.
func (w *world) win(it *item) {
	if it.owner > 0 && !w.customers[it.owner-1].here {
		w.tellEnd(it, Lost, CustomerLeft)
		w.lose(it)
		return
	}
	if !it.opened {
		w.becomeOpportunity(it, it.at)
	}
	months := int64(12) // that the bookings are for
	if seg := &w.plan.segments[it.at.segment]; seg.kind != Licence {
		months = max(int64(seg.term), 12)
		if w.adds(it) { // for the rest of the term
			gone := int64(float64(w.today-w.customers[it.owner-1].signed) / w.plan.model.DaysPerMonth)
			months = max(int64(seg.term)-gone%int64(seg.term), 12)
		}
	}
	counts := it.at.counts
	counts[wins]++
	w.yieldOf(it.at.source).won++
	counts[wonValue] += it.worth
	counts[bookings] += it.worth * months / 12
	counts[cycleDays] += int64(w.today - it.began)
	if w.today >= w.plan.cal.start() {
		w.creditDeal(it)
		counts[paymentDays] += int64(w.buy(it) - it.began)
	}
	w.tellEnd(it, Won, Declined)
	w.close(it)
}

// buy signs what an item was won for and returns the day of the first payment.
func (w *world) buy(it *item) (paid int32) {
	p := w.priceOf(it)
	w.note(discounts, it.at.segment, p.discount())
	w.ledger.commission += w.commission(it, p.net())
	if w.adds(it) {
		return w.upsell(it.owner-1, it.at.source, p.net())
	}
	return w.sign(it, p)
}

// adds tells whether what an item wins is added to the contract of the customer that it comes from.
func (w *world) adds(it *item) bool {
	return it.owner > 0 && w.customers[it.owner-1].segment == it.at.segment && w.plan.segments[it.at.segment].kind != Licence
}

// yieldOf is the month's yield of a source, or of the opening pipeline, −1.
func (w *world) yieldOf(source int16) *yield {
	if source < 0 {
		return &w.opened
	}
	return &w.streams[source].yield
}

// sign adds a customer with a new contract and returns the day of the first payment.
func (w *world) sign(it *item, p price) (paid int32) {
	k, segment := it.key, it.at.segment
	seg := &w.plan.segments[segment]
	c := customer{
		key: k, arr: p.net(), level: p.net(), signed: w.today,
		source: it.at.source, segment: segment, upsold: it.owner > 0, here: true,
	}
	switch {
	case seg.kind == Licence:
		paid = w.sellLicence(&c)
	case p.units > 0:
		c.each = p.each
	}
	switch {
	case seg.kind == Licence && c.arr > 0 && !seg.arrears:
		w.bill(&c, c.arr, 0)
	case seg.kind != Licence && seg.arrears:
		paid = c.signed + w.plan.cal.span(seg.billEvery)
		paid += w.payDays(&c, seg.billEvery)
	case seg.kind != Licence:
		paid = w.bill(&c, yearShare(c.arr, min(seg.billEvery, seg.term)), 0)
	}
	w.note(newCustomers, segment, 1)
	c.live = w.today + w.goLiveDays(segment, k)
	i := w.keep(c)
	w.unused[segment]++
	switch {
	case c.live == w.today:
		w.goLive(i)
	case c.live < w.days:
		w.goLives.push(c.live, w.days+i)
	}
	return paid
}

// sellLicence sells a licence for the price of a contract, with maintenance or without, and returns the day of the first payment.
func (w *world) sellLicence(c *customer) (paid int32) {
	m := &w.plan.model.Segments[c.segment].Maintenance
	c.arr = 0
	if unit(c.key.draw(toMaintain)) < w.value(m.Taken) {
		c.arr = wholeMoney(float64(c.level) * w.value(m.Rate))
	}
	if c.arr == 0 {
		w.bare[c.segment]++
	}
	w.note(licenceBookings, c.segment, c.level)
	return w.billLicence(c)
}

// yearShare is so many months' part of a yearly amount.
func yearShare(year int64, months int32) int64 {
	return wholeMoney(float64(year) * float64(months) / 12)
}

// keep adds a customer to the base and returns their number.
func (w *world) keep(c customer) int32 {
	i := int32(len(w.customers))
	w.customers = append(w.customers, c)
	w.events.add()
	if w.plan.goLives {
		w.goLives.add()
	}
	w.count[c.segment]++
	w.planEvent(i)
	return i
}
