package sim

import (
	"math"
	"testing"
)

// Items that pass .3 and then .4 of two stages on the day they come are a Poisson
// stream thinned to .12: with 50 a month, 6 wins, their variance 6, and nothing
// in common between one month and the next.
func TestWinsOfAPoissonStreamArePoisson(t *testing.T) {
	t.Parallel()
	const months = 60
	m := bare(months, 30)
	m.Stages = []Stage{step("lead", .3), step("deal", .4)}
	m.Sources = []Source{inbound(50)}
	p := mustRun(t, m, 512)
	mean, se := estimate(eachPath(t, p, "wins", 0, months, itself))
	near(t, "wins a month", mean, se, 6)
	variance, se := estimate(eachPath(t, p, "wins", 0, months, func(x float64) float64 { return (x - 6) * (x - 6) }))
	near(t, "variance of wins", variance, se, 6)

	var neighbours []float64
	first, second := column(t, p, "wins", 0), []int64(nil)
	for month := 1; month < months; month++ {
		second = column(t, p, "wins", month)
		for path := range first {
			neighbours = append(neighbours, (float64(first[path])-6)*(float64(second[path])-6))
		}
		first = second
	}
	covariance, se := estimate(neighbours)
	near(t, "covariance of neighbouring months", covariance, se, 0)
}

// Thinning by segment: 200 a month, 65 % of them and 35 %, pass .1 and .2: 13 and
// 14 wins, uncorrelated though they share a stream.
func TestSegmentsOfAPoissonStreamAreIndependent(t *testing.T) {
	t.Parallel()
	m := bare(1, 30)
	m.Segments = append(m.Segments, m.Segments[0])
	m.Segments[0].Name, m.Segments[1].Name = "mid", "small"
	m.Stages = []Stage{inSegments(2, step("deal", .1))}
	m.Stages[0].Passes[1] = fixed(.2)
	m.Sources = []Source{inbound(200)}
	m.Sources[0].Shares = []float64{.65, .35}
	p := mustRun(t, m, 4096)
	mid := p.Column(nil, seriesAt(t, p, "wins", "mid"), 0)
	small := p.Column(nil, seriesAt(t, p, "wins", "small"), 0)
	mean, se := estimate(mid)
	near(t, "wins of the 65 %", mean, se, 13)
	mean, se = estimate(small)
	near(t, "wins of the 35 %", mean, se, 14)
	product := make([]float64, len(mid))
	for i := range mid {
		product[i] = (float64(mid[i]) - 13) * (float64(small[i]) - 14)
	}
	mean, se = estimate(product)
	near(t, "their covariance", mean, se, 0)
}

// A lift multiplies the odds, not the rate: .2 is odds of ¼, lifted by 3 it is
// ¾, that is a rate of 3/7.
func TestSourceLiftMultipliesOdds(t *testing.T) {
	t.Parallel()
	m := bare(1, 30)
	m.Stages = []Stage{step("deal", .2)}
	m.Sources = []Source{inbound(70)}
	m.Sources[0].Lift = []Value{fixed(3)}
	p := mustRun(t, m, 4096)
	mean, se := monthly(t, p, "wins", 0)
	near(t, "wins", mean, se, 30)
}

// Growth compounds by the month, the season is the calendar's: in the k-th month
// 100 × 1.02^k × the season's factor are expected.
func TestInboundVolumeGrowsAndHasASeason(t *testing.T) {
	t.Parallel()
	m := bare(14, 30)
	m.Stages = []Stage{step("lead", 0)}
	m.Sources = []Source{inbound(100)}
	m.Sources[0].Volume = append(m.Sources[0].Volume, Step{From: 6, Value: fixed(50)})
	m.Sources[0].Growth = fixed(.02)
	for i := range m.LeadSeason {
		m.LeadSeason[i] = 1
	}
	m.LeadSeason[1] = 1.5 // February
	p := mustRun(t, m, 2048)
	for month, want := range map[int]float64{0: 100, 1: 153, 5: 100 * math.Pow(1.02, 5), 6: 50 * math.Pow(1.02, 6), 13: 75 * math.Pow(1.02, 13)} {
		mean, se := monthly(t, p, "items", month)
		near(t, "items", mean, se, want)
	}
}

// A day's rate that is Gamma with CV b mixes Poisson counts: the variance of a
// month's items is n(r + b²r²) for n days at r a day: 30 × (4 + .36 × 16) = 292.8.
func TestBurstyDaysAreGammaMixedPoisson(t *testing.T) {
	t.Parallel()
	const months = 24
	m := bare(months, 30)
	m.Stages = []Stage{step("lead", 0)}
	m.Sources = []Source{inbound(120)}
	m.Sources[0].Burstiness = .6
	p := mustRun(t, m, 512)
	mean, se := estimate(eachPath(t, p, "items", 0, months, itself))
	near(t, "items a month", mean, se, 120)
	variance, se := estimate(eachPath(t, p, "items", 0, months, func(x float64) float64 { return (x - 120) * (x - 120) }))
	near(t, "their variance", variance, se, 292.8)
}
