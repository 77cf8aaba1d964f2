package reports

import (
	"encoding/csv"
	"io"
	"strconv"

	"funnelcast/forecast"
)

// WriteCSV writes one row a month of every series, in the forecast's order.
// Numbers have all their digits (the shortest that read back as the same number)
// and no exponents. Lines end in \n.
func WriteCSV(w io.Writer, f *forecast.Forecast) error {
	out := csv.NewWriter(w)
	out.Write([]string{"month", "metric", "segment", "unit", "mean", "mean_se", "p5", "p10", "p25", "p50", "p75", "p90", "p95"})
	row := make([]string, 0, 13)
	for i := range f.Series {
		s := &f.Series[i]
		for m, p := range s.Points {
			row = append(row[:0], f.Months[m], s.Metric, s.Segment, s.Unit)
			for _, v := range [...]float64{p.Mean, p.MeanSE, p.P5, p.P10, p.P25, p.P50, p.P75, p.P90, p.P95} {
				row = append(row, strconv.FormatFloat(v, 'f', -1, 64))
			}
			out.Write(row)
		}
	}
	out.Flush()
	return out.Error() // of the first Write that failed, too
}
