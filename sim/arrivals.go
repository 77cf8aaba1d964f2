package sim

import "math"

// A stream is a source on one path.
type stream struct {
	key    key
	growth float64 // a month, of the path
	grown  float64 // growth up to the current month
	rate   float64 // items a day in the current month, before shocks: of the source, or of one person, partner or customer
	count  poisson
	paying poisson // of sign-ups: those who pay by themselves
	idle   poisson // of sign-ups: those who do nothing
	came   int64   // items, or sign-ups, this month
	items  int64   // items this month
	won    int64   // deals this month
	added  int64   // ARR signed this month
}

func (w *world) prepareStreams() {
	for i := range w.streams {
		s := &w.streams[i]
		s.key = w.path.child(w.plan.sources[i].key)
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
	c := w.sky
	for i := range w.streams {
		s := &w.streams[i]
		if s.rate == 0 {
			continue
		}
		switch w.plan.model.Sources[i].Kind {
		case Inbound:
			today := s.key.child(uint64(day))
			w.deliver(i, today, s.count.draw(s.rate*c.leads*w.burst(i, today), unit(today.draw(toVolume))))
		case SelfServe:
			w.signUp(i, s.key.child(uint64(day)), c)
		case Partner:
			w.refer(i, day, c)
		}
	}
	if len(w.trails) > 0 {
		w.prospect(c)
	}
	if w.stir {
		w.serve()
	}
}

// burst is how busy a source's day is.
func (w *world) burst(source int, today key) float64 {
	if law := w.plan.sources[source].burst; law != nil {
		return law.at(today.draw(toBurst))
	}
	return 1
}

// deliver puts the first n leads of a source's day into the funnel: those whom the same people
// work wait as a batch, and those whom nobody works are sifted at once.
func (w *world) deliver(source int, today key, n int) {
	if n == 0 {
		return
	}
	src := &w.plan.sources[source]
	if !src.together {
		w.deliverSingly(source, today, n)
		return
	}
	w.streams[source].came += int64(n)
	w.streams[source].items += int64(n)
	a := arrival{key: today, source: int16(source), stage: src.enters, person: nobody, joined: w.today, touched: src.touched}
	at := w.stationOf(a.source, 0, a.stage)
	if at.worked {
		w.countKinds(&a, uint32(n))
		it := w.newItem()
		it.key, it.count = a.key, uint32(n)
		it.at, it.stage = at, a.stage
		it.state, it.joined = queued, w.today
		at.queue.fresh.push(it)
		at.queue.waiting += int64(n)
		w.stir = true
	} else {
		w.face(&a, 1)
		w.sift(&a, uint32(n))
	}
	for s, n := range w.seen {
		w.comeIn(at.flow, uint8(s), n)
	}
	if !at.worked {
		for _, l := range w.sifted {
			w.receive(&a, l)
		}
	}
}

// deliverSingly puts the first n leads of a source's day into the funnel one by one.
func (w *world) deliverSingly(source int, today key, n int) {
	src := &w.plan.sources[source]
	w.streams[source].came += int64(n)
	w.streams[source].items += int64(n)
	for number := range uint32(n) {
		it := w.newItem()
		it.key = today.child(uint64(number))
		it.segment = uint8(max(src.alone, 0))
		if src.alone < 0 {
			it.segment = src.segmentOf(today, number, today.kinds(number).of(number))
		}
		it.at, it.stage = w.stationOf(int16(source), it.segment, src.enters), src.enters
		it.touched = src.touched
		w.comeIn(it.at.flow, it.segment, 1)
		w.start(it)
	}
}

// start lets an item begin, or wait for, the stage it is in.
func (w *world) start(it *item) {
	if at := it.at; at.worked {
		w.wait(it, at.queue)
	} else {
		it.joined = w.today
		w.begin(it)
	}
}

// comeIn counts new items of a segment.
func (w *world) comeIn(flow metric, segment uint8, n int64) {
	w.note(items, segment, n)
	if flow != none {
		w.note(flow, segment, n)
	}
	w.openItems[segment] += n
}
