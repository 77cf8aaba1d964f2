package forecast

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// valueOf compares a hire with the plan on paths from..to.
func (h *hiring) valueOf(c *candidate, from, to int) HireValue {
	a, b := h.plan, &c.pathwise
	v := HireValue{Role: h.m.Roles[c.role].Name, Month: h.month(c.month), HireEffect: h.effectOf(a, b, from, to), Money: 1}
	if h.unit != h.m.Currency.Code {
		v.Money = 1e6
	}
	if v.Cost.Distinct && v.Cost.Mean > 0 {
		v.PerMoney = ratioOf(subtract(make([]int64, to-from), b.figure[from:to], a.figure[from:to]),
			subtract(make([]int64, to-from), b.cost[from:to], a.cost[from:to]), h.money/h.scale*v.Money)
	}
	return v
}

// effectOf is what a plan has more than another on paths from..to.
func (h *hiring) effectOf(a, b *pathwise, from, to int) HireEffect {
	r := newReader(to - from)
	d := func(x, y []int64, scale float64, less bool) *Difference {
		return r.differenceOf(x[from:to], y[from:to], scale, less)
	}
	e := HireEffect{
		Paths:  to - from,
		Effect: d(a.figure, b.figure, h.scale, h.less),
		Cost:   d(a.cost, b.cost, h.money, true),
		Cash:   d(a.cash, b.cash, h.money, false),
	}
	if t := h.Aim.target; t != nil {
		e.Gain = gainOf(a.figure[from:to], b.figure[from:to], t.AtLeast)
	}
	return e
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

// sure tells whether a difference on n paths is surely for the better, or for the worse. k comparisons are made at once,
// so each is at 1 − 0.05/k (Bonferroni).
func (h *hiring) sure(d *Difference, n, k int) (better, worse bool) {
	half := d.SE * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n - 1)}.Quantile(1-byChance/2/float64(k))
	lo, hi := d.Mean-half, d.Mean+half
	if h.less {
		lo, hi = -hi, -lo
	}
	return lo > 0, hi < 0
}

// judge tells which contenders help, which of them are as good as the first, and how many paths would tell.
func (h *hiring) judge(values []HireValue, finalists []*candidate) {
	n, k := h.fresh(), len(values)
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
		v.Helps, v.Harms = h.sure(v.Effect, n, k)
		if i == 0 {
			continue
		}
		v.Behind = r.differenceOf(finalists[i].figure[from:], finalists[0].figure[from:], h.scale, h.less)
		if ahead, _ := h.sure(v.Behind, n, k-1); !ahead {
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

// payBack finds the first month from which on the mean cash with a hire is no lower than without, and tells a hire with whom it never is.
// Before the hire it is the same, so the first month of all is that of who never takes any.
func (h *hiring) payBack(v *HireValue, c *candidate) {
	if !v.Cash.Distinct || v.Cash.Mean < 0 {
		return
	}
	first := h.m.Months
	for first > 0 && c.cashBy[first-1] >= h.plan.cashBy[first-1] {
		first--
	}
	if v.NeverShort = first == 0; first > 0 && first < h.m.Months {
		v.PaidBack = h.month(first)
	}
}
