package scenarios

import (
	"fmt"
	"slices"

	"funnelcast/sim"
)

// eachActivity turns the kinds of work that are counted.
func (x *resolver) eachActivity() {
	for i := range x.s.Activities {
		row := &x.s.Activities[i]
		x.name(row.place, row.Name)
		for outcome := range sim.Outcomes {
			if row.Name == sim.Outcome(outcome).Name() {
				x.add(row.node, row.path, fmt.Sprintf("found the name %q", row.Name), "this word is kept for what comes of an activity", "choose another name")
			}
		}
		x.activities = append(x.activities, row.Name)
		x.model.Activities = append(x.model.Activities, sim.Activity{Name: row.Name, Minutes: row.Value.value})
	}
}

// activity is the index of an activity that a table has a row for, or −1.
func (x *resolver) activity(row place, name string) int {
	i := slices.Index(x.activities, name)
	if i < 0 {
		x.add(row.node, row.path, fmt.Sprintf("there is no activity %q", name), "the activities of the plan say how long one takes, such as activities: {call: 4 minutes}", nearestOnly(name, x.activities))
	}
	return i
}

// work is the selling time and the activities that an item takes in a stage.
func (x *resolver) work(s *Stage, out *sim.Stage) {
	out.Effort = sim.Effort{Start: s.Effort.Start.value, Weekly: s.Effort.Weekly.value}
	for i := range s.Activities {
		if out.Activities == nil {
			out.Activities = make([]float64, len(x.activities))
		}
		row := &s.Activities[i]
		if j := x.activity(row.place, row.Name); j >= 0 {
			out.Activities[j] = row.Value.value
		}
	}
	for _, key := range []string{"effort", "activities"} {
		x.needs(s.place, key, "worked_by", "somebody does the work of a stage", "say who works it with worked_by")
	}
}

// cascades turns the activities of prospecting and what comes of them.
func (x *resolver) cascades(s *Source) []sim.Cascade {
	var all []sim.Cascade
	for i := range s.Activities {
		row := &s.Activities[i]
		c := &row.Value
		out := sim.Cascade{Activity: x.activity(row.place, row.Name), PerDay: x.value(&c.PerDay.quantity, 0)}
		for o, share := range [sim.Outcomes]*Assumption[rate]{sim.Reached: &c.Reaches, sim.Answered: &c.Answers, sim.Booked: &c.Books, sim.Held: &c.Holds, sim.Accepted: &c.Accepts} {
			if share.given() {
				out.Steps = append(out.Steps, sim.CascadeStep{Outcome: sim.Outcome(o), Share: x.value(&share.quantity, 0)})
			}
		}
		if n := c.node; n != nil && n.kind == mapping && !(c.has("reaches") || c.has("answers") || c.has("books") || c.has("holds") || c.has("accepts")) {
			x.add(row.node, row.path, "found no step that leads to an item", "at least one of reaches, answers, books, holds, accepts, such as books: 12%")
		}
		if out.Activity >= 0 {
			all = append(all, out)
		}
	}
	if n := s.node.get("activities"); len(s.Activities) == 0 && n != nil && n.kind == mapping {
		x.add(n, join(s.path, "activities"), "found no activity", "what a person does and what comes of it, such as {call: {per_day: 40, books: 1%}}")
	}
	return all
}
