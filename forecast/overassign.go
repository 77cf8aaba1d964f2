package forecast

import (
	"math"
	"slices"

	"funnelcast/sim"
)

// Assigned is what becomes of people and plan when quotas are Change above today's, or below. It holds
// two answers, since over-assignment x can be had in two ways:
//
//   - The plan is kept and quotas become plan·(1+x). No deal changes, so the team's chance to reach the plan does not
//     either ([QuotaYear.Plan]); AtQuota, the share of people who make it, does.
//   - Today's quotas are kept and the plan is set at quotas ÷ (1+x), which is Plan on average, so that the quotas
//     exceed it by x. It is then reached with probability Reached.
//
// The team's quotas are those of the people who were there on the path, by their ramp: over-assignment as a reserve
// against empty seats is not in Reached.
type Assigned struct {
	Change  float64   `json:"change"`          // share by which quotas exceed today's; negative below
	Over    float64   `json:"over_assignment"` // x: the same against the plan's
	Quota   float64   `json:"quota"`           // of a year
	AtQuota Uncertain `json:"at_quota"`
	Plan    float64   `json:"plan"`
	Reached Uncertain `json:"reached"`
}

// changes are the quotas looked at, against today's: every twentieth from half to one and a half times, and the
// one without over-assignment.
func changes(over float64) []float64 {
	var c []float64
	for i := -10; i <= 10; i++ {
		c = append(c, float64(i)/20)
	}
	plain := 1/(1+over) - 1
	if !slices.ContainsFunc(c, func(v float64) bool { return math.Abs(v-plain) < 1e-9 }) && plain > c[0] {
		c = append(c, plain)
		slices.Sort(c)
	}
	return c
}

// assign fills in the curve. The team's error is that of a share of paths that have a quota, √(p(1−p)/N).
func (y *QuotaYear) assign(over float64, full, team []*sim.PersonYear, paths int, scale float64) {
	type sums struct{ credit, quota float64 }
	var teams []sums
	quotas := make([]float64, paths) // also of paths without people
	for path, those := range byPath(team) {
		var s sums
		for _, who := range those {
			s.credit += float64(who.Credit)
			s.quota += who.Quota
		}
		if s.quota > 0 {
			teams = append(teams, s)
		}
		quotas[path] = s.quota
	}
	mean, se := moments(quotas)
	reached := func(x float64) Uncertain {
		n := 0
		for _, t := range teams {
			if t.credit*(1+x) >= t.quota {
				n++
			}
		}
		p, se := probability(n, len(teams))
		return Uncertain{p, se}
	}
	y.TeamPlan = Uncertain{mean / scale / (1 + over), se / scale / (1 + over)}
	y.Plan = reached(over)
	for _, c := range changes(over) {
		x := (1+over)*(1+c) - 1
		if math.Abs(x) < 1e-9 {
			x = 0 // what is left is how 1/(1+over) was rounded
		}
		y.Curve = append(y.Curve, Assigned{
			Change: c, Over: x, Quota: y.Street * (1 + c), Plan: mean / scale / (1 + x), Reached: reached(x),
			AtQuota: shareOf(full, paths, func(who *sim.PersonYear) float64 {
				if float64(who.Credit) >= (1+c)*who.Quota {
					return 1
				}
				return 0
			}),
		})
	}
}
