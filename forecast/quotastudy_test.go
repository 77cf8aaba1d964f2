package forecast

import (
	"math"
	"slices"
	"strings"
	"testing"

	"funnelcast/sim"
)

// paidYear is a person-year of role 0 with variable pay, all in cents.
func paidYear(path int32, full bool, credit, quota, variable int64) sim.PersonYear {
	return sim.PersonYear{Path: path, Year: 1, Full: full, Skill: 1, Credit: credit, Quota: float64(quota), Variable: variable}
}

// studied is the study of futures in which people of role 0 have a quota of 80 cents and a quarter more than the plan
// needs, so of 1.00, and 2.00 of variable pay at target.
func studied(n int, people ...sim.PersonYear) *QuotaStudy {
	m := organisation(14)
	m.OverAssignment = 0.25
	m.Roles[0].Quota, m.Roles[0].Pay = 80, sim.Pay{Variable: 200}
	return NewQuotaStudy(m, story{"headcount": once(0, 1)}.paths(n, 14, people...), About{}, []int{0})
}

func TestQuotasOfAHandfulOfPeople(t *testing.T) {
	s := studied(4,
		paidYear(0, true, 50, 100, 100), paidYear(0, true, 150, 100, 300), paidYear(0, false, 30, 60, 60),
		paidYear(1, true, 100, 100, 200),
		paidYear(2, false, 20, 50, 80),
		paidYear(3, false, 0, 0, 0),
	)
	if len(s.Years) != 1 || s.Years[0].Year != "FY2028" || s.Years[0].Role != "ae" || s.Years[0].Unit != "USD" {
		t.Fatalf("years are %+v", s.Years)
	}
	y := s.Years[0]
	near(t, "today's quota", y.Street, 1)
	near(t, "share at quota", y.AtQuota.Value, 2.0/3) // 0.5, 1.5 | 1
	near(t, "its error", y.AtQuota.SE, math.Sqrt(4.0/3*2/9)/3)
	near(t, "the middle person", y.Attainment.P50.Value, 1)

	if n := len(y.Histogram); n != 11 {
		t.Fatalf("%d bins, want 11: up to 100 %%, and those above", n)
	}
	for i, want := range [11]float64{5: 1.0 / 3, 10: 2.0 / 3} {
		near(t, "bin", y.Histogram[i].Share, want)
	}
	if last := y.Histogram[10]; last.From != 1 || !math.IsInf(float64(last.To), 1) {
		t.Errorf("the last bin is from %v to %v", last.From, last.To)
	}

	// Teams made 230 of 260, 100 of 100 and 20 of 50; of the fourth nothing is asked yet.
	near(t, "the team's plan", y.TeamPlan.Value, (260+100+50)/4.0/100/1.25)
	near(t, "plan reached", y.Plan.Value, 2.0/3) // 0.88 and 1 are 0.8 or more
	near(t, "its error", y.Plan.SE, math.Sqrt(2.0/9/3))
	for _, want := range []struct{ change, over, quota, atQuota, reached float64 }{
		{-0.5, -0.375, 0.5, 1, 0}, // 1/0.625 is 1.6
		{-0.2, 0, 0.8, 2.0 / 3, 1.0 / 3},
		{0, 0.25, 1, 2.0 / 3, 2.0 / 3},
		{0.05, 0.3125, 1.05, 1.0 / 3, 2.0 / 3},
		{0.5, 0.875, 1.5, 1.0 / 3, 2.0 / 3}, // 0.53 is above 0.4
	} {
		found := false
		for _, c := range y.Curve {
			if c.Change == want.change {
				found = true
				near(t, "over-assignment", c.Over, want.over)
				near(t, "quota", c.Quota, want.quota)
				near(t, "share at it", c.AtQuota.Value, want.atQuota)
				near(t, "plan", c.Plan, 1.025/(1+want.over))
				near(t, "plan reached", c.Reached.Value, want.reached)
			}
		}
		if !found {
			t.Errorf("the curve leaves out %v", want.change)
		}
	}
	near(t, "error of all at quota", y.Curve[0].AtQuota.SE, 1.0/3) // two paths have such people

	for i, want := range []float64{1, 0.9, 0.8} { // P50, P40 and P30 of 0.5, 1, 1.5
		near(t, "quota carried", y.Carry[i].Quota.Value, want)
		near(t, "of today's", y.Carry[i].Of, want)
	}

	p := y.Pay
	near(t, "pay at target", p.Target, 2)
	near(t, "the middle person's pay", p.OfTarget.P50.Value, 1)
	near(t, "those who earn all of it", p.Earners.Value, 2.0/3)
	near(t, "all pay", float64(p.Total.Mean), (460+200+80+0)/4.0/100)
	near(t, "all pay at target", p.TotalTarget.Value, (520+200+100+0)/4.0/100)
	near(t, "the middle team's pay", p.TotalOfTarget.P50.Value, 460.0/520)
	if y.Skill != nil {
		t.Errorf("all are equally skilled, and yet %+v", y.Skill)
	}
}

// A quota of items is told of a month, and its study speaks of years: 2 a month and a quarter more are 30. Nobody makes it, and yet the
// histogram goes up to it.
func TestAQuotaOfItemsIsThatOfAYear(t *testing.T) {
	m := organisation(14)
	m.OverAssignment = 0.25
	m.Roles[0].ItemQuota = 2
	s := NewQuotaStudy(m, story{"headcount": once(0, 1)}.paths(1, 14, paidYear(0, true, 9, 30, 0)), About{}, []int{0})
	y := s.Years[0]
	if y.Unit != "count" {
		t.Errorf("it is told in %s", y.Unit)
	}
	near(t, "quota of a year", y.Street, 30)
	if n := len(y.Histogram); n != 11 || y.Histogram[3].Share != 1 || y.Histogram[10].From != 1 {
		t.Errorf("the histogram is %+v", y.Histogram)
	}
}

func TestCurveHasThePlanWithoutOverAssignment(t *testing.T) {
	for _, over := range []float64{0, 0.13, 0.25} {
		found := 0
		for _, c := range changes(over) {
			if math.Abs((1+over)*(1+c)-1) < 1e-9 {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%v over the plan: the curve has the plan itself %d times", over, found)
		}
	}
}

func TestNobodyForAFullYearIsAWarning(t *testing.T) {
	s := studied(2, paidYear(0, false, 20, 50, 80))
	if len(s.Years) != 0 {
		t.Errorf("years are %+v", s.Years)
	}
	told := []string{}
	for _, w := range s.Warnings {
		told = append(told, w.Text+" "+w.Remedy)
	}
	for _, want := range []string{
		"Nobody of ae sat all of FY2028 in the role, ramped, in any future: nothing is told of that year. Only who is ramped",
		"Nothing is told of FY2027 (2 months), of which the plan has only a part. Begin the plan with a fiscal year",
	} {
		if !slices.ContainsFunc(told, func(w string) bool { return strings.HasPrefix(w, want) }) {
			t.Errorf("want %q in %q", want, told)
		}
	}
}

// What is true of several roles is said once.
func TestRolesWithoutFullYearsAreNamedTogether(t *testing.T) {
	var s QuotaStudy
	s.warnOfEmpty([]string{"ae", "bdr", "sdr", "csm"}, [][]string{{"FY2027", "FY2028"}, {"FY2027"}, {"FY2027", "FY2028"}, nil})
	if len(s.Warnings) != 2 || !strings.HasPrefix(s.Warnings[0].Text, "Nobody of ae or sdr sat all of FY2027 and FY2028 in the role") || !strings.HasPrefix(s.Warnings[1].Text, "Nobody of bdr sat all of FY2027 in") {
		t.Errorf("warnings are %+v", s.Warnings)
	}
}
