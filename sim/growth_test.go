package sim

import (
	"math"
	"testing"
)

// Growth differs between customers by a truncated normal: with 10 % ± 20 % a year between 0 and 50 %,
// nobody's is beyond these, and mean, variance and the share below 10 % are those of the law.
func TestGrowthBetweenCustomersIsATruncatedNormal(t *testing.T) {
	t.Parallel()
	const customers = 50
	m := subscribers(customers, 1, 12, 0, 0)
	m.Segments[0].OpeningRenewals = []int{customers}
	m.Segments[0].Expansion = Growth{Rate: fixed(.1), SD: .2, Min: 0, Max: .5}
	law := Normal{Mu: .1, Sigma: .2, Min: 0, Max: .5}
	mean, square := law.Mean(), meanOfQuantiles(squared{law})
	p := mustRun(t, m, 1024)
	grown := eachPath(t, p, "expansion_arr", 0, 1, func(x float64) float64 { return x / 1200_00 })
	got, se := estimate(grown)
	near(t, "growth", got/customers, se/customers, mean)
	for i, x := range grown {
		grown[i] = (x - customers*mean) * (x - customers*mean)
	}
	got, se = estimate(grown)
	near(t, "its variance", got/customers, se/customers, square-mean*mean)

	m = subscribers(1, 1, 12, 0, 0)
	m.Segments[0].OpeningRenewals = []int{1}
	m.Segments[0].Expansion = Growth{Rate: fixed(.1), SD: .2, Min: 0, Max: .5}
	below := make([]float64, 4096)
	for path, more := range column(t, mustRun(t, m, len(below)), "expansion_arr", 0) {
		if more < 0 || more > 600_00 {
			t.Fatalf("1,200.00 grow by %d", more)
		}
		if more < 120_00 {
			below[path] = 1
		}
	}
	got, se = estimate(below)
	share := func(x float64) float64 { return .5 * math.Erfc(-x/math.Sqrt2) }
	near(t, "share below the rate", got, se, (share(0)-share(-.5))/(share(2)-share(-.5)))
}

// squared is the law of a quantity's square.
type squared struct{ Law }

func (s squared) Quantile(p float64) float64 { x := s.Law.Quantile(p); return x * x }

// A rate below zero is a loss, and no one loses more than they have.
func TestNobodyShrinksBelowNothing(t *testing.T) {
	s := yearly(12, Billing{})
	s.Contraction = Growth{Rate: fixed(1.5)}
	p := mustRun(t, signing(s, 1, 10, 26), 2)
	always(t, p, "contraction_arr", 12, 1200_00)
	for month := 12; month < 26; month++ {
		always(t, p, "arr", month, 0)
	}
	always(t, p, "customers", 25, 1)
	always(t, p, "billings", 24, 0)

	s.Contraction, s.Expansion = Growth{}, Growth{Rate: fixed(-.1)}
	p = mustRun(t, signing(s, 1, 10, 13), 2)
	always(t, p, "contraction_arr", 12, 120_00)
	always(t, p, "expansion_arr", 12, 0)
}
