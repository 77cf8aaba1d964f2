package sim

import (
	"fmt"
	"math"
	"testing"
)

// A month of one day records every day, which the following plans use.

// Nobody holds more items than they have slots: three people at different points of
// their ramp hold 1 + 2 + 5 at first and 15 in the end, and with more work than
// they can carry exactly as many.
func TestNobodyHoldsMoreThanTheirSlots(t *testing.T) {
	t.Parallel()
	m := bare(200, 1)
	m.Stages = []Stage{lasting("deal", .5, Uniform{1, 12}, 0)}
	m.Sources = []Source{inbound(20)}
	m.Roles = []Role{{Name: "ae", Open: limit(5), Ramp: []float64{.2, .2, .2, .5, .5, .5, 1}}}
	hire(m, 1, 0)
	hire(m, 1, 40)
	hire(m, 1, 80)
	p := mustRun(t, m, 64)
	slots := func(months int) int64 { return []int64{0, 1, 1, 1, 2, 2, 2, 5}[min(max(months+1, 0), 7)] }
	for day := range 200 {
		// A month in seat is a day here: the ramp is over after six.
		most := slots(day) + slots(day-40) + slots(day-80)
		open := column(t, p, "open_items", day)
		for path, waiting := range column(t, p, "backlog.deal", day) {
			if held := open[path] - waiting; held > most || waiting > 0 && held < most {
				t.Fatalf("%d items held on day %d with %d slots and %d waiting", held, day, most, waiting)
			}
		}
	}
}

// An SDR who handles 110 leads a month handles 110 a month, however the days
// divide them: over a year of more leads than that 1,320, and each month no more than one from it.
func TestThroughputIsWhatPeopleHandle(t *testing.T) {
	t.Parallel()
	for _, days := range []float64{21, 365. / 12, 30} {
		for _, handles := range []float64{110, 10} {
			m := bare(12, days)
			m.Stages = []Stage{step("lead", 0, 0)}
			m.OpeningPipeline = []OpeningItems{{Count: 20_000}}
			m.Roles = []Role{{Name: "sdr", Handles: limit(handles)}}
			m.Seats = seated(0, 3)
			p := mustRun(t, m, 2)
			first := newCalendar(0, 12, days).first
			before := int64(0)
			for month := range 12 {
				handled := before + column(t, p, "disqualified", month)[1]
				accrued := 3 * int64(handles/days*float64(first[month+1])+1e-6)
				if handled != accrued {
					t.Errorf("%v leads a month of %v days: %d handled after %d months, want %d", handles, days, handled, month+1, accrued)
				}
				before = handled
			}
			if want := int64(36 * handles); before != want {
				t.Errorf("%d leads in a year, want %d", before, want)
			}
		}
	}
}

// They handle as many where they do not take turns: where they have so many hours too, where others hold so many, and where they join
// those who have the item.
func TestThroughputIsTheSameWhereNobodyTakesTurns(t *testing.T) {
	for name, change := range map[string]func(m *Model){
		"hours":  func(m *Model) { m.Roles[0].Hours = limit(1e6) },
		"others": func(m *Model) { m.Stages[0].WorkedBy = []int{0, 1} },
		"second": func(m *Model) {
			m.Stages[0].WorkedBy, m.Stages[0].Needs = []int{1}, 1
			m.Seats = append(m.Seats, seated(1, 1)...)
		},
	} {
		m := bare(12, 30)
		m.Stages = []Stage{step("lead", 0, 0)}
		m.OpeningPipeline = []OpeningItems{{Count: 20_000}}
		m.Roles = []Role{{Name: "sdr", Handles: limit(110)}, {Name: "ae", Open: limit(1)}}
		m.Seats = seated(0, 3)
		change(m)
		handled := int64(0)
		p := mustRun(t, m, 1)
		for month := range 12 {
			handled += column(t, p, "disqualified", month)[0]
		}
		if handled != 36*110 {
			t.Errorf("%s: %d leads in a year, want %d", name, handled, 36*110)
		}
	}
}

// What a quiet time leaves unused is not kept: after it, one day's worth more than
// usual can be started, or one item where a day's worth is less.
func TestUnusedStartsAreBankedForADayAtMost(t *testing.T) {
	for handles, most := range map[float64]int64{4: 8, .25: 1} {
		m := bare(41, 1)
		m.Stages = []Stage{step("nurture", 1), step("lead", 0, 0)}
		m.Stages[0].Won[0] = spreadOf(Fixed(40))
		m.OpeningPipeline = []OpeningItems{{Count: 100}}
		m.Roles = []Role{{Name: "sdr", Handles: limit(handles)}}
		m.Seats = seated(0, 1)
		p := mustRun(t, m, 2)
		always(t, p, "disqualified", 40, most)
	}
}

// Who has slots left but has used up the day's starts begins nothing more: of somebody with nine slots who
// starts two a day.
func TestSlotsAreFilledNoFasterThanStartsAllow(t *testing.T) {
	m := bare(6, 1)
	m.Stages = []Stage{lasting("deal", 1, Fixed(1000), 0)}
	m.OpeningPipeline = []OpeningItems{{Count: 20}}
	m.Roles = []Role{{Name: "ae", Open: limit(9), Handles: limit(2)}}
	m.Seats = seated(0, 1)
	p := mustRun(t, m, 2)
	for day := range m.Months {
		always(t, p, "open_pipeline_count", day, int64(min(2*day+2, 9)))
	}
}

// Six items held on four times two slots use ¾ of them.
func TestUtilisationIsItemsHeldBySlots(t *testing.T) {
	m := bare(2, 30)
	m.Stages = []Stage{lasting("deal", 1, Fixed(1000), 0)}
	m.OpeningPipeline = []OpeningItems{{Count: 6}}
	m.Roles = []Role{{Name: "ae", Open: limit(2)}}
	m.Seats = seated(0, 4)
	p := mustRun(t, m, 2)
	always(t, p, "utilisation.ae", 0, 750_000)
	always(t, p, "backlog.deal", 0, 0)
}

// The least loaded is served first, the longest in seat among equals: of six items
// someone with four slots takes the 1st and the 4th, a colleague with eight the others. What the
// first holds is lost with them on day 1.
func TestTheLeastLoadedIsServedFirst(t *testing.T) {
	for items, lost := range []int64{0, 1, 1, 1, 2, 2, 2, 3} {
		m := handover(1)
		m.Stages[0].Won[0] = spreadOf(Fixed(1000))
		m.OpeningPipeline = []OpeningItems{{Count: items}}
		m.Roles[0].Open, m.Roles[1].Open = limit(4), limit(8)
		m.Seats = append(seated(0, 1), seated(1, 1)...)
		p := mustRun(t, m, 2)
		always(t, p, "losses", 1, lost)
		always(t, p, "open_items", 1, int64(items)-lost)
	}
}

// Of people who handle so many a day the one with most of them left starts the next item: of two who handle four, one of whom has
// started two, the other comes first, and then both in turn until neither has any left.
func TestWhoHasMostCreditLeftStartsNext(t *testing.T) {
	a := &desk{ranked: true, byCredit: true, handles: true, room: math.MaxInt32, step: whole / 8, turns: 4}
	b := &desk{ranked: true, byCredit: true, handles: true, room: math.MaxInt32, step: whole / 8, turns: 4}
	both := []*desk{a, b}
	a.charge(2)
	b.weigh()
	for i, want := range []*desk{b, b, a, b, a, b, nil} {
		who := pick(both)
		if who != want {
			t.Fatalf("item %d: %d and %d left, and the wrong one starts it", i, a.turns, b.turns)
		}
		if who != nil {
			who.assign()
		}
	}
}

// An item needs room at both its people: with five closers of four slots and one
// engineer of three, three items are open at a time and the rest wait, with
// slots to spare; without an engineer none starts.
func TestItemStartsOnlyWhenBothHaveRoom(t *testing.T) {
	t.Parallel()
	for _, engineers := range []int{0, 1, 2, 9} {
		m := bare(60, 1)
		m.Stages = []Stage{lasting("demo", 0, Uniform{2, 9}, 0)}
		m.Stages[0].Needs = 2
		m.OpeningPipeline = []OpeningItems{{Count: 1000}}
		m.Roles = []Role{{Name: "ae", Open: limit(4)}, {Name: "se", Open: limit(3)}}
		m.Seats = append(seated(0, 5), seated(1, engineers)...)
		p := mustRun(t, m, 8)
		for day := range 60 {
			always(t, p, "open_pipeline_count.demo", day, int64(min(20, 3*engineers)))
		}
	}
}

// An item that comes from its person's last stage waits for the second with
// them, on their slot: one closer of one slot closes a call of 5 days and a
// demo of 10 at a time, and the engineer of the second closer is not there yet.
func TestItemWaitsForTheSecondPersonOnItsSlot(t *testing.T) {
	m := bare(80, 1)
	m.Stages = []Stage{lasting("call", 1, Fixed(5), 0), lasting("demo", 1, Fixed(10), 0)}
	m.Stages[1].Needs = 2
	m.OpeningPipeline = []OpeningItems{{Count: 3}}
	m.Roles = []Role{{Name: "ae", Open: limit(1)}, {Name: "se", Open: limit(1)}}
	m.Seats = seated(0, 1)
	m.Seats = append(m.Seats, Seat{Key: 77, Role: 1, Month: 20})
	p := mustRun(t, m, 2)
	for day, want := range map[int]string{4: "1 0 0", 5: "0 1 1", 19: "0 1 1", 20: "0 1 0", 29: "0 1 0", 30: "1 0 0", 35: "0 1 0", 45: "1 0 0", 60: "0 0 0"} {
		call := column(t, p, "open_pipeline_count.call", day)[1]
		demo := column(t, p, "open_pipeline_count.demo", day)[1]
		waiting := column(t, p, "backlog.demo", day)[1]
		if got := fmt.Sprint(call, demo, waiting); got != want {
			t.Errorf("day %d: %s in call, in demo and waiting there, want %s", day, got, want)
		}
	}
	for _, day := range []int{30, 45, 60} {
		always(t, p, "wins", day, 1)
	}
}
