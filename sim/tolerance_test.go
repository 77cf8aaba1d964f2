package sim

import (
	"math"
	"testing"
	"time"
)

// near checks a figure of a run against theory: no further away than four of
// the run's own standard errors.
func near(t testing.TB, what string, mean, se, want float64) {
	t.Helper()
	if !(math.Abs(mean-want) <= 4*se) {
		t.Errorf("%s is %.7g ± %.2g, want %.7g: %.1f standard errors away", what, mean, se, want, (mean-want)/se)
		return
	}
	t.Logf("%s is %.7g ± %.2g, theory %.7g", what, mean, se, want)
}

// estimate is the mean of independent values and its standard error.
func estimate(values []float64) (mean, se float64) {
	n := float64(len(values))
	for _, v := range values {
		mean += v
	}
	mean /= n
	for _, v := range values {
		se += (v - mean) * (v - mean)
	}
	return mean, math.Sqrt(se / (n - 1) / n)
}

// eachPath is every path's mean of some function of a series over the months
// from … to−1. Paths are independent, months need not be.
func eachPath(t testing.TB, p *Paths, metric string, from, to int, f func(float64) float64) []float64 {
	t.Helper()
	out := make([]float64, p.N)
	series := seriesAt(t, p, metric, All)
	var values []int64
	for m := from; m < to; m++ {
		values = p.Column(values, series, m)
		for i, v := range values {
			out[i] += f(float64(v)) / float64(to-from)
		}
	}
	return out
}

func itself(x float64) float64 { return x }

// monthly is a series' mean in one month over the paths, and its standard error.
func monthly(t testing.TB, p *Paths, metric string, month int) (mean, se float64) {
	t.Helper()
	return meanSE(column(t, p, metric, month))
}

// always checks that a series is the same figure on every path.
func always(t testing.TB, p *Paths, metric string, month int, want int64) {
	t.Helper()
	for path, got := range column(t, p, metric, month) {
		if got != want {
			t.Errorf("%s is %d in month %d of path %d, want %d", metric, got, month, path, want)
			return
		}
	}
}

// bare is a plan of one segment, worth 100 a year on a yearly contract, with
// nothing in its funnel yet.
func bare(months int, daysPerMonth float64) *Model {
	return &Model{
		Name: "bare", Currency: Currency{"USD", 2}, Start: MonthOf(2027, time.January), FiscalStart: time.January,
		Months: months, DaysPerMonth: daysPerMonth,
		Segments: []Segment{{Name: "everybody", Worth: spreadOf(Fixed(100_00)), TermMonths: 12}},
	}
}

// step is a stage of a one-segment plan that takes no time, has no limit of
// waiting and is worked by some roles.
func step(name string, pass float64, roles ...int) Stage {
	return Stage{Name: name, WorkedBy: roles, Passes: []Value{fixed(pass)}, Won: []Spread{{}}, Lost: []Spread{{}}, ColdAfter: NoLimit}
}

// lasting is a step of the pipeline that takes as long whether it is passed or not.
func lasting(name string, pass float64, takes Law, roles ...int) Stage {
	s := step(name, pass, roles...)
	s.Pipeline, s.Won, s.Lost = true, []Spread{spreadOf(takes)}, []Spread{spreadOf(takes)}
	return s
}

// inbound is a source of so many items a month at the first stage.
func inbound(perMonth float64) Source {
	return Source{Name: "inbound", Kind: Inbound, Volume: []Step{{Value: fixed(perMonth)}}, Shares: []float64{1}}
}

// counter is a queue in front of c people who hold one item each. Items come
// in a Poisson stream of perDay; the months are long, so that the queue at their
// ends is nearly independent. Twenty of them pass before the first.
func counter(c int, perDay float64, service Law, days float64, months int) *Model {
	m := bare(months, days)
	m.WarmUp = 20
	m.Stages = []Stage{step("counter", 0, 0)}
	m.Stages[0].Lost[0] = spreadOf(service)
	m.Sources = []Source{inbound(perDay * days)}
	m.Roles = []Role{{Name: "clerk", Open: limit(1)}}
	m.Seats = seated(0, c)
	return m
}

// wholeDays is the exponential law whose whole days last so many on average.
// Rounding keeps a mean but for the shortest day, which adds
// P(X+U < 1) = 1 − m(1 − e^−1/m).
func wholeDays(mean float64) Exponential {
	m := mean
	for range 50 {
		m = mean - (1 + m*math.Expm1(-1/m))
	}
	return Exponential{m}
}

// ratio is the sum of tops over the sum of bottoms, with the standard error of
// its linearisation: the residuals top − ratio·bottom over the mean bottom.
func ratio(tops, bottoms []float64) (value, se float64) {
	top, _ := estimate(tops)
	bottom, _ := estimate(bottoms)
	value = top / bottom
	residuals := make([]float64, len(tops))
	for i := range tops {
		residuals[i] = (tops[i] - value*bottoms[i]) / bottom
	}
	_, se = estimate(residuals)
	return value, se
}

// monthByMonth checks that a series is, on every path, so much in each month from the
// first on.
func monthByMonth(t testing.TB, p *Paths, metric string, want ...int64) {
	t.Helper()
	for month, figure := range want {
		always(t, p, metric, month, figure)
	}
}

// alwaysOf is always for one segment.
func alwaysOf(t testing.TB, p *Paths, metric, segment string, month int, want int64) {
	t.Helper()
	for path, got := range p.Column(nil, seriesAt(t, p, metric, segment), month) {
		if got != want {
			t.Errorf("%s of %s is %d in month %d of path %d, want %d", metric, segment, got, month, path, want)
			return
		}
	}
}

// added is the sum of a series over the months from … to−1, path by path.
func added(t testing.TB, p *Paths, metric string, from, to int) []int64 {
	t.Helper()
	out := make([]int64, p.N)
	for m := from; m < to; m++ {
		for path, v := range column(t, p, metric, m) {
			out[path] += v
		}
	}
	return out
}

// covariance is that of two columns of paths, each moved by its known mean, with its
// standard error.
func covariance(a, b []int64, meanA, meanB float64) (value, se float64) {
	products := make([]float64, len(a))
	for i := range a {
		products[i] = (float64(a[i]) - meanA) * (float64(b[i]) - meanB)
	}
	return estimate(products)
}

// poissonLike checks that a column has a Poisson count's mean and variance.
func poissonLike(t testing.TB, what string, counts []int64, mean float64) {
	t.Helper()
	got, se := meanSE(counts)
	near(t, what, got, se, mean)
	got, se = covariance(counts, counts, mean, mean)
	near(t, "variance of "+what, got, se, mean)
}
