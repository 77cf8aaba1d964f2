package scenarios

import (
	"math"

	"funnelcast/sim"
)

// worth is the mean first-year value of a contract that a source brings in a
// segment, net of its discounts: a year's value, or a licence's price.
func (c *checker) worth(s *sim.Source, segment int) float64 {
	if s.Kind == sim.Base && s.Worth.Law != nil {
		return mean(s.Worth) * c.net(s, segment)
	}
	return c.listed(segment) * c.net(s, segment)
}

// listed is the mean list price of a segment's contract, a year's or a licence's.
func (c *checker) listed(segment int) float64 {
	seg := &c.m.Segments[segment]
	v := mean(seg.Worth)
	if seg.Units.Law != nil {
		v *= max(1, mean(seg.Units))
	}
	return v
}

// net is the share of the list price that is left after the segment's discount and the channel's.
func (c *checker) net(s *sim.Source, segment int) float64 {
	channel := c.median(s.Discount)
	if w := c.median(s.Wholesale.Share); w > 0 {
		channel = (1-w)*channel + w*c.median(s.Wholesale.Discount)
	}
	return (1 - c.median(c.m.Segments[segment].Discount)) * (1 - channel)
}

// recurring is the ARR of a contract as a share of its first-year value.
func (c *checker) recurring(segment int) float64 {
	seg := &c.m.Segments[segment]
	if seg.Kind == sim.Licence {
		return c.median(seg.Maintenance.Rate) * c.median(seg.Maintenance.Taken)
	}
	return 1
}

// openingWorth is the mean ARR of a customer of the first day.
func (c *checker) openingWorth(s *sim.Segment) float64 {
	v := mean(s.OpeningWorth)
	if s.Units.Law != nil {
		v *= max(1, mean(s.Units))
	}
	return v
}

// leave is the share of customers that a renewal loses, after some. Where customers differ, the hazard of a later
// renewal is lower, as in sim's shifted-beta-geometric law: c ÷ (1 + t·φ ÷ (1−φ)) after t renewals.
func (c *checker) leave(s *sim.Segment, renewals int) float64 {
	return c.median(s.Churn) / (1 + float64(renewals)*s.ChurnSpread/(1-s.ChurnSpread))
}

// yearlyChurn is the share of customers that their first year loses.
func (c *checker) yearlyChurn(s *sim.Segment) float64 {
	if s.ChurnSpread == 0 || s.TermMonths >= 12 {
		return 1 - math.Pow(1-c.median(s.Churn), 12/float64(s.TermMonths))
	}
	left := 1.0
	for t := range 12 / s.TermMonths {
		left *= 1 - c.leave(s, t)
	}
	return 1 - left
}

// lifetime is the margin of a source's contract over the mean years that a customer stays.
func (c *checker) lifetime(s *sim.Source, segment int) float64 {
	seg := &c.m.Segments[segment]
	worth := c.worth(s, segment)
	value := worth * c.recurring(segment) / max(c.yearlyChurn(seg), 0.01)
	if seg.Kind == sim.Licence {
		value += worth
	}
	return value * (1 - c.m.DeliveryCost)
}
