package sim

import (
	"context"
	"math"
	"testing"
)

// What tests read of a run, and how it is held against theory.

func mustRun(t testing.TB, m *Model, paths int) *Paths {
	t.Helper()
	p, err := Run(context.Background(), m, Options{Paths: paths, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// seriesAt finds a series by metric and segment.
func seriesAt(t testing.TB, p *Paths, metric, segment string) int {
	t.Helper()
	for i, s := range p.Series {
		if s.Metric == metric && s.Segment == segment {
			return i
		}
	}
	t.Fatalf("no series %s of %s", metric, segment)
	return -1
}

// column is one series in one month over the paths.
func column(t testing.TB, p *Paths, metric string, month int) []int64 {
	t.Helper()
	return p.Column(nil, seriesAt(t, p, metric, All), month)
}

// added is the sum of a series over the months from … to−1, path by path.
func added(t testing.TB, p *Paths, metric string, from, to int) []int64 {
	t.Helper()
	return addedOf(t, p, metric, All, from, to)
}

// addedOf is added for one segment.
func addedOf(t testing.TB, p *Paths, metric, segment string, from, to int) []int64 {
	t.Helper()
	out, series := make([]int64, p.N), seriesAt(t, p, metric, segment)
	for month := from; month < to; month++ {
		for path, v := range p.Column(nil, series, month) {
			out[path] += v
		}
	}
	return out
}

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
func estimate[T int64 | float64](values []T) (mean, se float64) {
	n := float64(len(values))
	for _, v := range values {
		mean += float64(v)
	}
	mean /= n
	for _, v := range values {
		se += (float64(v) - mean) * (float64(v) - mean)
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
	return estimate(column(t, p, metric, month))
}

// always checks that a series is the same figure on every path.
func always(t testing.TB, p *Paths, metric string, month int, want int64) {
	t.Helper()
	alwaysOf(t, p, metric, All, month, want)
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

// monthByMonth checks that a series is, on every path, so much in each month from the
// first on.
func monthByMonth(t testing.TB, p *Paths, metric string, want ...int64) {
	t.Helper()
	for month, figure := range want {
		always(t, p, metric, month, figure)
	}
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

// covariance is that of two columns of paths, each moved by its known mean, with its
// standard error.
func covariance(a, b []int64, meanA, meanB float64) (value, se float64) {
	products := make([]float64, len(a))
	for i := range a {
		products[i] = (float64(a[i]) - meanA) * (float64(b[i]) - meanB)
	}
	return estimate(products)
}

// moments checks a column's mean and its variance, whose own standard error is that of the
// squares, fourth moment and all.
func moments(t testing.TB, what string, counts []int64, mean, variance float64) {
	t.Helper()
	got, se := estimate(counts)
	near(t, what, got, se, mean)
	got, se = covariance(counts, counts, mean, mean)
	near(t, "variance of "+what, got, se, variance)
}

// poissonLike checks that a column has a Poisson count's mean and variance.
func poissonLike(t testing.TB, what string, counts []int64, mean float64) {
	t.Helper()
	moments(t, what, counts, mean, mean)
}
