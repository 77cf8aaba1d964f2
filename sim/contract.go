package sim

// A customer has a contract, which has its events every few months from the
// signature on: invoices, anniversaries, renewals.
type customer struct {
	key      key
	arr      int64   // minor units a year
	each     int64   // of which one unit; 0 where the contract is priced as a whole
	level    int64   // of Usage: the ARR without its ups and downs; of a Licence not yet in use: its price
	opened   int64   // ARR with which it came into use
	exposure float64 // renewals survived, each weighted by its hazard factor
	signed   int32   // day the contract began, before day 0 for opening customers
	live     int32   // day on which it comes into use
	months   int32   // of the contract at its last event
	source   int16   // that they came from; −1 for the opening pipeline
	segment  uint8
	upsold   bool // it is an addition to another contract
	inUse    bool // it counts as ARR
	here     bool
}

// base is the part of a world that holds the customers.
type base struct {
	customers []customer
	events    lists   // of customers by day; customer c is record c + the number of days
	goLives   lists   // the same, of those not in use yet
	arr       []int64 // by segment, in use
	count     []int64 // by segment, signed
	unused    []int64 // by segment, signed but not in use yet
	bare      []int64 // by segment, with a licence and no maintenance: they have nothing to leave
	earned    []int64 // by segment: the ARR of this month's days, summed
	cohort    []int64 // by segment: ARR of the customers who were there when the fiscal year began
	yearFrom  int32   // its first day
	opened    yield   // of the opening pipeline, this month
	purse
	carrying
}

// A yield is what deals of one origin bring: how many are won, and the ARR that comes into use by them.
type yield struct{ won, added int64 }

func (b *base) init(p *plan, days int) {
	n := len(p.segments)
	b.events = newLists(days)
	if p.goLives {
		b.goLives = newLists(days)
	}
	b.arr, b.count, b.unused = make([]int64, n), make([]int64, n), make([]int64, n)
	b.earned, b.cohort, b.bare = make([]int64, n), make([]int64, n), make([]int64, n)
	b.purse.init(n, days)
	b.carrying.init(p)
}

func (b *base) reset() {
	b.customers = b.customers[:0]
	b.events.reset()
	b.goLives.reset()
	clear(b.arr)
	clear(b.count)
	clear(b.unused)
	clear(b.bare)
	clear(b.earned)
	clear(b.cohort)
	b.carrying.reset()
}

// settleGoLives lets the contracts that come into use today count.
func (w *world) settleGoLives() {
	for i := w.goLives.first(w.today); i != nobody; {
		next := w.goLives.next[i]
		w.goLive(i - w.days)
		i = next
	}
}

func (w *world) goLive(i int32) {
	c := &w.customers[i]
	c.inUse, c.opened = true, c.arr
	w.unused[c.segment]--
	w.base.arr[c.segment] += c.arr
	flow := newARR
	if c.upsold {
		flow = expansionARR
	}
	w.note(flow, c.segment, c.arr)
	w.yieldOf(c.source).added += c.arr
	if w.plan.segments[c.segment].kind == Licence {
		w.note(revenue, c.segment, c.level)
	}
}

// upsell adds to the contract of a customer, and returns the day the addition is first paid. What is added before the
// contract is in use comes into use with the rest.
func (w *world) upsell(i int32, source int16, by int64) (paid int32) {
	c := &w.customers[i]
	if !c.inUse {
		c.arr += by
		c.level += by
	} else {
		c.level += by
		w.grow(c, by)
		w.yieldOf(source).added += by
	}
	return w.billAddition(c, by)
}

// planEvent puts a customer's next event on its day, every step months from
// the signature, and what they bring until then on its days.
func (w *world) planEvent(i int32) {
	c := &w.customers[i]
	day := w.dayOfEvent(c)
	if day < w.days {
		w.events.push(day, w.days+i)
	}
	if offers := w.plan.segments[c.segment].offers; len(offers) > 0 {
		w.planOffers(i, day, offers)
	}
}

// dayOfEvent is when a customer has their next event.
func (w *world) dayOfEvent(c *customer) int32 {
	return c.signed + w.plan.cal.span(c.months+w.plan.segments[c.segment].step)
}

// reviewContracts bills, renews, churns and grows the customers who have an
// event today.
func (w *world) reviewContracts() {
	if w.plan.goLives {
		w.settleGoLives()
	}
	head := w.events.first(w.today)
	if head == nobody {
		return
	}
	w.weighCoverage()
	for i := head; i != nobody; {
		next := w.events.next[i]
		w.review(i-w.days, w.sky)
		i = next
	}
}

// review is an event of a contract. What is invoiced afterwards comes first and
// what is invoiced ahead comes last, so that who leaves owes what they used and no more.
func (w *world) review(i int32, sky *climate) {
	c := &w.customers[i]
	seg := &w.plan.segments[c.segment]
	c.months += seg.step
	if seg.kind == Licence && c.arr == 0 { // without maintenance nothing renews
		w.planEvent(i)
		return
	}
	inTerm := c.months % seg.term
	if seg.arrears && (inTerm == 0 || inTerm%seg.billEvery == 0) {
		gone := seg.billEvery
		if rest := seg.term % seg.billEvery; inTerm == 0 && rest > 0 {
			gone = rest
		}
		w.bill(c, yearShare(c.arr, gone), c.months)
	}
	before, worked := c.arr, (*desk)(nil)
	if c.inUse && inTerm == 0 {
		w.note(renewalsDue, c.segment, 1)
		worked = w.workRenewal(c.segment)
		if w.leaves(c, sky, worked) {
			w.drop(c)
			return
		}
		w.renew(c, worked)
	}
	if c.inUse && c.months%seg.growEvery == 0 {
		w.growYearly(c, before, sky, worked)
	}
	if seg.noise != nil && c.inUse {
		w.move(c, wholeMoney(float64(c.level)*seg.noise.at(c.key.draw(toUse.at(int(c.months)))))-c.arr)
	}
	if inTerm == 0 && c.inUse {
		w.note(renewals, c.segment, 1)
		w.note(renewalBookings, c.segment, yearShare(c.arr, seg.term))
	}
	switch {
	case seg.arrears:
	case inTerm%seg.billEvery == 0:
		w.bill(c, yearShare(c.arr, min(seg.billEvery, seg.term-inTerm)), c.months)
	case c.arr > before:
		w.billAddition(c, c.arr-before)
	}
	w.planEvent(i)
}

// drop lets a customer go.
func (w *world) drop(c *customer) {
	w.note(churnedARR, c.segment, c.arr)
	w.note(churnedCustomers, c.segment, 1)
	if c.live < w.yearFrom {
		w.note(cohortChurned, c.segment, 1)
		w.note(cohortLost, c.segment, c.arr)
		w.cohort[c.segment] -= c.arr
	}
	w.base.arr[c.segment] -= c.arr
	w.count[c.segment]--
	c.here = false
}

// grow raises or lowers a customer's ARR, never below zero.
func (w *world) grow(c *customer, by int64) {
	if by == 0 {
		return
	}
	by = max(by, -c.arr)
	if by < 0 {
		w.loseOf(c, -by)
	}
	w.move(c, by)
}

// loseOf counts what a customer who was there when the year began has given up.
func (w *world) loseOf(c *customer, arr int64) {
	if c.live < w.yearFrom {
		w.note(cohortLost, c.segment, arr)
	}
}

// move lets a customer's ARR go up or down. The ups and downs of use are no loss.
func (w *world) move(c *customer, by int64) {
	switch {
	case by > 0:
		w.note(expansionARR, c.segment, by)
	case by < 0:
		w.note(contractionARR, c.segment, -by)
	}
	if c.live < w.yearFrom {
		w.cohort[c.segment] += by
	}
	c.arr += by
	w.base.arr[c.segment] += by
}
