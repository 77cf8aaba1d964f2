package forecast

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Hyndman & Fan type 7 of small samples, as R 4's quantile(x, p, type = 7) and
// Excel's PERCENTILE.INC print them.
func TestPercentilesAreTypeSeven(t *testing.T) {
	for _, c := range []struct {
		values   []int64
		percents []int
		want     []float64
	}{
		// Microsoft's example of PERCENTILE.INC: {1,2,3,4} at 0.3 is 1.9.
		{[]int64{1, 3, 2, 4}, []int{30}, []float64{1.9}},
		// R: quantile(1:10, c(.05,.1,.25,.5,.75,.9,.95))
		{[]int64{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, percents, []float64{1.45, 1.9, 3.25, 5.5, 7.75, 9.1, 9.55}},
		// The 12 readings (here in ten-thousandths) of NIST/SEMATECH's e-Handbook 7.2.6.2: P90 is
		// 95.1981 by its own rule (type 6) and 95.1957 by the spreadsheets' (type 7).
		{[]int64{951772, 951567, 951937, 951959, 951442, 950610, 951591, 951195, 951065, 950925, 951990, 951682},
			[]int{90}, []float64{951956.8}},
		{[]int64{42}, percents, []float64{42, 42, 42, 42, 42, 42, 42}},
		{[]int64{0, 100}, percents, []float64{5, 10, 25, 50, 75, 90, 95}},
		{[]int64{-3, -3, -3, 5}, []int{25, 50, 75}, []float64{-3, -3, -1}},
	} {
		l := newLadder(len(c.values), c.percents, nil)
		l.read(c.values)
		for i, want := range c.want {
			if got := l.percentile(i); !(math.Abs(got-want) <= 1e-9) {
				t.Errorf("P%d of %v = %v, want %v", c.percents[i], c.values, got, want)
			}
		}
	}
}

// On 101 values every whole percentile is an order statistic, with no rounding
// of p·(n−1) to spoil it.
func TestPercentilesOf101ValuesAreTheValues(t *testing.T) {
	values := make([]int64, 101)
	all := make([]int, 101)
	for i := range values {
		values[i], all[i] = int64(1000*(100-i)), i
	}
	l := newLadder(101, all, nil)
	l.read(values)
	for i := range all {
		if got := l.percentile(i); got != float64(1000*i) {
			t.Errorf("P%d = %v, want %d", i, got, 1000*i)
		}
	}
}

// column draws a column of values as the engine makes them, and worse: small
// counts, ties, money, one far outlier, many scales at once, the whole range.
func column(t *rapid.T) []int64 {
	n := rapid.IntRange(1, 700).Draw(t, "n")
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
	shape := rapid.SampledFrom([]func() int64{
		func() int64 { return 7 },
		func() int64 { return rng.Int64N(5) },
		func() int64 { return 1e9 + rng.Int64N(3000) },
		func() int64 { return int64(1e8 * math.Exp(rng.NormFloat64())) },
		func() int64 { return int64(math.Exp(40 * rng.Float64())) },
		func() int64 { return -int64(math.Exp(43 * rng.Float64())) },
		func() int64 { return int64(rng.Uint64()) },
		func() int64 { return max(0, rng.Int64N(1e6)-9e5) },
	}).Draw(t, "shape")
	values := make([]int64, n)
	for i := range values {
		values[i] = shape()
	}
	for range rapid.IntRange(0, 3).Draw(t, "outliers") {
		values[rng.IntN(n)] = rapid.SampledFrom([]int64{math.MinInt64, math.MaxInt64, 1e15, 0}).Draw(t, "outlier")
	}
	return values
}

func TestSelectedRanksAreThoseOfTheSortedColumn(t *testing.T) {
	var s selector
	rapid.Check(t, func(t *rapid.T) {
		values := column(t)
		ranks := rapid.SliceOfNDistinct(rapid.IntRange(0, len(values)-1), 1, min(20, len(values)), rapid.ID[int]).Draw(t, "ranks")
		slices.Sort(ranks)
		before := slices.Clone(values)
		got := make([]int64, len(ranks))
		s.order(got, values, ranks)
		if !slices.Equal(values, before) {
			t.Fatal("the column was changed")
		}
		sorted := slices.Sorted(slices.Values(values))
		for i, rank := range ranks {
			if got[i] != sorted[rank] {
				t.Fatalf("rank %d of %d values: %d, want %d", rank, len(values), got[i], sorted[rank])
			}
		}
	})
}

// The number of values below the true percentile is binomial(n, p), so the
// order statistics lo < hi cover it with probability P(lo < B ≤ hi), which
// newLadder promises to be one standard error's 68 % or a little more.
func TestErrorIntervalsCoverOneStandardError(t *testing.T) {
	for _, n := range []int{100, 1000, 10000} {
		l := newLadder(n, thirds, independent(n, thirds))
		for i, p := range []float64{0.1, 0.5, 0.9} {
			lo, hi := l.ranks[l.rungs[i].lo], l.ranks[l.rungs[i].hi]
			cover := 0.0
			for b := lo + 1; b <= hi; b++ {
				cover += binomial(n, b, p)
			}
			if cover < 0.68 || cover > 0.80 {
				t.Errorf("n %d, p %v: ranks %d..%d cover %.3f", n, p, lo, hi, cover)
			}
		}
	}
}

func binomial(n, k int, p float64) float64 {
	lg := func(x int) float64 { v, _ := math.Lgamma(float64(x + 1)); return v }
	return math.Exp(lg(n) - lg(k) - lg(n-k) + float64(k)*math.Log(p) + float64(n-k)*math.Log(1-p))
}

func TestReadingAColumnAllocatesNothing(t *testing.T) {
	values := lognormal(10000)
	l := newLadder(len(values), percents, independent(len(values), percents))
	l.read(values)
	if n := testing.AllocsPerRun(10, func() { l.read(values) }); n != 0 {
		t.Errorf("%v allocations a column", n)
	}
}

func TestAnIntervalOfAPercentileIsTwoErrorsWide(t *testing.T) {
	if q := (Quantile{Value: 7, Lo: 4, Hi: 9}); q.SE() != 2.5 {
		t.Errorf("an interval of 5 stands for an error of %v", q.SE())
	}
}

// Fractions of all sizes, both zeros, ties and ∞: their keys are in their order and lead back to them.
func TestRankKeysKeepTheOrderOfFractions(t *testing.T) {
	fractions := rapid.OneOf(rapid.Float64(), rapid.Float64Range(-2, 2), rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1, math.Inf(1), math.MaxFloat64, -math.MaxFloat64, 5e-324}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := fractions.Draw(t, "a"), fractions.Draw(t, "b")
		if a < b != (rankKey(a) < rankKey(b)) || a == b != (rankKey(a) == rankKey(b)) {
			t.Fatalf("%v and %v have the keys %d and %d", a, b, rankKey(a), rankKey(b))
		}
		if keyed(rankKey(a)) != a {
			t.Fatalf("the key of %v is that of %v", a, keyed(rankKey(a)))
		}
	})
	if rankKey(math.Copysign(0, -1)) != rankKey(0) {
		t.Error("−0 stands before 0")
	}
}

// Type 7 by its definition, of sorted values; where one neighbour is ∞, so is what lies between.
func TestPercentilesOfFractionsAreTypeSevenWithInfinityLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.OneOf(rapid.Float64Range(-5, 5), rapid.Just(math.Inf(1)), rapid.Float64Range(0, 1e12)), 1, 300).Draw(t, "values")
		r := newReader(len(values))
		sorted := slices.Sorted(slices.Values(values))
		band := r.ratio(values, 1).Band
		for i, q := range []Quantile{band.P10, band.P50, band.P90} {
			h := float64((len(sorted)-1)*thirds[i]) / 100
			below, above := sorted[int(h)], sorted[min(int(h)+1, len(sorted)-1)]
			want := below
			if h > math.Floor(h) && above > below {
				want = below + (h-math.Floor(h))*(above-below)
			}
			if q.Value != want && !(math.Abs(q.Value-want) <= 1e-9*math.Abs(want)) || !(q.Lo <= q.Value && q.Value <= q.Hi) {
				t.Fatalf("P%d of %v is %v, want %v", thirds[i], sorted, q, want)
			}
		}
	})
}

func lognormal(n int) []int64 {
	rng := rand.New(rand.NewPCG(1, 2))
	values := make([]int64, n)
	for i := range values {
		values[i] = int64(1e8 * math.Exp(0.4*rng.NormFloat64()))
	}
	return values
}

func BenchmarkPercentiles(b *testing.B) {
	counts := lognormal(10000)
	for i := range counts {
		counts[i] /= 1e7
	}
	skewed := lognormal(10000)
	skewed[17] = 1e14
	keys := lognormal(10000)
	for i := range keys {
		keys[i] = rankKey(float64(keys[i]) / float64(counts[i]%5)) // some of them ∞
	}
	for _, c := range []struct {
		name   string
		column []int64
	}{{"money", lognormal(10000)}, {"counts", counts}, {"outlier", skewed}, {"fractions", keys}} {
		b.Run(c.name, func(b *testing.B) {
			l := newLadder(len(c.column), percents, nil)
			b.ReportAllocs()
			for b.Loop() {
				l.read(c.column)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(c.column)), "ns/value")
		})
	}
}
