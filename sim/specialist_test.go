package sim

import (
	"math"
	"testing"
)

// renewing is n customers of 1,200.00 a year of whom 20 % leave at their renewals, which are
// spread over the year, with so many renewal specialists who work 40 a month each.
func renewing(n, months, people int) *Model {
	m := subscribers(n, months, 12, .2, 0)
	m.Roles = []Role{{Name: "renewals", Renewals: limit(40), RenewalChurn: .5, RenewalContraction: .25}}
	m.Seats = seated(0, people)
	return m
}

// A renewal that is worked halves the hazard: 1 − .8^½ leave instead of .2. Two specialists who
// have time for more than there is work them all but those of the first day, before which nobody prepared them.
func TestWorkedRenewalsChurnLess(t *testing.T) {
	t.Parallel()
	p := mustRun(t, renewing(720, 3, 2), 512)
	for month := 1; month < 3; month++ {
		always(t, p, "renewals_due", month, 60)
		always(t, p, "renewals_worked", month, 60)
		mean, se := monthly(t, p, "churned_customers", month)
		near(t, "churned customers", mean, se, 60*(1-math.Sqrt(.8)))
	}
}

// A specialist works 40 renewals a month of a hundred, day by day as their time comes in; the
// others leave at their own rate.
func TestSpecialistsWorkWhatTheyHaveTimeFor(t *testing.T) {
	t.Parallel()
	p := mustRun(t, renewing(1200, 12, 1), 512)
	worked := int64(0)
	for month := range 12 {
		worked += column(t, p, "renewals_worked", month)[0]
		// What came in up to the day before the month's last: 40/30 a day.
		if want := int64(40*(month+1)) - 2; worked != want {
			t.Errorf("%d renewals worked after %d months, want %d", worked, month+1, want)
		}
	}
	always(t, p, "renewals_due", 7, 100)
	always(t, p, "renewals_worked", 7, 40)
	mean, se := monthly(t, p, "churned_customers", 7)
	near(t, "churned customers", mean, se, 40*(1-math.Sqrt(.8))+60*.2)
}

// A quiet time is used to prepare up to a month's renewals, not more, and one at least where it
// is less: of a hundred on day 5 — a month is a day — a specialist works 40, or one.
func TestSpecialistsPrepareAMonthAhead(t *testing.T) {
	for capacity, want := range map[float64]int64{40: 40, .25: 1, 3.5: 3, 400: 100} {
		m := renewing(100, 8, 1)
		m.DaysPerMonth = 1
		m.Segments[0].OpeningRenewals = append(make([]int, 5), 100)
		m.Roles[0].Renewals = limit(capacity)
		p := mustRun(t, m, 2)
		always(t, p, "renewals_due", 5, 100)
		always(t, p, "renewals_worked", 5, want)
	}
}

// While they ramp they work in proportion: 0, ⅓, ⅔ and 4/3 come in a day, and what came in on a
// month's last day is worked in the next.
func TestSpecialistsRamp(t *testing.T) {
	m := renewing(1200, 5, 0)
	m.Roles[0].Ramp = []float64{0, .25, .5, 1}
	hire(m, 1, 0)
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "renewals_worked", 0, 9, 20, 39, 40)
}

// Worked, contraction shrinks to a quarter and partial renewals become a quarter as many: of 100
// who keep half when they renew in part, which half of them do, and shrink by 4 %.
func TestWorkedRenewalsKeepMore(t *testing.T) {
	t.Parallel()
	for people, c := range []struct{ shrink, partial float64 }{{.04, .5}, {.01, .125}} {
		m := renewing(100, 6, people)
		m.DaysPerMonth = 1
		m.Segments[0].OpeningRenewals = append(make([]int, 5), 100)
		m.Segments[0].Churn, m.Roles[0].Renewals = fixed(0), limit(100)
		m.Segments[0].Contraction = Growth{Rate: fixed(.04)}
		p := mustRun(t, m, 2)
		always(t, p, "contraction_arr", 5, int64(100*1200_00*c.shrink))

		m.Segments[0].Contraction = Growth{}
		m.Segments[0].Partial = Partial{Share: fixed(.5), Keeps: fixed(.5)}
		mean, se := monthly(t, mustRun(t, m, 512), "contraction_arr", 5)
		near(t, "ARR given up", mean/600_00, se/600_00, 100*c.partial)
	}
}

// Specialists work the segments they cover and no other.
func TestSpecialistsWorkTheSegmentsTheyCover(t *testing.T) {
	m := renewing(100, 6, 1)
	m.DaysPerMonth = 1
	m.Segments = append(m.Segments, m.Segments[0])
	m.Segments[0].OpeningRenewals = append(make([]int, 5), 100)
	m.Segments[1].Name, m.Segments[1].OpeningCustomers, m.Segments[1].OpeningRenewals = "small", 30, append(make([]int, 5), 30)
	m.Segments[0].Churn, m.Segments[1].Churn = fixed(1), fixed(1)
	m.Stages[0] = inSegments(2, m.Stages[0])
	m.Roles[0].RenewalChurn, m.Roles[0].Covers = 0, []int{1}
	p := mustRun(t, m, 2)
	always(t, p, "renewals_worked", 5, 30)
	alwaysOf(t, p, "renewals", "everybody", 5, 0)
	alwaysOf(t, p, "renewals", "small", 5, 30)

	m.Roles = append(m.Roles, m.Roles[0])
	m.Roles[1].Name, m.Roles[1].Covers, m.Roles[1].Renewals = "others", nil, limit(60)
	m.Seats = append(m.Seats, seated(1, 1)...)
	p = mustRun(t, m, 2)
	always(t, p, "renewals_worked", 5, 90)
	alwaysOf(t, p, "renewals", "everybody", 5, 60)
	alwaysOf(t, p, "renewals", "small", 5, 30)
}

// Who could work most renewals goes first: of twenty on day 5 a role that keeps everybody works
// all while it has more than forty to go, and one that changes nothing none.
func TestRenewalGoesToWhoCouldWorkMost(t *testing.T) {
	m := renewing(20, 6, 1)
	m.DaysPerMonth = 1
	m.Segments[0].OpeningRenewals, m.Segments[0].Churn = append(make([]int, 5), 20), fixed(1)
	m.Roles[0].RenewalChurn = 1
	m.Roles = append(m.Roles, m.Roles[0])
	m.Roles[1].Name, m.Roles[1].Renewals, m.Roles[1].RenewalChurn = "others", limit(60), 0
	m.Seats = append(m.Seats, seated(1, 1)...)
	p := mustRun(t, m, 2)
	always(t, p, "renewals_worked", 5, 20)
	always(t, p, "renewals", 5, 20)
}

// With hours, a renewal takes its effort and is worked when the week has room for it: of 7
// hours a week, an hour a day, 4 on day 1 and, with 3 of them left, 4 more on day 2; then, as 3 are left again, on
// the days 6, 10, 14 and so on.
func TestSpecialistsWorkRenewalsInTheirHours(t *testing.T) {
	m := renewing(3000, 2, 1)
	m.DaysPerMonth = 365. / 12
	m.Roles[0].Renewals, m.Roles[0].RenewalEffort, m.Roles[0].Hours = limit(1e6), 4, limit(7)
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "renewals_worked", 8, 8)
	monthByMonth(t, p, "hours.renewals", 30*60, 30*60)
	monthByMonth(t, p, "hours_deals.renewals", 29*60, 30*60)
}
