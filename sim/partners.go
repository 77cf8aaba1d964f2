package sim

// agency is a source of partners, compiled.
type agency struct {
	skill *table
	ramp  []float64
}

func compileAgency(m *Model, source int, known *Laws) (a agency) {
	s := &m.Sources[source]
	if s.Kind != Partner {
		return a
	}
	a.ramp = s.Partners.Ramp
	if len(a.ramp) == 0 {
		a.ramp = []float64{1}
	}
	if s.Partners.CV > 0 {
		a.skill = known.of(LogNormalMeanCV(1, s.Partners.CV))
	}
	return a
}

// A partner brings items from the day they are signed on.
type partner struct {
	key      key
	factor   float64 // on the yield, of their own
	progress float64 // days carried
}

// gatherPartners forgets the partners of the last path.
func (w *world) gatherPartners() {
	for i := range w.partners {
		w.partners[i], w.planned[i] = w.partners[i][:0], 0
	}
}

// signPartner adds a partner, whose ramp is over where they were there before
// the plan.
func (w *world) signPartner(source int, k key, ramped bool) {
	p := partner{key: k, factor: 1}
	if law := w.plan.agencies[source].skill; law != nil {
		p.factor = law.at(k.draw(toSkill))
	}
	if ramped {
		p.progress = maxDays
	}
	w.partners[source] = append(w.partners[source], p)
}

// planPartners signs the partners that a month's plan has more than the last one's.
func (w *world) planPartners(month int) {
	for j := range w.partners {
		src := &w.plan.model.Sources[j]
		if src.Kind != Partner {
			continue
		}
		planned := int(w.value(stepAt(src.Partners.Plan, max(month-w.plan.cal.warmUp, 0))))
		for ; w.planned[j] < planned; w.planned[j]++ {
			w.signPartner(j, w.streams[j].key.child(1<<43|uint64(w.planned[j])), month <= w.plan.cal.warmUp)
		}
	}
}

// refer brings what a source's partners find on a day. Those whom nobody carries
// find nothing; new ones are signed by the people whose work that is.
func (w *world) refer(source int, day int64) {
	a, src := &w.plan.agencies[source], &w.plan.model.Sources[source]
	if by := src.Partners.SignedBy; by > 0 {
		rate := w.value(src.Partners.SignRate) / w.plan.model.DaysPerMonth
		for _, d := range w.second[by-1] {
			p := d.person
			k := p.seatKey.child(w.plan.sources[source].key ^ uint64(day))
			own := rate * p.ramp * p.skill * p.span
			for n := range fewPoisson(unit(k.draw(toSign)), own) {
				w.signPartner(source, k.child(uint64(n)), false)
			}
		}
	}
	active := w.activePartners(source)
	for i := range w.partners[source][:active] {
		p := &w.partners[source][i]
		month := int(min(p.progress/w.plan.model.DaysPerMonth+1e-9, float64(len(a.ramp)-1)))
		p.progress++
		rate := w.streams[source].rate * a.ramp[month] * p.factor * w.sky.prospecting
		if n, today := p.key.few(0, day, rate); n > 0 {
			w.deliverSingly(&w.streams[source], today, n)
		}
	}
}

// activePartners is how many of a source's partners somebody has time for. Sources that
// share their managers are served in their order.
func (w *world) activePartners(source int) int {
	by := w.plan.model.Sources[source].Partners.CarriedBy
	n := len(w.partners[source])
	if by == 0 || !w.plan.model.Roles[by-1].Partners.Set {
		return n
	}
	room := int(w.carriable[by-1] + 1e-9)
	for j := range source {
		if other := &w.plan.model.Sources[j]; other.Kind == Partner && other.Partners.CarriedBy == by {
			room -= len(w.partners[j])
		}
	}
	return max(min(n, room), 0)
}
