package forecast

import "math"

// twoLucks splits the variance of a figure Y that was simulated twice on every path, with the same
// assumptions and other luck: what the two have in common is Var(E[Y|assumptions]), what nobody knows
// about the rates, and the rest is luck. Var(Y) is the mean of the two variances, and the
// share of the rates Cov/Var the intraclass correlation (Fisher, Statistical Methods for Research Workers, 1925),
// whose standard error is that of the mean of its influence function
//
//	((a−ā)(b−b̄) − share·((a−ā)² + (b−b̄)²)/2) / Var(Y).
//
// Where nothing varies there is nothing to share: 0.
func twoLucks(a, b []float64) (variance, share Uncertain) {
	meanA, _ := moments(a)
	meanB, _ := moments(b)
	n := float64(len(a))
	both, common := make([]float64, len(a)), make([]float64, len(a))
	for i := range a {
		x, y := a[i]-meanA, b[i]-meanB
		both[i] = (float64(x*x) + float64(y*y)) / 2
		common[i] = x * y
	}
	mean, se := moments(both)
	variance = Uncertain{mean * n / (n - 1), se * n / (n - 1)}
	if mean == 0 {
		return variance, Uncertain{}
	}
	of, _ := moments(common)
	share.Value = of / mean
	squares := 0.0
	for i := range both {
		d := (common[i] - float64(share.Value*both[i])) / mean
		squares += float64(d * d)
	}
	share.SE = math.Sqrt(squares) / n
	return variance, share
}

// narrower is how much of a band's width goes where a share of the variance is known: widths go with
// standard deviations, 1 − √(1−share). A share that chance has made negative is none.
func narrower(share Uncertain) Uncertain {
	s := min(max(share.Value, 0), 1)
	left := math.Sqrt(1 - s)
	return Uncertain{1 - left, share.SE / (2 * max(left, share.SE, 1e-9))}
}
