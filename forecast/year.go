package forecast

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"funnelcast/sim"
)

// lineMetrics are the figures a fiscal year tells, in order.
var lineMetrics = []string{
	"leads", "sqls", "opportunities", "wins", "new_arr", "arr", "open_pipeline", "headcount", "cost",
	"customers", "bookings", "billings", "revenue", "cash_in", "cumulative_cash",
}

// lineOf returns the place of a series among a year's lines, −1 for none: leads and SQLs
// are told where the funnel has such a stage. (Cost is told where anything costs.)
func lineOf(m *sim.Model, s sim.Series) int {
	switch {
	case s.Segment != sim.All,
		s.Metric == "leads" && !hasStage(m, "lead"),
		s.Metric == "sqls" && !hasStage(m, "sql"):
		return -1
	}
	return slices.Index(lineMetrics, s.Metric)
}

func hasStage(m *sim.Model, name string) bool {
	return slices.ContainsFunc(m.Stages, func(s sim.Stage) bool { return s.Name == name })
}

// inPeople tells a fractional number of people from a share.
func inPeople(metric string) bool { return strings.HasPrefix(metric, "ramped_headcount") }

// yearsOf cuts a horizon into fiscal years. A year is named after the calendar
// year in which it begins, also where it began before the horizon does.
func yearsOf(start sim.Month, begins time.Month, months int) []Year {
	var years []Year
	for i := 0; i < months; {
		first := start + sim.Month(i)
		year, into := first.FiscalYear(begins)
		n := min(12-into, months-i)
		years = append(years, Year{
			Label:  fmt.Sprintf("FY%d", year),
			From:   first.String(),
			To:     (first + sim.Month(n-1)).String(),
			Months: n,
			Lines:  []Line{},
		})
		i += n
	}
	return years
}

// monthOf is the i-th month of a plan, from 0, as answers write it: 2027-04.
func monthOf(m *sim.Model, i int) string { return (m.Start + sim.Month(i)).String() }

// monthsOf are the first n months of a plan.
func monthsOf(m *sim.Model, n int) []string {
	months := make([]string, n)
	for i := range months {
		months[i] = monthOf(m, i)
	}
	return months
}

// line returns the year's figure of a metric, if it has one.
func (y *Year) line(metric string) (Line, bool) {
	i := slices.IndexFunc(y.Lines, func(l Line) bool { return l.Metric == metric })
	if i < 0 {
		return Line{}, false
	}
	return y.Lines[i], true
}
