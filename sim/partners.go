package sim

import "math"

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
	learnt   float64 // days up to which their ramp stays as it is
	yield    float64 // what of a ramped partner's usual yield they bring
	days     lot     // what the eight days from one on may bring
	from     int64   // that day
}

// learn sets what a partner brings by the month they have been carried.
func (p *partner) learn(ramp []float64, month float64) {
	n := int(min(p.progress/month+1e-9, float64(len(ramp)-1)))
	p.yield, p.learnt = ramp[n]*p.factor, (float64(n)+1-1e-9)*month
	if n == len(ramp)-1 {
		p.learnt = math.Inf(1)
	}
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
	p := partner{key: k, factor: 1, from: math.MaxInt64}
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
	each := w.streams[source].rate * w.sky.prospecting
	active := w.partners[source][:w.activePartners(source)]
	for i := range active {
		p := &active[i]
		if p.progress >= p.learnt {
			p.learn(a.ramp, w.plan.model.DaysPerMonth)
		}
		p.progress++
		if from := day &^ 7; from != p.from {
			p.days, p.from = p.key.rare(0, day), from
		}
		if p.days.none(day, each*p.yield) {
			continue
		}
		if n, today := p.key.few(0, day, each*p.yield); n > 0 {
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
