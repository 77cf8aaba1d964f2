package scenarios

import (
	"fmt"
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
