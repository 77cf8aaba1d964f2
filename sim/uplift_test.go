package sim

import "testing"

// A price increase of 5 % is made at renewals alone, and growth is that of the ARR before
// them: 1,200.00 are 1,260.00 + 120.00 after a year of 10 %, 1,449.00 + 138.00 after two. Renewals are
// booked at what they are renewed for.
func TestPriceIncreaseAtEachRenewal(t *testing.T) {
	s := yearly(12, Billing{})
	s.Uplift, s.Expansion = fixed(.05), Growth{Rate: fixed(.1)}
	p := mustRun(t, signing(s, 1, 10, 26), 2)
	always(t, p, "arr", 11, 1200_00)
	always(t, p, "expansion_arr", 12, 180_00)
	always(t, p, "arr", 12, 1380_00)
	always(t, p, "renewal_bookings", 12, 1380_00)
	always(t, p, "billings", 12, 1380_00)
	always(t, p, "arr", 24, 1587_00)

	s = yearly(36, Billing{})
	s.Uplift = fixed(.05)
	p = mustRun(t, signing(s, 1, 10, 38), 2)
	always(t, p, "arr", 35, 1200_00)
	always(t, p, "arr", 36, 1260_00)
	always(t, p, "renewal_bookings", 36, 3780_00)
}

// Who renews a part keeps 60 % of 1,200.00, and the price increase is one of what they keep:
// 720.00 × 1.05.
func TestPartialRenewalKeepsAPart(t *testing.T) {
	s := yearly(12, Billing{})
	s.Uplift, s.Partial = fixed(.05), Partial{Share: fixed(1), Keeps: fixed(.6)}
	p := mustRun(t, signing(s, 1, 10, 13), 2)
	always(t, p, "contraction_arr", 12, 480_00)
	always(t, p, "expansion_arr", 12, 36_00)
	always(t, p, "arr", 12, 756_00)
	always(t, p, "renewals", 12, 1)
	always(t, p, "renewal_bookings", 12, 756_00)
	always(t, p, "billings", 12, 756_00)
}

// A share of the customers who renew do, each on their own: of 100, 30 in the mean.
func TestShareOfRenewalsIsPartial(t *testing.T) {
	t.Parallel()
	m := subscribers(100, 12, 12, 0, 0)
	m.Segments[0].Partial = Partial{Share: fixed(.3), Keeps: fixed(.75)}
	p := mustRun(t, m, 512)
	parts := added(t, p, "contraction_arr", 0, 12)
	for path := range parts {
		parts[path] /= 300_00
	}
	mean, se := estimate(parts)
	near(t, "partial renewals", mean, se, 30)
	variance, se := covariance(parts, parts, 30, 30)
	near(t, "their variance", variance, se, 21)
}

// Contracts come up at the end of each term, and those that renew are those that do not
// leave: of 120 a year, ten a month, 10 % leave.
func TestRenewalsAreThoseDueThatStay(t *testing.T) {
	t.Parallel()
	p := mustRun(t, subscribers(120, 12, 12, .1, 0), 512)
	for month := range 12 {
		always(t, p, "renewals_due", month, 10)
		left, worth := column(t, p, "churned_customers", month), column(t, p, "renewal_bookings", month)
		for path, n := range column(t, p, "renewals", month) {
			if n != 10-left[path] || worth[path] != n*1200_00 {
				t.Fatalf("%d renew at %d when %d of 10 leave", n, worth[path], left[path])
			}
		}
	}
	mean, se := monthly(t, p, "renewals", 5)
	near(t, "renewals", mean, se, 9)
}
