package sim

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ledgerOf reads figures of a block of paths: series by path and month.
type ledgerOf struct {
	p     *Paths
	data  []int64
	index map[string]int
}

func readBlock(p *Paths, block int) ledgerOf {
	l := ledgerOf{p: p, index: map[string]int{}}
	for i, s := range p.Series {
		l.index[s.Metric+":"+s.Segment] = i
	}
	l.data, _ = p.Block(nil, block)
	return l
}

// maybe is at for a series of the whole plan that need not be there.
func (l ledgerOf) maybe(metric string, path, month int) int64 {
	if _, ok := l.index[metric+":"+All]; !ok {
		return 0
	}
	return l.at(metric, All, path, month)
}

func (l ledgerOf) at(metric, segment string, path, month int) int64 {
	s, ok := l.index[metric+":"+segment]
	if !ok {
		panic(metric + ":" + segment)
	}
	return l.data[(s*l.p.Months+month)*BlockPaths+path]
}

func TestEveryPathAndMonthConservesMoneyItemsAndPeople(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := anyModel(t)
		p, err := Run(context.Background(), m, Options{Paths: 4, Seed: rapid.Uint64().Draw(t, "seed")})
		if err != nil {
			t.Fatal(err)
		}
		l := readBlock(p, 0)
		for path := range p.N {
			conserved(t, m, l, path)
			people(t, m, l, path)
			worked(t, l, path)
		}
	})
}

// conserved checks on one path what holds for every segment and for their total.
func conserved(t *rapid.T, m *Model, l ledgerOf, path int) {
	opening := map[string]int64{}
	for _, s := range m.Segments {
		opening[s.Name] += int64(s.OpeningCustomers)
		opening[All] += int64(s.OpeningCustomers)
	}
	if len(m.Segments) == 1 {
		delete(opening, m.Segments[0].Name)
	}
	for seg, customers := range opening {
		billed, paid := int64(0), int64(0)
		for month := range l.p.Months {
			at := func(metric string) int64 { return l.at(metric, seg, path, month) }
			holds := func(ok bool, claim string, figures ...int64) {
				if !ok {
					t.Fatalf("path %d month %d %s: %s does not hold: %v", path, month, seg, claim, figures)
				}
			}
			if got, want := at("opening_arr")+at("new_arr")+at("expansion_arr")-at("contraction_arr")-at("churned_arr"), at("arr"); got != want {
				t.Fatalf("path %d month %d %s: ARR moves to %d, closes at %d", path, month, seg, got, want)
			}
			in := at("opening_items") + at("items") + at("returned")
			out := at("wins") + at("losses") + at("disqualified") + at("gone_cold") + at("recycled")
			if in != out+at("open_items") {
				t.Fatalf("path %d month %d %s: %d items in, %d out, %d open", path, month, seg, in, out, at("open_items"))
			}
			if month > 0 && (at("opening_arr") != l.at("arr", seg, path, month-1) || at("opening_items") != l.at("open_items", seg, path, month-1)) {
				t.Fatalf("path %d month %d %s does not open where the last month closed", path, month, seg)
			}
			customers += at("new_customers") - at("churned_customers")
			holds(at("customers") == customers, "opening customers + new − churned = customers", customers, at("customers"))
			holds(at("renewals") <= at("renewals_due") && at("renewals_due")-at("renewals") == at("churned_customers"), "renewals = those due − churned", at("renewals_due"), at("renewals"), at("churned_customers"))
			holds(at("cohort_churned_customers") <= at("churned_customers"), "the cohort's churn is part of all", at("cohort_churned_customers"), at("churned_customers"))
			holds(at("cohort_arr") <= at("arr"), "the cohort's ARR is part of all", at("cohort_arr"), at("arr"))
			if _, ok := l.index["licence_bookings:"+All]; ok {
				holds(at("licence_bookings") <= at("bookings"), "licences are booked", at("licence_bookings"), at("bookings"))
				holds(at("unmaintained_customers") <= at("customers"), "who has no maintenance is a customer", at("unmaintained_customers"), at("customers"))
			}
			holds(at("pipeline_due") <= at("open_pipeline"), "what is due is open", at("pipeline_due"), at("open_pipeline"))
			holds(at("bookings") >= at("won_value"), "bookings are a year's value at least", at("bookings"), at("won_value"))
			holds(at("cycle_days_sum") <= at("cycle_to_payment_days_sum"), "money comes after the signature", at("cycle_days_sum"), at("cycle_to_payment_days_sum"))
			billed, paid = billed+at("billings"), paid+at("cash_in")
			holds(paid <= billed, "nothing is paid that was not invoiced", paid, billed)
		}
	}
}

// people checks on one path what holds for the whole team, its pay and what its work costs.
func people(t *rapid.T, m *Model, l ledgerOf, path int) {
	heads, cash := int64(0), int64(0)
	came := make([]int64, len(m.Stages)) // of who has not gone cold
	for _, o := range m.OpeningPipeline {
		came[o.Stage] += int64(o.Count)
	}
	for _, s := range m.Seats {
		if s.Seated {
			heads++
		}
	}
	for month := range l.p.Months {
		at := func(metric string) int64 { return l.at(metric, All, path, month) }
		heads += at("hires") - at("leavers")
		if at("headcount") != heads {
			t.Fatalf("path %d month %d: headcount %d, hires and leavers make %d", path, month, at("headcount"), heads)
		}
		for i, s := range m.Stages {
			flow := map[string]string{"lead": "leads", "mql": "mqls", "sql": "sqls", "proposal": "proposals"}[s.Name]
			if flow == "" {
				flow = "entered." + s.Name
			}
			if came[i] += at(flow) - at("gone_cold."+s.Name); came[i] < 0 && m.WarmUp == 0 {
				t.Fatalf("path %d month %d: more go cold in the stage %s than came to it", path, month, s.Name)
			}
		}
		kinds := at("cost_base") + at("cost_variable") + at("cost_load") + at("cost_recruiting") + at("cost_sources") +
			at("cost_commission") + at("cost_delivery")
		if got := at("cost_acquisition") + at("cost_service"); got != kinds {
			t.Fatalf("path %d month %d: acquisition and service cost %d, the kinds of cost %d", path, month, got, kinds)
		}
		roles := at("cost_sources") + at("cost_commission") + at("cost_delivery")
		for _, r := range m.Roles {
			roles += at("cost." + r.Name)
			if spent := l.maybe("hours_deals."+r.Name, path, month) + l.maybe("hours_accounts."+r.Name, path, month) + l.maybe("hours_prospecting."+r.Name, path, month); spent > l.maybe("hours."+r.Name, path, month)+1 {
				t.Fatalf("path %d month %d: %s have %d minutes and spend %d", path, month, r.Name, at("hours."+r.Name), spent)
			}
			if l.maybe("assisted_arr."+r.Name, path, month) > at("won_value") {
				t.Fatalf("path %d month %d: %s assist more than is won", path, month, r.Name)
			}
		}
		if at("cost") != kinds || at("cost") != roles {
			t.Fatalf("path %d month %d: cost %d, its kinds make %d, its roles and the rest %d", path, month, at("cost"), kinds, roles)
		}
		cash += at("cash_in") - kinds
		if at("cumulative_cash") != cash {
			t.Fatalf("path %d month %d: cumulative cash %d, receipts and cost make %d", path, month, at("cumulative_cash"), cash)
		}
		for i, s := range l.p.Series {
			if v := l.data[(i*l.p.Months+month)*BlockPaths+path]; v < 0 && s.Metric != "cumulative_cash" {
				t.Fatalf("path %d month %d: %s of %s is %d", path, month, s.Metric, s.Segment, v)
			}
		}
		if at("credited") > at("won_value") {
			t.Fatalf("path %d month %d: %d is credited of %d won", path, month, at("credited"), at("won_value"))
		}
	}
}

// worked checks on one path what holds for sources and activities.
func worked(t *rapid.T, l ledgerOf, path int) {
	for month := range l.p.Months {
		at := func(metric string) int64 { return l.at(metric, All, path, month) }
		bySource := map[string]int64{}
		for _, s := range l.p.Series {
			if what, _, ok := strings.Cut(s.Metric, "."); ok {
				bySource[what] += at(s.Metric)
			}
		}
		for _, metric := range []string{"items", "wins", "new_arr"} {
			if bySource[metric] != at(metric) {
				t.Fatalf("path %d month %d: %s of the sources and the opening pipeline is %d, of %d", path, month, metric, bySource[metric], at(metric))
			}
		}
		if bySource["expansion_arr"] > at("expansion_arr") {
			t.Fatalf("path %d month %d: customers' wishes bring %d of %d of expansion", path, month, bySource["expansion_arr"], at("expansion_arr"))
		}
		of := func(outcome string) int64 { return at("activities.sdr." + outcome) }
		if of("booked") > of("reached")+of("answered") || of("held") > of("booked") || of("accepted") > of("held") || of("accepted") != at("items.calls") {
			t.Fatalf("path %d month %d: %d reached and %d answered, %d booked, %d held, %d accepted, %d items", path, month,
				of("reached"), of("answered"), of("booked"), of("held"), of("accepted"), at("items.calls"))
		}
		if at("renewals_worked") > at("renewals_due") || l.maybe("onboarding", path, month) > at("customers") {
			t.Fatalf("path %d month %d: %d renewals worked of %d; %d customers of %d not in use", path, month,
				at("renewals_worked"), at("renewals_due"), l.maybe("onboarding", path, month), at("customers"))
		}
	}
}

func TestSegmentsAddUpToTheTotal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := anyModel(t)
		if len(m.Segments) == 1 {
			t.Skip("one segment is the total")
		}
		p, err := Run(context.Background(), m, Options{Paths: 3, Seed: rapid.Uint64().Draw(t, "seed"), Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		l := readBlock(p, 0)
		for _, s := range p.Series {
			if !s.Split || s.Segment != All {
				continue
			}
			for path := range p.N {
				for month := range p.Months {
					sum := int64(0)
					for _, seg := range m.Segments {
						sum += l.at(s.Metric, seg.Name, path, month)
					}
					if got := l.at(s.Metric, All, path, month); got != sum {
						t.Fatalf("month %d: %s is %d, its segments make %d", month, s.Metric, got, sum)
					}
				}
			}
		}
	})
}
