package scenarios

import (
	"fmt"
	"slices"
)

// A Stress is something that may go wrong with a plan, as changes to it.
type Stress struct {
	Name    string
	Patches Patches
}

// Stresses are the standard battery for a plan: one closer fewer, hires three months late, worse win odds,
// longer cycles, fewer leads, more churn, a recession (the preset downturn), and all of these factors and the delay
// at once at half strength. Factors hold from the first month to the last. What a plan has not got,
// such as hires, is left out. A delay takes the place of a slip that a hire has itself.
func Stresses(s *Scenario) []Stress {
	const late, cut, long, lost = 90, 0.25, 0.30, 0.35 // days; shares
	var all []Stress
	add := func(name string, set ...string) {
		if len(set) > 0 {
			all = append(all, Stress{name, Patches{Set: set}})
		}
	}
	if role, seated := s.closers(); seated > 0 {
		add(fmt.Sprintf("one closer fewer (%s)", role), fmt.Sprintf("team.%s=%d", role, seated-1))
	}
	add("hires three months late", s.delayed(late)...)
	add("win odds −25 %", s.shocked(fmt.Sprintf("win_odds: %g", 1-cut)))
	add("sales cycle +30 %", s.shocked(fmt.Sprintf("cycle: %g", 1+long)))
	add("leads −30 %", s.shocked(fmt.Sprintf("leads: %g", 1-long)))
	add("churn × 1.35", s.shocked(fmt.Sprintf("churn: %g", 1+lost)))
	all = append(all, Stress{"downturn", Patches{With: []string{"downturn"}}})
	half := fmt.Sprintf("win_odds: %g, cycle: %g, leads: %g, churn: %g", 1-cut/2, 1+long/2, 1-long/2, 1+lost/2)
	add("everything at half strength", append(s.delayed(late/2), s.shocked(half))...)
	return all
}

// closers returns the first role that works the last stage and has people on the first day, and how many.
func (s *Scenario) closers() (role string, seated int) {
	last := s.Funnel[len(s.Funnel)-1]
	for _, by := range last.WorkedBy {
		for i := range s.Team {
			if t := &s.Team[i]; t.Role.name == by.name && t.Seated.set && t.Seated.value > 0 {
				return by.name, int(t.Seated.value)
			}
		}
	}
	return "", 0
}

// delayed are the changes that let every hire start so many days after its month.
func (s *Scenario) delayed(days int) []string {
	var set []string
	for i := range s.Team {
		if t := &s.Team[i]; t.Hire.set && t.Hire.value > 0 {
			set = append(set, fmt.Sprintf("team.%s@%s.slip=%d days", t.Role.name, t.From.month, days))
		}
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// shocked is the change that puts factors on all months.
func (s *Scenario) shocked(factors string) string {
	return fmt.Sprintf("shocks=[{name: stress, from: month 1, lasts: %d months, %s}]", s.model.Months, factors)
}
