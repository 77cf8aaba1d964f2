package scenarios

import (
	"slices"
	"testing"

	"funnelcast/sim"
)

// models of a preset as it stands and under each stress, by name.
func stressed(t *testing.T, preset string, p Patches) (plain *sim.Model, under map[string]*sim.Model) {
	t.Helper()
	s, err := Load(preset, p)
	if err != nil {
		t.Fatal(err)
	}
	under = map[string]*sim.Model{}
	for _, stress := range Stresses(s) {
		changed, err := Load(preset, Patches{With: slices.Concat(p.With, stress.Patches.With), Set: slices.Concat(p.Set, stress.Patches.Set)})
		if err != nil {
			t.Fatalf("%s under %s: %v", preset, stress.Name, err)
		}
		under[stress.Name] = changed.Model()
	}
	return s.Model(), under
}

func TestStressesAreWhatTheirNamesSay(t *testing.T) {
	plain, under := stressed(t, "midmarket-balanced", Patches{})
	if len(under) != 8 {
		t.Errorf("%d stresses, want 8", len(under))
	}
	fewer := under["one closer fewer (ae)"]
	if len(fewer.Seats) != len(plain.Seats)-1 {
		t.Errorf("%d seats of %d with one closer fewer", len(fewer.Seats), len(plain.Seats))
	}
	late := under["hires three months late"]
	for i, seat := range late.Seats {
		was := plain.Seats[i]
		if seat.Key != was.Key || seat.Month != was.Month {
			t.Errorf("seat %d is another one where hires are late", i)
		}
		if seat.Seated {
			continue
		}
		if law := seat.Slip.Law; law == nil {
			t.Errorf("seat %d is not late", i)
		} else if days := law.Quantile(0.5); days != 90 {
			t.Errorf("seat %d is %v days late", i, days)
		}
	}
	for name, of := range map[string]func(s *sim.Shock) sim.Value{
		"win odds −25 %":    func(s *sim.Shock) sim.Value { return s.WinOdds },
		"sales cycle +30 %": func(s *sim.Shock) sim.Value { return s.Cycle },
		"leads −30 %":       func(s *sim.Shock) sim.Value { return s.Leads },
		"churn × 1.35":      func(s *sim.Shock) sim.Value { return s.Churn },
	} {
		want := map[string]float64{"win odds −25 %": 0.75, "sales cycle +30 %": 1.3, "leads −30 %": 0.7, "churn × 1.35": 1.35}[name]
		half := of(&under["everything at half strength"].Shocks[0]).Fixed
		if got := of(&under[name].Shocks[0]).Fixed; got != want || half != (1+want)/2 {
			t.Errorf("%s: factor %v and half %v, want %v and %v", name, got, half, want, (1+want)/2)
		}
	}
}

// Every preset stands the battery: what it has not got is left out, and everything loads.
func TestEveryPresetCanBeStressed(t *testing.T) {
	for _, name := range presetNames() {
		if _, under := stressed(t, name, Patches{}); len(under) < 6 {
			t.Errorf("%s: %d stresses", name, len(under))
		}
	}
	_, under := stressed(t, "midmarket-balanced", Patches{Set: []string{"team.ae=0", "months=30"}})
	if _, there := under["one closer fewer (ae)"]; there {
		t.Error("a closer is taken from a plan that has none")
	}
}
