package reports

import (
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
	infinite, unknown, still, cut := false, false, false, false
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
				ltv, ok := lookUp(f.Years[i].Ratios, "ltv", "")
				if r.metric == "ltv_to_cac" && ok && ltv.Defined > 0 { // ∞ ÷ ∞
					still = true
				} else {
					unknown = true
				}
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
	switch {
	case unknown && still:
		meaning += " ?: no customers when the year began, or none who came or left."
	case unknown:
		meaning += " ?: no customers when the year began."
	case still:
		meaning += " ?: no customers who came or left."
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
