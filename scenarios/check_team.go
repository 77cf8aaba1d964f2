package scenarios

import (
	"fmt"
	"strings"

	"funnelcast/sim"
)

// team looks at when the people of the plan come and how far they ramp.
func (c *checker) team(s *Scenario) []Note {
	var late, early, ramping []string
	for i := range s.Team {
		t := &s.Team[i]
		if !t.Hire.set || t.Hire.value == 0 {
			continue
		}
		from := int(t.From.month - c.m.Start)
		line := fmt.Sprintf("%s in %s", t.Role.name, t.From.month)
		role := c.role(t.Role.name)
		switch ramp := len(role.Ramp); {
		case from >= c.m.Months:
			late = append(late, line)
		case from < 0:
			early = append(early, line)
		case ramp > 1 && from+ramp > c.m.Months:
			ramping = append(ramping, fmt.Sprintf("%s (%d months of ramp)", line, ramp-1))
		}
	}
	var notes []Note
	if len(late) > 0 {
		notes = append(notes, Note{"hires after the last month " + c.month(c.m.Months-1) + " change nothing: " + strings.Join(late, ", "),
			"bring them forward, look further ahead with months, or remove them"})
	}
	if len(early) > 0 {
		notes = append(notes, Note{"hires before the first month start in it, with their ramp ahead of them: " + strings.Join(early, ", "),
			"write seated for people who are there already"})
	}
	if len(ramping) > 0 {
		notes = append(notes, Note{"still ramping when the plan ends: " + strings.Join(ramping, ", "),
			"they cost more than they bring inside this plan; hire earlier or look further ahead with months"})
	}
	return notes
}

func (c *checker) role(name string) sim.Role {
	for _, r := range c.m.Roles {
		if r.Name == name {
			return r
		}
	}
	return sim.Role{}
}

// funnel looks for stages that nobody works and that nothing reaches.
func (c *checker) funnel() []Note {
	filled := make([]bool, len(c.m.Roles))
	for _, seat := range c.m.Seats {
		if seat.Seated || seat.Month < c.m.Months {
			filled[seat.Role] = true
			if seat.Becomes > 0 {
				filled[seat.Becomes-1] = true
			}
		}
	}
	var notes []Note
	first := len(c.m.Stages)
	for i := range c.m.Sources {
		if s := &c.m.Sources[i]; c.flows(s, filled) {
			first = min(first, s.Enters)
		}
	}
	for _, o := range c.m.OpeningPipeline {
		first = min(first, o.Stage)
	}
	for k := range c.m.Stages {
		s := &c.m.Stages[k]
		anybody := len(s.WorkedBy) == 0
		var names []string
		for _, r := range s.WorkedBy {
			anybody = anybody || filled[r]
			names = append(names, c.m.Roles[r].Name)
		}
		if !anybody {
			notes = append(notes, Note{fmt.Sprintf("stage %s is worked by %s, and nobody has this role", s.Name, strings.Join(names, " or ")),
				"seat or hire somebody in team, or remove worked_by"})
		}
		if s.Needs > 0 && !filled[s.Needs-1] {
			notes = append(notes, Note{fmt.Sprintf("stage %s needs %s, and nobody has this role", s.Name, c.m.Roles[s.Needs-1].Name),
				"seat or hire somebody in team, or remove needs"})
		}
		if k < first {
			notes = append(notes, Note{fmt.Sprintf("nothing ever reaches stage %s: no source with a volume enters there or before", s.Name),
				"let a source enter there, or remove the stage"})
		}
	}
	return notes
}

// flows tells a source that makes items at all.
func (c *checker) flows(s *sim.Source, filled []bool) bool {
	if s.Kind == sim.Prospecting && !filled[s.By] {
		return false
	}
	for _, step := range s.Volume {
		if step.From < c.m.Months && c.median(step.Value) > 0 {
			return true
		}
	}
	return false
}
