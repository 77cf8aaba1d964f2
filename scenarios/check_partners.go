package scenarios

import (
	"math"

	"funnelcast/sim"
)

// A network is the partners of a source in a month.
type network struct {
	signed  float64
	carried float64 // for whom a manager has time
	ramped  float64 // partners at full yield that these equal
}

func (c *checker) partners(s *sim.Source, month int) (n network) {
	p := &s.Partners
	room := math.Inf(1)
	if r := p.CarriedBy; r > 0 && c.m.Roles[r-1].Partners.Set {
		_, managers := c.people(r-1, month)
		room = managers * c.median(c.m.Roles[r-1].Partners.Value)
		for i := range c.m.Sources {
			if &c.m.Sources[i] == s {
				break
			}
			if other := &c.m.Sources[i]; other.Kind == sim.Partner && other.Partners.CarriedBy == r {
				room = max(0, room-c.partners(other, month).signed) // sources are served in their order
			}
		}
	}
	planned := 0.0
	for since := range month + 1 {
		joined := -planned
		for _, step := range p.Plan {
			if step.From <= since {
				planned = c.median(step.Value)
			}
		}
		joined = max(0, joined+planned)
		if p.SignedBy > 0 && since > 0 {
			_, signers := c.people(p.SignedBy-1, since-1)
			joined += signers * c.median(p.SignRate)
		}
		ramp := 1.0
		if since > 0 && len(p.Ramp) > 0 {
			ramp = p.Ramp[min(month-since, len(p.Ramp)-1)]
		}
		carried := min(joined, room-n.carried)
		n.signed += joined
		n.carried += carried
		n.ramped += carried * ramp
	}
	return n
}
