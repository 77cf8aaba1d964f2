package forecast

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
)

// A scheme is a plan in the race: a crew, what it did on the search's first paths, and what is made of that.
type scheme struct {
	crew
	pathwise
	worth float64 // probability of the target, or with Highest the amount in recorded units
	extra float64 // mean cost more than the plan as it stands, in recorded units
	near  *scheme // the plan that it was foretold from
	gain  float64 // mean change of the figure that was foretold against that plan
}

// worth is what a plan is good for, by the figure on its paths. The probability of a level T is smoothed, Σ Φ((x−T)/h)/n with
// h = 1.3·s·n^(−1/3) (Azzalini, A note on the estimation of a distribution function and quantiles by a kernel
// method, Biometrika 68, 1981; s is the standard deviation): a path just below the target tells more than one far below it, so
// that two plans are told apart on fewer paths. The amount reached with probability p is the quantile of Harrell and Davis
// (A new distribution-free quantile estimator, Biometrika 69, 1982), a mean of all paths weighted by how
// likely each is to be the quantile.
func (s *seek) worth(values []float64) float64 {
	n, sum := len(values), 0.0
	if !s.Goal.Highest {
		h := s.bandwidth(n)
		for _, v := range values {
			sum += smooth(v, s.level, h)
		}
		return sum / float64(n)
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	for i, w := range s.weightsOf(n) {
		sum += float64(w * sorted[i])
	}
	return sum
}

// bandwidth is h for n paths.
func (s *seek) bandwidth(n int) float64 { return 1.3 * s.spread * math.Pow(float64(n), -1.0/3) }

// smooth is Φ((v−level)/h).
func smooth(v, level, h float64) float64 {
	if h == 0 {
		if v >= level {
			return 1
		}
		return 0
	}
	return math.Erfc((level-v)/(h*math.Sqrt2)) / 2
}

// weightsOf are those of Harrell and Davis for n paths.
func (s *seek) weightsOf(n int) []float64 {
	if w := s.weights[n]; w != nil {
		return w
	}
	p := 1 - s.Goal.Probability
	a, b := p*float64(n+1), (1-p)*float64(n+1)
	w, before := make([]float64, n), 0.0
	for i := range w {
		now := mathext.RegIncBeta(a, b, float64(i+1)/float64(n))
		w[i], before = now-before, now
	}
	s.weights[n] = w
	return w
}

// assess finds what a scheme is worth and costs: its paired change against the plan as it stands on the paths it has
// lived, on top of what that is worth on all search paths. So those that lived few paths compare with those that lived many.
func (s *seek) assess(c *scheme) {
	n := len(c.figure)
	if c != s.base {
		c.worth = s.base.worth + s.worth(reals(c.figure)) - s.worth(reals(s.base.figure[:n]))
	}
	sum := 0.0
	for i, v := range c.cost {
		sum += float64(v - s.base.cost[i])
	}
	c.extra = sum / float64(n)
}

// beats tells that a is surely worth more than b on the paths that both have lived.
func (s *seek) beats(a, b *scheme) bool {
	level := s.level
	if s.Goal.Highest {
		level = b.worth
	}
	n := min(len(a.figure), len(b.figure))
	return s.surely(a.figure[:n], b.figure[:n], level, 3)
}

// surely tells that a level is more probable with figures a than with b, path by path, by z standard errors.
func (s *seek) surely(a, b []int64, level, z float64) bool {
	d, h := make([]float64, len(a)), s.bandwidth(len(a))
	for i := range d {
		d[i] = smooth(float64(a[i]), level, h) - smooth(float64(b[i]), level, h)
	}
	mean, se := moments(d)
	return mean > z*se
}

// eliminated tells that a plan that costs no more surely beats this one.
func (s *seek) eliminated(c *scheme) bool {
	return slices.ContainsFunc(s.pool, func(other *scheme) bool {
		return other != c && other.extra <= c.extra && other.worth > c.worth && s.beats(other, c)
	})
}
