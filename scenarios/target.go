package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"funnelcast/sim"
)

// ratios are what only years.csv tells: each future's own figure of a fiscal year, or what its people made of their quotas.
var ratios = []string{
	"win_rate", "close_rate", "renewal_rate", "average_deal", "acv", "arr_per_customer", "nrr", "grr", "logo_churn", "cac", "ltv", "ltv_to_cac",
	"payback_months", "magic_number", "net_revenue", "gross_margin", "cost_to_serve", "burn", "coverage", "share_of_new_arr", "activities_per_deal",
	"hours_on_deals", "hours_on_accounts", "hours_on_prospecting", "attainment", "team_attainment", "attainment_of_all", "people_at_quota",
	"people_at_quota_of_all", "people_with_quota", "full_year_people", "cash_trough", "cash_trough_month",
	"break_even", "break_even_month", "paid_back", "paid_back_month",
}

// eachTarget turns the targets. They may ask for whatever the engine records.
func (x *resolver) eachTarget() {
	var known []sim.Series
	var names []string
	var means []string // of the deals won, which add up to nothing
	for _, s := range sim.SeriesOf(x.model) {
		switch {
		case s.Segment != sim.All:
		case s.Unit == sim.Days:
			means = append(means, s.Metric, strings.TrimSuffix(s.Metric, "_sum"))
		default:
			known, names = append(known, s), append(names, s.Metric)
		}
	}
	for i := range x.s.Targets {
		t := &x.s.Targets[i]
		x.name(t.place, t.Name)
		out := sim.Target{Name: t.Name, Metric: t.Metric.name, Segment: sim.All, Month: x.within(t.Month), From: x.within(t.From)}
		if slices.Contains(means, t.Metric.name) {
			x.add(t.Metric.node, t.Metric.path, t.Metric.node.found(), "the days of deals are a mean, which a target cannot add up or reach", "ask for wins or new_arr; forecast.csv and years.csv tell the days")
			continue
		}
		if of, _, _ := strings.Cut(t.Metric.name, "."); slices.Contains(ratios, of) && !slices.Contains(names, t.Metric.name) {
			x.add(t.Metric.node, t.Metric.path, t.Metric.node.found(), "a figure of the fiscal year, which months do not add up to and a target cannot ask for", "ask for what it is made of, such as arr, wins or cost; years.csv tells it")
			continue
		}
		at := slices.Index(names, t.Metric.name)
		if at < 0 && t.Metric.name != "" {
			x.add(t.Metric.node, t.Metric.path, fmt.Sprintf("there is no metric %q", t.Metric.name), "", DidYouMeanMetric(t.Metric.name, names))
		}
		if at < 0 {
			continue
		}
		m := known[at]
		if t.Segment.name != "" && t.Segment.name != sim.All {
			out.Segment = t.Segment.name
			if x.find(t.Segment, "segment", x.segments) >= 0 && !m.Split {
				x.add(t.Segment.node, t.Segment.path, fmt.Sprintf("%s is not told apart by segment", m.Metric), "remove segment")
			}
			// A plan with one segment has the total alone.
			if len(x.segments) == 1 {
				out.Segment = sim.All
			}
		}
		switch {
		case m.Stock && t.From.set:
			x.add(t.From.node, t.From.path, t.From.node.found(), m.Metric+" is read at the end of a month, not summed", "remove from")
		case t.From.set && t.Month.set && t.From.month > t.Month.month:
			x.add(t.From.node, t.From.path, t.From.node.found(), "the sum begins before it ends, in "+t.Month.month.String())
		case !t.From.set:
			_, into := t.Month.month.FiscalYear(x.model.FiscalStart)
			out.From = max(0, out.Month-into)
		}
		out.AtLeast = t.AtLeast.value
		switch m.Unit {
		case sim.Minor:
			out.AtLeast *= math.Pow10(x.model.Currency.Decimals)
		case sim.PerMillion:
			out.AtLeast *= 1e6
		case sim.Minutes: // told in hours
			out.AtLeast *= 60
		}
		if out.AtLeast < 0 && m.Metric != "cumulative_cash" {
			x.add(t.AtLeast.node, t.AtLeast.path, t.AtLeast.node.found(), m.Metric+" is never below 0")
		}
		if n := t.AtLeast.node; n != nil && m.Unit != sim.PerMillion && slices.Contains([]rune(n.text), '%') {
			x.add(n, t.AtLeast.path, n.found(), m.Metric+" is not a share; write a number such as 13m")
		}
		x.model.Targets = append(x.model.Targets, out)
	}
}
