package forecast

import (
	"math"
	"math/rand/v2"
	"testing"

	"funnelcast/sim"
)

// skilled is somebody's full year against a quota of a million.
func skilled(path int32, skill, attained float64) *sim.PersonYear {
	return &sim.PersonYear{Path: path, Full: true, Skill: float32(skill), Quota: 1e6, Credit: int64(math.Round(1e6 * attained))}
}

func agreesWith(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-6*math.Max(1, math.Abs(want))) { // skill is a float32
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestSkillAndMarketWithoutLuck(t *testing.T) {
	s := skillShare([]*sim.PersonYear{skilled(0, 0.9, 0.4), skilled(0, 1.1, 0.8), skilled(1, 0.9, 0.8), skilled(1, 1.1, 1.2)}, 2)
	// Within paths 0.2 of skill make 0.4: β is 2. Skill has variance 0.04/2, attainment within paths 0.16/2, all of it skill's. Paths'
	// means lie 0.4 apart: 0.16 less the 0.08 within, halved.
	agreesWith(t, "skill", s.Skill.Value, 0.08/0.12)
	agreesWith(t, "market", s.Market.Value, 0.04/0.12)
	agreesWith(t, "luck", s.Luck.Value, 0)
	agreesWith(t, "elasticity", s.Elasticity.Value, 2/0.8)
	agreesWith(t, "sd of skill", s.SD, math.Sqrt(0.02))
	agreesWith(t, "those still at quota", float64(s.Still), 0) // 1.2·1.1^−2.5 = 0.946
}

func TestSkillAndLuckInOneFuture(t *testing.T) {
	people := []*sim.PersonYear{skilled(0, 0.9, 0.5), skilled(0, 1.1, 0.7), skilled(0, 1, 0.5), skilled(0, 1, 0.7)}
	s := skillShare(people, 1)
	// β = 0.02/0.02; what is left of 0.04 is 0.02 with 2 degrees of freedom, so the error of β² is 0.01/0.02.
	agreesWith(t, "skill", s.Skill.Value, 0.25)
	agreesWith(t, "luck", s.Luck.Value, 0.75)
	agreesWith(t, "market", s.Market.Value, 0)
	agreesWith(t, "quarters", float64(s.Quarters), 24*0.8416212335729143*0.8416212335729143)
	if !math.IsNaN(float64(s.Still)) {
		t.Errorf("%v of nobody are still at quota", s.Still)
	}
	for _, who := range people {
		who.Skill = 1
	}
	if skillShare(people, 1) != nil {
		t.Error("all are equally skilled")
	}
}

// With average skill, 1.3 becomes 1.3/1.2^e and stays; 1.05 does not.
func TestWhoIsStillAtQuotaWithAverageSkill(t *testing.T) {
	s := skillShare([]*sim.PersonYear{skilled(0, 0.8, 0.85), skilled(0, 1.2, 1.05), skilled(0, 0.8, 1.1), skilled(0, 1.2, 1.3)}, 1)
	agreesWith(t, "elasticity", s.Elasticity.Value, 0.5/1.075)
	agreesWith(t, "still at quota", float64(s.Still), 2.0/3) // 0.965, 1.22, 1.19
}

// The parts that futures are made of are found again, and how far 300 runs lie apart is
// the error that each claims.
func TestSkillShareFindsWhatFuturesAreMadeOf(t *testing.T) {
	const runs, n, slope, market, skill, luck = 300, 300, 0.5, 0.15, 0.3, 0.2 // standard deviations
	rng := rand.New(rand.NewPCG(7, 8))
	var shares, ses, markets []float64
	for range runs {
		var people []*sim.PersonYear
		for path := range int32(n) {
			common := 1.5 + market*rng.NormFloat64()
			for range 1 + rng.IntN(5) {
				s := skill * rng.NormFloat64()
				people = append(people, skilled(path, 1+s, common+slope*s+luck*rng.NormFloat64()))
			}
		}
		s := skillShare(people, n)
		shares, ses, markets = append(shares, s.Skill.Value), append(ses, s.Skill.SE), append(markets, s.Market.Value)
	}
	total := market*market + slope*slope*skill*skill + luck*luck
	mean, se := moments(shares)
	if want := slope * slope * skill * skill / total; !(math.Abs(mean-want) <= 4*se) {
		t.Errorf("skill is %v ± %v of the variance, want %v", mean, se, want)
	}
	sd := se * math.Sqrt(runs)
	if claimed, _ := moments(ses); !(math.Abs(claimed/sd-1) <= 0.25) {
		t.Errorf("runs lie %v apart, each claims %v", sd, claimed)
	}
	mean, se = moments(markets)
	if want := market * market / total; !(math.Abs(mean-want) <= 4*se) {
		t.Errorf("the market is %v ± %v of the variance, want %v", mean, se, want)
	}
}

// Two sellers, one standard deviation of skill apart, live through as many quarters as it is said to take, many times.
func TestTheBetterSellerIsAheadAfterTheQuartersItTakes(t *testing.T) {
	const pairs, quarters, skill = 40000, 6, 0.09
	luck := quarters * skill / (8 * 0.8416212335729143 * 0.8416212335729143)
	if got := quartersToTell(skill, luck); !(math.Abs(got-quarters) <= 1e-9) {
		t.Fatalf("%v quarters, want %v", got, quarters)
	}
	rng := rand.New(rand.NewPCG(9, 10))
	ahead := 0
	for range pairs {
		better, other := 0.0, 0.0
		for range quarters {
			better += 0.3 + math.Sqrt(skill)/4 + math.Sqrt(luck/4)*rng.NormFloat64()
			other += 0.3 + math.Sqrt(luck/4)*rng.NormFloat64()
		}
		if better > other {
			ahead++
		}
	}
	if p, se := probability(ahead, pairs); !(math.Abs(p-0.8) <= 4*se) {
		t.Errorf("the better one is ahead with %v ± %v, want 0.8", p, se)
	}
}

func TestSkillThatDoesNotShowHasNoQuarters(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	var people []*sim.PersonYear
	for path := range int32(40) {
		for range 3 {
			skill := 0.3 * rng.NormFloat64()
			people = append(people, skilled(path, 1+skill, 1+0.15*skill+0.2*rng.NormFloat64()))
		}
	}
	s := skillShare(people, 40)
	if s.Distinct || !math.IsInf(float64(s.Quarters), 1) || s.Skill.Value <= 0 || s.Takes <= 40 {
		t.Errorf("skill that does little has the share %v ± %v, and shows after %v quarters", s.Skill.Value, s.Skill.SE, s.Quarters)
	}
}
