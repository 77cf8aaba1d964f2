package forecast

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"

	"funnelcast/sim"
)

// A Precision is a figure and how well it is to be known: P(Plan)=1% or
// arr.p50@FY2028=0.5%. [ParsePrecision] reads one, [Precision.Check] sees that a plan has the
// figure, and a [Search] finds how many paths it takes.
type Precision struct {
	Figure string  // as it was asked for: P(Plan), arr.p50@FY2028
	Asked  float64 // more than 0: of a probability in its own unit (0.01: one point of a hundred), of another figure as a share of it

	target          string // its probability; empty for a figure of a series
	metric, segment string
	percent         int       // percentile; 0 for the mean
	month           sim.Month // of the figure, where byMonth
	byMonth         bool
	year            string // label of the fiscal year; with neither, the figure is of the whole plan
}

// Known tells how well a figure is known.
type Known struct {
	Figure     string  `json:"figure"` // as it was asked for
	Unit       string  `json:"unit"`   // that of a [Series]; "share" for a probability
	Value      float64 `json:"value"`  // over all paths: what the forecast tells
	Asked      float64 `json:"asked"`
	To         Number  `json:"known_to"`   // the true figure is within Value ± To; ∞ where the paths are too few to say
	Relative   bool    `json:"relative"`   // Asked and To are shares of Value; if not, they are in its unit
	Confidence float64 `json:"confidence"` // at which it is, however often it was looked at
	Reached    bool    `json:"reached"`    // To ≤ Asked
}

// confidence is that of a [Search], for each of its figures.
const confidence = 0.95

// known judges the figure by all paths at the confidence 1−alpha.
func (p *Precision) known(m *sim.Model, paths *sim.Paths, alpha float64) Known {
	column, unit, scale := p.column(m, paths)
	value := p.value(column)
	lo, hi := p.interval(column, alpha)
	to := p.to(value, max(value-lo, hi-value))
	return Known{
		Figure: p.Figure, Unit: unit, Value: value / scale, Asked: p.Asked,
		To: Number(to), Relative: p.target == "", Confidence: confidence, Reached: to <= p.Asked,
	}
}

// to is a distance from a value in what precision is asked in: itself from a probability, a share of
// another figure. Nothing is no share of anything; something of 0 is ∞.
func (p *Precision) to(value, distance float64) float64 {
	if p.target != "" || distance == 0 {
		return distance
	}
	return distance / math.Abs(value)
}

// column is what the figure is made of, path by path: for a probability 1 where the target is
// reached, 0 where not.
func (p *Precision) column(m *sim.Model, paths *sim.Paths) (column []int64, unit string, scale float64) {
	if p.target != "" {
		i, _ := targetNamed(m, p.target) // checked
		t := &m.Targets[i]
		column, _, _ = aimAt(m, t).read(m, paths, t.Month)
		for i, v := range column {
			column[i] = 0
			if float64(v) >= t.AtLeast {
				column[i] = 1
			}
		}
		return column, "share", 1
	}
	series := find(m, paths, p.metric, p.segment)
	from, to, err := p.months(m, readingOf(paths.Series[series]))
	if err != nil {
		panic("forecast: " + err.Error())
	}
	unit, scale = unitOf(m, paths.Series[series])
	return sums(m, paths, p.metric, p.segment, from, to), unit, scale
}

// value is the figure of a column.
func (p *Precision) value(column []int64) float64 {
	if p.percent == 0 {
		mean, _ := moments(column)
		return mean
	}
	l := newLadder(len(column), []int{p.percent}, nil)
	l.read(column)
	return l.percentile(0)
}

// interval is where the true figure lies, by a column of independent values,
// with the confidence 1−alpha; −∞ and ∞ where the values are too few to say.
func (p *Precision) interval(column []int64, alpha float64) (lo, hi float64) {
	switch {
	case p.target != "":
		reached := 0
		for _, v := range column {
			reached += int(v)
		}
		return clopperPearson(reached, len(column), alpha)
	case p.percent > 0:
		return ofPercentile(column, p.percent, alpha)
	}
	return ofMean(column, alpha)
}

// clopperPearson is the exact interval of a probability after k of n trials (Biometrika 26,
// 1934): lo is where k or more would have the chance α/2, hi where k or fewer would.
func clopperPearson(k, n int, alpha float64) (lo, hi float64) {
	return leastProbability(k, n, alpha/2), 1 - leastProbability(n-k, n, alpha/2)
}

// leastProbability is that of which k of n trials or more would have the chance tail. It halves its way
// there: mathext.InvRegIncBeta goes astray where n is large and tail small.
func leastProbability(k, n int, tail float64) float64 {
	lo, hi := 0.0, 1.0
	for range 60 {
		if p := (lo + hi) / 2; atLeast(k, n, p) <= tail {
			lo = p
		} else {
			hi = p
		}
	}
	return lo
}

// ofPercentile is the interval of a percentile between two order statistics (Thompson, Annals of
// Mathematical Statistics 7, 1936). No law of the values is assumed; ties only make it surer.
func ofPercentile(column []int64, percent int, alpha float64) (lo, hi float64) {
	n := len(column)
	below, above := ranks(n, percent, alpha)
	var s selector
	var ends [2]int64
	s.order(ends[:], column, []int{max(below, 0), min(above, n-1)})
	lo, hi = float64(ends[0]), float64(ends[1])
	if below < 0 {
		lo = math.Inf(-1)
	}
	if above == n {
		hi = math.Inf(1)
	}
	return lo, hi
}

// ranks are the 0-based order statistics of n values between which a percentile lies; −1 and n
// where there is none. B of the values, binomial(n, p), are below the true percentile: it is
// below x[l] only if B ≤ l and above x[u] only if B > u, and each is to have at most the chance α/2.
func ranks(n, percent int, alpha float64) (below, above int) {
	p := float64(percent) / 100
	below = sort.Search(n, func(l int) bool { return 1-atLeast(l+1, n, p) > alpha/2 }) - 1
	above = sort.Search(n, func(u int) bool { return atLeast(u+1, n, p) <= alpha/2 })
	return below, above
}

// atLeast is the chance that binomial(n, p) is k or more: the incomplete beta function I_p(k, n−k+1).
func atLeast(k, n int, p float64) float64 {
	switch {
	case k <= 0:
		return 1
	case k > n:
		return 0
	}
	return mathext.RegIncBeta(float64(k), float64(n-k+1), p)
}

// ofMean is Student's interval, mean ± t·s/√n with t the 1−α/2 point of n−1 degrees of freedom. It is
// the only one that is not exact: it trusts that the mean of a thousand paths and more is
// normal. Values that are all the same are taken for a constant.
func ofMean(column []int64, alpha float64) (lo, hi float64) {
	n := len(column)
	if n < 2 {
		return math.Inf(-1), math.Inf(1)
	}
	mean, se := moments(column)
	half := se * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n - 1)}.Quantile(1-alpha/2)
	return mean - half, mean + half
}

// months are those the figure is made of: a flow's are summed, a stock is that of the last.
func (p *Precision) months(m *sim.Model, how reading) (from, to int, err error) {
	from, to = 0, m.Months-1
	switch {
	case p.byMonth:
		from = int(p.month - m.Start)
		if from < 0 || from > to {
			return 0, 0, fmt.Errorf("%s is not in the plan, which runs from %s to %s", p.month, m.Start, m.Start+sim.Month(to))
		}
		to = from
	case p.year != "":
		years := yearsOf(m.Start, m.FiscalStart, m.Months)
		at := slices.IndexFunc(years, func(y Year) bool { return y.Label == p.year })
		if at < 0 {
			return 0, 0, &Unknown{"fiscal year", p.year, labels(years)}
		}
		for i := range at {
			from += years[i].Months
		}
		to = from + years[at].Months - 1
	}
	switch how {
	case atEnd:
		from = to
	case atStart:
		to = from
	}
	return from, to, nil
}

func labels(years []Year) []string {
	var all []string
	for i := range years {
		all = append(all, years[i].Label)
	}
	return all
}
