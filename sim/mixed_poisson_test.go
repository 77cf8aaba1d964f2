package sim

import (
	"math"
	"testing"
)

// A rate R that is not known for sure and is the same for a whole path mixes Poisson counts: Var = E[R] +
// Var(R), and two months have Var(R) in common. A fifth of the volume is won:
//
//	Uniform 20..80       E = 10,  Var(R) = 60²/12 · .04         = 12
//	PERT 10, 30, 110     E = 8,   Var(R) = (40−10)(110−40)/7 · .04 = 12
//
// and of 50 a month a share P that is Beta(6, 24): E = 10, Var(R) = 2500 · .2 · .8/31.
func TestUncertainRatesAddTheirVarianceToThatOfWins(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name           string
		law            Law
		passes         bool // the law is of the share that passes, not of the volume
		mean, variance float64
	}{
		{"Uniform", Uniform{20, 80}, false, 10, 12},
		{"PERT", PERT{10, 30, 110}, false, 8, 12},
		{"Beta", Beta{6, 24}, true, 10, 2500 * .16 / 31},
	} {
		m := bare(12, 30)
		m.Assumptions = []Assumption{{"rate", c.law}}
		m.Stages = []Stage{step("deal", .2)}
		m.Sources = []Source{inbound(50)}
		if c.passes {
			m.Stages[0].Passes[0] = Value{Assumption: 1}
		} else {
			m.Sources[0].Volume[0].Value = Value{Assumption: 1}
		}
		p := mustRun(t, m, 4096)
		moments(t, "wins a month, "+c.name, column(t, p, "wins", 5), c.mean, c.mean+c.variance)
		moments(t, "wins a year, "+c.name, added(t, p, "wins", 0, 12), 12*c.mean, 12*c.mean+144*c.variance)
		common, se := covariance(column(t, p, "wins", 2), column(t, p, "wins", 9), c.mean, c.mean)
		near(t, "covariance of two months, "+c.name, common, se, c.variance)
	}
}

// Wins of days whose rate is Gamma with CV b are negative binomial: thinned to r a day, n days have variance
// n(r + b²r²) and none at all with probability (1 + b²r)^−n/b² (Greenwood and Yule, 1920). Where the month's rate
// is uncertain too, by a factor of Uniform .5..1.5 with E[F²] = 13/12, the variance is n(r + b²r²·13/12) + (nr)²/12.
func TestWinsOfBurstyDaysAreNegativeBinomial(t *testing.T) {
	t.Parallel()
	const b2, days = 2.25, 30
	for _, c := range []struct {
		perMonth  float64
		uncertain bool
	}{{5, false}, {200, false}, {200, true}} {
		m := bare(1, days)
		m.Stages = []Stage{step("deal", .3)}
		m.Sources = []Source{inbound(c.perMonth)}
		m.Sources[0].Burstiness = math.Sqrt(b2)
		r := .3 * c.perMonth / days
		variance := days * (r + b2*r*r)
		if c.uncertain {
			m.Assumptions = []Assumption{{"volume", Uniform{.5 * c.perMonth, 1.5 * c.perMonth}}}
			m.Sources[0].Volume[0].Value = Value{Assumption: 1}
			variance = days*(r+b2*r*r*13/12) + days*r*days*r/12
		}
		wins := column(t, mustRun(t, m, 16384), "wins", 0)
		moments(t, "wins", wins, days*r, variance)
		if c.perMonth == 5 {
			none := make([]float64, len(wins))
			for i, n := range wins {
				if n == 0 {
					none[i] = 1
				}
			}
			share, se := estimate(none)
			near(t, "share of months without a win", share, se, math.Pow(1+b2*r, -days/b2))
		}
	}
}
