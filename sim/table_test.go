package sim

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// lawCase is a law with its standard deviation in closed form, 0 where there is none.
type lawCase struct {
	name string
	law  Law
	sd   float64
}

func lawCases() []lawCase {
	betaSD := func(a, b float64) float64 { return math.Sqrt(a*b/(a+b+1)) / (a + b) }
	z := distuv.UnitNormal.Prob(2) / (distuv.UnitNormal.CDF(2) - distuv.UnitNormal.CDF(-2))
	return []lawCase{
		{"uniform", Uniform{3, 9}, 6 / math.Sqrt(12)},
		{"log-normal", LogNormalMeanCV(100, .5), 50},
		{"log-normal of CV 2", LogNormalMeanCV(60, 2), 120},
		{"split log-normal", SplitLogNormal{30, 60, 120}, LogNormal{math.Log(60), math.Ln2 / z90}.Mean() * math.Sqrt(math.Expm1(math.Pow(math.Ln2/z90, 2)))},
		{"skewed split log-normal", SplitLogNormal{30, 50, 120}, 0},
		{"split logit-normal", SplitLogitNormal{.17, .22, .28}, 0},
		{"gamma", Gamma{M: 5, CV: .7}, 3.5},
		{"gamma of CV 2", Gamma{M: 5, CV: 2}, 10},
		{"exponential", Exponential{40}, 40},
		{"weibull", Weibull{K: 1.5, Lambda: 30}, 30 * math.Sqrt(math.Gamma(1+2/1.5)-math.Pow(math.Gamma(1+1/1.5), 2))},
		{"normal", Normal{10, 3, math.Inf(-1), math.Inf(1)}, 3},
		{"truncated normal", Normal{.1, .2, -.3, .5}, .2 * math.Sqrt(1-4*z)},
		{"beta", Beta{.668, 3.806}, betaSD(.668, 3.806)},
		{"pert", PERT{0, 3, 10}, 10 * betaSD(2.2, 3.8)},
	}
}

// Draws follow their law as the table promises: quantiles to 10⁻⁴ of themselves
// (or of the standard deviation, where that is more), the mean to 2·10⁻⁵ and the variance to 10⁻⁴. Those
// are integrated over the table cell by cell, in which it is linear: a cell's
// mean is that of its ends, and its mean square (a² + ab + b²)/3.
func TestDrawsFollowTheirLaw(t *testing.T) {
	for _, c := range lawCases() {
		table := newTable(c.law)
		mean, square := 0.0, 0.0
		for side := range 2 {
			for o := range octaves {
				for i := range cellsPerOctave {
					cell := o*cellsPerOctave + i
					share := tailAt(cell+1) - tailAt(cell)
					l := table.cells[side*octaves*cellsPerOctave+cell]
					a, b := l.base+0x1p64*l.slope*tailAt(cell), l.base+0x1p64*l.slope*tailAt(cell+1)
					mean += share * (a + b) / 2
					square += share * (a*a + a*b + b*b) / 3
				}
			}
		}
		sd := math.Sqrt(square - mean*mean)
		if want := c.law.Mean(); !(math.Abs(mean-want) <= 2e-5*math.Abs(want)) {
			t.Errorf("%s: mean %v, want %v", c.name, mean, want)
		}
		if c.sd > 0 && !(math.Abs(sd*sd/c.sd/c.sd-1) <= 1e-4) {
			t.Errorf("%s: standard deviation %v, want %v", c.name, sd, c.sd)
		}
		for p := 1. / 4096; p < 1; p += 1. / 2048 {
			got, want := table.at(uint64(p*0x1p64)), c.law.Quantile(p)
			if !(math.Abs(got-want) <= 1e-4*math.Max(math.Abs(want), sd)) {
				t.Fatalf("%s: P%.2f is %v, want %v", c.name, 100*p, got, want)
			}
		}
	}
}

// A higher draw is never a lower value: paired scenarios depend on it.
func TestDrawsAreMonotone(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	laws := append(lawCases(), lawCase{"fixed", Fixed(7), 0}, lawCase{"values", Values{1, 4, 4, 9}, 0})
	for _, c := range laws {
		table := newTable(c.law)
		last := math.Inf(-1)
		for u := uint64(0); u < 1<<63; u += 1<<50 + 12345 {
			x := table.at(2 * u)
			if !(x >= last) {
				t.Fatalf("%s falls from %v to %v at %#x", c.name, last, x, 2*u)
			}
			last = x
		}
		for range 20000 { // neighbours, at cell borders and in the tails too
			u := r.Uint64() >> (r.Uint64() % 60)
			if r.Uint64()&1 == 0 {
				u = ^u
			}
			if low, high := table.at(u-u&1), table.at(u|1); !(low <= high) {
				t.Fatalf("%s falls at %#x", c.name, u)
			}
			if v := r.Uint64(); u > v && !(table.at(u) >= table.at(v)) {
				t.Fatalf("%s is lower at %#x than at %#x", c.name, u, v)
			}
		}
	}
}

// Reference figures, all closed forms.
func TestLawsMeetTheirReferenceFigures(t *testing.T) {
	for _, c := range []struct {
		what      string
		got, want float64
		digits    float64
	}{
		{"log-mean of mean 100, CV .5", LogNormalMeanCV(100, .5).Mu, 4.493598, 1e-6},
		{"its log-standard-deviation", LogNormalMeanCV(100, .5).Sigma, .472381, 1e-6},
		{"its P10", LogNormalMeanCV(100, .5).Quantile(.1), 48.824, 1e-3},
		{"its median", LogNormalMeanCV(100, .5).Quantile(.5), 89.443, 1e-3},
		{"its P90", LogNormalMeanCV(100, .5).Quantile(.9), 163.854, 1e-3},
		{"mean of P10 30 and P90 120", SplitLogNormal{30, 60, 120}.Mean(), 69.450, 1e-3},
		{"P10 of it", SplitLogNormal{30, 60, 120}.Quantile(.1), 30, 1e-9},
		{"P90 of it", SplitLogNormal{30, 60, 120}.Quantile(.9), 120, 1e-9},
		{"P10 of a rate", SplitLogitNormal{.17, .22, .28}.Quantile(.1), .17, 1e-9},
		{"P50 of a rate", SplitLogitNormal{.17, .22, .28}.Quantile(.5), .22, 1e-9},
		{"P90 of a rate", SplitLogitNormal{.17, .22, .28}.Quantile(.9), .28, 1e-9},
		{"mean of PERT (0, 3, 10)", PERT{0, 3, 10}.Mean(), 3.66667, 1e-5},
		{"its P10", PERT{0, 3, 10}.Quantile(.1), 1.36200, 1e-5},
		{"its median", PERT{0, 3, 10}.Quantile(.5), 3.50999, 1e-5},
		{"its P90", PERT{0, 3, 10}.Quantile(.9), 6.20754, 1e-5},
	} {
		if !(math.Abs(c.got-c.want) <= c.digits) {
			t.Errorf("%s is %v, want %v", c.what, c.got, c.want)
		}
	}
}

// Observed values come with the same probability each.
func TestValuesAreDrawnAlike(t *testing.T) {
	table := newTable(Values{5, 1, 5, 8})
	seen := map[float64]int{}
	const n = 1 << 12
	for i := range uint64(n) {
		seen[table.at(i<<52)]++
	}
	if seen[5] != n/2 || seen[1] != n/4 || seen[8] != n/4 {
		t.Errorf("of %d draws %v", n, seen)
	}
}

// Whole days keep the mean: ⌊X + U⌋ of 12.3 days is 12 or 13 and 12.3 on average;
// what is shorter than the shortest is lengthened to it.
func TestWholeDaysKeepTheMean(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, c := range []struct {
		law      Law
		scale    float64
		shortest int32
		want     float64
	}{{Fixed(12.3), 1, 1, 12.3}, {Fixed(6), 1.75, 1, 10.5}, {LogNormalMeanCV(20, .8), 1, 1, 20}, {Uniform{0, 2}, 1, 0, 1}, {Fixed(.2), 1, 1, 1}, {wholeDays(5), 1, 1, 5}} {
		table := newTable(c.law)
		draws := make([]float64, 200_000)
		for i := range draws {
			draws[i] = float64(table.days(r.Uint64(), c.scale, c.shortest))
		}
		mean, se := estimate(draws)
		near(t, "days", mean, se, c.want)
	}
}

// beyond is the upper tail: what an item's age says about the time it still takes.
func TestShareBeyondAnAgeIsTheUpperTail(t *testing.T) {
	table := newTable(Exponential{40})
	for _, age := range []float64{1, 10, 40, 200} {
		if got, want := table.beyond(age), math.Exp(-age/40); !(math.Abs(got-want) <= 1e-4*want) {
			t.Errorf("%.6f lies beyond %v, want %.6f", got, age, want)
		}
	}
	values := newTable(Values{10, 20, 30, 40})
	for age, want := range map[float64]float64{5: 1, 10: .75, 25: .5, 40: 0} {
		if got := values.beyond(age); !(math.Abs(got-want) <= 1e-9) {
			t.Errorf("%v of four values lie beyond %v, want %v", got, age, want)
		}
	}
}
