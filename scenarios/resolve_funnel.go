package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"funnelcast/sim"
)

// eachStage turns the funnel. Stages after the last of lead, mql and sql are pipeline;
// without any of these names all are.
func (x *resolver) eachStage() {
	lastLead := -1
	for i, name := range x.stages {
		if name == "lead" || name == "mql" || name == "sql" {
			lastLead = i
		}
	}
	for i := range x.s.Funnel {
		s := &x.s.Funnel[i]
		out := sim.Stage{
			Name: s.Name, Pipeline: i > lastLead || i == len(x.s.Funnel)-1,
			WorkedBy: x.findAll(s.WorkedBy, "role", x.roles), ColdAfter: s.ColdAfter.or(sim.NoLimit),
			ResponseHalfLife: s.ResponseHalfLife.value,
		}
		out.Needs = x.second(s.Needs, s.WorkedBy)
		if s.Needs.name != "" && len(s.WorkedBy) == 0 {
			x.add(s.Needs.node, s.Needs.path, s.Needs.node.found(), "a second role needs a first", "say who works the stage with worked_by")
		}
		x.work(s, &out)
		x.segmentKeys(s.Passes.place, s.Passes.Rows != nil, rowsOf(s.Passes.Rows), x.segments)
		x.segmentKeys(s.Takes.place, s.Takes.Rows != nil, rowsOf(s.Takes.Rows), x.segments)
		for _, segment := range x.segments {
			passes, takes := s.Passes.in(segment), s.Takes.in(segment)
			if passes == nil || takes == nil {
				continue
			}
			out.Passes = append(out.Passes, x.value(&passes.quantity, 0))
			out.Won = append(out.Won, x.delay(&takes.Won.quantity))
			out.Lost = append(out.Lost, x.delay(&takes.Lost.quantity))
		}
		if r := &s.Recycle; r.node != nil {
			out.Recycle = sim.Recycle{Share: x.value(&r.Share.quantity, 0), To: x.find(r.To, "stage", x.stages), After: x.delay(&r.After.quantity)}
		}
		x.model.Stages = append(x.model.Stages, out)
	}
}

func rowsOf[T any](t Table[T]) []place {
	rows := make([]place, len(t))
	for i := range t {
		rows[i] = t[i].place
	}
	return rows
}

// segmentKeys reports unknown names among a table's keys, and names that are missing.
func (x *resolver) segmentKeys(p place, isTable bool, rows []place, known []string) {
	if !isTable {
		return
	}
	missing := slices.Clone(known)
	for _, row := range rows {
		name := row.node.text
		if len(known) > 0 && !slices.Contains(known, name) {
			x.add(row.node, row.path, fmt.Sprintf("there is no segment %q", name), "", DidYouMean(name, known))
		}
		missing = slices.DeleteFunc(missing, func(m string) bool { return m == name })
	}
	if len(missing) > 0 && len(known) > 0 {
		x.add(p.node, p.path, "nothing is said of segment "+strings.Join(missing, ", "), "a value for every segment, or one for all")
	}
}
