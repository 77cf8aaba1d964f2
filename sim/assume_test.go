package sim

import (
	"math"
	"slices"
	"testing"
)

// assumptive is a plan whose volume and rate are not known; they are correlated, a third number is alone.
func assumptive() *Model {
	m := bare(2, 30)
	m.Assumptions = []Assumption{{"volume", Uniform{20, 80}}, {"passes", Uniform{.1, .3}}, {"growth", Uniform{0, .1}}}
	m.Correlations = []Correlation{{Of: []int{0, 1}, Correlation: .8}}
	m.Stages = []Stage{step("deal", .2)}
	m.Stages[0].Passes[0] = Value{Assumption: 2}
	m.Sources = []Source{inbound(50)}
	m.Sources[0].Volume[0].Value = Value{Assumption: 1}
	m.Sources[0].Growth = Value{Assumption: 3}
	return m
}

// What is told of a path is what a worker draws on it, whatever it drew before.
func TestAssumptionsOfAreThoseOfTheRun(t *testing.T) {
	t.Parallel()
	m := assumptive()
	p, err := compile(m, NewLaws())
	if err != nil {
		t.Fatal(err)
	}
	got, err := AssumptionsOf(m, 9, 5, 0, 70)
	if err != nil {
		t.Fatal(err)
	}
	r := newRunner(p, 9, false)
	r.world.luck = 3
	for i, path := range []int{5, 0, 70} {
		r.run(path, 1)
		if !slices.Equal(got[i], r.world.values) {
			t.Errorf("path %d: told %v, had %v", path, got[i], r.world.values)
		}
	}
	if _, err := AssumptionsOf(&Model{}, 1, 0); err == nil {
		t.Error("a model that cannot run has assumptions")
	}
}

// Correlated ones are told as they are drawn: the normal scores of uniform values z = Φ⁻¹((x−a)/(b−a)) have the
// model's correlation .8, their product's mean with standard error √((1+.8²)/n), and none with the one that is alone, ± 1/√n.
func TestAssumptionsOfHaveTheirCorrelation(t *testing.T) {
	t.Parallel()
	const n = 20000
	paths := make([]int, n)
	for i := range paths {
		paths[i] = i
	}
	rows, err := AssumptionsOf(assumptive(), 1, paths...)
	if err != nil {
		t.Fatal(err)
	}
	score := func(u float64) float64 { return math.Sqrt2 * math.Erfinv(2*u-1) }
	tied, alone := 0.0, 0.0
	for _, r := range rows {
		volume := score((r[0] - 20) / 60)
		tied += volume * score((r[1]-.1)/.2) / n
		alone += volume * score(r[2]/.1) / n
	}
	near(t, "correlation of volume and rate", tied, math.Sqrt((1+.64)/n), .8)
	near(t, "correlation of volume and growth", alone, 1/math.Sqrt(n), 0)
}

// Other luck leaves a path its assumptions: with a rate R ~ Uniform 20..80 a month of which a fifth is
// won, the wins of two months under two lucks have Cov = Var(60 U · .2 · 2) = 4 · 12 in common, as two
// independent Poisson counts of the same mean have, and luck adds E = 2 · 10 to the variance. Luck 0 is no other luck.
func TestOtherLuckKeepsTheAssumptions(t *testing.T) {
	t.Parallel()
	m := bare(2, 30)
	m.Assumptions = []Assumption{{"rate", Uniform{20, 80}}}
	m.Stages = []Stage{step("deal", .2)}
	m.Sources = []Source{inbound(50)}
	m.Sources[0].Volume[0].Value = Value{Assumption: 1}
	run := func(luck uint64) []int64 {
		p, err := Run(t.Context(), m, Options{Paths: 8192, Seed: 1, Luck: luck})
		if err != nil {
			t.Fatal(err)
		}
		return added(t, p, "wins", 0, 2)
	}
	one, other, third := run(0), run(1), run(2)
	moments(t, "wins", one, 20, 20+48)
	moments(t, "wins with other luck", other, 20, 20+48)
	for _, with := range [][]int64{one, third} {
		common, se := covariance(other, with, 20, 20)
		near(t, "what two lucks have in common", common, se, 48)
	}
	if slices.Equal(one, other) || slices.Equal(other, third) {
		t.Error("another luck is the same luck")
	}
}

func TestCorrelatedAssumptionsMoveTogether(t *testing.T) {
	const paths = 4000
	m := ref1()
	rate := SplitLogitNormal{0.3, 0.5, 0.8}
	m.Assumptions = []Assumption{{"a", rate}, {"b", SplitLogNormal{1, 2, 9}}, {"c", rate}}
	m.Correlations = []Correlation{{Of: []int{0, 1}, Correlation: 0.6}}
	p, err := compile(m, NewLaws())
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(p)
	// Concordance of two normals with correlation ρ is known: Kendall's τ = 2/π · asin ρ.
	concordance := func(x, y int) float64 {
		var last [3]float64
		sum := 0.0
		for i := range uint64(2 * paths) {
			w.path = key(3).child(i)
			w.assume()
			if i%2 == 1 {
				sum += math.Copysign(1, (w.values[x]-last[x])*(w.values[y]-last[y])) / paths
			}
			copy(last[:], w.values)
		}
		return sum
	}
	se := 1 / math.Sqrt(paths)
	if got, want := concordance(0, 1), 2/math.Pi*math.Asin(0.6); !(math.Abs(got-want) <= 4*se) {
		t.Errorf("τ of a and b is %.3f, want %.3f ± %.3f", got, want, 4*se)
	}
	if got := concordance(0, 2); !(math.Abs(got) <= 4*se) {
		t.Errorf("τ of a and c is %.3f, want 0 ± %.3f", got, 4*se)
	}
	below := 0.0
	for i := range uint64(paths) {
		w.path = key(5).child(i)
		w.assume()
		if w.values[0] <= 0.3 {
			below += 1. / paths
		}
	}
	if !(math.Abs(below-0.1) <= 4*math.Sqrt(0.09/paths)) {
		t.Errorf("%.3f of the draws lie below P10", below)
	}
}
