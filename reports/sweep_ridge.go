package reports

import (
	"fmt"
	"slices"
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
			return Uncertain(*x.Probability)
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
