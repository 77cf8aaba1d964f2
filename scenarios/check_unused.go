package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"funnelcast/sim"
)

// unused looks for keys of a file that nothing asks for.
func unused(s *Scenario) []Note {
	var notes []Note
	for i := range s.Roles {
		name, r := s.Roles[i].Name, &s.Roles[i].Value
		for _, key := range []struct {
			name, in string
			asked    func(*Source) bool
		}{
			{"signs", "signed_by: %s in a partner source", func(s *Source) bool { return s.SignedBy.name == name }},
			{"partners", "carried_by: %s in a partner source", func(s *Source) bool { return s.CarriedBy.name == name }},
			{"yield", "by: %s in a prospecting source without a yield of its own", func(s *Source) bool {
				return s.By.name == name && !s.has("yield") && !s.has("activities")
			}},
		} {
			if r.has(key.name) && !slices.ContainsFunc(s.Sources, func(s Source) bool { return key.asked(&s) }) {
				notes = append(notes, Note{fmt.Sprintf("roles.%s.%s changes nothing: no source asks for it", name, key.name),
					fmt.Sprintf("write "+key.in+", or remove it", name)})
			}
		}
	}
	return slices.Concat(notes, unwaited(s), untied(s))
}

// unwaited looks for what waiting does in stages in which nothing waits.
func unwaited(s *Scenario) (notes []Note) {
	for i := range s.Funnel {
		st := &s.Funnel[i]
		for _, key := range []string{"cold_after", "response_half_life"} {
			if len(st.WorkedBy) == 0 && st.has(key) {
				notes = append(notes, Note{fmt.Sprintf("funnel.%s.%s changes nothing: nobody works the stage, so nothing waits in it", st.Name, key),
					"say who works it with worked_by, or remove it"})
			}
		}
	}
	return notes
}

// untied looks for numbers in together that are no ranges.
func untied(s *Scenario) []Note {
	var sure []string
	for i := range s.Together {
		for _, ref := range s.Together[i].Of {
			drawn := slices.ContainsFunc(s.model.Assumptions, func(a sim.Assumption) bool {
				return a.Name == ref.name || a.Name == strings.TrimSuffix(ref.name, ".rate")
			})
			if !drawn && !slices.Contains(sure, ref.name) {
				sure = append(sure, ref.name)
			}
		}
	}
	if len(sure) == 0 {
		return nil
	}
	return []Note{{"together changes nothing for what is one number and no range: " + strings.Join(sure, ", "),
		"write a range, such as 17% .. 22% .. 28%, or take it out of together"}}
}
