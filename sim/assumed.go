package sim

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
