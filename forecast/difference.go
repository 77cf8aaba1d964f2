package forecast

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// A Difference is what a plan has more than the baseline, found path by path: on path i both
// plans live through the same luck, so d_i = b_i − a_i is what the change does there. Its mean
// has the standard error s_d/√N. As Var(b−a) = Var a + Var b − 2 Cov(a, b), that is smaller than
// the error √(s_a²/N + s_b²/N) of two runs with luck of their own by as much as the plans
// move together (common random numbers; Law and Kelton, Simulation Modeling and Analysis, ch. 11).
type Difference struct {
	Mean     float64 `json:"mean"`
	SE       float64 `json:"se"`          // of Mean, paired
	Unpaired float64 `json:"se_unpaired"` // what it would be, had each plan luck of its own
	// Lo and Hi hold the true mean difference between them with 95 % (Student's interval).
	Lo float64 `json:"lo95"`
	Hi float64 `json:"hi95"`
	Verdict
	Paths    Band    `json:"by_path"`   // of d_i over the paths
	Better   float64 `json:"better"`    // share of the paths on which the plan beats the baseline, ties half
	BetterSE float64 `json:"better_se"` // its standard error
	Same     float64 `json:"same"`      // share of the paths on which both have the same
}

// A Verdict says whether the sign of a difference is sure.
type Verdict struct {
	Distinct bool `json:"distinct"` // the 95 % interval does not hold 0
	// Takes is about how many paths would tell, were the difference what it seems to be; 0 where
	// it is distinct already, and where more than a million would be needed.
	Takes int `json:"takes,omitempty"`
}

const (
	level95  = 0.975   // upper point of a two-sided 95 % interval
	mostTold = 1 << 20 // paths beyond which a difference is called too small to tell
)

// z95 is how many standard errors a normal law's 95 % interval reaches either way, 1.96.
var z95 = distuv.UnitNormal.Quantile(level95)

// differenceOf compares columns of whole numbers of which scale make one unit; less tells that
// less of it is better. The columns have two values or more.
func (r *reader) differenceOf(a, b []int64, scale float64, less bool) *Difference {
	n := len(a)
	_, seA := moments(a)
	_, seB := moments(b)
	delta := subtract(r.sum, b, a)
	mean, se := moments(delta)
	half := se * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n - 1)}.Quantile(level95)
	d := &Difference{
		Mean: mean / scale, SE: se / scale, Unpaired: math.Hypot(seA, seB) / scale,
		Lo: (mean - half) / scale, Hi: (mean + half) / scale,
		Verdict: verdict(mean, se, mean-half, mean+half, n),
		Paths:   r.band(delta, scale),
	}
	same := 0
	for i, v := range delta {
		switch {
		case v == 0:
			same++
			r.values[i] = 0.5
		case v > 0 != less:
			r.values[i] = 1
		default:
			r.values[i] = 0
		}
	}
	d.Same = float64(same) / float64(n)
	d.Better, d.BetterSE = moments(r.values)
	if d.BetterSE == 0 { // all paths alike; as of a [Target] that is always or never reached
		d.BetterSE = 1 / float64(n+1)
	}
	return d
}

// subtract sets dst to b − a, path by path.
func subtract(dst, b, a []int64) []int64 {
	for i := range dst {
		dst[i] = b[i] - a[i]
	}
	return dst
}

// verdict judges a difference by its interval. The error falls with √M, so at
// M = N·((z + z')·SE/mean)² paths an interval of z = 1.96 standard errors leaves out 0 in 8 of 10 tries
// (z' = 0.84), if the difference is as large as it seems.
func verdict(mean, se, lo, hi float64, n int) Verdict {
	if lo > 0 || hi < 0 {
		return Verdict{Distinct: true}
	}
	z := z95 + distuv.UnitNormal.Quantile(0.8)
	takes := float64(n) * math.Pow(z*se/mean, 2)
	if !(takes <= mostTold) { // NaN where there is no difference at all
		return Verdict{}
	}
	return Verdict{Takes: int(math.Ceil(takes))}
}

// A Gain is how much more probable a target is than under the baseline.
type Gain struct {
	Points   float64 `json:"difference"`  // P(target) less that of the baseline
	SE       float64 `json:"se"`          // paired
	Unpaired float64 `json:"se_unpaired"` // what it would be, had each plan luck of its own
	Lo       float64 `json:"lo95"`
	Hi       float64 `json:"hi95"`
	Verdict
	Before Uncertain `json:"before"` // P(target) under the baseline
	After  Uncertain `json:"after"`  // Before and the difference, on the same paths
	Won    int       `json:"won"`    // paths that reach it, and do not under the baseline
	Lost   int       `json:"lost"`   // paths that reach it under the baseline alone
}

// gainOf compares how often two plans reach a target. Only the paths count on which they
// disagree, b won and c lost ones (McNemar, Psychometrika 12, 1947): the difference
// is (b−c)/n, its error √(b+c−(b−c)²/n)/n, or 1/(n+1) where there is no such path. The interval is that with
// one path more of either kind (Bonett and Price, Journal of Educational and Behavioral Statistics
// 37, 2012), which holds for few of them as well.
func gainOf(a, b []int64, atLeast float64) *Gain {
	n, won, lost, reachedA, reachedB := len(a), 0, 0, 0, 0
	for i := range a {
		inA, inB := float64(a[i]) >= atLeast, float64(b[i]) >= atLeast
		switch {
		case inA && inB:
			reachedA, reachedB = reachedA+1, reachedB+1
		case inA:
			reachedA, lost = reachedA+1, lost+1
		case inB:
			reachedB, won = reachedB+1, won+1
		}
	}
	before, seA := probability(reachedA, n)
	after, seB := probability(reachedB, n)
	mean, se := discordant(won, lost, n)
	g := &Gain{Points: mean, SE: se, Unpaired: math.Hypot(seA, seB), Before: Uncertain{before, seA}, After: Uncertain{after, seB}, Won: won, Lost: lost}
	if won+lost == 0 {
		g.SE = 1 / float64(n+1)
	}
	centre, wider := discordant(won+1, lost+1, n+2)
	half := wider * z95
	g.Lo, g.Hi = centre-half, centre+half
	g.Verdict = verdict(mean, se, g.Lo, g.Hi, n)
	return g
}

// discordant returns (b−c)/n and its standard error.
func discordant(b, c, n int) (difference, se float64) {
	d := float64(b - c)
	return d / float64(n), math.Sqrt(float64(b+c)-d*d/float64(n)) / float64(n)
}

// Times is how many times smaller the paired error of the mean is than the unpaired one; 1 where both are 0.
func (d *Difference) Times() float64 {
	if d.Unpaired == d.SE {
		return 1
	}
	return d.Unpaired / d.SE
}
