package sim_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"funnelcast/scenarios"
	"funnelcast/sim"
)

// REF-1 is a plan by which speed is measured and programs of another kind are
// compared; its files are in testdata/ref1. ref1Leads are the leads of a path, on average.
const ref1Leads = 24 * 840

// ref1 reads the plan with overlays of its folder.
func ref1(t testing.TB, overlays ...string) *sim.Model {
	t.Helper()
	for i := range overlays {
		overlays[i] = "testdata/ref1/" + overlays[i]
	}
	return load(t, scenarios.Patches{With: overlays})
}

// ref1Set reads the plan with some values changed.
func ref1Set(t testing.TB, changes ...string) *sim.Model {
	t.Helper()
	return load(t, scenarios.Patches{Set: changes})
}

func load(t testing.TB, changes scenarios.Patches) *sim.Model {
	t.Helper()
	s, err := scenarios.Load("testdata/ref1/scenario.yaml", changes)
	if err != nil {
		t.Fatal(err)
	}
	return s.Model()
}

func run(t testing.TB, m *sim.Model, paths int) *sim.Paths {
	t.Helper()
	p, err := sim.Run(context.Background(), m, sim.Options{Paths: paths, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// total is, path by path, a stock at the end of the plan, or the sum of a flow.
func total(t testing.TB, p *sim.Paths, metric string) []float64 {
	t.Helper()
	series := slices.IndexFunc(p.Series, func(s sim.Series) bool { return s.Metric == metric && s.Segment == sim.All })
	if series < 0 {
		t.Fatalf("no series %s", metric)
	}
	from := 0
	if p.Series[series].Stock {
		from = p.Months - 1
	}
	sums := make([]float64, p.N)
	for month := from; month < p.Months; month++ {
		for path, v := range p.Column(nil, series, month) {
			sums[path] += float64(v)
		}
	}
	return sums
}

func meanSE(values []float64) (mean, se float64) {
	n := float64(len(values))
	for _, v := range values {
		mean += v / n
	}
	for _, v := range values {
		se += (v - mean) * (v - mean)
	}
	return mean, math.Sqrt(se / (n - 1) / n)
}

// The file and the plan that the other tests build in code are the same to the engine. Roles stand in
// another order and seats have other keys, yet nothing in the plan depends on either.
func TestREF1OfTheFileLivesThroughTheSamePathsAsThatInCode(t *testing.T) {
	t.Parallel()
	const paths = 128
	file, code := run(t, ref1(t), paths), run(t, sim.Ref1(), paths)
	if len(file.Series) != len(code.Series) {
		t.Fatalf("%d series from the file, %d from the code", len(file.Series), len(code.Series))
	}
	for i, s := range code.Series {
		j := slices.Index(file.Series, s)
		if j < 0 {
			t.Fatalf("no series %+v from the file", s)
		}
		for month := range code.Months {
			want, got := code.Column(nil, i, month), file.Column(nil, j, month)
			for path := range want {
				if got[path] != want[path] {
					t.Fatalf("%s of %s in month %d of path %d is %d from the file, %d from the code", s.Metric, s.Segment, month, path, got[path], want[path])
				}
			}
		}
	}
}

// A program that knows nothing of this engine gets the same means: testdata/ref1/ref1_simpy.py, where deals are
// processes of a discrete-event library that wait for a slot. Its figures are of
//
//	ref1_simpy.py --lean --means --paths 2000 --seed 1
//
// ARR and pipeline are those at the end of month 24, wins and gone cold those of all months. The standard error of a
// difference of two independent means is √(se₁² + se₂²); 3 of them are allowed. 10,000 paths of the engine are
// +0.4, +0.8, −0.4 and +1.3 of them away.
func TestREF1HasTheMeansOfAnIndependentProgram(t *testing.T) {
	t.Parallel()
	p := run(t, ref1(t), 3000)
	for _, c := range []struct {
		metric   string
		unit     float64
		mean, se float64
	}{
		{"arr", 100, 6_727_890, 8_910},
		{"wins", 1, 381.921, 0.363},
		{"open_pipeline", 100, 2_700_334, 3_440},
		{"gone_cold", 1, 502.976, 1.17},
	} {
		mean, se := meanSE(total(t, p, c.metric))
		mean, se = mean/c.unit, se/c.unit
		away := (mean - c.mean) / math.Hypot(se, c.se)
		tell := t.Logf
		if !(math.Abs(away) <= 3) {
			tell = t.Errorf
		}
		tell("%s is %.6g ± %.2g, by the independent program %.6g ± %.2g: %+.2f joint standard errors", c.metric, mean, se, c.mean, c.se, away)
	}
}

// What the overlay is to switch on is on: people leave and are replaced, closers differ and learn, a demo
// needs a second person, and customers are looked after, at last not well enough. The leads stay as many. The
// limits are wide; this is no check of theory but of the file.
func TestREF1WithEverythingOnHasItOn(t *testing.T) {
	t.Parallel()
	m := ref1(t, "everything-on.yaml")
	p := run(t, m, 200)
	for _, c := range []struct {
		metric   string
		from, to float64 // that the mean of the paths lies between
	}{
		{"leads", 0.999 * ref1Leads, 1.001 * ref1Leads},
		{"leavers", 5, 10},
		{"hires", 5, 10},
		{"wins", 250, 350}, // 382 where nobody leaves
	} {
		if mean, _ := meanSE(total(t, p, c.metric)); !(c.from <= mean && mean <= c.to) {
			t.Errorf("%s: %.1f, want %v to %v", c.metric, mean, c.from, c.to)
		}
	}
	closers := m.Roles[slices.IndexFunc(m.Roles, func(r sim.Role) bool { return r.Name == "ae" })]
	if closers.SkillCV == 0 || len(closers.Ramp) < 2 || closers.HandoverLoss.Fixed == 0 {
		t.Errorf("closers are all alike from the first day: %+v", closers)
	}
	for _, role := range []string{"se", "csm"} {
		if used, _ := meanSE(total(t, p, "utilisation."+role)); used < 0.5e6 {
			t.Errorf("%s is used to %.0f %% at the end", role, used/1e4)
		}
	}
}
