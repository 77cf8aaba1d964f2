package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"funnelcast/forecast"
)

// ridge lists, for each row of a grid, its best cell, those that are as good in the same futures and the cheapest of them.
func (s *summary) ridge(f *forecast.Sweep) {
	if len(f.Axes) < 2 {
		return
	}
	last := len(f.Axes) - 1
	across, by := f.Axes[last], "mean "+Metric(f.Figure.Metric)
	if f.Judged == forecast.ByProbability {
		by = "P(" + f.Target.Target + ")"
	}
	fmt.Fprintf(s, "\n%s\n", s.strong(fmt.Sprintf("The ridge: the cheapest %s that is as good as the best, by %s", across.Path, by)))
	const most = 20
	for i := range f.Crests[:min(len(f.Crests), most)] {
		c := &f.Crests[i]
		var row []string
		for axis, v := range f.Cells[c.Best].Values[:last] {
			row = append(row, f.Axes[axis].Path+"="+v)
		}
		s.paragraph("  ", strings.Join(row, " and ")+": "+s.crest(f, c))
	}
	if n := len(f.Crests); n > most {
		s.paragraph("  ", fmt.Sprintf("and %d more, in sweep.csv", n-most))
	}
}

// crest tells of one row.
func (s *summary) crest(f *forecast.Sweep, c *forecast.Crest) string {
	last := len(f.Axes) - 1
	value := func(cell int) string { return f.Cells[cell].Values[last] }
	of := func(cell int) string {
		x := &f.Cells[cell]
		if f.Judged == forecast.ByProbability {
			return probability(x.Probability.Value, x.Probability.SE)
		}
		return number(float64(x.Figure.Mean), float64(x.Figure.MeanSE), x.Figure.Unit)
	}
	words := fmt.Sprintf("%s (%s)", s.strong(value(c.Ridge)), of(c.Ridge))
	var good []int
	for _, cell := range append(slices.Clone(c.AsGood), c.Best) {
		if cell != c.Ridge {
			good = append(good, cell)
		}
	}
	if c.Ridge != c.Best {
		words += fmt.Sprintf("; the best is %s (%s)", value(c.Best), of(c.Best))
		good = good[:len(good)-1]
	}
	switch n := len(f.Axes[last].Values); {
	case len(c.AsGood) == 0 && n > 1:
		words += "; every other is told to be worse"
	case len(c.AsGood) == n-1 && n > 2:
		words += fmt.Sprintf("; all of them are as good, as far as %s paths tell", Thousands(f.Paths))
	case len(good) > 0:
		var names []string
		for _, cell := range good {
			names = append(names, value(cell))
		}
		words += "; as good: " + strings.Join(names, ", ")
	}
	return words
}

// ratio tells how many of one role it takes for each of another.
func (s *summary) ratio(f *forecast.Sweep) {
	r := f.Ratio
	if r == nil || len(r.Lines) == 0 {
		return
	}
	fmt.Fprintf(s, "\n%s\n", s.strong(fmt.Sprintf("How many %s for each %s, by mean %s", r.Of, r.To, Metric(f.Figure.Metric))))
	told := func(is func(l *forecast.RatioLine) bool) []string {
		var with []string
		for i := range r.Lines {
			if is(&r.Lines[i]) {
				with = append(with, strings.Join(r.Lines[i].With, " and "))
			}
		}
		return with
	}
	within := told(func(l *forecast.RatioLine) bool { return l.Full >= 0 && !l.Least })
	open := told(func(l *forecast.RatioLine) bool { return l.Full < 0 })
	least := told(func(l *forecast.RatioLine) bool { return l.Least })
	switch {
	case len(within) > 0:
		words := "about " + s.strong(perHead(r, r.Full[1]))
		if least, most := perHead(r, r.Full[0]), perHead(r, r.Full[2]); least != most {
			words += fmt.Sprintf(" (from %s to %s)", least, most)
		}
		s.paragraph("  ", fmt.Sprintf("With %s: %s; beyond that a further %s adds nothing that can be told at %s paths.", listed(within), words, r.Of, Thousands(f.Paths)))
	case len(open) > 0:
		s.paragraph("  ", fmt.Sprintf("As far as the grid goes, a further %s pays: where it stops lies beyond.", r.Of))
	}
	if len(within) > 0 && len(open) > 0 {
		s.paragraph("  ", fmt.Sprintf("With %s every step pays, up to %s.", listed(open), last(f.Axes[r.Axis].Values)))
	}
	if len(least) > 0 {
		s.paragraph("  ", fmt.Sprintf("With %s already the first further %s adds nothing that can be told at %s paths.", listed(least), r.Of, Thousands(f.Paths)))
	}
	s.paragraph("  ", "Heads are those of the hiring plan, averaged over its months.")
}

// listed names several of path=value, a path once: team.ae=4, 6, 8.
func listed(with []string) string {
	words := with[0]
	for i, w := range with[1:] {
		if before := beforeLast(w); before == beforeLast(with[i]) {
			words += ", " + strings.TrimPrefix(w, before)
		} else {
			words += "; " + w
		}
	}
	return words
}

func last(values []string) string { return values[len(values)-1] }

// perHead writes a ratio of heads so that the smaller number is 1: 1 bdr for 2.5 ae.
func perHead(r *forecast.Ratio, ratio float64) string {
	heads := func(v float64) string { return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0") }
	if ratio >= 1 {
		return fmt.Sprintf("%s %s for 1 %s", heads(ratio), r.Of, r.To)
	}
	return fmt.Sprintf("1 %s for %s %s", r.Of, heads(1/ratio), r.To)
}
