package reports

import (
	"slices"
	"strings"

	"funnelcast/forecast"
)

// names are the metrics that are not their own words.
var names = map[string]string{
	"mqls": "MQLs", "sqls": "SQLs", "arr": "ARR", "mrr": "MRR", "wins": "deals won", "losses": "deals lost",
	"new_arr": "new ARR", "expansion_arr": "expansion ARR", "contraction_arr": "contraction ARR",
	"churned_arr": "churned ARR", "opening_arr": "opening ARR", "cohort_arr": "ARR of the year's first customers", "arr_difference": "ARR difference",
	"cac": "CAC", "ltv": "LTV", "ltv_to_cac": "LTV:CAC", "nrr": "NRR", "grr": "GRR", "acv": "ACV",
	"payback_months": "payback, months", "hours": "selling hours",
}

// InSegment writes a metric's name with its segment, if it is of one: ARR (mid).
func InSegment(metric, segment string) string {
	if segment == "all" {
		return Metric(metric)
	}
	return Metric(metric) + " (" + segment + ")"
}

// Metric writes a metric's name for people: open_pipeline as open pipeline, headcount.ae
// as headcount of ae, activities.ae.call as activities of ae: call.
func Metric(metric string) string {
	if n, ok := names[metric]; ok {
		return n
	}
	what, of, part := strings.Cut(metric, ".")
	if part {
		return Metric(what) + " of " + strings.ReplaceAll(strings.Replace(of, ".", ": ", 1), "_", " ")
	}
	return strings.ReplaceAll(what, "_", " ")
}

// many tells a metric whose name is a plural: deals won change, ARR changes.
func many(metric string) bool {
	what, _, _ := strings.Cut(Metric(metric), " of ")
	return !strings.HasPrefix(metric, "cost") && slices.ContainsFunc(strings.Fields(what), func(word string) bool { return strings.HasSuffix(word, "s") })
}

// does is what a figure does, in the number of its metric: changes, is.
func does(a *forecast.AimedAt, one, several string) string {
	if many(a.Metric) {
		return several
	}
	return one
}

// aim names the figure: Plan, ARR of at least $13m by 2028-12.
func aim(a *forecast.AimedAt) string {
	if a.Target == "" {
		return FigureOf(a)
	}
	t := forecast.Target{Metric: a.Metric, Segment: a.Segment, From: a.From, Month: a.Month, Unit: a.Unit, AtLeast: a.AtLeast}
	return a.Target + ", " + level(&t) + " " + period(&t)
}

// FigureOf names the metric with its segment and months.
func FigureOf(a *forecast.AimedAt) string {
	name := InSegment(a.Metric, a.Segment)
	if a.From != "" && a.From != a.Month {
		return name + " from " + a.From + " to " + a.Month
	}
	return name + " in " + a.Month
}
