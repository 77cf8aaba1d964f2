package scenarios_test

import (
	"context"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"funnelcast/scenarios"
	"funnelcast/sim"
)

// A reference is what an independent model made of a preset's numbers: the
// middle of 300 futures, by fiscal year. It moved in whole months, with
// people, queues, ramp and renewals as here; leads that waited longer than a month converted at half.
type reference struct {
	preset string
	arr    []float64 // at the end of the fiscal year, in the preset's currency
	won    []float64 // deals won by people
}

// The consistency tables of the research behind the presets (scenarios.md, §3.1 to §3.10), P50.
var references = []reference{
	{"japan-first-hires", []float64{0, 42.9e6, 164.1e6}, []float64{0, 4, 12}},
	{"japan-partner-led", []float64{0, 34.4e6, 132.2e6}, []float64{0, 6, 18}},
	{"smb-inbound", []float64{3.27e6, 4.68e6}, []float64{248, 302}},
	{"midmarket-balanced", []float64{8.89e6, 13.10e6}, []float64{100, 120}},
	{"enterprise-high-touch", []float64{9.57e6, 14.53e6, 20.27e6}, []float64{17, 19, 22}},
	{"plg-self-serve", []float64{4.10e6, 6.98e6}, []float64{101, 147}},
	{"channel-led", []float64{3.54e6, 4.64e6, 6.03e6}, []float64{64, 86, 112}},
	{"install-base-renewals", []float64{1837.1e6, 1992.5e6, 2197.9e6}, []float64{16, 16, 17}},
	{"quota-stress", []float64{8.88e6, 12.93e6}, []float64{97, 117}},
	{"downturn", []float64{8.09e6, 10.18e6}, []float64{86, 81}},
}

// without are the presets for which there is no such table.
var without = []string{"japan-country-manager-first"}

// band is how far the middle of our futures may lie from theirs, as a share of theirs.
const band = 0.2

// Each preset's middle future has the ARR and the deals won of an independent model
// within a fifth, or its file says in one line why it has not; a file that says so
// without need is refused as well. Where the simulation's own error reaches over the edge
// of the band, both are right.
func TestPresetsAgreeWithAnIndependentModelOrSayWhyNot(t *testing.T) {
	differs := regexp.MustCompile(`(?m)^# Differs: .{20,}$`)
	known := slices.Clone(without)
	for _, ref := range references {
		known = append(known, ref.preset)
		t.Run(ref.preset, func(t *testing.T) {
			arr, won := middles(t, ref.preset)
			if len(arr) != len(ref.arr) || len(won) != len(ref.won) {
				t.Fatalf("%d fiscal years, the reference has %d", len(arr), len(ref.arr))
			}
			outside, inside := false, true
			for y := range ref.arr {
				t.Logf("year %d: ARR %.4g (reference %.4g), won %.4g (reference %.4g)", y+1, arr[y], ref.arr[y], won[y], ref.won[y])
				outside = outside || arr[y].outside(ref.arr[y]) || won[y].outside(ref.won[y])
				inside = inside && arr[y].inside(ref.arr[y]) && won[y].inside(ref.won[y])
			}
			text, err := scenarios.PresetText(ref.preset)
			if err != nil {
				t.Fatal(err)
			}
			switch says := differs.Match(text); {
			case outside && !says:
				t.Errorf("further than %g%% from the reference, and no line “# Differs: …” says why", 100*band)
			case inside && says:
				t.Errorf("within %g%% of the reference, yet a line “# Differs: …” stands in the file", 100*band)
			}
		})
	}
	for _, p := range scenarios.Presets() {
		if !slices.Contains(known, p.Name) {
			t.Errorf("%s: neither a reference nor said to have none", p.Name)
		}
	}
}

// A middle is a median of futures with the interval in which that of infinitely many lies.
type middle struct{ least, median, most float64 }

// outside and inside tell whether the whole interval lies outside or inside the band
// around a reference; around 0 the band is 0.
func (m middle) outside(ref float64) bool {
	return m.most < (1-band)*ref || m.least > (1+band)*ref
}

func (m middle) inside(ref float64) bool { return m.least >= (1-band)*ref && m.most <= (1+band)*ref }

// middles runs a preset and returns the middles of ARR at the end and of deals won in the
// course of each fiscal year.
func middles(t *testing.T, preset string) (arr, won []middle) {
	s, err := scenarios.Load(preset, scenarios.Patches{})
	if err != nil {
		t.Fatal(err)
	}
	m := s.Model()
	futures := 1000
	if slices.Contains([]string{"smb-inbound", "plg-self-serve"}, preset) {
		futures = 400 // of so many deals that the middle is known as well
	}
	paths, err := sim.Run(context.Background(), m, sim.Options{Paths: futures, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	minor := math.Pow10(m.Currency.Decimals)
	for last := 11; last < m.Months; last += 12 {
		arr = append(arr, middleOf(total(t, paths, "arr", last, last), minor))
		won = append(won, middleOf(total(t, paths, "wins", last-11, last), 1))
	}
	return arr, won
}

// total sums a metric's total over the months first … last, path by path.
func total(t *testing.T, p *sim.Paths, metric string, first, last int) []int64 {
	i := slices.IndexFunc(p.Series, func(s sim.Series) bool { return s.Metric == metric && s.Segment == sim.All })
	if i < 0 {
		t.Fatalf("nothing is recorded as %s", metric)
	}
	sum := make([]int64, p.N)
	var column []int64
	for month := first; month <= last; month++ {
		column = p.Column(column, i, month)
		for path, n := range column {
			sum[path] += n
		}
	}
	return sum
}

// middleOf is the middle of some numbers in a larger unit. The ranks of the interval lie
// two standard errors, 2·√(n/4), around the middle one.
func middleOf(values []int64, unit float64) middle {
	slices.Sort(values)
	n := len(values)
	twice := int(math.Sqrt(float64(n)))
	at := func(rank int) float64 { return float64(values[rank]) / unit }
	return middle{at(n/2 - twice), at(n / 2), at(n/2 + twice)}
}

// An overlay is a preset that stands on its own, and can be laid on every other one.
func TestOverlaysLieOnEveryPreset(t *testing.T) {
	for _, overlay := range []string{"quota-stress", "downturn"} {
		text, err := scenarios.PresetText(overlay)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "\nextends: midmarket-balanced\n") {
			t.Errorf("%s alone has nothing to change", overlay)
		}
		for _, p := range scenarios.Presets() {
			s, err := scenarios.Load(p.Name, scenarios.Patches{With: []string{overlay}})
			if err != nil {
				t.Fatalf("%s on %s: %v", overlay, p.Name, err)
			}
			m := s.Model()
			if err := m.Check(); err != nil {
				t.Errorf("%s on %s: %v", overlay, p.Name, err)
			}
			if stressed := overlay == "quota-stress"; stressed && m.OverAssignment != 0.25 || !stressed && len(m.Shocks) != 1 {
				t.Errorf("%s leaves %s as it was", overlay, p.Name)
			}
		}
	}
}
