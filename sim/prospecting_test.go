package sim

import "testing"

// hunters is a plan in which one person, hired on the first day, finds 60 items a month when ramped.
func hunters(ramp []float64) *Model {
	m := ref1()
	m.DaysPerMonth, m.Months = 30, 3
	m.Roles[1].Ramp = ramp
	m.Sources = []Source{{Name: "self", Kind: Prospecting, By: 1, Volume: []Step{{Value: fixed(60)}}, Shares: []float64{1}}}
	m.Seats = []Seat{{Key: 1, Role: 1}}
	return m
}

// At a ramp of 0, ½ and 1 the finds of a month are Poisson with mean 0, 30 and
// 60.
func TestFindsFollowTheRamp(t *testing.T) {
	p := mustRun(t, hunters([]float64{0, 0.5, 1}), 1000)
	for month, want := range []float64{0, 30, 60} {
		mean, se := estimate(column(t, p, "items", month))
		if diff := mean - want; diff > 4*se || diff < -4*se {
			t.Errorf("month %d: %.2f ± %.2f finds, want %v", month, mean, se, want)
		}
	}
}

// Who looks out for finds on the days of a lot of eight misses none, though shocks begin and end between two lots and
// people come and go: each day brings what everybody's own draw for it does.
func TestALookoutMissesNoFind(t *testing.T) {
	m := bare(1, 128)
	m.Stages = []Stage{step("deal", .5)}
	m.Sources = []Source{{Name: "self", Kind: Prospecting, Volume: []Step{{Value: fixed(20)}}, Shares: []float64{1}}}
	m.Roles = []Role{{Name: "bdr", SkillCV: .5, Attrition: fixed(30), Backfill: spreadOf(Fixed(5))}}
	m.Seats = seated(0, 8)
	for _, c := range []struct{ from, lasts, factor float64 }{{19, 7, 4}, {42, 5, .01}, {77, 20, 2}} {
		s := harmless("storm", c.from/128, c.lasts/128)
		s.Prospecting = fixed(c.factor)
		m.Shocks = append(m.Shocks, s)
	}
	before, found := int64(0), int64(0)
	watch(t, m, 40, func(path int, w *world) {
		if w.today == 0 {
			before = 0
		}
		day, want := int64(w.today-w.plan.cal.start()), int64(0)
		for _, d := range w.here {
			n, _ := d.person.seatKey.few(w.plan.hunts[0].key, day, w.trails[0].rate*d.person.yielding(w.sky))
			want += int64(n)
		}
		if got := w.streams[0].came - before; got != want {
			t.Errorf("path %d, day %d: %d found, want %d", path, day, got, want)
		}
		before = w.streams[0].came
		found += before
	})
	if found == 0 {
		t.Error("nothing was found")
	}
}
