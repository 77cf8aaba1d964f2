package reports

import (
	"fmt"
	"math"
	"slices"

	"funnelcast/forecast"
)

// quotas writes what people made of their quotas, in the years that have somebody who was there
// throughout; in a plan without such years, of everybody with a quota.
func (s *summary) quotas(f *forecast.Forecast) {
	for _, of := range []struct{ suffix, who string }{
		{"", "those in the role all year, ramped"},
		{"_of_all", "all who had a quota, even briefly"},
	} {
		var years []forecast.Year
		var roles []string
		for _, y := range f.Years {
			n := 0
			for _, l := range y.Quota {
				if l.Metric != "attainment"+of.suffix {
					continue
				}
				n++
				if !slices.Contains(roles, l.Of) {
					roles = append(roles, l.Of)
				}
			}
			if n > 0 {
				years = append(years, y)
			}
		}
		if len(roles) == 0 {
			continue
		}
		var rows []row
		for _, role := range roles {
			rows = append(rows, row{role, func(year int) []string {
				l, ok := lookUp(years[year].Quota, "attainment"+of.suffix, role)
				reached, _ := lookUp(years[year].Quota, "people_at_quota"+of.suffix, role)
				if !ok || reached == nil {
					return nil
				}
				return []string{ofQuota(l.P10), s.strong(ofQuota(l.P50)), ofQuota(l.P90), percent(float64(reached.Mean))}
			}})
		}
		s.sideBySide("Quota", yearLabels(years), []string{"P10", "P50", "P90", "made it"}, rows)
		s.paragraph("", fmt.Sprintf("Of %s: what they brought ÷ their quota. Made it: 100 %% or more.", of.who))
		return
	}
}

// ofQuota writes what people make of their quota in whole per cent, or tens of them where no more is known.
func ofQuota(q forecast.Quantile) string {
	if d := rounded(q.Value, Digits(q)); d.last > -2 {
		return percent(d.value)
	}
	return percent(q.Value)
}

// percent writes a share of people as a whole percentage: a digit more would tell one person of a thousand.
func percent(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return number(v, 0, "share")
	}
	return fmt.Sprintf("%.0f %%", 100*v)
}
