package scenarios

import (
	"math"
	"slices"
	"testing"

	"funnelcast/sim"
)

func TestThePlanBecomesTheModelItDescribes(t *testing.T) {
	m := mustLoad(t, small).Model()
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	if m.Currency != (sim.Currency{Code: "USD", Decimals: 2}) || m.Start.String() != "2027-01" || m.Months != 12 || m.FiscalStart != 1 {
		t.Errorf("frame: %+v %v %d %v", m.Currency, m.Start, m.Months, m.FiscalStart)
	}
	var names []string
	for _, a := range m.Assumptions {
		names = append(names, a.Name)
	}
	if want := []string{"segments.smb.churn", "funnel.opportunity.passes.mid", "sources.inbound.volume"}; !slices.Equal(names, want) {
		t.Errorf("assumptions %v, want %v", names, want)
	}
	mid, smb := m.Segments[0], m.Segments[1]
	if mid.TermMonths != 12 || mid.Worth.Law != sim.Law(sim.Fixed(3_800_000)) || mid.Churn != (sim.Value{Fixed: 0.1}) {
		t.Errorf("mid: %+v", mid)
	}
	if smb.TermMonths != 1 || smb.Churn != (sim.Value{Assumption: 1}) {
		t.Errorf("smb: %+v", smb)
	}
	lead, opportunity := m.Stages[0], m.Stages[1]
	if lead.Pipeline || lead.ColdAfter != sim.NoLimit || lead.Won[0].Law != nil || lead.Passes[0] != lead.Passes[1] {
		t.Errorf("lead: %+v", lead)
	}
	if !opportunity.Pipeline || opportunity.Passes[0] != (sim.Value{Assumption: 2}) || opportunity.Lost[1].Law != sim.Law(sim.Fixed(60)) {
		t.Errorf("opportunity: %+v", opportunity)
	}
	if s := m.Sources[0]; !slices.Equal(s.Shares, []float64{0.6, 0.4}) || s.Volume[0].Value.Assumption != 3 {
		t.Errorf("source: %+v", s)
	}
	if r := m.Roles[0]; !r.Open.Set || r.Handles.Set || r.Open.Value.Fixed != 20 || r.Attrition.Fixed != 0.24 || r.RampWeight != 0.6 || r.UncoveredChurn != 2 || r.BeyondSpan != 0.2 || r.NeverBackfills {
		t.Errorf("role: %+v", r)
	}
	if len(m.Seats) != 3 || !m.Seats[0].Seated || m.Seats[2].Month != 5 {
		t.Errorf("seats: %+v", m.Seats)
	}
	if want := (sim.Target{Name: "Goal", Metric: "arr", Segment: sim.All, Month: 11, AtLeast: 1e8}); m.Targets[0] != want {
		t.Errorf("target: %+v, want %+v", m.Targets[0], want)
	}
	for i := range 12 {
		if m.CloseSeason[i] != 1 || m.LeadSeason[i] != 1 {
			t.Errorf("month %d has a season of %v and %v without one in the plan", i, m.CloseSeason[i], m.LeadSeason[i])
		}
	}
}

// rich uses what the small scenario leaves out.
const rich = `name: Rich
currency: JPY
start: 2027-04
months: 24
fiscal_year_starts: April
days_per_month: 21
targets:
  - {name: FY, metric: new_arr, month: 2028-03, at_least: 150m}
  - {name: Half, metric: wins, month: month 18, at_least: 10, from: month 13, segment: ent}
  - {name: Busy, metric: utilisation.ae, month: 2028-03, at_least: 80%}
segments:
  ent:
    contract: {value: {spread: 8m .. 15m .. 30m, centre_uncertain: 10%}, term: 2 years}
    churn: 8% .. 10% .. 12% per year
    churn_spread: 0.2
    expansion: {rate: 9% .. 15% .. 22%, between_customers: {sd: 10%, min: -30%, max: 50%}}
    contraction: 0.2% per month
    opening_customers: 10
    opening_value: 10m
    opening_renewals: {2027-04: 4, 2028-03: 6}
sources:
  - name: web
    kind: inbound
    enters: demo
    volume: {2027-04: 5 per month, 2028-01: 20 .. 32 .. 48 per month}
    growth: 1% per month
    burstiness: 0.5
    lift: {close: 1.2 .. 1.5}
    cost_per_item: 60k
    cost: 1.2m per year
  - {name: hunt, kind: prospecting, by: ae, enters: demo}
funnel:
  - stage: demo
    worked_by: [ae, lead-ae]
    needs: se
    passes: {value: 40% .. 50%, source: "CRM 2026"}
    takes: {won: 5 days, lost: {law: gamma, mean: 4 days, cv: 0.5}}
    cold_after: none
    response_half_life: 2 days
    recycle: {share: 20%, to: demo, after: 3 months}
  - {stage: close, passes: 30%, takes: 1 week}
roles:
  ae:
    open: 20
    handles: 10 .. 12 per month
    yield: 1 .. 2 per month
    ramp: {value: [10%, 50%, 100%], source: survey}
    skill_cv: 0.35
    attrition: {rate: 20% .. 30% per year, first: 6 months, first_rate: 5% per month}
    backfill: 2 months .. 3 months
    handover_loss: 5% .. 15%
  lead-ae: {open: 5, ramp: ae, backfill: never, manages: ae, span: 8, beyond_span: 30%}
  se: {open: 3, pay: {base: 10m, variable: 2m, load: 27%, recruiting_fee: 30%}}
team:
  - {role: ae, seated: 2, becomes: {role: lead-ae, in: 2027-10}}
  - {role: ae, hire: 2, from: month 4, slip: 0 days .. 10 days .. 30 days}
  - {role: se, seated: 1}
season: {close: {Mar: 1.5, August: 0.75}, leads: {Jan: 0.9}}
shocks:
  - {name: downturn, chance: 50%, from: month 7 .. month 12, lasts: 6 .. 12 months, win_odds: 0.6 .. 0.75 .. 0.9, churn: 1.35, hiring: frozen}
together:
  - {of: [funnel.demo.passes, roles.ae.yield, segments.ent.expansion], correlation: 0.4}
opening_pipeline:
  - {stage: close, count: 3, age: 10 days, value: 5m}
`

func TestARichPlanFillsEveryFieldOfTheModel(t *testing.T) {
	m := mustLoad(t, rich).Model()
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	ent := m.Segments[0]
	if ent.Worth.Centre != assumed(t, m, "segments.ent.contract.value").Assumption || ent.TermMonths != 24 || ent.OpeningWorth.Law != sim.Law(sim.Fixed(10e6)) || ent.ChurnSpread != 0.2 {
		t.Errorf("segment %+v", ent)
	}
	// 10 % a year over a term of two years: 1 − 0.9² = 19 %.
	if got := m.Assumptions[ent.Churn.Assumption-1].Law.Quantile(0.5); !(math.Abs(got-0.19) <= 1e-12) {
		t.Errorf("churn per renewal is %v, want 0.19", got)
	}
	if g := ent.Expansion; g.Rate.Assumption != assumed(t, m, "segments.ent.expansion").Assumption || g.SD != 0.1 || g.Min != -0.3 || g.Max != 0.5 {
		t.Errorf("expansion %+v", g)
	}
	if !(math.Abs(ent.Contraction.Rate.Fixed-0.024) <= 1e-12) || ent.Contraction.SD != 0 {
		t.Errorf("contraction %+v", ent.Contraction)
	}
	if len(ent.OpeningRenewals) != 12 || ent.OpeningRenewals[0] != 4 || ent.OpeningRenewals[11] != 6 {
		t.Errorf("renewals %v", ent.OpeningRenewals)
	}
	web, hunt := m.Sources[0], m.Sources[1]
	if len(web.Volume) != 2 || web.Volume[0].Value.Fixed != 5 || web.Volume[1].From != 9 || web.Volume[1].Value.Assumption != assumed(t, m, "sources.web.volume.2028-01").Assumption {
		t.Errorf("volume %+v", web.Volume)
	}
	if web.Lift[0].Fixed != 1 || web.Lift[1].Assumption != assumed(t, m, "sources.web.lift.close").Assumption || web.CostPerItem != 60e3 || web.CostPerMonth != 100e3 || web.Burstiness != 0.5 {
		t.Errorf("source %+v", web)
	}
	if hunt.Kind != sim.Prospecting || hunt.Volume[0].Value.Assumption != assumed(t, m, "roles.ae.yield").Assumption || m.Roles[hunt.By].Name != "ae" || !slices.Equal(hunt.Shares, []float64{1}) {
		t.Errorf("source %+v", hunt)
	}
	demo := m.Stages[0]
	if demo.Needs != 3 || len(demo.WorkedBy) != 2 || demo.ColdAfter != 0 || demo.ResponseHalfLife != 2 || demo.Lost[0].Law != sim.Law(sim.Gamma{M: 4, CV: 0.5}) || !demo.Pipeline {
		t.Errorf("stage %+v", demo)
	}
	if r := demo.Recycle; r.Share.Fixed != 0.2 || r.To != 0 || r.After.Law != sim.Law(sim.Fixed(63)) {
		t.Errorf("recycle %+v", r)
	}
	ae, lead := m.Roles[0], m.Roles[1]
	if ae.EarlyMonths != 6 || !(math.Abs(ae.EarlyAttrition.Fixed-0.6) <= 1e-12) || ae.Attrition.Assumption != assumed(t, m, "roles.ae.attrition").Assumption || ae.HandoverLoss.Assumption == 0 || ae.Backfill.Law == nil || ae.SkillCV != 0.35 {
		t.Errorf("role %+v", ae)
	}
	if !slices.Equal(lead.Ramp, []float64{0.1, 0.5, 1}) || !lead.NeverBackfills || !slices.Equal(lead.Manages, []int{0}) || lead.Span != 8 || lead.BeyondSpan != 0.3 {
		t.Errorf("role %+v", lead)
	}
	if want := (sim.Pay{Base: 10e6, Variable: 2e6, Load: 0.27, Recruiting: 0.3}); m.Roles[2].Pay != want {
		t.Errorf("pay %+v", m.Roles[2].Pay)
	}
	if s := m.Seats[0]; s.Becomes != 2 || s.BecomesMonth != 6 {
		t.Errorf("seat %+v", s)
	}
	if s := m.Seats[2]; s.Month != 3 || s.Slip.Law.Quantile(0.05) != 0 || s.Slip.Law.Quantile(0.5) != 10 {
		t.Errorf("seat %+v", s)
	}
	if m.CloseSeason[2] != 1.5 || m.CloseSeason[7] != 0.75 || m.CloseSeason[0] != 1 || m.LeadSeason[0] != 0.9 {
		t.Errorf("season %v %v", m.CloseSeason, m.LeadSeason)
	}
	s := m.Shocks[0]
	if s.Chance.Fixed != 0.5 || s.From.Law != sim.Law(sim.Uniform{Min: 6, Max: 12}) || !(math.Abs(s.Lasts.Law.Quantile(0.9)-12) <= 1e-9) || s.WinOdds.Assumption != assumed(t, m, "shocks.downturn.win_odds").Assumption || s.Churn.Fixed != 1.35 || s.Cycle.Fixed != 1 || s.Worth.Fixed != 1 || !s.HiringFrozen {
		t.Errorf("shock %+v", s)
	}
	if c := m.Correlations; len(c) != 1 || len(c[0].Of) != 3 || c[0].Correlation != 0.4 {
		t.Errorf("correlations %+v", c)
	}
	if o := m.OpeningPipeline; len(o) != 1 || o[0].Stage != 1 || o[0].Age != 10 || o[0].Worth.Law != sim.Law(sim.Fixed(5e6)) {
		t.Errorf("opening pipeline %+v", o)
	}
	for i, want := range []sim.Target{
		{Name: "FY", Metric: "new_arr", Segment: "all", Month: 11, AtLeast: 150e6},
		{Name: "Half", Metric: "wins", Segment: "all", From: 12, Month: 17, AtLeast: 10},
		{Name: "Busy", Metric: "utilisation.ae", Segment: "all", Month: 11, AtLeast: 800_000},
	} {
		if m.Targets[i] != want {
			t.Errorf("target %+v, want %+v", m.Targets[i], want)
		}
	}
}

// Churn a month is compounded over a longer term: of 2 % a month 1 − 0.98¹² leave in a year, and of those observed each.
func TestChurnOfAMonthIsCompounded(t *testing.T) {
	year := func(c float64) float64 { return 1 - math.Pow(1-c, 12) }
	m := mustLoad(t, small, "segments.mid.churn=2% per month").Model()
	if got := m.Segments[0].Churn.Fixed; !(math.Abs(got-year(.02)) <= 1e-12) {
		t.Errorf("churn a year is %v, want %v", got, year(.02))
	}
	m = mustLoad(t, small, "segments.mid.churn={values: [1% per month, 3% per month]}").Model()
	law := m.Assumptions[m.Segments[0].Churn.Assumption-1].Law
	for p, c := range map[float64]float64{.25: .01, .75: .03} {
		if got := law.Quantile(p); !(math.Abs(got-year(c)) <= 1e-12) {
			t.Errorf("churn a year of the values' %v is %v, want %v", p, got, year(c))
		}
	}
}

// A shock of which only its beginning, its length and one effect are told is sure to happen and changes nothing else.
func TestAShockIsSureAndChangesOnlyWhatItNames(t *testing.T) {
	m := mustLoad(t, edit(t, "months: 12", "months: 12\nshocks: [{name: slump, from: month 3, lasts: 2 months, churn: 2}]")).Model()
	one := sim.Value{Fixed: 1}
	same(t, "shock", m.Shocks[0], sim.Shock{
		Name: "slump", Chance: one, From: sure(2), Lasts: sure(2), Churn: sim.Value{Fixed: 2},
		WinOdds: one, Cycle: one, Leads: one, Prospecting: one, Worth: one, Expansion: one,
	})
}

func TestAddingAPersonLeavesTheOtherSeatsTheirKeys(t *testing.T) {
	keys := func(s *Scenario) map[uint64]int {
		all := map[uint64]int{}
		for _, seat := range s.Model().Seats {
			all[seat.Key] = seat.Role
		}
		if len(all) != len(s.Model().Seats) {
			t.Fatalf("keys are not unique: %v", s.Model().Seats)
		}
		return all
	}
	before := keys(mustLoad(t, small))
	for _, changed := range []string{
		edit(t, "  - {role: ae, seated: 2}", "  - {role: ae, hire: 1, from: 2027-03}\n  - {role: ae, seated: 2}"),
		edit(t, "seated: 2", "seated: 3"),
		edit(t, "{role: ae, hire: 1, from: 2027-06}", "{role: ae, hire: 1, from: month 6}\n  - {role: ae, hire: 1, from: 2027-06}"),
		edit(t, "team:", "  aa: {open: 3}\nteam:\n  - {role: aa, seated: 2}"),
	} {
		after := keys(mustLoad(t, changed))
		for key := range before {
			if _, ok := after[key]; !ok {
				t.Errorf("a key was lost in\n%s", changed)
			}
		}
		if len(after) <= len(before) {
			t.Errorf("nobody was added in\n%s", changed)
		}
	}
}

func TestNobodyAndNothingArePlans(t *testing.T) {
	for _, text := range []string{
		edit(t, "300 .. 400 .. 500 per month", "0 per month"),
		edit(t, "seated: 2", "seated: 0"),
		edit(t, "team:\n  - {role: ae, seated: 2}\n  - {role: ae, hire: 1, from: 2027-06}\n", ""),
		edit(t, "team:\n  - {role: ae, seated: 2}\n  - {role: ae, hire: 1, from: 2027-06}\n", "team: []\n"),
		edit(t, "from: 2027-06", "from: 2031-06"),
		edit(t, "months: 12\ntargets:\n  - {name: Goal, metric: arr, month: 2027-12, at_least: 1m}", "months: 1"),
	} {
		if err := mustLoad(t, text).Model().Check(); err != nil {
			t.Error(err)
		}
	}
}

func TestCorrelationsThatContradictEachOtherAreRefused(t *testing.T) {
	text := edit(t, "team:", `together:
  - {of: [segments.smb.churn, sources.inbound.volume], correlation: 0.9}
  - {of: [sources.inbound.volume, funnel.opportunity.passes.mid], correlation: 0.9}
  - {of: [segments.smb.churn, funnel.opportunity.passes.mid], correlation: -0.9}
team:`)
	if _, err := loadText(t, text, Patches{}); err == nil {
		t.Error("loaded")
	}
}
