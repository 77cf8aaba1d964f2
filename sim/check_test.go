package sim

import (
	"strings"
	"testing"
)

// A plan that cannot be run is refused with what is wrong with it, all of it at once.
func TestPlanThatCannotBeRunIsRefused(t *testing.T) {
	var everything []string
	all := organisation()
	for _, c := range []struct {
		spoil func(m *Model)
		says  string
	}{
		{func(m *Model) { m.Segments[1].TermMonths = 24 }, "maintenance of segment second product has a term of 24 months"},
		{func(m *Model) { m.Segments[0].Noise = .2 }, "segment all-in-one goes up and down"},
		{func(m *Model) { m.Segments[2].Billing.Instalments = -1 }, "segment by use is invoiced every 0 months in -1 instalments"},
		{func(m *Model) { m.Segments[0].Needs = 77 }, "segment all-in-one needs role 76"},
		{func(m *Model) { m.Segments[0].WorkedBy = []int{-3} }, "segment all-in-one is worked by role -3"},
		{func(m *Model) { m.Stages[0].Activities = make([]float64, 9) }, "stage lead has more activities than there are"},
		{func(m *Model) { m.Sources[1].Cascades[0].Steps = nil }, "source outbound has a cascade without activity or steps"},
		{func(m *Model) { m.Sources[1].Cascades[1].Activity = 5 }, "source outbound has a cascade without activity or steps"},
		{func(m *Model) { m.Sources[4].WorkedBy = []int{99} }, "source more is worked by role 99"},
		{func(m *Model) { m.Sources[2].Partners.CarriedBy = 88 }, "partners of source partners are in the hands of role 87"},
		{func(m *Model) { m.Sources[2].Partners.SignedBy = 66 }, "partners of source partners are in the hands of role 65"},
		{func(m *Model) { m.Sources[5].From = []int{4} }, "source other comes from segment 4"},
		{func(m *Model) { m.Sources[3].Signups.PaysIn = 3 }, "sign-ups of source product pay in segment 3"},
		{func(m *Model) { m.Sources[0].CloserForgoes = 1.2 }, "closers forgo 1.2 of their commission on source inbound"},
		{func(m *Model) { m.Sources[0].Volume = nil }, "source inbound has no volume"},
		{func(m *Model) { m.Roles[1].ItemQuota = 3 }, "role ae has two quotas"},
		{func(m *Model) { m.Roles[2].Manages = []int{55} }, "role bdr manages role 55"},
		{func(m *Model) { m.Stages[1].Passes[2] = Value{Assumption: 44} }, "Stages[1].Passes[2] names assumption 43"},
		{func(m *Model) { m.Sources[3].Volume = []Step{{}, {3, Value{Assumption: -1}}} }, "Sources[3].Volume[1].Value names assumption -2"},
		{func(m *Model) { m.Roles[1].Backfill.Centre = 33 }, "Roles[1].Backfill names assumption 32"},
		{func(m *Model) { m.Roles[1].Hours.Value.Assumption = 22 }, "Roles[1].Hours.Value names assumption 21"},
		{contradict, "correlations contradict each other"},
		{apart, "ways; at most 255 can be told apart"},
		{func(m *Model) { m.Roles[3].Covers = []int{0, 8} }, "role am covers segment 8"},
	} {
		m := organisation()
		c.spoil(m)
		if err := m.Check(); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v, want %q", err, c.says)
		}
		c.spoil(all)
		everything = append(everything, c.says)
	}
	err := all.Check()
	for _, says := range everything {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q is not among all that is wrong", says)
		}
	}
	if err := organisation().Check(); err != nil {
		t.Error(err)
	}
}

// contradict ties three assumptions so that each goes with one of the others and against the third.
func contradict(m *Model) {
	for _, name := range []string{"a", "b", "c"} {
		m.Assumptions = append(m.Assumptions, Assumption{name, Uniform{0, 1}})
	}
	m.Correlations = []Correlation{{[]int{0, 1}, .9}, {[]int{1, 2}, .9}, {[]int{0, 2}, -.9}}
}

// apart adds sixteen sources with people of their own in each of twenty stages.
func apart(m *Model) {
	for range 20 {
		m.Stages = append(m.Stages, step("s", 1, 0))
	}
	for r := range 16 {
		s := inbound(1)
		s.WorkedBy = []int{r}
		m.Sources = append(m.Sources, s)
	}
}
