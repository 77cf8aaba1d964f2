package reports

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"

	"funnelcast/forecast"
)

// plannedName names a planned hire: ae from 2027-04, or one of 2 ae from 2027-04.
func plannedName(p *forecast.PlannedHire) string {
	if p.Of > 1 {
		return fmt.Sprintf("one of %d %s from %s", p.Of, p.Role, p.Month)
	}
	return p.Role + " from " + p.Month
}

// A restart is a planned hire and another start of it.
type restart struct {
	*forecast.PlannedHire
	to *forecast.PlannedChange
}

// ofPlanned tells which planned hires are worth having, which are not known to be, and which would surely do more earlier or later.
func (s *summary) ofPlanned(h *forecast.Hire) {
	var worth, better, moved []restart
	var unsure, idle []string
	paths := 0
	for i := range h.Planned {
		p := &h.Planned[i]
		for j := range p.Changes {
			c := &p.Changes[j]
			switch one := (restart{p, c}); {
			case c.Dropped && c.Harms:
				worth = append(worth, one)
			case c.Dropped && c.Helps:
				better = append(better, one)
			case c.Dropped && c.Effect.Same == 1:
				idle = append(idle, plannedName(p))
			case c.Dropped:
				unsure, paths = append(unsure, plannedName(p)), c.Paths
			case c.Helps:
				moved = append(moved, one)
			}
		}
	}
	what := FigureOf(&h.Aim)
	if len(worth) > 0 {
		s.paragraph("", s.strong("Of the hires you plan")+fmt.Sprintf(", surely worth having for %s: %s.", what, list(largest(h, worth))))
	}
	if len(better) > 0 {
		s.paragraph("", s.strong("Surely better dropped")+": "+list(largest(h, better))+".")
	}
	if len(moved) > 0 {
		s.paragraph("", s.strong("Surely better moved")+": "+list(largest(h, moved))+".")
	}
	if len(unsure) > 0 {
		s.paragraph("", fmt.Sprintf("Not distinguishable from useless for %s at %s paths: %s.", what, Thousands(paths), list(unsure)))
	}
	if len(idle) > 0 {
		s.paragraph("", fmt.Sprintf("Useless for %s in every future: %s.", what, list(idle)))
	}
}

// largest tells the starts that change most, the largest first.
func largest(h *forecast.Hire, all []restart) []string {
	const most = 4
	slices.SortStableFunc(all, func(a, b restart) int {
		return cmp.Compare(math.Abs(b.to.Effect.Mean), math.Abs(a.to.Effect.Mean))
	})
	var told []string
	for _, r := range all[:min(most, len(all))] {
		effect := meanOf(r.to.Effect, h.Aim.Unit)
		if r.to.Dropped {
			told = append(told, fmt.Sprintf("%s (%s without)", plannedName(r.PlannedHire), effect))
		} else {
			told = append(told, fmt.Sprintf("%s in %s (%s)", plannedName(r.PlannedHire), r.to.Month, effect))
		}
	}
	if rest := len(all) - most; rest > 0 {
		told = append(told, fmt.Sprintf("%d more", rest))
	}
	return told
}

// planned writes what each planned hire is worth.
func (s *summary) planned(h *forecast.Hire) {
	if len(h.Planned) == 0 {
		return
	}
	head := append(table.Row{s.strong("You plan"), "instead"}, effectHeads(h)...)
	head = append(head, "cost", "cash at the end", "paths")
	var rows []table.Row
	for i := range h.Planned {
		p := &h.Planned[i]
		who := plannedName(p)
		for j := range p.Changes {
			c := &p.Changes[j]
			instead := "dropped"
			if !c.Dropped {
				instead = c.Month
			}
			row := append(table.Row{who, instead}, effectCells(h, &c.HireEffect)...)
			rows = append(rows, append(row, DifferenceCell(c.Cost, h.Currency), DifferenceCell(c.Cash, h.Currency), Thousands(c.Paths)))
			who = ""
		}
	}
	s.columns(2, head, rows)
	s.paragraph("", "Changes against the plan as it stands if that hire alone is dropped or starts in another month; the person stays who they are.")
}
