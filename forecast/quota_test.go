package forecast

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"funnelcast/sim"
)

// withPeople is the forecast of futures in which nothing but these people's years is recorded.
func withPeople(n int, people ...sim.PersonYear) *Forecast {
	return New(organisation(14), story{"headcount": once(0, 1)}.paths(n, 14, people...), About{})
}

// year is a person-year of role 0, in cents.
func year(path int32, fy int16, full bool, credit, quota int64) sim.PersonYear {
	return sim.PersonYear{Path: path, Year: fy, Full: full, Credit: credit, Quota: float64(quota)}
}

func TestAttainmentIsThatOfPeopleAndOfTeams(t *testing.T) {
	f := withPeople(4,
		year(0, 1, true, 50, 100), year(0, 1, true, 150, 100), year(0, 1, false, 30, 60), year(0, 1, false, 10, 0),
		year(1, 1, true, 100, 100),
		year(2, 1, false, 20, 50), year(2, 0, false, 5, 10),
		year(3, 1, false, 10, 0), // who won something before anything was asked of them
	)
	q := f.Years[1].Quota
	full := figure(t, q, "attainment", "ae") // 0.5, 1.5 | 1
	near(t, "attainment P10", full.P10.Value, 0.6)
	near(t, "attainment P50", full.P50.Value, 1)
	near(t, "attainment P90", full.P90.Value, 1.4)
	near(t, "mean attainment", float64(full.Mean), 1)
	near(t, "its definition", full.Defined, 0.5)
	reached := figure(t, q, "people_at_quota", "ae") // 1 of 2 | 1 of 1
	near(t, "share at quota", float64(reached.Mean), 2.0/3)
	// y − ratio·n is −1/3 and 1/3 on two paths and 0 on two: √(4/3·2/9)/3.
	near(t, "its error", float64(reached.MeanSE), math.Sqrt(4.0/3*2/9)/3)
	near(t, "its middle future", reached.P50.Value, 0.75)
	near(t, "people", float64(figure(t, q, "full_year_people", "ae").Mean), 0.75)

	all := figure(t, q, "attainment_of_all", "ae") // 0.5, 1.5, 0.5 | 1 | 0.4
	near(t, "attainment of all", all.P50.Value, 0.5)
	near(t, "share of all at quota", float64(figure(t, q, "people_at_quota_of_all", "ae").Mean), 0.4)
	near(t, "people of all", float64(figure(t, q, "people_with_quota", "ae").Mean), 1.25)
	team := figure(t, q, "team_attainment", "ae") // 240/260, 1, 0.4
	near(t, "the middle team's attainment", team.P50.Value, 240.0/260)
	near(t, "paths with a team", team.Defined, 0.75)

	if cut := f.Years[0].Quota; slices.Contains(named(cut), "attainment") || figure(t, cut, "attainment_of_all", "ae").P50.Value != 0.5 {
		t.Errorf("a year without anybody who was there throughout tells %+v", cut)
	}
}

func TestNobodyOrEverybodyAtQuotaStillHasAnError(t *testing.T) {
	for _, credit := range []int64{1, 100} {
		f := withPeople(9, year(0, 1, true, credit, 100), year(0, 1, true, credit, 100), year(4, 1, true, credit, 100))
		if got := figure(t, f.Years[1].Quota, "people_at_quota", "ae"); !(math.Abs(float64(got.MeanSE)-1.0/3) <= 1e-15) {
			t.Errorf("%v ± %v: two paths have such people, so the error is 1/3", got.Mean, got.MeanSE)
		}
	}
}

// futures draws people's years of which those of a path share half of their luck.
func futures(rng *rand.Rand, n int) []*sim.PersonYear {
	var people []*sim.PersonYear
	for path := range n {
		market := rng.NormFloat64()
		for range 1 + rng.IntN(6) {
			luck := (market + rng.NormFloat64()) / math.Sqrt2
			people = append(people, &sim.PersonYear{Path: int32(path), Full: true, Quota: 1000, Credit: int64(800 * math.Exp(0.5*luck))})
		}
	}
	return people
}

// Four thousand runs of two hundred futures each: how far their answers lie apart is what the
// error of one of them claims. Were people taken for independent, it would claim a third less.
func TestErrorsOfPeopleAreThoseOfRepeatedRuns(t *testing.T) {
	const runs, n = 4000, 200
	rng := rand.New(rand.NewPCG(5, 6))
	truth := make([]float64, 0, 1<<20) // percentiles of attainment over very many people
	for _, who := range futures(rng, 200000) {
		truth = append(truth, attained(who))
	}
	slices.Sort(truth)
	r := newReader(n)
	var shares, ses, naive []float64
	covered := [3]int{}
	for range runs {
		people := futures(rng, n)
		lines := r.group(slices.Values(people), "people", "attainment", "at_quota")
		p := float64(lines[2].Mean)
		shares, ses = append(shares, p), append(ses, float64(lines[2].MeanSE))
		naive = append(naive, math.Sqrt(p*(1-p)/float64(len(people))))
		for i, q := range []Quantile{lines[1].P10, lines[1].P50, lines[1].P90} {
			if v := truth[len(truth)*thirds[i]/100]; q.Lo <= v && v <= q.Hi {
				covered[i]++
			}
		}
	}
	_, se := moments(shares)
	sd := se * math.Sqrt(runs)
	claimed, _ := moments(ses)
	independent, _ := moments(naive)
	// sd is known to 1/√(2·runs) = 1.1 %; that of a ratio of sums is low by the order of 1/n, 0.5 %.
	if !(math.Abs(claimed/sd-1) <= 4*0.011+0.005) {
		t.Errorf("runs lie %.4f apart and claim %.4f", sd, claimed)
	}
	if independent > 0.8*sd {
		t.Errorf("people are as good as independent (%.4f against %.4f): the test shows nothing", independent, sd)
	}
	for i, hits := range covered {
		if share := float64(hits) / runs; share < 0.68-4*0.0074 || share > 0.80 {
			t.Errorf("P%d ± an error holds the true one in %.3f of the runs", thirds[i], share)
		}
	}
}

func TestIndependentPeopleHaveTheErrorsOfIndependentValues(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	const n = 2000
	var people []*sim.PersonYear
	for path := range n {
		who := &sim.PersonYear{Path: int32(path), Quota: 1e6, Credit: rng.Int64N(2e6)}
		people = append(people, who)
	}
	r := newReader(n)
	want := r.ratio(r.perPath(slices.Values(people), func(who *sim.PersonYear) (float64, float64) { return float64(who.Credit), float64(who.Quota) }), 1).Band
	if got := r.gather(slices.Values(people)).band(); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

// One of ten lies below the percentile, three at it: with p = 20 % a third of each of these counts as
// below, so that the parts from the mean are 0.8, 2/15 three times and −0.2 six times.
func TestPeopleAtAPercentileCountInPart(t *testing.T) {
	var people []*sim.PersonYear
	for path, credit := range []int64{5, 1, 2, 9, 2, 8, 2, 7, 6, 3} {
		people = append(people, &sim.PersonYear{Path: int32(path), Credit: credit, Quota: 1})
	}
	want := math.Sqrt((0.64 + 3*4.0/225 + 6*0.04) * 10 / 9)
	if got := newReader(10).gather(slices.Values(people)).rankScatter(0.2, 2); !(math.Abs(got-want) <= 1e-12) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A third of the people won nothing: P10 is 0 and so are the ends of its error.
func TestAttainmentWithManyWhoWinNothing(t *testing.T) {
	var people []sim.PersonYear
	for path := range int32(300) {
		people = append(people, year(path, 1, true, int64(max(0, path-100)), 100))
	}
	got := figure(t, withPeople(300, people...).Years[1].Quota, "attainment", "ae")
	if got.P10 != (Quantile{}) || got.P90.Lo >= got.P90.Value || got.P90.Hi <= got.P90.Value {
		t.Errorf("%+v", got)
	}
}

func TestPeopleOfOneFutureHaveNoErrors(t *testing.T) {
	got := figure(t, withPeople(1, year(0, 1, true, 50, 100), year(0, 1, true, 150, 100)).Years[1].Quota, "attainment", "ae")
	if got.P50.Value != 1 || !math.IsNaN(float64(got.MeanSE)) {
		t.Errorf("%+v", got)
	}
}
