package sim

import (
	"slices"
	"testing"
)

// Three people who handle leads take turns from day to day, not only within one:
// whatever number comes on a day, nobody starts more than one lead more than another.
func TestLeadsAreDealtInTurn(t *testing.T) {
	m := ref1()
	m.Sources[0].Volume = []Step{{Value: fixed(40)}} // about two a day
	m.Seats = seated(0, 3)
	p, err := compile(m, NewLaws())
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(p)
	w.prepare(key(1), false)
	started := make([]int32, 3)
	for ; w.today < 200; w.today++ {
		w.passDay()
		for i := range started {
			started[i] += w.desks[i].started
		}
	}
	least, most := min(started[0], started[1], started[2]), max(started[0], started[1], started[2])
	if least < 50 || most-least > 1 {
		t.Errorf("they started %v leads", started)
	}
}

// A round is of those who have turns left, and begins with who is next among them: after the second of five the fourth, where the third has
// none; and with the first where nobody after has any.
func TestARoundBeginsWithWhoseTurnItIs(t *testing.T) {
	for _, c := range []struct {
		turns []int32
		next  int
		round []int
		first uint32
	}{
		{[]int32{3, 1, 0, 2, 1}, 2, []int{0, 1, 3, 4}, 2},
		{[]int32{3, 1, 0, 2, 1}, 1, []int{0, 1, 3, 4}, 1},
		{[]int32{0, 1, 1}, 0, []int{1, 2}, 0},
		{[]int32{1, 1, 0}, 2, []int{0, 1}, 0}, // after the last comes the first
		{[]int32{0, 0}, 1, nil, 0},
	} {
		var w world
		desks, p := make([]desk, len(c.turns)), pool{turn: c.next}
		for i, turns := range c.turns {
			desks[i].turns = turns
			p.members = append(p.members, &desks[i])
		}
		round, first := w.gather(&p)
		var places []int
		for _, d := range round {
			places = append(places, slices.Index(p.members, d))
		}
		if !slices.Equal(places, c.round) || first != c.first {
			t.Errorf("turns %v, next %d: round %v begins at %d, want %v at %d", c.turns, c.next, places, first, c.round, c.first)
		}
	}
}

// dealt is a plan in which some 150 leads of two segments come on the first of four days, to one person who takes up so many a day.
func dealt(perDay float64) *Model {
	m := bare(4, 1)
	m.Segments = append(m.Segments, m.Segments[0])
	m.Segments[0].Name, m.Segments[1].Name = "mid", "smb"
	m.Stages = []Stage{
		{Name: "lead", WorkedBy: []int{0}, Passes: []Value{fixed(.3), fixed(.7)}, Won: same(2, Spread{}), Lost: same(2, Spread{}), ColdAfter: NoLimit},
		{Name: "sql", Passes: same(2, fixed(.5)), Won: same(2, spreadOf(Fixed(90))), Lost: same(2, spreadOf(Fixed(90))), ColdAfter: NoLimit},
	}
	m.Sources = []Source{{Name: "web", Kind: Inbound, Volume: []Step{{Value: fixed(150)}, {From: 1}}, Shares: []float64{.6, .4}}}
	m.Roles = []Role{{Name: "sdr", Handles: limit(perDay)}}
	m.Seats = seated(0, 1)
	return m
}

// Who takes up 50 a day and leaves the rest to go cold after the next day meets each lead once or lets it go cold once, in its own
// segment, though leads are looked at 64 at a time.
func TestEveryLeadOfADayIsMetOnce(t *testing.T) {
	m := dealt(50)
	m.Stages[0].ColdAfter = 1
	p := mustRun(t, m, 16)
	always(t, p, "backlog.lead", 2, 0)
	for _, segment := range []string{"mid", "smb", All} {
		came, cold := addedOf(t, p, "items", segment, 0, 1), addedOf(t, p, "gone_cold", segment, 2, 3)
		failed, passed := addedOf(t, p, "disqualified", segment, 0, 4), addedOf(t, p, "sqls", segment, 0, 4)
		for path, n := range came {
			if met := failed[path] + passed[path]; met+cold[path] != n || segment == All && met != 100 {
				t.Errorf("%s on path %d: %d leads, %d taken up, %d gone cold", segment, path, n, met, cold[path])
			}
		}
	}
}

// A lead's luck is its own: of leads taken up over four days, 50 a day, the same pass as of those taken up on their first.
func TestALeadPassesWheneverItIsTakenUp(t *testing.T) {
	late, once := mustRun(t, dealt(50), 16), mustRun(t, dealt(500), 16)
	for _, segment := range []string{"mid", "smb"} {
		if a, b := addedOf(t, late, "sqls", segment, 0, 4), addedOf(t, once, "sqls", segment, 0, 1); !slices.Equal(a, b) {
			t.Errorf("%s: %v pass, taken up at once %v", segment, a, b)
		}
	}
}

// Of leads dealt in turn to one with half the odds of the other, who passes at odds of 1, a third and a half pass: none is
// given up before it is known who receives it.
func TestTheAbleAndTheNewPassAtTheirOwnOdds(t *testing.T) {
	m := bare(1, 1)
	m.Stages = []Stage{step("lead", .5, 0), lasting("deal", .5, Fixed(9))}
	m.Sources = []Source{inbound(60)}
	m.Roles = []Role{{Name: "sdr", Handles: limit(200), Ramp: []float64{.5, 1}}}
	m.Seats = append(seated(0, 1), Seat{Key: 7})
	mean, se := monthly(t, mustRun(t, m, 512), "opportunities", 0)
	near(t, "leads that pass", mean, se, 60*(1./2+1./3)/2)
}

// Leads that are dealt as they come find the people they would have found, had they waited for what others bring that day: from
// two sources, more than are taken up on many a day.
func TestLeadsDealtAtOnceAreDealtAsIfTheyHadWaited(t *testing.T) {
	m := ref1()
	m.Sources = append(m.Sources, m.Sources[0])
	m.Sources[1].Name, m.Sources[1].Burstiness = "fairs", 1
	p, err := compile(m, NewLaws())
	if err != nil {
		t.Fatal(err)
	}
	rows := func(prompt bool) []int64 {
		if !p.lanes[0].prompt {
			t.Fatal("the lane of the first stage is not prompt")
		}
		p.lanes[0].prompt = prompt
		defer func() { p.lanes[0].prompt = true }()
		r := newRunner(p, 1, false)
		r.run(0, 8)
		return r.rows[:8*r.width]
	}
	if !slices.Equal(rows(true), rows(false)) {
		t.Error("dealt at once, the same leads come to something else")
	}
}

// Leads are dealt as they come by those alone who take turns, and for whom nothing else can come that day.
func TestPromptAreThoseWhoDoNothingElse(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Model)
		prompt bool
	}{
		{"who takes up leads", func(*Model) {}, true},
		{"who qualifies them, too", func(m *Model) { m.Stages[1].WorkedBy = []int{0} }, false},
		{"who is called in to deals", func(m *Model) { m.Stages[1].Needs = 1 }, false},
		{"who calls in others", func(m *Model) { m.Stages[0].Needs = 2 }, false},
		{"who has so many open", func(m *Model) { m.Roles[0].Open = limit(9) }, false},
	} {
		m := ref1()
		c.change(m)
		p, err := compile(m, NewLaws())
		if err != nil {
			t.Fatal(err)
		}
		if got := p.lanes[p.lane(0, 0, 0)].prompt; got != c.prompt {
			t.Errorf("%s: prompt is %v", c.name, got)
		}
	}
}
