package forecast

import (
	"fmt"
	"math"
	"slices"

	"funnelcast/sim"
)

// target computes what is reached of a target on every path, and how often it
// is enough.
func (r *reader) target(m *sim.Model, p *sim.Paths, t *sim.Target) Target {
	i := find(m, p, t.Metric, t.Segment)
	if i < 0 {
		panic(fmt.Sprintf("forecast: target %q asks for %s of %s, which the run did not record", t.Name, t.Metric, t.Segment))
	}
	unit, scale := unitOf(m, p.Series[i])
	out := Target{
		Name: t.Name, Metric: t.Metric, Segment: t.Segment,
		Month: monthOf(m, t.Month), Unit: unit, AtLeast: t.AtLeast / scale,
	}
	from := t.Month
	if !p.Series[i].Stock {
		from = t.From
		out.From = monthOf(m, from)
	}
	r.sumOver(p, i, from, t.Month)
	chance := reaching(r.sum, t.AtLeast)
	out.Probability, out.SE = chance.Value, chance.SE
	out.Reached = r.band(r.sum, scale)
	if p.Series[i].Unit != sim.Minor {
		return out
	}
	if wins := find(m, p, "wins", t.Segment); wins >= 0 {
		if p.Series[i].Stock {
			from = 0
		}
		clear(r.sum)
		r.addOver(p, wins, from, t.Month)
		if alone := find(m, p, "self_serve_customers", t.Segment); alone >= 0 {
			r.addOver(p, alone, from, t.Month)
		}
		deals := r.band(r.sum, 1)
		out.Deals = &deals
	}
	return out
}

// reaching is the probability of a level, by what is reached on every path, and its standard error.
func reaching[T int64 | float64](column []T, level float64) Uncertain {
	reached := 0
	for _, v := range column {
		if float64(v) >= level {
			reached++
		}
	}
	p, se := probability(reached, len(column))
	return Uncertain{p, se}
}

// sums are those of a series over months from..to, path by path, in recorded units.
func sums(m *sim.Model, p *sim.Paths, metric, segment string, from, to int) []int64 {
	r := &reader{sum: make([]int64, p.N)}
	r.sumOver(p, find(m, p, metric, segment), from, to)
	return r.sum
}

// sumOver adds up a series over months from..to, path by path, in r.sum.
func (r *reader) sumOver(p *sim.Paths, series, from, to int) {
	clear(r.sum)
	r.addOver(p, series, from, to)
}

// addOver adds a series over months from..to to r.sum, path by path.
func (r *reader) addOver(p *sim.Paths, series, from, to int) {
	for month := from; month <= to; month++ {
		r.column = p.Column(r.column, series, month)
		add(r.sum, r.column)
	}
}

// find returns the index of a series, −1 if the run did not record it. The one
// segment of a plan that has no other is recorded as the total.
func find(m *sim.Model, p *sim.Paths, metric, segment string) int {
	if len(m.Segments) == 1 && segment == m.Segments[0].Name {
		segment = sim.All
	}
	return slices.IndexFunc(p.Series, func(s sim.Series) bool {
		return s.Metric == metric && s.Segment == segment
	})
}

// probability returns k/n and its standard error √(p(1−p)/n), which says 0, as
// if nothing else could ever be, where k is 0 or n. The honest error there is the
// far end of Wilson's interval (Journal of the American Statistical
// Association 22, 1927) at one standard error, z²/(n+z²) with z = 1.
func probability(k, n int) (p, se float64) {
	p = float64(k) / float64(n)
	if k == 0 || k == n {
		return p, 1 / float64(n+1)
	}
	return p, math.Sqrt(p * (1 - p) / float64(n))
}
