package scenarios

import (
	"fmt"

	"funnelcast/sim"
)

// partner items are brought by partners.
func (x *resolver) partner(s *Source, out *sim.Source) {
	out.Kind, out.Shares = sim.Partner, x.shares(s)
	x.missing(s.place, "yield", "what a partner brings, such as yield: 0.5 per month")
	if !s.has("signed_by") {
		x.missing(s.place, "partners", "how many partners are signed, such as partners: {2027-04: 4}, or signed_by: a role that signs them")
	}
	out.Volume = []sim.Step{{Value: x.value(&s.Yield.quantity, 0)}}
	p := sim.Partners{Ramp: s.Ramp.values(), CV: s.PartnerCV.value}
	if s.Partners.node != nil {
		p.Plan = steps(x, &s.Partners, func(n *Exact[whole], _ string) sim.Value { return sim.Value{Fixed: n.value} })
	}
	for i := 1; i < len(p.Plan); i++ {
		if p.Plan[i].Value.Fixed < p.Plan[i-1].Value.Fixed {
			x.add(s.Partners.node, s.Partners.path, fmt.Sprintf("found %g partners in %s, after %g", p.Plan[i].Value.Fixed, x.s.Start.month+sim.Month(p.Plan[i].From), p.Plan[i-1].Value.Fixed), "a partner who has signed stays; the numbers do not fall")
			break
		}
	}
	if s.CarriedBy.name != "" {
		if i := x.find(s.CarriedBy, "role", x.roles); i >= 0 {
			p.CarriedBy = 1 + i
			if !x.s.Roles[i].Value.has("partners") {
				x.add(s.CarriedBy.node, s.CarriedBy.path, fmt.Sprintf("the role %q has no partners", s.CarriedBy.name), "how many a person carries, such as partners: 7", "write it in the role")
			}
		}
	}
	if s.SignedBy.name != "" {
		if i := x.find(s.SignedBy, "role", x.roles); i >= 0 {
			r := &x.s.Roles[i].Value
			p.SignedBy, p.SignRate = 1+i, x.value(&r.Signs.quantity, 0)
			if !r.has("signs") {
				x.add(s.SignedBy.node, s.SignedBy.path, fmt.Sprintf("the role %q has no signs", s.SignedBy.name), "how many partners a person signs, such as signs: 0.3 per month", "write it in the role")
			}
		}
	}
	out.Partners = p
}

// deals is what the contracts of a source cost.
func (x *resolver) deals(s *Source, out *sim.Source) {
	out.Discount, out.Commission = x.value(&s.Discount.quantity, 0), x.value(&s.Commission.quantity, 0)
	out.Wholesale = sim.Wholesale{Share: x.value(&s.Wholesale.Share.quantity, 0), Discount: x.value(&s.Wholesale.Discount.quantity, 0)}
	out.CloserForgoes, out.Elasticity = 1-s.AEChannelCommission.or(1), s.ChannelElasticity.value
	x.needs(s.place, "channel_elasticity", "ae_channel_commission", "how much closers care for the share of their commission that they get")
}
