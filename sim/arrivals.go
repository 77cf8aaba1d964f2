package sim

import "math"

// A stream is a source on one path.
type stream struct {
	*source
	entry  []*station // by segment: where its items come in
	key    key
	growth float64 // a month, of the path
	grown  float64 // growth up to the current month
	rate   float64 // items a day in the current month, before shocks: of the source, or of one person, partner or customer
	count  poisson
	paying poisson // of sign-ups: those who pay by themselves
	idle   poisson // of sign-ups: those who do nothing
	came   int64   // items, or sign-ups, this month
	items  int64   // items this month
	yield          // this month
}

func (w *world) prepareStreams() {
	for i := range w.streams {
		s := &w.streams[i]
		s.key = w.path.child(s.source.key)
		s.growth = 1 + w.value(w.plan.model.Sources[i].Growth)
	}
	w.setRates(0)
}

// setRates sets each source's daily rate for a month of the axis. Before the
// plan begins, volume is that of its first month without growth.
func (w *world) setRates(i int) {
	m := w.plan.model
	month := max(i-w.plan.cal.warmUp, 0)
	for j := range w.streams {
		src, s := &m.Sources[j], &w.streams[j]
		s.grown = math.Pow(s.growth, float64(month))
		s.rate = w.value(stepAt(src.Volume, month)) * s.grown / m.DaysPerMonth
		if src.Kind == Inbound || src.Kind == SelfServe {
			s.rate *= w.plan.leadSeason[i]
		}
	}
	w.setTrails()
}

// stepAt is the value of steps in a month of the plan.
func stepAt(steps []Step, month int) Value {
	v := Value{}
	for _, step := range steps {
		if step.From <= month {
			v = step.Value
		}
	}
	return v
}

// arrive brings the day's new items and serves them.
func (w *world) arrive() {
	day := int64(w.today - w.plan.cal.start())
	for i := range w.streams {
		s := &w.streams[i]
		if s.rate == 0 {
			continue
		}
		switch s.kind {
		case Inbound:
			today := s.key.child(uint64(day))
			w.deliver(s, today, s.count.draw(s.rate*w.sky.leads*s.burstOf(today), unit(today.draw(toVolume))))
		case SelfServe:
			w.signUp(i, s.key.child(uint64(day)))
		case Partner:
			w.refer(i, day)
		}
	}
	if len(w.trails) > 0 {
		w.prospect(day)
	}
	if w.stir {
		w.serve()
	}
}

// burstOf is how busy a source's day is.
func (s *source) burstOf(today key) float64 {
	if s.burst != nil {
		return s.burst.at(today.draw(toBurst))
	}
	return 1
}

// deliver puts the first n leads of a source's day into the funnel: those whom the same people work are dealt to them,
// or wait as a batch until they have turns left; those whom nobody works are sifted at once.
func (w *world) deliver(s *stream, today key, n int) {
	if n == 0 {
		return
	}
	if !s.together {
		w.deliverSingly(s, today, n)
		return
	}
	s.came += int64(n)
	s.items += int64(n)
	at := s.entry[max(s.alone, 0)]
	a := arrival{from: s, key: today, joined: w.today}
	if at.worked {
		left := uint32(n)
		if at.queue.lane.prompt { // where others wait already, nobody has a turn left
			left = w.deal(&a, at.queue.pool, left)
		}
		if left > 0 {
			w.waitTogether(&a, at, left)
		}
		if s.alone < 0 {
			w.countKinds(s.source, today, 0, uint32(n))
		}
	} else {
		w.face(&a, 1)
		w.sift(&a, uint32(n))
	}
	if s.alone >= 0 {
		w.comeIn(at, int64(n))
		return
	}
	for i, n := range w.seen {
		w.comeIn(s.entry[i], n)
	}
}

// waitTogether puts the next leads of an arrival at the end of a queue, as a batch.
func (w *world) waitTogether(a *arrival, at *station, leads uint32) {
	it := w.newItem()
	it.key, it.number, it.count = a.key, a.next, leads
	it.at, it.state, it.joined = at, queued, w.today
	at.queue.fresh.push(it)
	at.queue.waiting += int64(leads)
	w.stir = true
}

// deliverSingly puts the first n leads of a source's day into the funnel one by one.
func (w *world) deliverSingly(s *stream, today key, n int) {
	s.came += int64(n)
	s.items += int64(n)
	for number := range uint32(n) {
		it := w.newItem()
		it.key = today.child(uint64(number))
		segment := uint8(max(s.alone, 0))
		if s.alone < 0 {
			segment = s.segmentOf(today, number, today.kinds(number).of(number))
		}
		it.at = s.entry[segment]
		it.touched = s.touched
		w.comeIn(it.at, 1)
		w.start(it)
	}
}

// start lets an item begin, or wait for, the stage it is in.
func (w *world) start(it *item) {
	if at := it.at; at.worked {
		w.wait(it, at.queue)
	} else {
		it.joined = w.today
		w.begin(it, at, at.luck(it.key))
	}
}

// comeIn counts items that come in at a station.
func (w *world) comeIn(at *station, n int64) {
	at.counts[items] += n
	*at.entered += n
	w.openItems[at.segment] += n
}
