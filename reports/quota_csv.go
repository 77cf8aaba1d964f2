package reports

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"funnelcast/forecast"
)

// WriteQuotaCSV writes a study's figures one a row, in full precision. At is what the figure is at: a percentile, the lower
// end of a bin, the change of quotas against today's, a share of people. A mean or share has its standard error,
// a percentile the ends of its interval of one standard error either way.
func WriteQuotaCSV(w io.Writer, q *forecast.QuotaStudy) error {
	out := csv.NewWriter(w)
	out.Write([]string{"fiscal_year", "role", "metric", "at", "unit", "value", "se", "lo", "hi"})
	for i := range q.Years {
		rows := quotaRows{out: out, y: &q.Years[i], currency: q.Currency}
		rows.write()
	}
	out.Flush()
	return out.Error()
}

type quotaRows struct {
	out      *csv.Writer
	y        *forecast.QuotaYear
	currency string
}

func (r *quotaRows) write() {
	y := r.y
	r.value("quota", "", y.Unit, y.Street, math.NaN())
	r.line(&y.People, "full_year_people")
	r.line(&y.Attainment, "attainment")
	r.known("people_at_quota", "", "share", y.AtQuota)
	for _, b := range y.Histogram {
		r.value("histogram", digitsOf(b.From), "share", b.Share, b.SE)
	}
	r.line(&y.Team, "team_attainment")
	r.known("team_plan", "", y.Unit, y.TeamPlan)
	r.known("team_plan_reached", "", "share", y.Plan)
	for i := range y.Curve {
		c := &y.Curve[i]
		at := digitsOf(c.Change)
		r.value("curve_over_assignment", at, "share", c.Over, math.NaN())
		r.value("curve_quota", at, y.Unit, c.Quota, math.NaN())
		r.known("curve_people_at_quota", at, "share", c.AtQuota)
		r.value("curve_plan", at, y.Unit, c.Plan, math.NaN())
		r.known("curve_plan_reached", at, "share", c.Reached)
	}
	for _, c := range y.Carry {
		r.percentile("quota_made_by", digitsOf(c.Share), y.Unit, c.Quota)
	}
	if s := y.Skill; s != nil {
		r.known("variance_market", "", "share", s.Market)
		r.known("variance_skill", "", "share", s.Skill)
		r.known("variance_luck", "", "share", s.Luck)
		r.value("skill_sd", "", "ratio", s.SD, math.NaN())
		r.known("skill_elasticity", "", "ratio", s.Elasticity)
		r.value("still_at_quota", "", "share", float64(s.Still), float64(s.StillSE))
		r.value("quarters_to_tell", "", "count", float64(s.Quarters), float64(s.QuartersSE))
	}
	if p := y.Pay; p != nil {
		r.value("variable_target", "", r.currency, p.Target, math.NaN())
		r.line(&p.OfTarget, "variable_of_target")
		r.known("variable_at_target", "", "share", p.Earners)
		r.line(&p.Total, "team_variable")
		r.known("team_variable_target", "", r.currency, p.TotalTarget)
		r.line(&p.TotalOfTarget, "team_variable_of_target")
	}
}

func (r *quotaRows) row(metric, at, unit string, value, se, lo, hi float64) {
	r.out.Write(append([]string{r.y.Year, r.y.Role, metric, at, unit}, cells(value, se, lo, hi)...))
}

func (r *quotaRows) value(metric, at, unit string, value, se float64) {
	r.row(metric, at, unit, value, se, math.NaN(), math.NaN())
}

func (r *quotaRows) known(metric, at, unit string, u forecast.Uncertain) {
	r.value(metric, at, unit, u.Value, u.SE)
}

func (r *quotaRows) percentile(metric, at, unit string, q forecast.Quantile) {
	r.row(metric, at, unit, q.Value, math.NaN(), q.Lo, q.Hi)
}

func (r *quotaRows) line(l *forecast.Line, metric string) {
	r.value(metric, "mean", l.Unit, float64(l.Mean), float64(l.MeanSE))
	r.percentile(metric, "p10", l.Unit, l.P10)
	r.percentile(metric, "p50", l.Unit, l.P50)
	r.percentile(metric, "p90", l.Unit, l.P90)
}

// digitsOf writes where a figure is, without the last digits that a division leaves.
func digitsOf(v float64) string { return strconv.FormatFloat(math.Round(1e6*v)/1e6, 'f', -1, 64) }
