package sim

// A hunt is one way in which the people of a role prospect: a source's yield, or
// one of the activities that lead to its items. Each has a stream of its own, so that
// who drops the mails keeps the luck of the calls.
type hunt struct {
	source  int
	key     uint64
	cascade *Cascade // nil: the source's yield
	seconds float64  // that one activity takes
	skilled int      // step on which skill, span and shocks act
}

func compileHunts(m *Model, source int) (hunts []hunt) {
	s := &m.Sources[source]
	if s.Kind != Prospecting {
		return nil
	}
	if len(s.Cascades) == 0 {
		return []hunt{{source: source, key: nameKey(s.Name)}}
	}
	for i := range s.Cascades {
		c := &s.Cascades[i]
		h := hunt{source: source, key: nameKey(s.Name + " by " + m.Activities[c.Activity].Name), cascade: c, seconds: 60 * m.Activities[c.Activity].Minutes}
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
	rate  float64   // items a day of a ramped person with time for it
	made  float64   // activities a day of such a person
	share float64   // of what comes to the skilled step that passes it
	items int64     // this month
	lost  []float64 // by step: how many were expected to end there this month
}

// setTrails sets the daily rates of the hunts for a month.
func (w *world) setTrails() {
	m := w.plan.model
	for i := range w.trails {
		h, t := &w.plan.hunts[i], &w.trails[i]
		if h.cascade == nil {
			t.rate = w.streams[h.source].rate
			continue
		}
		t.made = w.value(h.cascade.PerDay) * WorkingDays / m.DaysPerMonth * w.streams[h.source].grown
		t.share = w.value(h.cascade.Steps[h.skilled].Share)
	}
}

// prospect lets everybody who prospects find their items of the day.
func (w *world) prospect(c *climate) {
	day := int64(w.today - w.plan.cal.start())
	for _, who := range w.hunters {
		p, d := &w.people[who], &w.desks[who]
		for _, i := range w.plan.roles[p.role].hunts {
			h := &w.plan.hunts[i]
			if n, today := p.seatKey.few(h.key, day, w.huntingRate(i, p, d, c)); n > 0 {
				w.trails[i].items += int64(n)
				w.creditItems(who, n)
				w.deliverSingly(h.source, today, n)
			}
		}
	}
}

// huntingRate is the items a day that a person finds in a hunt; their activities
// and their time are counted.
func (w *world) huntingRate(i int, p *person, d *desk, c *climate) float64 {
	h, t := &w.plan.hunts[i], &w.trails[i]
	luck := p.skill * p.span * c.prospecting
	if h.cascade == nil {
		if d.limited {
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
		return t.rate * p.ramp * luck
	}
	made := t.made * p.ramp
	if d.limited && made*h.seconds > 0 {
		made *= min(w.free(d)/(made*h.seconds), 1)
		d.hunted += made * h.seconds
	}
	share := min(t.share*luck, 1)
	w.done[int(p.role)*len(w.plan.model.Activities)+h.cascade.Activity] += made
	level := made
	for j, step := range h.cascade.Steps {
		next := level * w.value(step.Share)
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
				w.fallOut.set(t.lost[j])
				n += int64(w.fallOut.at(unit(luck.draw(toFallOut.at(j)))))
			}
		}
		t.items = 0
		clear(t.lost)
	}
}

// outcomeNames are the outcomes in the names of series.
var outcomeNames = [Outcomes]string{Reached: "reached", Answered: "answered", Booked: "booked", Held: "held", Accepted: "accepted"}
