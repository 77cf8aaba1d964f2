package forecast

import (
	"math"
	"slices"
)

// percents are the percentiles of a [Summary], in its fields' order.
var percents = []int{5, 10, 25, 50, 75, 90, 95}

// A ladder knows which order statistics of n values make a list of
// percentiles, and reads them from one column of values after another: whole numbers,
// or the rank keys of fractions ([rankKey]), of which ∞ is the largest. It
// keeps its scratch between columns; it is not for use by two goroutines.
//
// The percentile p of sorted values x[0] … x[n−1] is Hyndman and Fan's type 7
// (Sample Quantiles in Statistical Packages, The American Statistician 50,
// 1996): with h = (n−1)·p/100, x[⌊h⌋] + (h−⌊h⌋)·(x[⌊h⌋+1] − x[⌊h⌋]). h is split
// in whole numbers, so that P95 of 101 values is x[95] and not its neighbour's edge.
// Between a number and ∞ lies ∞.
type ladder struct {
	ranks  []int     // order statistics wanted, 0-based, ascending, none twice
	rungs  []rung    // one a percentile
	picked []int64   // of the ranks, in the column last read
	values []float64 // what they stand for
	selector
}

// A rung places one percentile on the ladder; its fields but part are indices
// into ranks.
type rung struct {
	below, above int     // the neighbours it lies between
	part         float64 // of the way from below to above, 0 ≤ part < 1
	lo, hi       int     // the ends of its one-standard-error interval; unset without errors
}

// thirds are the percentiles of a [Band].
var thirds = []int{10, 50, 90}

// newLadder places percentiles of n ≥ 1 values, with the ends of their error
// intervals where deviations are given, one a percentile.
//
// The interval of P is made of order statistics: the number of values below the
// true percentile has mean n·p and some standard deviation, so the
// ones that stand one of those either side of n·p cover it with at least about 68 %.
// They are cut at the smallest and largest value, where n is too small to say more.
func newLadder(n int, percents []int, deviations []float64) *ladder {
	type place struct{ below, above, lo, hi int }
	places := make([]place, len(percents))
	l := &ladder{rungs: make([]rung, len(percents))}
	for i, percent := range percents {
		whole, rest := (n-1)*percent/100, (n-1)*percent%100
		at := place{below: whole, above: min(whole+1, n-1)}
		l.rungs[i].part = float64(rest) / 100
		l.ranks = append(l.ranks, at.below, at.above)
		if deviations != nil {
			mean, sd := float64(n)*(float64(percent)/100), deviations[i]
			at.lo = max(int(math.Floor(mean-sd))-1, 0)
			at.hi = min(int(math.Ceil(mean+sd)), n-1)
			l.ranks = append(l.ranks, at.lo, at.hi)
		}
		places[i] = at
	}
	slices.Sort(l.ranks)
	l.ranks = slices.Compact(l.ranks)
	l.picked, l.values = make([]int64, len(l.ranks)), make([]float64, len(l.ranks))
	index := func(rank int) int {
		i, _ := slices.BinarySearch(l.ranks, rank)
		return i
	}
	for i, at := range places {
		r := &l.rungs[i]
		r.below, r.above = index(at.below), index(at.above)
		if deviations != nil {
			r.lo, r.hi = index(at.lo), index(at.hi)
		}
	}
	return l
}

// independent are the standard deviations of how many of n independent values lie below
// their percentiles: binomial, √(n·p·(1−p)).
func independent(n int, percents []int) []float64 {
	deviations := make([]float64, len(percents))
	for i, percent := range percents {
		p := float64(percent) / 100
		deviations[i] = math.Sqrt(float64(n) * p * (1 - p))
	}
	return deviations
}

// read finds the ladder's order statistics in a column of n whole numbers, which it
// leaves as it is.
func (l *ladder) read(column []int64) {
	l.order(l.picked, column, l.ranks)
	for i, v := range l.picked {
		l.values[i] = float64(v)
	}
}

// readKeys is read for a column of rank keys.
func (l *ladder) readKeys(column []int64) {
	l.order(l.picked, column, l.ranks)
	for i, k := range l.picked {
		l.values[i] = keyed(k)
	}
}

// percentile returns the i-th percentile of the column last read. The inner
// conversion keeps processors with fused multiply-add on the same result.
func (l *ladder) percentile(i int) float64 {
	r := l.rungs[i]
	below, above := l.values[r.below], l.values[r.above]
	if r.part == 0 || below == above { // ∞ − ∞ and 0·∞ are no numbers
		return below
	}
	return below + float64(r.part*(above-below))
}

// interval returns the ends of the i-th percentile's error interval.
func (l *ladder) interval(i int) (lo, hi float64) {
	r := l.rungs[i]
	return l.values[r.lo], l.values[r.hi]
}

// band returns the percentiles of a ladder of thirds; scale units of the column make one.
func (l *ladder) band(scale float64) Band {
	quantile := func(i int) Quantile {
		lo, hi := l.interval(i)
		return Quantile{Value: l.percentile(i) / scale, Lo: lo / scale, Hi: hi / scale}
	}
	return Band{P10: quantile(0), P50: quantile(1), P90: quantile(2)}
}

// rankKey maps a fraction to a whole number such that keys are in order as the
// fractions are, and differ where these do: the bits of a float64, those
// of a negative one but its sign turned round. A [selector] so finds exact order statistics of
// fractions too, ∞ included. NaN has no place in the order.
func rankKey(v float64) int64 {
	bits := int64(math.Float64bits(v + 0)) // + 0 turns −0 into 0
	return bits ^ bits>>63&math.MaxInt64
}

// keyed is the fraction of a rank key.
func keyed(key int64) float64 {
	return math.Float64frombits(uint64(key ^ key>>63&math.MaxInt64))
}
