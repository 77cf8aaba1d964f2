package sim

// open brings the opening customers and the opening pipeline on the plan's first day.
func (w *world) open() {
	for s := range w.plan.model.Segments {
		w.openBase(uint8(s))
	}
	for i := range w.plan.model.OpeningPipeline {
		o := &w.plan.model.OpeningPipeline[i]
		w.openItems[o.Segment] += int64(o.Count)
	}
	w.beginYear(w.today)
	w.noteOpening() // before a deal ends that takes no time any more
	for i := range w.plan.model.OpeningPipeline {
		w.openDeals(i)
	}
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
		renews := planDay((float64(n)+0.5)/float64(seg.OpeningCustomers)*term, d) // days from now
		if len(seg.OpeningRenewals) > 0 {
			for month < len(seg.OpeningRenewals)-1 && inMonth >= seg.OpeningRenewals[month] {
				month, inMonth = month+1, 0
			}
			renews = planDay(float64(month)+(float64(inMonth)+0.5)/float64(max(seg.OpeningRenewals[month], 1)), d)
			renews = min(renews, planDay(float64(month+1), d)-1) // months begin with their first whole day
			inMonth++
		}
		own := k.child(uint64(n))
		c := customer{
			key: own, segment: segment, here: true, inUse: true, live: w.today - 1,
			arr:    max(wholeMoney(w.plan.segments[segment].openingWorth.at(own.draw(toWorth), w)), 0),
			signed: w.today + renews - planDay(term, d),
		}
		if units := w.plan.segments[segment].unitsOf(own, w); units > 0 {
			c.each = c.arr
			c.arr *= units
		}
		c.level = c.arr
		for c.signed+w.plan.cal.span(c.months+w.plan.segments[segment].step) < w.today {
			c.months += w.plan.segments[segment].step
		}
		w.base.arr[segment] += c.arr
		w.keep(c)
	}
}

// openDeals puts one entry of the opening pipeline into its stage.
func (w *world) openDeals(entry int) {
	o := &w.plan.model.OpeningPipeline[entry]
	k := w.path.child(w.plan.openingKey[entry])
	for n := range o.Count {
		it := w.newItem()
		it.key = k.child(uint64(n))
		it.at = w.stationOf(-1, uint8(o.Segment), uint8(o.Stage))
		if o.Worth.Law != nil {
			it.number = uint32(entry) + 1
		}
		it.left = -int32(o.Age)
		it.opening = it.at.pipeline
		if at := it.at; at.worked {
			w.wait(it, at.queue)
		} else {
			w.begin(it, at, at.luck(it.key))
		}
	}
}
