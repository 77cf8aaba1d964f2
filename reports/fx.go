package reports

import (
	"fmt"
	"strings"

	"funnelcast/forecast"
)

// converted tells the ARR, how deep the plan reaches into the till, and the targets in the second currency.
func (s *summary) converted(f *forecast.Forecast) {
	fx := f.FX
	if fx == nil {
		return
	}
	amount := func(q forecast.Quantile) string { return Percentile(fx.Quantile(q), fx.Currency) }
	var years, targets []string
	for i := range f.Years {
		if l, ok := lookUp(f.Years[i].Lines, "arr", ""); ok {
			years = append(years, fmt.Sprintf("%s in %s", s.strong(amount(l.P50)), f.Years[i].Label))
		}
	}
	for i := range f.Targets {
		if t := &f.Targets[i]; t.Unit == f.Currency {
			targets = append(targets, fmt.Sprintf("%s %s (half of the futures reach %s)", t.Name, number(fx.Of(t.AtLeast), 0, fx.Currency), amount(t.Reached.P50)))
		}
	}
	told := fmt.Sprintf("At %s %s per %s:", exact(fx.Rate, "ratio"), fx.Currency, f.Currency)
	if len(years) > 0 {
		told += " ARR P50 " + strings.Join(years, ", ") + "."
	}
	if c := f.Cash; c != nil {
		told += " Cash at its lowest " + amount(c.Trough.P50)
		if f.Paths > 1 {
			told += fmt.Sprintf(" (%s to %s in 8 of 10 futures)", amount(c.Trough.P10), amount(c.Trough.P90))
		}
		told += "."
	}
	if len(targets) > 0 {
		told += " Targets: " + strings.Join(targets, ", ") + "."
	}
	s.WriteByte('\n')
	s.paragraph("", told)
}
