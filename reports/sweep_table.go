package reports

import (
	"fmt"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"funnelcast/forecast"
)

// grid writes the cells: of one axis all figures beside each other, of two a table for each figure.
func (s *summary) grid(f *forecast.Sweep) {
	if len(f.Axes) == 1 {
		s.sweptLine(f)
	} else {
		s.sweptPlane(f)
	}
	s.WriteByte('\n')
	withError := ""
	if len(f.Axes) == 1 {
		withError = ", ± one standard error"
	}
	legend := fmt.Sprintf("* marks the best of a row. A step is the mean difference to the value before it in the same %s futures%s; ? marks a step whose sign is not sure at 95 %%.", Thousands(f.Paths), withError)
	if f.Target != nil {
		worst := 0.0
		for i := range f.Cells {
			worst = max(worst, f.Cells[i].Probability.SE)
		}
		legend += fmt.Sprintf(" A probability is known to ± %s or better.", errorOf(worst, "share"))
	}
	s.paragraph("", legend+" P10, P90 and the errors of all figures are in sweep.csv.")
}

// sweptLine writes a row for each value of the one axis.
func (s *summary) sweptLine(f *forecast.Sweep) {
	figure := Metric(f.Figure.Metric)
	heads := []string{figure + " P50", "new ARR", "CAC", "payback", "cost", "step in " + figure, "in cost"}
	if f.Target != nil {
		heads = append([]string{"P(" + f.Target.Target + ")"}, heads...)
		heads = append(heads, "in P")
	}
	var rows [][]string
	for i := range f.Cells {
		c := &f.Cells[i]
		best := ""
		if i == f.Best {
			best = "*"
		}
		cells := []string{Percentile(c.Figure.P50, c.Figure.Unit), Percentile(c.NewARR.P50, c.NewARR.Unit), medianOf(c.CAC), medianOf(c.Payback),
			Percentile(c.Cost.P50, c.Cost.Unit), missing, missing}
		inP := missing
		if m := c.Marginal[0]; m != nil {
			cells[5] = DifferenceCell(m.Figure, f.Figure.Unit)
			cells[6] = DifferenceCell(m.Cost, c.Cost.Unit)
			if m.Probability != nil {
				inP = gainCell(m.Probability)
			}
		}
		if f.Target != nil {
			cells = append([]string{number(c.Probability.Value, c.Probability.SE, "share")}, cells...)
			cells = append(cells, inP)
		}
		rows = append(rows, append([]string{c.Values[0] + best}, cells...))
	}
	s.sweptTable("", f.Axes[0].Path, heads, rows)
}

// medianOf writes the median of a ratio that a plan may not have.
func medianOf(l *forecast.Line) string {
	if l == nil {
		return missing
	}
	return Percentile(l.P50, l.Unit)
}

// A layer is one figure of every cell of a plane.
type layer struct {
	title string
	cell  func(c *forecast.SweptCell) string
	stars bool
}

// layersOf lists the figures of a plane: the probability, the figure, its steps along both axes of the plane and what they cost.
func layersOf(f *forecast.Sweep) []layer {
	figure, unit := Metric(f.Figure.Metric), f.Figure.Unit
	step := func(axis int) layer {
		return layer{fmt.Sprintf("Step along %s: %s", f.Axes[axis].Path, figure), func(c *forecast.SweptCell) string {
			if m := c.Marginal[axis]; m != nil {
				return MeanChange(m.Figure, unit)
			}
			return missing
		}, false}
	}
	last := len(f.Axes) - 1
	layers := []layer{
		{figure + ", P50", func(c *forecast.SweptCell) string { return Percentile(c.Figure.P50, unit) }, f.Target == nil},
		step(last - 1), step(last),
		{"CAC, P50", func(c *forecast.SweptCell) string { return medianOf(c.CAC) }, false},
		{"Payback in months, P50", func(c *forecast.SweptCell) string { return medianOf(c.Payback) }, false},
		{"Cost, P50", func(c *forecast.SweptCell) string { return Percentile(c.Cost.P50, c.Cost.Unit) }, false},
	}
	if f.Target != nil {
		layers = append([]layer{{"P(" + f.Target.Target + ")", func(c *forecast.SweptCell) string {
			return number(c.Probability.Value, c.Probability.SE, "share")
		}, true}}, layers...)
	}
	return layers
}

// sweptPlane writes tables with the axis before the last down and the last across, one after the other for each value of
// a third.
func (s *summary) sweptPlane(f *forecast.Sweep) {
	down, across := &f.Axes[len(f.Axes)-2], &f.Axes[len(f.Axes)-1]
	heads := append([]string{}, across.Values...)
	heads[0] = across.Path + "=" + heads[0]
	for _, l := range layersOf(f) {
		for panel := range f.Panels() {
			title := l.title
			if len(f.Axes) > 2 {
				title += ", with " + f.Axes[0].Path + "=" + f.Axes[0].Values[panel]
			}
			var rows [][]string
			for i, v := range down.Values {
				row := []string{v}
				for j := range heads {
					at := (panel*len(down.Values)+i)*len(heads) + j
					told := l.cell(&f.Cells[at])
					if l.stars && f.RowsBest[at/len(heads)] == at {
						told = "*" + told
					}
					row = append(row, told)
				}
				rows = append(rows, row)
			}
			s.sweptTable(title, down.Path, heads, rows)
		}
	}
}

// sweptTable writes rows under heads, in more than one table where the width asks for it.
func (s *summary) sweptTable(title, corner string, heads []string, rows [][]string) {
	for from := 0; from < len(heads); {
		to := len(heads)
		shown := sweptTablePart(corner, heads, rows, from, to)
		for text.LongestLineLen(shown) > lineWidth && to > from+1 {
			to--
			shown = sweptTablePart(corner, heads, rows, from, to)
		}
		s.WriteByte('\n')
		if title != "" {
			fmt.Fprintf(s, "%s\n", s.strong(title))
		}
		s.lines(shown)
		from = to
	}
}

func sweptTablePart(corner string, heads []string, rows [][]string, from, to int) string {
	t := plainTable(2)
	head := table.Row{corner}
	for _, h := range heads[from:to] {
		head = append(head, h)
	}
	t.SetColumnConfigs(append(numbersFrom(2, len(head)), table.ColumnConfig{Number: 1, Align: text.AlignLeft, AlignHeader: text.AlignLeft}))
	t.AppendHeader(head)
	for _, r := range rows {
		row := table.Row{r[0]}
		for _, cell := range r[1+from : 1+to] {
			row = append(row, cell)
		}
		t.AppendRow(row)
	}
	return t.Render()
}
