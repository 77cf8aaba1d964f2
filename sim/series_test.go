package sim

import (
	"slices"
	"testing"
)

// What a plan does not have is not recorded, and what it has is: each part brings its series and
// no others.
func TestSeriesAreThoseOfWhatThePlanHas(t *testing.T) {
	names := func(m *Model) []string {
		var out []string
		for _, s := range SeriesOf(m) {
			out = append(out, s.Metric)
		}
		return out
	}
	plain := func() *Model {
		m := bare(1, 30)
		m.Activities = []Activity{{"call", 4}, {"demo", 90}}
		m.Stages = []Stage{lasting("deal", 1, Fixed(5), 0)}
		m.Roles = []Role{{Name: "ae"}, {Name: "helper"}}
		return m
	}
	before := names(plain())
	for _, name := range []string{"renewals_due", "billings", "cash_in", "revenue", "cohort_arr", "cohort_lost_arr", "cycle_days_sum", "cycle_to_payment_days_sum", "pipeline_due",
		"cost_commission", "cost_delivery", "cost_acquisition", "cost_service", "cumulative_cash", "assisted_arr.ae"} {
		if !slices.Contains(before, name) {
			t.Errorf("%s is not recorded", name)
		}
	}
	cascade := []Cascade{{Steps: []CascadeStep{{Answered, fixed(1)}, {Held, fixed(1)}}}}
	source := func(s Source) func(m *Model) {
		s.Name, s.Shares, s.Volume = "s", []float64{1}, []Step{{}}
		return func(m *Model) { m.Sources = []Source{s} }
	}
	ofSource := []string{"items.s", "wins.s", "new_arr.s"}
	for what, c := range map[string]struct {
		change func(m *Model)
		brings []string
	}{
		"go-live":           {func(m *Model) { m.Segments[0].GoLive = spreadOf(Fixed(3)) }, []string{"onboarding"}},
		"a licence":         {func(m *Model) { m.Segments[0].Kind = Licence }, []string{"licence_bookings", "unmaintained_customers"}},
		"a proposal":        {func(m *Model) { m.Stages = append(m.Stages, step("proposal", 1)) }, []string{"proposals", "gone_cold.proposal", "backlog.proposal"}},
		"a stage":           {func(m *Model) { m.Stages = append(m.Stages, step("trial", 1)) }, []string{"entered.trial", "gone_cold.trial", "backlog.trial"}},
		"stage activities":  {func(m *Model) { m.Stages[0].Activities = []float64{0, 2} }, []string{"activities.ae.demo"}},
		"inbound":           {source(Source{}), ofSource},
		"partners":          {source(Source{Kind: Partner}), append([]string{"partners"}, ofSource...)},
		"partners' manager": {source(Source{Kind: Partner, Partners: Partners{CarriedBy: 2}}), append([]string{"partners", "assisted_arr.helper"}, ofSource...)},
		"sign-ups":          {source(Source{Kind: SelfServe}), append([]string{"self_serve_customers", "signups"}, ofSource...)},
		"a base":            {source(Source{Kind: Base}), []string{"items.s", "wins.s", "expansion_arr.s"}},
		"open deals":        {func(m *Model) { m.OpeningPipeline = []OpeningItems{{Count: 1}} }, []string{"wins.opening_pipeline", "new_arr.opening_pipeline"}},
		"hunting": {source(Source{Kind: Prospecting, By: 1, Cascades: cascade}),
			append([]string{"assisted_arr.helper", "activities.helper.call", "activities.helper.answered", "activities.helper.held"}, ofSource...)},
		"hours": {func(m *Model) { m.Roles[1].Hours = limit(3) },
			[]string{"utilisation.helper", "hours.helper", "hours_deals.helper", "hours_accounts.helper", "hours_prospecting.helper"}},
		"renewals":       {func(m *Model) { m.Roles[1].Renewals = limit(3) }, []string{"renewals_worked"}},
		"a quota":        {func(m *Model) { m.Roles[0].Quota = 5 }, []string{"quota", "credited"}},
		"a team's quota": {func(m *Model) { m.Roles[1].Quota, m.Roles[1].Manages = 5, []int{0} }, nil},
		"items' quota":   {func(m *Model) { m.Roles[0].ItemQuota = 5 }, nil},
		"a second role":  {func(m *Model) { m.Segments[0].Needs = 2 }, []string{"assisted_arr.helper"}},
		"own people":     {func(m *Model) { m.Segments[0].WorkedBy = []int{1} }, []string{"assisted_arr.helper"}},
	} {
		m := plain()
		c.change(m)
		var brings []string
		for _, name := range names(m) {
			if !slices.Contains(before, name) {
				brings = append(brings, name)
			}
		}
		slices.Sort(brings)
		slices.Sort(c.brings)
		if !slices.Equal(brings, c.brings) {
			t.Errorf("%s brings %q, want %q", what, brings, c.brings)
		}
	}
}
