package scenarios

import (
	"math"
	"strings"
	"testing"
)

// flowing is a plan whose flows are worked out by hand: a month of 30 days, no churn.
const flowing = `name: Flows
currency: USD
start: 2027-01
months: 12
days_per_month: 30
segments:
  big: {contract: {value: 100k}, churn: 0%}
  small: {contract: {value: 10k}, churn: 0%}
sources:
  - {name: web, kind: inbound, enters: lead, volume: 100 per month, segments: {big: 50%, small: 50%}}
funnel:
  - {stage: lead, passes: 20%}
  - {stage: opportunity, worked_by: ae, passes: 25%, takes: {won: 60 days, lost: 30 days}}
roles:
  ae: {open: 20}
  lead-ae: {open: 10}
  se: {open: 10}
team:
  - {role: ae, seated: 2}
  - {role: lead-ae, seated: 1}
  - {role: se, seated: 1}
`

func flowsOf(t *testing.T, edits ...string) *checker {
	t.Helper()
	return newChecker(mustLoad(t, changed(t, flowing, edits...)).model)
}

func worked(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-6) { // nor NaN
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestItemsFlowDownTheFunnel(t *testing.T) {
	c := flowsOf(t)
	f := &c.flows[0]
	worked(t, "leads of big", f.in[0][0][0], 50)
	worked(t, "opportunities of big", f.in[0][1][0], 10)
	worked(t, "deals of big", f.won[0][0], 2.5)
	worked(t, "deals signed before any can be", c.flows[1].signed[0][0], 0)
	worked(t, "deals signed after 60 days", c.flows[2].signed[0][0], 2.5)
	worked(t, "customers at the end", c.flows[11].customers[0], 2.5*9)
}

func TestAWarmUpHasSoldBeforeTheFirstDay(t *testing.T) {
	c := flowsOf(t, "months: 12", "months: 12\nwarm_up: 1 month")
	worked(t, "deals signed in the first month, of two months before", c.flows[0].signed[0][0], 0)
	worked(t, "deals signed in the second, of the month before the plan", c.flows[1].signed[0][0], 2.5)
}

func TestTheFickleLeaveFirst(t *testing.T) {
	c := flowsOf(t, "big: {contract: {value: 100k}, churn: 0%}", "big: {contract: {kind: monthly, value: 100k}, churn: 10%, churn_spread: 0.5, opening_customers: 1000}", "volume: 100", "volume: 0")
	// With φ = ½ the hazard after t renewals is 10 % ÷ (1 + t): 10 %, 5 %, 3.33 %.
	worked(t, "customers after three months", c.flows[3].customers[0], 1000*0.9*0.95*(1-0.1/3))
	c = flowsOf(t, "big: {contract: {value: 100k}, churn: 0%}", "big: {contract: {kind: monthly, value: 100k}, churn: 10%, churn_spread: 0.5}")
	// Those of March have had a renewal when those of April have had none.
	worked(t, "customers of three months", c.flows[5].customers[0], 2.5*(0.9*0.95+0.9+1))
}

func TestThoseWhoComeBackCountAgain(t *testing.T) {
	c := flowsOf(t, "{stage: lead, passes: 20%}", "{stage: lead, passes: 20%, recycle: {share: 25%, to: lead, after: 60 days}}")
	// Of 50 leads 80 % fail and a quarter of these come back two months later: nobody in the first month, 10 in the third and
	// 12 in the fifth, for of those 10 some come back again; in the end 50 ÷ (1 − 0.8 · 0.25) = 62.5 leads come in a month.
	worked(t, "leads of the first month", c.flows[0].in[0][0][0], 50)
	worked(t, "leads of the third", c.flows[2].in[0][0][0], 60)
	worked(t, "leads of the fifth", c.flows[4].in[0][0][0], 62)
	worked(t, "opportunities of the fifth", c.flows[4].in[0][1][0], 12.4)
	c = flowsOf(t, "months: 12", "months: 12\nwarm_up: 2 months", "{stage: lead, passes: 20%}", "{stage: lead, passes: 20%, recycle: {share: 25%, to: lead, after: 60 days}}")
	worked(t, "leads of the first month after two of warm-up", c.flows[0].in[0][0][0], 60)
}

func TestLiftAndReluctantClosersChangeOdds(t *testing.T) {
	c := flowsOf(t, "segments: {big: 50%, small: 50%}", "segments: {big: 50%, small: 50%}, lift: {opportunity: 3}")
	worked(t, "odds of 1:3 times 3", c.passes(&c.m.Sources[0], 1, 0), 0.5)
	c = flowsOf(t, "segments: {big: 50%, small: 50%}", "segments: {big: 50%, small: 50%}, ae_channel_commission: 25%, channel_elasticity: 0.5")
	worked(t, "odds of 1:3 times √0.25", c.passes(&c.m.Sources[0], 1, 0), 1.0/7)
	worked(t, "odds where nobody works", c.passes(&c.m.Sources[0], 0, 0), 0.2)
}

func TestPartnersAreSignedCarriedAndRamp(t *testing.T) {
	c := flowsOf(t, "  - {name: web", `  - {name: resale, kind: partner, enters: opportunity, partners: {2027-01: 4, 2027-03: 6}, yield: 2 per month, ramp: [0%, 50%, 100%],
     carried_by: pm, signed_by: pm, segments: {big: 100%}}
  - {name: web`, "roles:\n", "roles:\n  pm: {partners: 6.5, signs: 0.5 per month}\n", "team:\n", "team:\n  - {role: pm, seated: 1}\n")
	s := &c.m.Sources[0]
	worked(t, "partners on the first day", c.partners(s, 0).signed, 4)
	worked(t, "items of the ramped", c.flows[0].in[0][1][0], 8)
	// The manager signs half a partner a month from the first on, the plan two in March.
	worked(t, "partners in March", c.partners(s, 2).signed, 7)
	worked(t, "carried in March", c.partners(s, 2).carried, 6.5)
	// 4 ramped, half a one of February at 50 %, those of March at nothing.
	worked(t, "ramped in March", c.partners(s, 2).ramped, 4.25)
}

func TestSourcesOfPartnersShareTheirManagersInTurn(t *testing.T) {
	c := flowsOf(t, "  - {name: web", `  - {name: first, kind: partner, enters: opportunity, partners: 4, yield: 1 per month, carried_by: pm, segments: {big: 100%}}
  - {name: second, kind: partner, enters: opportunity, partners: 5, yield: 1 per month, carried_by: pm, segments: {big: 100%}}
  - {name: web`, "roles:\n", "roles:\n  pm: {partners: 7}\n", "team:\n", "team:\n  - {role: pm, seated: 1}\n")
	worked(t, "carried of the first", c.partners(&c.m.Sources[0], 0).carried, 4)
	worked(t, "carried of the second", c.partners(&c.m.Sources[1], 0).carried, 3)
	for i := range c.m.Roles {
		if c.m.Roles[i].Name == "pm" {
			worked(t, "asked of the manager", c.need(i, 0).partners, 9)
		}
	}
}

func TestSeasonsGrowthAndPromotionsChangeAMonth(t *testing.T) {
	c := flowsOf(t, "team:\n", "season: {leads: {Feb: 0.5}}\nteam:\n", "volume: 100 per month", "volume: 100 per month, growth: 10% per month", "ae: {open: 20}", "ae: {open: 20, ramp: [50%, 100%]}",
		"{role: lead-ae, seated: 1}", "{role: lead-ae, seated: 1, becomes: {role: ae, in: 2027-03}}")
	worked(t, "leads of January", c.flows[0].in[0][0][0], 50)
	worked(t, "leads of February", c.flows[1].in[0][0][0], 27.5)
	for month, want := range []float64{2, 2, 2.5, 3} {
		_, ramped := c.people(0, month)
		worked(t, "ramped people", ramped, want)
	}
	heads, _ := c.people(1, 2)
	worked(t, "people of the former role", heads, 0)
}

func TestADealIsWorthWhatDiscountsLeave(t *testing.T) {
	c := flowsOf(t, "{value: 100k}", "{price: 500, users: 40, discount: 10%}", "segments: {big: 50%, small: 50%}", "segments: {big: 50%, small: 50%}, discount: 20%, wholesale: {share: 25%, discount: 40%}")
	// 500 · 40 · 0.9 · (1 − 0.75 · 0.2 − 0.25 · 0.4), in cents.
	worked(t, "worth", c.worth(&c.m.Sources[0], 0), 100*500*40*0.9*0.75)
	c = flowsOf(t, "{value: 100k}, churn: 0%", "{kind: licence, value: 100k, maintenance: {rate: 20%, taken: 80%}}, churn: 20%")
	worked(t, "first-year value", c.worth(&c.m.Sources[0], 0), 100*100e3)
	worked(t, "part of it that recurs", c.recurring(0), 0.16)
	// The price, and maintenance for five years on average.
	worked(t, "value in the end", c.lifetime(&c.m.Sources[0], 0), 100*(100e3+16e3/0.2))
	worked(t, "value in the end where it recurs for ever", c.lifetime(&c.m.Sources[0], 1), 100*10e3/0.01)
}

func TestGoalsCountTheDealsOfTheirMetric(t *testing.T) {
	goal := func(metric string, edits ...string) goal {
		t.Helper()
		edits = append(edits, "segments:\n", "targets:\n  - {name: Goal, metric: "+metric+", from: 2027-10, month: 2027-12, at_least: 1m, segment: big}\nsegments:\n", "churn: 0%}\n  small", "churn: 0%, opening_customers: 120, opening_value: 100k}\n  small")
		if metric == "arr" || metric == "customers" {
			edits[len(edits)-3] = strings.Replace(edits[len(edits)-3], "from: 2027-10, ", "", 1)
		}
		return flowsOf(t, edits...).goals()[0]
	}
	more := []string{"  - {name: web", "  - {name: more, kind: base, enters: opportunity, from: big, yield: 0.12 per year, value: 10k}\n  - {name: web"}
	worked(t, "new ARR by the quarter", goal("new_arr", more...).won, 7.5)
	worked(t, "deal of new ARR", goal("new_arr", more...).deal, 100*100e3)
	// 120 customers bring 1.2 items, and those who were won until then some more.
	if g := goal("wins", more...); g.won < 7.5+3*0.3 || g.won > 7.5+3*0.36 {
		t.Errorf("%v deals are won in the quarter with those of customers", g.won)
	}
	worked(t, "new customers by the quarter", goal("new_customers", more...).won, 7.5)
	worked(t, "customers on the first day", goal("customers").opening, 120)
	worked(t, "ARR on the first day", goal("arr").opening, 100*120*100e3)
	worked(t, "deals for an ARR that is there", goal("arr").deals, 0)
	worked(t, "share won", goal("new_arr").rate, 0.25)
	worked(t, "opportunities", func() float64 { g := goal("new_arr"); return g.opportunities() }(), 40)
	worked(t, "deal of ARR with a licence, its maintenance", goal("new_arr", "{value: 100k}", "{kind: licence, value: 100k, maintenance: {rate: 20%}}").deal, 100*20e3)
	trial := []string{"  - {name: web", "  - {name: trial, kind: self_serve, volume: 1000 per month, pays: 0.75%, pays_in: big}\n  - {name: web"}
	worked(t, "share of deals that are sold", goal("new_arr", trial...).selling, 0.25)
	worked(t, "share won of what is sold", goal("new_arr", trial...).rate, 0.25)
	worked(t, "deals won without those that buy by themselves", goal("wins", trial...).selling, 1)
}

func TestSignUpsPayOrQualify(t *testing.T) {
	c := flowsOf(t, "  - {name: web", `  - {name: trial, kind: self_serve, enters: opportunity, volume: 1000 per month, growth: 10% per month, pays: 3%, pays_in: small, pays_after: 30 days, qualifies: 2%, segments: {big: 100%}}
  - {name: web`)
	worked(t, "opportunities", c.flows[0].in[0][1][0], 20)
	worked(t, "sign-ups that will pay", c.flows[1].paying[0], 33)
	worked(t, "those who do a month later", c.flows[1].signed[0][1], 30)
	worked(t, "deals", c.flows[0].won[0][0], 5)
}

func TestCustomersBringItems(t *testing.T) {
	opening := []string{"{value: 100k}, churn: 0%", "{value: 100k}, churn: 0%, opening_customers: 60"}
	c := flowsOf(t, append(opening, "  - {name: web", "  - {name: more, kind: base, enters: opportunity, from: big, yield: 0.2 per year}\n  - {name: web")...)
	worked(t, "items of 60 customers", c.flows[0].in[0][1][0], 1)
	worked(t, "customers in the end, with those of web alone", c.flows[11].customers[0], 60+2.5*9)
	c = flowsOf(t, append(opening, "  - {name: web", "  - {name: cross, kind: base, enters: opportunity, from: big, yield: 1.2 per year, segments: {small: 100%}}\n  - {name: web")...)
	worked(t, "items of the other segment", c.flows[0].in[0][1][1], 6)
	worked(t, "contracts of it", c.flows[2].signed[0][1], 1.5)
}

func TestCascadesMultiply(t *testing.T) {
	c := flowsOf(t, "  - {name: web", `  - {name: calls, kind: prospecting, by: bdr, enters: lead, segments: {big: 100%}, activities: {call: {per_day: 40, reaches: 10%, books: 25%, holds: 50%}}}
  - {name: web`, "segments:\n", "activities: {call: 6 minutes}\nsegments:\n", "roles:\n", "roles:\n  bdr: {hours: 25}\n", "team:\n", "team:\n  - {role: bdr, seated: 2}\n")
	worked(t, "items of two people", c.flows[0].in[0][0][0], 2*40*21*0.1*0.25*0.5)
	// 40 calls of 6 minutes on 21 days, in 365/84 weeks.
	worked(t, "hours a week", c.week(1, 0).prospecting, 84/weeksPerMonth)
}

func TestCareAndRenewalsTakeHours(t *testing.T) {
	c := flowsOf(t, "{value: 100k}, churn: 0%", "{value: 100k}, churn: 0%, opening_customers: 60", "roles:\n", "roles:\n  csm: {hours: 30, accounts: 40, care: 2 hours, renewals: 4 per month, renewal_effort: 3 hours, covers: big}\n  am: {hours: 30, care: 1 hour}\n", "team:\n", "team:\n  - {role: csm, seated: 1}\n  - {role: am, seated: 2}\n")
	roles := map[string]int{}
	for i := range c.m.Roles {
		roles[c.m.Roles[i].Name] = i
	}
	// Of 60 customers 40 are covered; 5 renew a month, of which 4 can be worked.
	worked(t, "hours of the one who covers", c.need(roles["csm"], 0).hours.accounts*weeksPerMonth, 40*2+4*3)
	worked(t, "renewals that come up", c.need(roles["csm"], 0).renewals, 5)
	worked(t, "hours of two who just care", c.need(roles["am"], 0).hours.accounts*weeksPerMonth, 60)
}

func TestWorkGoesToThoseOfSourceAndSegment(t *testing.T) {
	slots := func(c *checker, role string) float64 {
		for i := range c.m.Roles {
			if c.m.Roles[i].Name == role {
				return c.need(i, 0).open
			}
		}
		return -1
	}
	// 20 opportunities for (0.25 · 60 + 0.75 · 30) ÷ 30 = 1.25 months.
	worked(t, "slots of ae", slots(flowsOf(t), "ae"), 25)
	bySegment := flowsOf(t, "{value: 100k}, churn: 0%", "{value: 100k}, churn: 0%, worked_by: lead-ae, needs: se")
	worked(t, "slots of ae without big", slots(bySegment, "ae"), 12.5)
	worked(t, "slots of big's own", slots(bySegment, "lead-ae"), 12.5)
	worked(t, "slots of the second", slots(bySegment, "se"), 12.5)
	bySource := flowsOf(t, "{value: 100k}, churn: 0%", "{value: 100k}, churn: 0%, worked_by: ae", "small: 50%}", "small: 50%}, worked_by: lead-ae")
	worked(t, "slots of the source's own", slots(bySource, "lead-ae"), 25)
	shared := flowsOf(t, "worked_by: ae, passes", "worked_by: [ae, lead-ae], passes")
	worked(t, "slots of 40 in 50", slots(shared, "ae"), 20)
	worked(t, "slots of 10 in 50", slots(shared, "lead-ae"), 5)
}

func TestOnlyWhatIsCarriedIsSigned(t *testing.T) {
	c := flowsOf(t, "{role: ae, seated: 2}", "{role: ae, seated: 1}")
	// 25 slots are asked of 20.
	worked(t, "deals signed", c.flows[2].signed[0][0], 2.5*0.8)
	c = flowsOf(t, "worked_by: ae, passes", "worked_by: ae, needs: se, passes")
	worked(t, "deals signed for want of a second", c.flows[2].signed[0][0], 2.5*0.4)
}

// Of 60 customers with terms of two years 2.5 come up in a month, and of 60 with the maintenance of a licence, which is for a year,
// twice as many, whatever share of new ones take it.
func TestWhatComesUpIsThatOfItsTerm(t *testing.T) {
	for contract, want := range map[string]float64{
		"{value: 100k, term: 24 months}, churn: 0%":                                                         2.5,
		"{kind: licence, value: 100k, maintenance: {rate: 20%, taken: 50%}}, churn: 0%, opening_value: 20k": 5,
	} {
		c := flowsOf(t, "{value: 100k}, churn: 0%", contract+", opening_customers: 60")
		worked(t, "contracts of "+contract+" that come up", c.due(0, 0), want)
	}
}

// Every one of 60 customers asks for more once a month, and a quarter of that is signed: none of it is a new contract that is to be
// brought into use.
func TestMoreOfTheSameIsNoNewContract(t *testing.T) {
	c := flowsOf(t, "{value: 100k}, churn: 0%", "{value: 100k}, churn: 0%, opening_customers: 60", "open: 20", "open: 2000",
		"  - {name: web", "  - {name: more, kind: base, enters: opportunity, yield: 12 per year}\n  - {name: web")
	worked(t, "more that is signed", c.flows[2].signed[0][0], 15)
	worked(t, "new contracts", c.newContracts(0, 2), 2.5)
}

// Where nobody is there who could share the customers, each of two roles is asked for half.
func TestCustomersOfNobodyAreSharedAlike(t *testing.T) {
	c := flowsOf(t, "{value: 100k}, churn: 0%", "{value: 100k}, churn: 0%, opening_customers: 60", "roles:\n", "roles:\n  csm: {accounts: 40}\n  am: {accounts: 80}\n")
	for i := range c.m.Roles {
		if r := &c.m.Roles[i]; r.Accounts.Set {
			worked(t, "customers of "+r.Name, c.need(i, 0).customers, 30)
		}
	}
}

// Fifty days are nearer to two months of thirty than to one, and what fails opportunities after thirty days and is left in peace for
// thirty comes back after two.
func TestDaysAreRoundedToMonths(t *testing.T) {
	c := flowsOf(t, "won: 60 days", "won: 50 days")
	worked(t, "deals signed in the second month", c.flows[1].signed[0][0], 0)
	worked(t, "deals signed in the third", c.flows[2].signed[0][0], 2.5)
	c = flowsOf(t, "lost: 30 days}", "lost: 30 days}, recycle: {share: 50%, to: lead, after: 30 days}")
	worked(t, "leads of the second month", c.flows[1].in[0][0][0], 50)
	worked(t, "leads of the third", c.flows[2].in[0][0][0], 50+10*0.75*0.5)
}

// Two thirds of what two roles work together is carried by one that is asked for 20.83 of its 20 slots, as it works small alone, and a third by one with room.
func TestATeamCarriesWhatEachOfItCan(t *testing.T) {
	c := flowsOf(t, "ae: {open: 20}\n  lead", "ae: {open: 10}\n  lead", "{value: 100k}, churn: 0%", "{value: 100k}, churn: 0%, worked_by: [ae, lead-ae]")
	worked(t, "carried of big", c.flows[0].carried[0][0], 2.0/3*20/(12.5*2/3+12.5)+1.0/3)
	worked(t, "carried of small", c.flows[0].carried[0][1], 20/(12.5*2/3+12.5))
}

// A beginner is a report like any other, and a manager who is one has as many reports as an old hand.
func TestSpansAreOfHeads(t *testing.T) {
	c := flowsOf(t, "roles:\n", "roles:\n  head: {manages: ae, span: 4, ramp: [0%, 50%, 100%]}\n", "team:\n", "team:\n  - {role: head, hire: 1, from: 2027-01}\n")
	for i := range c.m.Roles {
		if c.m.Roles[i].Name == "head" {
			l := c.loadsOf(i, 0)
			if len(l) != 1 || l[0].ramping {
				t.Fatalf("%+v", l)
			}
			worked(t, "load of the manager", l[0].share(), 0.5)
		}
	}
}

// Who comes in November with a month of ramp is ramped in December, the last month; who comes in December is not.
func TestARampMayEndWithThePlan(t *testing.T) {
	for month, want := range map[string]string{"2027-11": "", "2027-12": "still ramping when the plan ends: ae in 2027-12 (1 month of ramp)"} {
		s := mustLoad(t, changed(t, flowing, "ae: {open: 20}\n  lead", "ae: {open: 20, ramp: [50%, 100%]}\n  lead", "team:\n", "team:\n  - {role: ae, hire: 1, from: "+month+"}\n"))
		if got := notes(s); strings.Contains(got, "still ramping") != (want != "") || !strings.Contains(got, want) {
			t.Errorf("hired in %s: want %q in\n%s", month, want, got)
		}
	}
}

// 100k a year for three years are bookings of 300k: 600k are 2 deals.
func TestBookingsAreOfTheWholeTerm(t *testing.T) {
	edits := []string{"big: {contract: {value: 100k}", "big: {contract: {value: 100k, term: 36 months}", "roles:\n", "targets: [{name: Signed, metric: bookings, segment: big, month: 2027-12, at_least: 600k}]\nroles:\n"}
	g := flowsOf(t, edits...).goals()
	if len(g) != 1 {
		t.Fatalf("%d goals", len(g))
	}
	worked(t, "bookings of a deal", g[0].deal, 300e5)
	worked(t, "deals", g[0].deals, 2)
	got := explained(mustLoad(t, changed(t, flowing, edits...)))
	if want := "Signed: bookings of 600k USD from 2027-01 to 2027-12. 600k ÷ 300k a deal = 2 deals a year"; !strings.Contains(got, want) {
		t.Errorf("want %q in\n%s", want, got)
	}
}

// A licence of 100k is booked at its price; contracts of the other segment are none.
func TestEveryTargetIsTold(t *testing.T) {
	licences := []string{"{value: 100k}", "{kind: licence, value: 100k}"}
	for _, c := range []struct{ metric, level, check, explain string }{
		{"licence_bookings", "1m", "target Goal, licence_bookings of 1m USD: 1m USD ÷ a mean deal of 100k USD = 10 deals by 2027-12", "Goal: licence bookings of 1m USD from 2027-01 to 2027-12. 1m ÷ 100k a deal = 10 deals a year"},
		{"mrr", "10k", "target Goal, mrr of 10k USD above the opening 4.167k USD: 5.833k USD ÷ a mean deal of 416.7 USD = 14 deals", "Goal: MRR of 10k USD by 2027-12. 4.167k are there already, 5.833k are missing."},
		{"billings", "1m", "target Goal, billings of 1m USD from 2027-01 to 2027-12: not a number of new deals, so", "Goal, billings of 1m USD from 2027-01 to 2027-12: not a number of new deals, so what it takes is not worked out here; run tells how probable it is."},
		{"headcount.ae", "3", "target Goal, headcount.ae of 3 in 2027-12: not", "Goal, headcount.ae of 3 in 2027-12: not"},
		{"utilisation.ae", "0.5", "target Goal, utilisation.ae of 50% in 2027-12: not", "Goal, utilisation.ae of 50% in 2027-12: not"},
	} {
		s := mustLoad(t, changed(t, flowing, append(licences, "churn: 0%}\nsources", "churn: 0%, opening_customers: 5}\nsources",
			"roles:\n", "targets: [{name: Goal, metric: "+c.metric+", month: 2027-12, at_least: "+c.level+"}]\nroles:\n")...))
		if got := notes(s); !strings.Contains(got, c.check) {
			t.Errorf("%s: want %q in check:\n%s", c.metric, c.check, got)
		}
		if got := explained(s); !strings.Contains(got, c.explain) {
			t.Errorf("%s: want %q in explain:\n%s", c.metric, c.explain, got)
		}
	}
}

func TestAPlanOfOneMonthIsToldOnce(t *testing.T) {
	s := mustLoad(t, changed(t, flowing, "months: 12", "months: 1"))
	if got := notes(s); !strings.Contains(got, "Flows: 2027-01 in USD;") {
		t.Errorf("check: %s", got)
	}
	if got := explained(s); !strings.Contains(got, "The plan runs for 1 month, 2027-01, in USD.") {
		t.Errorf("explain: %s", got)
	}
}

// A quota is for a year: what there is for it is that of twelve months, whatever the season of the last.
func TestAQuotaIsMeasuredAgainstAYear(t *testing.T) {
	note := func(months, season string) string {
		return flowsOf(t, "months: 12", "months: "+months+"\n"+season, "ae: {open: 20}", "ae: {open: 20, quota: 1.65m per year}").quotas()[0].Text
	}
	// Of 20 opportunities a month a quarter is won, half of 100k and half of 10k, by two: 1.65m a year for each.
	for _, c := range [][3]string{
		{"12", "season: {leads: {Dec: 1}}", "brings 1.65m USD a year from 2027-01 to 2027-12"},
		{"12", "season: {leads: {Dec: 0.4}}", "brings 1.567m USD a year from 2027-01 to 2027-12"},
		{"24", "season: {leads: {Dec: 0.4}}", "brings 1.567m USD a year from 2028-01 to 2028-12"},
		{"1", "season: {leads: {Jan: 2}}", "brings 3.3m USD a year in 2027-01"},
	} {
		if got := note(c[0], c[1]); !strings.HasSuffix(got, c[2]) {
			t.Errorf("%s months, %s: %s; want %s", c[0], c[1], got, c[2])
		}
	}
}
