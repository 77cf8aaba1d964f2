package scenarios

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// full tells the loads of the months that are worth telling, and the bottleneck.
func (e *explainer) full() []string {
	var lines []string
	var worst []load // of each role
	for i := range e.m.Roles {
		byKind := map[*loadKind][]string{}
		var most *load
		for _, month := range e.telling(i) {
			for _, l := range e.loadsOf(i, month) {
				if l.room() == 0 || l.need == 0 {
					continue
				}
				if most == nil || most.ramping || l.strain() > most.strain() && !l.ramping {
					most = &l
				}
				noun := " " + l.kind.noun
				if len(byKind[l.kind]) > 0 {
					noun = ""
				}
				byKind[l.kind] = append(byKind[l.kind], fmt.Sprintf("%s%s of %s%s in %s, %s",
					e.littles(&l, noun != ""), short(l.need), short(l.room()), noun, e.month(month), percent(round2(l.share()))))
			}
		}
		var parts []string
		for _, kind := range loadKinds {
			parts = append(parts, byKind[kind]...)
		}
		if most != nil {
			lines = append(lines, fmt.Sprintf("%s: %s.", e.m.Roles[i].Name, strings.Join(parts, "; ")))
			worst = append(worst, *most)
		}
	}
	slices.SortStableFunc(worst, func(a, b load) int { return cmp.Compare(b.strain(), a.strain()) })
	return append(lines, e.bottleneck(worst))
}

// bottleneck says who is short of time, of each role's worst load, the worst first; before all, what nobody can do.
func (e *explainer) bottleneck(worst []load) string {
	at := func(l *load) string {
		return fmt.Sprintf("%s in %s, %s full", e.m.Roles[l.role].Name, e.month(l.month), percent(round2(l.share())))
	}
	if notes := e.unworked(); len(notes) > 0 {
		var all []string
		for _, n := range notes {
			all = append(all, n.Text)
		}
		return "The bottleneck is what nobody can do: " + strings.Join(all, "; ") + ". What comes there waits or goes cold." + e.afterwards(worst, at)
	}
	if len(worst) == 0 {
		return "Nothing limits the people of this plan: demand decides."
	}
	l := &worst[0]
	if l.strain() <= 1 {
		return fmt.Sprintf("Nobody is short of time. The fullest is %s: more people would bring little, more demand would.", at(l))
	}
	text := fmt.Sprintf("The bottleneck is %s", at(l))
	more := countOf(l.missing(), "more ramped person", "more ramped people")
	if l.share() > 1+1e-9 {
		text += fmt.Sprintf(": %s. About %s would bring it to 85%%.", l.kind.beyond(e.checker, &e.m.Roles[l.role]), more)
	} else {
		text += fmt.Sprintf(": above 85%% work waits in busy months. %s would keep some air.", capital(more))
	}
	return text + e.afterwards(worst[1:], at)
}

// afterwards tells who is short of time next.
func (e *explainer) afterwards(worst []load, at func(*load) string) string {
	var next []string
	for i := range worst {
		if l := &worst[i]; l.strain() > 1 {
			next = append(next, at(l))
		}
	}
	if len(next) == 0 {
		return ""
	}
	return " Once that is mended it is " + strings.Join(next, ", then ") + "."
}

// littles is Little's law for the slots of a month: what comes in × how long it stays.
func (e *explainer) littles(l *load, told bool) string {
	n := e.need(l.role, l.month)
	if l.kind != slotKind || n.deals == 0 || n.open == 0 {
		return ""
	}
	stays := ""
	if told {
		stays = " that each takes a slot, won or lost"
	}
	what := "opportunities"
	if n.later {
		what = "of the opportunities reach it"
	}
	return fmt.Sprintf("%s %s a month × %s months%s = ", short(n.deals), what, short(n.open/n.deals), stays)
}

// weeks tells how the hours are spent where they are given.
func (e *explainer) weeks() []string {
	var lines []string
	month := e.m.Months - 1
	for i := range e.m.Roles {
		r, week := &e.m.Roles[i], e.week(i, month)
		if !r.Hours.Set || week.sum() == 0 {
			continue
		}
		has := e.median(r.Hours.Value)
		text := fmt.Sprintf("A ramped %s has %s; %s asks for %s", r.Name, e.tellOf(r.Hours.Value, short, " selling hours a week"), e.month(month), week)
		switch rest := has - week.deals - week.accounts; {
		case rest < 0:
			text += "; there is no time to prospect, and work waits"
		case week.prospecting > rest:
			text += fmt.Sprintf("; %s are left to prospect, so about %s of it is done", short(rest), percent(round2(rest/week.prospecting)))
		}
		lines = append(lines, text+".")
	}
	return lines
}
