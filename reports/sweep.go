package reports

import (
	"fmt"
	"io"
	"strings"

	"funnelcast/forecast"
)

// WriteSweep writes what a manager wants to know of a grid of plans: in sentences where it is best and
// where more stops to help, then the grid as tables, the warnings and where the files are.
func WriteSweep(w io.Writer, f *forecast.Sweep, o SummaryOptions) error {
	s := newSummary(o.Colour)
	var axes []string
	for _, a := range f.Axes {
		axes = append(axes, fmt.Sprintf("%s from %s to %s", a.Path, a.Values[0], a.Values[len(a.Values)-1]))
	}
	cells, each := "1 plan", ""
	if n := len(f.Cells); n > 1 {
		cells, each = fmt.Sprintf("%d plans", n), ", the same in each"
	}
	s.paragraph("", fmt.Sprintf("%s: %s, %s; %s simulated futures%s, %s to %s (seed %d)",
		s.strong(f.Scenario), cells, list(axes), Thousands(f.Paths), each, f.From, f.To, f.Seed))
	s.WriteByte('\n')
	s.bestCell(f)
	s.stops(f)
	s.ratio(f)
	s.ridge(f)
	s.grid(f)
	return s.end(w, f.Warnings, o.Files)
}

// where names a cell: roles.ae.open=24 and team.bdr=6.
func where(f *forecast.Sweep, cell int) string {
	var parts []string
	for i, v := range f.Cells[cell].Values {
		parts = append(parts, f.Axes[i].Path+"="+v)
	}
	return strings.Join(parts, " and ")
}

// sweptTarget names the target with its level, where that is not what is swept.
func sweptTarget(a *forecast.AimedAt) string {
	if a.AtLeast == 0 {
		return a.Target
	}
	return aim(a)
}

// bestCell tells where it is best, and which cheaper cells are not told from it.
func (s *summary) bestCell(f *forecast.Sweep) {
	c := &f.Cells[f.Best]
	if f.Target != nil && f.Judged == forecast.ByMean {
		s.paragraph("", fmt.Sprintf("%s is %s: %s it in any of %s futures.", sweptTarget(f.Target), s.strong("out of reach"),
			noneOf(len(f.Cells), "plan", "reaches", "does not reach"), Thousands(f.Paths)))
	}
	if f.Judged == forecast.ByProbability {
		s.paragraph("", fmt.Sprintf("%s is most probable with %s: %s. There %s is %s (P50), %s.", sweptTarget(f.Target),
			s.strong(where(f, f.Best)), s.strong(Uncertain(*c.Probability)), FigureOf(&f.Figure), Percentile(c.Figure.P50, c.Figure.Unit), spent(c)))
	} else {
		s.paragraph("", fmt.Sprintf("%s %s best with %s: %s on average, P50 %s, %s.", FigureOf(&f.Figure), does(&f.Figure, "is", "are"), s.strong(where(f, f.Best)),
			s.strong(number(float64(c.Figure.Mean), float64(c.Figure.MeanSE), c.Figure.Unit)), Percentile(c.Figure.P50, c.Figure.Unit), spent(c)))
	}
	equal := -1 // the best itself is not counted
	for i := range f.Cells {
		if f.Cells[i].AsGood {
			equal++
		}
	}
	if equal == 0 {
		if len(f.Cells) > 1 {
			s.paragraph("", fmt.Sprintf("Every other plan is told from it at %s paths.", Thousands(f.Paths)))
		}
		return
	}
	told := "1 other plan is"
	if equal > 1 {
		told = fmt.Sprintf("%d other plans are", equal)
	}
	told += fmt.Sprintf(" not distinguishable from it at %s paths", Thousands(f.Paths))
	if f.Cheapest != f.Best {
		x := &f.Cells[f.Cheapest]
		told += fmt.Sprintf("; the cheapest such plan has %s: ", s.strong(where(f, f.Cheapest)))
		if f.Judged == forecast.ByProbability {
			told += Uncertain(*x.Probability) + ", "
		}
		told += fmt.Sprintf("%s %s (P50), %s", Metric(f.Figure.Metric), Percentile(x.Figure.P50, x.Figure.Unit), spent(x))
	}
	s.paragraph("", told+".")
}

// spent tells what a cell sells and costs over the plan.
func spent(c *forecast.SweptCell) string {
	words := fmt.Sprintf("new ARR over the plan %s, cost %s", Percentile(c.NewARR.P50, c.NewARR.Unit), Percentile(c.Cost.P50, c.Cost.Unit))
	if c.CAC != nil {
		words += ", CAC " + Percentile(c.CAC.P50, c.CAC.Unit)
	}
	if c.Payback != nil {
		words += ", paid back in " + Percentile(c.Payback.P50, c.Payback.Unit) + " months"
	}
	return words
}

// stops tells along each axis where a step stops to help; lines of the grid that stop alike are told together.
func (s *summary) stops(f *forecast.Sweep) {
	for _, a := range f.Axes {
		var others [][]string
		var told []string
		for i := range f.Stops {
			x := &f.Stops[i]
			if x.Axis != a.Path {
				continue
			}
			words := stopped(f, &a, x)
			if n := len(told) - 1; n < 0 || told[n] != words || beforeLast(others[n][0]) != beforeLast(x.Other) {
				told, others = append(told, words), append(others, nil)
			}
			others[len(told)-1] = append(others[len(told)-1], x.Other)
		}
		if len(told) == 0 {
			continue
		}
		fmt.Fprintf(s, "\n%s\n", s.strong(fmt.Sprintf("Where a higher %s stops to help, by its mean %s", a.Path, Metric(f.Figure.Metric))))
		const most = 20
		for i, words := range told[:min(len(told), most)] {
			s.paragraph("  ", withOther(others[i])+words)
		}
		if len(told) > most {
			s.paragraph("  ", fmt.Sprintf("and %d more, in sweep.json", len(told)-most))
		}
	}
}

// withOther names the values of the last other axis, first to last: "with team.bdr=1 to 9: ".
func withOther(others []string) string {
	first := others[0]
	if first == "" {
		return ""
	}
	if last := others[len(others)-1]; len(others) > 1 {
		first += " to " + strings.TrimPrefix(last, beforeLast(last))
	}
	return "with " + first + ": "
}

// beforeLast is what stands before the last value of path=value and path=value.
func beforeLast(other string) string { return other[:strings.LastIndexByte(other, '=')+1] }

// stopped tells where one line of the grid stops.
func stopped(f *forecast.Sweep, a *forecast.SweptAxis, x *forecast.Stop) string {
	if x.Next == "" {
		return fmt.Sprintf("every step helps, up to %s; where it stops lies beyond", x.PaysTo)
	}
	told := fmt.Sprintf("the step %s to %s ", x.PaysTo, x.Next)
	if x.PaysTo == a.Values[0] {
		told = "already " + told
	} else {
		told = fmt.Sprintf("helps up to %s; ", x.PaysTo) + told
	}
	unsure := fmt.Sprintf("is not distinguishable from nothing at %s paths", Thousands(f.Paths))
	switch {
	case x.Same:
		return told + "changes nothing in any future"
	case x.Loses:
		return told + "makes it worse"
	case x.Takes > 0:
		return told + unsure + fmt.Sprintf("; about %s would do", roughly(x.Takes))
	}
	return told + unsure + "; more than a million would be needed"
}
