package sim

import "testing"

// storyOf is the story of a plan's first path.
func storyOf(t *testing.T, m *Model) *Story {
	t.Helper()
	s, err := Follow(m, 1, 0, false)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// told are the events of a kind in the story of a plan's first path.
func told(t *testing.T, m *Model, kind Kind) (events []Event) {
	t.Helper()
	for _, e := range storyOf(t, m).Events {
		if e.Kind == kind {
			events = append(events, e)
		}
	}
	return events
}

// A deal that comes on day 0, talks for four days, is shown the product for ten and is lost after seven more has passed two stages after four
// and ten days of work, and is lost 17 days after it became an opportunity.
func TestAStoryTellsTheDaysOfADeal(t *testing.T) {
	m := bare(40, 1)
	m.Stages = []Stage{step("talk", 1, 0), lasting("demo", 1, Fixed(10), 1), lasting("deal", 0, Fixed(7), 1)}
	m.Stages[0].Won[0] = spreadOf(Fixed(4))
	m.Roles = []Role{{Name: "sdr"}, {Name: "ae"}}
	m.Seats = append(seated(0, 1), seated(1, 1)...)
	m.OpeningPipeline = []OpeningItems{{Count: 1}}
	passes, lost := told(t, m, Passes), told(t, m, Lost)
	if len(passes) != 2 || passes[0].Days != 4 || passes[1].Days != 10 {
		t.Errorf("passes two stages after 4 and 10 days, not %+v", passes)
	}
	if len(lost) != 1 || lost[0].Day != 21 || lost[0].Days != 17 {
		t.Errorf("lost on day 21, an opportunity for 17 days, not %+v", lost)
	}
	if ramped := told(t, m, Ramped); len(ramped) > 0 {
		t.Errorf("who has no ramp gets to its end: %+v", ramped)
	}
}

// A leaver had five items in hand, whether they are lost or handed back. What is handed back was begun on day 0 and not
// when its heir took it over: the oldest passes on day 18, after 18 days of the plan.
func TestAStoryTellsWhatALeaverHadInHand(t *testing.T) {
	for loss := range 2 {
		m := handover(float64(loss))
		m.Stages = append(m.Stages, lasting("signature", 1, Fixed(5)))
		if left := told(t, m, Leaves); len(left) != 1 || left[0].Count != 5 {
			t.Errorf("loss %d: a leaver of five items, not %+v", loss, left)
		}
		if passes := told(t, m, Passes); loss == 0 && passes[0].Days != 18 {
			t.Errorf("passes after %d days, want 18", passes[0].Days)
		}
	}
}

// What comes and goes on to a later stage on one day has come where its source enters.
func TestAStoryTellsWhereItemsEnter(t *testing.T) {
	m := bare(1, 30)
	m.Stages = []Stage{step("lead", 1), lasting("deal", 1, Fixed(50))}
	m.Sources = []Source{inbound(30)}
	come, passed := told(t, m, Appears), told(t, m, Passes)
	if len(come) == 0 || len(come) != len(passed) {
		t.Errorf("%d come and %d pass", len(come), len(passed))
	}
	for _, e := range come {
		if e.Stage != 0 {
			t.Errorf("comes to stage %d", e.Stage)
		}
	}
}

// A month's cold opportunities are those that waited for a stage of opportunities.
func TestAStoryCountsColdOpportunities(t *testing.T) {
	for _, pipeline := range []bool{false, true} {
		s := step("stage", 1)
		s.ColdAfter, s.Pipeline = 5, pipeline
		want := map[bool]int{true: 7}[pipeline]
		if got := storyOf(t, late(s, 7, 19, 20)).Months[6].Cold; got != want {
			t.Errorf("pipeline %v: %d cold opportunities, want %d", pipeline, got, want)
		}
	}
}
