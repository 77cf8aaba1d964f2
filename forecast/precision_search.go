package forecast

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"

	"funnelcast/sim"
)

// A Search finds how many paths it takes to know some figures well enough. Its promise:
// with 95 % confidence a figure that it tells to be known to ± d is within d of the truth (that
// of endless paths of the same model), although it looks at the figure again and again
// and stops when it likes what it sees. Of several figures each has that confidence for itself.
//
//   - A pilot plans: paths of their own, of which no figure is made, tell how many it will take.
//     So the numbers of paths at which to look are settled before the first is run.
//   - Look k = 1, 2, … errs with a chance of at most α_k = α·3/4^k, α = 5 %, because its intervals
//     (precision.go) hold at any number of paths, exactly for probabilities and percentiles. The
//     chance that any look ever errs is at most Σ α_k = α (Boole's inequality), so it does not
//     matter which of them the search stops at, nor why.
//
// A pilot for the number and other draws for the answer is Stein's device (A Two-Sample Test for
// a Linear Hypothesis Whose Power is Independent of the Variance, Annals of Mathematical
// Statistics 16, 1945). Because the first look is likely to be the last it has most of α: 2.08
// standard errors must fit into what is asked, where a single look would need 1.96; with the
// pilot and what is planned to spare a search takes 1.5 to 2 times the paths of such a look.
// Looks without a goal hold as well and take more: at 1,024 paths, twice as many and so on with
// α·6/(π²k²) each it would be 3.2 standard errors by the fifth, in a confidence sequence (Howard,
// Ramdas, McAuliffe and Sekhon, Annals of Statistics 49, 2021) 3.0 at best. To stop as soon as 1.96
// standard errors are small promises nothing: that error is an estimate too, and one stops
// where by chance it is too small. At no success in the first 64 paths it is 0.
type Search struct {
	Precisions  []Precision
	Least, Most int // paths; Least ≤ Most
	Limit       int // the largest Most that may be asked for

	Looks int     // so far
	Known []Known // of each precision, at the last look

	planned float64 // paths that the pilot finds necessary
	size    int     // paths at the next look
}

const (
	// PilotFrom is the first path of a pilot: none that a forecast is made of.
	PilotFrom = 1 << 30

	pilotPaths = 16 * sim.BlockPaths // and the fewest that judge, so that a mean is nearly normal
	headroom   = 1.2                 // paths run for each that the pilot finds necessary
	stride     = 2                   // from one look to the next
)

// Pilot is how many paths plan the search: 0 where Most allows so few that it looks only there.
func (s *Search) Pilot() int {
	if s.Most < 2*pilotPaths {
		return 0
	}
	return pilotPaths
}

// Plan settles the looks by the paths of a pilot.
func (s *Search) Plan(m *sim.Model, pilot *sim.Paths) {
	for i := range s.Precisions {
		p := &s.Precisions[i]
		column, _, _ := p.column(m, pilot)
		s.planned = max(s.planned, p.takes(column, spent(1)))
	}
}

// Next returns how many paths there must be for the search to go on, given those so far
// (nil at the beginning); 0 when it is over. They are whole blocks but for Most.
func (s *Search) Next(m *sim.Model, paths *sim.Paths) int {
	switch {
	case paths == nil && s.Pilot() == 0:
		s.size = s.Most
	case paths == nil:
		s.size = s.wholeBlocks(max(headroom*s.planned, pilotPaths, float64(s.Least)))
	case s.look(m, paths) || paths.N >= s.Most:
		return 0
	default:
		s.size = s.wholeBlocks(stride * float64(s.size))
	}
	return s.size
}

// spent is the chance to err at look k.
func spent(k int) float64 { return (1 - confidence) * 3 / math.Pow(4, float64(k)) }

// look judges every figure and tells whether all are known well enough.
func (s *Search) look(m *sim.Model, paths *sim.Paths) bool {
	s.Looks++
	s.Known = make([]Known, len(s.Precisions))
	for i := range s.Precisions {
		s.Known[i] = s.Precisions[i].known(m, paths, spent(s.Looks))
	}
	return !slices.ContainsFunc(s.Known, func(k Known) bool { return !k.Reached })
}

// wholeBlocks rounds paths up to whole blocks, and down to the most there may be.
func (s *Search) wholeBlocks(paths float64) int {
	if paths >= float64(s.Most) {
		return s.Most
	}
	return min(s.Most, int(math.Ceil(paths/sim.BlockPaths))*sim.BlockPaths)
}

// takes tells how many paths the precision takes, by those of a pilot.
func (p *Precision) takes(pilot []int64, alpha float64) float64 {
	value := p.value(pilot)
	if p.target != "" { // the least number of which that share would do
		blocks := sort.Search(PilotFrom/sim.BlockPaths, func(b int) bool {
			n := (b + 1) * sim.BlockPaths
			lo, hi := clopperPearson(int(math.Round(value*float64(n))), n, alpha)
			return max(value-lo, hi-value) <= p.Asked
		})
		return float64((blocks + 1) * sim.BlockPaths)
	}
	// Other intervals narrow with the square root of the paths.
	lo, hi := p.interval(pilot, alpha)
	most := float64(len(pilot)) * math.Pow(p.to(value, max(value-lo, hi-value))/p.Asked, 2)
	if p.percent == 0 {
		return most
	}
	// But a percentile of few different values is known exactly as soon as the ranks about it are ties.
	// The ranks of n paths are where those of the pilot are, at the same shares.
	var s selector
	var ends [2]int64
	for n := float64(len(pilot)); n < min(most, PilotFrom); n *= 1.5 {
		below, above := ranks(int(n), p.percent, alpha)
		at := func(rank int) int { return min(max(int(float64(rank)/n*float64(len(pilot))), 0), len(pilot)-1) }
		if s.order(ends[:], pilot, []int{at(below), at(above)}); ends[0] == ends[1] && float64(ends[0]) == value {
			return n
		}
	}
	return most
}

// warnOfPrecision tells which figures are not known as well as was asked.
func (f *Forecast) warnOfPrecision(s *Search) {
	for _, k := range s.Known {
		to := float64(k.To)
		switch {
		case k.Reached:
		case to > 0.99:
			f.Warnings.add("Raise --max-paths, or ask for a mean, a probability or a percentile further from 0.",
				"Not precise: %s, the most allowed, cannot say how well %s is known.", counted(f.Paths, "path", "paths"), k.Figure)
		default:
			remedy := fmt.Sprintf("Ask for %s=%s%%.", k.Figure, roundUp(100*to))
			if needed := headroom * float64(f.Paths) * math.Pow(to/k.Asked, 2); needed <= float64(s.Limit) {
				remedy = fmt.Sprintf("Raise --max-paths to about %s, or a%s", roundUp(needed), remedy[1:])
			}
			f.Warnings.add(remedy, "Not as precise as asked: after %s, the most allowed, %s is known %s, not to ± %.6g %%.",
				counted(f.Paths, "path", "paths"), k.Figure, k.Within(), 100*k.Asked)
		}
	}
}

// Within tells To with two digits, rounded up: "to ± 0.97 %", "to ± 0.5 % of itself" or "exactly".
func (k *Known) Within() string {
	switch to := float64(k.To); {
	case to == 0:
		return "exactly"
	case math.IsInf(to, 0):
		return "to no precision"
	case k.Relative:
		return "to ± " + roundUp(100*to) + " % of itself"
	default:
		return "to ± " + roundUp(100*to) + " %"
	}
}

// roundUp writes a number above 0 with two digits, not less than it is.
func roundUp(v float64) string {
	place := int(math.Floor(math.Log10(v))) - 1
	tens := math.Ceil(v/math.Pow10(place) - 1e-9)
	if tens == 100 {
		tens, place = 10, place+1
	}
	if place >= 0 {
		return strconv.FormatFloat(tens*math.Pow10(place), 'f', -1, 64)
	}
	return strconv.FormatFloat(tens/math.Pow10(-place), 'f', -place, 64)
}
