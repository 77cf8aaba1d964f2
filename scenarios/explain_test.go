package scenarios

import (
	"strings"
	"testing"
)

// told is a plan that Explain's numbers are worked out of by hand: a month of 30
// days, no range but two. 100 leads × 20 % × 25 % = 5 deals; 40 calls a day × 21 × 7 % × 12 % × 85 % = 6
// meetings; 26 opportunities for (0.25 · 60 + 0.75 · 30) ÷ 30 = 1.25 months = 32.5 slots; 1m ÷ 100k = 10 deals.
const told = `name: Told
about: A plan to be told.
currency: USD
start: 2027-01
months: 12
days_per_month: 30
gross_margin: 80%
activities: {call: 5 minutes}
targets:
  - {name: Million, metric: new_arr, month: 2027-12, at_least: 1m}
segments:
  mid:
    contract: {value: 100k, days_to_pay: 30 days}
    churn: 8% .. 10% .. 12%
    expansion: 12%
    opening_customers: 20
sources:
  - {name: web, kind: inbound, enters: lead, volume: 80 .. 100 .. 125 per month, cost_per_item: 200, cost: 120k per year}
  - {name: calls, kind: prospecting, by: bdr, enters: opportunity, activities: {call: {per_day: 40, reaches: 7%, books: 12%, holds: 85%}}}
funnel:
  - {stage: lead, passes: 20%}
  - {stage: opportunity, worked_by: ae, passes: 25%, takes: {won: 60 days, lost: 30 days}}
roles:
  ae: {title: Account executive, open: 20, ramp: [0%, 50%, 100%], attrition: 20% per year, backfill: 60 days, pay: {base: 60k, variable: 60k}}
  bdr: {title: Business development representative, hours: 25, pay: {base: 48k}}
  csm: {title: Customer success manager, accounts: 40, pay: {base: 60k}}
team:
  - {role: ae, seated: 2}
  - {role: bdr, seated: 1}
  - {role: csm, seated: 1}
  - {role: ae, hire: 1, from: 2027-04}
season: {close: {Dec: 1.3, Aug: 0.8}}
shocks:
  - {name: downturn, chance: 25%, from: month 7, lasts: 6 months, win_odds: 0.75, hiring: frozen}
`

func explained(s *Scenario) string {
	var b strings.Builder
	for _, p := range s.Explain() {
		b.WriteString("# " + p.Title + "\n" + strings.Join(p.Sentences, "\n") + "\n")
	}
	return b.String()
}

func TestExplainTellsAPlanWithItsArithmetic(t *testing.T) {
	const want = `# Told
A plan to be told.
The plan runs for 12 months, 2027-01 to 2027-12, in USD. On the first day 4 people are there; 1 is hired. Numbers are the middle ones, times averages, without leavers or queues; brackets hold 8 cases of 10.
# What is sold
mid: a contract for 12 months at a time, 100k USD a year, invoiced yearly in advance and paid 30 days later; 10% leave at each renewal (8% to 12%), the others grow by 12% a year. 20 customers are there on the first day, worth 2m USD a year.
# Where demand comes from
web: 100 leads a month (80 to 125). In 2027-01: 100 leads × 20% = 20 opportunities × 25% = 5 deals. Each lead costs 200 USD, the source costs 10k USD a month besides.
calls: a ramped bdr does 40 calls a day, 840 a month; 7% reach somebody (58.8); 12% end in a meeting agreed on (7.06); 85% of the meetings are held (6): 140 calls for one meeting held, 560 for one deal. In 2027-01, from 1 ramped bdr: 6 opportunities × 25% = 1.5 deals.
Together that is 6.5 deals a month, if nobody is short of time.
# Who does what
ae (account executive, 2, then 3) works opportunity; holds up to 20 at once.
bdr (business development representative, 1) finds opportunities for ae.
csm (customer success manager, 1) looks after up to 40 customers.
# How full they are
ae: 26 opportunities a month × 1.25 months that each takes a slot, won or lost = 32.5 of 40 slots in 2027-01, 81%; 26 opportunities a month × 1.25 months = 32.5 of 60 in 2027-12, 54%.
csm: 20 of 40 accounts in 2027-01, 50%; 76.3 of 40 in 2027-12, 191%.
The bottleneck is csm in 2027-12, 191% full: customers get less attention than they need and leave more often, up to 2 times as often. About 2 more ramped people would bring it to 85%.
# How a week goes
A ramped bdr has 25 selling hours a week; 2027-12 asks for 16.1 for prospecting.
# Who comes and who leaves
Hired: 2027-04 ae.
Leaving in a year, and how long the seat then stays empty: ae 20% (2 months, then 2 to ramp).
# What the targets take
Million: new ARR of 1m USD from 2027-01 to 2027-12. 1m ÷ 100k a deal = 10 deals a year, 2.5 a quarter. 25% of opportunities are won, so a deal takes 1 ÷ 25% = 4: 40 opportunities. The plan brings about 65 by then, as far as people can carry it and if nobody leaves.
# From first contact to money
mid: 60 in opportunity = 60 days to the signature, 30 days more to the first money.
Deals close best in December (odds × 1.3) and worst in August (odds × 0.8).
# What a new customer costs
From 2027-01 to 2027-12 people who sell cost 31.5k USD a month at target and sources 30k; divided by 6.5 new customers that is 9.462k USD for each (CAC).
A new customer pays 100k a year, 80k of it margin: paid back after 1 month, and with 10% of it lost in a year worth 800k in the end (LTV), 84.5 times the cost.
People who serve customers cost 5k USD a month more.
# What is not sure
2 numbers are ranges, drawn anew in every simulated future. The widest: sources.web.volume (80 .. 100 .. 125 per month), segments.mid.churn (8% .. 10% .. 12%).
Downturn comes with a chance of 25%, beginning in 2027-07, for 6 months: odds of winning × 0.75, who leaves is not replaced.
`
	got := strings.Split(explained(mustLoad(t, told)), "\n")
	for i, line := range strings.Split(want, "\n") {
		if i >= len(got) || got[i] != line {
			t.Fatalf("line %d: want\n%s\nin\n%s", i+1, line, strings.Join(got, "\n"))
		}
	}
}

func TestExplainTellsEveryKindOfContractSourceAndRole(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []string
		want  string
	}{
		{"licence", []string{"{value: 100k, days_to_pay: 30 days}", "{kind: licence, value: 100k, maintenance: {rate: 20%, taken: 80%}, billing: {every: 3 months, instalments: 4}}", "opening_customers: 20", "opening_customers: 20\n    opening_value: 15k"},
			"mid: a licence for 100k USD, paid once; 80% of buyers take maintenance for 20% of that a year, invoiced in 4 instalments; 10% leave"},
		{"use", []string{"{value: 100k, days_to_pay: 30 days}", "{kind: usage, value: 100k, noise: 0.2}"}, "mid: paid by use, 100k USD a year, up and down by 20% from month to month, invoiced monthly in arrears"},
		{"contract by the month", []string{"{value: 100k, days_to_pay: 30 days}", "{kind: monthly, value: 100k}", "8% .. 10% .. 12%", "10%"}, "mid: a contract by the month, 100k USD a year, invoiced monthly in advance; 10% leave every month, 71.8% a year"},
		{"units", []string{"{value: 100k,", "{price: 500, users: 40 .. 90,"}, "mid: a contract for 12 months at a time, 500 USD a year for each of so many users, of which there are 60 (40 to 90; 63"},
		{"machines", []string{"{value: 100k,", "{price: 500, units: 40 .. 90,"}, "500 USD a year for each of so many units, of which there are 60 (40 to 90; 63"},
		{"years ahead", []string{"{value: 100k,", "{value: 100k, term: 3 years, discount: 10%, billing: prepaid, go_live: 90 days, late: {share: 20%, by: 30 days},"},
			"mid: a contract for 36 months at a time, 100k USD a year, less a discount of 10%, in use 3 months after the signature, invoiced for the whole term in advance and paid 30 days later, 20% of it another 30 days late; 10% leave at each renewal (8% to 12%), 3.5% a year"},
		{"uplift", []string{"    expansion: 12%", "    uplift: 3%\n    partial: {share: 10%, keeps: 60%}"}, "renewals cost 3% more, 10% renew only 60% of it"},
		{"one partner", []string{"  - {name: calls", "  - {name: resale, kind: partner, enters: opportunity, partners: {2027-01: 1, 2027-06: 2}, yield: 1 per month}\n  - {name: calls"}, "There is 1 partner in 2027-01 and 2 in 2027-12. In 2027-01, from 1 partner: 1 opportunity"},
		{"partners", []string{"  - {name: calls", "  - {name: resale, kind: partner, enters: opportunity, partners: {2027-01: 3, 2027-06: 6}, yield: 1 per month, ramp: [0%, 100%], carried_by: pm, discount: 20%, wholesale: {share: 30%, discount: 38%}, commission: 5%}\n  - {name: calls", "roles:\n", "roles:\n  pm: {partners: 4}\n", "team:\n", "team:\n  - {role: pm, seated: 1}\n"},
			"resale: a partner brings 1 opportunity a month once ramped, after 1 month. There are 3 partners in 2027-01 and 6 in 2027-12; a ramped pm carries 4. In 2027-01, from 3 partners: 3 opportunities × 25% = 0.75 deals. In 2027-12 it is 1 deal. Its deals are signed 20% below the list price, 30% of them go through a distributor, 38% below it, whoever refers a deal gets 5% of its first year."},
		{"sign-ups", []string{"  - {name: calls", "  - {name: trial, kind: self_serve, enters: lead, volume: 1000 per month, growth: 2% per month, pays: 3%, pays_after: 14 days, qualifies: 2%}\n  - {name: calls"},
			"trial: 1000 sign-ups a month, growing by 2% a month; 3% pay by themselves, in mid after 14 days; 2% qualify for sales and become leads. In 2027-01: 20 leads × 20% = 4 opportunities × 25% = 1 deal."},
		{"growth of a year", []string{"  - {name: calls", "  - {name: trial, kind: self_serve, volume: 1000 per month, growth: 10% per year, pays: 3%}\n  - {name: calls"}, "1000 sign-ups a month, growing by 10% a year; 3% pay"},
		{"sign-ups are no deals", []string{"  - {name: calls", "  - {name: trial, kind: self_serve, volume: 1000 per month, growth: 2% per month, pays: 3%}\n  - {name: calls"},
			"Together that is 6.5 deals a month, if nobody is short of time. Besides, 30 customers buy by themselves in 2027-01 and 37.3 in 2027-12."},
		{"customers", []string{"  - {name: calls", "  - {name: more, kind: base, enters: opportunity, yield: 0.6 per year}\n  - {name: calls"}, "more: every customer asks for more of what they have 0.6 times a year. In 2027-01, from 20 customers: 1 opportunity × 25% = 0.25 deals."},
		{"a year's mails", []string{"call: {per_day: 40, reaches: 7%, books: 12%, holds: 85%}", "call: {per_day: 20 .. 40, answers: 5%, accepts: 60%}"}, "594 a month; 5% are answered (29.7); 60% of these a closer takes on (17.8), 133 for one deal"},
		{"second role", []string{"worked_by: ae", "worked_by: ae, needs: csm"}, "csm (customer success manager, 1) joins in opportunity, which cannot start without; looks after"},
		{"hand-over", []string{"{stage: lead, passes: 20%}", "{stage: lead, worked_by: bdr, passes: 20%}"}, "bdr (business development representative, 1) finds opportunities for ae; works lead and hands what passes to ae."},
		{"whom nothing limits", []string{"open: 20, ", "", "hours: 25, ", "", "accounts: 40, ", ""}, "Nothing limits the people of this plan: demand decides."},
		{"idle people", []string{"accounts: 40", "accounts: 400"}, "Nobody is short of time. The fullest is ae in 2027-01, 81% full"},
		{"calls without time", []string{"hours: 25", "hours: 10"}, "A ramped bdr has 10 selling hours a week; 2027-12 asks for 16.1 for prospecting; 10 are left to prospect, so about 62% of it is done."},
		{"calls beside customers", []string{"hours: 25", "hours: 18, accounts: 20, care: 1 hour"}, "13.4 are left to prospect, so about 83% of it is done."},
		{"half a year", []string{"new_arr, month: 2027-12", "new_arr, from: 2027-01, month: 2027-06"}, "1m ÷ 100k a deal = 10 deals, 5 a quarter."},
		{"the stage before", []string{"  - {name: calls, kind: prospecting, by: bdr, enters: opportunity, activities: {call: {per_day: 40, reaches: 7%, books: 12%, holds: 85%}}}\n", ""}, ": 40 opportunities out of 200 leads."},
		{"come back", []string{"{stage: lead, passes: 20%}", "{stage: lead, passes: 20%, recycle: {share: 25%, to: lead, after: 90 days}}"}, "Of those that fail lead, 25% come back to lead after 3 months"},
		{"a jam between the plan's ends", []string{"season: {", "season: {leads: {Mar: 1.4}, ", "accounts: 40", "accounts: 400"}, "The bottleneck is ae in 2027-03, 106% full: more comes in than can be carried"},
		{"a jam while somebody ramps", []string{"season: {", "season: {leads: {Apr: 1.4}, ", "accounts: 40", "accounts: 400"}, "Nobody is short of time. The fullest is ae in 2027-01, 81% full"},
		{"who leaves early", []string{"attrition: 20% per year", "attrition: {rate: 20% per year, first: 6 months, first_rate: 50% per year}"},
			"how long the seat then stays empty: ae 20%, but at 50% a year in the first 6 months (2 months, then 2 to ramp)."},
		{"who leaves early alone", []string{"attrition: 20% per year", "attrition: {rate: 0% per year, first: 30 days, first_rate: 50% per year}"}, "ae 0%, but at 50% a year in the first 30 days ("},
		{"promotion", []string{"from: 2027-04", "from: 2027-04, becomes: {role: bdr, in: 2027-09}"}, "Promoted: ae to bdr in 2027-09."},
		{"target reached", []string{"metric: new_arr, month: 2027-12, at_least: 1m", "metric: customers, month: 2027-12, at_least: 15"}, "Million: 15 customers by 2027-12. 20 are there already: it is about keeping them."},
		{"target of one", []string{"metric: new_arr, month: 2027-12, at_least: 1m", "metric: wins, month: 2027-12, at_least: 1"}, "Million: 1 deal won from 2027-01 to 2027-12. 1 deal a year, 0.25 a quarter."},
		{"opening ARR", []string{"metric: new_arr, month: 2027-12, at_least: 1m", "metric: arr, month: 2027-12, at_least: 3m"}, "Million: ARR of 3m USD by 2027-12. 2m are there already, 1m are missing. 1m ÷ 100k a deal = 10 deals a year, 2.5 a quarter."},
		{"sign-ups in what a customer costs", []string{"  - {name: calls", "  - {name: trial, kind: self_serve, volume: 1000 per month, pays: 1.35%}\n  - {name: calls"}, "divided by 20 new customers that is 3.075k USD for each"},
		{"commission in what a customer costs", []string{"cost: 120k per year", "cost: 120k per year, commission: 10%"}, "people who sell cost 31.5k USD a month at target and sources 80k"},
		{"a year's season in what a customer costs", []string{"season: {", "season: {leads: {Dec: 0.4}, "}, "sources 29k; divided by 6.25 new customers that is 9.681k USD for each"},
		{"ramping at first", []string{"{role: ae, seated: 2}", "{role: ae, hire: 2, from: 2027-01}", "[0%, 50%, 100%]", "[10%, 50%, 100%]", "accounts: 40", "accounts: 400"}, "Nobody is short of time. The fullest is ae in 2027-12, 54% full"},
		{"ramping at last", []string{"{role: ae, seated: 2}", "{role: ae, seated: 2, becomes: {role: csm, in: 2027-06}}", "{role: ae, hire: 1, from: 2027-04}", "{role: ae, hire: 2, from: 2027-12}", "[0%, 50%, 100%]", "[10%, 50%, 100%]", "accounts: 40", "accounts: 400"}, "Nobody is short of time. The fullest is ae in 2027-01, 81% full"},
		{"what queues counts from 85% on", []string{"open: 20", "open: 17", "accounts: 40", "accounts: 400", "roles:\n", "roles:\n  head: {manages: ae, span: 3}\n", "team:\n", "team:\n  - {role: head, seated: 1}\n"}, "The bottleneck is ae in 2027-01, 96% full: above 85% work waits in busy months. 1 more ramped person would keep some air."},
		{"a source of the middle", []string{"{role: bdr, seated: 1}", "{role: bdr, hire: 1, from: 2027-02, becomes: {role: csm, in: 2027-08}}", "hours: 25", "hours: 25, ramp: [10%, 60%, 100%]"}, "In 2027-04, from 1 ramped bdr: 6 opportunities × 25% = 1.5 deals."},
		{"who is taken", []string{"win_odds: 0.75, hiring: frozen", "hires_late: 3 months, closers_leave: 1, biggest_customers_leave: 3"},
			"Downturn comes with a chance of 25%, beginning in 2027-07, for 6 months: planned hires come 90 days later. On its first day the most skilled closer leaves and the 3 customers with the most ARR cancel."},
		{"who alone is taken", []string{"lasts: 6 months, win_odds: 0.75, hiring: frozen", "closers_leave: 2, biggest_customers_leave: 1"},
			"beginning in 2027-07. On its first day the 2 most skilled closers leave and the customer with the most ARR cancels."},
		{"names that no capital begins", []string{"name: downturn", "name: 景気後退", "title: Account executive", "title: 営業"}, "景気後退 comes with a chance of 25%"},
		{"titles that no small letter begins", []string{"title: Account executive", "title: VP Sales"}, "ae (VP Sales, 2, then 3) works opportunity"},
		{"hires after the end", []string{"from: 2027-04", "from: 2028-04"}, "On the first day 4 people are there; 0 are hired."},
		{"nothing sold", []string{"80 .. 100 .. 125 per month", "0 per month", "per_day: 40", "per_day: 0"}, "Together that is 0 deals a month"},
	} {
		if got := explained(mustLoad(t, changed(t, told, c.edits...))); !strings.Contains(got, c.want) {
			t.Errorf("%s: want %q in\n%s", c.name, c.want, got)
		}
	}
}

func TestPlansOfNobodyAndNothingAreToldToo(t *testing.T) {
	for _, text := range []string{
		small, rich, organisation, sound, flowing,
		changed(t, told, "months: 12", "months: 1", "month: 2027-12, at_least: 1m", "month: 2027-01, at_least: 1m", "from: 2027-04", "from: 2027-01"),
		changed(t, told, "passes: 25%", "passes: 0%"),
		changed(t, told, "passes: 20%", "passes: 0%"),
		changed(t, told, "takes: {won: 60 days, lost: 30 days}", "takes: none"),
		changed(t, told, "open: 20", "open: 0", "hours: 25", "hours: 0"),
		changed(t, told, "8% .. 10% .. 12%", "100%"),
		told[:strings.Index(told, "sources:")] + told[strings.Index(told, "funnel:"):strings.Index(told, "roles:")][:len("funnel:\n  - {stage: lead, passes: 20%}\n")],
	} {
		s := mustLoad(t, text)
		for _, never := range []string{"NaN", "Inf", "%!", "-0 "} {
			if got := explained(s) + notes(s); strings.Contains(got, never) {
				t.Errorf("%q in\n%s", never, got)
			}
		}
	}
}

func TestEveryPresetIsToldInNumbers(t *testing.T) {
	for _, p := range Presets() {
		s := mustLoadPreset(t, p.Name)
		text := explained(s) + notes(s)
		for _, never := range []string{"NaN", "Inf", "%!", "e+", "  ", ".. .", "-0 "} {
			if strings.Contains(text, never) {
				t.Errorf("%s: %q in\n%s", p.Name, never, text)
			}
		}
		if words := len(strings.Fields(explained(s))); words < 300 || words > 1300 {
			t.Errorf("%s is told in %d words", p.Name, words)
		}
	}
}

// 100 leads × 20 % = 20 enter the pipeline, in discovery, and are opportunities as in the metric of this name; 50 % of
// them come as far as the stage that happens to be called opportunity, and a quarter of these to a deal.
func TestOpportunitiesAreWhatEntersThePipeline(t *testing.T) {
	deep := strings.NewReplacer("  - {stage: opportunity, worked_by: ae", "  - {stage: discovery, passes: 50%, takes: 6 days}\n  - {stage: opportunity, worked_by: ae", "enters: opportunity", "enters: discovery").Replace(told)
	s := mustLoad(t, deep)
	got := explained(s) + notes(s)
	for _, want := range []string{
		"100 leads × 20% = 20 opportunities in discovery × 50% = 10 in opportunity × 25% = 2.5 deals.",
		"from 1 ramped bdr: 6 opportunities in discovery × 50% = 3 in opportunity × 25% = 0.75 deals.",
		"bdr (business development representative, 1) finds opportunities in discovery for ae.",
		"ae: 13 of the opportunities reach it a month × 1.25 months",
		"12.5% of opportunities are won, so a deal takes 1 ÷ 12.5% = 8: 80 opportunities.",
		"10 deals by 2027-12, 2.5 a quarter, out of 80 opportunities",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("want %q in\n%s", want, got)
		}
	}
}

// Where nobody can work a stage, neither demand nor anybody else is what limits the plan.
func TestTheBottleneckIsWhatNobodyCanDo(t *testing.T) {
	for edit, want := range map[string]string{
		"team.ae=null":    "The bottleneck is what nobody can do: stage opportunity is worked by ae, and nobody has this role. What comes there waits or goes cold.",
		"roles.ae.open=0": "The bottleneck is what nobody can do: stage opportunity is worked by ae, and nobody can: roles.ae.open is 0. What comes there waits or goes cold.",
	} {
		sets := []string{edit}
		if edit == "team.ae=null" {
			sets = append(sets, "team.ae@2027-04=null")
		}
		if got := explained(mustLoad(t, told, sets...)); !strings.Contains(got, want) || strings.Contains(got, "Nobody is short of time") {
			t.Errorf("%s: want %q in\n%s", edit, want, got)
		}
	}
}

// (1 + 20 % ÷ 12)¹² = 1.2194, (1 + 20 % ÷ 2)² = 1.21, (1 + (20 − 8) % ÷ 12)¹² = 1.1268.
func TestGrowthInPartsIsToldAsWhatItComesTo(t *testing.T) {
	for contract, want := range map[string]string{
		"kind: monthly, ":   "the others grow by 20% a year, in 12 equal parts that come to +21.9% after 12 months.",
		"kind: usage, ":     "the others grow by 20% a year, in 12 equal parts that come to +21.9% after 12 months.",
		"term: 6 months, ":  "the others grow by 20% a year, in 2 equal parts that come to +21% after 12 months.",
		"term: 18 months, ": "the others grow by 20% a year, in 2 equal parts that come to +21% after 12 months.",
		"term: 24 months, ": "the others grow by 20% a year.",
	} {
		text := strings.NewReplacer("contract: {value: 100k", "contract: {"+contract+"value: 100k", "expansion: 12%", "expansion: 20%").Replace(told)
		if got := explained(mustLoad(t, text)); !strings.Contains(got, want) {
			t.Errorf("%s: want %q in\n%s", contract, want, got)
		}
	}
	text := strings.NewReplacer("contract: {value: 100k", "contract: {kind: monthly, value: 100k", "expansion: 12%", "expansion: 20%\n    contraction: 8%").Replace(told)
	if got, want := explained(mustLoad(t, text)), "grow by 20% and shrink by 8% a year, in 12 equal parts that come to +12.7% after 12 months"; !strings.Contains(got, want) {
		t.Errorf("want %q in\n%s", want, got)
	}
}

// A promotion after the plan's end is no part of it.
func TestPromotionsAfterThePlanAreNotTold(t *testing.T) {
	for month, want := range map[string]bool{"2027-12": true, "2028-01": false} {
		if got := explained(mustLoad(t, changed(t, told, "from: 2027-04", "from: 2027-04, becomes: {role: bdr, in: "+month+"}"))); strings.Contains(got, "Promoted:") != want {
			t.Errorf("in %s: want it told: %v\n%s", month, want, got)
		}
	}
}

// With φ = 0.5 the hazard after t renewals is c ÷ (1 + t): 2 %, 1 %, 0.67 % … a month come to 6.03 % in a year, not to 21.5 %.
func TestTheFickleGoFirst(t *testing.T) {
	for contract, want := range map[string]string{
		"kind: monthly, ":   "2% leave in the first month, fewer later since the fickle go first, 6% in the first year",
		"term: 6 months, ":  "2% leave at the first renewal, fewer later since the fickle go first, 3% in the first year",
		"term: 12 months, ": "2% leave at the first renewal, fewer later since the fickle go first, the others",
		"term: 24 months, ": "2% leave at the first renewal, fewer later since the fickle go first, 1% a year",
	} {
		text := strings.NewReplacer("contract: {value: 100k", "contract: {"+contract+"value: 100k", "churn: 8% .. 10% .. 12%", "churn: 2%\n    churn_spread: 50%").Replace(told)
		if got := explained(mustLoad(t, text)); !strings.Contains(got, want) {
			t.Errorf("%s: want %q in\n%s", contract, want, got)
		}
	}
}

// A licence's margin counts at once: CAC is (34k + 30k) ÷ 6.5 = 9.85k, and (34k + 20k + 1m) ÷ 6.5 = 162k with dearer leads, of which 100k × 80% come
// at once and 20k × 80% a year. As run has it.
func TestExplainCountsALicenceAtOnce(t *testing.T) {
	licence := changed(t, told, "{value: 100k, days_to_pay", "{kind: licence, value: 100k, maintenance: {rate: 20%}, days_to_pay", "new_arr, month", "bookings, month", "    opening_customers: 20\n", "")
	for want, text := range map[string]string{
		"A new customer pays 100k once for a licence and 20k a year, 80k and 16k of it margin: paid back at once, and with 10% of the yearly part lost in a year worth 240k in the end (LTV), 25.4 times the cost.": licence,
		"16k of it margin: paid back after 61 months, and":                                                       changed(t, licence, "cost: 120k per year", "cost: 12m per year"),
		"A new customer pays 100k once for a licence, 80k of it margin: paid back at once, 8.45 times the cost.": changed(t, licence, ", maintenance: {rate: 20%}", "", "    churn: 8% .. 10% .. 12%\n    expansion: 12%\n", ""),
	} {
		if got := explained(mustLoad(t, text)); !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
