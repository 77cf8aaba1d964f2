package sim

import "testing"

// wanting is a plan of n customers of 1,200.00 a year, each of whom wants something more .3
// times a year; it is signed at once.
func wanting(n, months, term int) *Model {
	m := subscribers(n, months, term, 0, 0)
	m.Stages = []Stage{step("deal", 1)}
	m.Stages[0].Pipeline = true
	m.Sources = []Source{{Name: "base", Kind: Base, Volume: []Step{{Value: fixed(.3 / 12)}}, Shares: []float64{0}, Worth: spreadOf(Fixed(50_00))}}
	return m
}

// An upsell adds to the contract that is there: 200 customers want .025 things a month each, 5
// in all, Poisson, of 50.00; customers stay 200, nothing is new.
func TestUpsellAddsToTheSameContract(t *testing.T) {
	t.Parallel()
	for _, term := range []int{1, 12} {
		p := mustRun(t, wanting(200, 6, term), 512)
		for _, month := range []int{1, 5} {
			poissonLike(t, "upsells", column(t, p, "wins", month), 5)
		}
		total := make([]int64, p.N)
		for month := range 6 {
			always(t, p, "customers", month, 200)
			always(t, p, "new_customers", month, 0)
			always(t, p, "new_arr", month, 0)
			arr, more, signed := column(t, p, "arr", month), column(t, p, "expansion_arr", month), column(t, p, "expansion_arr.base", month)
			for path, won := range column(t, p, "wins", month) {
				total[path] += won
				if more[path] != 50_00*won || signed[path] != more[path] || arr[path] != 240_000_00+50_00*total[path] {
					t.Fatalf("%d upsells add %d", won, more[path])
				}
			}
		}
	}
}

// What is added to a contract of three years is booked for what is left of them, for a year at least: 34 months in the third month of
// a term, or 35 on its first day.
func TestUpsellIsBookedForTheRestOfTheTerm(t *testing.T) {
	t.Parallel()
	m := wanting(0, 60, 36)
	m.OpeningPipeline = []OpeningItems{{Count: 200}}
	p := mustRun(t, m, 64)
	for _, c := range []struct{ month, least, most int64 }{{2, 34, 35}, {20, 16, 17}, {30, 12, 12}, {38, 34, 35}} {
		booked, sold := column(t, p, "bookings", int(c.month)), int64(0)
		for path, won := range column(t, p, "wins", int(c.month)) {
			sold += won
			if low, high := 50_00*won*c.least/12-won, 50_00*won*c.most/12; booked[path] < low || booked[path] > high {
				t.Fatalf("%d upsells of month %d are booked at %d, want %d to %d", won, c.month, booked[path], low, high)
			}
		}
		if sold == 0 {
			t.Errorf("nothing is sold in month %d", c.month)
		}
	}
}

// Who pays by use uses as much more from then on, not for a month.
func TestUpsellRaisesTheLevelOfUse(t *testing.T) {
	m := wanting(200, 6, 1)
	m.Segments[0].Kind = Usage
	p := mustRun(t, m, 16)
	for path, won := range added(t, p, "wins", 0, 6) {
		if got, want := column(t, p, "arr", 5)[path], 240_000_00+50_00*won; got != want || won == 0 {
			t.Fatalf("%d upsells make %d, want %d", won, got, want)
		}
	}
	always(t, p, "contraction_arr", 3, 0)
}

// Who bought a licence without maintenance wants things too, year after year: 40 of them 2 a
// month.
func TestLicenceHoldersWantThingsForGood(t *testing.T) {
	t.Parallel()
	m := signing(perpetual(0), 40, 1, 30)
	m.Segments = append(m.Segments, Segment{Name: "service", Worth: spreadOf(Fixed(50_00)), TermMonths: 12})
	m.Stages[0] = inSegments(2, m.Stages[0])
	m.Stages[0].Passes[1] = fixed(0)
	m.Sources = []Source{{Name: "base", Kind: Base, Volume: []Step{{Value: fixed(.05)}}, Shares: []float64{0, 1}}}
	p := mustRun(t, m, 1024)
	for _, month := range []int{1, 13, 29} {
		poissonLike(t, "items", column(t, p, "items", month), 2)
	}
}

// A cross-sell signs a contract of another segment, at its price, in its own ARR, as growth
// of who was there: it is no new ARR.
func TestCrossSellSignsAnotherSegment(t *testing.T) {
	t.Parallel()
	m := wanting(200, 4, 12)
	m.Segments = append(m.Segments, Segment{Name: "second product", Worth: spreadOf(Fixed(30_00)), TermMonths: 12})
	m.Stages[0] = inSegments(2, m.Stages[0])
	m.Sources[0].Worth, m.Sources[0].Shares, m.Sources[0].From = Spread{}, []float64{0, 1}, []int{0}
	p := mustRun(t, m, 512)
	l := readBlock(p, 0)
	for path := range BlockPaths {
		signed := int64(0)
		for month := range 4 {
			at := func(metric, segment string) int64 { return l.at(metric, segment, path, month) }
			won := at("wins", "second product")
			signed += won
			if at("items", "everybody") != 0 || at("customers", "everybody") != 200 || at("arr", "everybody") != 240_000_00 {
				t.Fatalf("path %d: the first segment changes", path)
			}
			for metric, want := range map[string]int64{
				"expansion_arr": 30_00 * won, "new_arr": 0, "new_customers": won, "customers": signed, "arr": 30_00 * signed, "bookings": 30_00 * won,
			} {
				if got := at(metric, "second product"); got != want {
					t.Fatalf("path %d month %d: %s is %d with %d signed, want %d", path, month, metric, got, won, want)
				}
			}
		}
	}
	poissonLike(t, "cross-sells", column(t, p, "wins", 2), 5) // of the first segment's 200 alone
}

// Only the segments a source names bring its items: 100 of the first do, 300 of the second do not.
func TestItemsComeFromTheSegmentsNamed(t *testing.T) {
	t.Parallel()
	m := wanting(100, 3, 12)
	m.Segments = append(m.Segments, m.Segments[0])
	m.Segments[1].Name, m.Segments[1].OpeningCustomers = "small", 300
	m.Stages[0] = inSegments(2, m.Stages[0])
	m.Sources[0].Shares, m.Sources[0].From = []float64{0, 0}, []int{0}
	p := mustRun(t, m, 512)
	alwaysOf(t, p, "items", "small", 1, 0)
	poissonLike(t, "items", column(t, p, "items", 1), 2.5)
	m.Sources[0].From = nil
	p = mustRun(t, m, 512)
	poissonLike(t, "items of all", column(t, p, "items", 1), 10)
}

// New customers want things from the day after they came on: of a Poisson stream of 30 a month, in
// the third month the 60 of the first two want .2 each, and those of its own day d that for its other 29 − d days. Those who
// left want nothing.
func TestCustomersWantThingsAsLongAsTheyStay(t *testing.T) {
	t.Parallel()
	m := wanting(0, 3, 12)
	m.Sources[0].Volume = []Step{{Value: fixed(.2)}}
	m.Sources = append(m.Sources, inbound(30))
	p := mustRun(t, m, 1024)
	mean, se := monthly(t, p, "items.base", 2)
	near(t, "items", mean, se, 60*.2+30*.2*14.5/30)

	leaving := wanting(100, 3, 1)
	leaving.Segments[0].Churn = fixed(1)
	leaving.Sources[0].Volume = []Step{{Value: fixed(2)}}
	p = mustRun(t, leaving, 256)
	always(t, p, "customers", 0, 0)
	always(t, p, "items", 1, 0)
	always(t, p, "items", 2, 0)
	// The k-th of 100 leaves ⌊(k+½)/100 · 30⌋ days from the first on, and wants things on each of these.
	days := 0.0
	for k := range 100 {
		days += float64(planDay((float64(k)+.5)/100, 30))
	}
	poissonLike(t, "items of those who leave", column(t, p, "items", 0), 2*days/30)
}

// What a leaver wanted is lost with them, however far it was.
func TestItemsOfLeaversAreLost(t *testing.T) {
	m := wanting(100, 4, 1)
	m.Segments[0].Churn = fixed(1)
	m.Sources[0].Volume = []Step{{Value: fixed(2)}}
	m.Stages = []Stage{lasting("deal", 1, Fixed(40))}
	p := mustRun(t, m, 16)
	won, lost, came := added(t, p, "wins", 0, 4), added(t, p, "losses", 0, 4), added(t, p, "items", 0, 4)
	for path := range came {
		if won[path] != 0 || lost[path] != came[path] || came[path] == 0 {
			t.Fatalf("%d items of leavers: %d won, %d lost", came[path], won[path], lost[path])
		}
	}
	always(t, p, "arr", 3, 0)
	always(t, p, "expansion_arr", 1, 0)
}

// The source's own people work its items: with one AM of one slot and an AE of a hundred, one
// item is open at a time and the rest wait.
func TestItemsOfTheBaseAreWorkedByTheirOwnRole(t *testing.T) {
	m := wanting(1000, 3, 12)
	m.Stages = []Stage{lasting("deal", 1, Fixed(1000), 0)}
	m.Roles = []Role{{Name: "ae", Open: limit(100)}, {Name: "am", Open: limit(1)}}
	m.Seats = append(seated(0, 1), seated(1, 1)...)
	m.Sources[0].WorkedBy = []int{1}
	p := mustRun(t, m, 16)
	always(t, p, "open_pipeline_count.deal", 2, 1)
	always(t, p, "utilisation.ae", 2, 0)
	always(t, p, "utilisation.am", 2, 1e6)
	for path, n := range column(t, p, "backlog.deal", 2) {
		if n != column(t, p, "open_items", 2)[path]-1 {
			t.Fatalf("%d wait", n)
		}
	}
}
