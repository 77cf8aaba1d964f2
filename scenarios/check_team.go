package scenarios

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"funnelcast/sim"
)

// outside looks for hires that come before the plan or after it.
func (c *checker) outside(s *Scenario) []Note {
	var late, early []string
	for line, from := range c.hires(s) {
		switch {
		case from >= c.m.Months:
			late = append(late, hired(line))
		case from < 0:
			early = append(early, hired(line))
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
	return notes
}

// hires are the lines of the team that hire somebody, with the month of the plan in which they do.
func (c *checker) hires(s *Scenario) iter.Seq2[*Seats, int] {
	return func(yield func(*Seats, int) bool) {
		for i := range s.Team {
			if t := &s.Team[i]; t.Hire.set && t.Hire.value > 0 && !yield(t, int(t.From.month-c.m.Start)) {
				return
			}
		}
	}
}

// unripe looks for ramps that end before all of the productivity is there.
func (c *checker) unripe() []Note {
	var ends []string
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		if n := len(r.Ramp); n > 0 && r.Ramp[n-1] < 1 {
			ends = append(ends, fmt.Sprintf("%s at %s", r.Name, percent(r.Ramp[n-1])))
		}
	}
	if len(ends) == 0 {
		return nil
	}
	return []Note{{"ramps that end before 100%: " + strings.Join(ends, ", "),
		"the last share holds from then on, and for those who are seated on the first day; end the ramp with 100% unless that is meant"}}
}

// unshared looks for people who can hold any number of items, and hold none, as these take no time: nobody ever has more in hand than
// another.
func (c *checker) unshared() []Note {
	var names []string
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		several := slices.ContainsFunc(c.staff[i], func(p crew) bool { return p.heads > 1 })
		if several && !r.Open.Set && !r.Handles.Set && !r.Hours.Set && c.worksAtOnce(i) {
			names = append(names, r.Name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []Note{{fmt.Sprintf("nothing limits what %s can take on, and it takes no time: all of it goes to the one who is there longest", named(names, "and")),
		"give the role open or handles, or say how long its stages take, so that the others get their part"}}
}

// worksAtOnce tells whether a role has something to work, and none of it takes time.
func (c *checker) worksAtOnce(role int) bool {
	works := false
	for i := -1; i < len(c.m.Sources); i++ {
		var from *sim.Source // the opening pipeline
		if i >= 0 {
			from = &c.m.Sources[i]
		}
		for stage := range c.m.Stages {
			st := &c.m.Stages[stage]
			for seg := range c.m.Segments {
				if !slices.Contains(c.workers(from, stage, seg), role) {
					continue
				}
				if mean(st.Won[seg]) > 0 || mean(st.Lost[seg]) > 0 {
					return false
				}
				works = true
			}
		}
	}
	return works
}

func hired(t *Seats) string { return fmt.Sprintf("%s in %s", t.Role.name, t.From.month) }

// ramping looks for hires who come too late to be ramped within the plan.
func (c *checker) ramping(s *Scenario) []Note {
	var ramping []string
	for line, from := range c.hires(s) {
		if n := len(c.role(line.Role.name).Ramp); n > 1 && from >= 0 && from < c.m.Months && from+n > c.m.Months {
			ramping = append(ramping, fmt.Sprintf("%s (%s of ramp)", hired(line), countOf(n-1, "month")))
		}
	}
	if len(ramping) == 0 {
		return nil
	}
	return []Note{{"still ramping when the plan ends: " + strings.Join(ramping, ", "),
		"they cost more than they bring inside this plan; hire earlier or look further ahead with months"}}
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

// able tells for each role whether somebody has it within the plan who can take on an item; why says what keeps them
// from it where nobody can.
func (c *checker) able() (able []bool, why []string) {
	able, why = c.filled(), make([]string, len(c.m.Roles))
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		switch {
		case !able[i]:
			why[i] = "nobody has the role " + r.Name
		case r.Open.Set && c.median(r.Open.Value) < 1: // slots are whole
			able[i], why[i] = false, fmt.Sprintf("roles.%s.open is %s", r.Name, short(c.median(r.Open.Value)))
		case r.Handles.Set && c.median(r.Handles.Value) == 0:
			able[i], why[i] = false, fmt.Sprintf("roles.%s.handles is 0", r.Name)
		}
	}
	return able, why
}

// unfilled looks for roles that nobody has.
func (c *checker) unfilled() []Note {
	var empty []string
	filled := c.filled()
	for i := range c.m.Roles {
		if !filled[i] {
			empty = append(empty, c.m.Roles[i].Name)
		}
	}
	if len(empty) == 0 {
		return nil
	}
	return []Note{{"roles that nobody ever has: " + strings.Join(empty, ", "), "seat or hire somebody in team, or remove the role"}}
}

// roles looks for roles that do nothing, and that never ramp.
func (c *checker) roles() []Note {
	var idle, slow []string
	filled := c.filled()
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		if filled[i] && !c.does(i) {
			idle = append(idle, r.Name)
		}
		if n := len(r.Ramp) - 1; filled[i] && n >= c.m.Months {
			slow = append(slow, fmt.Sprintf("%s (%s)", r.Name, countOf(n, "month")))
		}
	}
	var notes []Note
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
