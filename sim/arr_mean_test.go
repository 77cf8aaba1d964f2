package sim

import (
	"fmt"
	"math"
	"testing"
)

// ARR of a plan without limits in closed form, over three years: a sum over the days on which deals are
// won, of their number times what one of them is worth by then,
//
//	E[ARR(m)] = Σ rate·worth·(1+g−k)^a·R^r    R = (1−c)·((1 − s(1−κ))(1+u) + g − k)
//
// with r renewals and a other anniversaries since, churn c, price increase u, share s of renewals that keep a part κ, and
// growth g and shrinkage k of what was there before the event. With churn that differs between customers, (1−c)^r is the
// survival of the shifted-beta-geometric law, Π (β+i−1)/(α+β+i−1).
func TestARRMeanOfThreeYearsHasAClosedForm(t *testing.T) {
	t.Parallel()
	const months, perMonth, worth = 36, 20., 12_000_00.
	first := newCalendar(0, months, 365./12).first
	for _, c := range []struct {
		term                                          int
		churn, spread, uplift, grows, shrinks, s, kap float64
	}{
		{12, .15, 0, .04, .1, 0, 0, 1},
		{12, .15, .2, .04, .1, .03, 0, 1},
		{12, .2, 0, 0, .25, .05, .3, .6},
		{24, .25, 0, .07, .12, .02, .1, .5},
		{36, .1, 0, 0, .08, 0, 0, 1},
	} {
		m := bare(months, 365./12)
		m.Segments[0] = Segment{Name: "everybody", Worth: spreadOf(Gamma{M: worth, CV: .5}), TermMonths: c.term, Churn: fixed(c.churn),
			ChurnSpread: c.spread, Uplift: fixed(c.uplift), Partial: Partial{Share: fixed(c.s), Keeps: fixed(c.kap)},
			Expansion: Growth{Rate: fixed(c.grows)}, Contraction: Growth{Rate: fixed(c.shrinks)}}
		m.Stages = []Stage{step("deal", .4)}
		m.Sources = []Source{inbound(perMonth / .4)}
		p := mustRun(t, m, 768)
		for _, month := range []int{11, 12, 23, 24, 30, 35} {
			want := 0.0
			for day := range first[month+1] {
				value, alive, renewals := worth, 1.0, 0.0
				for year := 1; day+planDay(float64(12*year), 365./12) < first[month+1]; year++ {
					if 12*year%c.term > 0 {
						value *= 1 + c.grows - c.shrinks
						continue
					}
					leave := c.churn
					if c.spread > 0 { // α = c(1/φ−1), α+β = 1/φ−1
						leave = c.churn * (1/c.spread - 1) / (1/c.spread - 1 + renewals)
					}
					alive *= 1 - leave
					renewals++
					value *= (1-c.s*(1-c.kap))*(1+c.uplift) + c.grows - c.shrinks
				}
				want += perMonth / m.DaysPerMonth * value * alive
			}
			mean, se := monthly(t, p, "arr", month)
			near(t, fmt.Sprintf("ARR of terms of %d after %d months", c.term, month+1), mean, se, math.Round(want))
		}
	}
}

// ARR of a Poisson stream of monthly contracts in closed form: a deal of day d is
// worth v·(1−c)^k(1+g/12)^k at the end of a month, k the reviews until then, which come on
// the first days of months counted from its own day.
func TestARRMeanHasAClosedForm(t *testing.T) {
	t.Parallel()
	const months, perMonth, churn, growth, worth = 18, 20.0, .04, .12, 1200_00.0
	m := bare(months, 365./12)
	m.Segments[0] = Segment{Name: "monthly", Worth: spreadOf(Gamma{M: worth, CV: .5}), TermMonths: 1, Churn: fixed(churn), Expansion: Growth{Rate: fixed(growth)}}
	m.Stages = []Stage{step("deal", .5)}
	m.Sources = []Source{inbound(2 * perMonth)}
	p := mustRun(t, m, 1024)
	first := newCalendar(0, months, m.DaysPerMonth).first
	for _, month := range []int{0, 5, 17} {
		want := 0.0
		for day := range first[month+1] {
			k := 0
			for day+first[k+1] < first[month+1] {
				k++
			}
			want += perMonth / m.DaysPerMonth * worth * math.Pow((1-churn)*(1+growth/12), float64(k))
		}
		mean, se := monthly(t, p, "arr", month)
		near(t, "ARR", mean, se, want)
	}
}
