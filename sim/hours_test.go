package sim

import "testing"

// closing is a plan of n closers with 30 selling hours a week, who have so many deals of 90
// days to work on, two hours a week each, and find 60 leads a month in what is left. Leads come to nothing.
func closing(n, deals int) *Model {
	m := bare(5, 30)
	m.Stages = []Stage{step("lead", 0), lasting("deal", 1, Fixed(90), 0)}
	m.Stages[1].Effort.Weekly = 2
	m.Sources = []Source{{Name: "self", Kind: Prospecting, Volume: []Step{{Value: fixed(60)}}, Shares: []float64{1}}}
	m.Roles = []Role{{Name: "ae", Hours: limit(30)}}
	m.Seats = seated(0, n)
	m.OpeningPipeline = []OpeningItems{{Stage: 1, Count: deals}}
	return m
}

// The more their deals ask, the less closers hunt: 15 deals fill their 30 hours and leave
// nothing, five leave two thirds. When the deals are closed, on day 90, they hunt again with all they have.
// The week begins on the day after the deals are taken on.
func TestFullClosersHuntLess(t *testing.T) {
	t.Parallel()
	for deals, left := range map[int]float64{0: 1, 5: 2. / 3, 10: 1. / 3, 15: 0} {
		p := mustRun(t, closing(1, deals), 512)
		for month := 1; month < 3; month++ {
			poissonLike(t, "leads", column(t, p, "items", month), 60*left)
		}
		poissonLike(t, "leads of the first month", column(t, p, "items", 0), 60*(1+29*left)/30)
		poissonLike(t, "leads when the deals are closed", column(t, p, "items", 3), 60)
		always(t, p, "backlog.deal", 0, 0)
	}
}

// The hours of a month: 30 a week of 365/12 · 12 · 7/365 days are 7,821.43 minutes in 30 days.
// Five deals ask for a third, the rest is for hunting, which nobody asked for.
func TestHoursAreSharedByDealsAndProspecting(t *testing.T) {
	p := mustRun(t, closing(1, 5), 2)
	for month := 1; month < 3; month++ {
		always(t, p, "hours.ae", month, 7821)
		always(t, p, "hours_deals.ae", month, 2607)
		always(t, p, "hours_prospecting.ae", month, 5214)
		always(t, p, "hours_accounts.ae", month, 0)
		always(t, p, "utilisation.ae", month, 333333)
	}
}

// Calls take their time: who has 10 hours a week makes 2,607.14 minutes of calls of five a
// month, 521.43 of them and not 840, and as many meetings; with 40 hours they make all, and the rest is free.
func TestActivitiesAreLimitedByHours(t *testing.T) {
	t.Parallel()
	m := dialling(1, 40)
	m.Roles[0].Hours = limit(10)
	p := mustRun(t, m, 1024)
	always(t, p, "activities.bdr.call", 1, 521)
	always(t, p, "hours_prospecting.bdr", 1, 2607)
	always(t, p, "hours.bdr", 1, 2607)
	poissonLike(t, "items", column(t, p, "items", 1), 521.43*.008)

	m.Roles[0].Hours = limit(40)
	p = mustRun(t, m, 2)
	always(t, p, "activities.bdr.call", 1, 840)
	always(t, p, "hours_prospecting.bdr", 1, 4200)
	always(t, p, "hours.bdr", 1, 10429)
	always(t, p, "utilisation.bdr", 1, 402740) // 4,200 of 10,428.57
}

// Two yields of a person are both those of a day with nothing else to do, and both have what is
// left of it; calls, which take their time, go first whichever is named first: 28 a day are 140 minutes of the 260.71
// that a week of 30 hours makes.
func TestYieldsShareWhatIsLeftOfTheDay(t *testing.T) {
	t.Parallel()
	m := closing(1, 5)
	m.Sources = append(m.Sources, m.Sources[0])
	m.Sources[1].Name = "events"
	p := mustRun(t, m, 512)
	poissonLike(t, "leads of the first", column(t, p, "items.self", 1), 40)
	poissonLike(t, "leads of the second", column(t, p, "items.events", 1), 40)
	always(t, p, "hours_prospecting.ae", 1, 5214)

	m = closing(1, 0)
	m.Activities, m.Sources = []Activity{{"call", 5}}, append(m.Sources, Source{Name: "calls", Kind: Prospecting, Shares: []float64{1},
		Cascades: []Cascade{{PerDay: fixed(40), Steps: []CascadeStep{{Reached, fixed(.1)}}}}})
	p = mustRun(t, m, 512)
	always(t, p, "activities.ae.call", 1, 840)
	poissonLike(t, "leads of calls", column(t, p, "items.calls", 1), 84)
	poissonLike(t, "leads of what is left", column(t, p, "items.self", 1), 60*(1-140/260.714285714))
}

// Customers come first and take their care, three hours a month each, of those who can be
// covered: 20 take 60 hours of whoever is there, ten of them 30.
func TestCustomersTakeTheirCare(t *testing.T) {
	for _, c := range []struct {
		people   int
		accounts Capacity
		minutes  int64
	}{{1, Capacity{}, 3600}, {2, Capacity{}, 3600}, {1, limit(10), 1800}, {2, limit(4), 1440}} {
		m := subscribers(20, 2, 12, 0, 0)
		m.Roles = []Role{{Name: "csm", Hours: limit(30), Care: fixed(3), Accounts: c.accounts, UncoveredChurn: 1}}
		m.Seats = seated(0, c.people)
		p := mustRun(t, m, 2)
		always(t, p, "hours_accounts.csm", 1, c.minutes)
	}
}

// What customers ask beyond the day is not caught up, and leaves no time for deals.
func TestCareComesBeforeDeals(t *testing.T) {
	m := closing(1, 15)
	m.Segments[0].OpeningCustomers = 20
	m.Roles[0].Care = fixed(5) // 100 hours of 130.36
	p := mustRun(t, m, 2)
	always(t, p, "hours_accounts.ae", 1, 6000)
	always(t, p, "hours_deals.ae", 1, 1821)
	m.Roles[0].Care = fixed(50)
	p = mustRun(t, m, 2)
	always(t, p, "hours_accounts.ae", 1, 7821)
	always(t, p, "hours_deals.ae", 1, 0)
	always(t, p, "hours_prospecting.ae", 1, 0)

	m.Segments[0].TermMonths, m.Segments[0].Churn = 1, fixed(1)
	p = mustRun(t, m, 2)
	always(t, p, "customers", 0, 0)
	always(t, p, "hours_accounts.ae", 1, 0)
}

// An item is not started when the week has no room for it. Of 7 hours a week, one a day, an
// item of four is taken on on day 0, and on day 1, when three of it are left; then on the days 5, 9, 13 …,
// as often as three are left again. Nobody is idle and nobody works more than there is.
func TestItemIsNotStartedWhenTheWeekHasNoRoom(t *testing.T) {
	for _, activities := range [][]float64{nil, {2}} {
		m := bare(2, 365./12)
		m.Activities = []Activity{{Name: "demo", Minutes: 90}}
		m.Stages = []Stage{lasting("deal", 1, Fixed(1000), 0)}
		m.Stages[0].Effort.Start, m.Stages[0].Activities = 4, activities
		if activities != nil { // two demos are three of the four hours
			m.Stages[0].Effort.Start = 1
		}
		m.OpeningPipeline = []OpeningItems{{Count: 100}}
		m.Roles = []Role{{Name: "ae", Hours: limit(7)}}
		m.Seats = seated(0, 1)
		p := mustRun(t, m, 2)
		monthByMonth(t, p, "open_pipeline_count", 9, 16) // days 0, 1, 5 … 29; 33 … 57
		monthByMonth(t, p, "hours_deals.ae", 30*60, 30*60)
		monthByMonth(t, p, "utilisation.ae", 1e6, 1e6)
	}
}

// What items ask week by week is room that is taken: of 7 hours three items of two hold six; an
// engineer who joins with five hours has room for two.
func TestOpenItemsHoldTheirHours(t *testing.T) {
	for engineers, want := range []int64{3, 2} {
		m := bare(2, 365./12)
		m.Stages = []Stage{lasting("deal", 1, Fixed(1000), 0)}
		m.Stages[0].Effort.Weekly = 2
		m.Sources = []Source{inbound(1000)}
		m.Roles = []Role{{Name: "ae", Hours: limit(7)}, {Name: "se", Hours: limit(5)}}
		m.Seats = append(seated(0, 1), seated(1, 1)...)
		m.Stages[0].Needs = 2 * engineers
		p := mustRun(t, m, 8)
		monthByMonth(t, p, "open_pipeline_count", want, want)
	}
}

// The second person's hours count alike: an engineer of 7 hours starts with the closer what a
// closer of 7 hours starts alone.
func TestSecondPersonStartsWhatTheirWeekHasRoomFor(t *testing.T) {
	m := bare(2, 365./12)
	m.Stages = []Stage{lasting("deal", 1, Fixed(1000), 0)}
	m.Stages[0].Effort.Start, m.Stages[0].Needs = 4, 2
	m.OpeningPipeline = []OpeningItems{{Count: 100}}
	m.Roles = []Role{{Name: "ae", Hours: limit(1000)}, {Name: "se", Hours: limit(7)}}
	m.Seats = append(seated(0, 1), seated(1, 1)...)
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "open_pipeline_count", 9, 16)
	monthByMonth(t, p, "hours_deals.se", 30*60, 30*60)
	monthByMonth(t, p, "hours_deals.ae", 9*4*60, 7*4*60)
}

// What a promoted person hands back asks nothing of their week any more: three deals of two
// hours a week leave, and three of their new stage have room in 7 hours.
func TestPromotionFreesTheHoursOfWhatIsHandedBack(t *testing.T) {
	m := bare(3, 365./12)
	m.Stages = []Stage{lasting("deal", 1, Fixed(1000), 0), lasting("board", 1, Fixed(1000), 1)}
	m.Stages[0].Effort.Weekly, m.Stages[1].Effort.Weekly = 2, 2
	m.OpeningPipeline = []OpeningItems{{Count: 10}, {Stage: 1, Count: 10}}
	m.Roles = []Role{{Name: "ae", Hours: limit(7)}, {Name: "director", Hours: limit(7)}}
	m.Seats = seated(0, 1)
	m.Seats[0].Becomes, m.Seats[0].BecomesMonth = 2, 1
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "backlog.deal", 7, 10, 10)
	monthByMonth(t, p, "backlog.board", 10, 7, 7)
	always(t, p, "hours_deals.director", 2, 1594) // six sevenths of an hour a day, 31 days
}

// Hours ramp: at half the ramp there is room for one item of two hours a week in 3½. The ramp's
// first month is over after 30.4 days, which the 31st day of the plan still belongs to.
func TestHoursRamp(t *testing.T) {
	m := bare(3, 365./12)
	m.Stages = []Stage{lasting("deal", 1, Fixed(1000), 0)}
	m.Stages[0].Effort.Weekly = 2
	m.OpeningPipeline = []OpeningItems{{Count: 100}}
	m.Roles = []Role{{Name: "ae", Hours: limit(7), Ramp: []float64{.5, 1}}}
	hire(m, 1, 0)
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "open_pipeline_count", 1, 3)
	monthByMonth(t, p, "hours.ae", 30*60/2, 29*60+60/2)
}

// busy is a team that has more to do than hours: deals of two stages, customers and calls.
func busy() *Model {
	m := bare(6, 21)
	m.Activities = []Activity{{Name: "call", Minutes: 6}}
	m.Segments[0].OpeningCustomers = 60
	m.Stages = []Stage{lasting("demo", .6, Gamma{M: 20, CV: .7}, 0), lasting("deal", .5, Gamma{M: 30, CV: .7}, 0)}
	m.Stages[0].Effort, m.Stages[1].Effort = Effort{Start: 3, Weekly: .7}, Effort{Start: 2, Weekly: 1.2}
	m.Stages[0].Activities = []float64{4}
	m.Stages[1].Needs = 2
	m.Sources = []Source{inbound(25), {Name: "self", Kind: Prospecting, Shares: []float64{1}, Cascades: []Cascade{
		{PerDay: fixed(20), Steps: []CascadeStep{{Reached, fixed(.1)}, {Booked, fixed(.3)}}},
	}}}
	m.Roles = []Role{
		{Name: "ae", Hours: limit(28), Care: fixed(.5), Ramp: []float64{.4, .8, 1}, SkillCV: .3, Attrition: fixed(.8)},
		{Name: "se", Hours: limit(20)},
	}
	m.Seats = append(seated(0, 3), seated(1, 1)...)
	hire(m, 1, 2)
	return m
}

// Hours are never overdrawn: on no path and in no month do deals, accounts and prospecting take
// more than there is, to the minute that rounding allows.
func TestHoursAreNeverOverdrawn(t *testing.T) {
	t.Parallel()
	p := mustRun(t, busy(), 128)
	used := 0.0
	for month := range p.Months {
		for _, role := range []string{"ae", "se"} {
			deals, accounts, hunts := column(t, p, "hours_deals."+role, month), column(t, p, "hours_accounts."+role, month), column(t, p, "hours_prospecting."+role, month)
			for path, there := range column(t, p, "hours."+role, month) {
				if spent := deals[path] + accounts[path] + hunts[path]; spent > there+1 {
					t.Fatalf("%d minutes of %s in month %d of path %d, %d spent", there, role, month, path, spent)
				} else if role == "ae" && month > 1 {
					used += float64(spent) / float64(there) / float64(4*p.N)
				}
			}
		}
	}
	if used < .95 {
		t.Errorf("closers use %.3f of their hours", used)
	}
}

// Nobody ever takes on more than their week: where all items come from the queue, what those
// that are open ask of a week and what is still owed is at most its hours.
func TestNobodyTakesOnMoreThanTheirWeek(t *testing.T) {
	m := busy()
	m.Stages, m.Roles[0].Care = m.Stages[:1], Value{}
	m.Months = 12
	p, err := compile(m, NewLaws())
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(p)
	full := 0
	for path := range uint64(8) {
		w.prepare(key(3).child(path), false)
		for ; w.today < p.cal.end(); w.today++ {
			w.passDay()
			for _, d := range w.timekeepers {
				if d.running+d.owed > d.week+1e-6 {
					t.Fatalf("day %d: %.2f hours a week and %.2f owed of %.2f", w.today, d.running/3600, d.owed/3600, d.week/3600)
				}
				if d.running+d.owed > .8*d.week {
					full++
				}
			}
		}
	}
	if full == 0 {
		t.Error("nobody is near their week")
	}
}

// An item that has its person and a second one who is free waits for nobody, though others stand in the stage's queue for whom the
// person has no time: of ten hours a deal took eight, another would take eight, and qualifying takes one.
func TestWhoHasTheirPersonWaitsForTheSecondAlone(t *testing.T) {
	m := bare(1, 30)
	m.Stages = []Stage{step("qualify", 1, 0), lasting("demo", 1, Fixed(90), 0)}
	m.Stages[0].Effort.Start, m.Stages[1].Effort.Start = 1, 8
	m.Stages[1].Needs = 2
	m.Roles = []Role{{Name: "ae", Hours: limit(10)}, {Name: "se", Open: limit(5)}}
	m.Seats = append(seated(0, 1), seated(1, 1)...)
	m.OpeningPipeline = []OpeningItems{{Stage: 1, Count: 2}, {Stage: 0, Count: 1}}
	watch(t, m, 1, func(_ int, w *world) {
		if w.today > 0 {
			return
		}
		for i := range w.queues {
			q := &w.queues[i]
			if want := []int64{0, 1}[q.lane.stage]; q.waiting != want || q.halfway.first != nil {
				t.Errorf("%d wait in stage %d, want %d; for a second person alone: %v", q.waiting, q.lane.stage, want, q.halfway.first != nil)
			}
		}
	})
}

// A lost deal takes no hours any more: of two that take two hours of a week's three, the second is begun on day 3, on which the first is lost.
func TestALostDealFreesItsHours(t *testing.T) {
	m := bare(8, 1)
	m.Stages = []Stage{lasting("deal", 0, Fixed(3), 0)}
	m.Stages[0].Effort.Weekly = 2
	m.Roles = []Role{{Name: "ae", Hours: limit(3)}}
	m.Seats = seated(0, 1)
	m.OpeningPipeline = []OpeningItems{{Count: 2}}
	monthByMonth(t, mustRun(t, m, 2), "losses", 0, 0, 0, 1, 0, 0, 1)
}
