package forecast

import (
	"slices"
	"strings"
	"testing"

	"funnelcast/sim"
)

// warned is a plan of one worked stage in which each warning can be called up.
type warned struct {
	paths, months int
	wins, mqls    int64 // a month
	cold          int64 // a month
	utilisation   int64 // millionths
	fixed         bool
	level         float64
	covers        bool  // the role looks after customers
	prospecting   int64 // minutes a month that the role prospects, besides 600 on deals
}

func (w warned) warnings() []Warning {
	m := plan(april2027, w.months)
	m.Assumptions = []sim.Assumption{{Name: "funnel.mql.passes", Law: sim.Fixed(0.3)}}
	m.Roles = []sim.Role{{Name: "bdr", Title: "BDR", Handles: sim.Capacity{Set: true}}, {Name: "se"}}
	if w.covers {
		m.Roles[0].Handles, m.Roles[0].Accounts = m.Roles[0].Accounts, m.Roles[0].Handles
	}
	if w.prospecting > 0 {
		m.Roles[0].Handles, m.Roles[0].Hours = m.Roles[0].Hours, m.Roles[0].Handles
	}
	m.Stages = []sim.Stage{{Name: "lead"}, {Name: "mql", WorkedBy: []int{0}, Needs: 2}}
	m.Targets = []sim.Target{{Name: "Plan", Metric: "wins", Segment: sim.All, Month: w.months - 1, AtLeast: w.level}}
	series := []sim.Series{
		{Metric: "wins", Segment: sim.All}, {Metric: "mqls", Segment: sim.All}, {Metric: "gone_cold.mql", Segment: sim.All},
		{Metric: "utilisation.bdr", Segment: sim.All, Unit: sim.PerMillion, Stock: true},
		{Metric: "hours_prospecting.bdr", Segment: sim.All, Unit: sim.Minutes}, {Metric: "hours_deals.bdr", Segment: sim.All, Unit: sim.Minutes},
	}
	r := make(record, len(series))
	for s, v := range []int64{w.wins, w.mqls, w.cold, w.utilisation, w.prospecting, 600} {
		for range w.months {
			column := make([]int64, w.paths)
			for i := range column {
				column[i] = v
			}
			r[s] = append(r[s], column)
		}
	}
	return New(m, r.paths(series...), About{Fixed: w.fixed}).Warnings
}

// sound is a plan about which there is nothing to say: 12 months of 10 wins.
var sound = warned{paths: 1000, months: 12, wins: 10, mqls: 100, cold: 5, utilisation: 950000, level: 120}

func TestASoundPlanHasNoWarnings(t *testing.T) {
	atTheBounds := sound
	atTheBounds.paths, atTheBounds.months, atTheBounds.wins, atTheBounds.level = 200, 10, 1, 10
	for _, plan := range []warned{sound, atTheBounds} {
		if w := plan.warnings(); len(w) != 0 {
			t.Errorf("%+v: %q", plan, w)
		}
	}
}

func TestEachWarningComesWithItsCauseAndARemedy(t *testing.T) {
	for _, c := range []struct {
		name         string
		change       func(*warned)
		text, remedy string
	}{
		{"fixed assumptions", func(w *warned) { w.fixed = true }, "held at their medians", "--fixed-assumptions"},
		{"one path", func(w *warned) { w.paths = 1 }, "One path is one possible future", "--paths 10000"},
		{"few paths", func(w *warned) { w.paths = 199 }, "Only 199 paths: the outer percentiles P5 and P95 rest on the 10 most extreme futures", "--paths 10000"},
		{"few deals", func(w *warned) { w.wins, w.months, w.level = 1, 9, 9 }, "wins 9 in FY2027 (9 to 9 in 8 of 10 futures)", "deals before the money"},
		{"going cold", func(w *warned) { w.cold = 6 }, "6 % of what reaches the stage mql waits so long for a free BDR or se that it goes cold (about 72 of 1,200)",
			"raise roles.bdr.handles or funnel.mql.cold_after"},
		{"full", func(w *warned) { w.utilisation = 950001 }, "the role BDR is more than 95 % busy in 12 of 12 months", "raise roles.bdr.handles; as it is, more leads"},
		{"full of customers", func(w *warned) { w.utilisation, w.covers = 950001, true }, "the role BDR is more than 95 % busy",
			"raise roles.bdr.accounts; as it is, customers"},
		{"out of reach", func(w *warned) { w.level = 121 }, `fewer than 5 of 100 futures reach the target "Plan"`, "Change the plan or the target"},
		{"assured", func(w *warned) { w.level = 119 }, `more than 95 of 100 futures reach the target "Plan"`, "Raise the target"},
	} {
		w := sound
		c.change(&w)
		got := w.warnings()
		if len(got) != 1 || !strings.Contains(got[0].Text, c.text) || !strings.Contains(got[0].Remedy, c.remedy) {
			t.Errorf("%s: %q, want text %q and remedy %q", c.name, got, c.text, c.remedy)
		}
	}
}

// Six of ten that come to the first pipeline stage go cold and four become
// opportunities: 60 % are lost, not 6 of 4. Of these two come to the second, where two were open already: one of four.
func TestColdIsAShareOfThoseWhoCameToTheStage(t *testing.T) {
	m := plan(april2027, 1)
	m.Stages = []sim.Stage{{Name: "sql"}, {Name: "deal", Pipeline: true}, {Name: "contract", Pipeline: true}}
	m.OpeningPipeline = []sim.OpeningItems{{Stage: 2, Count: 2}}
	r := record{{{4}}, {{10}}, {{2}}, {{6}}, {{1}}}
	f := New(m, r.paths(sim.Series{Metric: "opportunities", Segment: sim.All},
		sim.Series{Metric: "entered.deal", Segment: sim.All}, sim.Series{Metric: "entered.contract", Segment: sim.All},
		sim.Series{Metric: "gone_cold.deal", Segment: sim.All}, sim.Series{Metric: "gone_cold.contract", Segment: sim.All}), About{})
	var texts []string
	for _, w := range f.Warnings {
		texts = append(texts, w.Text)
	}
	all := strings.Join(texts, "\n")
	for _, want := range []string{"60 % of what reaches the stage deal", "(about 6 of 10)", "25 % of what reaches the stage contract", "(about 1 of 4)"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
}

// Three of ten futures have customers to lose in FY2028, four deals to average.
func TestRatiosThatMostFuturesLackAreNamed(t *testing.T) {
	s := story{
		"wins": {5: {1, 1, 1, 1, 0, 0, 0, 0, 0, 0}}, "bookings": {5: {9, 9, 9, 9, 0, 0, 0, 0, 0, 0}}, "cycle_days_sum": {5: {9, 9, 9, 9, 0, 0, 0, 0, 0, 0}},
		"opening_arr": {2: {9, 9, 9, 0, 0, 0, 0, 0, 0, 0}}, "cohort_arr": {13: {9, 9, 9, 0, 0, 0, 0, 0, 0, 0}},
		"revenue": {5: {9}}, "cost_delivery": {5: {3}},
	}
	for _, want := range []string{"cycle_days, average_deal, nrr and grr", "cycle_days, average_deal and 3 more"} {
		w := New(organisation(14), s.paths(10, 14), About{}).Warnings
		i := slices.IndexFunc(w, func(w Warning) bool { return strings.HasPrefix(w.Text, "Few futures") })
		if want = "theirs alone: " + want + " in FY2028 (30 to 40 % of the futures)."; i < 0 || !strings.HasSuffix(w[i].Text, want) {
			t.Errorf("%q, want %q", w, want)
		}
		s["won_value"] = s["bookings"]
	}
	s = story{"revenue": {5: {9, 9, 9, 9, 9, 0, 0, 0, 0, 0}}, "cost_delivery": {5: {3}}}
	if w := New(organisation(14), s.paths(10, 14), About{}).Warnings; slices.ContainsFunc(w, func(w Warning) bool { return strings.HasPrefix(w.Text, "Few futures") }) {
		t.Errorf("half of the futures are enough: %q", w)
	}
}

func TestAttainmentOfFewPeopleIsSaidToBe(t *testing.T) {
	people := make([]sim.PersonYear, 200)
	for i := range people {
		people[i] = year(int32(i), 1, true, 1, 1)
	}
	for _, c := range []struct {
		n, people int
		want      string
	}{{200, 200, ""}, {200, 199, "for ae in FY2028 (199)"}, {199, 1, ""}} {
		got := ""
		for _, w := range withPeople(c.n, people[:c.people]...).Warnings {
			if strings.HasPrefix(w.Text, "Few people") {
				got = w.Text
			}
		}
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%d people in %d futures: %q, want %q", c.people, c.n, got, c.want)
		}
	}
}

func TestAFullRoleIsToldWhatItsOwnCapacityHoldsBack(t *testing.T) {
	set := sim.Capacity{Set: true}
	for _, c := range []struct {
		role               sim.Role
		raise, consequence string
	}{
		{sim.Role{Hours: set}, "roles.ae.hours", "more leads"},
		{sim.Role{Accounts: set, Hours: set}, "roles.ae.hours or roles.ae.accounts", "leave sooner"},
		{sim.Role{Renewals: set}, "roles.ae.renewals", "lost more often"},
		{sim.Role{Onboards: set}, "roles.ae.onboards", "go live later"},
		{sim.Role{Partners: set}, "roles.ae.partners", "bring nothing"},
	} {
		c.role.Name = "ae"
		w := worker{&c.role}
		if raise := alternatives(w.capacities()); raise != c.raise || !strings.Contains(w.otherwise(false), c.consequence) {
			t.Errorf("raise %s or %s; want %s or %s", raise, w.otherwise(false), c.raise, c.consequence)
		}
	}
}

// A role is full where it is in a quarter of the months or more.
func TestARoleIsFullInAQuarterOfTheMonths(t *testing.T) {
	for months, want := range map[int]int{4: 1, 5: 0} {
		points := make([]Summary, months)
		points[1].P50, points[2].P50 = 0.951, 0.95
		f := &Forecast{Series: []Series{{Metric: "utilisation.ae", Segment: sim.All, Points: points}}}
		if f.warnOfFullRoles(plan(april2027, months)); len(f.Warnings) != want {
			t.Errorf("full in one of %d months: %v", months, f.Warnings)
		}
	}
}

// To those who bring leads and work none, more leads are no matter.
func TestAFullRoleThatOnlyProspectsIsNotToldOfLeads(t *testing.T) {
	m := plan(april2027, 1)
	m.Roles = []sim.Role{{Name: "ae"}, {Name: "bdr", Hours: sim.Capacity{Set: true}}}
	m.Sources = []sim.Source{{Name: "inbound"}, {Name: "outbound", Kind: sim.Prospecting, By: 1}}
	m.Stages = []sim.Stage{{WorkedBy: []int{0}}}
	told := func() string { return worker{&m.Roles[1]}.otherwise(bringsLeadsOnly(m, 1)) }
	if got := told(); got != "they will find no more than they do" {
		t.Error(got)
	}
	if bringsLeadsOnly(m, 0) {
		t.Error("closers do not prospect")
	}
	if m.Stages[0].WorkedBy = []int{0, 1}; told() != "more leads will bring little" {
		t.Errorf("they work leads, too: %s", told())
	}
	m.Stages[0].WorkedBy, m.Sources[0].WorkedBy = []int{0}, []int{1}
	if told() != "more leads will bring little" {
		t.Errorf("they work a source's leads, too: %s", told())
	}
}

func TestThoseWhoWorkASegmentsOpportunitiesAreNamed(t *testing.T) {
	m := plan(april2027, 1)
	m.Roles = []sim.Role{{Name: "ae"}, {Name: "specialist"}, {Name: "se"}}
	m.Segments[0].WorkedBy, m.Segments[1].Needs = []int{0, 1}, 3
	for _, c := range []struct {
		stage sim.Stage
		want  string
	}{
		{sim.Stage{WorkedBy: []int{0}, Needs: 3, Pipeline: true}, "ae specialist se"},
		{sim.Stage{WorkedBy: []int{0}}, "ae"},
	} {
		var names []string
		for _, w := range workersOf(m, &c.stage) {
			names = append(names, w.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// Who works leads beside prospecting, most of the time, has time for more leads, and less for prospecting then.
func TestAFullRoleThatMostlyProspectsIsNotToldOfLeads(t *testing.T) {
	for minutes, want := range map[int64]string{601: "they will find no more than they do", 600: "more leads will bring little"} {
		full := sound
		full.utilisation, full.prospecting = 1e6, minutes
		w := full.warnings()
		if len(w) != 1 || !strings.Contains(w[0].Remedy, want) {
			t.Errorf("%d minutes: %q, want %s", minutes, w, want)
		}
	}
}

// Two roles may be account executives; a warning says which of them it means.
func TestARoleIsToldByTitleAndName(t *testing.T) {
	for want, r := range map[string]sim.Role{"Account executive (ent-ae)": {Name: "ent-ae", Title: "Account executive"}, "AE": {Name: "ae", Title: "AE"}, "se": {Name: "se"}, "Country manager": {Name: "country-manager", Title: "Country manager"}} {
		if got := (worker{&r}).title(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// Numbers in warnings are those of the tables: halves go up, and thousands have commas.
func TestWholeNumbersOfWarnings(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 0.5: "1", 2.5: "3", 3.5: "4", 2.4: "2", 999.5: "1,000", 1234567.2: "1,234,567"} {
		if got := whole(v); got != want {
			t.Errorf("%v is written %s, want %s", v, got, want)
		}
	}
}
