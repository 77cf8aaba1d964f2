package sim

import "slices"

// A hunt is one way in which the people of a role prospect: a source's yield, or
// one of the activities that lead to its items. Each has a stream of its own, so that
// who drops the mails keeps the luck of the calls.
type hunt struct {
	source  int
	key     uint64
	cascade *Cascade // nil: the source's yield
	seconds float64  // that one activity takes
	skilled int      // step on which skill, span and shocks act
	kept    bool     // the role that finds its items works them first, and is credited as it hands them on
}

func compileHunts(m *Model, source int) (hunts []hunt) {
	s := &m.Sources[source]
	if s.Kind != Prospecting {
		return nil
	}
	if len(s.Cascades) == 0 {
		return []hunt{{source: source, key: nameKey(s.Name), kept: m.Keeps(s)}}
	}
	for i := range s.Cascades {
		c := &s.Cascades[i]
		h := hunt{source: source, key: nameKey(s.Name + " by " + m.Activities[c.Activity].Name), cascade: c, kept: m.Keeps(s), seconds: 60 * m.Activities[c.Activity].Minutes}
		h.skilled = len(c.Steps) - 1
		for j := len(c.Steps) - 1; j >= 0; j-- {
			if c.Steps[j].Outcome >= Booked {
				h.skilled = j
			}
		}
		hunts = append(hunts, h)
	}
	return hunts
}

// trail is a hunt on one path.
type trail struct {
	rate   float64   // items a day of a ramped person with time for it
	made   float64   // activities a day of such a person
	shares []float64 // by step: of what comes to it, that passes it
	items  int64     // this month
	lost   []float64 // by step: how many were expected to end there this month
}

// Keeps tells whether who prospects for a source works all of what they find themselves, in a stage before the last.
func (m *Model) Keeps(s *Source) bool {
	for segment := range m.Segments {
		if roles, _ := m.Workers(s, segment, s.Enters); !slices.Contains(roles, s.By) {
			return false
		}
	}
	return s.Enters < len(m.Stages)-1
}

// setTrails sets the daily rates of the hunts for a month.
func (w *world) setTrails() {
	m := w.plan.model
	w.lookedUnder = nil
	for i := range w.trails {
		h, t := &w.plan.hunts[i], &w.trails[i]
		if h.cascade == nil {
			t.rate = w.streams[h.source].rate
			continue
		}
		t.made = w.value(h.cascade.PerDay) * WorkingDays / m.DaysPerMonth * w.streams[h.source].grown
		for j, step := range h.cascade.Steps {
			t.shares[j] = w.value(step.Share)
		}
	}
}

// A lookout is somebody who goes on a hunt that asks for no time, and the days of the current lot on
// which they may find something.
type lookout struct {
	who  *desk
	hunt int32
	days marks
}

// lookOut sees who may find something in the days of a lot, at the rates that hold now.
func (w *world) lookOut(day int64, c *climate) {
	w.lookouts, w.lookedUnder = w.lookouts[:0], c
	for _, who := range w.here {
		p := who.person
		for _, i := range w.plan.roles[p.role].yields {
			none := uint16(max(256*(1-w.trails[i].rate*p.yielding(c)), 0)) // first bits that say that there is nothing
			days := everyone &^ p.seatKey.rare(w.plan.hunts[i].key, day).below(none)
			if days != 0 {
				w.lookouts = append(w.lookouts, lookout{who, int32(i), days})
			}
		}
	}
}

// yielding is the factor of a person, today, on what a person yields.
func (p *person) yielding(c *climate) float64 { return p.ramp * p.skill * p.span * c.prospecting }

// prospect lets everybody who prospects find their items of the day.
func (w *world) prospect(day int64) {
	c := w.sky
	if day&7 == 0 || w.lookedUnder != c {
		w.lookOut(day, c)
	}
	for i := range w.lookouts {
		if l := &w.lookouts[i]; l.days.has(uint32(day)) {
			p := l.who.person
			n, today := p.seatKey.few(w.plan.hunts[l.hunt].key, day, w.trails[l.hunt].rate*p.yielding(c))
			w.find(l.who, int(l.hunt), n, today)
		}
	}
	for _, d := range w.hunters {
		p := d.person
		for _, i := range w.plan.roles[p.role].hunts {
			n, today := p.seatKey.few(w.plan.hunts[i].key, day, w.huntingRate(i, p, d, c))
			w.find(d, i, n, today)
		}
	}
}

// find brings what a person found in a hunt today.
func (w *world) find(who *desk, hunt, n int, today key) {
	if n > 0 {
		w.trails[hunt].items += int64(n)
		if !w.plan.hunts[hunt].kept {
			w.creditItems(who, n)
		}
		w.deliverSingly(&w.streams[w.plan.hunts[hunt].source], today, n)
	}
}

// huntingRate is the items a day that a person finds in a hunt; their activities
// and their time are counted.
func (w *world) huntingRate(i int, p *person, d *desk, c *climate) float64 {
	h, t := &w.plan.hunts[i], &w.trails[i]
	luck := p.skill * p.span * c.prospecting
	if h.cascade == nil {
		// A yield is that of a day with nothing else to do.
		day := d.week / w.daysPerWeek()
		if day == 0 {
			return 0
		}
		left := w.free(d)
		d.hunted += left
		d.idle += left // which other yields have too
		return t.rate * p.ramp * luck * d.idle / day
	}
	made := t.made * p.ramp
	if d.limited && made*h.seconds > 0 {
		made *= min(w.free(d)/(made*h.seconds), 1)
		d.hunted += made * h.seconds
	}
	share := min(t.shares[h.skilled]*luck, 1)
	w.done[int(p.role)*len(w.plan.model.Activities)+h.cascade.Activity] += made
	level := made
	for j, step := range t.shares {
		next := level * step
		if j == h.skilled {
			next = level * share
		}
		t.lost[j] += level - next
		level = next
	}
	return level
}

// countOutcomes counts what came of a month's prospecting. The items are known;
// those that ended at an earlier step are Poisson counts, independent of them and of each other: what
// a thinned Poisson stream loses at its steps.
func (w *world) countOutcomes(month int) {
	clear(w.outcomes)
	for i := range w.trails {
		h, t := &w.plan.hunts[i], &w.trails[i]
		if h.cascade == nil {
			continue
		}
		luck := w.path.child(h.key).child(uint64(month))
		n := t.items
		role := w.plan.model.Sources[h.source].By
		for j := len(h.cascade.Steps) - 1; j >= 0; j-- {
			w.outcomes[role*Outcomes+int(h.cascade.Steps[j].Outcome)] += n
			if j > 0 {
				n += int64(w.fallOut.draw(t.lost[j], unit(luck.draw(toFallOut.at(j)))))
			}
		}
		t.items = 0
		clear(t.lost)
	}
}
