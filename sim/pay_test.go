package sim

import (
	"math"
	"testing"
	"time"
)

// Who sells what their quota asks earns their variable, to the cent, and costs it: at target,
// pay is what the plan says.
func TestVariableAtFullAttainmentIsThatAtTarget(t *testing.T) {
	var sales []sale
	for month := range 12 {
		sales = append(sales, sale{30*month + 11, 100_000_00})
	}
	for over, worth := range map[float64]float64{0: 100_000_00, .25: 125_000_00} {
		for i := range sales {
			sales[i].worth = worth
		}
		m := selling(12, sales...)
		m.OverAssignment = over
		m.Roles[0].Pay.Base, m.Roles[0].Pay.Accelerator, m.Roles[0].Pay.Cap = 90_000_00, 3, 1
		p := mustRun(t, m, 2)
		for month := range 12 {
			always(t, p, "cost_base", month, 7_500_00)
			always(t, p, "cost_variable", month, 5_000_00)
			always(t, p, "cost.ae", month, 12_500_00)
		}
		if y := yearsOf(p)[0]; y.Variable != 60_000_00 || float64(y.Credit) != y.Quota {
			t.Errorf("%+v, want the variable at target", y)
		}
	}
}

// Beyond the quota the rate is multiplied: 1,800,000.00 of 1,200,000.00 are half a quota more,
// at twice the rate as much as a whole one, also where one deal goes across. In the next year it starts anew.
func TestAcceleratorRaisesTheRateBeyondTheQuota(t *testing.T) {
	m := selling(13, sale{40, 1_000_000_00}, sale{70, 800_000_00}, sale{100, 120_000_00}, sale{380, 120_000_00})
	m.Roles[0].Pay.Accelerator = 2
	p := recorded(t, m,
		PersonYear{Full: true, Credit: 1_920_000_00, Quota: 1_200_000_00, Variable: 132_000_00},
		PersonYear{Year: 1, Credit: 120_000_00, Quota: 100_000_00, Variable: 6_000_00})
	monthByMonth(t, p, "cost_variable", 0, 50_000_00, 70_000_00, 12_000_00, 0) // 10,000 + 2 × 30,000; 2 × 6,000
	always(t, p, "cost_variable", 12, 6_000_00)
	m.Roles[0].Pay.Accelerator = 0
	monthByMonth(t, mustRun(t, m, 2), "cost_variable", 0, 50_000_00, 10_000_00, 0, 0)
}

// A cap ends it for the year: one of 1.5 is reached in the middle of the second deal, 90,000.00.
func TestCapEndsTheYearsVariable(t *testing.T) {
	m := selling(13, sale{40, 1_000_000_00}, sale{70, 800_000_00}, sale{100, 120_000_00}, sale{380, 120_000_00})
	m.Roles[0].Pay.Accelerator, m.Roles[0].Pay.Cap = 2, 1.5
	p := recorded(t, m,
		PersonYear{Full: true, Credit: 1_920_000_00, Quota: 1_200_000_00, Variable: 90_000_00},
		PersonYear{Year: 1, Credit: 120_000_00, Quota: 100_000_00, Variable: 6_000_00})
	monthByMonth(t, p, "cost_variable", 0, 50_000_00, 40_000_00, 0, 0)
	always(t, p, "cost_variable", 12, 6_000_00)
}

// Who has a part of a year has that part of the quota, ramped, and beyond it the rate is multiplied, up to the cap of the part.
func TestAPartOfAYearIsMeasuredAgainstItsPartOfTheQuota(t *testing.T) {
	plan := func() *Model {
		m := selling(12, sale{130, 1_000_000_00})
		m.FiscalStart, m.Roles[0].Pay.Accelerator = time.October, 2
		return m
	}
	m := plan() // nine months, 900,000.00; 100,000.00 more at twice the rate
	recorded(t, m, PersonYear{Credit: 1_000_000_00, Quota: 900_000_00, Variable: 55_000_00}, PersonYear{Year: 1, Quota: 300_000_00})
	m.Roles[0].Pay.Cap = 1.2 // of nine months' 45,000.00
	recorded(t, m, PersonYear{Credit: 1_000_000_00, Quota: 900_000_00, Variable: 54_000_00}, PersonYear{Year: 1, Quota: 300_000_00})

	m = plan() // six months in the new role, of which one counts for nothing and one for half: 450,000.00
	m.Roles = append(m.Roles, m.Roles[0])
	m.Roles[1].Ramp, m.Stages[0].WorkedBy = []float64{0, .5, 1}, []int{0, 1}
	m.Seats[0].Becomes, m.Seats[0].BecomesMonth = 2, 3
	recorded(t, m, PersonYear{Quota: 300_000_00}, PersonYear{Role: 1, Credit: 1_000_000_00, Quota: 450_000_00, Variable: 77_500_00},
		PersonYear{Year: 1, Role: 1, Quota: 300_000_00})
}

// Pay is what the recorded quota and credit of a year, or a part of one, make it, whenever people join: rate × (credit up to the quota +
// accelerator × credit beyond).
func TestPayFollowsFromTheRecordedQuota(t *testing.T) {
	m := bare(24, 30)
	m.Sources = []Source{inbound(20)}
	m.Segments[0].Worth = spreadOf(Fixed(100_000_00))
	m.Stages = []Stage{lasting("deal", 1, Fixed(10), 0)}
	m.Roles = []Role{{Name: "ae", Ramp: []float64{.2, .5, 1}, Quota: 1_200_000_00, Open: limit(2), Pay: Pay{Variable: 60_000_00, Accelerator: 2}}}
	for i := range 8 {
		m.Seats = append(m.Seats, Seat{Key: uint64(i + 1), Month: 2 * i, Seated: i == 0, Slip: spreadOf(Fixed(float64(7 * i)))})
	}
	beyond := 0
	for _, y := range yearsOf(mustRun(t, m, 16)) {
		sold := float64(y.Credit)
		if sold > y.Quota {
			beyond++
		}
		if want := .05 * (sold + max(sold-y.Quota, 0)); math.Abs(float64(y.Variable)-want) > 1 {
			t.Errorf("%+v: want a variable of %.0f", y, want)
		}
	}
	if beyond < 50 {
		t.Errorf("only %d years beyond the quota", beyond)
	}
}

// While they ramp people get half their variable at least: 2,500.00 of 5,000.00 a month, in which
// 36,000.00 sold for 1,800.00 are contained and 100,000.00 for 5,000.00 are more. It is over with the ramp.
func TestGuaranteeTopsUpWhileRamping(t *testing.T) {
	m := selling(6, sale{40, 36_000_00}, sale{70, 100_000_00}, sale{100, 12_000_00})
	m.Roles[0].Pay.RampGuarantee, m.Roles[0].Ramp = .5, []float64{.25, .25, .5, 1}
	m.Seats = []Seat{{Key: 5}}
	p := recorded(t, m, PersonYear{Credit: 148_000_00, Quota: 400_000_00, Variable: 10_600_00})
	monthByMonth(t, p, "cost_variable", 2_500_00, 2_500_00, 5_000_00, 600_00, 0, 0)

	m.Seats[0].Slip = spreadOf(Fixed(12)) // 18 days of the first month
	monthByMonth(t, mustRun(t, m, 2), "cost_variable", 1_500_00, 2_500_00, 5_000_00)
}

// Who leaves a role on a month's first day has been paid for the month before: the guarantee
// of two months is 5,000.00, not 7,500.00. What they signed on the morning they leave is paid all the same.
func TestWhoLeavesOnTheFirstOfAMonthIsPaidOnce(t *testing.T) {
	m := selling(6, sale{60, 120_000_00})
	m.Roles = append(m.Roles, Role{Name: "manager"})
	m.Roles[0].Pay.RampGuarantee, m.Roles[0].Ramp = .5, []float64{.5, .5, .5, 1}
	m.Stages[0].WorkedBy = []int{0, 1}
	m.Seats = []Seat{{Key: 5, Becomes: 2, BecomesMonth: 2}}
	p := recorded(t, m, PersonYear{Credit: 120_000_00, Quota: 100_000_00, Variable: 11_000_00})
	monthByMonth(t, p, "cost_variable", 2_500_00, 2_500_00, 6_000_00, 0)

	m.OpeningPipeline = nil
	p = recorded(t, m, PersonYear{Quota: 100_000_00, Variable: 5_000_00})
	monthByMonth(t, p, "cost_variable", 2_500_00, 2_500_00, 0, 0)
}

// Closers forgo 60 % of their commission on a channel's deals, and so do those who manage
// them; what it counts for the quota is all of it.
func TestChannelDealsArePaidLessAndCountInFull(t *testing.T) {
	t.Parallel()
	m := allied(3, from(0, 1))
	m.Stages = []Stage{step("deal", 1, 0)}
	m.Sources = append(m.Sources, inbound(20))
	m.Sources[0].CloserForgoes = .6
	m.Roles = selling(3).Roles
	m.Roles = append(m.Roles, m.Roles[0])
	m.Roles[1].Name, m.Roles[1].Manages, m.Roles[1].Span = "manager", []int{0}, 8
	m.Seats = append(seated(0, 1), seated(1, 1)...)
	p := mustRun(t, m, 16)
	channel, direct := added(t, p, "wins.partners", 0, 3), added(t, p, "wins.inbound", 0, 3)
	years := yearsOf(p)
	if len(years) != 2*p.N {
		t.Fatalf("%d people's years on %d paths, want two each", len(years), p.N)
	}
	for _, y := range years {
		// A deal is of 100.00 and 5.00.
		want := 2_00*channel[y.Path] + 5_00*direct[y.Path]
		if y.Credit != 100_00*(channel[y.Path]+direct[y.Path]) || y.Variable != want {
			t.Fatalf("%d and %d deals: %+v", channel[y.Path], direct[y.Path], y)
		}
	}
}

// What variable pay costs is what people's years say they earned, path by path, to the cents that
// each role's month and each year are rounded by; with people who ramp, leave, follow, are promoted and manage.
func TestVariableCostsWhatPeopleEarned(t *testing.T) {
	t.Parallel()
	m := salesFloor(700_000_00)
	m.FiscalStart = 4
	p := mustRun(t, m, 96)
	earned, records := make([]int64, p.N), make([]int64, p.N)
	for _, y := range yearsOf(p) {
		earned[y.Path] += y.Variable
		records[y.Path]++
	}
	for path, paid := range added(t, p, "cost_variable", 0, m.Months) {
		most := float64(records[path]+int64(m.Months*len(m.Roles))) / 2
		if !(math.Abs(float64(paid-earned[path])) <= most) || paid == 0 {
			t.Errorf("path %d: %d paid, %d earned in %d years", path, paid, earned[path], records[path])
		}
	}
}

// A person's year has as much quota as their days in the role and their ramp make of it, and
// all of them together that of the plan; only twelve months in the role, ramped throughout, are a whole one, of which a ramp
// that ends as it begins may take a day.
func TestQuotasOfPeopleAddUp(t *testing.T) {
	t.Parallel()
	p := mustRun(t, salesFloor(700_000_00), 96)
	sum := make([]int64, p.N)
	whole := 0
	for _, y := range yearsOf(p) {
		if y.Role == 1 {
			sum[y.Path] += int64(y.Quota)
		}
		if y.Full {
			whole++
			if want := []float64{480, 700_000_00, 3_500_000_00}[y.Role]; y.Quota > want || y.Quota < want-want/360 {
				t.Errorf("a whole year of role %d has a quota of %v, want %v", y.Role, y.Quota, want)
			}
		} else if y.Role == 1 && y.Quota >= 700_000_00 {
			t.Errorf("part of a year has a quota of %v", y.Quota)
		}
	}
	for path, quota := range added(t, p, "quota", 0, 24) {
		if !(math.Abs(float64(quota-sum[path])) <= 100) {
			t.Errorf("path %d: quota %d, people's years make %d", path, quota, sum[path])
		}
	}
	if whole < 500 {
		t.Errorf("%d whole years", whole)
	}
}

// What people who serve customers cost, and delivery, is cost to serve; all else is cost of
// acquisition: sellers with their variable and what hiring them takes, sources and commissions.
func TestWhoServesCostsServiceAndAllElseAcquisition(t *testing.T) {
	m := resold()
	m.DeliveryCost, m.Sources[0].Commission, m.Sources[0].CostPerMonth = .25, fixed(.1), 300_00
	m.Roles = []Role{
		{Name: "ae", Quota: 1_000_00, Pay: Pay{Base: 12_000_00, Variable: 500_00, Accelerator: 1, Load: .5, Recruiting: .2}},
		{Name: "csm", Serves: true, Pay: Pay{Base: 6_000_00, Variable: 2_400_00, Load: .1}},
	}
	m.Stages[0].WorkedBy = []int{0}
	m.Seats = append(seated(0, 1), seated(1, 2)...)
	m.Seats = append(m.Seats, Seat{Key: 7, Role: 0, Month: 1})
	p := mustRun(t, m, 16)
	for path, won := range column(t, p, "wins", 1) {
		delivery := column(t, p, "cost_delivery", 1)[path]
		service := int64(2*500_00+2*200_00+2*50_00) + delivery
		acquisition := int64(2*1_000_00+2*500_00+2_400_00) + 300_00 + won*(10_00+50_00) // a deal of 100.00 is a tenth of the quota
		if got := column(t, p, "cost_service", 1)[path]; got != service || delivery == 0 {
			t.Fatalf("cost to serve is %d, want %d", got, service)
		}
		if got := column(t, p, "cost_acquisition", 1)[path]; got != acquisition {
			t.Fatalf("cost of acquisition is %d with %d deals, want %d", got, won, acquisition)
		}
	}
}
