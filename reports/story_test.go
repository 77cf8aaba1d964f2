package reports

import (
	"strings"
	"testing"
	"time"

	"funnelcast/sim"
)

// smallPlan has a story that can be worked out by hand. A closer with room for one opportunity finds three on the
// first day; each is won after 10 days and who waits longer than 15 is gone cold. A month begins on day 0, 30, 60.
func smallPlan() *sim.Model {
	fixed := func(v float64) sim.Value { return sim.Value{Fixed: v} }
	days := func(n float64) []sim.Spread { return []sim.Spread{{Law: sim.Fixed(n)}} }
	m := &sim.Model{
		Name: "Small", Currency: sim.Currency{Code: "EUR", Decimals: 2}, Start: sim.MonthOf(2027, time.April), FiscalStart: time.May,
		Months: 3, DaysPerMonth: 365.0 / 12,
		Segments: []sim.Segment{{
			Name: "mid", Worth: sim.Spread{Law: sim.Fixed(12_000_00)}, TermMonths: 1, Churn: fixed(1), GoLive: sim.Spread{Law: sim.Fixed(5)},
			OpeningCustomers: 1, OpeningWorth: sim.Spread{Law: sim.Fixed(24_000_00)},
		}},
		Stages: []sim.Stage{{
			Name: "opportunity", Pipeline: true, WorkedBy: []int{0}, Passes: []sim.Value{fixed(1)}, Won: days(10), Lost: days(3), ColdAfter: 15,
		}},
		Sources: []sim.Source{{Name: "inbound", Volume: []sim.Step{{}}, Shares: []float64{1}}},
		Roles: []sim.Role{{
			Name: "ae", Open: sim.Capacity{Set: true, Value: fixed(1)}, Ramp: []float64{.5, 1}, RampWeight: 1,
			Pay: sim.Pay{Base: 36_000_00}, Backfill: sim.Spread{Law: sim.Fixed(30)},
		}},
		Seats:           []sim.Seat{{Key: 1, Seated: true}, {Key: 2, Month: 1}},
		Shocks:          []sim.Shock{{Name: "slump", Chance: fixed(1), From: sim.Spread{Law: sim.Fixed(1)}, Lasts: sim.Spread{Law: sim.Fixed(.5)}}},
		OpeningPipeline: []sim.OpeningItems{{Count: 3}},
	}
	for _, v := range []*sim.Value{&m.Shocks[0].WinOdds, &m.Shocks[0].Cycle, &m.Shocks[0].Leads, &m.Shocks[0].Prospecting, &m.Shocks[0].Worth, &m.Shocks[0].Churn, &m.Shocks[0].Expansion} {
		*v = fixed(1)
	}
	for i := range m.CloseSeason {
		m.CloseSeason[i], m.LeadSeason[i] = 1, 1
	}
	return m
}

func storyOf(t *testing.T, m *sim.Model, change func(*Trace)) string {
	t.Helper()
	story, err := sim.Follow(m, 1, 0, false)
	if err != nil {
		t.Fatal(err)
	}
	trace := &Trace{Model: m, Story: story}
	if change != nil {
		change(trace)
	}
	var b strings.Builder
	if err := WriteStory(&b, trace, SummaryOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTheStoryOfASmallPlanIsTheOneWorkedOutByHand(t *testing.T) {
	t.Log(storyOf(t, smallPlan(), nil))
	t.Log(storyOf(t, smallPlan(), func(t *Trace) { t.All = true }))
	t.Log(storyOf(t, smallPlan(), func(t *Trace) { t.Customer = 2 }))
	t.Fail()
}
