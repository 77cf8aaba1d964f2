package main

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"funnelcast/forecast"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// hires are the flags that say which hires are tried: into which roles, and in which months.
type hires struct {
	roles    []string
	from, to string
}

func (h *hires) add(fl *pflag.FlagSet) {
	fl.StringSliceVar(&h.roles, "roles", nil, "hire into these `roles` only, such as ae,bdr (default every role with a seat)")
	fl.StringVar(&h.from, "from", "", "first `month` of a hire, such as 2027-04 (default the plan's first)")
	fl.StringVar(&h.to, "to", "", "last `month` of a hire (default the last that can matter to the figure)")
}

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

// monthsIn reads --from and --to, months in which a hire can still matter: 0 to last.
func (h *hires) monthsIn(m *sim.Model, last int, complain func(string, ...any)) (first, end int) {
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
	first, end = month("from", h.from, 0), month("to", h.to, last)
	if first > end {
		complain("--from: found %s; no later than --to, which is %s", h.from, h.to)
	}
	return first, end
}

// rolesIn finds the roles to hire into: those named, or those with a seat.
func (h *hires) rolesIn(m *sim.Model, complain func(string, ...any)) []int {
	if len(h.roles) > 0 {
		return rolesNamed(m, "--roles", h.roles, complain)
	}
	seated := forecast.SeatedRoles(m)
	if len(seated) == 0 {
		complain("--roles: the plan has nobody in its team; say which roles to hire into, such as --roles ae")
	}
	return seated
}
