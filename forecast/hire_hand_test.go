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
	for n, want := range map[int][][2]int{2: {{1, 0}, {2, 0}, {1, 3}, {1, 6}, {2, 3}}, 3: {{1, 0}, {1, 3}, {2, 0}, {1, 6}, {2, 3}}, 4: {{1, 0}, {1, 3}, {1, 6}, {2, 0}, {2, 3}}} {
		ranked := []*candidate{{role: 1, month: 0}, {role: 1, month: 3}, {role: 1, month: 6}, {role: 2, month: 0}, {role: 2, month: 3}}
		keep(ranked, n)
		var got [][2]int
		for _, c := range ranked {
			got = append(got, [2]int{c.role, c.month})
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("of %d: %v, want %v", n, got, want)
		}
	}
}

// Of hires that cost 90, 100 and 110 dollars more a budget of 100 pays for two; those beyond it are told the best first.
func TestABudgetPaysForWhatItIsAndNoMore(t *testing.T) {
	none := []int64{0, 0}
	h := &hiring{HireDesign: HireDesign{Aim: &Aim{}}, m: plan(april2027, 4), unit: "USD", scale: 100, money: 100, plan: &pathwise{figure: none, cost: none, cash: none}}
	var all []*candidate
	for month, cost := range []int64{90_00, 100_00, 110_00, 120_00} {
		brings := int64(month) * 10_00
		all = append(all, &candidate{month: month, pathwise: pathwise{figure: []int64{brings, brings}, cost: []int64{cost - 1_00, cost + 1_00}, cash: none}})
	}
	within, beyond := h.payable(all, 100, 0, 2)
	if len(within) != 2 || len(beyond) != 2 {
		t.Fatalf("%d are paid for and %d are not", len(within), len(beyond))
	}
	if dear := h.tooDear(beyond, within[:1]); !dear[0].Dear || dear[0].Effect.Mean != 30 || dear[1].Effect.Mean != 20 {
		t.Errorf("beyond it are %+v", dear)
	}
	if within, beyond = h.payable(all, 0, 0, 2); len(within) != 4 || len(beyond) != 0 {
		t.Errorf("without a budget %d are paid for and %d are not", len(within), len(beyond))
	}
}

// A hire costs 5 in the first month, and earns 2, 2 and 2: from the fourth month on it has paid for itself.
func TestAHireHasPaidForItselfFromAMonthOn(t *testing.T) {
	h := &hiring{m: plan(april2027, 4), plan: &pathwise{cashBy: []float64{0, 0, 0, 0}}}
	sure := &Difference{Mean: 1, Verdict: Verdict{Distinct: true}}
	for _, c := range []struct {
		what   string
		month  int
		cashBy []float64
		cash   *Difference
		back   string
		never  bool
	}{
		{"one that earns what it cost", 0, []float64{-5, -3, -1, 1}, sure, "2027-07", false},
		{"one of which it is not sure", 0, []float64{-5, -3, -1, 1}, &Difference{Mean: 1}, "", false},
		{"one that never takes money", 2, []float64{0, 0, 1, 2}, sure, "", true},
		{"one in the first month that never takes money", 0, []float64{1, 2, 2, 3}, sure, "", true},
		{"one whose cash falls in the end", 0, []float64{1, 2, 2, -1}, sure, "", false},
	} {
		v := HireValue{HireEffect: HireEffect{Cash: c.cash}}
		if h.payBack(&v, &candidate{month: c.month, pathwise: pathwise{cashBy: c.cashBy}}); v.PaidBack != c.back || v.NeverShort != c.never {
			t.Errorf("%s is paid back in %q, never short: %t", c.what, v.PaidBack, v.NeverShort)
		}
	}
}

// Of ten comparisons at once each must be surer than one alone: 2.2 errors on 1,000 paths are enough at 95 %, and not at 99.5 %.
// Where less is better the signs are turned.
func TestMoreComparisonsMustBeSurer(t *testing.T) {
	for _, c := range []struct {
		less          bool
		mean          float64
		k             int
		better, worse bool
	}{{false, 2.2, 1, true, false}, {false, 2.2, 10, false, false}, {false, -2.2, 1, false, true}, {true, -2.2, 1, true, false}, {true, 3, 10, false, true}} {
		h := &hiring{less: c.less}
		if better, worse := h.sure(&Difference{Mean: c.mean, SE: 1}, 1000, c.k); better != c.better || worse != c.worse {
			t.Errorf("%+v: better %v, worse %v", c, better, worse)
		}
	}
}

// A hire that brings $2 for each dollar it costs is told so, and one that saves money is not, whatever it brings for that.
func TestWhatAHireBringsForItsMoneyIsToldWhereItCosts(t *testing.T) {
	none := []int64{0, 0, 0, 0}
	h := &hiring{HireDesign: HireDesign{Aim: &Aim{}}, m: plan(april2027, 4), unit: "USD", scale: 100, money: 100, plan: &pathwise{figure: none, cost: none, cash: none}}
	brings := []int64{20_000, 20_400, 19_600, 20_000}
	if v := h.valueOf(&candidate{pathwise: pathwise{figure: brings, cost: []int64{10_000, 10_200, 9_800, 10_000}, cash: none}}, 0, 4); v.PerMoney == nil || v.PerMoney.Value != 2 {
		t.Errorf("%+v", v.PerMoney)
	}
	if v := h.valueOf(&candidate{pathwise: pathwise{figure: brings, cost: []int64{-10_000, -10_200, -9_800, -10_000}, cash: none}}, 0, 4); v.PerMoney != nil {
		t.Errorf("it costs less, and yet %+v", v.PerMoney)
	}
}

// A hire that brings surely more for its money than the first is thrifty, but not where more of the figure is worse.
func TestThriftIsOfWhatIsWanted(t *testing.T) {
	for _, less := range []bool{false, true} {
		h := &hiring{HireDesign: HireDesign{Paths: 128, Roles: make([]int, 1), Every: 1}, less: less, scale: 1}
		var values []HireValue
		var finalists []*candidate
		for _, each := range []float64{1, 2} {
			values = append(values, HireValue{HireEffect: HireEffect{Effect: &Difference{Mean: 1, SE: 1}}, PerMoney: &Uncertain{each, 0.1}})
			finalists = append(finalists, &candidate{pathwise: pathwise{figure: make([]int64, 128)}})
		}
		if h.judge(values, finalists); values[0].Thrifty || values[1].Thrifty == less {
			t.Errorf("less is better: %v; thrifty %v and %v", less, values[0].Thrifty, values[1].Thrifty)
		}
	}
}

// A start that makes the target just as probable as asked holds it, though not surely; 1.96·√(¾·¼/100) = 8.5 points more are sure.
func TestAStartThatIsJustEnoughHolds(t *testing.T) {
	for reached, want := range map[int][3]bool{75: {true, false, false}, 74: {false, false, false}, 83: {true, false, false}, 84: {true, true, false}, 67: {false, false, false}, 66: {false, false, true}} {
		l := pathwise{figure: make([]int64, 100)}
		for i := range reached {
			l.figure[i] = 5
		}
		h := &hiring{HireDesign: HireDesign{Keep: 0.75, Aim: &Aim{target: &sim.Target{AtLeast: 5}}}}
		if s := (&starts{hiring: h}).startOf(never, &l); [3]bool{s.Holds, s.Keeps, s.Fails} != want {
			t.Errorf("of 100 futures %d: %+v", reached, *s)
		}
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
