package forecast

import (
	"fmt"
	"slices"

	"funnelcast/sim"
)

// A worker is a role as a reader knows it.
type worker struct{ *sim.Role }

func (w worker) title() string {
	if w.Title != "" {
		return w.Title
	}
	return w.Name
}

// capacities are the fields of the scenario that limit the role.
func (w worker) capacities() []string {
	var fields []string
	for _, c := range []struct {
		sim.Capacity
		field string
	}{{w.Open, "open"}, {w.Handles, "handles"}, {w.Hours, "hours"}, {w.Accounts, "accounts"},
		{w.Partners, "partners"}, {w.Renewals, "renewals"}, {w.Onboards, "onboards"}} {
		if c.Set {
			fields = append(fields, fmt.Sprintf("roles.%s.%s", w.Name, c.field))
		}
	}
	return fields
}

// otherwise tells what comes of a role that has no time left.
func (w worker) otherwise() string {
	switch {
	case w.Open.Set, w.Handles.Set:
	case w.Accounts.Set:
		return "customers whom nobody covers will leave sooner"
	case w.Renewals.Set:
		return "renewals that nobody works will be lost more often"
	case w.Onboards.Set:
		return "new customers will go live later"
	case w.Partners.Set:
		return "partners whom nobody carries will bring nothing"
	}
	return "more leads will bring little"
}

// workersOf are the roles a stage waits for, those of its opportunities' segments included.
func workersOf(m *sim.Model, s *sim.Stage) []worker {
	roles, needs := slices.Clone(s.WorkedBy), []int{s.Needs}
	if s.Pipeline {
		for i := range m.Segments {
			roles = append(roles, m.Segments[i].WorkedBy...)
			needs = append(needs, m.Segments[i].Needs)
		}
	}
	for _, n := range needs {
		if n > 0 {
			roles = append(roles, n-1)
		}
	}
	var workers []worker
	for i, r := range roles {
		if !slices.Contains(roles[:i], r) {
			workers = append(workers, worker{&m.Roles[r]})
		}
	}
	return workers
}
