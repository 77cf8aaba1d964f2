package forecast_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"funnelcast/forecast"
	"funnelcast/sim"
)

// quick is a plan that takes no time to run, whose ARR is different on every path.
const quick = `name: Quick
currency: EUR
start: 2027-01
months: 3
targets:
  - {name: Even, metric: arr, month: 2027-03, at_least: 650k}
  - {name: Likely, metric: arr, month: 2027-03, at_least: 480k}
  - {name: Rare, metric: arr, month: 2027-03, at_least: 1m}
  - {name: Deals, metric: wins, month: 2027-03, at_least: 7}
segments:
  mid:
    contract: {kind: monthly, value: 20k .. 30k .. 45k}
    churn: 2% .. 4% .. 8%
    opening_customers: 20
sources:
  - {name: inbound, kind: inbound, enters: opportunity, volume: 4 .. 8 .. 12 per month}
funnel:
  - {stage: opportunity, passes: 25%, takes: 20 days}
`

// Of the printed errors: each sample has so many paths, and the truth is that of a hundred times
// as many of another seed, so that its own error is a tenth of theirs.
const samples, samplePaths, truthPaths = 200, 400, 100 * 400

// A claim is an error that a forecast prints: an interval that is to hold the truth with about
// its nominal probability.
type claim struct {
	name        string
	nominal     float64
	truth       func(*forecast.Forecast) float64
	interval    func(*forecast.Forecast) (lo, hi float64)
	least, most float64 // how probable it is exactly, wherever the truth is within 4 of its own errors

	held int
}

// within is the chance that a normal figure is no more than z of its errors from a truth that is
// itself told wrong by so many of them.
func within(z, wrong float64) float64 {
	return distuv.UnitNormal.CDF(z-wrong) - distuv.UnitNormal.CDF(-z-wrong)
}

// ofPercentile is the claim of a percentile p: Lo and Hi are the order statistics one standard
// deviation √(n·p·(1−p)) either side of n·p, the one rounded down and the other up. If B of the n values, binomial(n, q),
// are below the truth, they hold it where x[⌊·⌋−1] ≤ truth < x[⌈·⌉], counted from 0, so with P(⌊·⌋ ≤ B ≤ ⌈·⌉). q is p but for
// the truth's own error √(p·(1−p)/40,000).
func ofPercentile(name string, p float64, of func(forecast.Line) forecast.Quantile) *claim {
	const n = samplePaths
	sd := math.Sqrt(n * p * (1 - p))
	c := &claim{
		name: name, nominal: within(1, 0), least: 1,
		truth: func(f *forecast.Forecast) float64 { return of(lineOf(f, "arr")).Value },
		interval: func(f *forecast.Forecast) (lo, hi float64) {
			q := of(lineOf(f, "arr"))
			return q.Lo, q.Hi
		},
	}
	for wrong := -4.0; wrong <= 4; wrong += 0.25 {
		b := distuv.Binomial{N: n, P: p + wrong*math.Sqrt(p*(1-p)/truthPaths)}
		c.between(b.CDF(math.Ceil(n*p+sd)) - b.CDF(math.Floor(n*p-sd)-1))
	}
	return c
}

// ofTarget is the claim of a target's probability, its ± taken z times. Of n paths k reach it, binomial(n, q), and q lies in
// k/n ± z·√(k/n·(1−k/n)/n), or ± z/(n+1) where k is 0 or n.
func ofTarget(z float64, target int, truth *forecast.Forecast) *claim {
	const n = samplePaths
	t := truth.Targets[target]
	c := &claim{
		name: fmt.Sprintf("P(%s) = %.3f, %g standard errors", t.Name, t.Probability, z), nominal: within(z, 0), least: 1,
		truth: func(f *forecast.Forecast) float64 { return f.Targets[target].Probability },
		interval: func(f *forecast.Forecast) (lo, hi float64) {
			t := f.Targets[target]
			return t.Probability - z*t.SE, t.Probability + z*t.SE
		},
	}
	for wrong := -4.0; wrong <= 4; wrong += 0.25 {
		q := t.Probability + wrong*math.Sqrt(t.Probability*(1-t.Probability)/truthPaths)
		held, b := 0.0, distuv.Binomial{N: n, P: q}
		for k := range n + 1 {
			p := float64(k) / n
			se := math.Sqrt(p * (1 - p) / n)
			if k == 0 || k == n {
				se = 1. / (n + 1)
			}
			if math.Abs(p-q) <= z*se {
				held += b.Prob(float64(k))
			}
		}
		c.between(held)
	}
	return c
}

// ofMean is the claim of a mean, its standard error taken z times. It is near normal.
func ofMean(z float64) *claim {
	last := func(f *forecast.Forecast) forecast.Summary {
		i := slices.IndexFunc(f.Series, func(s forecast.Series) bool { return s.Metric == "arr" })
		return f.Series[i].Points[len(f.Months)-1]
	}
	return &claim{
		name: fmt.Sprintf("mean, %g standard errors", z), nominal: within(z, 0), least: within(z, 0.4), most: within(z, 0),
		truth: func(f *forecast.Forecast) float64 { return last(f).Mean },
		interval: func(f *forecast.Forecast) (lo, hi float64) {
			return last(f).Mean - z*last(f).MeanSE, last(f).Mean + z*last(f).MeanSE
		},
	}
}

func (c *claim) between(p float64) { c.least, c.most = min(c.least, p), max(c.most, p) }

// A printed ± is one standard error, so the truth lies within it for 68 of 100 seeds and
// within twice of it for 95; so it does for the order statistics around P10, P50 and P90. How many of 200 seeds it
// must be follows exactly for counts (a probability of 400 paths moves by whole paths, so it is a little
// more or less than 68 %), give or take 4 of the binomial standard errors √(p·(1−p)/200) of such a share.
func TestPrintedErrorsHoldTheTruthAsOftenAsTheySay(t *testing.T) {
	t.Parallel()
	m := readPlan(t, quick).Model()
	told := func(paths int, seed uint64) *forecast.Forecast {
		return forecast.New(m, run(t, m, sim.Options{Paths: paths, Seed: seed}), forecast.About{})
	}
	truth := told(truthPaths, samples)
	claims := []*claim{
		ofPercentile("P10", .1, func(l forecast.Line) forecast.Quantile { return l.P10 }),
		ofPercentile("P50", .5, func(l forecast.Line) forecast.Quantile { return l.P50 }),
		ofPercentile("P90", .9, func(l forecast.Line) forecast.Quantile { return l.P90 }),
		ofMean(1), ofMean(2),
	}
	for target := range truth.Targets {
		claims = append(claims, ofTarget(1, target, truth), ofTarget(2, target, truth))
	}
	for seed := range uint64(samples) {
		f := told(samplePaths, seed)
		for _, c := range claims {
			if lo, hi := c.interval(f); lo <= c.truth(truth) && c.truth(truth) <= hi {
				c.held++
			}
		}
	}
	for _, c := range claims {
		share, se := float64(c.held)/samples, func(p float64) float64 { return math.Sqrt(p * (1 - p) / samples) }
		t.Logf("%s: %.1f %% of the seeds hold the truth %.4g, exactly it is %.1f to %.1f %%", c.name, 100*share, c.truth(truth), 100*c.least, 100*c.most)
		if share < c.least-4*se(c.least) || share > c.most+4*se(c.most) {
			t.Errorf("%s: %d of %d seeds hold the truth, want %.1f to %.1f %% ± %.1f", c.name, c.held, samples, 100*c.least, 100*c.most, 400*se(c.least))
		}
		if c.most < c.nominal-0.03 || c.least > c.nominal+0.05 {
			t.Errorf("%s: %.1f to %.1f %% is not the %.1f %% it should be", c.name, 100*c.least, 100*c.most, 100*c.nominal)
		}
	}
}
