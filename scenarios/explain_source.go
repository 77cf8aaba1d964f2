package scenarios

import (
	"fmt"
	"math"
	"strings"

	"funnelcast/sim"
)

// origin tells how a source makes items.
func (e *explainer) origin(s *sim.Source) []string {
	many := e.things(s, sim.Value{})
	switch s.Kind {
	case sim.Prospecting:
		if len(s.Cascades) > 0 {
			return e.cascades(s)
		}
		return []string{fmt.Sprintf("a ramped %s finds %s.", e.m.Roles[s.By].Name, e.tellOf(s.Volume[0].Value, short, " "+e.things(s, s.Volume[0].Value)+" a month"))}
	case sim.Partner:
		return e.network(s, e.things(s, s.Volume[0].Value))
	case sim.SelfServe:
		text := e.volumes(s, "sign-ups")
		if e.median(s.Signups.Pays) > 0 {
			text += fmt.Sprintf("; %s, in %s after %s", e.tellOf(s.Signups.Pays, percent, " pay by themselves"), e.m.Segments[s.Signups.PaysIn].Name, e.inMonths(mean(s.Signups.PaysAfter)))
		}
		if e.enters(s) {
			text += fmt.Sprintf("; %s", e.tellOf(s.Signups.Qualifies, percent, " qualify for sales and become "+many))
		}
		return []string{text + "."}
	case sim.Base:
		from := "every customer"
		if len(s.From) > 0 {
			var names []string
			for _, j := range s.From {
				names = append(names, e.m.Segments[j].Name)
			}
			from += " of " + named(names, "and")
		}
		what := "more of what they have"
		if !upsells(s) {
			what = "another contract"
		}
		yearly := func(v float64) string { return short(12 * v) }
		return []string{fmt.Sprintf("%s asks for %s %s times a year.", from, what, e.tell(s.Volume[0].Value, yearly))}
	}
	return []string{e.volumes(s, many) + "."}
}

// volumes tells the steps and the growth of a volume.
func (e *explainer) volumes(s *sim.Source, many string) string {
	var parts []string
	for i, step := range s.Volume {
		if step.From >= e.m.Months || step.Value.Assumption == 0 && step.Value.Fixed == 0 && len(s.Volume) > 1 && i == 0 {
			continue
		}
		of := ""
		if len(parts) == 0 {
			of = " " + many + " a month"
		}
		part := e.tellOf(step.Value, short, of)
		if step.From > 0 {
			part += " from " + e.month(step.From)
		}
		parts = append(parts, part)
	}
	text := strings.Join(parts, ", ")
	if e.median(s.Growth) != 0 {
		text += ", growing by " + e.growing(s.Growth)
	}
	return text
}

// growing tells a monthly growth as it was written: by the month, or by the year where that is the rounder number.
func (e *explainer) growing(v sim.Value) string {
	inYear := func(month float64) float64 { return math.Pow(1+month, 12) - 1 }
	whole := func(share float64) bool { return math.Abs(share-round3(share)) < 1e-9 }
	if month := e.median(v); !whole(month) && whole(inYear(month)) {
		return e.tell(v, func(m float64) string { return percent(round3(inYear(m))) }) + " a year"
	}
	return e.tell(v, percent) + " a month"
}

// network tells the partners of a source.
func (e *explainer) network(s *sim.Source, many string) []string {
	p := &s.Partners
	text := "a partner brings " + e.tellOf(s.Volume[0].Value, short, " "+many+" a month")
	if n := len(p.Ramp); n > 1 {
		text += fmt.Sprintf(" once ramped, after %s", countOf(n-1, "month"))
	}
	first, last := e.partners(s, 0), e.partners(s, e.m.Months-1)
	verb := "are"
	if short(first.signed) == "1" {
		verb = "is"
	}
	text += fmt.Sprintf(". There %s %s", verb, several(first.signed, "partner", "partners"))
	if last.signed != first.signed {
		text += fmt.Sprintf(" in %s and %s in %s", e.month(0), short(last.signed), e.month(e.m.Months-1))
	}
	if p.SignedBy > 0 {
		text += fmt.Sprintf("; a ramped %s signs %s a month", e.m.Roles[p.SignedBy-1].Name, e.tell(p.SignRate, short))
	}
	if p.CarriedBy > 0 {
		r := &e.m.Roles[p.CarriedBy-1]
		if r.Partners.Set {
			text += fmt.Sprintf("; a ramped %s carries %s", r.Name, e.tell(r.Partners.Value, short))
		}
	}
	return []string{text + "."}
}

// yields writes the way of a month's items down to deals: of the first month, of
// the last where there are none yet, or of the best.
func (e *explainer) yields(s *sim.Source, i int) []string {
	last := e.m.Months - 1
	made := func(month int) []float64 { return e.items(s, month, e.flows[month].customers) }
	shown := 0
	if sum(made(shown)) == 0 {
		shown = last
	}
	if sum(made(shown)) == 0 {
		for month := range last {
			if sum(made(month)) > sum(made(shown)) {
				shown = month
			}
		}
	}
	var lines []string
	if items := made(shown); sum(items) > 0 && e.enters(s) {
		lines = append(lines, fmt.Sprintf("In %s%s: %s.", e.month(shown), e.makers(s, shown), e.chain(s, items)))
		if n := e.dealsOf(s, made(last)); shown != last && n > 0 && short(n) != short(e.dealsOf(s, items)) {
			lines = append(lines, fmt.Sprintf("In %s it is %s.", e.month(last), several(n, "deal", "deals")))
		}
	}
	if pays := e.median(s.Signups.Pays); pays > 0 {
		v := e.volume(s, shown)
		lines = append(lines, fmt.Sprintf("In %s %s sign-ups × %s = %s new customers without anybody's help, in %s %s.",
			e.month(shown), short(v), percent(pays), short(v*pays), e.month(last), short(e.flows[last].paying[i])))
	}
	return lines
}

// makers tells how many make a month's items, where somebody makes them.
func (e *explainer) makers(s *sim.Source, month int) string {
	switch s.Kind {
	case sim.Prospecting:
		_, ramped := e.people(s.By, month)
		return fmt.Sprintf(", from %s ramped %s", short(ramped), e.m.Roles[s.By].Name)
	case sim.Partner:
		n := e.partners(s, month)
		if n.ramped == n.signed {
			return fmt.Sprintf(", from %s", several(n.signed, "partner", "partners"))
		}
		return fmt.Sprintf(", from %s partners that equal %s ramped ones", short(n.signed), short(n.ramped))
	case sim.Base:
		n := 0.0
		for j, customers := range e.flows[month].customers {
			if e.livesOn(s, j) {
				n += customers
			}
		}
		return fmt.Sprintf(", from %s customers", short(n))
	}
	return ""
}
