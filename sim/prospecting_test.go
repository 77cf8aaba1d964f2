package sim

import "testing"

// Prospecting ramps in proportion: of 20 a month nothing is found at first, 6 at 30 % and then all, Poisson.
func TestProspectingRampsInProportion(t *testing.T) {
	t.Parallel()
	m := bare(3, 30)
	m.Stages = []Stage{step("lead", 0)}
	m.Sources = []Source{inbound(20)}
	m.Sources[0].Kind, m.Sources[0].By = Prospecting, 1
	m.Roles = []Role{{Name: "ae"}, {Name: "bdr", Ramp: []float64{0, .3, 1}}}
	m.Seats = []Seat{{Key: 1, Role: 1}}
	p := mustRun(t, m, 1024)
	for month, want := range []float64{0, 6, 20} {
		poissonLike(t, "items", column(t, p, "items", month), want)
	}
}

// Every person prospects on their own: five with a yield of 8 a month, skill of CV .5 and
// mean 1, find 40. Skill stays with the person, so that a year's items of a path have variance
// 480 + 5 × (96 × .5)² = 12,000.
func TestProspectingIsAPoissonStreamOfEachPerson(t *testing.T) {
	t.Parallel()
	const months = 12
	m := bare(months, 30)
	m.Stages = []Stage{step("lead", 0)}
	m.Sources = []Source{inbound(8)}
	m.Sources[0].Kind = Prospecting
	m.Roles = []Role{{Name: "bdr", SkillCV: .5}}
	m.Seats = seated(0, 5)
	p := mustRun(t, m, 4096)
	years := eachPath(t, p, "items", 0, months, func(x float64) float64 { return months * x })
	mean, se := estimate(years)
	near(t, "items a year", mean, se, 480)
	for i, x := range years {
		years[i] = (x - 480) * (x - 480)
	}
	variance, se := estimate(years)
	near(t, "their variance", variance, se, 12000)
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
