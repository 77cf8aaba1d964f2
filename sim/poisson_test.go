package sim

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// Inversion by its definition: just below P(N ≤ k) the count is k, just above it
// k+1, for every count that is not rarer than 10⁻⁷.
func TestPoissonInvertsItsDistributionFunction(t *testing.T) {
	t.Parallel()
	for _, rate := range []float64{.001, .3, 1, 4.7, 38.1, 250, 4000, 100_000} {
		var p poisson
		p.set(rate)
		law := distuv.Poisson{Lambda: rate}
		spread := 6*math.Sqrt(rate) + 10
		stride := max(1, int(spread/300))
		tried := 0
		for k := max(0, int(rate-spread)); k < int(rate+spread); k += stride {
			if law.Prob(float64(k)) < 1e-7 || law.Prob(float64(k+1)) < 1e-7 {
				continue
			}
			edge := law.CDF(float64(k))
			if below, above := p.at(edge-1e-9), p.at(edge+1e-9); below != k || above != k+1 {
				t.Errorf("rate %v: %d and %d around P(N ≤ %d) = %v", rate, below, above, k, edge)
			}
			tried++
		}
		if tried == 0 && rate > .01 {
			t.Errorf("rate %v: nothing was tried", rate)
		}
	}
}

// A higher rate keeps the same items and adds some, for whatever uniform number up
// to 1 − 10⁻¹²; beyond that a summed distribution function is rounding alone.
func TestPoissonCountNeverFallsWithItsRate(t *testing.T) {
	t.Parallel()
	var p poisson
	us := []float64{0, 0x1p-53, 1e-12, .5, 1 - 1e-9, 1 - 1e-12}
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		us = append(us, r.Float64())
	}
	last := make([]int, len(us))
	for rate := 0.; rate < 3000; rate = rate*1.03 + .002 {
		p.set(rate)
		for i, u := range us {
			n := p.at(u)
			if n < last[i] {
				t.Fatalf("%d items at rate %v and u = %v, fewer than the %d before", n, rate, u, last[i])
			}
			last[i] = n
		}
	}
}

// The short form for small rates is the same inversion.
func TestFewItemsAreCountedAlike(t *testing.T) {
	t.Parallel()
	var p poisson
	r := rand.New(rand.NewPCG(7, 8))
	for _, rate := range []float64{1e-6, .02, .4, 3} {
		p.set(rate)
		for range 20_000 {
			u := r.Float64()
			if few, n := fewPoisson(u, rate), p.at(u); few != n {
				t.Fatalf("%d and %d items at rate %v and u = %v", few, n, rate, u)
			}
		}
	}
}

func TestPoissonOfNothingIsNothing(t *testing.T) {
	var p poisson
	p.set(3)
	p.set(0)
	if n := p.at(.999); n != 0 {
		t.Errorf("%d items at rate 0", n)
	}
}

// The byte of a day in its lot says that there is nothing only where the whole draw does: what few days bring is what the draws
// of all of them bring.
func TestNothingIsSkippedThatADrawBrings(t *testing.T) {
	t.Parallel()
	for _, rate := range []float64{.001, .03, .1, .7, 2} {
		for i := range 4000 {
			k, day := key(i/100).child(5), int64(i%100)
			got, _ := k.few(9, day, rate)
			if want := fewPoisson(finer(k.rare(9, day).of(uint32(day)), k.child(9^uint64(day)).draw(toVolume)), rate); got != want {
				t.Fatalf("%d items on day %d at rate %v, the draw brings %d", got, day, rate, want)
			}
		}
	}
}
