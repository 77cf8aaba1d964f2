package sim

import "testing"

// Signed on day 10 and in use from day 55 on, a contract of 1,200.00 is booked and invoiced at
// the signature and is ARR and revenue from the go-live: 5 days of month 1, and each month after it.
func TestGoLiveDelaysARRAndRevenue(t *testing.T) {
	s := yearly(12, Billing{})
	s.GoLive = spreadOf(Fixed(45))
	p := mustRun(t, signing(s, 1, 10, 14), 2)
	monthByMonth(t, p, "bookings", 1200_00, 0, 0)
	monthByMonth(t, p, "billings", 1200_00, 0, 0)
	monthByMonth(t, p, "new_customers", 1, 0, 0)
	monthByMonth(t, p, "customers", 1, 1, 1)
	monthByMonth(t, p, "onboarding", 1, 0, 0)
	monthByMonth(t, p, "new_arr", 0, 1200_00, 0)
	monthByMonth(t, p, "arr", 0, 1200_00, 1200_00)
	monthByMonth(t, p, "revenue", 0, 16_67, 100_00)
	always(t, p, "renewals_due", 12, 1) // a year after the signature
	always(t, p, "billings", 12, 1200_00)
}

// Two open deals signed on day 10 come into use on day 55 as new ARR of the opening pipeline, a sign-up of every day
// 45 days later as new ARR of the product; the wins of the first are deals, the sign-ups are not. An upsell is no new ARR.
func TestNewARROfASourceIsCountedAtGoLive(t *testing.T) {
	s := yearly(12, Billing{})
	s.GoLive = spreadOf(Fixed(45))
	m := signing(s, 2, 10, 6)
	m.Stages = append(m.Stages, step("addition", 1))
	m.Sources = []Source{
		{Name: "product", Kind: SelfServe, Enters: 1, Volume: []Step{{Value: fixed(30)}}, Shares: []float64{1}, Signups: Signups{Pays: fixed(1)}},
		additions(.5, 12_00),
	}
	p := mustRun(t, m, 64)
	l := readBlock(p, 0)
	monthByMonth(t, p, "wins.opening_pipeline", 2, 0, 0)
	always(t, p, "wins.product", 1, 0)
	for path := range 64 {
		more, paid := int64(0), int64(0)
		for month := range m.Months {
			at := func(metric string) int64 { return l.at(metric, All, path, month) }
			if month == 0 && at("new_arr.product")+at("new_arr.opening_pipeline") != 0 {
				t.Fatalf("path %d: new ARR before the first go-live", path)
			}
			if got, want := at("new_arr.opening_pipeline")/1200_00, map[int]int64{1: 2}[month]; got != want {
				t.Fatalf("path %d month %d: %d of the opening deals come into use, want %d", path, month, got, want)
			}
			if at("new_arr.product")+at("new_arr.opening_pipeline") != at("new_arr") || at("expansion_arr.more") != at("expansion_arr") || at("wins.more")+at("wins.opening_pipeline") != at("wins") {
				t.Fatalf("path %d month %d: sources do not add up to what there is", path, month)
			}
			more, paid = more+at("expansion_arr.more"), paid+at("new_arr.product")
		}
		if more == 0 || paid == 0 {
			t.Fatalf("path %d: %d of expansion, %d of the product", path, more, paid)
		}
	}
}

// What is not in use is not up for renewal: a contract of a month that goes live on day
// 40 is first renewed on day 60, and has been invoiced twice by then.
func TestContractIsNotRenewedBeforeItIsInUse(t *testing.T) {
	s := yearly(1, Billing{})
	s.GoLive, s.Churn = spreadOf(Fixed(39)), fixed(1)
	p := mustRun(t, signing(s, 1, 1, 4), 2)
	monthByMonth(t, p, "renewals_due", 0, 0, 1, 0)
	monthByMonth(t, p, "churned_arr", 0, 0, 1200_00, 0)
	monthByMonth(t, p, "billings", 100_00, 100_00, 0, 0)
	monthByMonth(t, p, "revenue", 0, 66_67, 3_33, 0) // the days 40 to 60
}

// What a customer adds before they use anything goes live with the rest, and stays.
func TestAdditionBeforeGoLiveGoesLiveWithTheContract(t *testing.T) {
	t.Parallel()
	for _, kind := range []ContractKind{Subscription, Usage} {
		s := yearly(1, Billing{})
		s.Kind, s.GoLive = kind, spreadOf(Fixed(60))
		m := signing(s, 1, 1, 4)
		m.Stages = append(m.Stages, step("addition", 1))
		m.Sources = []Source{additions(.5, 12_00)}
		p := mustRun(t, m, 64)
		early, live := added(t, p, "won_value", 0, 2), int64(0)
		l := readBlock(p, 0)
		for path := range 64 {
			at := func(metric string, month int) int64 { return l.at(metric, All, path, month) }
			if at("arr", 1)+at("expansion_arr", 1) != 0 || at("new_arr", 2)+at("expansion_arr", 2) != at("arr", 2) || at("new_arr", 2) < early[path] {
				t.Fatalf("path %d: %d signed before the go-live, %d goes live and %d is added in its month", path, early[path], at("new_arr", 2), at("expansion_arr", 2))
			}
			if at("arr", 3) != at("arr", 2)+at("won_value", 3) {
				t.Fatalf("path %d: %d, and %d more, become %d", path, at("arr", 2), at("won_value", 3), at("arr", 3))
			}
			live += at("new_arr", 2)
		}
		if live == 64*1200_00 {
			t.Error("nothing was added before the go-live")
		}
	}
}

// What is added on the day a contract comes into use counts once, like all that is added before
// and after: from then on ARR is what has been signed.
func TestAdditionOnTheDayOfGoLiveCountsOnce(t *testing.T) {
	s := yearly(12, Billing{})
	s.GoLive = spreadOf(Fixed(45))
	m := signing(s, 1, 1, 4)
	m.Stages = append(m.Stages, step("addition", 1))
	m.Sources = []Source{additions(10, 12_00)}
	p := mustRun(t, m, 64)
	signed := make([]int64, 64)
	for month := range m.Months {
		l := readBlock(p, 0)
		for path := range signed {
			signed[path] += l.at("won_value", All, path, month)
			if got := l.at("arr", All, path, month); month > 0 && got != signed[path] {
				t.Fatalf("path %d month %d: ARR of %d, signed %d", path, month, got, signed[path])
			}
		}
	}
}

// Who onboards two at once has room for two: of ten signed on day 1 that take 20 days each,
// the k-th takes k/2 times as long, at most three times. A month is a day.
func TestOnboardingCapacitySlowsGoLive(t *testing.T) {
	for people, live := range []map[int]int64{ // by day
		{61: 10},
		{21: 2, 31: 1, 41: 1, 51: 1, 61: 5},
		{21: 4, 26: 1, 31: 1, 36: 1, 41: 1, 46: 1, 51: 1},
	} {
		s := yearly(12, Billing{})
		s.GoLive = spreadOf(Fixed(20))
		m := signing(s, 10, 1, 70)
		m.DaysPerMonth = 1
		m.Roles = []Role{{Name: "onboarding", Onboards: limit(2), SlowestGoLive: 3}}
		m.Seats = seated(0, people)
		p, left := mustRun(t, m, 2), int64(10)
		for day := 1; day < 70; day++ {
			left -= live[day]
			always(t, p, "new_arr", day, live[day]*1200_00)
			always(t, p, "onboarding", day, left)
		}
	}
}

// Half ramped they have room for half; and who waits in a segment they do not look
// after is not their work.
func TestOnboardingCapacityScalesWithRampAndCovers(t *testing.T) {
	s := yearly(12, Billing{})
	s.GoLive = spreadOf(Fixed(10))
	m := signing(s, 2, 1, 40)
	m.DaysPerMonth = 1
	m.Roles = []Role{{Name: "onboarding", Onboards: limit(2), SlowestGoLive: 3, Ramp: same(40, .5)}}
	hire(m, 1, 0)
	p := mustRun(t, m, 2)
	always(t, p, "new_arr", 11, 1200_00)
	always(t, p, "new_arr", 21, 1200_00)

	m.Roles[0].Ramp, m.Roles[0].Covers = nil, []int{1}
	m.Segments = append(m.Segments, m.Segments[0])
	m.Segments[1].Name = "enterprise"
	m.Stages[0] = inSegments(2, m.Stages[0])
	m.OpeningPipeline = []OpeningItems{{Count: 20}, {Segment: 1, Count: 3}}
	p = mustRun(t, m, 2)
	alwaysOf(t, p, "new_arr", "everybody", 11, 20*1200_00) // nobody is asked to
	alwaysOf(t, p, "new_arr", "enterprise", 11, 2*1200_00)
	alwaysOf(t, p, "new_arr", "enterprise", 16, 1200_00)
}
