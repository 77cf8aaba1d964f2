package forecast

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"funnelcast/sim"
)

// A worker is a role as a reader knows it.
type worker struct{ *sim.Role }

// title is the role in words, and its name in the plan: roles may share a title.
func (w worker) title() string {
	if w.Title != "" && !strings.EqualFold(w.Title, strings.NewReplacer("-", " ", "_", " ").Replace(w.Name)) {
		return w.Title + " (" + w.Name + ")"
	}
	return cmp.Or(w.Title, w.Name)
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

// otherwise tells what comes of a role that has no time left; prospecting says that its people find items rather than work them.
func (w worker) otherwise(prospecting bool) string {
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
	case prospecting:
		return "they will find no more than they do"
	}
	return "more leads will bring little"
}

// bringsLeadsOnly tells whether a role brings leads and works none.
func bringsLeadsOnly(m *sim.Model, role int) bool {
	name := m.Roles[role].Name
	brings := false
	for i := range m.Sources {
		s := &m.Sources[i]
		brings = brings || s.Kind == sim.Prospecting && s.By == role
		if slices.Contains(s.WorkedBy, role) {
			return false
		}
	}
	for i := range m.Stages {
		if slices.ContainsFunc(workersOf(m, &m.Stages[i]), func(w worker) bool { return w.Name == name }) {
			return false
		}
	}
	return brings
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
