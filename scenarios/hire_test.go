package scenarios

import (
	"reflect"
	"slices"
	"testing"

	"funnelcast/sim"
)

// A hire is what --set makes of it, whether the plan hires into the role in that month already or not.
func TestAHireIsTheSeatThatSetAdds(t *testing.T) {
	base, err := Load("midmarket-balanced", Patches{})
	if err != nil {
		t.Fatal(err)
	}
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
	if again, _ := Load("midmarket-balanced", Patches{}); !reflect.DeepEqual(base.Model(), again.Model()) {
		t.Error("the plan itself was changed")
	}
}
