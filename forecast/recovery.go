package forecast

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/stat"

	"funnelcast/sim"
)

// A Recovery tells how long a stress is felt: until ARR grows again as in the plan. What is lost until then stays
// lost; it stands beside, in what ARR is short of at the end.
//
// With D(m) the mean over the paths of ARR under the stress less ARR of the plan at the end of month m, the growth of
// the quarter that begins with month m falls short by g(m) = (D(m−1) − D(m+2)) / 3 a month. The stress is felt in m
// where g(m) is more than [Felt] of what the plan adds, new and expansion ARR, in its average month. It is over after
// the last such month, if a quarter follows in which it is not felt. A quarter, as a month has too few deals to tell; the
// average month, as one in which the plan adds next to nothing would make much of little.
//
// The interval is from 400 bootstrap samples (Efron, Annals of Statistics 7, 1979) of the paths in up to 100 groups of
// neighbours, which are as independent as the paths are.
type Recovery struct {
	Begins  string `json:"begins"`  // first month of the stress; empty where it changes nothing
	Outcome string `json:"outcome"` // see below
	Months  Number `json:"months"`  // from the beginning until it is over, 0 where it is never felt; not finite where it is not over, or not told
	Lo      Number `json:"lo95"`
	Hi      Number `json:"hi95"`
	SE      Number `json:"se"` // of Months; not finite where Hi is not
	// Worst is the most that a quarter falls short of, a month, as a share of what the plan adds in its average month.
	Worst   Number `json:"worst"`
	WorstSE Number `json:"worst_se"`
}

// What becomes of a stress.
const (
	Over    = "over"     // it is felt no more
	Lasting = "lasting"  // it is felt in the plan's last quarter still
	TooLate = "too_late" // less than a quarter of the plan is left when it begins
)

// Felt is how much growth may fall short of the plan, as a share of what the plan adds in an average month, before a stress is felt.
const Felt = 0.05

const (
	quarter    = 3
	bootstraps = 400
	groups     = 100
)

// firstDifference is the first month in which any path is another one; the number of months where none is.
func (v *versus) firstDifference() int {
	for month := range v.Months {
		for _, metric := range []string{"arr", "open_pipeline", "cost"} {
			if a, b, _, _ := v.columns(quantity{metric, sim.All, month, month}); !slices.Equal(a, b) {
				return month
			}
		}
	}
	return len(v.Months)
}

// recovery judges a stress that begins in a month.
func (v *versus) recovery(begins int) *Recovery {
	months, unknown := len(v.Months), Number(math.NaN())
	if begins >= months {
		return &Recovery{Outcome: Over}
	}
	r := &Recovery{Begins: v.Months[begins], Outcome: TooLate, Months: unknown, Lo: unknown, Hi: unknown, SE: unknown, Worst: unknown, WorstSE: unknown}
	if begins+quarter > months {
		return r
	}
	adds := v.added()
	short := newShortfall(begins, months, v.Paths) // of which nothing is lost when the plan begins
	for month := max(begins-1, 0); month < months; month++ {
		a, b, _, _ := v.columns(quantity{"arr", sim.All, month, month})
		short.add(month, a, b)
	}
	everyone := make([]int, len(short.size))
	for i := range everyone {
		everyone[i] = 1
	}
	after, worst := short.felt(everyone, adds)
	r.Months, r.Worst, r.Outcome = Number(after), Number(worst), Over
	if math.IsInf(after, 1) {
		r.Outcome = Lasting
	}
	rng := rand.New(rand.NewPCG(v.Seed, 0x7ec0)) // any other than the paths' own
	afters, worsts := make([]float64, bootstraps), make([]float64, bootstraps)
	for i := range afters {
		clear(everyone)
		for range everyone {
			everyone[rng.IntN(len(everyone))]++
		}
		afters[i], worsts[i] = short.felt(everyone, adds)
	}
	slices.Sort(afters)
	r.Lo, r.Hi = Number(afters[bootstraps/40]), Number(afters[bootstraps-1-bootstraps/40])
	r.WorstSE = Number(stat.StdDev(worsts, nil))
	if r.SE = Number(math.Inf(1)); !math.IsInf(float64(r.Hi), 1) {
		over := slices.Index(append(afters, math.Inf(1)), math.Inf(1)) // of a few it may not be
		r.SE = Number(stat.StdDev(afters[:over], nil))
	}
	return r
}

// added is what the plan adds to ARR in an average month, in minor units.
func (v *versus) added() (adds float64) {
	months := len(v.Months)
	for _, metric := range []string{"new_arr", "expansion_arr"} {
		plan, _, _, _ := v.columns(quantity{metric, sim.All, 0, months - 1})
		mean, _ := moments(plan)
		adds += mean / float64(months)
	}
	return adds
}

// A shortfall is what ARR is short of at the end of each month of a stress, summed over the paths of each group.
type shortfall struct {
	begins, months int
	size           []int     // of each group
	lost           []float64 // by month from the one before the stress on, and group
}

func newShortfall(begins, months, paths int) *shortfall {
	s := &shortfall{begins: begins, months: months, size: make([]int, min(paths, groups))}
	for i := range paths {
		s.size[i*len(s.size)/paths]++
	}
	s.lost = make([]float64, (months-begins+1)*len(s.size))
	return s
}

func (s *shortfall) add(month int, plan, stressed []int64) {
	of := s.lost[(month-s.begins+1)*len(s.size):][:len(s.size)]
	for i := range plan {
		of[i*len(of)/len(plan)] += float64(plan[i] - stressed[i])
	}
}

// felt is how many months a stress is felt in a sample that has each group so many times, and the worst quarter's share of what the
// plan adds.
func (s *shortfall) felt(times []int, adds float64) (after, worst float64) {
	lost, paths := make([]float64, s.months-s.begins+1), 0
	for g, n := range times {
		paths += n * s.size[g]
	}
	for m := range lost {
		for g, n := range times {
			lost[m] += float64(n) * s.lost[m*len(times)+g] / float64(paths)
		}
	}
	last := len(lost) - 1 - quarter // that can begin a quarter of the plan
	for m := range last + 1 {
		short := (lost[m+quarter] - lost[m]) / quarter
		if short > Felt*adds {
			after = float64(m + 1)
		}
		if short > 0 {
			worst = max(worst, short/adds)
		}
	}
	if after == float64(last+1) {
		after = math.Inf(1)
	}
	return after, worst
}
