package reports

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"

	"funnelcast/forecast"
)

// WriteYearsCSV writes one row of every figure of every fiscal year, then of the whole
// plan: what it is of (a role, source or activity, where it is of one), its percentiles with
// the ends of their errors, its mean, and the share of the futures that define
// it. Numbers are as [WriteCSV] has them; inf is ∞, and what no future defines is
// empty. Months in which something happens are counted from 1, the plan's first, and are inf
// where it does not. A share of the futures or of people stands under mean.
func WriteYearsCSV(w io.Writer, f *forecast.Forecast) error {
	out := csv.NewWriter(w)
	out.Write([]string{"year", "metric", "of", "unit", "p10", "p50", "p90",
		"p10_lo", "p10_hi", "p50_lo", "p50_hi", "p90_lo", "p90_hi", "mean", "mean_se", "defined"})
	write := func(year string, lines ...forecast.Line) {
		for i := range lines {
			l := &lines[i]
			for _, c := range currencies(f, l.Unit) {
				row := []string{year, l.Metric, l.Of, c.unit}
				for _, v := range [...]float64{l.P10.Value, l.P50.Value, l.P90.Value,
					l.P10.Lo, l.P10.Hi, l.P50.Lo, l.P50.Hi, l.P90.Lo, l.P90.Hi, float64(l.Mean), float64(l.MeanSE)} {
					row = append(row, c.cell(v))
				}
				out.Write(append(row, strconv.FormatFloat(l.Defined, 'f', -1, 64)))
			}
		}
	}
	for i := range f.Years {
		y := &f.Years[i]
		write(y.Label, slices.Concat(y.Lines, y.Ratios, y.Activities, y.Sources, y.Quota)...)
	}
	write("plan", slices.Concat(f.Plan.Ratios, f.Plan.Activities, f.Plan.Sources, f.Cash.Lines(f.Currency))...)
	out.Flush()
	return out.Error()
}
