package forecast

import (
	"fmt"
	"slices"

	"funnelcast/sim"
)

// Unknown is a word of a question, such as a metric's, that the plan has not got.
type Unknown struct {
	What  string // target, metric, segment, fiscal year
	Word  string
	Known []string // what the plan has
}

func (u *Unknown) Error() string { return fmt.Sprintf("there is no %s %q", u.What, u.Word) }

// targetNamed is the index of a target by its name. The error is an [*Unknown].
func targetNamed(m *sim.Model, name string) (int, error) {
	if i := slices.IndexFunc(m.Targets, func(t sim.Target) bool { return t.Name == name }); i >= 0 {
		return i, nil
	}
	var names []string
	for i := range m.Targets {
		names = append(names, m.Targets[i].Name)
	}
	return 0, &Unknown{"target", name, names}
}
