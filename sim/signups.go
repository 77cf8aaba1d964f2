package sim

// signUp brings a day's sign-ups of a product that sells itself. Those who qualify,
// those who pay and those who do neither are thinned from one Poisson stream, so each of the three is one,
// independent of the others.
func (w *world) signUp(source int, today key) {
	s, sign := &w.streams[source], &w.plan.model.Sources[source].Signups
	rate := s.rate * w.sky.leads * s.burstOf(today)
	qualify, pay := w.value(sign.Qualifies), w.value(sign.Pays)
	qualified := s.count.draw(rate*qualify, unit(today.draw(toVolume)))
	paying := s.paying.draw(rate*pay, unit(today.draw(toVolume.at(1))))
	idle := s.idle.draw(rate*max(1-qualify-pay, 0), unit(today.draw(toVolume.at(2))))
	w.sum(signups, int64(qualified+paying+idle))
	s.came += int64(paying + idle)
	w.deliver(s, today, qualified)
	for n := range paying {
		it := w.newItem()
		it.key = today.child(1<<42 | uint64(n))
		it.at = w.stationOf(int16(source), uint8(sign.PaysIn), 0)
		it.state = ahead
		if days := w.plan.sources[source].paysAfter.days(it.key.draw(toStayAway), w, 1, 0); days > 0 {
			it.schedule(w.coming, w.today+days)
		} else {
			w.subscribe(it)
		}
	}
}

// subscribe turns a sign-up into a customer, without anybody's help.
func (w *world) subscribe(it *item) {
	it.began = w.today
	if w.today >= w.plan.cal.start() {
		w.note(selfServed, it.at.segment, 1)
		months := max(int64(w.plan.segments[it.at.segment].term), 12)
		w.note(bookings, it.at.segment, w.priceOf(it).net()*months/12)
		w.buy(it)
	}
	w.freeItem(it)
}
