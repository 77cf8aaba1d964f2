package forecast

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestADifferenceWorkedByHand(t *testing.T) {
	// d = 2, 0, −1, 7: mean 2, Σ(d−2)² = 38, error √(38/3/4); Student's t of 3 degrees is
	// 3.182446305284263 (R: qt(.975, 3)). Alone, the plans have Σ(x−mean)² of 500 and 678.
	a, b := []int64{10, 20, 30, 40}, []int64{12, 20, 29, 47}
	d := newReader(4).differenceOf(a, b, 1, false)
	se := math.Sqrt(38.0 / 12)
	near(t, "mean", d.Mean, 2)
	near(t, "error", d.SE, se)
	near(t, "unpaired error", d.Unpaired, math.Sqrt((500.0+678)/12))
	near(t, "lower end", d.Lo, 2-3.182446305284263*se)
	near(t, "upper end", d.Hi, 2+3.182446305284263*se)
	near(t, "P10", d.Paths.P10.Value, -0.7) // of −1, 0, 2, 7
	near(t, "P50", d.Paths.P50.Value, 1)
	near(t, "P90", d.Paths.P90.Value, 5.5)
	near(t, "better", d.Better, 0.625)
	near(t, "its error", d.BetterSE, math.Sqrt((2*0.375*0.375+0.125*0.125+0.625*0.625)/12))
	near(t, "same", d.Same, 0.25)
	near(t, "times", d.Times(), math.Sqrt(1178.0/38))
	// 4·((1.959964 + 0.841621)·se/2)² = 24.85
	if d.Distinct || d.Takes != 25 {
		t.Errorf("%+v; not distinct, and 25 paths would do", d.Verdict)
	}
	cents := newReader(4).differenceOf(a, b, 100, true)
	near(t, "mean in hundreds", cents.Mean, 0.02)
	near(t, "better where less is", cents.Better, 0.375)
}

func TestAPlanIsNoBetterThanItself(t *testing.T) {
	a := []int64{3, -5, 0, 12}
	d := newReader(4).differenceOf(a, a, 1, false)
	if d.Mean != 0 || d.SE != 0 || d.Lo != 0 || d.Hi != 0 || d.Same != 1 || d.Better != 0.5 || d.Verdict != (Verdict{}) || d.Paths != (Band{}) {
		t.Errorf("%+v", d)
	}
	g := gainOf(a, a, 1)
	if g.Points != 0 || g.Won != 0 || g.Lost != 0 || g.SE != 0.2 || g.Verdict != (Verdict{}) {
		t.Errorf("%+v", g)
	}
}

func TestAGainWorkedByHand(t *testing.T) {
	// Of ten paths both reach 5 on four, A alone on one, B alone on three: 5 and 7 of ten.
	a := []int64{9, 9, 9, 9, 9, 0, 0, 0, 0, 0}
	b := []int64{5, 5, 5, 5, 4, 5, 5, 5, 0, 4}
	g := gainOf(a, b, 5)
	near(t, "difference", g.Points, 0.2)
	near(t, "error", g.SE, math.Sqrt(4-4.0/10)/10)
	near(t, "unpaired error", g.Unpaired, math.Sqrt(0.025+0.021))
	near(t, "before", g.Before.Value, 0.5)
	near(t, "after", g.After.Value, 0.7)
	near(t, "its error", g.After.SE, math.Sqrt(0.021))
	half := 1.959963984540054 * math.Sqrt(6-4.0/12) / 12
	near(t, "lower end", g.Lo, 2.0/12-half)
	near(t, "upper end", g.Hi, 2.0/12+half)
	if g.Won != 3 || g.Lost != 1 || g.Distinct || g.Takes != int(math.Ceil(10*math.Pow(2.8015852181129687*g.SE/0.2, 2))) {
		t.Errorf("%+v", g)
	}
}

// Five paths won and none lost are not enough to call a plan better (the exact test of McNemar has a chance of
// 2/2⁵ = 6 % of that), six are (3 %).
func TestFewPathsAreNoProof(t *testing.T) {
	for won, want := range map[int]bool{1: false, 5: false, 6: true} {
		a, b := make([]int64, 4000), make([]int64, 4000)
		for i := range won {
			b[i*7] = 1
		}
		if g := gainOf(a, b, 1); g.Distinct != want {
			t.Errorf("%d won, none lost: %+v", won, g)
		}
	}
}

// b = a + e with variances 1 and 0.04: the paired error is 0.2/√n, the unpaired one √2.04/√n, so pairing
// makes it 7.14 times smaller. An error estimated from n normal values has a relative error of 1/√(2n).
func TestPairingGainsWhatTheVariancesSay(t *testing.T) {
	const n = 20000
	r := rand.New(rand.NewPCG(1, 2))
	a, b := make([]int64, n), make([]int64, n)
	for i := range a {
		x := r.NormFloat64()
		a[i], b[i] = int64(1e6*x), int64(1e6*(x+0.2*r.NormFloat64()))
	}
	d := newReader(n).differenceOf(a, b, 1e6, false)
	want, tolerance := math.Sqrt(2.04)/0.2, 4*2/math.Sqrt(2*n)
	if !(math.Abs(d.Times()/want-1) <= tolerance) {
		t.Errorf("%.3f times smaller, want %.3f ± %.0f %%", d.Times(), want, 100*tolerance)
	}
	if !(math.Abs(d.Mean) <= 4*d.SE) {
		t.Errorf("mean %v ± %v of differences around 0", d.Mean, d.SE)
	}
}

// With as many paths as a verdict asks for, 8 of 10 runs tell the sign of a difference that is as
// large as it seemed.
func TestAsManyPathsAsAskedForTell(t *testing.T) {
	const mean, sd, repeats = 100.0, 1000.0, 1000
	v := verdict(mean, sd/10, mean-2*sd/10, mean+2*sd/10, 100)
	if v.Takes != 785 { // 100·2.8016²
		t.Fatalf("%d paths, want 785", v.Takes)
	}
	r := rand.New(rand.NewPCG(3, 4))
	zero, delta, told := make([]int64, v.Takes), make([]int64, v.Takes), 0
	reader := newReader(v.Takes)
	for range repeats {
		for i := range delta {
			delta[i] = int64(math.Round(mean + sd*r.NormFloat64()))
		}
		if reader.differenceOf(zero, delta, 1, false).Distinct {
			told++
		}
	}
	if share := float64(told) / repeats; !(math.Abs(share-0.8) <= 4*math.Sqrt(0.16/repeats)) {
		t.Errorf("%.3f of the runs tell, want 0.8 ± %.3f", share, 4*math.Sqrt(0.16/repeats))
	}
}

// The interval of a gain holds the true difference in 95 % of the runs or a little more, also where few paths are
// discordant.
func TestIntervalsOfGainsHold(t *testing.T) {
	const repeats = 4000
	r := rand.New(rand.NewPCG(5, 6))
	for _, c := range []struct {
		n         int
		won, lost float64
	}{{200, 0.02, 0.005}, {200, 0.2, 0.1}, {1000, 0.01, 0.01}} {
		held := 0
		a, b := make([]int64, c.n), make([]int64, c.n)
		for range repeats {
			for i := range a {
				u := r.Float64()
				a[i], b[i] = 0, 0
				switch {
				case u < c.won:
					b[i] = 1
				case u < c.won+c.lost:
					a[i] = 1
				}
			}
			if g := gainOf(a, b, 1); g.Lo <= c.won-c.lost && c.won-c.lost <= g.Hi {
				held++
			}
		}
		share, se := float64(held)/repeats, math.Sqrt(0.95*0.05/repeats)
		if share < 0.95-4*se || share > 0.98 {
			t.Errorf("%+v: %.3f of the intervals hold, want 0.95 ± %.3f or a little more", c, share, 4*se)
		}
	}
}
