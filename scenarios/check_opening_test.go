package scenarios

import (
	"math"
	"strings"
	"testing"
)

// pending is the plan of flows with nothing that comes in, but 20 deals of big that are open on the first day: 25 % are
// won, 5 after 60 days; and 10 of small of 5k each that have been open for 40 of them, when those that will be lost, after 30, are gone.
var pending = []string{"volume: 100 per month", "volume: 0 per month", "roles:\n", `targets:
  - {name: Sum, metric: new_arr, month: 2027-12, at_least: 500k}
  - {name: Early, metric: wins, month: 2027-01, at_least: 5}
  - {name: Base, metric: customers, month: 2027-12, at_least: 15}
opening_pipeline:
  - {stage: opportunity, segment: big, count: 20}
  - {stage: opportunity, segment: small, count: 10, age: 40 days, value: 5k}
roles:
`}

func TestTheOpeningPipelineCountsForTargets(t *testing.T) {
	c := flowsOf(t, pending...)
	worked(t, "deals of big", c.open[0].won, 5)
	worked(t, "deals of small", c.open[1].won, 10)
	worked(t, "months to a deal of big", float64(c.open[0].month), 2)
	worked(t, "months to a deal of small", float64(c.open[1].month), 0)
	worked(t, "customers of small in the first month", c.flows[0].customers[1], 0)
	worked(t, "customers of small in the second", c.flows[1].customers[1], 10)
	worked(t, "customers of big in the last", c.flows[11].customers[0], 5)
	goals := c.goals()
	// 5 × 100k + 10 × 5k = 550k of 15 deals.
	worked(t, "mean deal", math.Round(goals[0].deal), 3_666_667)
	for i, won := range []float64{15, 10, 15} {
		worked(t, goals[i].Name, goals[i].won, won)
		worked(t, goals[i].Name+", of the opening pipeline", goals[i].opened, won)
	}

	s := mustLoad(t, changed(t, flowing, pending...))
	got := notes(s) + explained(s)
	for _, want := range []string{
		"opening pipeline: big, 20 opportunities × 25% = 5 deals, 500k USD in 2027-03; small, 10 opportunities × 100% = 10 deals, 50k USD in 2027-01",
		"= 14 deals by 2027-12, 3.5 a quarter; about 15 come of the opening pipeline | ask whether",
		"Open on the first day: big, 20 opportunities × 25% = 5 deals, 500k USD in 2027-03.",
		"The plan brings about 15 by then, 15 of them from the opening pipeline",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("want %q in\n%s", want, got)
		}
	}

	none := flowsOf(t, append([]string{"  ae: {open: 20}", "  ae: {open: 0}"}, pending...)...)
	worked(t, "deals that nobody can work", none.open[0].won, 0)
}

// The odds of what has lasted 30 days already, as those of the engine: see its test of the age of an open deal.
func TestAgeTellsTheChancesOfAnOpenDeal(t *testing.T) {
	c := flowsOf(t, append([]string{"passes: 25%, takes: {won: 60 days, lost: 30 days}", "passes: 50%, takes: {won: {law: exponential, mean: 60 days}, lost: {law: exponential, mean: 20 days}}"}, pending...)...)
	p, left := c.after(1, 0, 30)
	if want := math.E / (1 + math.E); !(math.Abs(p-want) <= 0.002) || !(math.Abs(left-60) <= 0.5) {
		t.Errorf("won with %v after %v days more, want %v after 60", p, left, want)
	}
	c = flowsOf(t, append([]string{"passes: 25%, takes: {won: 60 days, lost: 30 days}", "passes: 30%, takes: 2 days"}, pending...)...)
	if p, left = c.after(1, 0, 5); p != 0.3 || left != 0 {
		t.Errorf("older than any, won with %v after %v days more, want 0.3 at once", p, left)
	}
}

// What a customer pays, written where it is times the users, makes opening ARR a hundred times too much; what they pay for a user does not.
func TestOpeningValueOfAllUnitsIsNoticed(t *testing.T) {
	for value, noticed := range map[string]bool{"30k": true, "20k .. 30k .. 50k": true, "500": false, "350 .. 450 .. 700": false} {
		s := mustLoad(t, changed(t, told, "{value: 100k,", "{price: 500, users: 40 .. 90,", "opening_customers: 20", "opening_customers: 20\n    opening_value: "+value))
		var found bool
		for _, n := range s.Warnings() {
			found = found || strings.Contains(n.Text, "Opening customers of mid pay ") && strings.Contains(n.Text, "a year for each user or unit, new ones 500 USD")
		}
		if found != noticed {
			t.Errorf("%s: %v", value, s.Warnings())
		}
	}
	if w := mustLoad(t, changed(t, told, "opening_customers: 20", "opening_customers: 20\n    opening_value: 2m")).Warnings(); len(w) > 0 {
		t.Errorf("without a price: %v", w)
	}
}
