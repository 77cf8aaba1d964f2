package scenarios

import (
	"fmt"
	"slices"
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
	return append(notes, c.roles()...)
}

func (c *checker) role(name string) sim.Role {
	for _, r := range c.m.Roles {
		if r.Name == name {
			return r
		}
	}
	return sim.Role{}
}

// filled tells for each role whether somebody has it within the plan.
func (c *checker) filled() []bool {
	filled := make([]bool, len(c.m.Roles))
	for _, seat := range c.m.Seats {
		if seat.Seated || seat.Month < c.m.Months {
			filled[seat.Role] = true
			if seat.Becomes > 0 && seat.BecomesMonth < c.m.Months {
				filled[seat.Becomes-1] = true
			}
		}
	}
	return filled
}

// roles looks for roles that nobody has, that do nothing, and that never ramp.
func (c *checker) roles() []Note {
	var empty, idle, slow []string
	filled := c.filled()
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		switch {
		case !filled[i]:
			empty = append(empty, r.Name)
		case !c.does(i):
			idle = append(idle, r.Name)
		}
		if n := len(r.Ramp) - 1; filled[i] && n >= c.m.Months {
			slow = append(slow, fmt.Sprintf("%s (%d months)", r.Name, n))
		}
	}
	var notes []Note
	if len(empty) > 0 {
		notes = append(notes, Note{"roles that nobody ever has: " + strings.Join(empty, ", "), "seat or hire somebody in team, or remove the role"})
	}
	if len(idle) > 0 {
		notes = append(notes, Note{"roles that cost and change nothing: " + strings.Join(idle, ", "),
			"leave them where that is meant; otherwise let a stage be worked by them or need them, or give them a yield, accounts, partners, renewals or somebody to manage"})
	}
	if len(slow) > 0 {
		notes = append(notes, Note{"ramps longer than the plan, so that nobody hired in it is ever ramped: " + strings.Join(slow, ", "), "look further ahead with months, or see whether the ramp is meant in months"})
	}
	return notes
}

// does tells whether a role has a part in the plan.
func (c *checker) does(role int) bool {
	r := &c.m.Roles[role]
	if r.Accounts.Set || r.Renewals.Set || r.Onboards.Set || len(r.Manages) > 0 {
		return true
	}
	for i := range c.m.Sources {
		s := &c.m.Sources[i]
		if s.Kind == sim.Prospecting && s.By == role || s.Partners.CarriedBy == role+1 || s.Partners.SignedBy == role+1 {
			return true
		}
		for j := range c.m.Segments {
			for k := range c.m.Stages {
				if c.second(s, k, j) == role || slices.Contains(c.workers(s, k, j), role) {
					return true
				}
			}
		}
	}
	return false
}
