package forecast

import (
	"slices"

	"funnelcast/sim"
)

// activities tell how many calls one contract takes, and what people's hours go into.
//
//	activities_per_deal  an activity, of all roles, ÷ wins; by activity, and by what came of prospecting
//	hours_on_deals       hours spent on deals ÷ hours available; by role
//	hours_on_accounts    the same, on customers
//	hours_on_prospecting the same, on prospecting
//
// What a year's deals took is counted in the year it was done in: a year that
// sows for the next shows more of it.
func activities(m *sim.Model) []formula {
	var all []formula
	var kinds []string
	for outcome := range sim.Outcomes {
		kinds = append(kinds, sim.Outcome(outcome).Name())
	}
	for i := len(m.Activities) - 1; i >= 0; i-- {
		if name := m.Activities[i].Name; !slices.Contains(kinds, name) {
			kinds = slices.Insert(kinds, 0, name)
		}
	}
	for _, kind := range kinds {
		all = append(all, formula{metric: "activities_per_deal", of: kind, unit: "count",
			needs: []term{acts(m, kind), {"wins"}}, value: quotient})
	}
	for i := range m.Roles {
		role := m.Roles[i].Name
		for _, use := range []string{"deals", "accounts", "prospecting"} {
			all = append(all, formula{metric: "hours_on_" + use, of: role, unit: "share",
				needs: []term{{"hours_" + use + "." + role}, {"hours." + role}}, value: quotient})
		}
	}
	return all
}

// channels tell which sources new ARR comes from. The share is taken on every path, so
// that its mean is the mean of the shares, in which a future of few deals weighs as
// much as one of many, and not the share of the means. Deals that were open on the first day come
// from the opening pipeline; what customers themselves want is no new ARR. The shares of a path add up to 1.
func channels(m *sim.Model) []formula {
	var all []formula
	share := func(of string) {
		all = append(all, formula{metric: "share_of_new_arr", of: of, unit: "share",
			needs: []term{{"new_arr." + of}, {"new_arr"}}, value: quotient})
	}
	for i := range m.Sources {
		if m.Sources[i].Kind != sim.Base {
			share(m.Sources[i].Name)
		}
	}
	if len(m.OpeningPipeline) > 0 {
		share(sim.OpeningSource)
	}
	return all
}
