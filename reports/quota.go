package reports

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"funnelcast/forecast"
)

// WriteQuota writes what a sales director wants to know of quotas: in sentences for each role what its last full year
// is like, then the figures of all years, the warnings and where the files are.
func WriteQuota(w io.Writer, q *forecast.QuotaStudy, o SummaryOptions) error {
	s := newSummary(o.Colour)
	fmt.Fprintf(s, "%s: what quota the team can carry, from %s of %s (seed %d)\n", s.strong(q.Scenario), simulated(q.Paths), plural(len(q.Months), "month"), q.Seed)
	for _, years := range byRole(q) {
		s.carried(q, &years[len(years)-1])
	}
	for _, years := range byRole(q) {
		s.quotaTables(years)
	}
	if len(q.Years) > 0 {
		s.WriteByte('\n')
		s.paragraph("", "People are those who sat in the role all year, ramped throughout; the team is everybody with a quota, by the part of the year and the ramp that were theirs. "+
			"The plan is what the quotas of those who are there come to, less over-assignment: it does not count on empty seats. "+
			"In 8 of 10 cases a figure lies between P10 and P90. ± is one standard error of the simulation.")
	}
	return s.end(w, q.Warnings, o.Files)
}

// byRole cuts the years into those of each role.
func byRole(q *forecast.QuotaStudy) [][]forecast.QuotaYear {
	var roles [][]forecast.QuotaYear
	for i, from := 0, 0; i < len(q.Years); i++ {
		if i+1 == len(q.Years) || q.Years[i+1].Role != q.Years[i].Role {
			roles = append(roles, q.Years[from:i+1])
			from = i + 1
		}
	}
	return roles
}

// carried tells of one role and year in sentences.
func (s *summary) carried(q *forecast.QuotaStudy, y *forecast.QuotaYear) {
	fmt.Fprintf(s, "\n%s\n", s.strong(y.Role+" in "+y.Year))
	made := make([]string, len(y.Carry))
	for i, c := range y.Carry {
		words := "%s one of %s (%s)"
		if i == 0 {
			words = "%s of the people would make a quota of %s (%s of today's)"
		}
		made[i] = fmt.Sprintf(words, percent(c.Share), s.strong(quantity(c.Quota, y.Unit)), percent(c.Of))
	}
	s.paragraph("  ", fmt.Sprintf("Of today's quota of %s a year, %s of the people make all; the middle one makes %s of it, and 8 of 10 make %s to %s.",
		asked(y.Street, y.Unit), s.strong(Uncertain(y.AtQuota)), Percentile(y.Attainment.P50, "share"), Percentile(y.Attainment.P10, "share"), Percentile(y.Attainment.P90, "share")))
	s.paragraph("  ", strings.Join(made, ", ")+".")
	s.reserve(q, y)
	s.luckAndSkill(q, y)
	s.paid(q, y)
}

// asked writes a quota, which has no error, as it was given: $402.5k, or 142.5 items. What over-assignment makes of it is told to the
// whole unit of money, or to a tenth of an item.
func asked(v float64, unit string) string {
	if unit == "count" {
		return exact(math.Round(10*v)/10, unit) + " items"
	}
	return exact(math.Round(v), unit)
}

// quantity writes a quota that has an error.
func quantity(q forecast.Quantile, unit string) string {
	if unit == "count" {
		return Percentile(q, unit) + " items"
	}
	return Percentile(q, unit)
}

// reserve tells what over-assignment does, and what it does not.
func (s *summary) reserve(q *forecast.QuotaStudy, y *forecast.QuotaYear) {
	plan := number(y.TeamPlan.Value, y.TeamPlan.SE, y.Unit)
	if y.Unit == "count" {
		plan += " items"
	}
	exceed := "Quotas add up to the plan, without over-assignment."
	if q.Over > 0 {
		exceed = "Quotas exceed the plan by " + short3(q.Over) + "."
	}
	s.paragraph("  ", fmt.Sprintf("%s The team reaches its plan, %s on average, with probability %s. Other quotas do not change that, as a quota wins no deal; they change who makes theirs: %s.",
		exceed, plan, s.strong(Uncertain(y.Plan)), along(y, func(a *forecast.Assigned) string {
			told := Uncertain(a.AtQuota)
			switch {
			case a.Change < 0:
				return told + " of the people with quotas " + percent(-a.Change) + " lower"
			case a.Change > 0:
				return told + " with quotas " + percent(a.Change) + " higher"
			}
			return told + " as they are"
		})))
	s.paragraph("  ", fmt.Sprintf("What protects a plan is to set it below the quotas. With today's quotas kept and the plan set anew, the team reaches it with probability %s.",
		along(y, func(a *forecast.Assigned) string {
			told := Uncertain(a.Reached) + " where quotas "
			switch {
			case a.Over < 0:
				return told + "fall short of it by " + short3(-a.Over)
			case a.Over == 0:
				return told + "add up to it"
			}
			return told + "exceed it by " + short3(a.Over)
		})))
}

// short3 writes a share that has no error in at most three digits.
func short3(v float64) string {
	return strconv.FormatFloat(rounded(100*v, 3).value, 'f', -1, 64) + " %"
}

// along joins three places of the curve: a fifth below today's, today's and a fifth above.
func along(y *forecast.QuotaYear, tell func(*forecast.Assigned) string) string {
	var parts []string
	for i := range y.Curve {
		if c := y.Curve[i].Change; c == -0.2 || c == 0 || c == 0.2 {
			parts = append(parts, tell(&y.Curve[i]))
		}
	}
	return strings.Join(parts, ", ")
}

// changed writes by how much quotas differ from today's.
func changed(v float64) string {
	if v == 0 {
		return "today's"
	}
	return plus(v) + short3(v)
}

// luckAndSkill tells how far results tell who is good.
func (s *summary) luckAndSkill(q *forecast.QuotaStudy, y *forecast.QuotaYear) {
	k := y.Skill
	if k == nil {
		why := "no future has enough of these people side by side."
		if y.SkillCV == 0 {
			why = "the plan gives all of them the same skill (skill_cv)."
		}
		s.paragraph("  ", "Luck and skill are not told apart: "+why)
		return
	}
	told := fmt.Sprintf("Of the variance of people's attainment %s is what a future does to all of them, %s is skill and %s luck.",
		Uncertain(k.Market), s.strong(Uncertain(k.Skill)), Uncertain(k.Luck))
	if still := float64(k.Still); !math.IsNaN(still) {
		told += fmt.Sprintf(" Of those at quota, about %s would be there with average skill, too (an approximation).", probability(still, float64(k.StillSE)))
	}
	apart := fmt.Sprintf(" Of two whose skill is one standard deviation (%s) apart,", percent(k.SD))
	switch n := float64(k.Quarters); {
	case !math.IsInf(n, 0):
		told += fmt.Sprintf("%s the better one is ahead with probability 80 %% after %s quarters of results.", apart, s.strong(mean(n, float64(k.QuartersSE))))
	case k.Takes > 0:
		told += fmt.Sprintf("%s nobody can say who is ahead: skill's share is not distinguishable from 0 at %s paths; about %s would do.", apart, Thousands(q.Paths), roughly(k.Takes))
	default:
		told += fmt.Sprintf("%s nobody can say who is ahead: skill's share is not distinguishable from 0 at %s paths.", apart, Thousands(q.Paths))
	}
	s.paragraph("  ", told)
}

// paid tells what variable pay comes to.
func (s *summary) paid(q *forecast.QuotaStudy, y *forecast.QuotaYear) {
	p := y.Pay
	if p == nil {
		return
	}
	s.paragraph("  ", fmt.Sprintf("Variable pay at target is %s; the middle person earns %s of it, 8 of 10 %s to %s, and %s earn all of it. All together cost %s (%s to %s), against %s on average if each made exactly their quota: %s of it on average.",
		number(p.Target, 0, q.Currency), Percentile(p.OfTarget.P50, "share"), Percentile(p.OfTarget.P10, "share"), Percentile(p.OfTarget.P90, "share"),
		Uncertain(p.Earners), Percentile(p.Total.P50, q.Currency), Percentile(p.Total.P10, q.Currency), Percentile(p.Total.P90, q.Currency),
		number(p.TotalTarget.Value, p.TotalTarget.SE, q.Currency),
		probability(float64(p.TotalOfTarget.Mean), float64(p.TotalOfTarget.MeanSE))))
}

// mean writes a mean number of things or quarters with its error.
func mean(v, se float64) string { return number(v, se, "ratio") + " ± " + errorOf(se, "count") }
