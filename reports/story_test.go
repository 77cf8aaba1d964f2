package reports

import (
	"strings"
	"testing"
	"time"

	"funnelcast/sim"
)

// smallPlan has a story that can be worked out by hand. A closer with room for one opportunity finds three on the
// first day; each is won after 10 days and who waits longer than 15 is gone cold. A month begins on day 0, 30, 60.
func smallPlan() *sim.Model {
	fixed := func(v float64) sim.Value { return sim.Value{Fixed: v} }
	days := func(n float64) []sim.Spread { return []sim.Spread{{Law: sim.Fixed(n)}} }
	m := &sim.Model{
		Name: "Small", Currency: sim.Currency{Code: "EUR", Decimals: 2}, Start: sim.MonthOf(2027, time.April), FiscalStart: time.May,
		Months: 3, DaysPerMonth: 365.0 / 12,
		Segments: []sim.Segment{{
			Name: "mid", Worth: sim.Spread{Law: sim.Fixed(12_000_00)}, TermMonths: 1, Churn: fixed(1), GoLive: sim.Spread{Law: sim.Fixed(5)},
			OpeningCustomers: 1, OpeningWorth: sim.Spread{Law: sim.Fixed(24_000_00)},
		}},
		Stages: []sim.Stage{{
			Name: "opportunity", Pipeline: true, WorkedBy: []int{0}, Passes: []sim.Value{fixed(1)}, Won: days(10), Lost: days(3), ColdAfter: 15,
		}},
		Sources: []sim.Source{{Name: "inbound", Volume: []sim.Step{{}}, Shares: []float64{1}}},
		Roles: []sim.Role{{
			Name: "ae", Open: sim.Capacity{Set: true, Value: fixed(1)}, Ramp: []float64{.5, 1}, RampWeight: 1,
			Pay: sim.Pay{Base: 36_000_00}, Backfill: sim.Spread{Law: sim.Fixed(30)},
		}},
		Seats:           []sim.Seat{{Key: 1, Seated: true}, {Key: 2, Month: 1}},
		Shocks:          []sim.Shock{{Name: "slump", Chance: fixed(1), From: sim.Spread{Law: sim.Fixed(1)}, Lasts: sim.Spread{Law: sim.Fixed(.5)}}},
		OpeningPipeline: []sim.OpeningItems{{Count: 3}},
	}
	for _, v := range []*sim.Value{&m.Shocks[0].WinOdds, &m.Shocks[0].Cycle, &m.Shocks[0].Leads, &m.Shocks[0].Prospecting, &m.Shocks[0].Worth, &m.Shocks[0].Churn, &m.Shocks[0].Expansion} {
		*v = fixed(1)
	}
	for i := range m.CloseSeason {
		m.CloseSeason[i], m.LeadSeason[i] = 1, 1
	}
	return m
}

func storyOf(t *testing.T, m *sim.Model, change func(*Trace)) string {
	t.Helper()
	story, err := sim.Follow(m, 1, 0, false)
	if err != nil {
		t.Fatal(err)
	}
	trace := &Trace{Model: m, Story: story}
	if change != nil {
		change(trace)
	}
	return told(t, WriteStory, trace)
}

// By hand: the closer takes item 1 up on day 0 and wins it on day 10, takes up item 2 on that day and wins it on
// day 20; on day 16 item 3 has waited for longer than 15 days. Contracts are in use 5 days after the signature and all
// end at their first renewal: the opening one's in the middle of the first month, day 15, the others' a month after
// the signature. The second seat opens on day 30; with its second month, from day 60 on, whoever sits there is ramped.
// The shock lasts from month 1 to 1.5. Cash: 1,000 a month for each contract, when it is signed, less 3,000 a month for each
// person. Day 40 is the 11th of the second month's 30 days, and so the 11th of May.
func TestTheStoryOfASmallPlanIsTheOneWorkedOutByHand(t *testing.T) {
	t.Parallel()
	golden(t, "story.txt", storyOf(t, smallPlan(), nil))
	golden(t, "story-all.txt", storyOf(t, smallPlan(), func(t *Trace) { t.All = true }))
	golden(t, "story-customer.txt", storyOf(t, smallPlan(), func(t *Trace) { t.Customer = 2 }))
}

// In working days a date is a day of the month's 21.
func TestAStoryInWorkingDaysCountsThem(t *testing.T) {
	t.Parallel()
	m := smallPlan()
	m.DaysPerMonth = 21
	got := storyOf(t, m, nil)
	if want := "  2027-04 day 11 of 21  ae 1 wins opportunity 1 after 10 days"; !strings.Contains(got, want) {
		t.Errorf("the story lacks %q:\n%s", want, got)
	}
}

// A story too long to be told keeps each month's largest of what is most frequent, and says so.
func TestALongStoryIsToldInBrief(t *testing.T) {
	t.Parallel()
	m := smallPlan()
	m.OpeningPipeline = []sim.OpeningItems{{Count: 400, Worth: sim.Spread{Law: sim.Fixed(1_000_00)}}, {Count: 1, Worth: sim.Spread{Law: sim.Fixed(7_000_00)}}}
	m.Stages[0].Passes[0].Fixed, m.Stages[0].Lost = 0, []sim.Spread{{Law: sim.Fixed(4)}}
	m.Roles[0].Open.Value.Fixed = 500
	got := storyOf(t, m, nil)
	for _, want := range []string{
		"Of lost opportunities only each month's largest is told here; --all tells everything.",
		"ae 1 loses opportunity 401 after 4 days: €7.00k a year",
		"(€407k)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the story lacks %q:\n%s", want, got)
		}
	}
	if n := strings.Count(got, " loses "); n != 1 {
		t.Errorf("%d losses are told, want 1", n)
	}
}

// What passes is told since work on its stage began, what fails before it is an opportunity since it came: the second
// of two leads waits four days and takes four.
func TestDaysToADisqualificationAreSaidToBeSinceItCame(t *testing.T) {
	t.Parallel()
	m := smallPlan()
	m.OpeningPipeline = []sim.OpeningItems{{Count: 2}}
	m.Stages[0].Pipeline, m.Stages[0].Passes[0].Fixed, m.Stages[0].Lost = false, 0, []sim.Spread{{Law: sim.Fixed(4)}}
	m.Roles[0].Open.Value.Fixed = 1
	got := storyOf(t, m, func(t *Trace) { t.All = true })
	for _, want := range []string{"ae 1 takes up item 2 in opportunity after a wait of 4 days\n", "ae 1 disqualifies item 2 in opportunity 8 days after it came\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("the story lacks %q:\n%s", want, got)
		}
	}
}

// A licence of 12,000 is paid once; its maintenance is a fifth of that a year, and of whoever takes none nothing is said.
func TestALicenceIsNotWorthItsPriceEveryYear(t *testing.T) {
	t.Parallel()
	m := smallPlan()
	m.Segments[0].Kind, m.Segments[0].TermMonths = sim.Licence, 12
	for taken, want := range map[float64]string{
		0: "ae 1 wins opportunity 1 after 10 days: €12.0k for a licence, customer 2\n",
		1: "ae 1 wins opportunity 1 after 10 days: €12.0k for a licence and €2.40k a year of maintenance,",
	} {
		m.Segments[0].Maintenance = sim.Maintenance{Rate: sim.Value{Fixed: .2}, Taken: sim.Value{Fixed: taken}}
		got := storyOf(t, m, func(t *Trace) { t.All = true })
		got = strings.ReplaceAll(got, "\n              ", " ") // of a broken line
		if !strings.Contains(got, want) || strings.Contains(got, "12.0k a year") {
			t.Errorf("the story lacks %q or says a year:\n%s", want, got)
		}
		if also := "becomes an opportunity worth €12.0k for a licence\n"; !strings.Contains(got, also) {
			t.Errorf("the story lacks %q:\n%s", also, got)
		}
	}
}

// Programs get every event with names for numbers, money in whole units.
func TestEventsForProgramsAreNamed(t *testing.T) {
	t.Parallel()
	m := smallPlan()
	story, err := sim.Follow(m, 1, 0, false)
	if err != nil {
		t.Fatal(err)
	}
	trace := &Trace{Model: m, Story: story, Hash: "0123", Version: "1", Customer: 2}
	golden(t, "story.csv", written(t, WriteStoryCSV, trace))
	golden(t, "story.json", written(t, WriteStoryJSON, trace))
}

// A shock that takes somebody away and is over strikes; another begins, and lasts.
func TestAShockThatStrikesIsToldWithoutItsEnd(t *testing.T) {
	tell := &teller{Trace: &Trace{Model: &sim.Model{Shocks: []sim.Shock{{Name: "poached"}}}}}
	for days, want := range map[int]string{0: "the shock “poached” strikes", 30: "the shock “poached” begins, for 30 days"} {
		if got := tell.sentence([]sim.Event{{Kind: sim.ShockBegins, Days: days}}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestOccupantsAreCounted(t *testing.T) {
	for n, want := range map[int]string{2: "second occupant", 5: "fifth occupant", 6: "occupant no. 6"} {
		if got := occupant(n); got != want {
			t.Errorf("no. %d is the %s, want %s", n, got, want)
		}
	}
}
