package forecast

import (
	"fmt"
	"math"
	"slices"

	"funnelcast/sim"
)

// warnOfNobody names the years of which nothing can be told, and the roles with few people in the others. Roles that lack the
// same years are named together. The years are those of each role in turn.
func (s *QuotaStudy) warnOfNobody(m *sim.Model, roles []int, fiscal []Year, years []*QuotaYear) {
	var lacking [][]string // years, by role
	var all []string       // roles
	for i, role := range roles {
		name := m.Roles[role].Name
		if yearlyQuota(m, role) == 0 {
			s.Warnings.add(fmt.Sprintf("Give it one, such as --set 'roles.%s.quota=700k per year', or leave out --role.", name), "%s has no quota.", name)
			continue
		}
		all = append(all, name)
		var none, few []string
		for j, y := range years[i*len(fiscal):][:len(fiscal)] {
			switch {
			case fiscal[j].Months < 12:
			case y == nil:
				none = append(none, fiscal[j].Label)
			case s.Paths >= fewPaths && float64(y.People.Mean)*float64(s.Paths) < fewPeople:
				few = append(few, fmt.Sprintf("%s (%.0f)", y.Year, math.Round(float64(y.People.Mean)*float64(s.Paths))))
			}
		}
		lacking = append(lacking, none)
		if len(few) > 0 {
			s.Warnings.add("Run more paths.", "Few people: of %s, all futures together have fewer than %d full-year people in %s; the tails of their attainment rest on fewer than twenty.",
				name, fewPeople, list(few))
		}
	}
	s.warnOfEmpty(all, lacking)
	s.warnOfCut(all, fiscal)
}

// warnOfEmpty names the whole years that nobody of some roles sat through.
func (s *QuotaStudy) warnOfEmpty(roles []string, lacking [][]string) {
	for i, none := range lacking {
		same := func(other []string) bool { return slices.Equal(other, none) }
		if len(none) == 0 || slices.IndexFunc(lacking, same) < i {
			continue
		}
		var alike []string
		for j := range lacking {
			if same(lacking[j]) {
				alike = append(alike, roles[j])
			}
		}
		pronoun := "that year"
		if len(none) > 1 {
			pronoun = "those years"
		}
		s.Warnings.add("Only who is ramped when the year begins and stays to its end counts: seat them earlier, shorten the ramp, or let the plan run another year.",
			"Nobody of %s sat all of %s in the role, ramped, in any future: nothing is told of %s.", alternatives(alike), list(none), pronoun)
	}
}

// warnOfCut names the years that the plan has only a part of.
func (s *QuotaStudy) warnOfCut(roles []string, fiscal []Year) {
	var cut []string
	for i := range fiscal {
		if y := &fiscal[i]; y.Months < 12 {
			cut = append(cut, fmt.Sprintf("%s (%s)", y.Label, counted(y.Months, "month", "months")))
		}
	}
	if len(cut) > 0 && len(roles) > 0 {
		s.Warnings.add("Begin the plan with a fiscal year and let it have whole ones.",
			"Nothing is told of %s, of which the plan has only a part.", list(cut))
	}
}
