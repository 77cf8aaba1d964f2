package sim

import ()

// organisation is ref1 as a whole revenue organisation: two products, of which the second needs
// an expert and is used after a while, and customers who pay by use; hunters with hours who call and mail, partners with their managers, a
// product that sells itself, account managers who work what customers want; quotas, renewal specialists and onboarding.
// Nobody's odds depend on who works a deal.
func organisation() *Model {
	m := ref1()
	m.DeliveryCost, m.OverAssignment = .2, .15
	m.Activities = []Activity{{"call", 4}, {"email", 3}, {"meeting", 60}}
	m.Segments = append(m.Segments, m.Segments[0], m.Segments[0])
	m.Segments[1].Name, m.Segments[1].Kind, m.Segments[1].Maintenance = "second product", Licence, Maintenance{Rate: fixed(.2), Taken: fixed(.8)}
	m.Segments[1].GoLive, m.Segments[1].Billing = spreadOf(LogNormalMeanCV(40, .6)), Billing{Every: 3, Instalments: 3, DaysToPay: spreadOf(LogNormalMeanCV(40, .4))}
	m.Segments[2].Name, m.Segments[2].Kind, m.Segments[2].TermMonths, m.Segments[2].Noise = "by use", Usage, 1, .3
	m.Segments[2].Churn, m.Segments[2].Units = fixed(.02), spreadOf(LogNormalMeanCV(8, .7))
	m.Segments[2].Worth, m.Segments[2].Billing = spreadOf(Fixed(900_00)), Billing{Arrears: true, Late: fixed(.2), LateBy: spreadOf(Fixed(30))}
	for i := range m.Segments {
		m.Segments[i].OpeningCustomers, m.Segments[i].Uplift, m.Segments[i].Partial = 60, fixed(.02), Partial{Share: fixed(.1), Keeps: fixed(.7)}
	}
	for i := range m.Stages {
		m.Stages[i] = inSegments(3, m.Stages[i])
		m.Stages[i].Activities = []float64{0, 1, float64(i)}
	}
	const sdr, ae, bdr, am, expert, alliances, renewals, onboarding, manager = 0, 1, 2, 3, 4, 5, 6, 7, 8
	m.Segments[1].Needs = expert + 1
	pay := Pay{Base: 60_000_00, Variable: 40_000_00, Accelerator: 2, Cap: 3, RampGuarantee: .5}
	m.Roles[sdr].ItemQuota, m.Roles[sdr].Pay = 40, pay
	m.Roles[ae].Quota, m.Roles[ae].Pay, m.Roles[ae].Ramp, m.Roles[ae].RampWeight = 600_000_00, pay, []float64{.4, .8, 1}, 1
	m.Roles = append(m.Roles,
		Role{Name: "bdr", Hours: limit(30), RampWeight: 1, ItemQuota: 8, Pay: pay, Attrition: fixed(.4), Ramp: []float64{.5, 1}},
		Role{Name: "am", Open: limit(30), RampWeight: 1, Hours: limit(35), Care: fixed(.3), Accounts: limit(70), UncoveredChurn: 1, UncoveredExpansion: .5, Pay: pay, Serves: true},
		Role{Name: "expert", Open: limit(40), Pay: pay},
		Role{Name: "alliances", Partners: limit(3), Pay: pay},
		Role{Name: "renewals", Renewals: limit(12), RenewalChurn: .8, RenewalContraction: .7, Serves: true, Pay: pay},
		Role{Name: "onboarding", Onboards: limit(4), SlowestGoLive: 3, Serves: true, Pay: pay},
		Role{Name: "manager", Manages: []int{ae}, Span: 8, Quota: 4_000_000_00, Pay: pay})
	for r, n := range []int{0, 0, 3, 3, 2, 2, 1, 1, 1} {
		m.Seats = append(m.Seats, seated(r, n)...)
	}
	mix := []float64{.6, .2, .2}
	m.Sources[0].Shares = mix
	m.Sources = append(m.Sources,
		Source{Name: "outbound", Kind: Prospecting, By: bdr, Enters: 1, Shares: mix, Cascades: []Cascade{
			{0, fixed(40), []CascadeStep{{Reached, fixed(.1)}, {Booked, fixed(.15)}, {Held, fixed(.8)}, {Accepted, fixed(.7)}}},
			{1, fixed(30), []CascadeStep{{Answered, fixed(.04)}, {Booked, fixed(.3)}, {Held, fixed(.8)}, {Accepted, fixed(.7)}}}}},
		Source{Name: "partners", Kind: Partner, Enters: 1, Shares: mix, Volume: []Step{{Value: fixed(1.5)}}, Discount: fixed(.25), Commission: fixed(.05), CloserForgoes: .3, Elasticity: .5,
			Partners: Partners{Plan: []Step{{Value: fixed(3)}, {From: 6, Value: fixed(8)}}, SignedBy: alliances + 1, SignRate: fixed(.2), CarriedBy: alliances + 1, Ramp: []float64{.2, .6, 1}, CV: .5}},
		Source{Name: "product", Kind: SelfServe, Enters: 0, Shares: mix, Volume: []Step{{Value: fixed(150)}},
			Signups: Signups{Pays: fixed(.03), PaysIn: 2, PaysAfter: spreadOf(LogNormalMeanCV(10, 1)), Qualifies: fixed(.1)}},
		Source{Name: "more", Kind: Base, Enters: 1, Shares: make([]float64, 3), Volume: []Step{{Value: fixed(.02)}}, WorkedBy: []int{am}},
		Source{Name: "other", Kind: Base, Enters: 2, Shares: []float64{0, 1, 0}, From: []int{0, 2}, Volume: []Step{{Value: fixed(.01)}}, WorkedBy: []int{am, ae}})
	return m
}
