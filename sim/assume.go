package sim

import "gonum.org/v1/gonum/stat/distuv"

// AssumptionsOf returns what the assumptions of a model were on some paths of a run with a
// seed, without simulating them: the i-th row holds those of paths[i], in the order of
// Model.Assumptions and in the unit in which the engine takes each (a rate 0..1, money in minor
// units, a volume a month). They are drawn by what draws them in [Run], correlated ones
// together, and do not depend on Options.Luck. A run with FixedAssumptions has their medians instead.
// It returns every mistake of a model that Check refuses.
func AssumptionsOf(m *Model, seed uint64, paths ...int) ([][]float64, error) {
	p, err := compile(m, NewLaws())
	if err != nil {
		return nil, err
	}
	w := newWorld(p)
	n := len(m.Assumptions)
	all := make([]float64, 0, n*len(paths))
	rows := make([][]float64, len(paths))
	for i, path := range paths {
		w.path = key(0).child(seed).child(uint64(path))
		w.assume()
		all = append(all, w.values...)
		rows[i] = all[i*n : (i+1)*n : (i+1)*n]
	}
	return rows, nil
}

// assume draws the path's assumptions and what follows from them alone.
func (w *world) assume() {
	p := w.plan
	for i, law := range p.assumptions {
		u := uint64(1) << 63
		if !w.fixed {
			u = w.path.child(p.assumeKey[i]).draw(toAssume)
		}
		w.values[i] = law.at(u)
	}
	if p.correlated != nil && !w.fixed {
		w.correlate()
	}
	w.assumeStations()
	for i := range p.model.Segments {
		s, worth := &p.model.Segments[i], p.segments[i].worth
		w.tariffs[i] = tariff{law: worth.law, scale: w.scale(worth)}
		w.growth[i] = growth{
			expansion:   w.growthOf(s.Expansion),
			contraction: w.growthOf(s.Contraction),
		}
		w.retention[i] = retentionOf(w.value(s.Churn), s.ChurnSpread)
	}
}

// correlate redraws the correlated assumptions from joint normal scores.
func (w *world) correlate() {
	c := w.plan.correlated
	n := len(c.of)
	for i, a := range c.of {
		w.scores[i] = w.plan.normal.at(w.path.child(w.plan.assumeKey[a]).draw(toAssume))
	}
	for i, a := range c.of {
		z := 0.0
		for j, f := range c.factor[i*n : i*n+i+1] {
			z += f * w.scores[j]
		}
		u := distuv.UnitNormal.CDF(z)
		w.values[a] = w.plan.assumptions[a].at(uint64(min(u, 1-0x1p-53) * 0x1p64))
	}
}

// value is what a Value is on this path.
func (w *world) value(v Value) float64 {
	if v.Assumption == 0 {
		return v.Fixed
	}
	return w.values[v.Assumption-1]
}

// scale is the factor of this path on a spread's law.
func (w *world) scale(s spread) float64 {
	if s.centre == 0 {
		return 1
	}
	return w.values[s.centre-1]
}
