package sim

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// A customer has a contract that is reviewed at each anniversary and renewal.
type customer struct {
	key      key
	arr      int64   // minor units a year
	signed   int32   // day the contract began, before day 0 for opening customers
	reviews  int32   // that have taken place since
	exposure float64 // renewals survived, each weighted by its hazard factor
	segment  uint8
}

// base is the part of a world that holds the customers.
type base struct {
	customers []customer
	reviews   lists   // of customers by day; customer c is record c + the number of days
	arr       []int64 // by segment
	count     []int64
}

func (b *base) init(p *plan, days int) {
	b.reviews = newLists(days)
	b.arr = make([]int64, len(p.segments))
	b.count = make([]int64, len(p.segments))
}

func (b *base) reset() {
	b.customers = b.customers[:0]
	b.reviews.reset()
	clear(b.arr)
	clear(b.count)
}

// sign adds a customer whose contract began on a day and has been reviewed so often.
func (w *world) sign(k key, segment uint8, worth int64, day, reviews int32) {
	c := int32(len(w.base.customers))
	w.base.customers = append(w.base.customers, customer{key: k, arr: worth, signed: day, reviews: reviews, segment: segment})
	w.reviews.add()
	w.base.arr[segment] += worth
	w.count[segment]++
	w.planReview(c)
}

// planReview puts a customer's next review on its day: every step months from
// the signature.
func (w *world) planReview(i int32) {
	c := &w.base.customers[i]
	step := w.plan.segments[c.segment].step
	day := c.signed + planDay(float64(int(c.reviews+1)*step), w.plan.model.DaysPerMonth)
	if days := int32(len(w.reviews.last)); day < days {
		w.reviews.push(day, days+i)
	}
}

// open brings the opening customers and the opening pipeline on the plan's first day.
func (w *world) open() {
	for s := range w.plan.model.Segments {
		w.openBase(uint8(s))
	}
	for i := range w.plan.model.OpeningPipeline {
		w.openDeals(i)
	}
	w.noteOpening()
}

// openBase signs a segment's opening customers, with their next renewals
// spread evenly over a term or in the months given.
func (w *world) openBase(segment uint8) {
	m := w.plan.model
	seg := &m.Segments[segment]
	k := w.path.child(nameKey("customers of " + seg.Name))
	term, d := float64(seg.TermMonths), m.DaysPerMonth
	inMonth, month := 0, 0
	for n := range seg.OpeningCustomers {
		renews := (float64(n) + 0.5) / float64(seg.OpeningCustomers) * term // months from now
		if len(seg.OpeningRenewals) > 0 {
			for month < len(seg.OpeningRenewals)-1 && inMonth >= seg.OpeningRenewals[month] {
				month, inMonth = month+1, 0
			}
			renews = float64(month) + (float64(inMonth)+0.5)/float64(max(seg.OpeningRenewals[month], 1))
			inMonth++
		}
		own := k.child(uint64(n))
		worth := max(wholeMoney(w.plan.segments[segment].openingWorth.at(own.draw(toWorth), w)), 0)
		signed := w.today + planDay(renews, d) - planDay(term, d)
		step := w.plan.segments[segment].step
		reviews := int32(0)
		for signed+planDay(float64(int(reviews+1)*step), d) < w.today {
			reviews++
		}
		w.sign(own, segment, worth, signed, reviews)
	}
}

// openDeals puts one entry of the opening pipeline into its stage.
func (w *world) openDeals(entry int) {
	o := &w.plan.model.OpeningPipeline[entry]
	k := w.path.child(w.plan.openingKey[entry])
	for n := range o.Count {
		i := w.newItem()
		it := &w.items[i]
		it.key, it.source = k.child(uint64(n)), -1
		it.stage, it.segment = uint8(o.Stage), uint8(o.Segment)
		it.worth = -int64(entry) - 1
		it.left = -int32(o.Age)
		w.openItems[o.Segment]++
		if w.plan.stages[o.Stage].pool < 0 {
			w.begin(i)
		} else {
			w.wait(i)
		}
	}
}

// retention is a segment's churn on one path: for customers who differ, the Beta law of their
// own rates.
type retention struct{ rate, alpha, beta float64 }

// retentionOf is the Beta law with mean c and variance φ·c·(1−c); φ 0 is the rate itself.
func retentionOf(c, spread float64) retention {
	if spread == 0 || c <= 0 || c >= 1 {
		return retention{rate: c}
	}
	return retention{rate: c, alpha: c * (1/spread - 1), beta: (1 - c) * (1/spread - 1)}
}

// hazard is the probability to leave at a renewal, after so many survived. With a
// Beta law it falls: who is still there is less likely to leave. It is the hazard
// α/(α+β+t) of the shifted-beta-geometric law (Fader and Hardie, How to Project Customer
// Retention, 2007), so no customer needs a rate drawn.
func (r retention) hazard(survived float64) float64 {
	if r.alpha == 0 {
		return r.rate
	}
	return r.alpha / (r.alpha + r.beta + survived)
}

// growthLaw is a Growth on one path: the rate and, where customers differ, the
// truncated normal around it.
type growthLaw struct{ rate, sd, low, high float64 }

type growth struct{ expansion, contraction growthLaw }

func (w *world) growthOf(g Growth) growthLaw {
	l := growthLaw{rate: w.value(g.Rate), sd: g.SD}
	if g.SD > 0 {
		l.low = distuv.UnitNormal.CDF((g.Min - l.rate) / g.SD)
		l.high = distuv.UnitNormal.CDF((g.Max - l.rate) / g.SD)
	}
	return l
}

// at is a customer's yearly rate for uniform bits u.
func (l growthLaw) at(u uint64, normal *table) float64 {
	if l.sd == 0 {
		return l.rate
	}
	p := l.low + unit(u)*(l.high-l.low)
	return l.rate + l.sd*normal.at(uint64(p*0x1p64))
}

// reviewContracts renews, churns and grows the customers whose review is today.
func (w *world) reviewContracts() {
	head, days := w.reviews.first(w.today), int32(len(w.reviews.last))
	if head == nobody {
		return
	}
	sky, coverage := w.climate(w.today), w.coverage()
	for i := head; i != nobody; {
		next := w.reviews.next[i]
		w.review(i-days, sky, coverage)
		i = next
	}
}

// coverage is the factor on the churn hazard for customers that nobody has
// time for: accounts ÷ capacity, from 1 where all are covered up to the role's
// uncovered_churn.
func (w *world) coverage() float64 {
	most := w.plan.uncovered
	if most <= 1 {
		return 1
	}
	covered := int64(0)
	for _, n := range w.count {
		covered += n
	}
	if w.accounts <= 0 {
		return most
	}
	return min(max(float64(covered)/w.accounts, 1), most)
}

func (w *world) review(i int32, sky *climate, coverage float64) {
	c := &w.base.customers[i]
	seg := &w.plan.segments[c.segment]
	c.reviews++
	n := int(c.reviews)
	if n%seg.stepsToRenewal == 0 {
		r := w.retention[c.segment]
		leaves, factor := r.hazard(c.exposure), coverage*sky.churn
		if factor != 1 {
			leaves = 1 - math.Pow(1-leaves, factor)
		}
		if unit(c.key.draw(toChurn.at(n))) < leaves {
			w.note(churnedARR, c.segment, c.arr)
			w.note(churnedCustomers, c.segment, 1)
			w.base.arr[c.segment] -= c.arr
			w.count[c.segment]--
			return
		}
		c.exposure += factor
	}
	g := &w.growth[c.segment]
	before := float64(c.arr)
	up := g.expansion.at(c.key.draw(toExpand.at(n)), w.plan.normal)
	if up > 0 {
		up *= sky.expansion
	}
	w.change(c, before*up*seg.yearShare)
	w.change(c, -before*g.contraction.at(c.key.draw(toContract.at(n)), w.plan.normal)*seg.yearShare)
	w.planReview(i)
}

// change raises or lowers a customer's ARR, never below zero.
func (w *world) change(c *customer, by float64) {
	amount := max(wholeMoney(by), -c.arr)
	switch {
	case amount > 0:
		w.note(expansionARR, c.segment, amount)
	case amount < 0:
		w.note(contractionARR, c.segment, -amount)
	}
	c.arr += amount
	w.base.arr[c.segment] += amount
}
