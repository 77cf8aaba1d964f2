package forecast

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
)

// causes are why a plan wins more new ARR than the baseline. New ARR, averaged over the paths, is a product
//
//	new ARR = Σₛ nₛ·ωₛ · all/Σₛ nₛ·ωₛ · due/all · won/due · new ARR/won
//
// of means over the paths, where nₛ is how many came from source s, ωₛ the chance of one of them to be won if it is
// worked at once, and won, due and all are those of [prospects]. The causes are
//
//	leads       nₛ                              more or fewer came, each worth what its source's are worth
//	conversion  ωₛ and all/Σₛ nₛ·ωₛ            more or less of what is worked is won: rates, skill, ramp, slow answers, shocks
//	capacity    due/all                         less or more went cold or still waits, for want of people
//	timing      won/due                         more or less is decided by the plan's end
//	price       new ARR/won                     each new customer is worth more or less: price, discount, size, mix of
//	                                            segments, and what is signed but not in use yet
//
// and each has its Shapley value (Shapley, A value for n-person games, 1953): what changing it from the baseline's to the
// plan's does to the product, averaged over all orders in which the five can be changed. These sum to the difference.
//
// To have an error, each is laid out over the paths. All factors together are homogeneous of degree one in the means
// x̄ that they are made of, so by Euler's theorem a part g(x̄) is the mean of Σₖ ∂g/∂xₖ·xₖ over the paths. That column has
// the standard error of g (the delta method, as for any ratio of means), and on every path the columns of
// the five sum to the difference in new ARR there, to the minor unit: what rounding leaves goes to price.
//
// A ratio whose mean denominator is 0 is that of the other plan. Sources are the same if their names are.
type causes map[string]pairOfColumns

// pairOfColumns are a part's shares of both plans' new ARR, path by path, in minor units; the part is b − a.
type pairOfColumns struct{ a, b []int64 }

// Causes are the names of the five, in the order of the bits of a coalition.
var Causes = []string{"leads", "conversion", "capacity", "timing", "price"}

const (
	byLeads = iota
	byConversion
	byCapacity
	byTiming
	byPrice
	factors
)

// A mean is a column of the product and its mean.
type mean struct {
	column []float64
	mean   float64
	of     int // 0: the baseline's, 1: the plan's
	at     int // its place among all of them
}

// ledgers are the columns of both plans that the product is made of.
type ledgers struct {
	means              []*mean
	arr, won, due, all [2]*mean
	came               [2][2]*mean // by whose items come and whose chances they have
}

func (l *ledgers) add(column []float64, of int) *mean {
	m, _ := moments(column)
	l.means = append(l.means, &mean{column, m, of, len(l.means)})
	return l.means[len(l.means)-1]
}

func causesOf(a, b *prospects, newA, newB []int64) causes {
	l := &ledgers{}
	plans := []*prospects{a, b}
	for i, p := range plans {
		l.arr[i] = l.add(reals([][]int64{newA, newB}[i]), i)
		l.won[i], l.due[i], l.all[i] = l.add(p.won, i), l.add(p.due, i), l.add(p.all, i)
		for j, q := range plans {
			l.came[i][j] = l.add(expected(p, q), i)
		}
	}
	if l.came[0][0].mean == 0 && l.all[0].mean > 0 || l.came[1][1].mean == 0 && l.all[1].mean > 0 {
		for i := range l.came { // nothing is known of where customers come from: they count as what came
			l.came[i] = [2]*mean{l.all[i], l.all[i]}
		}
	}
	return l.split(newA, newB)
}

// expected is what came in one plan times its chance in the other, path by path; a source that the
// other has not got has the chances of its own.
func expected(many, chance *prospects) []float64 {
	sum := make([]float64, len(many.won))
	for _, in := range many.inflows {
		of := in
		if k := slices.IndexFunc(chance.inflows, func(other inflow) bool { return other.from == in.from }); k >= 0 {
			of = chance.inflows[k]
		}
		for i := range sum {
			if !in.resold {
				sum[i] += in.many[i] * of.chance[i]
			}
		}
	}
	return sum
}

// split gives every cause its Shapley value, laid out over the paths.
func (l *ledgers) split(newA, newB []int64) causes {
	var slopes [factors][]float64
	for j := range slopes {
		slopes[j] = make([]float64, len(l.means))
	}
	for coalition := range 1 << factors {
		gradient := l.gradient(coalition)
		for j := range slopes {
			floats.AddScaled(slopes[j], shapleyWeight(coalition, j), gradient)
		}
	}
	out := causes{}
	restA, restB := slices.Clone(newA), slices.Clone(newB)
	for j, name := range Causes[:byPrice] {
		a, b := make([]int64, len(newA)), make([]int64, len(newB))
		for i := range a {
			sums := [2]float64{}
			for k, x := range l.means {
				sums[x.of] += slopes[j][k] * x.column[i]
			}
			a[i] = int64(math.Round(-sums[0]))
			b[i] = a[i] + int64(math.Round(sums[0]+sums[1])) // so that no difference leaves none
			restA[i], restB[i] = restA[i]-a[i], restB[i]-b[i]
		}
		out[name] = pairOfColumns{a, b}
	}
	out[Causes[byPrice]] = pairOfColumns{restA, restB}
	return out
}

// shapleyWeight is the weight of the product with a coalition of the plan's factors in the value of factor j: for one
// that has it, (s−1)!(n−s)!/n! with s factors of n; for one that has not, −s!(n−s−1)!/n!.
func shapleyWeight(coalition, j int) float64 {
	factorial := [factors + 1]float64{1, 1, 2, 6, 24, 120}
	n, s := factors, 0
	for k := range n {
		s += coalition >> k & 1
	}
	if coalition>>j&1 == 1 {
		return factorial[s-1] * factorial[n-s] / factorial[n]
	}
	return -factorial[s] * factorial[n-s-1] / factorial[n]
}

// gradient is the slope, in each of its means, of the product in which the factors of the coalition are the plan's and the others the
// baseline's.
func (l *ledgers) gradient(coalition int) []float64 {
	is := func(j int) int { return coalition >> j & 1 }
	over := []*mean{l.came[is(byLeads)][is(byConversion)]}
	var under []*mean
	ratio := func(j int, of func(plan int) (top, bottom *mean)) {
		top, bottom := of(is(j))
		if bottom.mean == 0 {
			top, bottom = of(1 - is(j))
		}
		if bottom.mean != 0 {
			over, under = append(over, top), append(under, bottom)
		}
	}
	ratio(byConversion, func(i int) (*mean, *mean) { return l.all[i], l.came[i][i] })
	ratio(byCapacity, func(i int) (*mean, *mean) { return l.due[i], l.all[i] })
	ratio(byTiming, func(i int) (*mean, *mean) { return l.won[i], l.due[i] })
	ratio(byPrice, func(i int) (*mean, *mean) { return l.arr[i], l.won[i] })
	product := func(but int) float64 { // without one of those above the line
		f := 1.0
		for k, x := range over {
			if k != but {
				f *= x.mean
			}
		}
		for _, x := range under {
			f /= x.mean
		}
		return f
	}
	slopes := make([]float64, len(l.means))
	for k, x := range over {
		slopes[x.at] += product(k)
	}
	for _, x := range under {
		slopes[x.at] -= product(-1) / x.mean
	}
	return slopes
}
