package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"funnelcast/sim"
)

// work tells what each role does and whom it feeds.
func (e *explainer) work() []string {
	var lines []string
	filled := e.filled()
	for i := range e.m.Roles {
		r := &e.m.Roles[i]
		if !filled[i] {
			continue
		}
		first, _ := e.people(i, 0)
		last, _ := e.people(i, e.m.Months-1)
		title := ""
		if r.Title != "" && r.Title != r.Name {
			title = inside(r.Title) + ", "
		}
		count := fmt.Sprintf("%s, then %s", short(first), short(last))
		if first == last {
			count = short(first)
		}
		does := e.duties(i)
		if len(does) == 0 {
			does = []string{"costs, and changes nothing here"}
		}
		lines = append(lines, fmt.Sprintf("%s (%s%s) %s.", r.Name, title, count, strings.Join(does, "; ")))
	}
	return lines
}

// duties are what a role does: what it finds, works and joins in, and how much of it a person can carry.
func (e *explainer) duties(role int) []string {
	does := slices.Concat(e.finds(role), e.works(role), e.limits(role))
	if leads := e.m.Roles[role].Manages; len(leads) > 0 {
		var led []string
		for _, other := range leads {
			led = append(led, e.m.Roles[other].Name)
		}
		does = append(does, fmt.Sprintf("leads up to %s %s", short(e.m.Roles[role].Span), named(led, "and")))
	}
	return does
}

// finds tells what a role prospects, and for whom.
func (e *explainer) finds(role int) []string {
	var finds []string
	for i := range e.m.Sources {
		s := &e.m.Sources[i]
		if s.Kind != sim.Prospecting || s.By != role {
			continue
		}
		who := ""
		if closers := e.feeds(s); len(closers) > 0 && !slices.Contains(closers, e.m.Roles[role].Name) {
			who = " for " + named(closers, "or")
		}
		finds = addNew(finds, e.things(s, sim.Value{})+who)
	}
	if len(finds) == 0 {
		return nil
	}
	return []string{"finds " + named(finds, "and")}
}

// works tells which stages a role works, who goes on with what passes, and which it joins in.
func (e *explainer) works(role int) (does []string) {
	var stages, second, next []string
	for i := range e.m.Sources {
		s := &e.m.Sources[i]
		for j := range e.m.Segments {
			for k := s.Enters; k < len(e.m.Stages); k++ {
				if e.second(s, k, j) == role {
					second = addNew(second, e.m.Stages[k].Name)
				}
				if !slices.Contains(e.workers(s, k, j), role) {
					continue
				}
				stages = addNew(stages, e.m.Stages[k].Name)
				if k+1 < len(e.m.Stages) && !slices.Contains(e.workers(s, k+1, j), role) {
					for _, other := range e.workers(s, k+1, j) {
						next = addNew(next, e.m.Roles[other].Name)
					}
				}
			}
		}
	}
	if len(stages) > 0 {
		slices.SortFunc(stages, func(a, b string) int { return e.stage(a) - e.stage(b) })
		text := "works " + named(stages, "and")
		if len(next) > 0 {
			text += " and hands what passes to " + named(next, "or")
		} else if len(stages) > 1 {
			text += " and stays with an item from one to the other"
		}
		does = append(does, text)
	}
	if len(second) > 0 {
		does = append(does, "joins in "+named(second, "and")+", which cannot start without")
	}
	return does
}

// limits tells what a person of a role can carry.
func (e *explainer) limits(role int) (does []string) {
	r := &e.m.Roles[role]
	for _, limit := range []struct {
		is   sim.Capacity
		text string
	}{
		{r.Open, "holds up to %s at once"},
		{r.Handles, "starts up to %s a month"},
		{r.Accounts, "looks after up to %s customers"},
		{r.Renewals, "works up to %s renewals a month"},
		{r.Onboards, "brings up to %s customers at once into use"},
		{r.Partners, "carries up to %s partners"},
	} {
		if limit.is.Set {
			does = append(does, fmt.Sprintf(limit.text, e.tell(limit.is.Value, short)))
		}
	}
	return does
}

// addNew appends a name that is not there yet.
func addNew(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

// feeds names who works a source's items first.
func (e *explainer) feeds(s *sim.Source) (names []string) {
	for k := s.Enters; k < len(e.m.Stages) && len(names) == 0; k++ {
		for j := range e.m.Segments {
			for _, r := range e.workers(s, k, j) {
				names = addNew(names, e.m.Roles[r].Name)
			}
		}
	}
	return names
}

// staff tells hires in order, changes of role, and what leaving costs.
func (e *explainer) staff() []string {
	return slices.Concat(e.hired(), e.promoted(), e.leaving())
}

func (e *explainer) hired() []string {
	hires := map[int][]string{}
	slip := 0.0
	for _, seat := range e.m.Seats {
		if !seat.Seated && seat.Month < e.m.Months {
			hires[seat.Month] = append(hires[seat.Month], e.m.Roles[seat.Role].Name)
			slip = max(slip, mean(seat.Slip))
		}
	}
	var order []string
	for month := range e.m.Months {
		if names := hires[month]; len(names) > 0 {
			order = append(order, e.month(month)+" "+counted(names))
		}
	}
	if len(order) == 0 {
		return nil
	}
	text := "Hired: " + strings.Join(order, ", ") + "."
	if slip >= 0.5 {
		text += fmt.Sprintf(" They start up to %s late on average.", countOf(int(math.Round(slip)), "day"))
	}
	return []string{text}
}

func (e *explainer) promoted() []string {
	var changes []string
	for _, seat := range e.m.Seats {
		if seat.Becomes > 0 && seat.BecomesMonth < e.m.Months {
			changes = append(changes, fmt.Sprintf("%s to %s in %s", e.m.Roles[seat.Role].Name, e.m.Roles[seat.Becomes-1].Name, e.month(seat.BecomesMonth)))
		}
	}
	if len(changes) == 0 {
		return nil
	}
	slices.Sort(changes)
	return []string{"Promoted: " + counted(changes) + "."}
}

func (e *explainer) leaving() []string {
	filled := e.filled()
	var leave []string
	for i := range e.m.Roles {
		r := &e.m.Roles[i]
		early := r.EarlyMonths > 0 && e.median(r.EarlyAttrition) != e.median(r.Attrition)
		if !early && e.median(r.Attrition) == 0 || !filled[i] {
			continue
		}
		text := fmt.Sprintf("%s %s", r.Name, e.tell(r.Attrition, percent))
		if early {
			text += fmt.Sprintf(", but at %s a year in the first %s", e.tell(r.EarlyAttrition, percent), e.inMonths(r.EarlyMonths*e.m.DaysPerMonth))
		}
		switch {
		case r.NeverBackfills:
			text += " (not replaced)"
		case r.Backfill.Law != nil:
			text += fmt.Sprintf(" (%s", e.inMonths(mean(r.Backfill)))
			if n := len(r.Ramp); n > 1 {
				text += fmt.Sprintf(", then %d to ramp", n-1)
			}
			text += ")"
		}
		leave = append(leave, text)
	}
	if len(leave) == 0 {
		return nil
	}
	return []string{"Leaving in a year, and how long the seat then stays empty: " + strings.Join(leave, ", ") + "."}
}
