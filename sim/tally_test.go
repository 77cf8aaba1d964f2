package sim

import (
	"slices"
	"testing"
)

// The flows that say how many items reach a stage are named after the usual stages, or tell the stage's name.
func TestEveryStageHasAFlowThatReachesIt(t *testing.T) {
	m := &Model{Months: 1, Stages: []Stage{
		{Name: "visit"}, {Name: "lead"}, {Name: "mql"}, {Name: "sql"}, {Name: "proposal", Pipeline: true}, {Name: "close", Pipeline: true},
	}}
	for i, want := range []string{"entered.visit", "leads", "mqls", "sqls", "proposals", "entered.close"} {
		got := EnteredBy(m.Stages[i].Name)
		recorded := slices.ContainsFunc(SeriesOf(m), func(s Series) bool { return s.Metric == want })
		if got != want || !recorded {
			t.Errorf("stage %s is reached by %s, recorded: %v; want %s", m.Stages[i].Name, got, recorded, want)
		}
	}
}
