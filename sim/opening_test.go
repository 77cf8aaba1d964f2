package sim

import (
	"math"
	"testing"
)

// An open deal's age says what becomes of it: one that wins after 60 days or
// is lost after 20 (exponential) with even odds is won, at 30 days, with odds e^−30/60 ÷ e^−30/20 =
// e; and, exponential being without memory, it still takes 60 days then.
func TestAgeOfAnOpenDealTellsItsChances(t *testing.T) {
	t.Parallel()
	const n = 1000
	m := bare(40, 30)
	m.Stages = []Stage{lasting("deal", .5, nil)}
	m.Stages[0].Won[0], m.Stages[0].Lost[0] = spreadOf(Exponential{60}), spreadOf(Exponential{20})
	m.OpeningPipeline = []OpeningItems{{Count: n, Age: 30}}
	p := mustRun(t, m, 64)
	share := math.E / (1 + math.E)
	mean, se := estimate(eachPath(t, p, "wins", 0, 40, func(x float64) float64 { return 40 * x }))
	near(t, "deals won", mean, se, n*share)
	// The last that end by day 59 take ⌊X + U⌋ of 60 days, 59.5 in the mean.
	won := eachPath(t, p, "wins", 0, 2, func(x float64) float64 { return 2 * x })
	mean, se = estimate(won)
	near(t, "of them in 60 days", mean, se, n*share*-math.Expm1(-59.5/60))
}

// An age is that of the stage: a demo of 20 days that is half over leaves its deal all of 30 days.
func TestTheAgeOfAnOpenDealIsThatOfItsStage(t *testing.T) {
	m := bare(60, 1)
	m.Stages = []Stage{lasting("demo", 1, Fixed(20)), lasting("deal", 1, Fixed(30))}
	m.OpeningPipeline = []OpeningItems{{Count: 5, Age: 10}}
	always(t, mustRun(t, m, 2), "wins", 40, 5)
}

// An age is in days of the path: deals that take up to 40 days, twice what their law has, are half over at 20. So half of what would be won
// is still open, a third at even odds of the rate; and it is won evenly over the next 20 days.
func TestTheAgeOfAnOpenDealIsInDaysOfThePath(t *testing.T) {
	t.Parallel()
	m := bare(30, 1)
	m.Assumptions = []Assumption{{Name: "cycle", Law: Fixed(2)}}
	m.Stages = []Stage{lasting("deal", .5, Fixed(100))}
	m.Stages[0].Won[0] = Spread{Law: Uniform{0, 20}, Centre: 1}
	m.OpeningPipeline = []OpeningItems{{Count: 1200, Age: 20}}
	p := mustRun(t, m, 64)
	for until, want := range map[int]float64{30: 400, 11: 400 * 10.5 / 20} { // by day 10 what takes ⌊X + U⌋ ≤ 10
		mean, se := estimate(eachPath(t, p, "wins", 0, until, func(x float64) float64 { return float64(until) * x }))
		near(t, "wins", mean, se, want)
	}
}

// What is lost ends when lost deals do: at an age of ten days, those that are lost after 20 have ten left, and not the 50 of those that are won.
func TestAnOpenDealIsLostWhenLostDealsAre(t *testing.T) {
	m := bare(60, 1)
	m.Stages = []Stage{lasting("deal", 0, Fixed(60))}
	m.Stages[0].Lost[0] = spreadOf(Fixed(20))
	m.OpeningPipeline = []OpeningItems{{Count: 5, Age: 10}}
	always(t, mustRun(t, m, 2), "losses", 10, 5)
}

// An item that is older than its stage ever takes, won or lost, has the chances of any other and ends the next day.
func TestAnAgeBeyondAnyStageSaysNothing(t *testing.T) {
	t.Parallel()
	m := bare(3, 1)
	m.Stages = []Stage{lasting("deal", .3, Fixed(2))}
	m.OpeningPipeline = []OpeningItems{{Count: 1000, Age: 5}}
	p := mustRun(t, m, 64)
	for day, want := range []float64{0, 300, 0} {
		mean, se := monthly(t, p, "wins", day)
		near(t, "wins", mean, se, want)
	}
}

// What remains of a stage is rounded to days as a whole stage is, so that its mean
// is kept: 2.5 days are 2 for one half and 3 for the other.
func TestDaysLeftOfAnOpenDealKeepTheirMean(t *testing.T) {
	t.Parallel()
	m := bare(5, 1)
	m.Stages = []Stage{lasting("deal", 1, Fixed(12.5))}
	m.OpeningPipeline = []OpeningItems{{Count: 1000, Age: 10}}
	p := mustRun(t, m, 64)
	for day, want := range []float64{0, 0, 500, 500, 0} {
		mean, se := monthly(t, p, "wins", day)
		near(t, "wins", mean, se, want)
	}
}

// Renewals of opening customers are spread evenly over their term, or come in the
// months given; all who churn leave with them.
func TestOpeningCustomersRenewWhenTheyShould(t *testing.T) {
	m := subscribers(120, 13, 12, 1, 0)
	p := mustRun(t, m, 2)
	for month := range 12 {
		always(t, p, "churned_customers", month, 10)
	}
	always(t, p, "customers", 11, 0)

	m = subscribers(17, 4, 12, 1, 0)
	m.Segments[0].OpeningRenewals = []int{0, 12, 0, 5}
	p = mustRun(t, m, 2)
	for month, want := range []int64{0, 12, 0, 5} {
		always(t, p, "churned_customers", month, want)
	}
}

// The warm-up's deals are past, its open items are present: the plan begins with
// a full funnel and the opening customers alone.
func TestWarmUpFillsTheFunnelOnly(t *testing.T) {
	t.Parallel()
	m := bare(3, 30)
	m.WarmUp = 12
	m.Segments[0].OpeningCustomers = 7
	m.Stages = []Stage{lasting("deal", 1, Fixed(60))}
	m.Sources = []Source{inbound(30)}
	p := mustRun(t, m, 512)
	always(t, p, "opening_arr", 0, 700_00)
	mean, se := monthly(t, p, "opening_items", 0)
	near(t, "items open at first", mean, se, 60)
	mean, se = monthly(t, p, "new_customers", 0)
	near(t, "customers won in the first month", mean, se, 30)
	for path, n := range column(t, p, "customers", 0) {
		if won := column(t, p, "wins", 0)[path]; n != 7+won {
			t.Fatalf("%d customers after %d wins", n, won)
		}
	}
}
