package sim

import (
	"math"
	"testing"
)

// subscribers is a plan of n customers of 1,200 a year and nothing else.
func subscribers(n, months, term int, churn, spread float64) *Model {
	m := bare(months, 30)
	m.Segments[0].Worth = spreadOf(Fixed(1200_00))
	m.Segments[0].TermMonths, m.Segments[0].Churn, m.Segments[0].ChurnSpread = term, fixed(churn), spread
	m.Segments[0].OpeningCustomers = n
	m.Stages = []Stage{step("deal", 0)}
	return m
}

// Customers who leave with one probability at each renewal live geometrically:
// (1−c)^k of them are left after k renewals, and their number is binomial.
func TestCustomersWithOneChurnRateLiveGeometrically(t *testing.T) {
	t.Parallel()
	const n, c = 500, .05
	p := mustRun(t, subscribers(n, 24, 1, c, 0), 256)
	for _, month := range []int{0, 5, 23} {
		left := math.Pow(1-c, float64(month+1))
		mean, se := monthly(t, p, "customers", month)
		near(t, "customers", mean, se, n*left)
		squares := eachPath(t, p, "customers", month, month+1, func(x float64) float64 { return (x - n*left) * (x - n*left) })
		variance, se := estimate(squares)
		near(t, "their variance", variance, se, n*left*(1-left))
	}
}

// The shifted-beta-geometric law on the High End data of Fader and Hardie (How to
// Project Customer Retention, 2006): α .668, β 3.806. Survival follows from
// S(t) = S(t−1)·(β+t−1)/(α+β+t−1); their table gives .460 .436 .414 .395 .378 for the years 8 to 12. As a
// mean and a polarisation, c = α/(α+β) and φ = 1/(α+β+1).
func TestCustomersWhoDifferLiveByShiftedBetaGeometricLaw(t *testing.T) {
	t.Parallel()
	const n, alpha, beta = 2000, .668, 3.806
	published := map[int]float64{8: .460, 9: .436, 10: .414, 11: .395, 12: .378}
	p := mustRun(t, subscribers(n, 144, 12, alpha/(alpha+beta), 1/(alpha+beta+1)), 256)
	survival := 1.0
	for year := 1; year <= 12; year++ {
		survival *= (beta + float64(year) - 1) / (alpha + beta + float64(year) - 1)
		if want, ok := published[year]; ok && !(math.Abs(survival-want) <= .00055) {
			t.Errorf("theory gives %.4f in year %d, the paper %.3f", survival, year, want)
		}
		mean, se := monthly(t, p, "customers", 12*year-1)
		near(t, "survival", mean/n, se/n, survival)
	}
}

// A polarisation between customers leaves the first renewal's churn as it is:
// only later ones fall, as those prone to leave have left.
func TestChurnSpreadKeepsTheFirstRenewal(t *testing.T) {
	t.Parallel()
	for _, spread := range []float64{0, .1, .5, .9} {
		p := mustRun(t, subscribers(500, 12, 12, .2, spread), 128)
		mean, se := monthly(t, p, "customers", 11)
		near(t, "customers", mean, se, 400)
	}
}

// Renewals come up in the months they are given in, on calendar months too, whose first days are cut to whole ones: all 40 of month 5
// and all 60 of month 10.
func TestGivenRenewalsComeUpInTheirMonths(t *testing.T) {
	for _, days := range []float64{21, 30, 30.4, 365. / 12} {
		m := subscribers(104, 12, 12, 0, 0)
		m.DaysPerMonth = days
		m.Segments[0].OpeningRenewals = []int{3, 0, 0, 0, 0, 40, 0, 0, 0, 0, 60, 1}
		monthByMonth(t, mustRun(t, m, 1), "renewals_due", 3, 0, 0, 0, 0, 40, 0, 0, 0, 0, 60, 1)
	}
}

// renewingOn is a plan of 100 customers, with 50 places a CSM, who all renew on
// one day. A month is a day here, and a year twelve.
func renewingOn(day, people int) *Model {
	m := subscribers(100, day+2, 12, .1, 0)
	m.DaysPerMonth = 1
	m.Segments[0].OpeningRenewals = append(make([]int, day), 100)
	m.Roles = []Role{{Name: "csm", Accounts: limit(50), UncoveredChurn: 3}}
	m.Seats = seated(0, people)
	return m
}

// Customers nobody has time for churn on the hazard scale: 100 accounts on 50
// places double it, 1 − (1 − .1)² = .19; with nobody at all it is the role's
// uncovered_churn, 3: 1 − .9³ = .271. With places to spare it is the rate itself.
func TestChurnRisesWithAccountsBeyondCapacity(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		people int
		churn  float64
	}{{0, .271}, {1, .19}, {2, .1}, {5, .1}} {
		p := mustRun(t, renewingOn(5, c.people), 1024)
		mean, se := monthly(t, p, "churned_customers", 5)
		near(t, "churned customers", mean, se, 100*c.churn)
	}
}

// The opening team covers the renewals of the first day too.
func TestTheFirstDaysRenewalsAreCovered(t *testing.T) {
	t.Parallel()
	p := mustRun(t, renewingOn(0, 2), 1024)
	mean, se := monthly(t, p, "churned_customers", 0)
	near(t, "churned customers", mean, se, 10)
}

// Before the first CSM joins nobody is covered, on whatever path.
func TestNobodyIsCoveredBeforeTheFirstHire(t *testing.T) {
	t.Parallel()
	m := renewingOn(0, 2)
	for i := range m.Seats {
		m.Seats[i].Seated, m.Seats[i].Month = false, 1
	}
	p := mustRun(t, m, 1024)
	mean, se := monthly(t, p, "churned_customers", 0)
	near(t, "churned customers", mean, se, 27.1)
}

// A CSM who has left covers nobody any more.
func TestALeaverCoversNobody(t *testing.T) {
	t.Parallel()
	m := renewingOn(5, 2)
	m.Roles[0].Attrition, m.Roles[0].NeverBackfills = fixed(1e6), true
	p := mustRun(t, m, 1024)
	always(t, p, "headcount.csm", 5, 0)
	mean, se := monthly(t, p, "churned_customers", 5)
	near(t, "churned customers", mean, se, 27.1)
}

// Where customers differ, a renewal survived at twice the hazard tells as much of them as two: with Beta(½, ½) for their own rates and
// a shock that doubles the hazard, 1 − (1 − ½)² leave first, and of the rest 1 − (1 − ½/(1 + 2))².
func TestARenewalSurvivedInAStormCountsAsTwo(t *testing.T) {
	t.Parallel()
	const n = 2000
	m := subscribers(n, 2, 1, .5, .5)
	m.Shocks = []Shock{harmless("storm", 0, 2)}
	m.Shocks[0].Churn = fixed(2)
	p := mustRun(t, m, 128)
	for month, want := range []float64{.25, .25 * 25 / 36} {
		mean, se := monthly(t, p, "customers", month)
		near(t, "survival", mean/n, se/n, want)
	}
}
