package main

import (
	"slices"
	"strings"
	"time"

	"funnelcast/scenarios"
	"funnelcast/sim"
)

// rolesNamed finds the roles that a flag names, in the model's order.
func rolesNamed(m *sim.Model, flag string, names []string, complain func(string, ...any)) []int {
	var known []string
	for i := range m.Roles {
		known = append(known, m.Roles[i].Name)
	}
	var found []int
	for _, name := range names {
		i := slices.Index(known, strings.TrimSpace(name))
		if i < 0 {
			complain("%s: there is no role %q; %s", flag, name, scenarios.DidYouMean(name, known))
			continue
		}
		found = append(found, i)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// hiredMonths reads --from and --to, months in which a hire can still matter: 0 to last.
func hiredMonths(m *sim.Model, last int, from, to string, complain func(string, ...any)) (first, end int) {
	month := func(flag, text string, otherwise int) int {
		if text == "" {
			return otherwise
		}
		when, err := time.Parse("2006-01", text)
		at := int(sim.MonthOf(when.Year(), when.Month()) - m.Start)
		if err != nil || at < 0 || at > last {
			complain("--%s: found %q; a month from %s to %s, when a hire can still matter", flag, text, m.Start, m.Start+sim.Month(last))
			return otherwise
		}
		return at
	}
	first, end = month("from", from, 0), month("to", to, last)
	if first > end {
		complain("--from: found %s; no later than --to, which is %s", from, to)
	}
	return first, end
}

// hiredRoles finds the roles to hire into: those named, or those with a seat.
func hiredRoles(m *sim.Model, names []string, seated []int, complain func(string, ...any)) []int {
	if len(names) > 0 {
		return rolesNamed(m, "--roles", names, complain)
	}
	if len(seated) == 0 {
		complain("--roles: the plan has nobody in its team; say which roles to hire into, such as --roles ae")
	}
	return seated
}
