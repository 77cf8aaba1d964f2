package forecast

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"funnelcast/sim"
)

// Hire is the answer to "what is the next best hire, and who holds the plan back when". Money is in whole units of
// the currency, shares are fractions.
type Hire struct {
	Scenario string `json:"scenario"`
	Hash     string `json:"hash"`
	Version  string `json:"version"`
	Currency string `json:"currency"`
	Seed     uint64 `json:"seed"`
	Fixed    bool   `json:"fixed_assumptions"`
	Paths    int    `json:"paths"`       // of the plan as it stands
	Fresh    int    `json:"fresh_paths"` // the last of them, on which contenders are judged: they had no say in who is one
	Lived    int    `json:"paths_lived"` // in all, by the plan and by each hire

	Aim       AimedAt     `json:"aim"` // of the plan as it stands
	Hires     []HireValue `json:"hires"`
	Calendar  []Load      `json:"bottlenecks"` // by role, and who else is not full
	Unlimited []RoleMonth `json:"nobody_full"` // by month: the share of the futures in which no role is full
	Warnings  []Warning   `json:"warnings"`
}

// A HireValue is what one person more does, path by path against the plan as it stands. Contenders come first, the
// best of them at the top; then come those that were left behind, the later the higher.
type HireValue struct {
	Role      string      `json:"role"`
	Month     string      `json:"month"` // first in the seat
	Contender bool        `json:"contender"`
	Paths     int         `json:"paths"`  // futures that its figures rest on: for a contender the fresh ones alone
	Effect    *Difference `json:"effect"` // on the figure
	Gain      *Gain       `json:"probability,omitempty"`
	Cost      *Difference `json:"cost"` // up to the figure's month, all that is paid for the person and for what they bring about
	Cash      *Difference `json:"cash"` // at the plan's end
	// PerMoney is the effect for each Money of extra cost; nil where it is not sure that the hire costs more.
	PerMoney *Uncertain `json:"per_money,omitempty"`
	Money    float64    `json:"money"` // 1 for a figure in money, a million for others
	// PaidBack is the month from which on the mean cash is no lower than without the hire; empty where it is
	// not sure that it is higher at the plan's end, and for those left behind.
	PaidBack string `json:"paid_back,omitempty"`
	Helps    bool   `json:"helps"` // a contender whose effect is told from none, at 95 % for all contenders together
	Harms    bool   `json:"harms"` // a contender whose effect is surely for the worse
	Tied     bool   `json:"tied"`  // a contender that is not told from the first on the same paths
	// Behind is by how much a contender is behind the first, path by path; nil for the first and those left behind.
	Behind *Difference `json:"behind,omitempty"`
	// Needed is how many paths would about tell it from the first if it is Tied, and the first from no effect if
	// nothing helps; 0 where nothing hints at a difference.
	Needed int `json:"needed,omitempty"`
	// Thrifty is a contender that surely does more for the money than the first.
	Thrifty bool `json:"thrifty"`
}

// A livedHire is what is kept of the paths of a plan: the figure, cost up to its month and cash at the end, path by
// path, and the sum of cash over fresh paths by month.
type livedHire struct {
	figure, cost, cash []int64
	cashBy             []float64
}

// contenders is how many hires are judged in the end.
const contenders = 4

// lessWanted tells the metrics of which a hire should bring less.
func lessWanted(metric string) bool {
	switch metric {
	case "churned_arr", "contraction_arr", "losses", "cold":
		return true
	}
	return lessIsBetter(metric)
}

// valueOf compares a hire with the plan on paths from..to.
func (h *hiring) valueOf(c *candidate, from, to int) HireValue {
	a, b := h.plan, &c.livedHire
	r := newReader(to - from)
	d := func(x, y []int64, scale float64, less bool) *Difference {
		return r.differenceOf(x[from:to], y[from:to], scale, less)
	}
	v := HireValue{
		Role: h.m.Roles[c.role].Name, Month: h.month(c.month), Paths: to - from,
		Effect: d(a.figure, b.figure, h.scale, h.less),
		Cost:   d(a.cost, b.cost, h.money, true),
		Cash:   d(a.cash, b.cash, h.money, false),
		Money:  1,
	}
	if t := h.Aim.target; t != nil {
		v.Gain = gainOf(a.figure[from:to], b.figure[from:to], t.AtLeast)
	}
	if h.unit != h.m.Currency.Code {
		v.Money = 1e6
	}
	if v.Cost.Distinct && v.Cost.Mean > 0 {
		v.PerMoney = ratioOf(subtract(make([]int64, to-from), b.figure[from:to], a.figure[from:to]),
			subtract(make([]int64, to-from), b.cost[from:to], a.cost[from:to]), h.money/h.scale*v.Money)
	}
	return v
}

// ratioOf is the ratio R = Σx/Σy of two columns' means, times a factor. Its error is that of the mean of
// x − R·y, divided by the mean of y (delta method; Cochran, Sampling Techniques, ch. 6).
func ratioOf(x, y []int64, factor float64) *Uncertain {
	meanX, _ := moments(x)
	meanY, _ := moments(y)
	ratio := meanX / meanY
	rest := make([]float64, len(x))
	for i := range x {
		rest[i] = float64(x[i]) - ratio*float64(y[i])
	}
	_, se := moments(rest)
	return &Uncertain{ratio * factor, se / math.Abs(meanY) * factor}
}

// judge tells which contenders help, which of them are as good as the first, and how many paths would tell. k
// comparisons are made at once, so each is at 1 − 0.05/k (Bonferroni).
func (h *hiring) judge(values []HireValue, finalists []*candidate) {
	n, k := h.fresh(), len(values)
	sure := func(d *Difference, k int) (better, worse bool) {
		half := d.SE * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n - 1)}.Quantile(1-byChance/2/float64(k))
		lo, hi := d.Mean-half, d.Mean+half
		if h.less {
			lo, hi = -hi, -lo
		}
		return lo > 0, hi < 0
	}
	needed := func(d *Difference) int {
		if d.Mean == 0 {
			return 0
		}
		z := distuv.UnitNormal.Quantile(1-byChance/2/float64(k)) + distuv.UnitNormal.Quantile(0.8)
		return pathsFor(h.Paths, math.Pow(z*d.SE/d.Mean, 2))
	}
	from := h.Paths - n
	r := newReader(n)
	for i := range values {
		v := &values[i]
		v.Contender = true
		v.Helps, v.Harms = sure(v.Effect, k)
		if i == 0 {
			continue
		}
		v.Behind = r.differenceOf(finalists[i].figure[from:], finalists[0].figure[from:], h.scale, h.less)
		if ahead, _ := sure(v.Behind, k-1); !ahead {
			v.Tied, v.Needed = true, needed(v.Behind)
		}
		if a, b := values[0].PerMoney, v.PerMoney; a != nil && b != nil { // as if unpaired, which is on the safe side
			z := distuv.UnitNormal.Quantile(1 - byChance/2/float64(k-1))
			v.Thrifty = !h.less && b.Value-a.Value > z*math.Hypot(a.SE, b.SE)
		}
	}
	if first := &values[0]; !first.Helps {
		first.Needed = needed(first.Effect)
	}
}

// paidBack is the first month from which on the mean cash with a hire is no lower than without.
func (h *hiring) paidBack(c *candidate, cash *Difference) string {
	if !cash.Distinct || cash.Mean < 0 {
		return ""
	}
	first := h.m.Months
	for first > 0 && c.cashBy[first-1] >= h.plan.cashBy[first-1] {
		first--
	}
	if first < c.month || first == h.m.Months {
		return ""
	}
	return h.month(first)
}

func (h *hiring) month(i int) string { return (h.m.Start + sim.Month(i)).String() }
