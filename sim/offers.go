package sim

// planOffers lets a customer bring the items of base sources between now and a
// day, that of their next event: a Poisson count for each source, on days spread evenly.
func (w *world) planOffers(i, until int32, sources []int) {
	c := &w.customers[i]
	from := max(w.today, w.plan.cal.start())
	for _, j := range sources {
		k := c.key.child(w.plan.sources[j].key)
		s := &w.streams[j]
		for n := range s.count.draw(s.rate*float64(max(until-from, 0)), unit(k.draw(toVolume.at(int(c.months))))) {
			own := k.child(uint64(c.months)<<20 | uint64(n))
			it := w.newItem()
			it.key, it.owner = own, i+1
			segment := c.segment
			if !s.upsells {
				segment = s.segmentOf(own, 0, own.kinds(0).of(0))
			}
			it.at = s.entry[segment]
			it.state = ahead
			it.schedule(w.coming, from+1+int32(unit(own.draw(toStayAway))*float64(until-from)))
		}
	}
}

// appear lets an item that a customer brings into the funnel, if they are still there.
func (w *world) appear(it *item) {
	if !w.customers[it.owner-1].here {
		w.freeItem(it)
		return
	}
	at := it.at
	w.streams[at.source].came++
	w.streams[at.source].items++
	w.comeIn(at, 1)
	w.start(it)
}
