package reports

import (
	"fmt"
	"math"

	"funnelcast/forecast"
)

// quotaTables writes a role's figures, its years beside each other.
func (s *summary) quotaTables(years []forecast.QuotaYear) {
	labels := make([]forecast.Year, len(years)) // a year of a role is laid out as a year is
	for i := range years {
		labels[i] = forecast.Year{Label: years[i].Year, Months: 12}
	}
	of := func(label *forecast.Year) *forecast.QuotaYear {
		for i := range years {
			if years[i].Year == label.Label {
				return &years[i]
			}
		}
		panic("reports: no year " + label.Label)
	}
	first := &years[0]
	bands := []row{
		{"people's attainment", func(y *forecast.Year) []string { return s.spread(&of(y).Attainment) }},
		{"the team's attainment", func(y *forecast.Year) []string { return s.spread(&of(y).Team) }},
	}
	if first.Pay != nil {
		bands = append(bands,
			row{"variable pay ÷ target", func(y *forecast.Year) []string { return s.spread(&of(y).Pay.OfTarget) }},
			row{"the team's ÷ target", func(y *forecast.Year) []string { return s.spread(&of(y).Pay.TotalOfTarget) }},
			row{"the team's variable pay", func(y *forecast.Year) []string { return s.spread(&of(y).Pay.Total) }})
	}
	s.sideBySide(first.Role, labels, []string{"P10", "P50", "P90"}, bands)

	rows := []row{
		{"people, a future", func(y *forecast.Year) []string {
			l := of(y).People
			return []string{mean(float64(l.Mean), float64(l.MeanSE))}
		}},
		{"they make their quota", func(y *forecast.Year) []string { return []string{s.strong(Uncertain(of(y).AtQuota))} }},
		{"the team makes its plan", func(y *forecast.Year) []string { return []string{s.strong(Uncertain(of(y).Plan))} }},
	}
	for i := range first.Carry {
		rows = append(rows, row{fmt.Sprintf("quota that %s make", percent(first.Carry[i].Share)), func(y *forecast.Year) []string {
			c := &of(y).Carry[i]
			return []string{quantile(c.Quota, first.Unit) + " ± " + errorOf(c.Quota.Within(), first.Unit)}
		}})
	}
	skill := func(label string, cell func(*forecast.SkillShare) string) {
		rows = append(rows, row{label, func(y *forecast.Year) []string {
			if k := of(y).Skill; k != nil {
				return []string{cell(k)}
			}
			return nil
		}})
	}
	skill("variance: the future", func(k *forecast.SkillShare) string { return Uncertain(k.Market) })
	skill("variance: skill", func(k *forecast.SkillShare) string { return Uncertain(k.Skill) })
	skill("variance: luck", func(k *forecast.SkillShare) string { return Uncertain(k.Luck) })
	skill("at quota even if average", func(k *forecast.SkillShare) string { return probability(float64(k.Still), float64(k.StillSE)) })
	skill("quarters to tell", func(k *forecast.SkillShare) string {
		if math.IsInf(float64(k.Quarters), 0) {
			return "∞"
		}
		return mean(float64(k.Quarters), float64(k.QuartersSE))
	})
	s.sideBySide("Full-year people and team", labels, []string{"value ± error"}, rows)
	s.curve(first, labels, of)
}

// spread is a band's cells.
func (s *summary) spread(l *forecast.Line) []string {
	return []string{quantile(l.P10, l.Unit), s.strong(quantile(l.P50, l.Unit)), quantile(l.P90, l.Unit)}
}

// curve writes every other place of the over-assignment curve.
func (s *summary) curve(first *forecast.QuotaYear, labels []forecast.Year, of func(*forecast.Year) *forecast.QuotaYear) {
	var rows []row
	for i := range first.Curve {
		a := &first.Curve[i]
		tenths := math.Abs(10*a.Change - math.Round(10*a.Change))
		if tenths > 1e-9 && a.Over != 0 {
			continue
		}
		label := fmt.Sprintf("%s, %s, %s", asked(a.Quota, first.Unit), changed(a.Change), short3(a.Over))
		rows = append(rows, row{label, func(y *forecast.Year) []string {
			c := &of(y).Curve[i]
			return []string{Uncertain(c.AtQuota), Uncertain(c.Reached)}
		}})
	}
	s.sideBySide("Quota, change, over plan", labels, []string{"make it", "plan reached"}, rows)
	s.paragraph("", "Over plan: by how much quotas exceed the plan. Make it: the share of the people who make that quota, the plan kept. Plan reached: the team's probability to reach a plan that today's quotas exceed so much.")
}
