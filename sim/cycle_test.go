package sim

import "testing"

// A deal that becomes an opportunity on day 10 and is signed on day 60 took 50 days, whatever came
// before; with 45 days to pay, 95 to its money.
func TestCycleIsFromOpportunityToSignature(t *testing.T) {
	m := bare(3, 30)
	m.Segments[0].Billing.DaysToPay = spreadOf(Fixed(45))
	m.Stages = []Stage{step("mql", 1), lasting("demo", 1, Fixed(20)), lasting("deal", 1, Fixed(30))}
	m.Stages[0].Won[0] = spreadOf(Fixed(10))
	m.OpeningPipeline = []OpeningItems{{Count: 3}}
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "wins", 0, 0, 3)
	monthByMonth(t, p, "cycle_days_sum", 0, 0, 150)
	monthByMonth(t, p, "cycle_to_payment_days_sum", 0, 0, 285)
}

// The first payment is that of the first invoice: a month, a quarter or a shorter term after the
// signature where it is in arrears; that of the first instalment of a licence; late where it is late; and seen also
// where it comes after the plan.
func TestCycleToPaymentIsToTheFirstPayment(t *testing.T) {
	pays := spreadOf(Fixed(45))
	for _, c := range []struct {
		s    Segment
		days int64
	}{
		{yearly(12, Billing{}), 0},
		{yearly(12, Billing{Every: 1, DaysToPay: pays}), 45},
		{yearly(12, Billing{Every: 1, Arrears: true, DaysToPay: pays}), 30 + 45},
		{yearly(12, Billing{Every: 3, Arrears: true}), 90},
		{yearly(5, Billing{Every: 12, Arrears: true}), 150},
		{yearly(12, Billing{DaysToPay: pays, Late: fixed(1), LateBy: spreadOf(Fixed(30))}), 75},
		{Segment{Kind: Licence, Worth: spreadOf(Fixed(100_00)), TermMonths: 12, Billing: Billing{Every: 3, Instalments: 4, DaysToPay: pays}}, 45},
		{Segment{Kind: Licence, Worth: spreadOf(Fixed(100_00)), TermMonths: 12, Maintenance: Maintenance{Rate: fixed(.2), Taken: fixed(1)}, Billing: Billing{DaysToPay: pays}}, 45},
	} {
		p := mustRun(t, signing(c.s, 2, 20, 1), 2)
		always(t, p, "cycle_days_sum", 0, 40)
		always(t, p, "cycle_to_payment_days_sum", 0, 40+2*c.days)
	}
}

// An addition to a contract is paid with its own invoice, or with the next one in arrears: of a
// contract of day 1, invoiced every twelve days, that of day d at day 1 + 12·⌈(d−1)/12⌉. A month is a day.
func TestCycleOfAnAdditionIsToItsPayment(t *testing.T) {
	t.Parallel()
	for _, arrears := range []bool{false, true} {
		m := signing(yearly(12, Billing{Arrears: arrears, DaysToPay: spreadOf(Fixed(4))}), 1, 1, 40)
		m.DaysPerMonth = 1
		m.Stages = append(m.Stages, step("addition", 1))
		m.Stages[1].Pipeline = true
		m.Sources = []Source{additions(.4, 120_00)}
		p, seen := mustRun(t, m, 32), int64(0)
		for day := 2; day < 40; day++ {
			won := column(t, p, "wins", day)
			wait := int64(4)
			if next := (day - 1 + 11) / 12 * 12; arrears {
				wait += int64(1 + next - day)
			}
			for path, got := range column(t, p, "cycle_to_payment_days_sum", day) {
				seen += won[path]
				if got != wait*won[path] {
					t.Fatalf("arrears %v: %d additions of day %d are paid after %d days in all, want %d each", arrears, won[path], day, got, wait)
				}
			}
		}
		if seen < 100 {
			t.Errorf("%d additions", seen)
		}
	}
}

// A deal that was 20 days old on the first day and takes 45 in all is won after 45 days, not after the 25 that are left of them; and
// after five more where it waits for somebody.
func TestTheAgeOfAnOpeningDealCountsForItsCycle(t *testing.T) {
	m := bare(2, 30)
	m.Stages = []Stage{lasting("deal", 1, Fixed(45))}
	m.OpeningPipeline = []OpeningItems{{Count: 2, Age: 20}}
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "wins", 2, 0)
	monthByMonth(t, p, "cycle_days_sum", 2*45, 0)

	m.Stages[0].WorkedBy = []int{0}
	m.Roles = []Role{{Name: "ae"}}
	m.Seats = []Seat{{Key: 1, Slip: spreadOf(Fixed(5))}}
	p = mustRun(t, m, 2)
	monthByMonth(t, p, "wins", 0, 2)
	monthByMonth(t, p, "cycle_days_sum", 0, 2*50)
}

// Lost deals have days of their own, and so has what is uncertain of them: ten that are twice as many on a path, where won ones are ten.
func TestWhatIsUncertainOfLostDealsIsTheirOwn(t *testing.T) {
	m := bare(30, 1)
	m.Assumptions = []Assumption{{Name: "lost", Law: Fixed(2)}}
	m.Stages = []Stage{lasting("deal", 0, Fixed(10))}
	m.Stages[0].Lost[0].Centre = 1
	m.OpeningPipeline = []OpeningItems{{Count: 3}}
	always(t, mustRun(t, m, 2), "losses", 20, 3)
}
