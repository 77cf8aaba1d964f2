package forecast

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/stat/distuv"
)

// shapes is how many functions of an assumption's rank what is expected of it may be made of.
const shapes = 11

// few is how many paths there are at least, on average, for each value of an assumption that has few of them. Of those it was observed
// to have, say, each has its own mean, through which functions of the rank would draw a curve.
const few = 20

// A basis holds functions of the rank 0 … n−1, orthonormal to each other and to a constant: the
// normal score of the rank, its square and its cube, which follow a rate whose law is normal, log-normal or
// logit-normal to its ends, and eight cosines, for what goes up and down.
type basis [shapes][]float64

func newBasis(n int) *basis {
	b := &basis{}
	for k := range b {
		v := make([]float64, n)
		for i := range v {
			u := (float64(i) + 0.5) / float64(n)
			if v[i] = math.Cos(math.Pi * float64(k-2) * u); k < 3 {
				v[i] = math.Pow(distuv.UnitNormal.Quantile(u), float64(k+1))
			}
		}
		for range 2 { // Gram and Schmidt's way needs a second time to be exact
			floats.AddConst(-floats.Sum(v)/float64(n), v)
			for _, other := range b[:k] {
				floats.AddScaled(v, -floats.Dot(v, other), other)
			}
		}
		floats.Scale(1/floats.Norm(v, 2), v)
		b[k] = v
	}
	return b
}

// stretches are how often each value is there, one after the other.
func stretches(sorted []float64) (times []int) {
	for i, v := range sorted {
		if i == 0 || v != sorted[i-1] {
			times = append(times, 0)
		}
		times[len(times)-1]++
	}
	return times
}

// functions is of how many functions what is expected of an assumption with these values in their order is made: one less
// than it has values where they are few, and each has its own mean.
func functions(sorted []float64) (n int, each bool) {
	if values := len(stretches(sorted)); values*few <= len(sorted) {
		return values - 1, true
	}
	return shapes, false
}

// explains is R², the share of the squares of y, in the order of an assumption's values, that a sum of the functions explains.
func (b *basis) explains(y []float64, squares float64) (found float64) {
	for _, v := range b {
		c := floats.Dot(v, y)
		found += float64(c * c / squares)
	}
	return found
}

// between is the share that the means of y explain, where each value of the assumption is there so many times.
func between(y []float64, times []int, squares float64) (found float64) {
	all := floats.Sum(y) / float64(len(y))
	for _, m := range times {
		d := floats.Sum(y[:m])/float64(m) - all
		found += float64(float64(m) * d * d / squares)
		y = y[m:]
	}
	return found
}

// squares is the sum of the squared distances from the mean.
func squares(y []float64) float64 {
	mean, sum := floats.Sum(y)/float64(len(y)), 0.0
	for _, v := range y {
		sum += float64((v - mean) * (v - mean))
	}
	return sum
}

// A sharer finds first-order shares of variance, Sobol's S1 = Var(E[Y|X]) / Var(Y), from given runs: no
// path is run for it. E[Y|X] is found by projecting Y, sorted by X, on functions of the rank (Plischke, How to compute
// variance-based sensitivity indicators with your spreadsheet software, Environmental Modelling & Software 35,
// 2012, who uses cosines alone), with its bias taken off; of an assumption of few values it is the mean of
// the paths with that value, as in an analysis of variance. Where every path was lived twice, with the same X and two
// lucks, Y is the mean of the two, in which luck hides less, and Var(Y) that of one.
type sharer struct {
	y      []float64 // mean of the lucks, path by path
	within []float64 // what luck adds to the square of one luck's distance from the mean
	bases  map[int]*basis
}

// newSharer takes the figure under each luck, path by path.
func newSharer(lucks ...[]float64) *sharer {
	s := &sharer{bases: map[int]*basis{}}
	n, k := len(lucks[0]), float64(len(lucks))
	s.y, s.within = make([]float64, n), make([]float64, n)
	for _, y := range lucks {
		floats.AddScaled(s.y, 1/k, y)
	}
	for _, y := range lucks {
		for i := range y {
			s.within[i] += float64((y[i] - s.y[i]) * (y[i] - s.y[i]) / k)
		}
	}
	return s
}

// jackknives is how many parts of the paths are left out in turn to find a share's error.
const jackknives = 32

// share is S1 of an assumption with these values, its standard error by leaving out one
// of 32 parts of the paths at a time (Miller, The jackknife – a review, Biometrika 61, 1974; on average it is not too
// small, and up to √2 too large where the assumption does nothing: Efron and Stein, Annals of Statistics 9, 1981), and the probability that an
// assumption without any influence looks as influential, by the F test of the projection onto so many functions.
func (s *sharer) share(x []float64) (share Uncertain, chance float64, of int) {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(x[a], x[b]) })
	sorted := make([]float64, len(x))
	for k, i := range order {
		sorted[k] = x[i]
	}
	n := float64(len(x))
	of, each := functions(sorted)
	if !each {
		sorted = nil // their ranks will do
	}
	value, found := s.without(order, sorted, -1)
	var parts []float64
	for part := range jackknives {
		v, _ := s.without(order, sorted, part)
		parts = append(parts, v)
	}
	se := math.Sqrt(squares(parts) * (jackknives - 1) / jackknives)
	switch {
	case found == 0:
		chance = 1
	case found < 1:
		d1, d2 := float64(of), n-float64(of)-1
		chance = distuv.F{D1: d1, D2: d2}.Survival(found / d1 / ((1 - found) / d2))
	}
	return Uncertain{value, se}, chance, of
}

// without is the share without one part of the paths, −1 for none, and R² as it is found; sorted are the
// assumption's values in their order, where they are few. What mere chance explains is taken off: with M functions and
// n values R² becomes 1 − (1−R²)·(n−1)/(n−M−1) (Ezekiel, Methods of Correlation Analysis, 1930), which is 0 on
// average where the assumption does nothing.
func (s *sharer) without(order []int, sorted []float64, part int) (share, found float64) {
	y := make([]float64, 0, len(order))
	var values []float64
	luck := 0.0
	for k, i := range order {
		if i%jackknives != part {
			y = append(y, s.y[i])
			luck += s.within[i]
			if sorted != nil {
				values = append(values, sorted[k])
			}
		}
	}
	all := squares(y)
	if all == 0 {
		return 0, 0
	}
	n, m := float64(len(y)), float64(shapes)
	if sorted != nil {
		times := stretches(values)
		found, m = between(y, times, all), float64(len(times)-1)
	} else {
		found = s.basis(len(y)).explains(y, all)
	}
	return (1 - (1-found)*(n-1)/(n-m-1)) * all / (all + luck), found
}

// basis is that of so many ranks, which is made once.
func (s *sharer) basis(n int) *basis {
	if s.bases[n] == nil {
		s.bases[n] = newBasis(n)
	}
	return s.bases[n]
}

// total is the share of variance that an assumption makes alone and together with others: Sobol's total
// share E[Var(E[Y|X] | all but this one)] / Var(Y). y are figures under two lucks, redrawn
// the same paths with this assumption alone drawn anew: half the mean of the product of the two
// differences (Jansen, Computer Physics Communications 117, 1999, squares one difference; with two lucks
// what luck adds to it drops out). variance is that of Y, with its error.
func total(y, redrawn [2][]float64, variance, varianceSE float64) Uncertain {
	if variance == 0 {
		return Uncertain{}
	}
	products := make([]float64, len(redrawn[0]))
	for i := range products {
		products[i] = (y[0][i] - redrawn[0][i]) * (y[1][i] - redrawn[1][i]) / 2
	}
	mean, se := moments(products)
	return Uncertain{mean / variance, math.Hypot(se, mean/variance*varianceSE) / variance}
}
