package sim

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// A Law is the distribution of a quantity, told by its quantile function. The
// engine asks it while a model is compiled, never inside a path.
type Law interface {
	// Quantile returns the value below which a share p of draws lies, 0 < p < 1.
	Quantile(p float64) float64
	// Mean returns the expectation.
	Mean() float64
}

// The 90 % point of the standard normal: the distance from median to P90 in
// standard deviations.
const z90 = 1.2815515655446004

// Fixed is a quantity without spread.
type Fixed float64

func (f Fixed) Quantile(float64) float64 { return float64(f) }
func (f Fixed) Mean() float64            { return float64(f) }

// Uniform spreads evenly over Min..Max.
type Uniform struct{ Min, Max float64 }

func (u Uniform) Quantile(p float64) float64 { return u.Min + p*(u.Max-u.Min) }
func (u Uniform) Mean() float64              { return (u.Min + u.Max) / 2 }

// SplitLogNormal goes exactly through three percentiles of a positive quantity:
// log-normal with one standard deviation below the median and another above.
// With P50 = √(P10·P90) it is the ordinary log-normal.
type SplitLogNormal struct{ P10, P50, P90 float64 }

func (l SplitLogNormal) Quantile(p float64) float64 {
	return math.Exp(splitNormal(p, math.Log(l.P10), math.Log(l.P50), math.Log(l.P90)))
}

// Mean integrates each half in closed form: E[e^{μ+σZ}; Z>0] = e^{μ+σ²/2} Φ(σ).
func (l SplitLogNormal) Mean() float64 {
	mu := math.Log(l.P50)
	below, above := (mu-math.Log(l.P10))/z90, (math.Log(l.P90)-mu)/z90
	return math.Exp(mu+below*below/2)*distuv.UnitNormal.CDF(-below) +
		math.Exp(mu+above*above/2)*distuv.UnitNormal.CDF(above)
}

// SplitLogitNormal goes exactly through three percentiles of a rate between 0
// and 1: split normal on the scale of log-odds.
type SplitLogitNormal struct{ P10, P50, P90 float64 }

func (l SplitLogitNormal) Quantile(p float64) float64 {
	return 1 / (1 + math.Exp(-splitNormal(p, logit(l.P10), logit(l.P50), logit(l.P90))))
}

// Mean integrates the quantile function; there is no closed form.
func (l SplitLogitNormal) Mean() float64 { return meanOfQuantiles(l) }

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

// splitNormal is the quantile of a normal with separate spreads below and
// above its median.
func splitNormal(p, p10, p50, p90 float64) float64 {
	z := distuv.UnitNormal.Quantile(p)
	if z < 0 {
		return p50 + z*(p50-p10)/z90
	}
	return p50 + z*(p90-p50)/z90
}

// LogNormal has log-mean Mu and log-standard-deviation Sigma.
type LogNormal struct{ Mu, Sigma float64 }

// LogNormalMeanCV is the log-normal with a mean and a coefficient of variation.
func LogNormalMeanCV(mean, cv float64) LogNormal {
	s2 := math.Log1p(cv * cv)
	return LogNormal{Mu: math.Log(mean) - s2/2, Sigma: math.Sqrt(s2)}
}

func (l LogNormal) Quantile(p float64) float64 {
	return math.Exp(l.Mu + l.Sigma*distuv.UnitNormal.Quantile(p))
}
func (l LogNormal) Mean() float64 { return math.Exp(l.Mu + l.Sigma*l.Sigma/2) }

// Gamma has a mean and a coefficient of variation: shape 1/CV².
type Gamma struct{ M, CV float64 }

// Quantile inverts the incomplete gamma function; below a CV of 1 % that does not converge,
// and the cube of a normal (Wilson and Hilferty, 1931) is exact to eight digits.
func (g Gamma) Quantile(p float64) float64 {
	if g.CV < 0.01 {
		c := g.CV * g.CV / 9
		return g.M * math.Pow(1-c+math.Sqrt(c)*distuv.UnitNormal.Quantile(p), 3)
	}
	shape := 1 / (g.CV * g.CV)
	return distuv.Gamma{Alpha: shape, Beta: shape / g.M}.Quantile(p)
}
func (g Gamma) Mean() float64 { return g.M }

// Exponential has mean M.
type Exponential struct{ M float64 }

func (e Exponential) Quantile(p float64) float64 { return -e.M * math.Log1p(-p) }
func (e Exponential) Mean() float64              { return e.M }

// Weibull has shape K and scale Lambda.
type Weibull struct{ K, Lambda float64 }

func (w Weibull) Quantile(p float64) float64 { return w.Lambda * math.Pow(-math.Log1p(-p), 1/w.K) }
func (w Weibull) Mean() float64              { return w.Lambda * math.Gamma(1+1/w.K) }

// Normal is truncated to Min..Max (±∞ for none).
type Normal struct{ Mu, Sigma, Min, Max float64 }

func (n Normal) Quantile(p float64) float64 {
	lo := distuv.UnitNormal.CDF((n.Min - n.Mu) / n.Sigma)
	hi := distuv.UnitNormal.CDF((n.Max - n.Mu) / n.Sigma)
	return min(max(n.Mu+n.Sigma*distuv.UnitNormal.Quantile(lo+p*(hi-lo)), n.Min), n.Max)
}

func (n Normal) Mean() float64 {
	a, b := (n.Min-n.Mu)/n.Sigma, (n.Max-n.Mu)/n.Sigma
	u := distuv.UnitNormal
	return n.Mu + n.Sigma*(u.Prob(a)-u.Prob(b))/(u.CDF(b)-u.CDF(a))
}

// Beta is the beta law on 0..1.
type Beta struct{ Alpha, Beta float64 }

func (b Beta) Quantile(p float64) float64 {
	return distuv.Beta{Alpha: b.Alpha, Beta: b.Beta}.Quantile(p)
}
func (b Beta) Mean() float64 { return b.Alpha / (b.Alpha + b.Beta) }

// PERT is the beta law over Low..High with a most likely value (Malcolm and
// others, Operations Research 7, 1959): mean (Low + 4·Mode + High) / 6.
type PERT struct{ Low, Mode, High float64 }

func (t PERT) Quantile(p float64) float64 {
	w := t.High - t.Low
	b := distuv.Beta{Alpha: 1 + 4*(t.Mode-t.Low)/w, Beta: 1 + 4*(t.High-t.Mode)/w}
	return t.Low + w*b.Quantile(p)
}
func (t PERT) Mean() float64 { return (t.Low + 4*t.Mode + t.High) / 6 }

// Values draws each of a list of observed values with the same probability.
type Values []float64

func (v Values) Quantile(p float64) float64 {
	sorted := slices.Sorted(slices.Values(v))
	return sorted[min(int(p*float64(len(sorted))), len(sorted)-1)]
}

func (v Values) Mean() float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}

// meanOfQuantiles integrates a bounded quantile function by the midpoint rule.
func meanOfQuantiles(l Law) float64 {
	const n = 4096
	sum := 0.0
	for i := range n {
		sum += l.Quantile((float64(i) + 0.5) / n)
	}
	return sum / n
}
