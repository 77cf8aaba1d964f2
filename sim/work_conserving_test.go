package sim

import (
	"testing"

	"pgregory.net/rapid"
)

// tandem is a plan of closers with few slots who call, show with an engineer and close. A demo that fails takes no
// time, so that it frees, in the middle of the day, a closer who had waited for the engineer. By then the deals that wait for
// a closer have been served, and of the calls none is left.
func tandem() *Model {
	m := bare(2, 60)
	demo := step("demo", .5, 0)
	demo.Needs = 2
	demo.Won = []Spread{spreadOf(Fixed(10))}
	call := lasting("call", 1, Fixed(1), 0)
	call.ColdAfter = 0
	m.Stages = []Stage{call, demo, lasting("contract", .5, Fixed(4), 0)}
	late := inbound(80)
	late.Name, late.Enters = "late", 2
	m.Sources = []Source{inbound(40), late}
	m.Roles = []Role{{Name: "ae", Open: limit(3)}, {Name: "se", Open: limit(1)}}
	m.Seats = append(seated(0, 2), seated(1, 1)...)
	return m
}

// Nobody has room in the evening for an item that waits: work starts wherever it can, however late on a day
// people, their credit or an item become free for it.
func TestNobodyIsIdleWhileSomethingWaitsForThem(t *testing.T) {
	t.Parallel()
	watch(t, tandem(), 30, idle(t))
	rapid.Check(t, func(t *rapid.T) { watch(t, anyModel(t), 1, idle(t)) })
}

// idle fails where somebody could start what is first in a line.
func idle(t failer) func(path int, w *world) {
	return func(path int, w *world) {
		t.Helper()
		for i := range w.queues {
			q := &w.queues[i]
			if q.pool == nil || q.lane.timed { // hours are freed as the day ends
				continue
			}
			person := w.choose(q) != nil
			second := q.lane.needs < 0 || w.chooseSecond(q.lane) != nil
			back := q.back.first
			if back != nil && person && (second || back.left > 0) || q.halfway.first != nil && second || q.fresh.first != nil && person && second {
				t.Fatal("on path", path, "day", w.today, "somebody has room for what waits in", w.plan.model.Stages[q.lane.stage].Name)
			}
		}
	}
}
