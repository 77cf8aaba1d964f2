package sim

import "math"

// retention is a segment's churn on one path: for customers who differ, the Beta law of their
// own rates.
type retention struct{ rate, alpha, beta float64 }

// retentionOf is the Beta law with mean c and variance φ·c·(1−c); φ 0 is the rate itself.
func retentionOf(c, spread float64) retention {
	if spread == 0 || c <= 0 || c >= 1 {
		return retention{rate: c}
	}
	return retention{rate: c, alpha: c * (1/spread - 1), beta: (1 - c) * (1/spread - 1)}
}

// hazard is the probability to leave at a renewal, after so many survived. With a
// Beta law it falls: who is still there is less likely to leave. It is the hazard
// α/(α+β+t) of the shifted-beta-geometric law (Fader and Hardie, How to Project Customer
// Retention, 2007), so no customer needs a rate drawn.
func (r retention) hazard(survived float64) float64 {
	if r.alpha == 0 {
		return r.rate
	}
	return r.alpha / (r.alpha + r.beta + survived)
}

// leaves tells whether a customer leaves at a renewal. Coverage, shocks and who
// works the renewal act on the hazard: 1 − (1−c)^factor.
func (w *world) leaves(c *customer, sky *climate, worked *desk) bool {
	leaves, factor := w.retention[c.segment].hazard(c.exposure), w.coverage[c.segment].churn*sky.churn
	if worked != nil {
		factor *= w.plan.model.Roles[worked.role].RenewalChurn
	}
	if factor != 1 {
		leaves = 1 - math.Pow(1-leaves, factor)
	}
	if unit(c.key.draw(toChurn.at(int(c.months)))) < leaves {
		return true
	}
	c.exposure += factor
	return false
}

// renew applies what a renewal changes in the ARR of a customer who stays: a part
// that is given up, and the price increase on the rest.
func (w *world) renew(c *customer, worked *desk) {
	s := &w.plan.model.Segments[c.segment]
	if s.Partial.Share != (Value{}) {
		share := w.value(s.Partial.Share)
		if worked != nil {
			share *= w.plan.model.Roles[worked.role].RenewalContraction
		}
		if unit(c.key.draw(toKeep.at(int(c.months)))) < share {
			given := 1 - w.value(s.Partial.Keeps)
			c.level -= wholeMoney(float64(c.level) * given)
			w.grow(c, -w.inUnits(c, float64(c.arr)*given))
		}
	}
	if s.Uplift != (Value{}) {
		up := w.value(s.Uplift)
		by := wholeMoney(float64(c.arr) * up)
		if c.each > 0 {
			units, others := c.arr/c.each, c.arr%c.each // what was added at a price of its own
			each := wholeMoney(float64(c.each) * up)
			c.each += each
			by = units*each + wholeMoney(float64(others)*up)
		}
		c.level += wholeMoney(float64(c.level) * up)
		w.grow(c, by)
	}
}

// workRenewal finds who works a renewal of a segment: of those who have time, who could
// work most of them; nobody where all have worked what they can. Renewals are prepared ahead, so up
// to a month's worth can be worked in one go.
func (w *world) workRenewal(segment uint8) *desk {
	var best *desk
	for _, d := range w.renewers {
		r := &w.plan.model.Roles[d.role]
		if d.renewals >= 1 && covers(r, segment) && d.affords(r.RenewalEffort*3600, 0) &&
			(best == nil || d.renewals > best.renewals) {
			best = d
		}
	}
	if best != nil {
		best.renewals--
		best.owed += w.plan.model.Roles[best.role].RenewalEffort * 3600
		w.sum(renewalsWorked, 1)
	}
	return best
}
