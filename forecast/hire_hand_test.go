package forecast

import (
	"math"
	"reflect"
	"testing"

	"funnelcast/sim"
)

// x = 2, 4, 9 and y = 1, 2, 3: R = 15/6 = 2.5; x − R·y = −0.5, −1, 1.5, whose squares sum to 3.5, so the error is
// √(3.5/2/3)/2.
func TestARatioOfMeansByHand(t *testing.T) {
	got := ratioOf([]int64{2, 4, 9}, []int64{1, 2, 3}, 10)
	if want := 10 * math.Sqrt(3.5/6) / 2; got.Value != 25 || !(math.Abs(got.SE-want) <= 1e-12) {
		t.Errorf("ratio %v ± %v, want 25 ± %v", got.Value, got.SE, want)
	}
}

// 56 hires on 1,024 paths: all on 64, a third on 128, a third of those on 256, four on 512 and then on all.
func TestHeatsOfAHandWorkedDesign(t *testing.T) {
	d := HireDesign{Paths: 1024, Roles: make([]int, 7), To: 23, Every: 3}
	if got, want := d.heats(), []heat{{64, 56, 19}, {128, 19, 7}, {256, 7, 4}, {512, 4, 4}, {1024, 4, 4}}; !reflect.DeepEqual(got, want) {
		t.Errorf("heats %v, want %v", got, want)
	}
	if got, want := d.Lives(&sim.Model{}), 1024+56*64+19*64+7*128+4*256+4*512; got != want || d.fresh() != 512 {
		t.Errorf("%d paths, %d of them fresh, want %d and 512", got, d.fresh(), want)
	}
	few := HireDesign{Paths: 130, Roles: make([]int, 1), To: 0, Every: 1}
	if got, want := few.heats(), []heat{{64, 1, 1}, {130, 1, 1}}; !reflect.DeepEqual(got, want) {
		t.Errorf("heats of one hire %v, want %v", got, want)
	}
}

func TestTheBestOfASecondRoleIsKept(t *testing.T) {
	ranked := []*candidate{{role: 1, month: 0}, {role: 1, month: 3}, {role: 1, month: 6}, {role: 2, month: 0}, {role: 2, month: 3}}
	keep(ranked, 2)
	var got [][2]int
	for _, c := range ranked {
		got = append(got, [2]int{c.role, c.month})
	}
	if want := [][2]int{{1, 0}, {2, 0}, {1, 3}, {1, 6}, {2, 3}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A hire costs 5 in the first month, and earns 2, 2 and 2: from the fourth month on it has paid for itself.
func TestAHireHasPaidForItselfFromAMonthOn(t *testing.T) {
	h := &hiring{m: plan(april2027, 4), plan: &pathwise{cashBy: []float64{0, 0, 0, 0}}}
	c := &candidate{pathwise: pathwise{cashBy: []float64{-5, -3, -1, 1}}}
	sure := &Difference{Mean: 1, Verdict: Verdict{Distinct: true}}
	if got := h.paidBack(c, sure); got != "2027-07" {
		t.Errorf("paid back in %q, want 2027-07", got)
	}
	if got := h.paidBack(c, &Difference{Mean: 1}); got != "" {
		t.Errorf("paid back in %q, though the sign is not sure", got)
	}
	if got := h.paidBack(&candidate{month: 2, pathwise: pathwise{cashBy: []float64{0, 0, 1, 2}}}, sure); got != "" {
		t.Errorf("paid back in %q, before the hire, of one that never takes money", got)
	}
}

func TestRunsOfFullMonths(t *testing.T) {
	var months []RoleMonth
	for i, full := range []float64{0.5, 0.9, 0.4, 0.6} {
		months = append(months, RoleMonth{Month: string(rune('a' + i)), Full: Uncertain{Value: full}})
	}
	if got, want := bindsIn(months), []Span{{"a", "b"}, {"d", "d"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
