package scenarios

import (
	"fmt"
	"strings"

	"funnelcast/sim"
)

// channels looks at what selling through others leaves and does.
func (c *checker) channels() []Note {
	var notes []Note
	for i := range c.m.Sources {
		s := &c.m.Sources[i]
		notes = append(notes, c.margin(s)...)
		if s.CloserForgoes > 0 && s.Elasticity == 0 {
			notes = append(notes, Note{fmt.Sprintf("source %s: closers get %s of their commission on its deals, and nothing follows from it", s.Name, percent(1-s.CloserForgoes)),
				"write channel_elasticity, such as 0.5, if they then sell around the partner; without it pay alone changes"})
		}
		if s.Kind == sim.Partner {
			notes = append(notes, c.rampOfPartners(s)...)
		}
	}
	if c.m.DeliveryCost == 0 {
		notes = append(notes, Note{"gross_margin is not given and taken as 100%: lifetime value, payback and cash look better than they are", "write gross_margin: 78%, or whatever delivering what is sold leaves"})
	}
	return notes
}

// margin looks for deals that cost more than they bring.
func (c *checker) margin(s *sim.Source) []Note {
	var below []string
	life, wins := 0.0, 0.0
	last := c.m.Months - 1
	for j := range c.m.Segments {
		i := c.source(s.Name)
		won := c.flows[last].won[i][j]
		if s.Signups.PaysIn == j {
			won += c.flows[last].paying[i]
		}
		if won > 0 {
			wins += won
			life += won * c.lifetime(s, j)
			if left := c.net(s, j) * (1 - c.median(s.Commission)); left < c.m.DeliveryCost {
				below = append(below, fmt.Sprintf("%s keeps %s of the list price", c.m.Segments[j].Name, percent(round3(left))))
			}
		}
	}
	if len(below) > 0 {
		return []Note{{fmt.Sprintf("source %s leaves less than delivering costs, %s of the list price: %s", s.Name, percent(c.m.DeliveryCost), strings.Join(below, ", ")), "take a smaller discount, margin or commission, or other partners"}}
	}
	cost := s.CostPerMonth
	switch s.Kind {
	case sim.SelfServe, sim.Inbound:
		cost += s.CostPerItem * c.volume(s, last)
	default:
		cost += s.CostPerItem * sum(c.items(s, last, c.flows[last].customers))
	}
	if wins > 0 && cost > life {
		return []Note{{fmt.Sprintf("a deal from source %s costs %s in items and programmes, and its margin over the years a customer stays is %s, in %s", s.Name, c.money(cost/wins), c.money(life/wins), c.month(last)),
			"it never pays back: cheaper items, better rates, larger deals or less churn"}}
	}
	return nil
}

func (c *checker) source(name string) int {
	for i := range c.m.Sources {
		if c.m.Sources[i].Name == name {
			return i
		}
	}
	return -1
}

// rampOfPartners looks for partners who never sell at full yield.
func (c *checker) rampOfPartners(s *sim.Source) []Note {
	ramp := len(s.Partners.Ramp) - 1
	var late []string
	for _, step := range s.Partners.Plan {
		if step.From > 0 && step.From < c.m.Months && ramp > 0 && step.From+ramp >= c.m.Months {
			late = append(late, c.month(step.From))
		}
	}
	if len(late) == 0 {
		return nil
	}
	return []Note{{fmt.Sprintf("partners of source %s still ramping when the plan ends (%s of ramp): those of %s", s.Name, countOf(ramp, "month"), strings.Join(late, ", ")), "sign them earlier or look further ahead with months"}}
}
