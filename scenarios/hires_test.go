package scenarios

import (
	"reflect"
	"slices"
	"testing"

	"funnelcast/sim"
)

// Several hires are what --set makes of them, one on top of another.
func TestHiresAreTheSeatsThatSetAdds(t *testing.T) {
	base, err := Load("midmarket-balanced", Patches{})
	if err != nil {
		t.Fatal(err)
	}
	role := func(name string) int {
		return slices.IndexFunc(base.Model().Roles, func(r sim.Role) bool { return r.Name == name })
	}
	want, err := Load("midmarket-balanced", Patches{Set: []string{"team.ae@2027-04=3", "team.bdr@2027-07=1"}})
	if err != nil {
		t.Fatal(err)
	}
	got := base.HiredAll([]sim.Seat{{Role: role("ae"), Month: 3}, {Role: role("ae"), Month: 3}, {Role: role("bdr"), Month: 6}})
	byKey := func(a, b sim.Seat) int { return int(a.Key>>1) - int(b.Key>>1) }
	a, b := slices.SortedFunc(slices.Values(got.Seats), byKey), slices.SortedFunc(slices.Values(want.Model().Seats), byKey)
	if !reflect.DeepEqual(a, b) {
		t.Errorf("seats %v, want %v", a, b)
	}
	if base.HiredAll(nil) != base.Model() {
		t.Error("no hire makes another plan")
	}
}

func TestAnAmountIsReadAsInAScenario(t *testing.T) {
	for text, want := range map[string]float64{"2m": 2e6, "150k": 150e3, "1_250": 1250, "0": 0} {
		if got, ok := Amount(text); !ok || got != want {
			t.Errorf("%s is %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "2%", "-1", "2m per year", "$2m", "lots"} {
		if got, ok := Amount(text); ok {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}
