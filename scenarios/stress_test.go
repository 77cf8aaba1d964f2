package scenarios

import (
	"math"
	"slices"
	"strings"
	"testing"

	"funnelcast/sim"
)

// stressed are the models of a preset as it stands and under changes.
func stressed(t *testing.T, preset string, p Patches) (*Scenario, func(Patches) *sim.Model) {
	t.Helper()
	s, err := Load(preset, p)
	if err != nil {
		t.Fatal(err)
	}
	return s, func(more Patches) *sim.Model {
		t.Helper()
		changed, err := Load(preset, Patches{With: slices.Concat(p.With, more.With), Set: slices.Concat(p.Set, more.Set)})
		if err != nil {
			t.Fatalf("%s under %v: %v", preset, more, err)
		}
		return changed.Model()
	}
}

// shockOf is the only shock of a model that the plan has not got.
func shockOf(t *testing.T, m *sim.Model, name string) *sim.Shock {
	t.Helper()
	i := slices.IndexFunc(m.Shocks, func(s sim.Shock) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("%d shocks, and none is called %s", len(m.Shocks), name)
	}
	return &m.Shocks[i]
}

func TestStressesAreWhatTheirNamesSay(t *testing.T) {
	s, under := stressed(t, "midmarket-balanced", Patches{})
	at := SpellOf(s)
	if at != (Spell{6, 6}) {
		t.Errorf("stresses hold in %+v of 24 months", at)
	}
	all := map[string]*sim.Model{}
	begins := map[string]int{}
	for _, stress := range Stresses(s, at) {
		all[stress.Name], begins[stress.Name] = under(stress.Patches), stress.Begins
	}
	if len(all) != 10 {
		t.Errorf("%d stresses, want 10", len(all))
	}
	for name, m := range all {
		if len(m.Seats) != len(s.model.Seats) || len(m.Shocks) < 1 {
			t.Errorf("%s: %d seats and %d shocks", name, len(m.Seats), len(m.Shocks))
		}
		first := 6
		if strings.HasPrefix(name, "hires") || strings.HasPrefix(name, "everything") {
			first = 3 // the first hire comes in April
		}
		if begins[name] != first {
			t.Errorf("%s begins in month %d, want %d", name, begins[name], first)
		}
	}
	value := func(v sim.Value) float64 { return v.Fixed }
	for _, c := range []struct {
		name, shock string
		of          func(s *sim.Shock) float64
		want        float64
	}{
		{"win odds −25 %", "stress", func(s *sim.Shock) float64 { return value(s.WinOdds) }, 0.75},
		{"sales cycle +30 %", "stress", func(s *sim.Shock) float64 { return value(s.Cycle) }, 1.3},
		{"leads −30 %", "stress", func(s *sim.Shock) float64 { return value(s.Leads) }, 0.7},
		{"churn × 1.35", "stress", func(s *sim.Shock) float64 { return value(s.Churn) }, 1.35},
		{"best closer leaves", "stress", func(s *sim.Shock) float64 { return float64(s.ClosersLeave) }, 1},
		{"two closers leave", "stress", func(s *sim.Shock) float64 { return float64(s.ClosersLeave) }, 2},
		{"biggest customer leaves", "stress", func(s *sim.Shock) float64 { return float64(s.LargestCustomersLeave) }, 1},
		{"hires three months late", "late-hires", func(s *sim.Shock) float64 { return value(s.HiresLate) }, 3 * 365. / 12},
		{"hires three months late", "late-hires", func(s *sim.Shock) float64 { return s.Lasts.Law.Mean() }, 24},
		{"downturn", "downturn", func(s *sim.Shock) float64 { return s.From.Law.Mean() }, 6},
		{"downturn", "downturn", func(s *sim.Shock) float64 { return s.Lasts.Law.Mean() }, 12},
		{"win odds −25 %", "stress", func(s *sim.Shock) float64 { return s.From.Law.Mean() }, 6},
		{"win odds −25 %", "stress", func(s *sim.Shock) float64 { return s.Lasts.Law.Mean() }, 6},
		{"everything at half strength", "stress", func(s *sim.Shock) float64 { return value(s.WinOdds) }, 0.875},
		{"everything at half strength", "stress", func(s *sim.Shock) float64 { return value(s.Cycle) }, 1.15},
		{"everything at half strength", "stress", func(s *sim.Shock) float64 { return value(s.Leads) }, 0.85},
		{"everything at half strength", "stress", func(s *sim.Shock) float64 { return value(s.Churn) }, 1.175},
		{"everything at half strength", "stress", func(s *sim.Shock) float64 { return float64(s.ClosersLeave) }, 1},
		{"everything at half strength", "late-hires", func(s *sim.Shock) float64 { return value(s.HiresLate) }, 1.5 * 365. / 12},
	} {
		if got := c.of(shockOf(t, all[c.name], c.shock)); !(math.Abs(got-c.want) <= 1e-9) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// Every preset stands the battery: what it has not got is left out, and everything loads.
func TestEveryPresetCanBeStressed(t *testing.T) {
	for _, name := range presetNames() {
		s, under := stressed(t, name, Patches{})
		for _, stress := range Stresses(s, SpellOf(s)) {
			under(stress.Patches)
		}
		for _, scale := range Scales(s, SpellOf(s)) {
			under(scale.Patches(scale.Most))
		}
	}
	s, _ := stressed(t, "midmarket-balanced", Patches{Set: []string{"team=null"}})
	var names []string
	for _, stress := range Stresses(s, SpellOf(s)) {
		names = append(names, stress.Name)
	}
	japan, _ := stressed(t, "japan-first-hires", Patches{})
	for at, want := range map[int]int{0: 1, 9: 1, 10: 2, 35: 2} { // a director, and a closer from the tenth month on
		n := 0
		for _, stress := range Stresses(japan, Spell{at, 6}) {
			if strings.Contains(stress.Name, "closer") {
				n++
			}
		}
		if n != want {
			t.Errorf("%d stresses take closers in month %d of japan-first-hires, want %d", n, at, want)
		}
	}
	if len(names) != 7 || slices.Contains(names, "best closer leaves") || slices.Contains(names, "hires three months late") {
		t.Errorf("nobody is in the team, and the stresses are %v", names)
	}
}

// At its neutral strength a scale leaves the plan's numbers as they are; at the battery's it is the battery's stress.
func TestScalesGoFromThePlanToWorse(t *testing.T) {
	s, under := stressed(t, "midmarket-balanced", Patches{})
	at := SpellOf(s)
	battery := map[string]*sim.Model{}
	for _, stress := range Stresses(s, at) {
		battery[stress.Name] = under(stress.Patches)
	}
	same := map[string]struct {
		strength float64
		stress   string
	}{"win odds": {0.75, "win odds −25 %"}, "sales cycle": {1.3, "sales cycle +30 %"}, "leads": {0.7, "leads −30 %"},
		"churn": {1.35, "churn × 1.35"}, "hires late": {3, "hires three months late"}}
	for _, scale := range Scales(s, at) {
		for _, shock := range under(scale.Patches(scale.Neutral)).Shocks {
			for _, v := range []sim.Value{shock.WinOdds, shock.Cycle, shock.Leads, shock.Churn} {
				if v.Fixed != 1 || shock.HiresLate.Fixed != 0 {
					t.Errorf("%s at %v: %+v", scale.Name, scale.Neutral, shock)
				}
			}
		}
		if want, ok := same[scale.Name]; ok {
			got := under(scale.Patches(want.strength)).Shocks[0]
			if want := battery[want.stress].Shocks[0]; got != want {
				t.Errorf("%s: %+v, want %+v", scale.Name, got, want)
			}
		} else if got := under(scale.Patches(2)).Shocks; got[0].WinOdds.Fixed != 0.5 || got[1].HiresLate.Fixed != 6*365./12 {
			t.Errorf("%s at twice its strength: %+v", scale.Name, got)
		}
	}
}

func TestMonthOfReadsMonthsOfThePlan(t *testing.T) {
	s, _ := stressed(t, "midmarket-balanced", Patches{})
	for text, want := range map[string]int{"2027-01": 0, "2028-12": 23, "month 1": 0, "month 7": 6} {
		if got, err := s.MonthOf(text); err != nil || got != want {
			t.Errorf("%q is month %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"2026-12", "2029-01", "month 0", "month 25", "July", ""} {
		if _, err := s.MonthOf(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

// An overlay that only brings events begins with the first of them; of any other it is not known.
func TestBeginsIsThatOfTheFirstEvent(t *testing.T) {
	for set, want := range map[string]int{
		"shocks=[{name: slump, from: month 9 .. month 12, lasts: 3 months, win_odds: 0.3 .. 0.5 .. 0.8}]": 8,
		"shocks=[{name: a, from: 2028-02, closers_leave: 1}, {name: b, from: 2027-06, closers_leave: 1}]": 5,
		"shocks.own.lasts=9 months":  2,
		"shocks.own.from=month 2":    1,
		"shocks.own.from=month 5":    2,
		"team.ae=5":                  -1,
		"roles.ae.open=21":           -1,
		"months=24":                  -1,
		"segments.mid.churn=9%..12%": -1,
	} {
		own := "shocks=[{name: own, from: month 3, lasts: 3 months, leads: 0.5}]"
		s, under := stressed(t, "midmarket-balanced", Patches{Set: []string{own}})
		if got := s.Begins(&Scenario{model: under(Patches{Set: []string{set}})}); got != want {
			t.Errorf("%s begins in month %d, want %d", set, got, want)
		}
	}
}
