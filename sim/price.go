package sim

// A price is what a deal is signed for, in minor units.
type price struct {
	list, each int64 // of one unit before and after discounts; of the whole where there are no units
	units      int64 // 0: priced as a whole
}

func (p price) net() int64 { return p.each * max(p.units, 1) }

// discount is what was taken off.
func (p price) discount() int64 { return (p.list - p.each) * max(p.units, 1) }

// A tariff is the law of what a segment's deals are worth.
type tariff struct {
	law   *table
	scale float64 // of the law, on this path
	today float64 // the same today, where shocks act
}

// worth is what a deal is worth today.
func (t *tariff) worth(u uint64) int64 {
	if worth := t.law.at(u) * t.today; worth > 0 {
		return int64(worth + 0.5)
	}
	return 0
}

// priceOf is the price of an opportunity, a function of its key and of the day on
// which it became one.
func (w *world) priceOf(it *item) (p price) {
	if w.plan.onePrice && it.opened {
		return price{list: it.worth, each: it.worth}
	}
	seg, source := &w.plan.segments[it.at.segment], it.at.source
	law, factor := seg.worth, w.climate(max(it.began, 0)).worth
	switch {
	case source < 0 && it.number > 0: // opening pipeline with a value law of its own, which is net
		p.each = wholeMoney(max(w.plan.opening[it.number-1].at(it.key.draw(toWorth), w)*factor, 0))
		p.list = p.each
		return p
	case source >= 0 && w.plan.sources[source].worth.law != nil:
		law = w.plan.sources[source].worth
	case seg.units.law != nil:
		p.units = seg.unitsOf(it.key, w)
	}
	list := max(law.at(it.key.draw(toWorth), w)*factor, 0)
	p.list = int64(list + 0.5)
	p.each = p.list
	if w.plan.discounts {
		p.each = int64(list*w.netShare(it) + 0.5)
	}
	return p
}

// unitsOf draws how many units a contract has, at least one; 0 where it is priced as a whole.
func (s *segment) unitsOf(k key, w *world) int64 {
	if s.units.law == nil {
		return 0
	}
	return max(wholeMoney(s.units.at(k.draw(toCount), w)), 1)
}

// netShare is what discounts leave of an item's list price: that of its contract, and the margin
// of the reseller or distributor it goes through.
func (w *world) netShare(it *item) float64 {
	share := 1 - w.value(w.plan.model.Segments[it.at.segment].Discount)
	source := it.at.source
	if source < 0 {
		return share
	}
	src := &w.plan.model.Sources[source]
	margin := w.value(src.Discount)
	if unit(it.key.draw(toWholesale)) < w.value(src.Wholesale.Share) {
		margin = w.value(src.Wholesale.Discount)
	}
	return share * (1 - margin)
}

// commission is what a referrer or affiliate gets of the first year of an item's deal.
func (w *world) commission(it *item, firstYear int64) int64 {
	source := it.at.source
	if source < 0 {
		return 0
	}
	return wholeMoney(w.value(w.plan.model.Sources[source].Commission) * float64(firstYear))
}
