package sim

import "testing"

// A target of $1m at $100k a deal takes 10 deals a year, 2.5 a quarter
// (reference: the seed's sales plan). Where chance is left in, that is the mean.
func TestMillionOfHundredThousandDealsIsTenDealsAYear(t *testing.T) {
	t.Parallel()
	m := bare(12, 30)
	m.Segments[0].Worth = spreadOf(Fixed(100_000_00))
	m.Stages = []Stage{step("deal", .25)}
	m.Sources = []Source{inbound(40. / 12)}
	p := mustRun(t, m, 4096)
	year := eachPath(t, p, "bookings", 0, 12, func(x float64) float64 { return 12 * x })
	mean, se := estimate(year)
	near(t, "bookings a year", mean, se, 1_000_000_00)
	quarter := eachPath(t, p, "wins", 3, 6, func(x float64) float64 { return 3 * x })
	mean, se = estimate(quarter)
	near(t, "deals a quarter", mean, se, 2.5)
}

// Without chance it is the sum itself: ten deals of 360 days that are 36 days
// apart close as 5 in each half year.
func TestTenOpenDealsBookAMillion(t *testing.T) {
	m := bare(12, 30)
	m.Segments[0].Worth = spreadOf(Fixed(100_000_00))
	m.Stages = []Stage{lasting("deal", 1, Fixed(361))}
	for i := range 10 {
		m.OpeningPipeline = append(m.OpeningPipeline, OpeningItems{Count: 1, Age: float64(20 + 36*i)})
	}
	p := mustRun(t, m, 2)
	booked, won := int64(0), int64(0)
	for month := range 12 {
		booked += column(t, p, "bookings", month)[1]
		won += column(t, p, "wins", month)[1]
		if month == 5 && won != 5 {
			t.Errorf("%d deals in the first half year, want 5", won)
		}
		always(t, p, "arr", month, booked)
		always(t, p, "open_pipeline", month, 1_000_000_00-booked)
	}
	if won != 10 || booked != 1_000_000_00 {
		t.Errorf("%d deals booked %d, want 10 and 1,000,000.00", won, booked)
	}
}

// Published (BusinessMath, SaaSModelTests): MRR of 10,000, 5 % churn a month on the
// opening base and 100 new customers at 100 make 19,500 after a month, and 20,000 without churn.
func TestMonthlyRevenueAfterOneMonth(t *testing.T) {
	t.Parallel()
	for churn, want := range map[float64]float64{.05: 19_500_00, 0: 20_000_00} {
		m := subscribers(100, 1, 1, churn, 0)
		m.Stages = []Stage{step("deal", 1)}
		m.Sources = []Source{inbound(100)}
		p := mustRun(t, m, 4096)
		always(t, p, "opening_arr", 0, 120_000_00)
		mean, se := monthly(t, p, "mrr", 0)
		near(t, "MRR", mean, se, want)
	}
}

// The same to the cent, with the five that leave and the hundred that come told.
func TestMonthlyRevenueAfterOneMonthToTheCent(t *testing.T) {
	m := subscribers(95, 1, 1, 0, 0)
	m.Segments = append(m.Segments, m.Segments[0])
	m.Segments[1].Name, m.Segments[1].OpeningCustomers, m.Segments[1].Churn = "leaving", 5, fixed(1)
	m.Stages[0] = Stage{Name: "deal", Pipeline: true, Passes: same(2, fixed(1)), Won: same(2, spreadOf(Fixed(12))), Lost: same(2, Spread{}), ColdAfter: NoLimit}
	m.OpeningPipeline = []OpeningItems{{Count: 100}}
	p := mustRun(t, m, 2)
	for metric, want := range map[string]int64{
		"opening_arr": 120_000_00, "churned_arr": 6_000_00, "new_arr": 120_000_00,
		"arr": 234_000_00, "mrr": 19_500_00, "customers": 195, "churned_customers": 5, "new_customers": 100,
	} {
		always(t, p, metric, 0, want)
	}
}

// A contract of three years worth 1,200 a year, signed in the 3rd month, growing by
// 10 % and shrinking by 2 % of what it was at each anniversary:
//
//	month 2   1,200.00  bookings 3,600.00
//	month 14  1,200.00 + 120.00 − 24.00 = 1,296.00
//	month 26  1,296.00 + 129.60 − 25.92 = 1,399.68
//	month 38  renewed; 1,399.68 + 139.97 − 27.99 = 1,511.66 (139.968, 27.9936)
//	month 50  1,511.66 + 151.17 − 30.23 = 1,632.60 (151.166, 30.2332)
//
// One that is not renewed takes its 1,399.68 with it in month 38.
func TestThreeYearContractByHand(t *testing.T) {
	for churn, rows := range map[float64][]struct {
		month                              int
		expansion, contraction, gone, arrs int64
	}{
		0: {{2, 0, 0, 0, 1200_00}, {13, 0, 0, 0, 1200_00}, {14, 120_00, 24_00, 0, 1296_00}, {26, 129_60, 25_92, 0, 1399_68},
			{38, 139_97, 27_99, 0, 1511_66}, {50, 151_17, 30_23, 0, 1632_60}},
		1: {{26, 129_60, 25_92, 0, 1399_68}, {37, 0, 0, 0, 1399_68}, {38, 0, 0, 1399_68, 0}, {50, 0, 0, 0, 0}},
	} {
		m := bare(51, 30)
		m.Segments[0] = Segment{Name: "everybody", Worth: spreadOf(Fixed(1200_00)), TermMonths: 36, Churn: fixed(churn),
			Expansion: Growth{Rate: fixed(.1)}, Contraction: Growth{Rate: fixed(.02)}}
		m.Stages = []Stage{lasting("deal", 1, Fixed(75))}
		m.OpeningPipeline = []OpeningItems{{Count: 1}}
		p := mustRun(t, m, 2)
		always(t, p, "bookings", 2, 3600_00)
		always(t, p, "new_arr", 2, 1200_00)
		for _, r := range rows {
			always(t, p, "expansion_arr", r.month, r.expansion)
			always(t, p, "contraction_arr", r.month, r.contraction)
			always(t, p, "churned_arr", r.month, r.gone)
			always(t, p, "arr", r.month, r.arrs)
		}
	}
}

// A contract of 18 months is reviewed every six: churn at each third review, half
// a year's growth at each. Worth 1,000.00: 1,050.00, 1,102.50, 1,157.63 (1,157.625).
func TestContractGrowsByTheShareOfTheYearBetweenReviews(t *testing.T) {
	m := bare(19, 30)
	m.Segments[0] = Segment{Name: "everybody", Worth: spreadOf(Fixed(1000_00)), TermMonths: 18, Expansion: Growth{Rate: fixed(.1)}}
	m.Stages = []Stage{lasting("deal", 1, Fixed(1))}
	m.OpeningPipeline = []OpeningItems{{Count: 1}}
	p := mustRun(t, m, 2)
	always(t, p, "bookings", 0, 1500_00)
	for month, want := range map[int]int64{0: 1000_00, 6: 1050_00, 12: 1102_50, 18: 1157_63} {
		always(t, p, "arr", month, want)
	}
}

// Two account executives at 120,000 and 60,000 at target, 20 % load, and a third who is
// planned for the second month, comes ten days late and costs a fee of 15 % of
// base. A month is 30 days, so the third is paid for 20 of them:
//
//	month 0  2 × 10,000 + 2 × 5,000 + 2 × 2,000                        =  34,000
//	month 1  (2 + ⅔) × (10,000 + 5,000 + 2,000) + 18,000 = 45,333.33 + 18,000
//	month 2  3 × 17,000                                                =  51,000
func TestHeadcountAndCostByHand(t *testing.T) {
	m := team(2, 3, 0)
	m.Roles[0].Pay = Pay{Base: 120_000_00, Variable: 60_000_00, Load: .2, Recruiting: .15}
	hire(m, 1, 1)
	m.Seats[2].Slip = spreadOf(Fixed(10))
	p := mustRun(t, m, 2)
	for month, want := range []map[string]int64{
		{"headcount": 2, "hires": 0, "cost_base": 20_000_00, "cost_variable": 10_000_00, "cost_load": 4_000_00, "cost_recruiting": 0, "cost": 34_000_00},
		{"headcount": 3, "hires": 1, "cost_base": 26_666_67, "cost_variable": 13_333_33, "cost_load": 5_333_33, "cost_recruiting": 18_000_00, "cost": 63_333_33},
		{"headcount": 3, "hires": 0, "cost_base": 30_000_00, "cost_variable": 15_000_00, "cost_load": 6_000_00, "cost_recruiting": 0, "cost": 51_000_00},
	} {
		for metric, figure := range want {
			always(t, p, metric, month, figure)
		}
		always(t, p, "cost.ae", month, want["cost"])
		always(t, p, "headcount.ae", month, want["headcount"])
	}
}

// A source costs its budget and so much an item, whatever comes of them.
func TestSourcesCostTheirBudgetAndTheirItems(t *testing.T) {
	m := bare(3, 30)
	m.Stages = []Stage{step("lead", 0)}
	m.Sources = []Source{inbound(40)}
	m.Sources[0].CostPerItem, m.Sources[0].CostPerMonth = 12_50, 5_000_00
	p := mustRun(t, m, 64)
	for month := range 3 {
		costs := column(t, p, "cost_sources", month)
		for path, n := range column(t, p, "items", month) {
			if want := 5_000_00 + 12_50*n; costs[path] != want {
				t.Fatalf("%d items cost %d, want %d", n, costs[path], want)
			}
		}
	}
}
