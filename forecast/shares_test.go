package forecast

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// sharesOf are the shares of a function of some inputs.
func sharesOf(f func(x []float64) float64, inputs [][]float64) []Uncertain {
	y := make([]float64, len(inputs[0]))
	x := make([]float64, len(inputs))
	for i := range y {
		for k := range x {
			x[k] = inputs[k][i]
		}
		y[i] = f(x)
	}
	s := newSharer(y)
	var all []Uncertain
	for _, values := range inputs {
		share, _, _ := s.share(values)
		all = append(all, share)
	}
	return all
}

// uniforms are values of k independent inputs between −π and π.
func uniforms(r *rand.Rand, k, n int) [][]float64 {
	all := make([][]float64, k)
	for j := range all {
		for range n {
			all[j] = append(all[j], math.Pi*(2*r.Float64()-1))
		}
	}
	return all
}

func ishigami(x []float64) float64 {
	s := math.Sin(x[1])
	return math.Sin(x[0]) + 7*s*s + .1*math.Pow(x[2], 4)*math.Sin(x[0])
}

// Ishigami and Homma's function with a = 7 and b = .1 (ISUMA, 1990): with V1 = (1 + bπ⁴/5)²/2, V2 = a²/8 and
// V13 = b²π⁸(1/18 − 1/50), S1 = V1/V, V2/V, 0 = .3139, .4424, 0, and the totals are .5576, .4424, .2437.
func TestSharesOfIshigami(t *testing.T) {
	const n = 8000
	r := rand.New(rand.NewPCG(1, 2))
	x := uniforms(r, 3, n)
	alone := sharesOf(ishigami, x)
	for k, want := range []float64{.3139, .4424, 0} {
		got := alone[k]
		if !(math.Abs(got.Value-want) <= min(.02, 4*got.SE)) || got.SE > .015 {
			t.Errorf("x%d: share %.4f ± %.4f, want %.4f", k+1, got.Value, got.SE, want)
		}
	}
	again := uniforms(r, 3, n)
	y, redrawn := make([]float64, n), make([]float64, n)
	at := func(i int) []float64 { return []float64{x[0][i], x[1][i], x[2][i]} }
	for i := range y {
		y[i] = ishigami(at(i))
	}
	v, _ := twoLucks(y, y)
	for k, want := range []float64{.5576, .4424, .2437} {
		for i := range y {
			p := at(i)
			p[k] = again[k][i]
			redrawn[i] = ishigami(p)
		}
		got := total([2][]float64{y, y}, [2][]float64{redrawn, redrawn}, v.Value, v.SE)
		if !(math.Abs(got.Value-want) <= min(.02, 4*got.SE)) {
			t.Errorf("x%d: total %.4f ± %.4f, want %.4f", k+1, got.Value, got.SE, want)
		}
	}
}

// Y = 2·A + B + C + luck: with A and B standard normal, C log-normal with σ = .4 scaled to variance 1, luck of
// variance 2 twice, the shares are 4/8, 1/8 and 1/8, and those who know the rates know 6/8. 4 SE each.
func TestSharesOfASumUnderTwoLucks(t *testing.T) {
	const n = 12000
	r := rand.New(rand.NewPCG(3, 4))
	sd := math.Sqrt(math.Expm1(.16) * math.Exp(.16))
	x := make([][]float64, 4)
	var y [2][]float64
	for range n {
		a, b, c := r.NormFloat64(), r.NormFloat64(), math.Exp(.4*r.NormFloat64())
		for k, v := range []float64{a, b, c, r.NormFloat64()} {
			x[k] = append(x[k], v)
		}
		for luck := range y {
			y[luck] = append(y[luck], 2*a+b+c/sd+math.Sqrt2*r.NormFloat64())
		}
	}
	s := newSharer(y[0], y[1])
	for k, want := range []float64{4. / 8, 1. / 8, 1. / 8, 0} {
		got, chance, _ := s.share(x[k])
		if !(math.Abs(got.Value-want) <= 4*got.SE) || got.SE > .02 {
			t.Errorf("input %d: share %.4f ± %.4f, want %.4f", k, got.Value, got.SE, want)
		}
		if influential := chance < .01; influential != (want > 0) {
			t.Errorf("input %d: looks as influential by chance with probability %.3g", k, chance)
		}
	}
	v, rates := twoLucks(y[0], y[1])
	if !(math.Abs(v.Value-8) <= 4*v.SE && math.Abs(rates.Value-6./8) <= 4*rates.SE) || rates.SE > .01 {
		t.Errorf("variance %.3f ± %.3f, want 8; of the rates %.4f ± %.4f, want .75", v.Value, v.SE, rates.Value, rates.SE)
	}
}

// An input that does nothing has a share of 0 on average and looks influential at the level p in a share p
// of the cases: over 400 data sets of 200 paths, binomial. Its error is told up to √2 too large, as the jackknife's is of
// what is a square of chance alone, never too small.
func TestADummyHasNoShare(t *testing.T) {
	const sets, n = 400, 200
	r := rand.New(rand.NewPCG(5, 6))
	var shares, errs []float64
	below := 0
	y, x := make([]float64, n), make([]float64, n)
	for range sets {
		for i := range y {
			y[i], x[i] = r.ExpFloat64(), r.Float64()
		}
		share, chance, _ := newSharer(y).share(x)
		shares, errs = append(shares, share.Value), append(errs, share.SE)
		if chance < .1 {
			below++
		}
	}
	mean, se := moments(shares)
	if !(math.Abs(mean) <= 4*se) {
		t.Errorf("the mean share is %.5f ± %.5f, want 0", mean, se)
	}
	if got, sd := float64(below), math.Sqrt(sets*.1*.9); !(math.Abs(got-sets*.1) <= 4*sd) {
		t.Errorf("%v of %d look influential at the level of 10 %%, want %v ± %.1f", got, sets, sets*.1, sd)
	}
	if told, _ := moments(errs); !(told >= se*math.Sqrt(sets) && told <= 1.6*se*math.Sqrt(sets)) {
		t.Errorf("the error is told as %.4f and is %.4f", told, se*math.Sqrt(sets))
	}
}

// Of an assumption that was observed three times, 0, 0 or 1, a step is all of its effect: with luck of variance 2/9, as large as
// that of the step, its share is half. One that takes two values and does nothing looks influential at the level of 10 % in a tenth of 400
// data sets of 200 paths, binomial. 4 SE each.
func TestTheShareOfFewValuesIsThatOfTheirSteps(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	const n = 12000
	x, y, only := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range x {
		only[i] = float64(r.IntN(3) / 2)
		x[i], y[i] = only[i], only[i]+math.Sqrt(2./9)*r.NormFloat64()
	}
	if got, _, _ := newSharer(y).share(x); !(math.Abs(got.Value-.5) <= 4*got.SE) || got.SE > .01 {
		t.Errorf("share %.4f ± %.4f, want .5", got.Value, got.SE)
	}
	if got, chance, _ := newSharer(only).share(x); !(math.Abs(got.Value-1) <= 1e-9 && got.SE <= 1e-9 && chance <= 1e-9) {
		t.Errorf("share %.6f ± %.6f where nothing else matters, want 1; by chance with probability %v", got.Value, got.SE, chance)
	}
	const sets = 400
	below := 0
	for range sets {
		for i := range 200 {
			x[i], y[i] = float64(r.IntN(2)), r.ExpFloat64()
		}
		if _, chance, _ := newSharer(y[:200]).share(x[:200]); chance < .1 {
			below++
		}
	}
	if sd := math.Sqrt(sets * .1 * .9); !(math.Abs(float64(below)-sets*.1) <= 4*sd) {
		t.Errorf("%d of %d look influential at the level of 10 %%, want %v ± %.1f", below, sets, sets*.1, sd)
	}
	if share, chance, _ := newSharer(y).share(make([]float64, n)); share.Value != 0 || chance != 1 {
		t.Errorf("an assumption of one value has a share of %v, chance %v", share, chance)
	}
}

// A function without variance has no shares, and no error.
func TestSharesOfAConstant(t *testing.T) {
	if all := sharesOf(func([]float64) float64 { return 3 }, uniforms(rand.New(rand.NewPCG(7, 8)), 2, 200)); !slices.Equal(all, make([]Uncertain, 2)) {
		t.Errorf("shares %v of a constant", all)
	}
}

// A share of three quarters known leaves half the width: 1 − √¼. Chance below 0 is nothing to learn.
func TestNarrowerIsOfTheStandardDeviation(t *testing.T) {
	if got := narrower(Uncertain{.75, .01}); !(math.Abs(got.Value-.5) <= 1e-12) || !(math.Abs(got.SE-.01) <= 1e-12) {
		t.Errorf("got %v, want .5 ± .01", got) // d(1−√(1−s))/ds = 1/(2·½) = 1
	}
	if got := narrower(Uncertain{-.01, .01}); got.Value != 0 {
		t.Errorf("got %v, want 0", got)
	}
}

// Under one luck three paths come to 0, 3 and 6, which have a variance of 9, under the other to 1, 2 and 6, which have one of 7. Of
// the 16 that half their squares add up to they have 3·2 + 0 + 3·3 in common.
func TestTheVarianceUnderTwoLucksIsTheMeanOfTheirs(t *testing.T) {
	variance, share := twoLucks([]float64{0, 3, 6}, []float64{1, 2, 6})
	near(t, "variance", variance.Value, 8)
	near(t, "share in common", share.Value, 15.0/16)
}

// Drawing an assumption anew moves the figure by 2 on each of four paths; luck adds 1 or takes 1 away, under each of two lucks
// in its own way. The products of the two moves are 9, 3, 3 and 1: half their mean is the 2²/2 of the assumption alone, where
// half the mean square under one luck would be 2.5. Of a variance of 8 that is a quarter; the error of the mean of 4.5, 1.5, 1.5
// and .5 is √(9/3/4).
func TestLuckHasNoPartInATotalShare(t *testing.T) {
	y := [2][]float64{{10, 20, 30, 40}, {11, 19, 31, 39}}
	redrawn := [2][]float64{{7, 17, 29, 39}, {8, 18, 28, 38}}
	got := total(y, redrawn, 8, 0)
	if !(math.Abs(got.Value-.25) <= 1e-12) || !(math.Abs(got.SE-math.Sqrt(.75)/8) <= 1e-12) {
		t.Errorf("total share %v, want .25 ± %v", got, math.Sqrt(.75)/8)
	}
}
