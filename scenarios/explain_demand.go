package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"funnelcast/sim"
)

// demand tells every source down to the deals it comes to, and their sum.
func (e *explainer) demand() []string {
	var lines []string
	for i := range e.m.Sources {
		s := &e.m.Sources[i]
		sentences := slices.Concat(e.origin(s), e.yields(s, i), e.terms(s))
		for n := range sentences[1:] {
			sentences[n+1] = capital(sentences[n+1])
		}
		lines = append(lines, s.Name+": "+strings.Join(sentences, " "))
	}
	for k := range e.m.Stages {
		if r := &e.m.Stages[k].Recycle; e.median(r.Share) > 0 {
			lines = append(lines, fmt.Sprintf("Of those that fail %s, %s come back to %s after %s; what follows counts them once they do, the lines above do not.",
				e.m.Stages[k].Name, e.tell(r.Share, percent), e.m.Stages[r.To].Name, e.inMonths(mean(r.After))))
		}
	}
	if len(lines) > 1 {
		first, last := short(e.allDeals(0)), short(e.allDeals(e.m.Months-1))
		text := fmt.Sprintf("Together that is %s a month", several(e.allDeals(0), "deal", "deals"))
		if first != last {
			text += fmt.Sprintf(" in %s and %s in %s", e.month(0), last, e.month(e.m.Months-1))
		}
		text += ", if nobody is short of time."
		if one, then := e.allBuying(0), e.allBuying(e.m.Months-1); one+then > 0 {
			text += fmt.Sprintf(" Besides, %s by themselves in %s and %s in %s.", several(one, "customer buys", "customers buy"), e.month(0), short(then), e.month(e.m.Months-1))
		}
		lines = append(lines, text)
	}
	for i := range e.open {
		lines = append(lines, "Open on the first day: "+e.comes(&e.open[i])+".")
	}
	return lines
}

// allDeals is what a month's items will win in the end.
func (e *explainer) allDeals(month int) (n float64) {
	f := &e.flows[month]
	for i := range f.won {
		n += sum(f.won[i])
	}
	return n
}

// allBuying are the month's sign-ups that will become customers without anybody's help.
func (e *explainer) allBuying(month int) float64 { return sum(e.flows[month].paying) }

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

// cameOf are what comes of an activity, in words.
var cameOf = [sim.Outcomes]string{sim.Reached: "reach somebody", sim.Answered: "are answered", sim.Booked: "end in a meeting agreed on",
	sim.Held: "of the meetings are held", sim.Accepted: "of these a closer takes on"}

// cascades tells prospecting activity by activity: it is a numbers game.
func (e *explainer) cascades(s *sim.Source) []string {
	var lines []string
	for i := range s.Cascades {
		a := &s.Cascades[i]
		name, day := e.m.Activities[a.Activity].Name, e.median(a.PerDay)
		n := day * sim.WorkingDays
		text := fmt.Sprintf("a ramped %s does %s %s a day, %s a month", e.m.Roles[s.By].Name, e.tell(a.PerDay, short), plural(name), short(n))
		meetings, what := 0.0, ""
		for _, step := range a.Steps {
			n *= e.median(step.Share)
			text += fmt.Sprintf("; %s %s (%s)", e.tell(step.Share, percent), cameOf[step.Outcome], short(n))
			if step.Outcome == sim.Booked || step.Outcome == sim.Held {
				meetings, what = n, map[sim.Outcome]string{sim.Booked: "agreed on", sim.Held: "held"}[step.Outcome]
			}
		}
		if meetings > 0 {
			text += fmt.Sprintf(": %s %s for one meeting %s", short(day*sim.WorkingDays/meetings), plural(name), what)
		}
		if won := e.dealsOf(s, s.Shares); won > 0 && n > 0 {
			text += fmt.Sprintf(", %s for one deal", short(day*sim.WorkingDays/n/won))
		}
		lines = append(lines, text+".")
	}
	return lines
}

// dealsOf is what items come to in the end, those apart that come back from nurture.
func (e *explainer) dealsOf(s *sim.Source, items []float64) (won float64) {
	for j, n := range items {
		for k := s.Enters; k < len(e.m.Stages); k++ {
			n *= e.passes(s, k, j)
		}
		won += n
	}
	return won
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

// chain multiplies items down the funnel: 400 leads × 27% = 108 MQLs × ….
func (e *explainer) chain(s *sim.Source, items []float64) string {
	text := e.itemsIn(s.Enters, s.Enters == e.firstOpen(s), sum(items))
	now := slices.Clone(items)
	for k := s.Enters; k < len(e.m.Stages); k++ {
		low, high := 1.0, 0.0
		for j := range now {
			if now[j] > 0 {
				p := e.passes(s, k, j)
				low, high = min(low, p), max(high, p)
				now[j] *= p
			}
		}
		share := percent(round3(high))
		if round3(low) < round3(high) {
			share = strings.TrimSuffix(percent(round3(low)), "%") + "–" + share
		}
		text += " × " + share + " = "
		if k+1 < len(e.m.Stages) {
			text += e.itemsIn(k+1, k+1 == e.firstOpen(s), sum(now))
		} else {
			text += several(sum(now), "deal", "deals")
		}
	}
	return text
}

// terms tells what a source costs and what partners keep.
func (e *explainer) terms(s *sim.Source) []string {
	var parts []string
	if s.CostPerItem > 0 {
		one, _ := e.word(s.Enters, s.Enters == e.firstOpen(s))
		switch {
		case s.Kind == sim.SelfServe:
			one = "sign-up"
		case one == "":
			one = "item"
		}
		parts = append(parts, fmt.Sprintf("each %s costs %s", one, e.money(s.CostPerItem)))
	}
	if s.CostPerMonth > 0 {
		parts = append(parts, fmt.Sprintf("the source costs %s a month besides", e.money(s.CostPerMonth)))
	}
	if e.median(s.Discount) > 0 {
		parts = append(parts, fmt.Sprintf("its deals are signed %s below the list price", e.tell(s.Discount, percent)))
	}
	if w := &s.Wholesale; e.median(w.Share) > 0 {
		parts = append(parts, fmt.Sprintf("%s of them go through a distributor, %s below it", e.tell(w.Share, percent), e.tell(w.Discount, percent)))
	}
	if e.median(s.Commission) > 0 {
		parts = append(parts, fmt.Sprintf("whoever refers a deal gets %s of its first year", e.tell(s.Commission, percent)))
	}
	if s.CloserForgoes > 0 {
		parts = append(parts, fmt.Sprintf("closers get %s of their usual commission", percent(1-s.CloserForgoes)))
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{capital(strings.Join(parts, ", ")) + "."}
}
