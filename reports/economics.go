package reports

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"funnelcast/forecast"
)

// ratios are those the summary shows, each with what it says; years.csv has all.
var ratios = []struct{ metric, meaning string }{
	{"cac", " CAC: sales and marketing cost ÷ new customers."},
	{"payback_months", " Payback: months of their margin that earn it back."},
	{"ltv_to_cac", " LTV: a customer's margin until it leaves."},
	{"nrr", " NRR, GRR: what a year keeps of the ARR it began with, with and without expansion."},
	{"grr", ""},
	{"burn", " Burn: cost − money received."},
}

// economics writes what a customer costs and brings, year by year.
func (s *summary) economics(f *forecast.Forecast) {
	var rows []row
	meaning := ""
	infinite, unknown, cut := false, false, false
	for _, r := range ratios {
		if !slices.ContainsFunc(f.Years, func(y forecast.Year) bool {
			l, ok := lookUp(y.Ratios, r.metric, "")
			return ok && l.Defined > 0
		}) {
			continue
		}
		for i := range f.Years {
			l, ok := lookUp(f.Years[i].Ratios, r.metric, "")
			switch {
			case !ok:
				cut = true
			case l.Defined == 0:
				unknown = true
			case math.IsInf(l.P90.Value, 1): // the others are at most that
				infinite = true
			}
		}
		rows = append(rows, row{Metric(r.metric), func(year int) []string { return s.band(f.Years[year].Ratios, r.metric, "") }})
		meaning += r.meaning
	}
	if len(rows) == 0 {
		return
	}
	if sellsLicences(f) {
		meaning += " A licence's margin counts at once."
	}
	if infinite {
		meaning += " ∞: never."
	}
	if unknown {
		meaning += " ?: no customers when the year began."
	}
	if cut {
		meaning += " –: not a whole year."
	}
	s.sideBySide("Economics", yearLabels(f.Years), []string{"P10", "P50", "P90"}, rows)
	s.paragraph("", strings.TrimSpace(meaning))
}

// sellsLicences tells whether a plan has licences to sell.
func sellsLicences(f *forecast.Forecast) bool {
	return slices.ContainsFunc(f.Series, func(s forecast.Series) bool { return s.Metric == "licence_bookings" })
}

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

// cash writes how deep the plan reaches into the till, and whether it comes out.
func (s *summary) cash(f *forecast.Forecast) {
	c := f.Cash
	if c == nil {
		return
	}
	month := func(q forecast.Quantile) string { return f.Months[int(q.Value)-1] }
	amount := func(q forecast.Quantile) string { return quantile(q, f.Currency) }
	lowest := fmt.Sprintf("Cash is lowest in %s, at %s", month(c.TroughMonth.P50), s.strong(amount(c.Trough.P50)))
	after := "and it falls until the plan ends."
	if c.BreakEven.Share > 0 {
		after = "from then on more comes in than goes out."
	}
	var back string
	if f.Paths > 1 {
		if c.TroughMonth.P10.Value < c.TroughMonth.P90.Value {
			lowest = fmt.Sprintf("Cash is lowest in %s (%s to %s in 8 of 10 futures), at %s", month(c.TroughMonth.P50),
				month(c.TroughMonth.P10), month(c.TroughMonth.P90), s.strong(amount(c.Trough.P50)))
		}
		lowest += fmt.Sprintf(" (%s to %s)", amount(c.Trough.P10), amount(c.Trough.P90))
		after = fmt.Sprintf("from then on more comes in than goes out in %s of the futures.", share(c.BreakEven))
	}
	if c.PaidBack.Among > 0 {
		of := ""
		if c.PaidBack.Among < 1 {
			of = " of those that are ever below zero"
		}
		back = " The plan does not earn back within its months what was spent."
		switch {
		case c.PaidBack.Share > 0 && f.Paths > 1:
			back = fmt.Sprintf(" All that was spent has come back at some time up to %s in %s%s%s.", f.Months[len(f.Months)-1], share(c.PaidBack), of, half(c.PaidBack, of != "", month))
		case c.PaidBack.Share > 0:
			back = fmt.Sprintf(" All that was spent has come back by %s.", month(c.PaidBack.Month.P50))
		}
	}
	fmt.Fprintf(s, "\n%s\n", s.strong("Cash"))
	s.paragraph("  ", lowest+"; "+after+back)
}

// half tells when so much has come back in half of the futures; nothing where it does in fewer.
func half(e forecast.Event, some bool, month func(forecast.Quantile) string) string {
	switch {
	case math.IsInf(e.Month.P50.Value, 1):
		return ""
	case some:
		return ", in half of these by " + month(e.Month.P50)
	}
	return ", in half of all futures by " + month(e.Month.P50)
}

func share(e forecast.Event) string { return number(e.Share, e.SE, "share") }

// converted tells the ARR, how deep the plan reaches into the till, and the targets in the second currency.
func (s *summary) converted(f *forecast.Forecast) {
	fx := f.FX
	if fx == nil {
		return
	}
	amount := func(q forecast.Quantile) string { return quantile(fx.Quantile(q), fx.Currency) }
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
