package sim

import "testing"

// twoBases is a plan of two segments, of 100 and 300 customers of 1,200.00, who all renew, and
// grow by 10 %, on day 5. A month is a day.
func twoBases(roles ...Role) *Model {
	m := subscribers(100, 6, 12, .1, 0)
	m.DaysPerMonth = 1
	m.Segments[0].Expansion = Growth{Rate: fixed(.1)}
	m.Segments[0].OpeningRenewals = append(make([]int, 5), 100)
	m.Segments = append(m.Segments, m.Segments[0])
	m.Segments[0].Name, m.Segments[1].Name = "large", "small"
	m.Segments[1].OpeningCustomers, m.Segments[1].OpeningRenewals = 300, append(make([]int, 5), 300)
	m.Stages[0] = inSegments(2, m.Stages[0])
	m.Roles = roles
	for r := range roles {
		m.Seats = append(m.Seats, seated(r, 1)...)
	}
	return m
}

// Who covers a segment covers its customers alone: 50 places for the 100 large ones double their
// hazard, 1 − .9² = .19, and that of the small ones, whom nobody is asked to cover, stays.
func TestCoverageIsThatOfTheSegmentsCovered(t *testing.T) {
	t.Parallel()
	p := mustRun(t, twoBases(Role{Name: "csm", Accounts: limit(50), UncoveredChurn: 3, Covers: []int{0}}), 512)
	mean, se := estimate(p.Column(nil, seriesAt(t, p, "churned_customers", "large"), 5))
	near(t, "large customers who leave", mean, se, 19)
	mean, se = estimate(p.Column(nil, seriesAt(t, p, "churned_customers", "small"), 5))
	near(t, "small customers who leave", mean, se, 30)
	always(t, p, "utilisation.csm", 4, 2e6) // 100 customers on 50 places
}

// Who covers all spreads over all, and two roles add up: 50 places for the large ones alone and
// 100 over the 400 make ½ + ¼ for a large customer and ¼ for a small one, hazards of 4/3 and, at most, 3.
func TestRolesPoolTheirCoverage(t *testing.T) {
	t.Parallel()
	p := mustRun(t, twoBases(
		Role{Name: "csm", Accounts: limit(50), UncoveredChurn: 2, Covers: []int{0}},
		Role{Name: "pool", Accounts: limit(100), UncoveredChurn: 3},
	), 1024)
	mean, se := estimate(p.Column(nil, seriesAt(t, p, "churned_customers", "large"), 5))
	near(t, "large customers who leave", mean, se, 100*(1-.868942577612446)) // .9^(4/3)
	mean, se = estimate(p.Column(nil, seriesAt(t, p, "churned_customers", "small"), 5))
	near(t, "small customers who leave", mean, se, 300*(1-.729))
}

// Who is not covered does not make a part of their growth: with places for half of the large ones
// and 60 % of growth lost without, 10 % become 10 × (1 − .6 × ½) = 7 %; with places for all it is all of it.
func TestUncoveredCustomersGrowLess(t *testing.T) {
	for places, growth := range map[float64]int64{50: 84_00, 100: 120_00, 1000: 120_00, 0: 48_00} {
		m := twoBases(Role{Name: "am", Accounts: limit(places), UncoveredExpansion: .6, UncoveredChurn: 1, Covers: []int{0}})
		m.Segments[0].Churn, m.Segments[1].Churn = fixed(0), fixed(0)
		p := mustRun(t, m, 2)
		alwaysOf(t, p, "expansion_arr", "large", 5, 100*growth)
		alwaysOf(t, p, "expansion_arr", "small", 5, 300*120_00)
	}
}

// Neglect is that of expansion alone: who shrinks by 10 % shrinks by that, covered or not, and who
// covers for growth does not keep anybody from leaving.
func TestCoverageForGrowthChangesNothingElse(t *testing.T) {
	t.Parallel()
	m := twoBases(Role{Name: "am", Accounts: limit(1), UncoveredExpansion: .6, UncoveredChurn: 1})
	m.Segments[0].Expansion, m.Segments[1].Expansion = Growth{Rate: fixed(-.1)}, Growth{}
	m.Segments[0].Churn = fixed(0)
	p := mustRun(t, m, 512)
	alwaysOf(t, p, "contraction_arr", "large", 5, 100*120_00)
	mean, se := estimate(p.Column(nil, seriesAt(t, p, "churned_customers", "small"), 5))
	near(t, "small customers who leave", mean, se, 30)
}
