package sim

import "testing"

// struck is a plan of eight months with a shock that holds in the months 3 and 4
// alone and leaves everything as it is, until a test says what it does.
func struck() *Model {
	m := bare(8, 30)
	m.Stages = []Stage{step("deal", .5)}
	m.Sources = []Source{inbound(60)}
	m.Shocks = []Shock{harmless("storm", 3, 2)}
	return m
}

// inWindow tells whether a month lies in the shock of struck.
func inWindow(month int) bool { return month == 3 || month == 4 }

// eachMonth checks a metric's mean: calm outside the shock's months, stormy inside.
func eachMonth(t *testing.T, m *Model, metric string, calm, stormy float64) {
	t.Helper()
	p := mustRun(t, m, 512)
	for month := range m.Months {
		want := calm
		if inWindow(month) {
			want = stormy
		}
		mean, se := monthly(t, p, metric, month)
		near(t, metric, mean, se, want)
	}
}

// Each factor holds inside its window and nowhere else.
func TestShockActsInItsWindowAlone(t *testing.T) {
	t.Parallel()
	m := struck()
	m.Shocks[0].Leads = fixed(.25)
	eachMonth(t, m, "items", 60, 15)

	m = struck()
	m.Shocks[0].Leads = fixed(0)
	eachMonth(t, m, "items", 60, 0)

	m = struck()
	m.Shocks[0].WinOdds = fixed(.5) // odds of 1 become ½
	eachMonth(t, m, "wins", 30, 20)

	m = struck()
	m.Sources[0].Kind = Prospecting
	m.Roles = []Role{{Name: "bdr"}}
	m.Seats = seated(0, 2)
	m.Shocks[0].Prospecting = fixed(1.5)
	eachMonth(t, m, "items", 120, 180)

	m = struck()
	m.Shocks[0].Worth = fixed(.7)
	p := mustRun(t, m, 64)
	for month := range 8 {
		each := int64(100_00)
		if inWindow(month) {
			each = 70_00
		}
		worth := column(t, p, "new_arr", month)
		for path, n := range column(t, p, "wins", month) {
			if worth[path] != n*each {
				t.Fatalf("%d wins of month %d are worth %d", n, month, worth[path])
			}
		}
	}
}

// Churn is raised on the hazard scale, 1 − (1 − .02)³ in the shock, growth in
// proportion: .12 a year, a twelfth of it monthly.
func TestShockActsOnCustomersInItsWindowAlone(t *testing.T) {
	t.Parallel()
	m := subscribers(1000, 8, 1, .02, 0)
	m.Shocks = struck().Shocks
	m.Shocks[0].Churn = fixed(3)
	p := mustRun(t, m, 512)
	left := 1000.0
	for month := range 8 {
		if stay := .98; inWindow(month) {
			left *= stay * stay * stay
		} else {
			left *= stay
		}
		mean, se := monthly(t, p, "customers", month)
		near(t, "customers", mean, se, left)
	}

	m = subscribers(10, 8, 1, 0, 0)
	m.Segments[0].Expansion = Growth{Rate: fixed(.12)}
	m.Shocks = struck().Shocks
	m.Shocks[0].Expansion = fixed(0)
	p = mustRun(t, m, 2)
	for month, want := range []int64{1200_00 + 12_00, 1212_00 + 12_12, 1224_12 + 12_24, 1236_36, 1236_36, 1236_36 + 12_36} {
		always(t, p, "arr", month, 10*want)
	}
}

// A cycle that is twice as long counts for what begins inside the window: the
// deals of the months 3 and 4 take 60 days, not 30, and close in the months 5 and 6; those of
// month 5 close in month 6 too.
func TestShockStretchesWhatBeginsInItsWindow(t *testing.T) {
	t.Parallel()
	m := struck()
	m.Stages = []Stage{lasting("deal", 1, Fixed(30))}
	m.Shocks[0].Cycle = fixed(2)
	p := mustRun(t, m, 512)
	for month, want := range []float64{0, 60, 60, 60, 0, 60, 60 + 60, 60} {
		mean, se := monthly(t, p, "wins", month)
		near(t, "wins", mean, se, want)
	}
}

// Who leaves while hiring is frozen is not replaced; who is planned still joins.
func TestNobodyIsReplacedWhileHiringIsFrozen(t *testing.T) {
	t.Parallel()
	m := team(100, 8, 1.2)
	hire(m, 5, 4)
	for i := range 5 {
		m.Seats[100+i].Role = 1
	}
	m.Roles = append(m.Roles, Role{Name: "se"})
	m.Shocks = struck().Shocks
	m.Shocks[0].HiringFrozen = true
	p := mustRun(t, m, 256)
	always(t, p, "headcount.ae", 2, 100)
	always(t, p, "headcount.se", 4, 5)
	// Each seat survives the 60 days with e^−.2.
	mean, se := monthly(t, p, "headcount.ae", 4)
	near(t, "headcount", mean, se, 100*.8187307530779818)
	after := column(t, p, "headcount.ae", 4)
	for path, n := range column(t, p, "headcount.ae", 7) {
		if n != after[path] {
			t.Fatalf("%d people after the freeze, %d later", after[path], n)
		}
	}
}

// A shock of chance .3 befalls 3 paths of 10, one that begins between month 2 and 6
// any of its months alike.
func TestShockBefallsItsShareOfPaths(t *testing.T) {
	t.Parallel()
	m := struck()
	s := &m.Shocks[0]
	s.Chance, s.Leads = fixed(.3), fixed(0)
	s.From, s.Lasts = spreadOf(Uniform{2, 6}), spreadOf(Fixed(1))
	m.Sources = []Source{inbound(300)}
	p := mustRun(t, m, 1024)
	hit := make([]float64, p.N)
	for month := range 8 {
		share := eachPath(t, p, "items", month, month+1, func(x float64) float64 { return 1 - x/300 })
		for path := range hit {
			hit[path] += share[path]
		}
		mean, se := estimate(share)
		// Month 2 to 6: the window of a month's length begins evenly over four months, so
		// that it covers (0, ½), (½, 1) … of its neighbours.
		near(t, "share missing", mean, se, []float64{0, 0, .3 / 8, .3 / 4, .3 / 4, .3 / 4, .3 / 8, 0}[month])
	}
	mean, se := estimate(hit)
	near(t, "months missing a path", mean, se, .3)
}

// Two shocks at once multiply.
func TestShocksMultiply(t *testing.T) {
	t.Parallel()
	m := struck()
	m.Shocks = append(m.Shocks, m.Shocks[0])
	m.Shocks[0].Leads = fixed(.5)
	m.Shocks[1].Name, m.Shocks[1].Leads, m.Shocks[1].Lasts = "flood", fixed(3), spreadOf(Fixed(1))
	p := mustRun(t, m, 512)
	for month, want := range []float64{60, 60, 60, 90, 30, 60, 60, 60} {
		mean, se := monthly(t, p, "items", month)
		near(t, "items", mean, se, want)
	}
}

// Deals take more time in a shock, and what comes before them does not: with a cycle twice as long, four days of talk and five of a deal are
// fourteen.
func TestAShockOnTheCycleActsOnDealsAlone(t *testing.T) {
	m := bare(20, 1)
	m.Stages = []Stage{step("talk", 1), lasting("deal", 1, Fixed(5))}
	m.Stages[0].Won[0] = spreadOf(Fixed(4))
	m.OpeningPipeline = []OpeningItems{{Count: 3}}
	m.Shocks = struck().Shocks
	m.Shocks[0].From, m.Shocks[0].Lasts, m.Shocks[0].Cycle = spreadOf(Fixed(0)), spreadOf(Fixed(20)), fixed(2)
	always(t, mustRun(t, m, 2), "wins", 14, 3)
}
