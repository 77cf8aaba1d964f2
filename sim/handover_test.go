package sim

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// handover is a plan in which a person of five slots leaves on day 1, and one of
// one slot comes on day 3. Five items are begun on day 0 or up to four days before, the last of them first, and one is not; each takes 20
// days, and its worth tells which it is. A month is a day.
func handover(loss float64) *Model {
	m := bare(130, 1)
	m.Stages = []Stage{lasting("deal", 1, Fixed(20), 0, 1)}
	for i := range 6 {
		m.OpeningPipeline = append(m.OpeningPipeline, OpeningItems{Count: 1, Age: float64(i % 5), Worth: spreadOf(Fixed(float64(i + 1)))})
	}
	m.Roles = []Role{
		{Name: "leaver", Open: limit(5), Attrition: fixed(1e9), NeverBackfills: true, HandoverLoss: fixed(loss)},
		{Name: "heir", Open: limit(1)},
	}
	m.Seats = append(seated(0, 1), Seat{Key: 9, Role: 1, Month: 3})
	return m
}

// A leaver's items go to the head of the queue, the oldest first, and go on where they were: on day 1
// nineteen days are left of each but for its age, which the heir works off one by one from day 3 on, and
// only then begins the one that waited.
func TestLeaversItemsGoToTheHeadOfTheQueue(t *testing.T) {
	p := mustRun(t, handover(0), 2)
	always(t, p, "leavers", 1, 1)
	always(t, p, "backlog.deal", 0, 1)
	always(t, p, "backlog.deal", 2, 6)
	for i, day := range []int{18, 34, 51, 69, 88, 108} {
		always(t, p, "wins", day, 1)
		always(t, p, "bookings", day, []int64{5, 4, 3, 2, 1, 6}[i])
	}
	always(t, p, "open_items", 108, 0)
}

// What becomes of a leaver's items has to do with them and not with where their records are: with the free ones shuffled every day
// all is as it was.
func TestHandoverKnowsNoRecords(t *testing.T) {
	t.Parallel()
	outcome := func(shuffled bool) (rows [][]int64) {
		m := bare(24, 30)
		m.Stages, m.Sources = []Stage{lasting("deal", .5, LogNormalMeanCV(60, 1), 0)}, []Source{inbound(200)}
		m.Segments[0].Worth = spreadOf(LogNormalMeanCV(100_00, 1))
		m.Roles = []Role{{Name: "ae", Open: limit(10), Attrition: fixed(4), HandoverLoss: fixed(.1)}}
		m.Seats = seated(0, 4)
		luck, leaving := rand.New(rand.NewPCG(1, 2)), int64(0)
		watch(t, m, 32, func(_ int, w *world) {
			var free []*item
			for it := w.records.free; it != nil; it = it.next {
				free = append(free, it)
			}
			if shuffled {
				luck.Shuffle(len(free), func(i, j int) { free[i], free[j] = free[j], free[i] })
			}
			w.records.free = nil
			for _, it := range free {
				w.freeItem(it)
			}
			leaving += w.totals[leavers]
			if w.today+1 == w.plan.cal.end() {
				rows = append(rows, slices.Clone(w.row))
			}
		})
		if leaving == 0 {
			t.Error("nobody leaves")
		}
		return rows
	}
	if !slices.EqualFunc(outcome(false), outcome(true), slices.Equal[[]int64]) {
		t.Error("another order of the free records changes the figures")
	}
}

// A share of a leaver's items is lost with them: of what they held, not of what
// waited.
func TestShareOfALeaversItemsIsLost(t *testing.T) {
	t.Parallel()
	m := handover(.3)
	m.Roles[0].Open = limit(1000)
	m.OpeningPipeline = []OpeningItems{{Count: 1200}}
	p := mustRun(t, m, 128)
	mean, se := monthly(t, p, "losses", 1)
	near(t, "items lost", mean, se, 300)
	mean, se = monthly(t, p, "backlog.deal", 1)
	near(t, "items that wait", mean, se, 900)
	for day := 2; day < 10; day++ {
		always(t, p, "losses", day, 0)
	}
}

// promotion is a plan in which the one person changes role on day 5, with two items
// in hand of three; nobody else works.
func promotion(workedBy ...int) *Model {
	m := bare(60, 1)
	m.Stages = []Stage{lasting("deal", 1, Fixed(20), workedBy...)}
	m.OpeningPipeline = []OpeningItems{{Count: 3}}
	m.Roles = []Role{{Name: "ae", Open: limit(2)}, {Name: "director", Open: limit(1)}}
	m.Seats = seated(0, 1)
	m.Seats[0].Becomes, m.Seats[0].BecomesMonth = 2, 5
	return m
}

// Who is promoted keeps the items their new role works too, even beyond its slots:
// both close on day 20, and only then the third begins.
func TestPromotionKeepsItemsTheNewRoleWorks(t *testing.T) {
	p := mustRun(t, promotion(0, 1), 2)
	always(t, p, "headcount.ae", 4, 1)
	always(t, p, "headcount.director", 4, 0)
	always(t, p, "headcount.ae", 5, 0)
	always(t, p, "headcount.director", 5, 1)
	always(t, p, "hires", 5, 0)
	always(t, p, "leavers", 5, 0)
	always(t, p, "wins", 20, 2)
	always(t, p, "wins", 40, 1)
}

// What the new role does not work goes back to the queue, none of it lost.
func TestPromotionHandsBackWhatTheNewRoleDoesNotWork(t *testing.T) {
	m := promotion(0)
	m.Roles[0].HandoverLoss = fixed(1)
	m.Seats = append(m.Seats, Seat{Key: 9, Role: 0, Month: 10})
	p := mustRun(t, m, 2)
	always(t, p, "backlog.deal", 5, 3)
	always(t, p, "backlog.deal", 10, 1)
	always(t, p, "wins", 25, 2) // 15 days were left on day 5
	always(t, p, "wins", 45, 1)
}

// demonstrated is the plan of a promotion with a demo before each deal, which an engineer must join; on day 10 another closer comes.
func demonstrated(opening ...OpeningItems) *Model {
	m := promotion(0)
	m.Stages = append([]Stage{lasting("demo", 1, Fixed(2), 0)}, m.Stages...)
	m.Stages[1].Needs = 3
	m.OpeningPipeline = opening
	m.Roles = append(m.Roles, Role{Name: "se", Open: limit(1)})
	m.Seats = append(m.Seats, Seat{Key: 9, Role: 0, Month: 10})
	m.Seats = append(m.Seats, seated(2, 1)...)
	return m
}

// What is handed back before it was begun needs its second person still. Two deals reach the stage on day 2 and the engineer
// is free for one of them; on day 5 their closer is promoted, and on day 10 another takes both: the first goes on,
// and the second waits until day 27 for the engineer.
func TestHandedBackWorkWaitsForItsSecondPerson(t *testing.T) {
	m := demonstrated(OpeningItems{Count: 2})
	p := mustRun(t, m, 2)
	always(t, p, "backlog.deal", 5, 2)
	always(t, p, "backlog.deal", 10, 1)
	for day := range m.Months {
		always(t, p, "wins", day, int64(one(day == 27 || day == 47)))
	}
}

// What waits for a second person keeps nobody from going on who has one: of two deals that are handed back on day 5 the first was not begun, and
// the engineer is with the other, which goes on from day 10 to day 25.
func TestWhatWaitsForASecondPersonHoldsUpNothingBegun(t *testing.T) {
	m := demonstrated(OpeningItems{Count: 1, Age: 1}, OpeningItems{Count: 1, Stage: 1})
	p := mustRun(t, m, 2)
	always(t, p, "backlog.deal", 9, 2)
	always(t, p, "backlog.deal", 10, 1)
	for day := range m.Months {
		always(t, p, "wins", day, int64(one(day == 25 || day == 45)))
	}
}

// To take up what was handed back is no start. Of somebody who starts one a day another takes over five deals and
// starts the sixth, all on day 10.
func TestHandedBackWorkIsNoStart(t *testing.T) {
	m := promotion(0)
	m.OpeningPipeline[0].Count = 6
	m.Roles[0] = Role{Name: "ae", Handles: limit(1)}
	m.Seats = append(m.Seats, Seat{Key: 9, Role: 0, Month: 10})
	p := mustRun(t, m, 2)
	always(t, p, "backlog.deal", 4, 1)
	always(t, p, "backlog.deal", 5, 6)
	always(t, p, "backlog.deal", 10, 0)
	for day := range m.Months {
		always(t, p, "wins", day, int64(one(25 <= day && day <= 30)))
	}
}

// An item that is lost with a leaver frees the second person it had: an engineer of one slot,
// and of three hours a week of which it takes two, joins the first closer's deal on day 0 and that of the second closer,
// who comes on day 3. The same where the item goes cold because nobody takes it over.
func TestLostItemFreesTheSecondPerson(t *testing.T) {
	for _, cold := range []bool{false, true} {
		m := handover(1)
		m.Months = 12
		m.OpeningPipeline = []OpeningItems{{Count: 1}, {Count: 1, Worth: spreadOf(Fixed(2))}}
		m.Roles = append(m.Roles, Role{Name: "se", Open: limit(1), Hours: limit(3)})
		m.Seats = append(m.Seats, seated(2, 1)...)
		m.Stages[0].Needs, m.Stages[0].Effort.Weekly = 3, 2
		if cold {
			m.Roles[0].HandoverLoss, m.Stages[0].ColdAfter = fixed(0), 1
			m.OpeningPipeline = m.OpeningPipeline[:1]
			m.Sources = []Source{inbound(0)}
			m.Sources[0].Volume = []Step{{From: 3, Value: fixed(40)}}
		}
		p := mustRun(t, m, 2)
		always(t, p, "leavers", 1, 1)
		always(t, p, "open_pipeline_count", 0, 1)
		if cold {
			always(t, p, "gone_cold", 3, 1)
		} else {
			always(t, p, "losses", 1, 1)
		}
		always(t, p, "open_pipeline_count", 10, 1)
		always(t, p, "utilisation.se", 10, 1e6)
		always(t, p, "utilisation.heir", 10, 1e6)
	}
}
