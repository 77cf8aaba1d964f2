package sim

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// growthLaw is a Growth on one path: the rate and, where customers differ, the
// truncated normal around it.
type growthLaw struct{ rate, sd, low, high float64 }

type growth struct{ expansion, contraction growthLaw }

func (w *world) growthOf(g Growth) growthLaw {
	l := growthLaw{rate: w.value(g.Rate), sd: g.SD}
	if g.SD > 0 {
		l.low = distuv.UnitNormal.CDF((g.Min - l.rate) / g.SD)
		l.high = distuv.UnitNormal.CDF((g.Max - l.rate) / g.SD)
	}
	return l
}

// of is the yearly rate of a customer.
func (l *growthLaw) of(k key, p purpose, normal *table) float64 {
	if l.sd == 0 {
		return l.rate
	}
	at := l.low + unit(k.draw(p))*(l.high-l.low)
	return l.rate + l.sd*normal.at(uint64(at*0x1p64))
}

// growYearly applies the part of a year's expansion and contraction that has
// come since the last time, to the ARR the customer had before their event.
func (w *world) growYearly(c *customer, before int64, sky *climate, worked *desk) {
	seg, g, n := &w.plan.segments[c.segment], &w.growth[c.segment], int(c.months)
	up := g.expansion.of(c.key, toExpand.at(n), w.plan.normal)
	if up > 0 {
		up *= sky.expansion * w.coverage[c.segment].expansion
	}
	down := g.contraction.of(c.key, toContract.at(n), w.plan.normal)
	if worked != nil {
		down *= w.plan.model.Roles[worked.role].RenewalContraction
	}
	if seg.kind == Usage {
		was := c.level
		c.level = max(c.level+wholeMoney(float64(c.level)*(up-down)*seg.yearShare), 0)
		if seg.noise == nil {
			w.grow(c, c.level-c.arr)
		} else { // the ARR follows with the month's use
			w.loseOf(c, max(was-c.level, 0))
		}
		return
	}
	if up != 0 {
		w.grow(c, w.inUnits(c, float64(before)*up*seg.yearShare))
	}
	if down != 0 {
		w.grow(c, -w.inUnits(c, float64(before)*down*seg.yearShare))
	}
}

// inUnits rounds a change of a customer's ARR to minor units, or, where the contract
// counts users or machines, to whole ones of them; these by luck, so that the mean is kept.
func (w *world) inUnits(c *customer, by float64) int64 {
	if c.each == 0 {
		return wholeMoney(by)
	}
	luck := unit(c.key.draw(toRound.at(int(c.months))))
	return int64(math.Floor(by/float64(c.each)+luck)) * c.each
}
