package sim

import (
	"testing"

	"pgregory.net/rapid"
)

// A story is that of the path a run records: month by month its events add up to the run's figures,
// on random plans, whatever the number of paths.
func TestAStoryAddsUpToWhatTheRunRecords(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := anyModel(t)
		addsUp(t, m, rapid.Uint64Range(1, 1000).Draw(t, "seed"), rapid.IntRange(1, 3).Draw(t, "paths"))
	})
	addsUp(t, organisation(), 5, 3)
}

// Who joins on day 30 and ramps for two months, 60.83 days, is ramped from day 91 on: on day 90 they had half of it.
func TestAStoryTellsTheFirstRampedDay(t *testing.T) {
	m := bare(4, 365./12)
	m.Stages = []Stage{step("deal", 1, 0)}
	m.Roles = []Role{{Name: "ae", Ramp: []float64{0, .5, 1}}}
	m.Seats = []Seat{{Key: 5, Month: 1}}
	s := storyOf(t, m)
	days := map[Kind]int{}
	for _, e := range s.Events {
		days[e.Kind] = int(e.Day)
	}
	if days[Joins] != 30 || days[Ramped] != 91 {
		t.Errorf("joins on day %d and is ramped on day %d, want 30 and 91", days[Joins], days[Ramped])
	}
}

// What customers bring may be won, lost or disqualified on the day an earlier stage ends, and what it is worth does
// not tell which.
func TestAStoryAddsUpWhereItemsGoThroughSeveralStagesInADay(t *testing.T) {
	t.Parallel()
	m := wanting(100, 6, 1)
	m.Stages = []Stage{step("talk", .8), step("check", .6), step("offer", .7), step("deal", .5)}
	for _, slow := range []int{0, 2} {
		m.Stages[slow].Won = same(1, spreadOf(LogNormalMeanCV(8, 1)))
	}
	m.Stages[2].Pipeline, m.Stages[3].Pipeline = true, true
	m.Sources[0].Volume = []Step{{Value: fixed(1)}}
	addsUp(t, m, 1, 10)
	m.Segments[0].Churn = fixed(.3) // who has left buys nothing
	addsUp(t, m, 1, 10)
}

// Whoever signs on the first day, or on the very day on which a shock takes them away, has signed.
func TestAStoryAddsUpWhereCustomersSignAndLeaveInADay(t *testing.T) {
	t.Parallel()
	m := subscribers(2, 3, 12, 0, 0)
	m.Stages = []Stage{step("talk", 1), step("deal", 1)}
	m.Stages[0].Won = same(1, spreadOf(Fixed(30)))
	m.OpeningPipeline = []OpeningItems{{Stage: 0, Count: 1, Worth: spreadOf(Fixed(9_000_00))}, {Stage: 1, Count: 2, Worth: spreadOf(Fixed(5_000_00))}}
	m.Shocks = []Shock{blowIn(1, 0, 1)}
	addsUp(t, m, 1, 1)
	s := storyOf(t, m)
	var signed, left int
	for _, e := range s.Events {
		switch e.Kind {
		case Won:
			signed += e.Count
		case Churns:
			left++
			if a := s.Customers[e.Customer-1]; a.Signed != e.Day || e.Money != 9_000_00 {
				t.Errorf("whoever leaves on day %d signed on day %d", e.Day, a.Signed)
			}
		}
	}
	for i, a := range s.Customers {
		if a.Opening != (i < 2) {
			t.Errorf("customer %d was there when the plan began: %v", i+1, a.Opening)
		}
	}
	if signed != 3 || left != 1 {
		t.Errorf("%d signed and %d left, want 3 and 1", signed, left)
	}
}

// addsUp checks the stories of a plan's first n paths.
func addsUp(t failer, m *Model, seed uint64, n int) {
	p, err := compile(m, NewLaws())
	if err != nil {
		t.Fatal(err)
	}
	run := newRunner(p, seed, false)
	run.run(0, n)
	for path := range n {
		tells(t, p, run.rows[path*run.width:][:run.width], p.follow(seed, path, false))
	}
}

// tells checks that a story adds up to what a run of the plan recorded of the same path.
func tells(t failer, p *plan, row []int64, story *Story) {
	m := p.model
	type figure struct {
		metric  string
		segment string
		month   int
	}
	told := map[figure]int64{}
	add := func(e *Event, metric string, n int64) {
		told[figure{metric, All, e.Month}] += n
		if e.Segment >= 0 && len(m.Segments) > 1 {
			told[figure{metric, m.Segments[e.Segment].Name, e.Month}] += n
		}
	}
	for i := range story.Events {
		e := &story.Events[i]
		switch e.Kind {
		case Won:
			add(e, "wins", int64(e.Count))
			add(e, "won_value", e.Money)
		case Signs:
			add(e, "self_serve_customers", 1)
		case Lost:
			add(e, "losses", int64(e.Count))
		case Disqualified:
			add(e, "disqualified", int64(e.Count))
		case GoesCold:
			told[figure{"gone_cold", All, e.Month}] += int64(e.Count)
			told[figure{"gone_cold." + m.Stages[e.Stage].Name, All, e.Month}] += int64(e.Count)
		case Recycled:
			add(e, "recycled", 1)
		case Arrives:
			told[figure{"items." + m.Sources[e.Source].Name, All, e.Month}] += int64(e.Count)
		case Joins:
			told[figure{"hires", All, e.Month}]++
		case Leaves:
			told[figure{"leavers", All, e.Month}]++
		case GoesLive:
			if story.Customers[e.Customer-1].Addition {
				add(e, "net_expansion", e.Money)
			} else {
				add(e, "new_arr", e.Money)
			}
		case Grows:
			add(e, "net_expansion", e.Money)
		case Shrinks:
			add(e, "net_expansion", -e.Money)
		case Churns:
			add(e, "churned_arr", e.Money)
			add(e, "churned_customers", 1)
		case Renews:
			add(e, "renewals", 1)
			add(e, "renewed", e.Money)
		}
	}
	recorded := map[figure]int64{}
	for i, s := range p.rows.series {
		for month := range m.Months {
			v := row[month*len(p.rows.series)+i]
			for _, part := range row[month*len(p.rows.series)+i+1:][:p.rows.parts[i]] {
				v += part // a total is not in the row
			}
			recorded[figure{s.Metric, s.Segment, month}] += v
			switch s.Metric {
			case "expansion_arr":
				recorded[figure{"net_expansion", s.Segment, month}] += v
			case "contraction_arr":
				recorded[figure{"net_expansion", s.Segment, month}] -= v
			}
		}
	}
	segments := []string{All}
	if len(m.Segments) > 1 {
		for i := range m.Segments {
			segments = append(segments, m.Segments[i].Name)
		}
	}
	for month := range m.Months {
		same := func(metric, segment string) {
			f := figure{metric, segment, month}
			if told[f] != recorded[f] {
				t.Fatalf("%s of %s in month %d: the story's events make %d, the run recorded %d", metric, segment, month, told[f], recorded[f])
			}
		}
		for _, s := range segments {
			for _, metric := range []string{"wins", "won_value", "self_serve_customers", "losses", "disqualified", "recycled", "new_arr", "net_expansion", "churned_arr", "churned_customers", "renewals"} {
				same(metric, s)
			}
		}
		for _, metric := range []string{"gone_cold", "hires", "leavers"} {
			same(metric, All)
		}
		for i := range m.Stages {
			same("gone_cold."+m.Stages[i].Name, All)
		}
		for i := range m.Sources {
			same("items."+m.Sources[i].Name, All)
		}
		end, at := &story.Months[month], func(metric string) int64 { return recorded[figure{metric, All, month}] }
		for _, c := range []struct {
			metric string
			is     int64
		}{
			{"arr", end.ARR}, {"new_arr", end.NewARR}, {"expansion_arr", end.ExpansionARR}, {"contraction_arr", end.ContractionARR},
			{"churned_arr", end.ChurnedARR}, {"open_pipeline", end.Pipeline}, {"open_pipeline_count", int64(end.Open)},
			{"customers", int64(end.Customers)}, {"headcount", int64(end.Headcount)}, {"wins", int64(end.Wins)}, {"losses", int64(end.Losses)},
			{"won_value", end.WonValue}, {"churned_customers", int64(end.ChurnedCustomers)}, {"cost", end.Cost}, {"cash_in", end.CashIn}, {"cumulative_cash", end.CumulatedNet},
		} {
			if c.is != at(c.metric) {
				t.Fatalf("%s at the end of month %d: %d in the story, %d recorded", c.metric, month, c.is, at(c.metric))
			}
		}
	}
	followable(t, m, story, recorded[figure{"open_pipeline_count", All, m.Months - 1}])
}

// followable checks that what each item and person goes through makes sense, and that the opportunities whose
// end is not told are those that are open in the end.
func followable(t failer, m *Model, s *Story, open int64) {
	type life struct {
		appeared, ended, opened, nurtured bool
		stage                             int
	}
	items, here := make([]life, len(s.Items)+1), make([]bool, len(s.People)+1)
	for i := range s.Events {
		e := &s.Events[i]
		l := &items[e.Item]
		if i > 0 && e.Day < s.Events[i-1].Day {
			t.Fatalf("%v on day %d is told after day %d", e.Kind, e.Day, s.Events[i-1].Day)
		}
		switch e.Kind {
		case Seated, Joins:
			here[e.Person] = true
		case Leaves:
			here[e.Person] = false
		case Begins:
			if !here[e.Person] {
				t.Fatalf("item %d is taken up by person %d, who is not there", e.Item, e.Person)
			}
		case HandedBack:
			if here[e.Person] && !becomes(m, s, e) {
				t.Fatalf("item %d loses person %d, who is there", e.Item, e.Person)
			}
		}
		if e.Item == 0 {
			continue
		}
		switch {
		case e.Kind == Appears:
			if l.appeared {
				t.Fatalf("item %d appears twice", e.Item)
			}
			*l = life{appeared: true, stage: e.Stage}
		case !l.appeared || l.ended:
			t.Fatalf("%v of item %d, which has not appeared or has ended", e.Kind, e.Item)
		case e.Kind == Returns:
			*l = life{appeared: true, stage: e.Stage}
		case l.nurtured:
			t.Fatalf("%v of item %d, which is in nurture", e.Kind, e.Item)
		case e.Kind == Recycled:
			l.nurtured, l.opened = true, false
		case e.Kind == Passes:
			if e.Stage != l.stage {
				t.Fatalf("item %d passes %s, but is in %s", e.Item, m.Stages[e.Stage].Name, m.Stages[l.stage].Name)
			}
			l.stage++
		case e.Kind == Opens:
			l.opened = true
		case e.Kind == Won, e.Kind == Lost, e.Kind == Disqualified, e.Kind == GoesCold:
			if e.Kind == Disqualified && l.opened {
				t.Fatalf("item %d is disqualified, and was an opportunity", e.Item)
			}
			l.ended = true
		}
	}
	if m.WarmUp > 0 {
		return // what was open when the plan began does not tell whether it was an opportunity by then
	}
	for i := range items {
		if items[i].opened && !items[i].ended {
			open--
		}
	}
	if open != 0 {
		t.Fatalf("%d opportunities are open in the end that the story does not leave open", open)
	}
}

// becomes tells whether somebody changed role on the day of an event.
func becomes(m *Model, s *Story, e *Event) bool {
	for i := range s.Events {
		if s.Events[i].Kind == Promoted && s.Events[i].Person == e.Person && s.Events[i].Day == e.Day {
			return true
		}
	}
	return false
}

// The shocks of a story are those under which the path lives.
func TestTheShocksOfAStoryAreThoseOfThePath(t *testing.T) {
	t.Parallel()
	m := organisation()
	m.Months = 14
	for i, months := range []Law{Uniform{0, 13}, Uniform{2, 9}} {
		s := harmless(string(rune('a'+i)), 0, 0)
		s.Chance, s.From, s.Lasts, s.WinOdds = fixed(.7), spreadOf(months), spreadOf(Uniform{0, 6}), fixed(float64(2+i))
		m.Shocks = append(m.Shocks, s)
	}
	p, err := compile(m, NewLaws())
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for path := range 20 {
		f := newFollower(p, 9, path, false)
		for day := p.cal.start(); day < p.cal.end(); day++ {
			want := 1.0
			for i, s := range f.storms {
				if s[0] <= day && day < s[1] {
					want *= m.Shocks[i].WinOdds.Fixed
					told++
				}
			}
			if got := f.w.climate(day).winOdds; got != want {
				t.Fatalf("path %d, day %d: the shocks of the story make a factor of %v on odds, the path has %v", path, day, want, got)
			}
		}
	}
	if told == 0 {
		t.Error("no shock befell any path")
	}
}

// A month's days are spread over the calendar's, or counted as working days.
func TestEventsAreDatedInTheMonthTheyBelongTo(t *testing.T) {
	t.Parallel()
	months := []MonthEnd{{Month: MonthOf(2028, 1), Days: 30}, {Month: MonthOf(2028, 2), Days: 30}, {Month: MonthOf(2028, 3), Days: 31}}
	s := &Story{Months: months, daysPerMonth: 365.0 / 12}
	for _, c := range []struct {
		day, month int
		want       string
	}{{0, 0, "2028-01-01"}, {29, 0, "2028-01-30"}, {30, 1, "2028-02-01"}, {59, 1, "2028-02-29"}, {60, 2, "2028-03-01"}, {90, 2, "2028-03-31"}} {
		if got := s.Date(&Event{Day: c.day, Month: c.month}); got != c.want {
			t.Errorf("day %d is %s, want %s", c.day, got, c.want)
		}
	}
	s = &Story{Months: []MonthEnd{{Month: MonthOf(2028, 1), Days: 21}, {Month: MonthOf(2028, 2), Days: 21}}, daysPerMonth: 21}
	if got := s.Date(&Event{Day: 32, Month: 1}); got != "2028-02 day 12 of 21" {
		t.Errorf("working day 32 is %q", got)
	}
}
