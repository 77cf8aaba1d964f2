package forecast

import (
	"math"
	"slices"
)

// percents are the percentiles of a [Summary], in its fields' order.
var percents = []int{5, 10, 25, 50, 75, 90, 95}

// A ladder knows which order statistics of n values make a list of
// percentiles, and reads them from one column of values after another. It
// keeps its scratch between columns; it is not for use by two goroutines.
//
// The percentile p of sorted values x[0] … x[n−1] is Hyndman and Fan's type 7
// (Sample Quantiles in Statistical Packages, The American Statistician 50,
// 1996): with h = (n−1)·p/100, x[⌊h⌋] + (h−⌊h⌋)·(x[⌊h⌋+1] − x[⌊h⌋]). h is split
// in whole numbers, so that P95 of 101 values is x[95] and not its neighbour's edge.
type ladder struct {
	ranks  []int   // order statistics wanted, 0-based, ascending, none twice
	rungs  []rung  // one a percentile
	values []int64 // of the ranks, in the column last read
	selector
}

// A rung places one percentile on the ladder; its fields but part are indices
// into ranks.
type rung struct {
	below, above int     // the neighbours it lies between
	part         float64 // of the way from below to above, 0 ≤ part < 1
	lo, hi       int     // the ends of its one-standard-error interval; unset without errors
}

// newLadder places percentiles of n ≥ 1 values, with the ends of their error
// intervals where asked.
//
// The interval of P is made of order statistics: the number of values below the
// true percentile is binomial with mean n·p and variance n·p·(1−p), so the
// ones that stand one standard deviation either side of n·p cover it with at least about 68 %.
// They are cut at the smallest and largest value, where n is too small to say more.
func newLadder(n int, percents []int, errors bool) *ladder {
	type place struct{ below, above, lo, hi int }
	places := make([]place, len(percents))
	l := &ladder{rungs: make([]rung, len(percents))}
	for i, percent := range percents {
		whole, rest := (n-1)*percent/100, (n-1)*percent%100
		at := place{below: whole, above: min(whole+1, n-1)}
		l.rungs[i].part = float64(rest) / 100
		l.ranks = append(l.ranks, at.below, at.above)
		if errors {
			p := float64(percent) / 100
			mean, sd := float64(n)*p, math.Sqrt(float64(n)*p*(1-p))
			at.lo = max(int(math.Floor(mean-sd))-1, 0)
			at.hi = min(int(math.Ceil(mean+sd)), n-1)
			l.ranks = append(l.ranks, at.lo, at.hi)
		}
		places[i] = at
	}
	slices.Sort(l.ranks)
	l.ranks = slices.Compact(l.ranks)
	l.values = make([]int64, len(l.ranks))
	index := func(rank int) int {
		i, _ := slices.BinarySearch(l.ranks, rank)
		return i
	}
	for i, at := range places {
		r := &l.rungs[i]
		r.below, r.above = index(at.below), index(at.above)
		if errors {
			r.lo, r.hi = index(at.lo), index(at.hi)
		}
	}
	return l
}

// read finds the ladder's order statistics in a column of n values, which it
// leaves as it is.
func (l *ladder) read(column []int64) { l.order(l.values, column, l.ranks) }

// percentile returns the i-th percentile of the column last read. The inner
// conversion keeps processors with fused multiply-add on the same result.
func (l *ladder) percentile(i int) float64 {
	r := l.rungs[i]
	below, above := float64(l.values[r.below]), float64(l.values[r.above])
	return below + float64(r.part*(above-below))
}

// interval returns the ends of the i-th percentile's error interval.
func (l *ladder) interval(i int) (lo, hi float64) {
	r := l.rungs[i]
	return float64(l.values[r.lo]), float64(l.values[r.hi])
}
