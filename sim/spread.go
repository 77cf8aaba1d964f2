package sim

// spread is a compiled Spread.
type spread struct {
	law    *table // nil for none
	centre int
}

// at draws a value for uniform bits u on path w; none is 0.
func (s spread) at(u uint64, w *world) float64 {
	if s.law == nil {
		return 0
	}
	return s.law.at(u) * w.scale(s)
}

// days draws whole days, at least shortest; none is 0.
func (s spread) days(u uint64, w *world, factor float64, shortest int32) int32 {
	if s.law == nil {
		return 0
	}
	return s.law.days(u, w.scale(s)*factor, shortest)
}
