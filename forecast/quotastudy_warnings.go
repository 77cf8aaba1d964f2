package forecast

import (
	"fmt"
	"math"

	"funnelcast/sim"
)

// warnOfNobody names the years of a role of which nothing can be told, and few people in the others.
func (s *QuotaStudy) warnOfNobody(m *sim.Model, role int, fiscal []Year, years []*QuotaYear) {
	name := m.Roles[role].Name
	if yearlyQuota(m, role) == 0 {
		s.Warnings.add(fmt.Sprintf("Give it one, such as --set 'roles.%s.quota=700k per year', or leave out --role.", name), "%s has no quota.", name)
		return
	}
	var none, few []string
	cut := false
	for i, y := range years {
		switch {
		case y == nil:
			none = append(none, fiscal[i].Label)
			cut = cut || fiscal[i].Months < 12
		case s.Paths >= fewPaths && float64(y.People.Mean)*float64(s.Paths) < fewPeople:
			few = append(few, fmt.Sprintf("%s (%.0f)", y.Year, math.Round(float64(y.People.Mean)*float64(s.Paths))))
		}
	}
	remedy := "Only who is ramped when the year begins and stays to its end counts: seat them earlier, shorten the ramp, or let the plan run another year."
	if cut {
		remedy += " A year that the plan cuts has nobody: begin the plan with a fiscal year and let it have whole ones."
	}
	if len(none) > 0 {
		pronoun := "that year"
		if len(none) > 1 {
			pronoun = "those years"
		}
		s.Warnings.add(remedy, "Nobody of %s sat all of %s in the role, ramped, in any future: nothing is told of %s.", name, list(none), pronoun)
	}
	if len(few) > 0 {
		s.Warnings.add("Run more paths.", "Few people: of %s, all futures together have fewer than %d full-year people in %s; the tails of their attainment rest on fewer than twenty.",
			name, fewPeople, list(few))
	}
}
