package sim

// A climate is what the shocks of a path make of one stretch of days: factors
// on what items, customers and people do.
type climate struct {
	winOdds, cycle, leads, prospecting, worth, churn, expansion float64
	frozen                                                      bool
	late                                                        float64 // days
}

var calm = climate{winOdds: 1, cycle: 1, leads: 1, prospecting: 1, worth: 1, churn: 1, expansion: 1}

// weather draws which shocks befall the path, and when.
func (w *world) weather() {
	w.climates = append(w.climates[:0], calm)
	w.disturbed, w.dated = false, w.plan.seasonal
	w.forgetBlows()
	for i := range w.plan.model.Shocks {
		if first, last, comes := w.storm(i); comes {
			s := &w.plan.model.Shocks[i]
			w.disturb(first, last, s)
			w.expectBlows(first, s)
		}
	}
}

// storm draws whether a shock befalls the path, and its days within the plan: first … last−1, none where last is no later.
func (w *world) storm(shock int) (first, last int32, comes bool) {
	k, cal, d := w.path.child(w.plan.shockKey[shock]), &w.plan.cal, w.plan.model.DaysPerMonth
	if unit(k.draw(toHappen)) >= w.value(w.plan.model.Shocks[shock].Chance) {
		return 0, 0, false
	}
	from := w.plan.shockFrom[shock].at(k.draw(toBegin), w)
	lasts := w.plan.shockLasts[shock].at(k.draw(toLast), w)
	first = max(cal.start()+planDay(from, d), cal.start())
	last = min(cal.start()+planDay(from+lasts, d), cal.end())
	return first, last, true
}

// disturb lays a shock over the days first … last−1, on top of what is there:
// the climates met on the way are copied with the shock's factors applied.
func (w *world) disturb(first, last int32, s *Shock) {
	if first >= last {
		return
	}
	if !w.disturbed {
		w.disturbed, w.dated = true, true
		clear(w.climateOf)
	}
	known := len(w.climates)
	w.relaid = append(w.relaid[:0], make([]uint16, known)...)
	for d := first; d < last; d++ {
		old := w.climateOf[d]
		if w.relaid[old] == 0 {
			c := w.climates[old]
			c.winOdds *= w.value(s.WinOdds)
			c.cycle *= w.value(s.Cycle)
			c.leads *= w.value(s.Leads)
			c.prospecting *= w.value(s.Prospecting)
			c.worth *= w.value(s.Worth)
			c.churn *= w.value(s.Churn)
			c.expansion *= w.value(s.Expansion)
			c.frozen = c.frozen || s.HiringFrozen
			c.late += w.value(s.HiresLate)
			w.relaid[old] = uint16(len(w.climates))
			w.climates = append(w.climates, c)
		}
		w.climateOf[d] = w.relaid[old]
	}
}

// climate is the climate of a day; days beyond the horizon share the last one's.
func (w *world) climate(day int32) *climate {
	if !w.disturbed {
		return &w.climates[0]
	}
	return &w.climates[w.climateOf[min(day, int32(len(w.climateOf))-1)]]
}
