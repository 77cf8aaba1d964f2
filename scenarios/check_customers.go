package scenarios

import (
	"math"

	"funnelcast/sim"
)

// A following is the customers of a segment, month by month.
type following struct {
	cohorts []float64 // by first full month; that of the opening customers is 0, their renewals spread evenly
	bare    float64   // with a licence and no maintenance: they stay
}

func (f *following) customers() float64 { return sum(f.cohorts) + f.bare }

// pass lets a month pass: some leave at their renewals, others sign. Who leaves is multiplied on the hazard scale, as in sim.
func (c *checker) pass(f *following, segment, month int, signed float64) {
	haste := c.haste(segment, month)
	for since := range f.cohorts {
		f.cohorts[since] *= math.Pow(c.stays(segment, since, month), haste)
	}
	renews := c.renewing(segment)
	f.cohorts = append(f.cohorts, signed*renews)
	f.bare += signed * (1 - renews)
}

// haste is by what people multiply the hazard of leaving in a month: customers ÷ those who can be covered, from 1 where all
// are up to the highest uncovered_churn, and for the renewals that there is time to work their renewal_churn.
func (c *checker) haste(segment, month int) float64 {
	covered, most, worked := 0.0, 1.0, 1.0
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		if !covers(r, segment) {
			continue
		}
		_, ramped := c.people(i, month)
		if r.Accounts.Set && r.UncoveredChurn > 1 {
			customers := 0.0
			for j, n := range c.flows[month].customers {
				if covers(r, j) {
					customers += n
				}
			}
			covered += ramped * c.median(r.Accounts.Value) / max(customers, 1)
			most = max(most, r.UncoveredChurn)
		}
		var asked need
		c.needOfCustomers(i, month, &asked)
		if asked.renewals > 0 {
			worked -= min(ramped*c.median(r.Renewals.Value)/asked.renewals, 1) * c.partOf(i, segment, month, renewals) * (1 - r.RenewalChurn)
		}
	}
	return min(max(1/max(covered, 1e-9), 1), most) * worked
}

// stays is the share that a month leaves of a cohort. Who was won in the plan renews a term after the signature, in the month
// before the first full one.
func (c *checker) stays(segment, since, month int) float64 {
	s := &c.m.Segments[segment]
	if since == 0 {
		return math.Pow(1-c.leave(s, month/s.TermMonths), 1/float64(s.TermMonths))
	}
	if months := month - since + 1; months%s.TermMonths == 0 {
		return 1 - c.leave(s, months/s.TermMonths-1)
	}
	return 1
}

// renewing is the share of new customers who have something to renew: all but those who buy a licence without maintenance.
func (c *checker) renewing(segment int) float64 {
	seg := &c.m.Segments[segment]
	switch {
	case seg.Kind != sim.Licence:
		return 1
	case c.median(seg.Maintenance.Rate) == 0:
		return 0
	}
	return c.median(seg.Maintenance.Taken)
}

// years is for how many years a contract is booked, at least one; a licence once.
func (c *checker) years(segment int) float64 {
	seg := &c.m.Segments[segment]
	if seg.Kind == sim.Licence {
		return 1
	}
	return max(float64(seg.TermMonths)/12, 1)
}

// left is for how many years what is added in a month to the contracts of a segment's customers is booked, on average: the
// rest of their terms, at least a year. Whole months are gone of a term: of those signed m months before, m−1 or m, as often the one as the other.
func (c *checker) left(f *following, segment, month int) float64 {
	term := c.m.Segments[segment].TermMonths
	if term <= 12 || sum(f.cohorts) == 0 {
		return c.years(segment)
	}
	rest := func(gone int) float64 { return float64(max(term-((gone%term)+term)%term, 12)) / 12 }
	before := func(months int) float64 { return (rest(months-1) + rest(months)) / 2 }
	total := 0.0
	for signed, n := range f.cohorts[1:] {
		total += n * before(month-signed)
	}
	return (total + f.cohorts[0]*c.leftOfOpening(segment, month, before)) / sum(f.cohorts)
}

// leftOfOpening is that of the opening customers, whose renewals are spread evenly over a term or in the months given.
func (c *checker) leftOfOpening(segment, month int, before func(months int) float64) (years float64) {
	seg := &c.m.Segments[segment]
	if len(seg.OpeningRenewals) == 0 {
		for m := range seg.TermMonths {
			years += before(m) / float64(seg.TermMonths)
		}
		return years
	}
	for renewal, n := range seg.OpeningRenewals {
		years += before(month-renewal) * float64(n) / float64(seg.OpeningCustomers)
	}
	return years
}

// addition is the share of a source's contracts in a segment that are added, in a month, to the contract of the customer
// whom they come from. To a licence nothing is added: more of it is another one.
func (c *checker) addition(s *sim.Source, segment, month int) float64 {
	switch {
	case s.Kind != sim.Base || !c.livesOn(s, segment) || c.m.Segments[segment].Kind == sim.Licence:
		return 0
	case upsells(s):
		return 1
	}
	all := 0.0
	for j, n := range c.flows[month].customers {
		if c.livesOn(s, j) {
			all += n
		}
	}
	return c.flows[month].customers[segment] / max(all, 1e-300)
}
