package sim

import "testing"

// A contract of 1,200.00 a year that may end any month, signed on day 10 and cancelled in
// month 3, on day 100, has three months: it is invoiced and paid on the days 10, 40 and 70, and
// earned over 20 + 30 + 30 + 10 days.
func TestMonthlyContractCancelledInMonthThreePaysThreeMonths(t *testing.T) {
	m := signing(Segment{Worth: spreadOf(Fixed(1200_00)), TermMonths: 1}, 1, 10, 6)
	cancelling(m, 95)
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "billings", 100_00, 100_00, 100_00, 0, 0, 0)
	monthByMonth(t, p, "cash_in", 100_00, 100_00, 100_00, 0, 0, 0)
	monthByMonth(t, p, "revenue", 66_67, 100_00, 100_00, 33_33, 0, 0)
	monthByMonth(t, p, "arr", 1200_00, 1200_00, 1200_00, 0, 0, 0)
	monthByMonth(t, p, "mrr", 100_00, 100_00, 100_00, 0, 0, 0)
	monthByMonth(t, p, "churned_arr", 0, 0, 0, 1200_00, 0, 0)
	monthByMonth(t, p, "renewals_due", 0, 1, 1, 1, 0, 0)
	monthByMonth(t, p, "renewals", 0, 1, 1, 0, 0, 0)
	monthByMonth(t, p, "renewal_bookings", 0, 100_00, 100_00, 0, 0, 0)
	monthByMonth(t, p, "customers", 1, 1, 1, 0, 0, 0)
	monthByMonth(t, p, "bookings", 1200_00, 0, 0, 0, 0, 0)
}

// Three years of 1,200.00 a year, paid ahead, signed on day 15: 3,600.00 are booked, invoiced
// and paid in the first month and earned over 36; the only renewal is in the 37th.
func TestThreeYearPrepaidContractRenewsInMonth37(t *testing.T) {
	s := Segment{Worth: spreadOf(Fixed(1200_00)), TermMonths: 36, Billing: Billing{Every: 36}}
	p := mustRun(t, signing(s, 1, 15, 40), 2)
	for month := range 40 {
		due, paid, earned := int64(0), int64(0), int64(100_00)
		if month == 36 {
			due = 1
		}
		if month == 0 || month == 36 {
			paid = 3600_00
		}
		if month == 0 {
			earned = 50_00
		}
		always(t, p, "renewals_due", month, due)
		always(t, p, "renewals", month, due)
		always(t, p, "renewal_bookings", month, due*3600_00)
		always(t, p, "billings", month, paid)
		always(t, p, "cash_in", month, paid)
		always(t, p, "revenue", month, earned)
		always(t, p, "arr", month, 1200_00)
	}
	always(t, p, "bookings", 0, 3600_00)
	always(t, p, "won_value", 0, 1200_00)
}

// Those who leave at that renewal have paid their three years and owe nothing more.
func TestPrepaidContractThatEndsIsNotInvoicedAgain(t *testing.T) {
	s := Segment{Worth: spreadOf(Fixed(1200_00)), TermMonths: 36, Churn: fixed(1), Billing: Billing{Every: 36}}
	p := mustRun(t, signing(s, 1, 15, 40), 2)
	always(t, p, "churned_arr", 36, 1200_00)
	always(t, p, "revenue", 36, 50_00)
	for path, billed := range added(t, p, "billings", 0, 40) {
		if billed != 3600_00 || added(t, p, "revenue", 0, 40)[path] != 3600_00 {
			t.Errorf("path %d: %d billed, want 3,600.00, and as much earned", path, billed)
		}
	}
}

// Six different series: 100 a year for two years, with a discount of 10 %, used after 30 days,
// invoiced by the half-year and paid after 20 days, signed on day 0.
//
//	bookings  180.00  what was signed
//	arr        90.00  what is in use, a year
//	mrr         7.50  a twelfth of it
//	billings   45.00  every six months
//	cash_in    45.00  20 days later
//	revenue     7.50  each month in use
func TestBookingsARRMRRBillingsCashAndRevenueAreSixThings(t *testing.T) {
	s := Segment{Worth: spreadOf(Fixed(100_00)), TermMonths: 24, Discount: fixed(.1), GoLive: spreadOf(Fixed(30)),
		Billing: Billing{Every: 6, DaysToPay: spreadOf(Fixed(20))}}
	m := signing(s, 1, 0, 8)
	m.Stages[0] = step("deal", 1)
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "bookings", 180_00, 0, 0, 0, 0, 0, 0, 0)
	monthByMonth(t, p, "arr", 0, 90_00, 90_00, 90_00, 90_00, 90_00, 90_00, 90_00)
	monthByMonth(t, p, "mrr", 0, 7_50, 7_50, 7_50, 7_50, 7_50, 7_50, 7_50)
	monthByMonth(t, p, "billings", 45_00, 0, 0, 0, 0, 0, 45_00, 0)
	monthByMonth(t, p, "cash_in", 45_00, 0, 0, 0, 0, 0, 45_00, 0)
	monthByMonth(t, p, "revenue", 0, 7_50, 7_50, 7_50, 7_50, 7_50, 7_50, 7_50)
	monthByMonth(t, p, "discounts", 10_00, 0, 0)
}
