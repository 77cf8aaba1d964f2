package reports

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"funnelcast/forecast"
)

// WriteCSV writes one row a month of every series, in the forecast's order, and those of
// money again in the second currency where there is one.
// Numbers have all their digits (the shortest that read back as the same number)
// and no exponents. Lines end in \n.
func WriteCSV(w io.Writer, f *forecast.Forecast) error {
	out := csv.NewWriter(w)
	out.Write([]string{"month", "metric", "segment", "unit", "mean", "mean_se", "p5", "p10", "p25", "p50", "p75", "p90", "p95"})
	row := make([]string, 0, 13)
	for i := range f.Series {
		s := &f.Series[i]
		for _, c := range currencies(f, s.Unit) {
			for m, p := range s.Points {
				row = append(row[:0], f.Months[m], s.Metric, s.Segment, c.unit)
				for _, v := range [...]float64{p.Mean, p.MeanSE, p.P5, p.P10, p.P25, p.P50, p.P75, p.P90, p.P95} {
					row = append(row, c.cell(v))
				}
				out.Write(row)
			}
		}
	}
	out.Flush()
	return out.Error() // of the first Write that failed, too
}

// A currency is a unit that figures are written in.
type currency struct {
	unit string
	fx   *forecast.FX // nil as they are
}

// currencies are the units a figure is written in: its own, and the second currency for money.
func currencies(f *forecast.Forecast, unit string) []currency {
	if f.FX != nil && unit == f.Currency {
		return []currency{{unit: unit}, {unit: f.FX.Currency, fx: f.FX}}
	}
	return []currency{{unit: unit}}
}

// cell writes a number of the plan's in the unit.
func (c currency) cell(v float64) string {
	if c.fx != nil {
		v = c.fx.Of(v)
	}
	return cell(v)
}

// cell writes a number with all its digits, ∞ as inf and nothing for what is not known.
func cell(v float64) string {
	switch {
	case math.IsNaN(v):
		return ""
	case math.IsInf(v, 0):
		return sign(v) + "inf"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func cells(values ...float64) []string {
	var all []string
	for _, v := range values {
		all = append(all, cell(v))
	}
	return all
}
