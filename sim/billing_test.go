package sim

import (
	"fmt"
	"testing"
)

// yearly is a contract of 1,200.00 a year.
func yearly(term int, b Billing) Segment {
	return Segment{Worth: spreadOf(Fixed(1200_00)), TermMonths: term, Billing: b}
}

// Invoices of 1,200.00 a year lead the months they are for, and start anew with each
// term: of 7 months, three at a time, the last is of one. None of it changes what is earned.
func TestInvoicesLeadTheMonthsTheyAreFor(t *testing.T) {
	for _, c := range []struct {
		term, every int
		want        []int64
	}{
		{12, 0, []int64{12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0}},
		{12, 12, []int64{12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0}},
		{12, 6, []int64{6, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 6, 0, 0}},
		{12, 3, []int64{3, 0, 0, 3, 0, 0, 3, 0, 0, 3, 0, 0, 3, 0, 0}},
		{12, 1, []int64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
		{12, 36, []int64{12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0}}, // no longer than the term
		{1, 0, []int64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
		{24, 0, []int64{12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0}},
		{24, 24, []int64{24, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
		{18, 0, []int64{12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 12, 0}},
		{7, 3, []int64{3, 0, 0, 3, 0, 0, 1, 3, 0, 0, 3, 0, 0, 1, 3}},
		{5, 0, []int64{5, 0, 0, 0, 0, 5, 0, 0, 0, 0, 5, 0, 0, 0, 0}},
	} {
		t.Run(fmt.Sprintf("%d months, every %d", c.term, c.every), func(t *testing.T) {
			p := mustRun(t, signing(yearly(c.term, Billing{Every: c.every}), 1, 10, len(c.want)), 1)
			for month, hundreds := range c.want {
				always(t, p, "billings", month, hundreds*100_00)
				if month > 0 {
					always(t, p, "revenue", month, 100_00)
				}
			}
		})
	}
}

// In arrears they follow: nothing at the signature, and at the end of a term what is
// left of it.
func TestInvoicesInArrearsFollowTheMonthsTheyAreFor(t *testing.T) {
	for _, c := range []struct {
		term, every int
		want        []int64
	}{
		{12, 0, []int64{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0}},
		{12, 3, []int64{0, 0, 0, 3, 0, 0, 3, 0, 0, 3, 0, 0, 3, 0, 0}},
		{1, 1, []int64{0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
		{7, 3, []int64{0, 0, 0, 3, 0, 0, 3, 1, 0, 0, 3, 0, 0, 3, 1}},
		{18, 12, []int64{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 6, 0}},
	} {
		t.Run(fmt.Sprintf("%d months, every %d", c.term, c.every), func(t *testing.T) {
			p := mustRun(t, signing(yearly(c.term, Billing{Every: c.every, Arrears: true}), 1, 10, len(c.want)), 1)
			for month, hundreds := range c.want {
				always(t, p, "billings", month, hundreds*100_00)
			}
		})
	}
}

// Who leaves owes what they used: the invoice of the months before comes on the day
// they leave, and none after it. Cancelled in month 3 it is the third.
func TestLeaverGetsTheirLastInvoice(t *testing.T) {
	m := signing(yearly(1, Billing{Arrears: true}), 1, 10, 6)
	cancelling(m, 95)
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "churned_arr", 0, 0, 0, 1200_00, 0, 0)
	monthByMonth(t, p, "billings", 0, 100_00, 100_00, 100_00, 0, 0)
	monthByMonth(t, p, "cash_in", 0, 100_00, 100_00, 100_00, 0, 0)

	s := yearly(12, Billing{Every: 3, Arrears: true})
	s.Churn = fixed(1)
	p = mustRun(t, signing(s, 1, 10, 16), 2)
	monthByMonth(t, p, "billings", 0, 0, 0, 300_00, 0, 0, 300_00, 0, 0, 300_00, 0, 0, 300_00, 0, 0, 0)
}

// What a contract grows by at an anniversary is invoiced for the rest of what was
// paid ahead: three years of 1,200.00 growing by 10 % a year are invoiced 3,600.00, two years of
// 120.00, one of 132.00, and then three of 1,597.20.
func TestGrowthOfAPrepaidContractIsInvoicedForTheRestOfIt(t *testing.T) {
	s := yearly(36, Billing{Every: 36})
	s.Expansion = Growth{Rate: fixed(.1)}
	p := mustRun(t, signing(s, 1, 10, 38), 2)
	for month := range 38 {
		always(t, p, "billings", month, map[int]int64{0: 3600_00, 12: 240_00, 24: 132_00, 36: 4791_60}[month])
	}
}

// The same in calendar months, which have 30 days or 31: half a year's growth of 5 % in
// the middle of a year paid ahead is invoiced for half a year, not for a day more. Worth 1,000,000.00, it is
// 25,000.00.
func TestAdditionIsInvoicedForNoMoreThanTheRest(t *testing.T) {
	s := yearly(18, Billing{})
	s.Worth, s.Expansion = spreadOf(Fixed(1_000_000_00)), Growth{Rate: fixed(.1)}
	m := signing(s, 1, 10, 8)
	m.DaysPerMonth = 365. / 12
	p := mustRun(t, m, 2)
	always(t, p, "expansion_arr", 6, 50_000_00)
	always(t, p, "billings", 6, 25_000_00)
}

// What is added between two invoices is invoiced by the day for the time until the next. A month is
// a day here, so that a contract signed on day 1 is invoiced on the days 1, 13, 25 … for twelve;
// 120.00 a year more on a day in between are 10.00 a day until then.
func TestAdditionIsInvoicedUpToTheNextInvoice(t *testing.T) {
	t.Parallel()
	const days = 60
	for _, arrears := range []bool{false, true} {
		m := signing(yearly(12, Billing{Arrears: arrears}), 1, 1, days)
		m.DaysPerMonth = 1
		m.Stages = append(m.Stages, step("addition", 1))
		m.Sources = []Source{additions(.3, 120_00)}
		p := mustRun(t, m, 64)
		l, additions := readBlock(p, 0), int64(0)
		for path := range 64 {
			for day := 2; day < days; day++ {
				more := l.at("expansion_arr", All, path, day)
				additions += more / 120_00
				want := more / 12 * int64(12-(day-1)%12)
				if arrears {
					want = 0
				}
				if (day-1)%12 == 0 {
					want = l.at("arr", All, path, day)
				}
				if got := l.at("billings", All, path, day); got != want {
					t.Fatalf("arrears %v, path %d: %d invoiced on day %d with %d added, want %d", arrears, path, got, day, more, want)
				}
			}
		}
		if additions < 500 {
			t.Errorf("%d additions", additions)
		}
	}
}

// Money comes the days it takes after the invoice, 30 days later where it is late: a
// quarter of 1,000 invoices of 1,200.00 on day 5 comes on day 80, the others on day 50.
func TestShareOfInvoicesIsPaidLate(t *testing.T) {
	t.Parallel()
	b := Billing{DaysToPay: spreadOf(Fixed(45)), Late: fixed(.25), LateBy: spreadOf(Fixed(30))}
	p := mustRun(t, signing(yearly(12, b), 1000, 5, 4), 128)
	monthByMonth(t, p, "billings", 1_200_000_00, 0, 0, 0)
	always(t, p, "cash_in", 0, 0)
	late := column(t, p, "cash_in", 2)
	for path, in := range column(t, p, "cash_in", 1) {
		if in+late[path] != 1_200_000_00 {
			t.Fatalf("path %d: %d came on time and %d late", path, in, late[path])
		}
		late[path] /= 1200_00
	}
	mean, se := estimate(late)
	near(t, "late invoices", mean, se, 250)
	variance, se := covariance(late, late, 250, 250)
	near(t, "their variance", variance, se, 187.5)
}

// Each invoice is late or not on its own: the twelve of a year have the variance of
// twelve, not of one.
func TestEachInvoiceIsLateOnItsOwn(t *testing.T) {
	t.Parallel()
	b := Billing{Every: 1, Late: fixed(.5), LateBy: spreadOf(Fixed(1000))}
	p := mustRun(t, signing(yearly(12, b), 10, 5, 12), 512)
	paid := added(t, p, "cash_in", 0, 12)
	for path := range paid {
		paid[path] /= 100_00
	}
	mean, se := estimate(paid)
	near(t, "invoices paid", mean, se, 60)
	variance, se := covariance(paid, paid, 60, 60)
	near(t, "their variance", variance, se, 30)
}

// What was invoiced is paid in the end, to the cent: all customers of a plan leave at
// their first renewal or have a licence, and the horizon sees the last money in.
func TestAllThatIsInvoicedIsPaidInTheEnd(t *testing.T) {
	t.Parallel()
	for _, s := range []Segment{
		yearly(12, Billing{Every: 3}), yearly(24, Billing{Every: 5, Arrears: true}),
		{Kind: Usage, TermMonths: 1, Noise: .4, Billing: Billing{Arrears: true}},
		{Kind: Licence, TermMonths: 12, Maintenance: Maintenance{Rate: fixed(.2), Taken: fixed(.5)}, Billing: Billing{Every: 2, Instalments: 5}},
	} {
		s.Worth, s.Churn = spreadOf(LogNormalMeanCV(1000_00, .5)), fixed(1)
		s.Expansion, s.Contraction = Growth{Rate: fixed(.1), SD: .2, Min: -.5, Max: 1}, Growth{Rate: fixed(.05)}
		s.Billing.DaysToPay, s.Billing.Late, s.Billing.LateBy = spreadOf(Uniform{0, 60}), fixed(.3), spreadOf(Uniform{0, 90})
		m := signing(s, 5, 100, 40)
		m.Stages = []Stage{lasting("deal", .8, Uniform{1, 100})}
		p := mustRun(t, m, 64)
		billed := added(t, p, "billings", 0, 40)
		for path, paid := range added(t, p, "cash_in", 0, 40) {
			if paid != billed[path] {
				t.Fatalf("kind %d, path %d: %d invoiced, %d paid", s.Kind, path, billed[path], paid)
			}
		}
		if mean, _ := estimate(billed); mean == 0 {
			t.Errorf("kind %d: nothing is invoiced", s.Kind)
		}
	}
}

// A deal of the day is paid on the day, and an invoice of the first day after 29 days on the
// last one of the month.
func TestPaymentsOfTheFirstAndTheLastDayCount(t *testing.T) {
	m := signing(yearly(12, Billing{}), 0, 1, 3)
	m.Stages = []Stage{step("deal", 1)}
	m.Sources = []Source{inbound(30)}
	p := mustRun(t, m, 16)
	for month := range 3 {
		billed := column(t, p, "billings", month)
		for path, paid := range column(t, p, "cash_in", month) {
			if paid != billed[path] || paid == 0 {
				t.Fatalf("%d invoiced in month %d, %d paid", billed[path], month, paid)
			}
		}
	}
	m = signing(yearly(12, Billing{DaysToPay: spreadOf(Fixed(29))}), 1, 1, 1)
	m.Stages = []Stage{step("deal", 1)}
	monthByMonth(t, mustRun(t, m, 2), "cash_in", 1200_00)
}

// Cash that has come in, less what everything has cost: with 1,200.00 on day 35, paid on day
// 65, and one person of 2,400.00 a year it falls to −400.00 and is at 600.00 after three months.
func TestCumulativeCashIsWhatCameInLessWhatItCost(t *testing.T) {
	m := signing(yearly(12, Billing{DaysToPay: spreadOf(Fixed(30))}), 1, 35, 5)
	m.DeliveryCost = .22
	m.Roles = []Role{{Name: "ae", Pay: Pay{Base: 2400_00}}}
	m.Seats = seated(0, 1)
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "cash_in", 0, 0, 1200_00, 0, 0)
	monthByMonth(t, p, "revenue", 0, 83_33, 100_00, 100_00, 100_00)
	monthByMonth(t, p, "cost_delivery", 0, 18_33, 22_00, 22_00, 22_00)
	monthByMonth(t, p, "cumulative_cash", -200_00, -418_33, 559_67, 337_67, 115_67)
	monthByMonth(t, p, "cost_service", 0, 18_33, 22_00, 22_00, 22_00)
	monthByMonth(t, p, "cost_acquisition", 200_00, 200_00, 200_00, 200_00, 200_00)
}

// The revenue of an ARR that stays as it is, is a twelfth of it a month; in calendar months,
// which have 30 days or 31, it is the ARR over the year.
func TestRevenueOfAConstantARRIsATwelfthAMonth(t *testing.T) {
	m := subscribers(100, 12, 12, 0, 0)
	for _, days := range []float64{30, 21, 1} {
		m.DaysPerMonth = days
		p := mustRun(t, m, 2)
		for month := range 12 {
			always(t, p, "revenue", month, 10_000_00)
		}
	}
	m.DaysPerMonth = 365. / 12
	p := mustRun(t, m, 2)
	if year := added(t, p, "revenue", 0, 12)[1]; year < 120_000_00-6 || year > 120_000_00+6 {
		t.Errorf("revenue of a year is %d, want 120,000.00", year)
	}
	always(t, p, "revenue", 0, 9_863_01)  // 30 of 365 days
	always(t, p, "revenue", 2, 10_191_78) // 31
}
