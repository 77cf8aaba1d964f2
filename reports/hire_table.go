package reports

import (
	"math"

	"github.com/jedib0t/go-pretty/v6/table"

	"funnelcast/forecast"
)

// hires writes the contenders, and of every other role its best hire within the budget.
func (s *summary) hires(h *forecast.Hire) {
	if !h.Hires[0].Contender {
		return
	}
	head := append(table.Row{s.strong("Hire"), "from"}, effectHeads(h)...)
	head = append(head, "cost", "for "+per(h, &h.Hires[0]), "cash at the end", "paths")
	var rows []table.Row
	seen := map[string]bool{}
	for i := range h.Hires {
		v := &h.Hires[i]
		if !v.Contender && (seen[v.Role] || v.Dear) {
			continue
		}
		seen[v.Role] = true
		rows = append(rows, hireRow(h, v))
	}
	s.columns(2, head, rows)
	s.paragraph("", "Changes against the plan as it stands, on the same paths; ± is one standard error, ? marks a mean whose sign is not sure. Cost is all that the hire brings about up to "+
		h.Aim.Month+", commissions too. Rows below the contenders are each other role's best month, on the paths after which it was left behind. hire.csv has every hire.")
}

// effectHeads and effectCells are the columns of what a hire does to the figure and to the probability of the target.
func effectHeads(h *forecast.Hire) table.Row {
	head := table.Row{Metric(h.Aim.Metric)}
	if h.Aim.Target != "" {
		head = append(head, "P("+h.Aim.Target+"), points")
	}
	return head
}

func effectCells(h *forecast.Hire, e *forecast.HireEffect) table.Row {
	cells := table.Row{DifferenceCell(e.Effect, h.Aim.Unit)}
	if e.Gain != nil {
		cells = append(cells, gainCell(e.Gain))
	}
	return cells
}

func hireRow(h *forecast.Hire, v *forecast.HireValue) table.Row {
	row := append(table.Row{v.Role, v.Month}, effectCells(h, &v.HireEffect)...)
	ratio := missing
	if v.PerMoney != nil && v.Effect.Distinct && !math.IsNaN(v.PerMoney.Value) {
		ratio = perMoney(h, v)
	}
	return append(row, DifferenceCell(v.Cost, h.Currency), ratio, DifferenceCell(v.Cash, h.Currency), Thousands(v.Paths))
}

// perMoney writes the effect for each unit of extra cost, with its error.
func perMoney(h *forecast.Hire, v *forecast.HireValue) string {
	p := v.PerMoney
	if h.Aim.Unit == h.Currency { // cents count
		return Money(rounded(p.Value, beforeError(p.Value, p.SE)).plain(), h.Currency) + " ± " + rounded(begins(p.SE), errorDigits(p.SE)).plain()
	}
	return change(p.Value, p.SE, h.Aim.Unit) + " ± " + errorOf(p.SE, h.Aim.Unit)
}

// per is the money that the effect is for: $1, or $1m.
func per(h *forecast.Hire, v *forecast.HireValue) string { return exact(v.Money, h.Currency) }
