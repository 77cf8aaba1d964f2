package forecast

import (
	"context"
	"errors"
	"math"
	"testing"

	"funnelcast/sim"
)

// doorway is a plan of a month of n visitors on average, each won with a probability; its target is to win
// 20 or more. The number won is Poisson.
func doorway(visitors float64) *sim.Model {
	return &sim.Model{
		Currency: sim.Currency{Code: "USD", Decimals: 2}, Start: sim.MonthOf(2027, 1), FiscalStart: 1, Months: 1, DaysPerMonth: 30,
		Segments: []sim.Segment{{Name: "all-in-one", Worth: sim.Spread{Law: sim.Fixed(100)}, TermMonths: 12}},
		Stages:   []sim.Stage{{Name: "deal", Passes: []sim.Value{{Fixed: 1}}, Won: []sim.Spread{{}}, Lost: []sim.Spread{{}}}},
		Sources:  []sim.Source{{Name: "door", Volume: []sim.Step{{Value: sim.Value{Fixed: visitors}}}, Shares: []float64{1}}},
		Targets:  []sim.Target{{Name: "Wins", Metric: "wins", Segment: sim.All, AtLeast: 20}},
	}
}

func reversed(t *testing.T, o sim.Options, visitors, under float64, scales ...Scale) *Reverse {
	t.Helper()
	m := doorway(visitors)
	p, err := sim.Run(context.Background(), m, o)
	if err != nil {
		t.Fatal(err)
	}
	c := NewComparison("plan", m, p, About{})
	r, err := ReverseStress(context.Background(), &c.Plans[0].Targets[0], ReverseDesign{Under: under, Options: o}, scales)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// fewer lets a share of n visitors come.
func fewer(n, most float64) Scale {
	return Scale{"fewer", "change", 1, most, func(x float64) (*sim.Model, error) { return doorway(n * x), nil }}
}

// A Poisson number is 20 or more with probability ½ at a mean of 19.6678 and with 90 % at 25.9025 (the quantiles of the gamma law
// with shape 20), so of 30 visitors 65.6 % and 86.3 % are enough. The true one is in the interval of 95 % in 19 of 20 runs, here in
// at least 16 of them (fewer with a chance of 0.3 %), and the interval as long as the error asks: ±1.96·√(.25/n) of a
// probability that falls by 0.0901 a visitor.
func TestTheStrengthThatBreaksATargetIsFound(t *testing.T) {
	const runs, paths = 20, 512
	for under, enough := range map[float64]float64{0.5: 19.66767 / 30, 0.9: 25.90253 / 30} {
		held, length := 0, 0.0
		for seed := range uint64(runs) {
			b := reversed(t, sim.Options{Paths: paths, Seed: seed}, 30, under, fewer(30, 0.1)).Breaks[0]
			if b.Below || b.Above || !(b.Hi < b.At && b.At < b.Lo) || len(b.Tried) != 2+tries {
				t.Fatalf("under %v: %+v", under, b)
			}
			for i, tried := range b.Tried[1:] {
				if before := b.Tried[i]; tried.Strength >= before.Strength || tried.Probability > before.Probability {
					t.Fatalf("tried %+v after %+v", tried, before)
				}
			}
			length += float64(b.Lo-b.Hi) * 30 / runs
			if float64(b.Hi) < enough && enough < float64(b.Lo) {
				held++
			}
		}
		if held < 16 {
			t.Errorf("under %v: %d of %d intervals hold the truth", under, held, runs)
		}
		if want := 2 * 1.96 * 0.5 / math.Sqrt(paths) / 0.0901; under == 0.5 && !(math.Abs(length/want-1) <= 0.15) {
			t.Errorf("intervals of %v visitors, want %v", length, want)
		}
	}
}

func TestATargetMayStandOrBeLostAlready(t *testing.T) {
	o := sim.Options{Paths: 4096, Seed: 2}
	r := reversed(t, o, 60, 0.5, fewer(60, 0.5), fewer(60, 0.1))
	if b := r.Breaks[0]; !b.Above || b.Below || !math.IsInf(float64(b.At), 1) || len(b.Tried) != 2 {
		t.Errorf("half of 60 visitors are enough: %+v", b)
	}
	if b := r.Breaks[1]; b.Above || !(math.Abs(float64(b.At)-19.66776/60) <= 0.02) {
		t.Errorf("a tenth of 60 is not: %+v", b)
	}
	r = reversed(t, o, 15, 0.5, fewer(15, 0.1))
	if b := r.Breaks[0]; !b.Below || b.At != 1 || b.Lo != 1 || b.Hi != 1 || len(b.Tried) != 1 {
		t.Errorf("15 visitors are not enough: %+v", b)
	}
	r = reversed(t, o, 19.8, 0.5, fewer(19.8, 0.1)) // just enough
	if b := r.Breaks[0]; b.Lo != 1 || b.Hi > 0.99 || b.Hi < 0.9 {
		t.Errorf("19.8 visitors may not be enough: %+v", b)
	}
	r = reversed(t, o, 19.55, 0.5, fewer(19.55, 0.1)) // just not, and nobody knows by how much
	if b := r.Breaks[0]; !b.Below || b.At != 1 || b.Lo != 1 || !math.IsNaN(float64(b.Hi)) {
		t.Errorf("19.55 visitors may be enough: %+v", b)
	}
}

// A target that is just as probable as asked is lost to the mildest stress: nothing is tried.
func TestATargetJustAsProbableAsAskedTakesNoStress(t *testing.T) {
	never := Scale{Neutral: 1, Most: 0.1, Model: func(float64) (*sim.Model, error) { return nil, errors.New("tried") }}
	r, err := ReverseStress(context.Background(), &Chance{Target: Target{Probability: 0.5}}, ReverseDesign{Under: 0.5, Options: sim.Options{Paths: 64}}, []Scale{never})
	if err != nil {
		t.Fatal(err)
	}
	if b := r.Breaks[0]; !b.Below || b.Above || b.At != 1 || b.Lo != 1 || !math.IsNaN(float64(b.Hi)) {
		t.Errorf("%+v", b)
	}
}

func TestAReverseStressEndsWithItsMistakes(t *testing.T) {
	bad := errors.New("no such plan")
	_, err := ReverseStress(context.Background(), &Chance{Target: Target{Probability: 0.9}}, ReverseDesign{Under: 0.5, Options: sim.Options{Paths: 64}},
		[]Scale{{Name: "bad", Model: func(float64) (*sim.Model, error) { return nil, bad }}})
	if err != bad {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ReverseStress(ctx, &Chance{Target: Target{Probability: 0.9}}, ReverseDesign{Under: 0.5, Options: sim.Options{Paths: 64}}, []Scale{fewer(30, 0.1)}); err != context.Canceled {
		t.Errorf("got %v", err)
	}
}
