package forecast

import "math"

// A reader summarises columns of n values. It keeps scratch between columns;
// every goroutine has its own.
type reader struct {
	bands  *ladder // percents
	thirds *ladder // P10, P50, P90 with their errors
	column []int64 // one series in one month
	sum    []int64 // of several months, path by path
}

func newReader(n int) *reader {
	return &reader{
		bands:  newLadder(n, percents, false),
		thirds: newLadder(n, []int{10, 50, 90}, true),
		sum:    make([]int64, n),
	}
}

// summarise describes a column of whole numbers of which scale make one unit.
func (r *reader) summarise(column []int64, scale float64) Summary {
	mean, se := moments(column)
	l := r.bands
	l.read(column)
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

// band reads P10, P50 and P90 of a column with their errors.
func (r *reader) band(column []int64, scale float64) Band {
	r.thirds.read(column)
	quantile := func(i int) Quantile {
		lo, hi := r.thirds.interval(i)
		return Quantile{Value: r.thirds.percentile(i) / scale, Lo: lo / scale, Hi: hi / scale}
	}
	return Band{P10: quantile(0), P50: quantile(1), P90: quantile(2)}
}

// moments returns the mean of a column and its standard error s/√n with
// s² = Σ(x−mean)²/(n−1); 0 for one value. Sums run in path order, and products
// are rounded before they are added, so that every processor finds the same.
func moments(column []int64) (mean, se float64) {
	n := float64(len(column))
	sum := 0.0
	for _, v := range column {
		sum += float64(v)
	}
	mean = sum / n
	if n < 2 {
		return mean, 0
	}
	squares := 0.0
	for _, v := range column {
		d := float64(v) - mean
		squares += float64(d * d)
	}
	return mean, math.Sqrt(squares / (n - 1) / n)
}
