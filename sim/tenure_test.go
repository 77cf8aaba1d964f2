package sim

import (
	"math"
	"testing"
)

// team is a plan of n seated people who leave at a yearly hazard, and no work.
func team(n, months int, hazard float64) *Model {
	m := bare(months, 30)
	m.Stages = []Stage{step("deal", 0)}
	m.Roles = []Role{{Name: "ae", Attrition: fixed(hazard)}}
	m.Seats = seated(0, n)
	return m
}

// A constant hazard makes tenure exponential: of a team that is not refilled,
// e^−ht are left after t years, and their number is binomial. Nobody hired, nobody
// counted twice: who left is in the leavers.
func TestTenureIsExponential(t *testing.T) {
	t.Parallel()
	const n, hazard = 200, .6
	m := team(n, 36, hazard)
	m.Roles[0].NeverBackfills = true
	p := mustRun(t, m, 256)
	for _, month := range []int{0, 11, 35} {
		left := math.Exp(-hazard * float64(month+1) / 12)
		mean, se := monthly(t, p, "headcount.ae", month)
		near(t, "headcount", mean, se, n*left)
		variance, se := estimate(eachPath(t, p, "headcount.ae", month, month+1, func(x float64) float64 { return (x - n*left) * (x - n*left) }))
		near(t, "its variance", variance, se, n*left*(1-left))
	}
	leaversSoFar, _ := estimate(eachPath(t, p, "leavers", 0, 36, func(x float64) float64 { return 36 * x }))
	if remain, _ := monthly(t, p, "headcount.ae", 35); !(math.Abs(leaversSoFar+remain-n) <= 1e-9) {
		t.Errorf("%v left and %v remain of %v", leaversSoFar, remain, n)
	}
}

// Those hired meet the hazard of the first months first: with 2 a year for three
// months and .4 afterwards, e^−(2·¼) are left after three and e^−(2·¼+.4·¾) after twelve.
func TestEarlyAttritionHoldsInTheFirstMonths(t *testing.T) {
	t.Parallel()
	const n = 200
	m := team(n, 12, .4)
	m.Roles[0].NeverBackfills = true
	m.Roles[0].EarlyMonths, m.Roles[0].EarlyAttrition = 3, fixed(2)
	for i := range m.Seats {
		m.Seats[i].Seated = false
	}
	p := mustRun(t, m, 256)
	for month, hazard := range map[int]float64{1: 2. / 6, 2: .5, 11: .5 + .3} {
		mean, se := monthly(t, p, "headcount.ae", month)
		near(t, "headcount", mean, se, n*math.Exp(-hazard))
	}
}

// A seat that is refilled after a while is an alternating renewal process. With
// exponential tenure (mean u) and exponential search (mean v) it is filled at time t with
// probability u/(u+v) + v/(u+v)·e^−(1/u+1/v)t; in the long run, with any search, u/(u+v).
//
// Days are whole: people leave in the morning of the day on which their tenure
// ends, on average half a day early, so that a hazard of 360/300.5 a year is 300 days.
func TestHeadcountOfRefilledSeatsIsRenewalTheory(t *testing.T) {
	t.Parallel()
	const n, u, v = 200, 300., 75.
	for _, search := range []Law{wholeDays(v), Fixed(v)} {
		m := team(n, 120, 360/(u+.5))
		m.Roles[0].Backfill = spreadOf(search)
		p := mustRun(t, m, 128)
		mean, se := estimate(eachPath(t, p, "headcount.ae", 60, 120, itself))
		near(t, "headcount", mean, se, n*u/(u+v))
		if _, memoryless := search.(Exponential); memoryless {
			for _, month := range []int{1, 3} {
				filled := u/(u+v) + v/(u+v)*math.Exp(-(1/u+1/v)*float64(30*(month+1)))
				mean, se = monthly(t, p, "headcount.ae", month)
				near(t, "headcount on the way", mean, se, n*filled)
			}
		}
		// In the long run every seat has one leaver and one hire each u+v days.
		for _, metric := range []string{"leavers", "hires"} {
			mean, se = estimate(eachPath(t, p, metric, 60, 120, itself))
			near(t, metric, mean, se, n*30/(u+v))
		}
	}
}

// Filled on the same day, a seat is never empty at a month's end, and people leave
// it in a Poisson stream: 12 months at hazard .6 on 200 seats see 120 leavers, as many hires.
func TestSeatsRefilledOnTheSameDayStayFull(t *testing.T) {
	t.Parallel()
	p := mustRun(t, team(200, 12, .6), 256)
	for month := range 12 {
		always(t, p, "headcount.ae", month, 200)
	}
	left := eachPath(t, p, "leavers", 0, 12, func(x float64) float64 { return 12 * x })
	mean, se := estimate(left)
	near(t, "leavers", mean, se, 120)
	hired := eachPath(t, p, "hires", 0, 12, func(x float64) float64 { return 12 * x })
	for path := range left {
		if left[path] != hired[path] {
			t.Fatalf("%v left and %v joined on path %d", left[path], hired[path], path)
		}
	}
}

// The same on the way there, from seats that are filled on the first day. Exponential tenure (mean u) and search
// (mean v), in closed form: with a = 1/u and b = 1/v a seat is filled with probability p(t) = b/(a+b) +
// a/(a+b)·e^−(a+b)t, has had ∫ap = ab/(a+b)·t + (a/(a+b))²(1 − e^−(a+b)t) leavers, and as many hires less
// the 1 − p(t) that are still to come (Cox, Renewal Theory, 1962).
func TestLeaversAndHiresOnTheWayAreRenewalTheory(t *testing.T) {
	t.Parallel()
	const n, u, v, a, b = 200, 300., 75., 1 / 300., 1 / 75.
	m := team(n, 12, 360/(u+.5))
	m.Roles[0].Backfill = spreadOf(wholeDays(v))
	p := mustRun(t, m, 256)
	for _, months := range []int{2, 5, 12} {
		days := float64(30 * months)
		gone := -math.Expm1(-(a + b) * days)
		left := a*b/(a+b)*days + a/(a+b)*a/(a+b)*gone
		mean, se := estimate(added(t, p, "leavers", 0, months))
		near(t, "leavers so far", mean, se, n*left)
		mean, se = estimate(added(t, p, "hires", 0, months))
		near(t, "hires so far", mean, se, n*(left-a/(a+b)*gone))
	}
}

// Any search, to the day, by the renewal equation: with f(k) the chance that a tenure ends on its k-th day and
// g(k) that a search takes k days,
//
//	leavers(d) = f(d) + Σ hires(k)·f(d−k)    hires(d) = Σ leavers(k)·g(d−k)
//
// Tenure T is exponential, cut to whole days, at least one; a search may end on the day it began.
func TestRefilledSeatsFollowTheRenewalEquation(t *testing.T) {
	t.Parallel()
	const n, tenure, months = 200, 90., 12
	stays := func(k int) float64 { // P(T > k)
		if k == 0 {
			return 1
		}
		return math.Exp(-float64(k+1) / tenure)
	}
	for _, c := range []struct {
		search Law
		takes  map[int]float64
	}{{Fixed(75), map[int]float64{75: 1}}, {Values{0, 20, 20, 150}, map[int]float64{0: .25, 20: .5, 150: .25}}} {
		m := team(n, months, 360/tenure)
		m.Roles[0].Backfill = spreadOf(c.search)
		p := mustRun(t, m, 256)
		var leavers, hires [30 * months]float64
		left, hired := 0.0, 0.0
		for d := range leavers {
			if d > 0 {
				leavers[d] = stays(d-1) - stays(d)
			}
			for k := range d {
				leavers[d] += hires[k] * (stays(d-k-1) - stays(d-k))
			}
			for takes, share := range c.takes {
				if takes <= d {
					hires[d] += leavers[d-takes] * share
				}
			}
			left, hired = left+leavers[d], hired+hires[d]
			month := d / 30
			if d%30 < 29 || month%4 != 2 {
				continue
			}
			mean, se := monthly(t, p, "headcount.ae", month)
			near(t, "headcount", mean, se, n*(1-left+hired))
			mean, se = estimate(added(t, p, "leavers", 0, month+1))
			near(t, "leavers so far", mean, se, n*left)
			mean, se = estimate(added(t, p, "hires", 0, month+1))
			near(t, "hires so far", mean, se, n*hired)
		}
	}
}
