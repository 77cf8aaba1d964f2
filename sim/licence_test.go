package sim

import "testing"

// perpetual is a licence of 10,000.00 with maintenance of 20 % a year.
func perpetual(taken float64) Segment {
	return Segment{Kind: Licence, Worth: spreadOf(Fixed(10_000_00)), TermMonths: 12, Maintenance: Maintenance{Rate: fixed(.2), Taken: fixed(taken)}}
}

// A licence is booked, invoiced, paid and earned once and is no ARR, whatever happens to
// those who have it: without maintenance there is nothing that could renew.
func TestLicenceNeverEntersARR(t *testing.T) {
	s := perpetual(0)
	s.Churn, s.Uplift = fixed(1), fixed(.1)
	s.Expansion, s.Contraction = Growth{Rate: fixed(.3)}, Growth{Rate: fixed(.1)}
	p := mustRun(t, signing(s, 3, 45, 40), 2)
	for month := range 40 {
		price := int64(0)
		if month == 1 {
			price = 30_000_00
		}
		for _, metric := range []string{"won_value", "bookings", "billings", "cash_in", "revenue"} {
			always(t, p, metric, month, price)
		}
		for _, metric := range []string{"arr", "mrr", "new_arr", "expansion_arr", "contraction_arr", "churned_arr", "renewals_due", "renewals", "churned_customers"} {
			always(t, p, metric, month, 0)
		}
	}
	always(t, p, "wins", 1, 3)
	always(t, p, "new_customers", 1, 3)
	always(t, p, "customers", 39, 3)
}

// With maintenance of 2,000.00 a year, signed on day 45:
//
//	month 1   10,000.00 booked; 12,000.00 invoiced; revenue 10,000.00 + 15 days of 2,000.00 ÷ 360
//	month 2   revenue 166.67 (166.666…)
//	month 13  day 405: the maintenance is renewed and invoiced again
func TestMaintenanceIsWhatIsARROfALicence(t *testing.T) {
	p := mustRun(t, signing(perpetual(1), 1, 45, 15), 2)
	monthByMonth(t, p, "bookings", 0, 10_000_00, 0, 0)
	monthByMonth(t, p, "new_arr", 0, 2_000_00, 0, 0)
	monthByMonth(t, p, "revenue", 0, 10_000_00+83_33, 166_67, 166_67)
	for _, metric := range []string{"billings", "cash_in"} {
		monthByMonth(t, p, metric, 0, 12_000_00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2_000_00, 0)
	}
	for month := 1; month < 15; month++ {
		always(t, p, "arr", month, 2_000_00)
	}
	always(t, p, "renewals_due", 13, 1)
	always(t, p, "renewals", 13, 1)
	always(t, p, "renewal_bookings", 13, 2_000_00)
}

// Who does not renew the maintenance leaves with its ARR, not with the licence's price.
func TestMaintenanceThatIsNotRenewedIsLost(t *testing.T) {
	s := perpetual(1)
	s.Churn = fixed(1)
	p := mustRun(t, signing(s, 1, 45, 15), 2)
	always(t, p, "churned_arr", 13, 2_000_00)
	always(t, p, "churned_customers", 13, 1)
	always(t, p, "arr", 13, 0)
	always(t, p, "billings", 13, 0)
	always(t, p, "customers", 14, 0)
}

// A share of the buyers takes it, each on their own: of 100, 85 in the mean with the
// binomial variance 12.75.
func TestShareOfBuyersTakesMaintenance(t *testing.T) {
	t.Parallel()
	p := mustRun(t, signing(perpetual(.85), 100, 5, 1), 1024)
	takers := column(t, p, "arr", 0)
	for i := range takers {
		takers[i] /= 2_000_00
	}
	mean, se := estimate(takers)
	near(t, "takers", mean, se, 85)
	variance, se := covariance(takers, takers, 85, 85)
	near(t, "their variance", variance, se, 12.75)
	always(t, p, "customers", 0, 100)
}

// In four instalments every three months, 10,000.03 is invoiced as 2,500.03 and three
// times 2,500.00, whether they stay or not, and paid 20 days later. It is earned at once; maintenance is
// invoiced a year ahead all the same.
func TestLicenceInInstalments(t *testing.T) {
	s := perpetual(1)
	s.Worth, s.Maintenance.Rate, s.Churn = spreadOf(Fixed(10_000_03)), fixed(.12), fixed(1)
	s.Billing = Billing{Every: 3, Instalments: 4, DaysToPay: spreadOf(Fixed(20))}
	p := mustRun(t, signing(s, 1, 45, 14), 2)
	monthByMonth(t, p, "billings", 0, 2_500_03+1_200_00, 0, 0, 2_500_00, 0, 0, 2_500_00, 0, 0, 2_500_00, 0, 0, 0)
	monthByMonth(t, p, "cash_in", 0, 0, 2_500_03+1_200_00, 0, 0, 2_500_00, 0, 0, 2_500_00, 0, 0, 2_500_00, 0, 0)
	always(t, p, "revenue", 1, 10_000_03+50_00)      // and 15 days of 1,200.00 ÷ 360
	always(t, p, "cycle_to_payment_days_sum", 1, 65) // 45 to the signature, 20 to the first instalment
}

// The price and the maintenance are earned from the go-live on, on day 85, and
// invoiced from the signature on.
func TestLicenceIsEarnedAtGoLive(t *testing.T) {
	s := perpetual(1)
	s.GoLive = spreadOf(Fixed(40))
	p := mustRun(t, signing(s, 1, 45, 14), 2)
	monthByMonth(t, p, "billings", 0, 12_000_00, 0, 0)
	monthByMonth(t, p, "revenue", 0, 0, 10_000_00+27_78, 166_67) // 5 days of 2,000.00 ÷ 360
	monthByMonth(t, p, "new_arr", 0, 0, 2_000_00, 0)
	monthByMonth(t, p, "arr", 0, 0, 2_000_00, 2_000_00)
	always(t, p, "billings", 13, 2_000_00)
}

// Maintenance that is invoiced afterwards is invoiced once for each year, the first time
// when the first is over; the price is not.
func TestMaintenanceInArrearsIsInvoicedOnceAYear(t *testing.T) {
	s := perpetual(1)
	s.Billing.Arrears = true
	p := mustRun(t, signing(s, 1, 45, 26), 2)
	for month := range 26 {
		want := map[int]int64{1: 10_000_00, 13: 2_000_00, 25: 2_000_00}[month]
		always(t, p, "billings", month, want)
	}
}

// Of a thousand licences about seven in ten come with maintenance; who has none counts as a customer without it for good.
func TestLicencesAreBookedOnceAndTheirMaintenanceIsCounted(t *testing.T) {
	s := perpetual(1)
	s.Maintenance.Taken, s.Churn = fixed(.7), fixed(1)
	p := mustRun(t, signing(s, 1000, 10, 14), 8)
	for path, booked := range column(t, p, "licence_bookings", 0) {
		bare := column(t, p, "unmaintained_customers", 0)[path]
		if booked != column(t, p, "bookings", 0)[path] || booked == 0 || bare < 230 || bare > 370 {
			t.Fatalf("path %d: %d booked, %d without maintenance", path, booked, bare)
		}
		if last := column(t, p, "customers", 13)[path]; last != bare || column(t, p, "unmaintained_customers", 13)[path] != bare {
			t.Fatalf("path %d: %d customers stay when all with maintenance leave, of %d without it", path, last, bare)
		}
	}
	always(t, p, "licence_bookings", 5, 0)
}
