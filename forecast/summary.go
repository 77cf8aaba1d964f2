package forecast

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"funnelcast/sim"
)

// A reader summarises columns of n values. It keeps scratch between columns;
// every goroutine has its own.
type reader struct {
	bands  *ladder   // percents
	thirds *ladder   // P10, P50, P90 with their errors
	column []int64   // one series in one month
	won    []int64   // deals in one month
	sum    []int64   // of several months, path by path
	values []float64 // of a ratio, path by path
	keys   []int64   // of those that are numbers
	terms  [][]int64 // of a formula
	crowd  crowd
}

func newReader(n int) *reader {
	return &reader{
		bands:  newLadder(n, percents, nil),
		thirds: newLadder(n, thirds, independent(n, thirds)),
		sum:    make([]int64, n),
		values: make([]float64, n),
	}
}

// readPaths is of how many paths the readers at work keep columns, all together: of a million paths one reader takes 100 to
// 300 MB, with which processors must not multiply.
const readPaths = 1 << 20

// inTurn does n jobs, shared out among the processors. Each job has its own place to
// put its result, so the order in which they are done does not show.
func inTurn(n, paths int, job func(r *reader, i int)) {
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(readPaths/paths, 1), n) {
		done.Go(func() {
			r := newReader(paths)
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				job(r, i)
			}
		})
	}
	done.Wait()
}

// summarise describes a column of whole numbers of which scale make one unit.
func (r *reader) summarise(column []int64, scale float64) Summary {
	mean, se := estimate(column)
	r.bands.read(column)
	return r.bands.summary(mean, se, scale)
}

// summary returns the percentiles of a ladder of percents beside a mean and its error.
func (l *ladder) summary(mean, se, scale float64) Summary {
	return Summary{
		Mean: mean / scale, MeanSE: se / scale,
		P5:  l.percentile(0) / scale,
		P10: l.percentile(1) / scale,
		P25: l.percentile(2) / scale,
		P50: l.percentile(3) / scale,
		P75: l.percentile(4) / scale,
		P90: l.percentile(5) / scale,
		P95: l.percentile(6) / scale,
	}
}

// perDeal describes what a month's sums are for each of its wins, on the paths that have any; without any nothing is known.
func (r *reader) perDeal(sums []int64, p *sim.Paths, wins, month int) Summary {
	r.keys = r.keys[:0]
	means := r.values[:0]
	if wins >= 0 {
		r.won = p.Column(r.won, wins, month)
		for path, won := range r.won {
			if won > 0 {
				mean := float64(sums[path]) / float64(won)
				r.keys, means = append(r.keys, rankKey(mean)), append(means, mean)
			}
		}
	}
	if len(means) == 0 {
		none := math.NaN()
		return Summary{none, none, none, none, none, none, none, none, none}
	}
	mean, se := estimate(means)
	l := newLadder(len(means), percents, nil)
	l.readKeys(r.keys)
	return l.summary(mean, se, 1)
}

// percentilesOf reads those of a summary with their errors.
func percentilesOf(column []int64, scale float64) []Quantile {
	l := newLadder(len(column), percents, independent(len(column), percents))
	l.read(column)
	all := make([]Quantile, len(percents))
	for i := range all {
		lo, hi := l.interval(i)
		all[i] = Quantile{Value: l.percentile(i) / scale, Lo: lo / scale, Hi: hi / scale}
	}
	return all
}

// band reads P10, P50 and P90 of a column with their errors.
func (r *reader) band(column []int64, scale float64) Band {
	r.thirds.read(column)
	return r.thirds.band(scale)
}

// line describes a column of whole numbers as a figure that every path defines.
func (r *reader) line(column []int64, scale float64) Line {
	mean, se := estimate(column)
	return Line{Band: r.band(column, scale), Mean: Number(mean / scale), MeanSE: Number(se / scale), Defined: 1}
}

// ratio describes the values of the paths that have one. NaN is none, and nor is
// −∞: something negative divided by nothing tells nobody anything. A mean with ∞ in it is ∞.
// The values are used up.
func (r *reader) ratio(values []float64, scale float64) Line {
	r.keys = r.keys[:0]
	numbers := values[:0]
	for _, v := range values {
		if v >= -math.MaxFloat64 {
			r.keys = append(r.keys, rankKey(v))
			numbers = append(numbers, v)
		}
	}
	if len(numbers) == 0 {
		return Line{Band: noBand(), Mean: Number(math.NaN()), MeanSE: Number(math.NaN())}
	}
	l := r.thirds
	if len(numbers) != len(r.sum) {
		l = newLadder(len(numbers), thirds, independent(len(numbers), thirds))
	}
	l.readKeys(r.keys)
	mean, se := estimate(numbers)
	return Line{
		Band: l.band(scale), Mean: Number(mean / scale), MeanSE: Number(se / scale),
		Defined: float64(len(numbers)) / float64(len(values)),
	}
}

// noBand is the band of what nothing defines.
func noBand() Band {
	none := Quantile{math.NaN(), math.NaN(), math.NaN()}
	return Band{none, none, none}
}

// moments returns the mean of a column and its standard error s/√n with
// s² = Σ(x−mean)²/(n−1); 0 for one value, ∞ for a mean of ∞. Sums run in path order, and products
// are rounded before they are added, so that every processor finds the same.
func moments[T int64 | float64](column []T) (mean, se float64) {
	n := float64(len(column))
	sum := 0.0
	for _, v := range column {
		sum += float64(v)
	}
	mean = sum / n
	if n < 2 {
		return mean, 0
	}
	if math.IsInf(mean, 0) {
		return mean, math.Inf(1)
	}
	squares := 0.0
	for _, v := range column {
		d := float64(v) - mean
		squares += float64(d * d)
	}
	return mean, math.Sqrt(squares / (n - 1) / n)
}

// estimate returns moments as they are told: the error of a single number is not 0 but unknown, NaN.
func estimate[T int64 | float64](column []T) (mean, se float64) {
	mean, se = moments(column)
	if len(column) < 2 {
		se = math.NaN()
	}
	return mean, se
}

// reals are whole numbers as fractions.
func reals(column []int64) []float64 {
	values := make([]float64, len(column))
	for i, v := range column {
		values[i] = float64(v)
	}
	return values
}
