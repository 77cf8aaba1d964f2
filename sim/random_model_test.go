package sim

import (
	"fmt"
	"time"

	"pgregory.net/rapid"
)

// anyModel draws a small plan that may use every part of the model.
func anyModel(t *rapid.T) *Model {
	pick := func(name string, low, high float64) float64 { return rapid.Float64Range(low, high).Draw(t, name) }
	count := func(name string, low, high int) int { return rapid.IntRange(low, high).Draw(t, name) }
	yes := func(name string) bool { return rapid.Bool().Draw(t, name) }
	days := func(name string) Spread {
		if mean := pick(name, -10, 120); mean > 0 {
			return spreadOf(LogNormalMeanCV(mean, 0.8)) // whose quantiles are quickly told
		}
		return Spread{}
	}
	m := &Model{
		Name: "random", Currency: Currency{"EUR", 2}, Start: MonthOf(2027, time.April), FiscalStart: time.April,
		Months: count("months", 1, 15), DaysPerMonth: rapid.SampledFrom([]float64{21, 365.0 / 12}).Draw(t, "days per month"),
		Assumptions: []Assumption{
			{"passes", SplitLogitNormal{0.2, 0.4, 0.7}}, {"volume", SplitLogNormal{5, 30, 90}}, {"churn", SplitLogitNormal{0.05, 0.2, 0.4}},
		},
		Correlations: []Correlation{{Of: []int{0, 1}, Correlation: 0.5}},
	}
	assumed := func(i int) Value { return Value{Assumption: i + 1} }
	if yes("warm-up") {
		m.WarmUp = count("warm-up months", 1, 6)
	}
	segments := count("segments", 1, 3)
	for i := range segments {
		m.Segments = append(m.Segments, Segment{
			Name: fmt.Sprint("segment-", i), Worth: spreadOf(LogNormalMeanCV(pick("worth", 1, 1e7), 0.7)),
			TermMonths: rapid.SampledFrom([]int{1, 3, 12, 24}).Draw(t, "term"), Churn: assumed(2), ChurnSpread: pick("churn spread", 0, 0.6),
			Expansion:        Growth{Rate: fixed(pick("expansion", 0, 0.4)), SD: 0.1, Min: -0.3, Max: 0.9},
			Contraction:      Growth{Rate: fixed(pick("contraction", 0, 0.1))},
			OpeningCustomers: count("customers", 0, 20),
		})
	}
	const director, sdr, ae, se, csm = 0, 1, 2, 3, 4
	ramp := []float64{0.1, 0.5, 1}
	pay := Pay{Base: 6e6, Variable: 3e6, Load: 0.27, Recruiting: 0.3}
	m.Roles = []Role{
		{Name: "director", Open: limit(8), RampWeight: 0.6, Attrition: fixed(0.2), Backfill: days("backfill"), Manages: []int{sdr, ae}, Span: 2, BeyondSpan: 0.3, Pay: pay},
		{Name: "sdr", Handles: limit(pick("handles", 5, 60)), Ramp: ramp, RampWeight: 0.6, Attrition: fixed(pick("sdr attrition", 0, 3)), HandoverLoss: fixed(0.3), Pay: pay},
		{Name: "ae", Open: limit(pick("open", 1, 12)), Ramp: ramp, RampWeight: 0.6, SkillCV: 0.35, Attrition: fixed(pick("ae attrition", 0, 3)),
			EarlyMonths: 3, EarlyAttrition: fixed(2), Backfill: days("ae backfill"), HandoverLoss: fixed(0.2), Pay: pay},
		{Name: "se", Open: limit(3), Attrition: fixed(1), NeverBackfills: yes("se seats stay empty"), Pay: pay},
		{Name: "csm", Accounts: limit(15), UncoveredChurn: 2, Pay: pay},
	}
	stage := func(name string, by []int, pipeline bool) Stage {
		s := Stage{Name: name, WorkedBy: by, Pipeline: pipeline, ColdAfter: float64(count("cold after", -1, 40)), ResponseHalfLife: pick("half-life", 0, 30)}
		for range segments {
			s.Passes = append(s.Passes, assumed(0))
			s.Won = append(s.Won, days("won"))
			s.Lost = append(s.Lost, days("lost"))
		}
		if yes("recycles") {
			s.Recycle = Recycle{Share: fixed(0.4), To: 1, After: days("nurture")}
		}
		return s
	}
	m.Stages = []Stage{
		stage("lead", nil, false), stage("mql", []int{sdr}, false), stage("sql", []int{director, ae}, false),
		stage("opportunity", []int{ae, director}, true), stage("proposal", []int{ae}, true),
	}
	if yes("needs an SE") {
		m.Stages[3].Needs = se + 1
	}
	shares := make([]float64, segments)
	for i := range shares {
		shares[i] = 1 / float64(segments)
	}
	m.Sources = []Source{
		{Name: "inbound", Volume: []Step{{Value: assumed(1)}}, Growth: fixed(0.02), Burstiness: rapid.SampledFrom([]float64{0, 0.6}).Draw(t, "burst"), Shares: shares, CostPerItem: 123, CostPerMonth: 77},
		{Name: "events", Enters: 1, Volume: []Step{{Value: fixed(3)}, {From: 4, Value: fixed(20)}}, Shares: shares, Lift: []Value{fixed(1), fixed(2), fixed(1), fixed(1), fixed(0.5)}},
		{Name: "self", Kind: Prospecting, By: ae, Enters: 2, Volume: []Step{{Value: fixed(3)}}, Shares: shares},
	}
	m.Seats = append(seated(sdr, count("sdrs", 0, 3)), seated(ae, count("aes", 0, 3))...)
	m.Seats = append(m.Seats, seated(se, 1)...)
	m.Seats = append(m.Seats, Seat{Key: 99, Role: csm, Month: 2, Slip: days("slip")},
		Seat{Key: 98, Role: sdr, Seated: true, Becomes: ae + 1, BecomesMonth: 3},
		Seat{Key: 97, Role: ae, Month: 1, Slip: days("slip")}, Seat{Key: 96, Role: director, Seated: true})
	if yes("shock") {
		m.Shocks = []Shock{{
			Name: "downturn", Chance: fixed(0.7), From: spreadOf(Uniform{0, 8}), Lasts: spreadOf(Fixed(4)), WinOdds: fixed(0.7), Cycle: fixed(1.3),
			Leads: fixed(0.8), Prospecting: fixed(0.9), Worth: fixed(0.9), Churn: fixed(1.4), Expansion: fixed(0.5), HiringFrozen: yes("frozen"),
			HiresLate: fixed(pick("hires late", 0, 100)), ClosersLeave: count("closers leave", 0, 3), LargestCustomersLeave: count("customers leave", 0, 3),
		}, {
			Name: "blow", Chance: fixed(0.8), From: spreadOf(Uniform{0, 12}), WinOdds: fixed(1), Cycle: fixed(1), Leads: fixed(1), Prospecting: fixed(1),
			Worth: fixed(1), Churn: fixed(1), Expansion: fixed(1), ClosersLeave: count("more closers leave", 0, 2), LargestCustomersLeave: count("more customers leave", 0, 9),
		}}
	}
	if m.WarmUp == 0 {
		m.OpeningPipeline = []OpeningItems{{Stage: 3, Segment: 0, Count: count("opening deals", 0, 12), Age: pick("age", 0, 60)}}
	}
	organise(t, m, days)
	return m
}
