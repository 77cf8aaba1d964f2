package scenarios

import (
	"fmt"
	"math"
	"strings"

	"funnelcast/sim"
)

// sold tells the contracts of every segment.
func (e *explainer) sold() []string {
	var lines []string
	for j := range e.m.Segments {
		s := &e.m.Segments[j]
		lines = append(lines, fmt.Sprintf("%s: %s%s; %s.", s.Name, e.contract(j), e.paid(s), e.stay(j)))
		if s.OpeningCustomers > 0 {
			lines[j] += fmt.Sprintf(" %s on the first day, worth %s a year.", capital(countOf(s.OpeningCustomers, "customer is there", "customers are there")), e.money(float64(s.OpeningCustomers)*e.openingWorth(s)))
		}
	}
	return lines
}

func (e *explainer) contract(segment int) string {
	s := &e.m.Segments[segment]
	counted := "units"
	if e.s.Segments[segment].Value.Contract.has("users") {
		counted = "users"
	}
	price := func(of string) string {
		of = " " + e.m.Currency.Code + of
		if s.Units.Law != nil {
			of += " for each of so many " + counted
		}
		text := e.tellSpread(s.Worth, e.amount, of)
		if s.Units.Law != nil {
			text += fmt.Sprintf(", of which there are %s: %s on average", e.tellSpread(s.Units, short, ""), e.money(e.listed(segment)))
		}
		if e.median(s.Discount) > 0 {
			text += ", less a discount of " + e.tell(s.Discount, percent)
		}
		return text
	}
	var text string
	switch {
	case s.Kind == sim.Licence:
		text = "a licence for " + price("") + ", paid once"
		if e.median(s.Maintenance.Rate) > 0 {
			text += fmt.Sprintf("; %s of buyers take maintenance for %s of that a year", e.tell(s.Maintenance.Taken, percent), e.tell(s.Maintenance.Rate, percent))
		}
	case s.Kind == sim.Usage:
		text = "paid by use, " + price(" a year")
		if s.Noise > 0 {
			text += fmt.Sprintf(", up and down by %s from month to month", percent(s.Noise))
		}
	case s.TermMonths == 1:
		text = "a contract by the month, " + price(" a year")
	default:
		text = fmt.Sprintf("a contract for %d months at a time, %s", s.TermMonths, price(" a year"))
	}
	if s.GoLive.Law != nil {
		text += fmt.Sprintf(", in use %s after the signature", e.inMonths(mean(s.GoLive)))
	}
	return text
}

// paid tells when a contract is invoiced and when the money comes.
func (e *explainer) paid(s *sim.Segment) string {
	b := &s.Billing
	period := b.Every
	if period == 0 {
		period = min(12, s.TermMonths)
	}
	when := "in advance"
	if b.Arrears {
		when = "in arrears"
	}
	text := fmt.Sprintf(", invoiced %s %s", every(period), when)
	switch {
	case s.Kind == sim.Licence && b.Instalments > 1:
		text = fmt.Sprintf(", invoiced in %d instalments", b.Instalments)
	case s.Kind == sim.Licence:
		text = ", invoiced at the signature"
	case period == s.TermMonths && period > 12:
		text = ", invoiced for the whole term " + when
	}
	if b.DaysToPay.Law != nil {
		text += fmt.Sprintf(" and paid %s later", e.inMonths(mean(b.DaysToPay)))
	}
	if e.median(b.Late) > 0 {
		text += fmt.Sprintf(", %s of it another %s late", e.tell(b.Late, percent), e.inMonths(mean(b.LateBy)))
	}
	return text
}

// stay tells how customers leave and grow.
func (e *explainer) stay(segment int) string {
	s := &e.m.Segments[segment]
	when, differ := " leave at each renewal", s.ChurnSpread > 0 && e.median(s.Churn) > 0
	switch {
	case s.Kind == sim.Licence && e.recurring(segment) == 0:
		return "nothing renews"
	case s.TermMonths == 1 && differ:
		when = " leave in the first month"
	case s.TermMonths == 1:
		when = " leave every month"
	case differ:
		when = " leave at the first renewal"
	}
	text := e.tellOf(s.Churn, percent, when)
	if differ {
		text += ", fewer later since the fickle go first"
	}
	switch y := percent(round3(e.yearlyChurn(s))); {
	case s.TermMonths == 12 || e.median(s.Churn) == 0:
	case differ && s.TermMonths < 12:
		text += ", " + y + " in the first year"
	default:
		text += ", " + y + " a year"
	}
	var grow []string
	if e.median(s.Expansion.Rate) > 0 {
		grow = append(grow, "grow by "+e.tell(s.Expansion.Rate, percent))
	}
	if e.median(s.Contraction.Rate) > 0 {
		grow = append(grow, "shrink by "+e.tell(s.Contraction.Rate, percent))
	}
	if len(grow) > 0 {
		text += ", the others " + strings.Join(grow, " and ") + " a year" + e.compounds(s)
	}
	if u := e.median(s.Uplift); u != 0 {
		text += ", renewals cost " + e.tell(s.Uplift, percent) + " more"
	}
	if e.median(s.Partial.Share) > 0 {
		text += fmt.Sprintf(", %s renew only %s of it", e.tell(s.Partial.Share, percent), e.tell(s.Partial.Keeps, percent))
	}
	return text
}

// compounds tells what a yearly growth comes to where it is applied in parts.
func (e *explainer) compounds(s *sim.Segment) string {
	every := 12
	for s.TermMonths%every != 0 || 12%every != 0 {
		every--
	}
	if every == 12 {
		return ""
	}
	parts := 12 / every
	after := math.Pow(1+(e.median(s.Expansion.Rate)-e.median(s.Contraction.Rate))/float64(parts), float64(parts)) - 1
	return fmt.Sprintf(", in %d equal parts that come to %+.3g%% after 12 months", parts, 100*after)
}
