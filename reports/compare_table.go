package reports

import (
	"slices"

	"funnelcast/forecast"
)

// stocks are the compared figures that the whole plan has from its last year.
var stocks = []string{"arr", "open_pipeline", "cumulative_cash"}

// metricsOf lists the figures of a period worth a line: the whole plan's sums, and of a year all.
func metricsOf(c *forecast.Comparison, period string) []string {
	var metrics []string
	for _, f := range c.Plans[0].Figures {
		if f.Period == period && c.Telling(f.Metric) && !(period == forecast.WholePlan && slices.Contains(stocks, f.Metric)) {
			metrics = append(metrics, f.Metric)
		}
	}
	return metrics
}

// periods are those the tables show: a plan of a single fiscal year is that year.
func periods(c *forecast.Comparison) []forecast.Period {
	if len(c.Periods) == 2 {
		return c.Periods[:1]
	}
	return c.Periods
}

// besideEachOther writes the plans beside each other, a table for each period.
func (s *summary) besideEachOther(c *forecast.Comparison) {
	var plans []string
	for i := range c.Plans {
		plans = append(plans, c.Plans[i].Name)
	}
	for _, p := range periods(c) {
		var rows []row
		for _, metric := range metricsOf(c, p.Label) {
			rows = append(rows, row{Metric(metric), func(plan int) []string {
				return s.band([]forecast.Line{c.Plans[plan].In(p.Label, metric).Line}, metric, "")
			}})
		}
		s.sideBySide(yearLabel(p.Label, p.Months), plans, []string{"P10", "P50", "P90"}, rows)
	}
}

// differences writes what a plan has more than the baseline, period by period, where there is a difference.
func (s *summary) differences(c *forecast.Comparison, b *forecast.Compared) {
	for _, p := range periods(c) {
		var rows []row
		for _, metric := range metricsOf(c, p.Label) {
			if b.In(p.Label, metric).Difference.Same == 1 {
				continue
			}
			rows = append(rows, row{Metric(metric), func(int) []string {
				f := b.In(p.Label, metric)
				d := f.Difference
				return []string{
					s.strong(MeanChange(d, f.Unit)), errorOf(d.SE, f.Unit),
					signed(d.Paths.P10, f.Unit), signed(d.Paths.P50, f.Unit), signed(d.Paths.P90, f.Unit),
					number(d.Better, d.BetterSE, "share"),
				}
			}})
		}
		if len(rows) == 0 {
			continue
		}
		s.sideBySide(b.Name+" less "+c.Plans[0].Name, []string{yearLabel(p.Label, p.Months)}, []string{"mean", "±", "P10", "P50", "P90", "better"}, rows)
	}
}
