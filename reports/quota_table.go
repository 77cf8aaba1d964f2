package reports

import (
	"fmt"
	"math"

	"funnelcast/forecast"
)

// quotaTables writes a role's figures, its years beside each other.
func (s *summary) quotaTables(years []forecast.QuotaYear) {
	labels := make([]string, len(years))
	for i := range years {
		labels[i] = years[i].Year
	}
	first := &years[0]
	bands := []row{
		{"people's attainment", func(year int) []string { return s.spread(&years[year].Attainment) }},
		{"the team's attainment", func(year int) []string { return s.spread(&years[year].Team) }},
	}
	if first.Pay != nil {
		bands = append(bands,
			row{"variable pay ÷ target", func(year int) []string { return s.spread(&years[year].Pay.OfTarget) }},
			row{"the team's ÷ target", func(year int) []string { return s.spread(&years[year].Pay.TotalOfTarget) }},
			row{"the team's variable pay", func(year int) []string { return s.spread(&years[year].Pay.Total) }})
	}
	s.sideBySide(first.Role, labels, []string{"P10", "P50", "P90"}, bands)

	rows := []row{
		{"people, a future", func(year int) []string {
			l := years[year].People
			return []string{mean(float64(l.Mean), float64(l.MeanSE))}
		}},
		{"they make their quota", func(year int) []string { return []string{s.strong(Uncertain(years[year].AtQuota))} }},
		{"the team makes its plan", func(year int) []string { return []string{s.strong(Uncertain(years[year].Plan))} }},
	}
	for i := range first.Carry {
		rows = append(rows, row{fmt.Sprintf("quota that %s make", percent(first.Carry[i].Share)), func(year int) []string {
			c := &years[year].Carry[i]
			return []string{Percentile(c.Quota, first.Unit) + " ± " + errorOf(c.Quota.Within(), first.Unit)}
		}})
	}
	skill := func(label string, cell func(*forecast.SkillShare) string) {
		rows = append(rows, row{label, func(year int) []string {
			if k := years[year].Skill; k != nil {
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
	s.curve(years, labels)
}

// curve writes every other place of the over-assignment curve.
func (s *summary) curve(years []forecast.QuotaYear, labels []string) {
	first := &years[0]
	var rows []row
	for i := range first.Curve {
		a := &first.Curve[i]
		tenths := math.Abs(10*a.Change - math.Round(10*a.Change))
		if tenths > 1e-9 && a.Over != 0 {
			continue
		}
		label := fmt.Sprintf("%s, %s, %s", asked(a.Quota, first.Unit), changed(a.Change), short3(a.Over))
		rows = append(rows, row{label, func(year int) []string {
			c := &years[year].Curve[i]
			return []string{Uncertain(c.AtQuota), Uncertain(c.Reached)}
		}})
	}
	s.sideBySide("Quota, change, over plan", labels, []string{"make it", "plan reached"}, rows)
	s.paragraph("", "Over plan: by how much quotas exceed the plan. Make it: the share of the people who make that quota, the plan kept. Plan reached: the team's probability to reach a plan that today's quotas exceed so much.")
}
