package scenarios

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"funnelcast/sim"
)

// organisation uses what the small and the rich scenario leave out.
const organisation = `name: Organisation
currency: USD
start: 2027-01
months: 24
gross_margin: 78%
over_assignment: 25%
activities: {call: 4 minutes, email: 3 minutes, meeting: 1 hour, demo: 90 minutes, note: none}
segments:
  box:
    contract:
      kind: licence
      price: 1200
      units: 5
      maintenance: {rate: 18% .. 20% .. 22%, taken: 85%}
      billing: {every: 3 months, instalments: 4}
    churn: 10%
    opening_customers: 3
    opening_value: 240
  cloud:
    contract: {kind: usage, value: 24k, noise: 0.25, billing: monthly}
    churn: 2%
  team:
    contract:
      price: 400 .. 600
      users: {spread: 10 .. 25 .. 80, centre_uncertain: 10%}
      term: 3 years
      discount: 8% .. 10%
      go_live: 20 .. 40 days
      billing: prepaid
      days_to_pay: 30 .. 45 days
      late: {share: 10% .. 20%, by: 30 days}
    churn: 9%
    uplift: 0% .. 3% .. 6%
    partial: {share: 10%, keeps: 50% .. 60%}
    worked_by: specialist
    needs: se
  tool:
    contract: {kind: licence, value: 9k, discount: 10%}
    opening_customers: 0
sources:
  - name: ads
    kind: inbound
    enters: lead
    budget: {2027-01: 40k per month, 2027-07: 600k per year}
    cost_per_item: 200
    segments: {cloud: 100%}
  - name: calls
    kind: prospecting
    by: bdr
    enters: sql
    segments: {team: 100%}
    activities:
      email: {per_day: 30, answers: 3%, books: 10%}
      call: {per_day: 30 .. 40, accepts: 70%, holds: 80%, reaches: 5% .. 7%, books: 12%}
  - name: resellers
    kind: partner
    enters: sql
    partners: {2026-04: 2, 2027-01: 4, 2028-01: 6}
    yield: 0.3 .. 0.5 .. 0.8 per month
    ramp: [10%, 50%, 100%]
    partner_cv: 0.4
    carried_by: pm
    signed_by: bdm
    segments: {team: 50%, box: 50%}
    worked_by: [ae, specialist]
    discount: 20% .. 30%
    wholesale: {share: 35%, discount: 38%}
    commission: 10%
    ae_channel_commission: 60%
    channel_elasticity: 0.5
  - name: trial
    kind: self_serve
    enters: lead
    volume: 900 per month
    growth: 1% per month
    burstiness: 0.3
    pays: 3% .. 3.5% .. 4%
    pays_in: cloud
    pays_after: 10 .. 20 days
    qualifies: 2.2%
    segments: {cloud: 90%, team: 10%}
  - {name: shop, kind: self_serve, volume: 100 per month, pays: 5%, pays_in: tool, cost_per_item: 3}
  - {name: upsell, kind: base, enters: sql, from: [team, cloud], yield: 3 per year, value: 8k .. 12k, worked_by: am}
  - {name: cross, kind: base, enters: sql, yield: 1 per year, segments: {box: 100%}}
funnel:
  - {stage: lead, passes: 30%}
  - stage: sql
    worked_by: ae
    effort: {weekly: 30 minutes}
    passes: 40%
    takes: 7 days
  - stage: opportunity
    worked_by: ae
    effort: {start: 2 hours, weekly: 1 hour}
    activities: {meeting: 3, demo: 0.5}
    passes: 20%
    takes: 60 days
roles:
  ae:
    open: 20
    hours: 28 .. 30 .. 33
    quota: 700k per year
    pay: {base: 80k, variable: 80k, accelerator: 1.5, cap: 2, ramp_guarantee: 50%}
  specialist: {like: specialist AE, open: 8, counts_as: service}
  bdr: {yield: 2 per month, item_quota: 9 per month}
  bdm: {signs: 0.2 .. 0.3 per month}
  pm: {like: Alliance manager, partners: 7 .. 9}
  csm: {accounts: 60, hours: 25, care: 1 .. 2 hours, covers: [team, cloud], uncovered_expansion: 60%}
  renewals: {like: renewal-specialist, title: Keeper, renewals: 40 per month, renewal_churn: 0.7, renewal_contraction: 0.9, renewal_effort: 4 hours}
  onboarding: {onboards: 8, slowest_go_live: 4}
  onboarding-2: {onboards: 8, counts_as: sales}
  closer: {renewals: 3 per month}
  am: {open: 10}
  se: {open: 6}
team:
  - {role: ae, seated: 2}
targets:
  - {name: Cash, metric: cumulative_cash, month: 2028-12, at_least: -250k}
  - {name: Talk, metric: hours.ae, month: 2027-12, at_least: 1_000}
  - {name: Partners, metric: partners, month: 2028-12, at_least: 6}
  - {name: Boxes, metric: wins, month: 2027-12, at_least: 15, segment: box}
`

func TestContractsOfEveryKindArriveInTheModel(t *testing.T) {
	m := mustLoad(t, organisation).Model()
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	if !(math.Abs(m.DeliveryCost-0.22) <= 1e-12) || m.OverAssignment != 0.25 {
		t.Errorf("delivery costs %v, quotas exceed the plan's by %v", m.DeliveryCost, m.OverAssignment)
	}
	if names := namesOf(m.Segments, func(s sim.Segment) string { return s.Name }); !slices.Equal(names, []string{"box", "cloud", "team", "tool"}) {
		t.Fatalf("segments %v", names)
	}
	for i, want := range []sim.Segment{
		{
			Name: "box", Kind: sim.Licence, Worth: sure(1200_00), Units: sure(5), TermMonths: 12,
			Maintenance: sim.Maintenance{Rate: assumed(t, m, "segments.box.contract.maintenance.rate"), Taken: fixed(0.85)},
			Churn:       fixed(0.1), Billing: sim.Billing{Every: 3, Instalments: 4}, OpeningCustomers: 3, OpeningWorth: sure(240_00),
		},
		{
			Name: "cloud", Kind: sim.Usage, Worth: sure(24_000_00), TermMonths: 1, Noise: 0.25,
			Churn: fixed(0.02), Billing: sim.Billing{Arrears: true}, OpeningWorth: sure(24_000_00),
		},
		{
			Name: "team", TermMonths: 36, Discount: assumed(t, m, "segments.team.contract.discount"), Churn: fixed(0.09),
			Worth: lawful(t, "40k .. 60k"), Units: sim.Spread{Law: lawOf[number](t, "10 .. 25 .. 80"), Centre: assumed(t, m, "segments.team.contract.users").Assumption},
			Uplift:   assumed(t, m, "segments.team.uplift"),
			Partial:  sim.Partial{Share: fixed(0.1), Keeps: assumed(t, m, "segments.team.partial.keeps")},
			GoLive:   lawful(t, "20 .. 40"),
			Billing:  sim.Billing{Every: 36, DaysToPay: lawful(t, "30 .. 45"), Late: assumed(t, m, "segments.team.contract.late.share"), LateBy: sure(30)},
			WorkedBy: []int{role(t, m, "specialist")}, Needs: 1 + role(t, m, "se"),
			OpeningWorth: sim.Spread{Law: scaled{lawOf[number](t, "40k .. 60k"), 1 - math.Sqrt(odds(0.08)*odds(0.1))/(1+math.Sqrt(odds(0.08)*odds(0.1)))}},
		},
		{Name: "tool", Kind: sim.Licence, Worth: sure(9_000_00), TermMonths: 12, Discount: fixed(0.1), OpeningWorth: sure(8_100_00)},
	} {
		same(t, want.Name, m.Segments[i], want)
	}
}

func TestSourcesOfEveryKindArriveInTheModel(t *testing.T) {
	m := mustLoad(t, organisation).Model()
	for i, want := range []sim.Source{
		{Name: "ads", Volume: []sim.Step{{Value: fixed(200)}, {From: 6, Value: fixed(250)}}, Shares: []float64{0, 1, 0, 0}, CostPerItem: 200_00},
		{
			Name: "calls", Kind: sim.Prospecting, Enters: 1, Shares: []float64{0, 0, 1, 0}, By: role(t, m, "bdr"),
			Cascades: []sim.Cascade{
				{Activity: 0, PerDay: assumed(t, m, "sources.calls.activities.call.per_day"), Steps: []sim.CascadeStep{
					{Outcome: sim.Reached, Share: assumed(t, m, "sources.calls.activities.call.reaches")},
					{Outcome: sim.Booked, Share: fixed(0.12)}, {Outcome: sim.Held, Share: fixed(0.8)}, {Outcome: sim.Accepted, Share: fixed(0.7)}}},
				{Activity: 2, PerDay: fixed(30), Steps: []sim.CascadeStep{{Outcome: sim.Answered, Share: fixed(0.03)}, {Outcome: sim.Booked, Share: fixed(0.1)}}},
			},
		},
		{
			Name: "resellers", Kind: sim.Partner, Enters: 1, Shares: []float64{0.5, 0, 0.5, 0},
			Volume: []sim.Step{{Value: assumed(t, m, "sources.resellers.yield")}},
			Partners: sim.Partners{
				Plan: []sim.Step{{Value: fixed(4)}, {From: 12, Value: fixed(6)}}, Ramp: []float64{0.1, 0.5, 1}, CV: 0.4,
				CarriedBy: 1 + role(t, m, "pm"), SignedBy: 1 + role(t, m, "bdm"), SignRate: assumed(t, m, "roles.bdm.signs"),
			},
			WorkedBy: []int{role(t, m, "ae"), role(t, m, "specialist")},
			Discount: assumed(t, m, "sources.resellers.discount"), Wholesale: sim.Wholesale{Share: fixed(0.35), Discount: fixed(0.38)},
			Commission: fixed(0.1), CloserForgoes: 1 - 0.6, Elasticity: 0.5,
		},
		{
			Name: "trial", Kind: sim.SelfServe, Shares: []float64{0, 0.9, 0.1, 0}, Volume: []sim.Step{{Value: fixed(900)}}, Growth: fixed(0.01), Burstiness: 0.3,
			Signups: sim.Signups{Pays: assumed(t, m, "sources.trial.pays"), PaysIn: 1, PaysAfter: lawful(t, "10 .. 20"), Qualifies: fixed(0.022)},
		},
		{
			Name: "shop", Kind: sim.SelfServe, Shares: []float64{1, 0, 0, 0}, Volume: []sim.Step{{Value: fixed(100)}}, CostPerItem: 3_00,
			Signups: sim.Signups{Pays: fixed(0.05), PaysIn: 3},
		},
		{
			Name: "upsell", Kind: sim.Base, Enters: 1, Shares: []float64{0, 0, 0, 0}, From: []int{2, 1}, Volume: []sim.Step{{Value: fixed(3.0 / 12)}},
			Worth: lawful(t, "800k .. 1.2m"), WorkedBy: []int{role(t, m, "am")},
		},
		{Name: "cross", Kind: sim.Base, Enters: 1, Shares: []float64{1, 0, 0, 0}, Volume: []sim.Step{{Value: fixed(1.0 / 12)}}},
	} {
		same(t, want.Name, m.Sources[i], want)
	}
}

func TestWorkIsInItsUnits(t *testing.T) {
	m := mustLoad(t, organisation).Model()
	want := []sim.Activity{{Name: "call", Minutes: 4}, {Name: "demo", Minutes: 90}, {Name: "email", Minutes: 3}, {Name: "meeting", Minutes: 60}, {Name: "note"}}
	if !slices.Equal(m.Activities, want) {
		t.Errorf("activities %+v, want %+v", m.Activities, want)
	}
	if s := m.Stages[1]; s.Effort != (sim.Effort{Weekly: 0.5}) || s.Activities != nil {
		t.Errorf("%+v", s)
	}
	if s := m.Stages[2]; s.Effort != (sim.Effort{Start: 2, Weekly: 1}) || !slices.Equal(s.Activities, []float64{0, 0.5, 0, 3, 0}) {
		t.Errorf("%+v", s)
	}
}

func TestRolesArriveWithAllTheyCanDo(t *testing.T) {
	m := mustLoad(t, organisation).Model()
	limit := func(v sim.Value) sim.Capacity { return sim.Capacity{Set: true, Value: v} }
	for _, want := range []sim.Role{
		{
			Name: "ae", Title: "ae", Open: limit(fixed(20)), Hours: limit(assumed(t, m, "roles.ae.hours")), Quota: 700_000_00,
			Pay: sim.Pay{Base: 80_000_00, Variable: 80_000_00, Accelerator: 1.5, Cap: 2, RampGuarantee: 0.5},
		},
		{Name: "bdr", Title: "bdr", ItemQuota: 9, Pay: sim.Pay{Accelerator: 1}},
		{Name: "pm", Title: "Strategic partnerships manager", Partners: limit(assumed(t, m, "roles.pm.partners"))},
		{Name: "specialist", Title: "Specialist account executive", Open: limit(fixed(8)), Serves: true},
		{
			Name: "csm", Title: "csm", Accounts: limit(fixed(60)), Hours: limit(fixed(25)), Care: assumed(t, m, "roles.csm.care"), Covers: []int{2, 1},
			UncoveredExpansion: 1 - 0.6, Serves: true,
		},
		{Name: "renewals", Title: "Keeper", Renewals: limit(fixed(40)), RenewalChurn: 0.7, RenewalContraction: 0.9, RenewalEffort: 4, Serves: true},
		{Name: "closer", Title: "closer", Renewals: limit(fixed(3)), RenewalChurn: 0.8, RenewalContraction: 0.8},
		{Name: "onboarding", Title: "onboarding", Onboards: limit(fixed(8)), SlowestGoLive: 4},
		{Name: "onboarding-2", Title: "onboarding-2", Onboards: limit(fixed(8)), SlowestGoLive: 3},
	} {
		want.UncoveredChurn, want.RampWeight, want.BeyondSpan = 2, 0.6, 0.2
		same(t, want.Name, m.Roles[role(t, m, want.Name)], want)
	}
}

// What a plan does not mention is neutral, so that plans of before mean the same.
func TestWhatIsNotSaidIsZeroInTheModel(t *testing.T) {
	m := mustLoad(t, small).Model()
	if m.DeliveryCost != 0 || m.OverAssignment != 0 || m.Activities != nil {
		t.Errorf("%v %v %v", m.DeliveryCost, m.OverAssignment, m.Activities)
	}
	same(t, "segment", m.Segments[0], sim.Segment{Name: "mid", Worth: sure(38_000_00), TermMonths: 12, Churn: fixed(0.1), OpeningWorth: sure(38_000_00)})
	same(t, "source", m.Sources[0], sim.Source{Name: "inbound", Volume: []sim.Step{{Value: assumed(t, m, "sources.inbound.volume")}}, Shares: []float64{0.6, 0.4}})
	same(t, "role", m.Roles[0], sim.Role{
		Name: "ae", Title: "ae", Open: sim.Capacity{Set: true, Value: fixed(20)}, Attrition: fixed(0.24),
		UncoveredChurn: 2, RampWeight: 0.6, BeyondSpan: 0.2,
	})
	if s := m.Stages[1]; s.Effort != (sim.Effort{}) || s.Activities != nil {
		t.Errorf("%+v", s)
	}
}

func TestBillingIsToldInAWordOrInDetail(t *testing.T) {
	for _, c := range []struct {
		contract string
		want     sim.Billing
	}{
		{"value: 38k", sim.Billing{}},
		{"value: 38k, billing: annual", sim.Billing{}},
		{"value: 38k, billing: prepaid", sim.Billing{}},
		{"value: 38k, billing: 1 year", sim.Billing{}},
		{"value: 38k, billing: half-yearly", sim.Billing{Every: 6}},
		{"value: 38k, billing: {every: quarterly}", sim.Billing{Every: 3}},
		{"value: 38k, billing: {every: 4 months, arrears: yes}", sim.Billing{Every: 4, Arrears: true}},
		{"value: 38k, billing: {arrears: no}", sim.Billing{}},
		{"value: 38k, term: 3 years, billing: annual", sim.Billing{}},
		{"value: 38k, term: 3 years, billing: prepaid", sim.Billing{Every: 36}},
		{"value: 38k, term: 6 months", sim.Billing{}},
		{"value: 38k, term: 6 months, billing: half-yearly", sim.Billing{}},
		{"kind: monthly, value: 38k, billing: monthly", sim.Billing{}},
		{"kind: usage, value: 38k", sim.Billing{Arrears: true}},
		{"kind: usage, value: 38k, billing: {arrears: no}", sim.Billing{}},
		{"kind: licence, value: 38k, billing: {every: annual, instalments: 3}", sim.Billing{Every: 12, Instalments: 3}},
		{"kind: licence, value: 38k, billing: {every: 18 months, instalments: 3}", sim.Billing{Every: 18, Instalments: 3}},
	} {
		if got := mustLoad(t, edit(t, "value: 38k", c.contract)).Model().Segments[0].Billing; got != c.want {
			t.Errorf("{%s} is billed %+v, want %+v", c.contract, got, c.want)
		}
	}
}

func TestOneSegmentNeedsNoName(t *testing.T) {
	m := mustLoad(t, `name: One
currency: USD
start: 2027-01
months: 12
segments: {all-of-them: {contract: {value: 1k}, churn: 5%}}
sources:
  - {name: trial, kind: self_serve, enters: lead, volume: 9 per month, pays: 3%, qualifies: 2%}
  - {name: partner, kind: partner, enters: lead, partners: 5, yield: 1 per month}
  - {name: more, kind: base, enters: lead, yield: 1 per year}
funnel: [{stage: lead, passes: 10%}]
`).Model()
	if s := m.Sources; s[0].Signups.PaysIn != 0 || s[0].Shares[0] != 1 || s[1].Partners.Plan[0] != (sim.Step{Value: fixed(5)}) || s[1].Shares[0] != 1 || s[2].Shares[0] != 0 {
		t.Errorf("%+v", s)
	}
}

func TestSetReachesTheWholeOrganisation(t *testing.T) {
	for set, look := range map[string]func(m *sim.Model) float64{
		"gross_margin=75%":                                      func(m *sim.Model) float64 { return m.DeliveryCost - 0.25 },
		"activities.call=5 minutes":                             func(m *sim.Model) float64 { return m.Activities[0].Minutes - 5 },
		"roles.ae.hours=30":                                     func(m *sim.Model) float64 { return m.Roles[0].Hours.Value.Fixed - 30 },
		"roles.ae.quota=60k per month":                          func(m *sim.Model) float64 { return m.Roles[0].Quota - 720_000_00 },
		"roles.ae.pay.accelerator=0":                            func(m *sim.Model) float64 { return m.Roles[0].Pay.Accelerator },
		"sources.calls.activities.email.per_day=12":             func(m *sim.Model) float64 { return m.Sources[1].Cascades[1].PerDay.Fixed - 12 },
		"sources.calls.activities.email.holds=90%":              func(m *sim.Model) float64 { return m.Sources[1].Cascades[1].Steps[2].Share.Fixed - 0.9 },
		"sources.calls.activities.email=null":                   func(m *sim.Model) float64 { return float64(len(m.Sources[1].Cascades)) - 1 },
		"sources.calls.activities.note={per_day: 3, books: 1%}": func(m *sim.Model) float64 { return float64(m.Sources[1].Cascades[2].Activity) - 4 },
		"sources.resellers.partners.2027-01=5":                  func(m *sim.Model) float64 { return m.Sources[2].Partners.Plan[0].Value.Fixed - 5 },
		"sources.resellers.partners.2027-10=5":                  func(m *sim.Model) float64 { return m.Sources[2].Partners.Plan[1].Value.Fixed - 5 },
		"sources.resellers.partners=8":                          func(m *sim.Model) float64 { return m.Sources[2].Partners.Plan[0].Value.Fixed - 8 },
		"sources.resellers.wholesale.share=50%":                 func(m *sim.Model) float64 { return m.Sources[2].Wholesale.Share.Fixed - 0.5 },
		"sources.ads.budget.2027-07=80k per month":              func(m *sim.Model) float64 { return m.Sources[0].Volume[1].Value.Fixed - 400 },
		"sources.ads.cost_per_item=100":                         func(m *sim.Model) float64 { return m.Sources[0].Volume[0].Value.Fixed - 400 },
		"funnel.opportunity.activities.call=2":                  func(m *sim.Model) float64 { return m.Stages[2].Activities[0] - 2 },
		"funnel.opportunity.effort.weekly=90 minutes":           func(m *sim.Model) float64 { return m.Stages[2].Effort.Weekly - 1.5 },
		"segments.cloud.contract.billing.arrears=no":            func(m *sim.Model) float64 { return truth(m.Segments[1].Billing.Arrears) },
		"segments.team.contract.users=12":                       func(m *sim.Model) float64 { return mean(m.Segments[2].Units) - 12 },
		"segments.team.contract.late.by=60 days":                func(m *sim.Model) float64 { return mean(m.Segments[2].Billing.LateBy) - 60 },
		"segments.box.contract.maintenance.rate=25%":            func(m *sim.Model) float64 { return m.Segments[0].Maintenance.Rate.Fixed - 0.25 },
		"segments.team.contract={price: null, users: null, value: 6k}": func(m *sim.Model) float64 {
			return mean(m.Segments[2].Worth) - 6_000_00 + truth(m.Segments[2].Units.Law != nil)
		},
	} {
		if off := look(mustLoad(t, organisation, set).Model()); !(math.Abs(off) <= 1e-9) {
			t.Errorf("--set %s misses by %v", set, off)
		}
	}
}

func TestAnAssumptionOfItsRateMayBeTied(t *testing.T) {
	m := mustLoad(t, organisation+"together:\n  - {of: [segments.box.contract.maintenance.rate, roles.ae.hours], correlation: 0.3}\n").Model()
	if c := m.Correlations; len(c) != 1 || len(c[0].Of) != 2 {
		t.Errorf("%+v", c)
	}
}

func TestTargetsAreToldAsReadersSeeThem(t *testing.T) {
	m := mustLoad(t, organisation).Model()
	if got := m.Targets[3].Segment; got != "box" {
		t.Errorf("the boxes are counted in segment %q", got)
	}
	for i, want := range []float64{-250_000_00, 1000 * 60, 6, 15} {
		if got := m.Targets[i]; got.AtLeast != want {
			t.Errorf("target %s is at least %v, want %v", got.Name, got.AtLeast, want)
		}
	}
}

func TestTheHashSeesTheWholeOrganisation(t *testing.T) {
	seen := map[string]string{mustLoad(t, organisation).Hash(): "nothing"}
	for _, set := range []string{
		"gross_margin=77%", "over_assignment=0%", "activities.note=1 minute", "segments.team.uplift=1%", "segments.team.partial.keeps=10%", "segments.box.contract.units=6",
		"segments.cloud.contract.billing.arrears=no", "segments.cloud.contract.noise=0.3", "sources.upsell.from=team", "sources.upsell.value=9k", "sources.shop.pays_in=cloud",
		"sources.calls.activities.call.books=11%", "sources.resellers.partner_cv=0.5", "sources.resellers.signed_by=null", "sources.resellers.ae_channel_commission=70%",
		"funnel.sql.effort.start=1 hour", "roles.csm.counts_as=sales", "roles.csm.covers=team", "roles.bdr.item_quota=10 per month", "roles.ae.pay.cap=3", "roles.onboarding.slowest_go_live=5",
	} {
		hash := mustLoad(t, organisation, set).Hash()
		if other, ok := seen[hash]; ok {
			t.Errorf("%s and %s have the same hash", set, other)
		}
		seen[hash] = set
	}
	if mustLoad(t, organisation, "segments.cloud.contract.billing=null", "sources.resellers.partners={2026-04: null}", "roles.onboarding-2.counts_as=null").Hash() != mustLoad(t, organisation).Hash() {
		t.Error("what is left out and what is said as it is anyway differ")
	}
}

func TestTheEngineCanTellSoManyRolesApart(t *testing.T) {
	for n, want := range map[int]bool{31: true, 32: false} { // besides ae
		var roles, names strings.Builder
		for i := range n {
			fmt.Fprintf(&roles, "  r%d: {open: 1}\n", i)
			fmt.Fprintf(&names, ", r%d", i)
		}
		text := strings.NewReplacer("worked_by: ae", "worked_by: [ae"+names.String()+"]", "team:", roles.String()+"team:").Replace(small)
		s, err := loadText(t, text, Patches{})
		switch {
		case (err == nil) != want:
			t.Errorf("%d roles: %v", n+1, err)
		case err == nil:
			if err := s.Model().Check(); err != nil {
				t.Error(err)
			}
		case !strings.Contains(err.Error(), "roles: found 33 roles that have a hand in deals"):
			t.Error(err)
		}
	}
}

func same[T any](t *testing.T, name string, got, want T) {
	t.Helper()
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for i := range g.NumField() {
		a, b := g.Field(i), w.Field(i)
		if a.Kind() == reflect.Slice && a.Len() == 0 && b.Len() == 0 {
			continue
		}
		if got, want := fmt.Sprintf("%#v", a), fmt.Sprintf("%#v", b); got != want {
			t.Errorf("%s: %s is\n%s, want\n%s", name, g.Type().Field(i).Name, got, want)
		}
	}
}

func namesOf[T any](all []T, name func(T) string) []string {
	var names []string
	for _, x := range all {
		names = append(names, name(x))
	}
	return names
}

func role(t *testing.T, m *sim.Model, name string) int {
	t.Helper()
	return index(t, namesOf(m.Roles, func(r sim.Role) string { return r.Name }), name)
}

// assumed is the value of an assumption of the model.
func assumed(t *testing.T, m *sim.Model, path string) sim.Value {
	t.Helper()
	return sim.Value{Assumption: 1 + index(t, namesOf(m.Assumptions, func(a sim.Assumption) string { return a.Name }), path)}
}

func index(t *testing.T, names []string, name string) int {
	t.Helper()
	i := slices.Index(names, name)
	if i < 0 {
		t.Fatalf("no %s in %v", name, names)
	}
	return i
}

func fixed(v float64) sim.Value                   { return sim.Value{Fixed: v} }
func sure(v float64) sim.Spread                   { return sim.Spread{Law: sim.Fixed(v)} }
func lawful(t *testing.T, text string) sim.Spread { return sim.Spread{Law: lawOf[number](t, text)} }
func odds(p float64) float64                      { return p / (1 - p) }

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
