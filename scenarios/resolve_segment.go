package scenarios

import (
	"fmt"
	"math"

	"funnelcast/sim"
)

// eachSegment turns the segments.
func (x *resolver) eachSegment() {
	for i := range x.s.Segments {
		s := &x.s.Segments[i].Value
		out := sim.Segment{Name: x.s.Segments[i].Name, ChurnSpread: s.ChurnSpread.value, OpeningCustomers: int(s.OpeningCustomers.value)}
		x.contract(&s.Contract, &out)
		out.Churn = x.churn(s, out.TermMonths)
		out.Expansion, out.Contraction = x.growth(&s.Expansion), x.growth(&s.Contraction)
		out.Uplift = x.value(&s.Uplift.quantity, 0)
		out.Partial = sim.Partial{Share: x.value(&s.Partial.Share.quantity, 0), Keeps: x.value(&s.Partial.Keeps.quantity, 0)}
		out.WorkedBy = x.findAll(s.WorkedBy, "role", x.roles)
		out.Needs = x.second(s.Needs, s.WorkedBy)
		out.OpeningWorth = x.openingWorth(s, &out)
		out.OpeningRenewals = x.renewals(s, out.TermMonths)
		x.model.Segments = append(x.model.Segments, out)
	}
}

// second is 1 + the index of a second role, or 0 for none.
func (x *resolver) second(role Ref, first Names) int {
	if role.name == "" {
		return 0
	}
	for _, ref := range first {
		if ref.name == role.name {
			x.add(role.node, role.path, role.node.found(), "a second role is another one than those in worked_by")
		}
	}
	return 1 + x.find(role, "role", x.roles)
}

// openingWorth is what the first customers pay a year: what they say, or what new
// ones would, discount taken off.
func (x *resolver) openingWorth(s *Segment, out *sim.Segment) sim.Spread {
	switch {
	case s.OpeningValue.given():
		return x.spread(&s.OpeningValue.quantity)
	case out.Kind == sim.Licence && out.OpeningCustomers > 0:
		pay := "what the opening customers pay for maintenance a year"
		if s.Contract.Price.given() {
			pay += ", for one user or unit"
		}
		x.missing(s.place, "opening_value", pay+"; the price of the licence is paid")
	}
	off := out.Discount.Fixed
	if a := out.Discount.Assumption; a > 0 {
		off = x.model.Assumptions[a-1].Law.Quantile(0.5)
	}
	worth := out.Worth
	worth.Law = times(worth.Law, 1-off)
	return worth
}

// churn is told per renewal, or for a period and then compounded over the term.
func (x *resolver) churn(s *Segment, term int) sim.Value {
	q := &s.Churn.quantity
	if s.Contract.Kind != "licence" || s.Contract.has("maintenance") {
		x.missing(s.place, "churn", "share of customers lost at a renewal; with monthly contracts and usage, in a month")
	}
	if q.given() && q.months > 0 && q.months != term {
		periods := float64(term) / float64(q.months)
		switch law := q.law.(type) {
		case sim.Fixed:
			q.law = sim.Fixed(1 - math.Pow(1-float64(law), periods))
		case sim.Values:
			for i := range law {
				law[i] = 1 - math.Pow(1-law[i], periods)
			}
		default:
			q.law = compounded{Law: law, Periods: periods}
		}
		q.months = term
	}
	return x.value(q, 0)
}

func (x *resolver) growth(c *Change) sim.Growth {
	g := sim.Growth{Rate: x.value(&c.Rate.quantity, 0), SD: c.BetweenCustomers.SD.value}
	if b := &c.BetweenCustomers; b.SD.set {
		g.Min, g.Max = b.Min.or(-1), b.Max.or(math.Inf(1))
		if g.Min >= g.Max {
			x.add(b.Min.node, b.Min.path, b.Min.node.found(), "min lies below max")
		}
		if q := &c.Rate.quantity; q.given() && g.Min < g.Max && (q.law.Quantile(0.999) < g.Min || q.law.Quantile(0.001) > g.Max) {
			x.add(b.node, b.path, b.node.found(), "the rate itself lies outside min and max")
		}
	}
	return g
}

// renewals counts the opening customers by the month of their renewal.
func (x *resolver) renewals(s *Segment, term int) []int {
	var counts []int
	sum := 0
	for i := range s.OpeningRenewals {
		row := &s.OpeningRenewals[i]
		m, f := parseMonth(&calendar{start: x.s.Start.month}, row.Name)
		at := int(m - x.s.Start.month)
		if f == nil && x.s.Start.set && (at < 0 || at >= term) {
			f = &fault{allowed: fmt.Sprintf("with a term of %d months a customer renews between %s and %s", term, x.s.Start.month, x.s.Start.month+sim.Month(term-1))}
		}
		if f != nil {
			x.add(row.node, row.path, fmt.Sprintf("found the month %q", row.Name), f.allowed)
			continue
		}
		if !x.s.Start.set {
			continue
		}
		for len(counts) <= at {
			counts = append(counts, 0)
		}
		counts[at] += int(row.Value.value)
		sum += int(row.Value.value)
	}
	if counts != nil && s.OpeningCustomers.node != nil && sum != int(s.OpeningCustomers.value) {
		own := s.node.get("opening_renewals")
		at := own.laid()
		if n := s.OpeningCustomers.node; at == own && n.file != own.file {
			at = n
		}
		x.add(at, join(s.path, "opening_renewals"), fmt.Sprintf("the renewals sum to %d", sum), fmt.Sprintf("there are %d opening customers", int(s.OpeningCustomers.value)))
	}
	return counts
}
