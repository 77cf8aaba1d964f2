package reports

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"

	"funnelcast/forecast"
)

// WriteSweepCSV writes one row a cell: the axes' values, the cell's figures, whether it is the best of its row, as good as that
// or the cheapest of these, which is the ridge, whether it is as good as the best of all, and for each axis what the
// step from the value before brings, with its standard error and whether its sign is sure at 95 %. Numbers are as
// [WriteCSV] has them; where there is no step, or no target, cells are empty.
func WriteSweepCSV(w io.Writer, s *forecast.Sweep) error {
	out := csv.NewWriter(w)
	var head []string
	for _, a := range s.Axes {
		head = append(head, a.Path)
	}
	head = append(head, "probability", "probability_se", "metric", "unit", "mean", "mean_se")
	for _, figure := range []string{"p10", "p50", "p90", "new_arr_p50", "cac_p50", "payback_months_p50", "cost_p50"} {
		head = append(head, figure, figure+"_lo", figure+"_hi")
	}
	head = append(head, "best_of_row", "as_good_in_row", "ridge", "as_good_as_best")
	for _, a := range s.Axes {
		for _, figure := range []string{"probability", "metric", "cost"} {
			step := "step:" + a.Path + ":" + figure
			head = append(head, step, step+"_se", step+"_sure")
		}
	}
	out.Write(head)
	for i := range s.Cells {
		out.Write(sweepRow(s, i))
	}
	out.Flush()
	return out.Error()
}

func sweepRow(s *forecast.Sweep, at int) []string {
	c := &s.Cells[at]
	row := append([]string{}, c.Values...)
	number := func(values ...float64) { row = append(row, cells(values...)...) }
	empty := func(n int) { row = append(row, make([]string, n)...) }
	if c.Probability != nil {
		number(c.Probability.Value, c.Probability.SE)
	} else {
		empty(2)
	}
	row = append(row, c.Figure.Metric, c.Figure.Unit)
	number(float64(c.Figure.Mean), float64(c.Figure.MeanSE))
	for _, q := range []forecast.Quantile{c.Figure.P10, c.Figure.P50, c.Figure.P90, c.NewARR.P50} {
		number(q.Value, q.Lo, q.Hi)
	}
	for _, l := range []*forecast.Line{c.CAC, c.Payback} {
		if l == nil {
			empty(3)
			continue
		}
		number(l.P50.Value, l.P50.Lo, l.P50.Hi)
	}
	number(c.Cost.P50.Value, c.Cost.P50.Lo, c.Cost.P50.Hi)
	crest := &s.Crests[at/s.Columns()]
	for _, is := range []bool{crest.Best == at, crest.Best == at || slices.Contains(crest.AsGood, at), crest.Ridge == at, c.AsGood} {
		row = append(row, strconv.FormatBool(is))
	}
	for _, m := range c.Marginal {
		if m == nil {
			empty(9)
			continue
		}
		if g := m.Probability; g != nil {
			number(g.Points, g.SE)
			row = append(row, strconv.FormatBool(g.Distinct))
		} else {
			empty(3)
		}
		for _, d := range []*forecast.Difference{m.Figure, m.Cost} {
			number(d.Mean, d.SE)
			row = append(row, strconv.FormatBool(d.Distinct))
		}
	}
	return row
}
