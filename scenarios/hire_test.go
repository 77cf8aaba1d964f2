package scenarios

import (
	"reflect"
	"slices"
	"testing"

	"funnelcast/sim"
)

// A hire is what --set makes of it, whether the plan hires into the role in that month already or not.
func TestAHireIsTheSeatThatSetAdds(t *testing.T) {
	base := mustLoadPreset(t, "midmarket-balanced")
	role := slices.IndexFunc(base.Model().Roles, func(r sim.Role) bool { return r.Name == "ae" })
	for month, set := range map[int]string{5: "team.ae@2027-06=1", 3: "team.ae@2027-04=2"} {
		want, err := Load("midmarket-balanced", Patches{Set: []string{set}})
		if err != nil {
			t.Fatal(err)
		}
		if got := Hired(base.Model(), role, month); !reflect.DeepEqual(got, want.Model()) {
			t.Errorf("%s: seats %v, want %v", set, got.Seats, want.Model().Seats)
		}
	}
	if again := mustLoadPreset(t, "midmarket-balanced"); !reflect.DeepEqual(base.Model(), again.Model()) {
		t.Error("the plan itself was changed")
	}
}

// Several hires are what --set makes of them, one on top of another.
func TestHiresAreTheSeatsThatSetAdds(t *testing.T) {
	base := mustLoadPreset(t, "midmarket-balanced")
	role := func(name string) int {
		return slices.IndexFunc(base.Model().Roles, func(r sim.Role) bool { return r.Name == name })
	}
	want, err := Load("midmarket-balanced", Patches{Set: []string{"team.ae@2027-04=3", "team.bdr@2027-07=1"}})
	if err != nil {
		t.Fatal(err)
	}
	got := HiredAll(base.Model(), []sim.Seat{{Role: role("ae"), Month: 3}, {Role: role("ae"), Month: 3}, {Role: role("bdr"), Month: 6}})
	byKey := func(a, b sim.Seat) int { return int(a.Key>>1) - int(b.Key>>1) }
	a, b := slices.SortedFunc(slices.Values(got.Seats), byKey), slices.SortedFunc(slices.Values(want.Model().Seats), byKey)
	if !reflect.DeepEqual(a, b) {
		t.Errorf("seats %v, want %v", a, b)
	}
	if HiredAll(base.Model(), nil) != base.Model() {
		t.Error("no hire makes another plan")
	}
}
