package sim

import (
	"slices"

	"pgregory.net/rapid"
)

// Activities of random plans.
const (
	call = iota
	email
	meeting
)

// organise gives a random plan of [anyModel], whose roles are a director, SDRs, AEs, SEs and
// CSMs, whatever a whole revenue organisation may have besides.
func organise(t *rapid.T, m *Model, days func(name string) Spread) {
	pick := func(name string, low, high float64) float64 { return rapid.Float64Range(low, high).Draw(t, name) }
	yes := func(name string) bool { return rapid.Bool().Draw(t, name) }
	share := func(name string) Value { return fixed(pick(name, 0, 1)) }
	m.DeliveryCost, m.OverAssignment = pick("delivery cost", 0, 0.5), pick("over-assignment", 0, 0.4)
	m.Activities = []Activity{{"call", 4}, {"email", 3}, {"meeting", 60}}
	for i := range m.Segments {
		anyContract(t, &m.Segments[i], days)
	}

	const director, sdr, ae, se, csm = 0, 1, 2, 3, 4
	partnering, renewing, onboarding := len(m.Roles), len(m.Roles)+1, len(m.Roles)+2
	pay := Pay{Base: 6e6, Variable: 3e6, Accelerator: pick("accelerator", 0, 3), Cap: pick("cap", 0, 2), RampGuarantee: pick("guarantee", 0, 1)}
	m.Roles = append(m.Roles,
		Role{Name: "partner manager", Partners: limit(pick("partners", 0, 6)), Ramp: []float64{0.5, 1}, Attrition: fixed(0.5), Pay: pay},
		Role{Name: "renewals", Renewals: limit(pick("renewals", 0, 10)), RenewalChurn: 0.7, RenewalContraction: 0.5, RenewalEffort: 3, Serves: true, Pay: pay},
		Role{Name: "onboarding", Onboards: limit(pick("onboards", 0, 5)), SlowestGoLive: 3, Serves: true, Pay: pay})
	for _, r := range []int{partnering, renewing, onboarding} {
		m.Seats = append(m.Seats, seated(r, 1)...)
	}
	m.Roles[director].Quota, m.Roles[director].Pay = pick("team quota", 1, 1e8), pay
	m.Roles[sdr].ItemQuota, m.Roles[sdr].Pay = pick("item quota", 1, 30), pay
	m.Roles[ae].Quota, m.Roles[ae].Pay = pick("quota", 1, 1e8), pay
	m.Roles[csm].Serves, m.Roles[csm].UncoveredExpansion = true, pick("uncovered expansion", 0, 1)
	if len(m.Segments) > 1 {
		m.Roles[csm].Covers, m.Roles[renewing].Covers = []int{1}, []int{0}
		if yes("specialists") {
			m.Segments[1].WorkedBy, m.Segments[1].Needs = []int{director, ae}, se+1
		}
	}
	for _, r := range []int{sdr, ae, se, csm, renewing} {
		if yes("hours of " + m.Roles[r].Name) {
			m.Roles[r].Hours, m.Roles[r].Care = limit(pick("hours", 5, 40)), fixed(pick("care", 0, 2))
		}
	}
	if m.Roles[ae].Hours.Set {
		m.Roles[ae].Open = Capacity{}
	}
	for i := 1; i < len(m.Stages); i++ {
		m.Stages[i].Effort = Effort{Start: pick("start", 0, 3), Weekly: pick("weekly", 0, 2)}
		m.Stages[i].Activities = []float64{0, pick("emails", 0, 4), 1}
	}

	shares := m.Sources[0].Shares
	m.Sources = append(m.Sources,
		Source{Name: "calls", Kind: Prospecting, By: sdr, Enters: 1, Shares: shares, Cascades: []Cascade{
			{call, fixed(pick("calls", 0, 60)), []CascadeStep{{Reached, fixed(0.3)}, {Booked, share("books")}, {Held, fixed(0.8)}, {Accepted, fixed(0.7)}}},
			{email, fixed(30), []CascadeStep{{Answered, fixed(0.2)}, {Booked, share("books by mail")}, {Held, fixed(0.5)}, {Accepted, fixed(0.9)}}},
		}},
		Source{Name: "partners", Kind: Partner, Enters: 2, Volume: []Step{{Value: fixed(pick("partner yield", 0, 5))}}, Shares: shares, WorkedBy: []int{ae, partnering},
			Discount: share("margin"), Wholesale: Wholesale{share("wholesale"), fixed(0.4)}, Commission: fixed(0.1), CloserForgoes: pick("forgoes", 0, 1), Elasticity: 0.5,
			Partners: Partners{Plan: []Step{{Value: fixed(2)}, {From: 3, Value: fixed(6)}}, SignedBy: partnering + 1, SignRate: fixed(0.7),
				CarriedBy: partnering + 1, Ramp: []float64{0.3, 1}, CV: 0.4}},
		Source{Name: "product", Kind: SelfServe, Enters: 1, Volume: []Step{{Value: fixed(pick("sign-ups", 0, 90))}}, Shares: shares, CostPerItem: 17,
			Signups: Signups{Pays: fixed(0.1), PaysIn: len(m.Segments) - 1, PaysAfter: days("pays after"), Qualifies: fixed(0.2)}},
		Source{Name: "more", Kind: Base, Enters: 3, Volume: []Step{{Value: fixed(pick("more", 0, 0.3))}}, Shares: make([]float64, len(shares)), WorkedBy: []int{csm, ae}},
		Source{Name: "other", Kind: Base, Enters: 2, Volume: []Step{{Value: fixed(pick("other", 0, 0.3))}}, Shares: shares, From: []int{0}, Worth: spreadOf(Fixed(5000))})
}

// anyContract makes a segment's contract any kind of contract.
func anyContract(t *rapid.T, s *Segment, days func(name string) Spread) {
	pick := func(name string, low, high float64) float64 { return rapid.Float64Range(low, high).Draw(t, name) }
	count := func(name string, low, high int) int { return rapid.IntRange(low, high).Draw(t, name) }
	yes := func(name string) bool { return rapid.Bool().Draw(t, name) }
	s.Kind = rapid.SampledFrom([]ContractKind{Subscription, Subscription, Licence, Usage}).Draw(t, "kind")
	switch s.Kind {
	case Licence:
		s.TermMonths, s.Maintenance = 12, Maintenance{Rate: fixed(0.2), Taken: fixed(0.7)}
	case Usage:
		s.TermMonths, s.Noise = 1, rapid.SampledFrom([]float64{0, 0.3}).Draw(t, "noise")
	}
	if yes("users") {
		s.Units = spreadOf(Uniform{0, 30})
	}
	s.Discount, s.Uplift = fixed(pick("discount", 0, 0.3)), fixed(pick("uplift", -0.05, 0.1))
	s.Partial = Partial{Share: fixed(pick("partial", 0, 0.3)), Keeps: fixed(0.6)}
	if yes("goes live") {
		s.GoLive = days("go-live")
	}
	s.Billing = Billing{Every: count("months between invoices", 0, 30), Arrears: yes("arrears"), Instalments: count("instalments", 0, 5),
		DaysToPay: days("days to pay"), Late: fixed(0.2), LateBy: days("late by")}
	if n := s.OpeningCustomers; n > 0 && yes("renewals given") {
		s.OpeningRenewals = slices.Insert(make([]int, s.TermMonths), 0, n)[:s.TermMonths]
	}
}
