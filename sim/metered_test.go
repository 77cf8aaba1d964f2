package sim

import (
	"math"
	"testing"
)

// metered is n customers who pay by use, 1,200.00 a year when nothing goes up or down.
func metered(n, months int, noise float64) *Model {
	m := subscribers(n, months, 1, 0, 0)
	m.Segments[0].Kind, m.Segments[0].Noise = Usage, noise
	return m
}

// Use goes up and down around the customer's level from month to month, each month on its
// own: 100 customers of 1,200.00 with a CV of .25 have an ARR of 120,000.00 and a variance of 100 × 300.00².
func TestUseGoesUpAndDownAroundItsLevel(t *testing.T) {
	t.Parallel()
	p := mustRun(t, metered(100, 12, .25), 1024)
	const mean, variance = 120_000_00, 100 * 300_00 * 300_00
	for _, month := range []int{0, 1, 11} {
		got, se := monthly(t, p, "arr", month)
		near(t, "ARR", got, se, mean)
		use := column(t, p, "arr", month)
		got, se = covariance(use, use, mean, mean)
		near(t, "its variance", got, se, variance)
	}
	got, se := covariance(column(t, p, "arr", 4), column(t, p, "arr", 5), mean, mean)
	near(t, "covariance of neighbouring months", got, se, 0)
}

// The level grows beneath it, a twelfth of the year's 12 % a month, and at a renewal by the
// price: 1.01 × 1.02 a month. Without ups and downs it does so to the cent.
func TestLevelOfUseGrows(t *testing.T) {
	t.Parallel()
	m := metered(100, 12, 0)
	m.Segments[0].Expansion, m.Segments[0].Uplift = Growth{Rate: fixed(.12)}, fixed(.02)
	p := mustRun(t, m, 2)
	for month, each := range []int64{1236_24, 1273_57, 1312_03} { // 1,200.00 × 1.02 × 1.01, 1,236.24 × …
		always(t, p, "arr", month, 100*each)
	}
	m.Segments[0].Noise = .25
	p = mustRun(t, m, 512)
	for _, month := range []int{0, 11} {
		mean, se := monthly(t, p, "arr", month)
		near(t, "ARR", mean, se, 120_000_00*math.Pow(1.01*1.02, float64(month+1)))
	}
}

// Who renews for half the use each month uses half: 1,200.00, 600.00, 300.00, with ups and
// downs around it.
func TestPartialRenewalOfUseIsForGood(t *testing.T) {
	t.Parallel()
	m := metered(40, 3, 0)
	m.Segments[0].Partial = Partial{Share: fixed(1), Keeps: fixed(.5)}
	monthByMonth(t, mustRun(t, m, 2), "arr", 40*600_00, 40*300_00, 40*150_00)
	m.Segments[0].Noise = .25
	mean, se := monthly(t, mustRun(t, m, 512), "arr", 2)
	near(t, "ARR", mean, se, 40*150_00)
}

// A month's use is invoiced when it is over: what was ARR in one month is a twelfth of it in
// the next month's invoice. The customer signed on day 1; each month of theirs ends on the second day of one.
func TestUseIsInvoicedAfterwards(t *testing.T) {
	m := signing(Segment{Kind: Usage, Worth: spreadOf(Fixed(1200_00)), TermMonths: 1, Noise: .5, Billing: Billing{Arrears: true}}, 1, 1, 8)
	p := mustRun(t, m, 64)
	always(t, p, "billings", 0, 0)
	always(t, p, "arr", 0, 1200_00)
	for month := 1; month < 8; month++ {
		before := column(t, p, "arr", month-1)
		for path, billed := range column(t, p, "billings", month) {
			if want := (before[path] + 6) / 12; billed != want {
				t.Fatalf("month %d: %d invoiced for the use of %d a year", month, billed, before[path])
			}
		}
	}
}

// Ups and downs are no loss: those who were there when the year began have lost nothing
// while nobody leaves and their level stays, and with a level that shrinks by a hundredth of itself a month they lose
// that and no more.
func TestUpsAndDownsOfUseAreNoLossOfTheCohort(t *testing.T) {
	p := mustRun(t, metered(20, 12, .4), 16)
	for month := range 12 {
		always(t, p, "cohort_lost_arr", month, 0)
		use := column(t, p, "arr", month)
		for path, n := range column(t, p, "cohort_arr", month) {
			if n != use[path] {
				t.Fatalf("the cohort's ARR is %d of %d", n, use[path])
			}
		}
	}
	for _, noise := range []float64{0, .4} {
		m := metered(20, 3, noise)
		m.Segments[0].Contraction = Growth{Rate: fixed(.12)}
		p = mustRun(t, m, 16)
		monthByMonth(t, p, "cohort_lost_arr", 20*12_00, 20*11_88, 20*11_76)
	}
}
