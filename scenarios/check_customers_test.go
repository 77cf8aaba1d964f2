package scenarios

import (
	"context"
	"math"
	"slices"
	"testing"

	"funnelcast/sim"
)

// upselling is a plan of three-year contracts of 100k that their customers add to.
const upselling = `name: More of it
currency: USD
start: 2027-01
months: 12
days_per_month: 30
targets: [{name: Booked, metric: bookings, month: 2027-12, at_least: 4m}, {name: Won, metric: customers, month: 2027-12, at_least: 200}]
segments:
  big: {contract: {value: 100k, term: 36 months}, churn: 10%, opening_customers: 120}
sources:
  - {name: more, kind: base, enters: opportunity, yield: 1 per year}
funnel: [{stage: opportunity, passes: 40%, takes: 30 days}]
roles: {ae: {open: 20}}
team: [{role: ae, seated: 1}]
`

// With whole months from 0 to 35 gone, the rest of three years is 36 to 13 months, and a year at least for the last twelve:
// (24 · 24.5 + 12 · 12) ÷ 36 = 20⅓ months.
func TestWhatIsAddedIsBookedForTheRestOfTheTerm(t *testing.T) {
	deal := func(edits ...string) float64 {
		return newChecker(mustLoad(t, changed(t, upselling, edits...)).model).goals()[0].deal
	}
	worked(t, "bookings of an addition", deal(), 100e5*(20+1./3)/12)
	worked(t, "to a contract of a year", deal("term: 36 months", "term: 12 months"), 100e5)
	worked(t, "to an evenly spread two years", deal("term: 36 months", "term: 24 months"), 100e5*15.25/12)
	// Renewed in January, 10 or 11 whole months are gone in December.
	worked(t, "to contracts of the same age", deal("opening_customers: 120", "opening_customers: 120, opening_renewals: {2027-01: 120}"), 100e5*25.5/12)
	// A third of what the customers of two segments buy goes to those of their own.
	worked(t, "of which a third is added", deal("sources:", "  other: {contract: {value: 100k, term: 36 months}, churn: 10%, opening_customers: 240}\nsources:", "yield: 1 per year", "yield: 0.00001 per year, segments: {big: 100%}")/300e5,
		(2*36+20+1./3)/108)
}

// What customers buy of another segment makes them customers of it; what they add to their contract does not. More of a
// licence is another one.
func TestAdditionsAreNoCustomers(t *testing.T) {
	brought := func(edits ...string) float64 {
		return newChecker(mustLoad(t, changed(t, upselling, edits...)).model).goals()[1].won
	}
	worked(t, "customers that additions bring", brought(), 0)
	licence := []string{"value: 100k, term: 36 months", "kind: licence, value: 100k", "120}", "120, opening_value: 20k}", "yield: 1", "yield: 0"}
	worked(t, "without a yield", brought(licence...), 0)
	c := newChecker(mustLoad(t, changed(t, upselling, append(licence[:4:4], "churn: 10%", "churn: 0%")...)).model)
	worked(t, "licences of the second month", c.flows[1].signed[0][0], 4)
	worked(t, "who has one then", c.flows[2].customers[0], 124)
}

// licensed is a business of licences; two buyers in five take maintenance, which two in five do not renew.
const licensed = `name: Licences
currency: USD
start: 2027-01
months: 49
days_per_month: 30
segments:
  big: {contract: {kind: licence, value: 100k, maintenance: {rate: 20%, taken: 40%}}, churn: 40%, opening_customers: 50, opening_value: 20k}
sources:
  - {name: web, kind: inbound, enters: opportunity, volume: 20 per month}
  - {name: more, kind: base, enters: opportunity, yield: 0.2 per year}
funnel: [{stage: opportunity, passes: 40%, takes: 30 days}]
roles: {ae: {open: 20}}
team: [{role: ae, seated: 1}]
`

// Who bought a licence without maintenance has nothing to renew and stays, in check as in a run.
func TestLicencesWithoutMaintenanceStay(t *testing.T) {
	s := mustLoad(t, licensed)
	c := newChecker(s.model)
	p, err := sim.Run(context.Background(), s.model, sim.Options{Paths: 128, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	mean := func(metric string, month int) float64 {
		col := slices.IndexFunc(sim.SeriesOf(s.model), func(of sim.Series) bool { return of.Metric == metric && of.Segment == sim.All })
		total, column := 0.0, make([]int64, p.N)
		p.Column(column, col, month)
		for _, v := range column {
			total += float64(v)
		}
		return total / float64(p.N)
	}
	for _, month := range []int{11, 23, 35, 47} {
		for metric, got := range map[string]float64{"customers": c.flows[month+1].customers[0], "unmaintained_customers": c.flows[month+1].bare[0]} {
			if want := mean(metric, month); math.Abs(got/want-1) > 0.05 {
				t.Errorf("%s at the end of month %d: check %.1f, a run %.1f", metric, month, got, want)
			}
		}
	}
	if got, want := c.due(0, 48), mean("renewals_due", 47); math.Abs(got/want-1) > 0.2 {
		t.Errorf("renewals due in the end: check %.2f, a run %.2f", got, want)
	}
}

// covered is a business of monthly contracts that a tenth ends each month: whoever is not looked after leaves sooner.
const covered = `name: Covered
currency: USD
start: 2027-01
months: 3
days_per_month: 30
segments:
  big: {contract: {kind: monthly, value: 1k}, churn: 10%, opening_customers: 120}
  small: {contract: {kind: monthly, value: 1k}, churn: 10%, opening_customers: 80}
sources: [{name: web, kind: inbound, enters: lead, volume: 0 per month, segments: {big: 50%, small: 50%}}]
funnel: [{stage: lead, passes: 20%}]
roles: {csm: {accounts: 100, uncovered_churn: 3}}
team: [{role: csm, seated: 1}]
`

// As in a run, the hazard of leaving is multiplied by customers ÷ capacity, up to uncovered_churn, and for a renewal that is worked by its
// renewal_churn.
func TestWhoIsNotLookedAfterLeavesSooner(t *testing.T) {
	left := func(edits ...string) float64 {
		return newChecker(mustLoad(t, changed(t, covered, edits...)).model).flows[1].customers[0]
	}
	worked(t, "of 200 customers for 100 accounts", left(), 120*0.9*0.9)
	worked(t, "of 200 for 250", left("accounts: 100", "accounts: 250"), 120*0.9)
	worked(t, "of 200 for 10", left("accounts: 100", "accounts: 10"), 120*0.9*0.9*0.9)
	worked(t, "of 120 for 100 where one segment is covered", left("uncovered_churn: 3", "uncovered_churn: 3, covers: big"), 120*math.Pow(0.9, 1.2))
	worked(t, "where another segment is covered", left("uncovered_churn: 3", "uncovered_churn: 3, covers: small"), 120*0.9)
	worked(t, "where it changes expansion alone", left("uncovered_churn: 3", "uncovered_churn: 1, uncovered_expansion: 50%"), 120*0.9)
	// Of 200 renewals a month 50 are worked and lose half as many on the hazard scale: ⅞ of the hazard.
	worked(t, "where a quarter of the renewals is worked", left("accounts: 100, uncovered_churn: 3", "renewals: 50 per month, renewal_churn: 0.5"), 120*math.Pow(0.9, 0.875))
	// Two roles that could each work all of them work each one once: half of the hazard is left, and not none.
	worked(t, "where two roles work the renewals", left("accounts: 100, uncovered_churn: 3", "renewals: 300 per month, renewal_churn: 0.5}, am: {renewals: 300 per month, renewal_churn: 0.5",
		"seated: 1}", "seated: 1}, {role: am, seated: 1}"), 120*math.Pow(0.9, 0.5))
}
