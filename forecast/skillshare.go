package forecast

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"funnelcast/sim"
)

// A SkillShare tells skill from luck among full-year people. A simulated person's skill s is known, so it is not
// guessed from their results. With a their attainment, people i of path j are described by
//
//	a_ij = A_j + β·(s_ij − 1) + e_ij
//
// where A_j is what the path's market, rates and shocks do to everybody of it, and e_ij is the luck of one's own
// deals. β is fitted within paths, so that a good market does not pass for skill (least squares with an
// intercept for each path). The variances of A and of what is within paths are those of a one-way
// analysis of variance with groups of unequal size (S. R. Searle, Linear Models, 1971, 10.2); skill's part is β²·Var(s), of
// β² what its own error adds taken off.
//
// Errors come from leaving out one of twenty groups of paths at a time, √((g−1)/g · Σ(θ₋ₖ − θ̄)²) (delete-a-group jackknife;
// J. Shao and D. Tu, The Jackknife and Bootstrap, 1995, 2.3): paths are independent, people of one are not.
type SkillShare struct {
	Market Uncertain `json:"market"` // share of the variance of attainment that people of a path have in common
	Skill  Uncertain `json:"skill"`  // share that is skill
	Luck   Uncertain `json:"luck"`   // the rest
	SD     float64   `json:"sd"`     // standard deviation of skill within paths
	// Elasticity is β ÷ mean attainment: per cent of attainment that 1 % of skill adds, at average skill.
	Elasticity Uncertain `json:"elasticity"`
	// Still is the share of the people at quota who would be there with average skill, their attainment
	// scaled by s^−Elasticity. It is an approximation: the slope is that of a line, luck is scaled along, and what
	// others with average skill would leave them is not counted. NaN, null in JSON, where nobody is at quota.
	Still   Number `json:"still_at_quota"`
	StillSE Number `json:"still_at_quota_se"`
	// Quarters of results after which the better of two people one SD apart has sold more with 80 %
	// ([quartersToTell]). ∞, null in JSON, where skill's share is not distinct from 0.
	Quarters   Number `json:"quarters"`
	QuartersSE Number `json:"quarters_se"`
	Verdict           // on skill's share
}

// jackknifed is into how many groups paths are put.
const jackknifed = 20

// skillShare tells skill from luck; nil where it cannot: all are equally skilled, or no path has two people.
func skillShare(people []*sim.PersonYear, paths int) *SkillShare {
	whole, ok := partsOf(people)
	if !ok {
		return nil
	}
	groups := min(jackknifed, paths)
	without := make([]variances, 0, groups)
	rest := make([]*sim.PersonYear, 0, len(people))
	for g := range groups {
		rest = rest[:0]
		for _, who := range people {
			if int(who.Path)*groups/paths != g {
				rest = append(rest, who)
			}
		}
		if v, ok := partsOf(rest); ok {
			without = append(without, v)
		}
	}
	known := func(of func(*variances) float64) Uncertain {
		n, sum, squares := float64(len(without)), 0.0, 0.0
		for i := range without {
			sum += of(&without[i])
		}
		for i := range without {
			d := of(&without[i]) - sum/n
			squares += float64(d * d)
		}
		se := 0.0
		if n > 1 {
			se = math.Sqrt((n - 1) / n * squares)
		}
		return Uncertain{of(&whole), se}
	}
	s := &SkillShare{
		Market:     known(func(v *variances) float64 { return v.market / v.total() }),
		Skill:      known(func(v *variances) float64 { return v.skill / v.total() }),
		Luck:       known(func(v *variances) float64 { return v.luck / v.total() }),
		SD:         math.Sqrt(whole.ofSkill),
		Elasticity: known(func(v *variances) float64 { return v.elasticity }),
	}
	still := known(func(v *variances) float64 { return v.still })
	s.Still, s.StillSE = Number(still.Value), Number(still.SE)
	s.Quarters, s.QuartersSE = Number(math.Inf(1)), Number(math.Inf(1))
	half := z95 * s.Skill.SE
	s.Verdict = verdict(s.Skill.Value, s.Skill.SE, s.Skill.Value-half, s.Skill.Value+half, paths)
	if s.Distinct {
		q := known(func(v *variances) float64 { return quartersToTell(v.skill, v.luck) })
		s.Quarters, s.QuartersSE = Number(q.Value), Number(q.SE)
	}
	return s
}

// variances are those of attainment, its parts.
type variances struct {
	market, skill, luck float64
	ofSkill             float64 // variance of skill itself
	elasticity          float64
	still               float64 // share of those at quota who would be with average skill
}

func (v *variances) total() float64 { return v.market + v.skill + v.luck }

// partsOf fits the model. It is not ok where there is nothing to fit.
func partsOf(people []*sim.PersonYear) (v variances, ok bool) {
	n, k, sizes, sum := float64(len(people)), 0.0, 0.0, 0.0
	var saa, sas, sss float64 // within paths
	for _, who := range people {
		sum += attained(who)
	}
	mean, between := sum/n, 0.0
	for _, those := range byPath(people) {
		size, a, s := float64(len(those)), 0.0, 0.0
		for _, who := range those {
			a, s = a+attained(who)/size, s+float64(who.Skill)/size
		}
		for _, who := range those {
			da, ds := attained(who)-a, float64(who.Skill)-s
			saa, sas, sss = saa+float64(da*da), sas+float64(da*ds), sss+float64(ds*ds)
		}
		k++
		sizes += float64(size * size)
		between += float64(size * (a - mean) * (a - mean))
	}
	free := n - k
	if free < 2 || sss < 1e-9*free || saa == 0 || mean <= 0 {
		return v, false
	}
	slope := sas / sss
	noise := max(saa-float64(slope*sas), 0) / (free - 1)
	v.ofSkill = sss / free
	v.skill = max(float64(slope*slope)-noise/sss, 0) * v.ofSkill
	v.luck = max(saa/free-v.skill, 0)
	if k > 1 {
		v.market = max((between/(k-1)-saa/free)/((n-sizes/n)/(k-1)), 0)
	}
	v.elasticity = slope / mean
	above, still := 0.0, 0.0
	for _, who := range people {
		if float64(who.Credit) < who.Quota {
			continue
		}
		above++
		if attained(who)*math.Pow(float64(who.Skill), -v.elasticity) >= 1 {
			still++
		}
	}
	v.still = still / above // 0/0 is NaN: nobody is at quota
	return v, true
}

// quartersToTell is after how many quarters the better of two people one standard deviation of skill apart has
// sold more with 80 %. A year's attainment of theirs differs by √skill, skill being the variance that skill makes; luck of
// the variance luck a year is the two's own and independent from quarter to quarter. After q quarters the
// difference is about normal with mean q/4·√skill and variance 2·q/4·luck, so it is above 0 with
// Φ(√(q·skill/(8·luck))), which is 80 % at q = 8·z²·luck ÷ skill with z = Φ⁻¹(0.8) = 0.8416.
func quartersToTell(skill, luck float64) float64 {
	z := distuv.UnitNormal.Quantile(0.8)
	return 8 * z * z * luck / skill
}
