package sim

import "math"

// A stream is a source on one path.
type stream struct {
	key    key
	growth float64 // a month, of the path
	rate   float64 // items a day in the current month, before shocks; for prospecting, of one person
	count  poisson
	came   int64 // items this month
}

func (w *world) prepareStreams() {
	for i := range w.streams {
		s := &w.streams[i]
		s.key = w.path.child(w.plan.sources[i].key)
		s.growth = 1 + w.value(w.plan.model.Sources[i].Growth)
		s.came = 0
	}
	w.setRates(0)
}

// setRates sets each source's daily rate for a month of the axis. Before the
// plan begins, volume is that of its first month without growth.
func (w *world) setRates(i int) {
	m := w.plan.model
	month := max(i-w.plan.cal.warmUp, 0)
	for j := range w.streams {
		src := &m.Sources[j]
		volume := Value{}
		for _, step := range src.Volume {
			if step.From <= month {
				volume = step.Value
			}
		}
		s := &w.streams[j]
		s.rate = w.value(volume) * math.Pow(s.growth, float64(month)) / m.DaysPerMonth
		if src.Kind == Inbound {
			s.rate *= w.plan.leadSeason[i]
		}
	}
}

// arrive brings the day's new items and serves them.
func (w *world) arrive() {
	day := uint64(w.today - w.plan.cal.start())
	c := w.climate(w.today)
	for i := range w.streams {
		s := &w.streams[i]
		if w.plan.model.Sources[i].Kind != Inbound || s.rate == 0 {
			continue
		}
		today := s.key.child(day)
		rate := s.rate * c.leads
		if burst := w.plan.sources[i].burst; burst != nil {
			rate *= burst.at(today.draw(toBurst))
		}
		s.count.set(rate)
		w.deliver(i, today, s.count.at(unit(today.draw(toVolume))))
	}
	for _, who := range w.hunters {
		p := &w.people[who]
		for _, i := range w.plan.roles[p.role].prospects {
			today := p.seatKey.child(w.plan.sources[i].key ^ day)
			rate := w.streams[i].rate * p.hunting * c.prospecting
			if rate != p.rate {
				p.rate, p.none = rate, math.Exp(-rate)
			}
			if u := unit(today.draw(toVolume)); u >= p.none {
				w.deliver(i, today, fewPoisson(u, rate, p.none))
			}
		}
	}
	if w.stir {
		w.serve()
	}
}

// deliver puts the first n leads of a source's day into the funnel.
func (w *world) deliver(source int, today key, n int) {
	if n == 0 {
		return
	}
	s := w.plan.model.Sources[source].Enters
	st := &w.plan.stages[s]
	w.streams[source].came += int64(n)
	a := arrival{key: today, source: int16(source), stage: uint8(s), person: nobody, joined: w.today}
	if st.pool >= 0 {
		w.segments(a, uint32(n), func(segment uint8, n int64) { w.comeIn(st, segment, n) })
		i := w.newItem()
		it := &w.items[i]
		it.key, it.count = a.key, uint32(n)
		it.source, it.stage = a.source, a.stage
		it.state, it.joined = queued, w.today
		w.push(w.line(s, fresh), i)
		w.waiting[s] += int64(n)
		w.stir = true
		return
	}
	w.face(&a, 1)
	left := w.sift(&a, uint32(n))
	for s, n := range w.seen {
		w.comeIn(st, uint8(s), n)
	}
	for _, l := range left {
		w.receive(&a, l)
	}
}

// comeIn counts new items of a segment.
func (w *world) comeIn(st *stage, segment uint8, n int64) {
	w.note(items, segment, n)
	if st.flow != none {
		w.note(st.flow, segment, n)
	}
	w.openItems[segment] += n
}
