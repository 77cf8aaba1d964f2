package reports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"funnelcast/forecast"
)

// inARow tells the hires in a row.
func (s *summary) inARow(h *forecast.Hire) {
	q := h.Sequence
	if q == nil {
		return
	}
	if len(q.Steps) > 0 {
		s.togetherDo(h, q)
	}
	if len(q.Steps) < q.Asked {
		s.fewerThanAsked(q)
	}
}

// togetherDo names hires in a row, what they do together, and where another hire or order was as good.
func (s *summary) togetherDo(h *forecast.Hire, q *forecast.Sequence) {
	var names []string
	for i := range q.Steps {
		names = append(names, fmt.Sprintf("%d. %s from %s", i+1, q.Steps[i].Role, q.Steps[i].Month))
	}
	told := fmt.Sprintf("%s: %s. Together they change %s by %s on average, on %s futures that had no say in any choice.", s.strong(plural(len(names), "hire")+" in a row"),
		list(names), FigureOf(&h.Aim), meanOf(q.Total.Effect, h.Aim.Unit), Thousands(q.Total.Paths))
	if q.Total.Gain != nil {
		told += " " + h.Aim.Target + " becomes " + moreLikely(q.Total.Gain) + "."
	}
	told += fmt.Sprintf(" They cost %s up to %s", costOf(q.Total.Cost, h.Currency), h.Aim.Month)
	switch budget := exact(h.Budget, h.Currency); {
	case h.Budget > 0 && q.Left < 0:
		told += ", on these futures more than the budget of " + budget
	case h.Budget > 0:
		told += ", within the budget of " + budget
	}
	s.paragraph("", told+".")
	for i := range q.Steps {
		step := &q.Steps[i]
		var told []string
		switch others := starts(step.Tied); {
		case len(step.Tied) == 1:
			told = append(told, others+" was as good")
		case len(step.Tied) > 1:
			told = append(told, others+" were as good")
		}
		if len(step.Dear) > 0 && i > 0 {
			told = append(told, starts(step.Dear)+" would have done more, for more than was left of the budget")
		}
		text := ""
		if len(told) > 0 {
			text = fmt.Sprintf("As hire %d, %s.", i+1, strings.Join(told, "; "))
		}
		if step.Swappable {
			text += fmt.Sprintf(" Hires %d and %d may come in either order.", i+1, i+2)
		}
		s.paragraph("", text)
	}
}

// fewerThanAsked tells why there are no more hires in a row.
func (s *summary) fewerThanAsked(q *forecast.Sequence) {
	why := "no other is known to help"
	if q.Unpaid {
		why = "none that helps is within what is left of the budget"
	}
	n := "are " + strconv.Itoa(len(q.Steps))
	switch len(q.Steps) {
	case 0:
		n = "is none"
	case 1:
		n = "is one"
	}
	s.paragraph("", fmt.Sprintf("Of the %d hires in a row asked for there %s: %s.", q.Asked, n, why))
}

// starts names hires: ae from 2027-04 and bdr from 2027-01.
func starts(all []forecast.RoleStart) string {
	var names []string
	for _, r := range all {
		names = append(names, r.Role+" from "+r.Month)
	}
	if len(names) == 0 {
		return ""
	}
	return list(names)
}

// steps writes what each hire in a row adds.
func (s *summary) steps(h *forecast.Hire) {
	q := h.Sequence
	if q == nil || len(q.Steps) == 0 {
		return
	}
	head := append(table.Row{s.strong("In a row"), "adds", "from"}, effectHeads(h)...)
	head = append(head, "cost", "cash at the end", "paths")
	cells := func(row table.Row, e *forecast.HireEffect) table.Row {
		return append(append(row, effectCells(h, e)...), DifferenceCell(e.Cost, h.Currency), DifferenceCell(e.Cash, h.Currency), Thousands(e.Paths))
	}
	var rows []table.Row
	for i := range q.Steps {
		step := &q.Steps[i]
		rows = append(rows, cells(table.Row{strconv.Itoa(i + 1), step.Role, step.Month}, &step.HireEffect))
	}
	s.columns(3, head, append(rows, cells(table.Row{"together", "", ""}, &q.Total)))
	s.paragraph("", "Each line is what a hire adds to the plan with those above it.")
}
