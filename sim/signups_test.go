package sim

import "testing"

// plg is a product that sells itself: 600 sign-ups a month, of whom 5 % pay by themselves and
// 3 % qualify for a stage that nobody passes.
func plg() *Model {
	m := bare(3, 30)
	m.Segments = append(m.Segments, m.Segments[0])
	m.Segments[0].Name, m.Segments[1].Name, m.Segments[1].Worth = "team", "single", spreadOf(Fixed(12_00))
	m.Stages = []Stage{inSegments(2, step("sales assist", 0))}
	m.Sources = []Source{{Name: "product", Kind: SelfServe, Volume: []Step{{Value: fixed(600)}}, Shares: []float64{1, 0},
		Signups: Signups{Pays: fixed(.05), PaysIn: 1, Qualifies: fixed(.03)}, CostPerItem: 1_50, CostPerMonth: 700_00}}
	return m
}

// Thinning: of a Poisson stream of 600 the 30 who pay, the 18 who qualify and the 552 who do
// neither are Poisson, and none of the three tells anything of another.
func TestSignUpsAreThinnedIntoThreePoissonStreams(t *testing.T) {
	t.Parallel()
	p := mustRun(t, plg(), 2048)
	all, paying, qualified := column(t, p, "signups", 1), column(t, p, "self_serve_customers", 1), column(t, p, "items", 1)
	idle := make([]int64, p.N)
	for i := range idle {
		idle[i] = all[i] - paying[i] - qualified[i]
	}
	poissonLike(t, "sign-ups", all, 600)
	poissonLike(t, "paying", paying, 30)
	poissonLike(t, "qualified", qualified, 18)
	poissonLike(t, "idle", idle, 552)
	for what, c := range map[string]struct {
		a, b         []int64
		meanA, meanB float64
	}{
		"paying and qualified": {paying, qualified, 30, 18}, "paying and idle": {paying, idle, 30, 552}, "qualified and idle": {qualified, idle, 18, 552},
	} {
		value, se := covariance(c.a, c.b, c.meanA, c.meanB)
		near(t, "covariance of "+what, value, se, 0)
	}
	value, se := covariance(column(t, p, "self_serve_customers", 0), paying, 30, 30)
	near(t, "covariance of neighbouring months", value, se, 0)
}

// Who pays is a customer of their segment that nobody has won: booked, invoiced and ARR, and
// no deal. What each of them costs is so much a sign-up.
func TestWhoPaysIsACustomerWithoutADeal(t *testing.T) {
	p := mustRun(t, plg(), 32)
	l := readBlock(p, 0)
	for path := range 32 {
		customers := int64(0)
		for month := range 3 {
			at := func(metric, segment string) int64 { return l.at(metric, segment, path, month) }
			paying := at("self_serve_customers", "single")
			customers += paying
			for metric, want := range map[string]int64{
				"new_customers": paying, "customers": customers, "bookings": 12_00 * paying, "new_arr": 12_00 * paying, "arr": 12_00 * customers,
				"billings": 12_00 * paying, "cash_in": 12_00 * paying, "wins": 0, "opportunities": 0, "items": 0, "open_items": 0,
			} {
				if got := at(metric, "single"); got != want {
					t.Fatalf("path %d month %d: %s is %d with %d paying, want %d", path, month, metric, got, paying, want)
				}
			}
			if got, want := at("cost_sources", All), 1_50*at("signups", All)+700_00; got != want {
				t.Fatalf("%d sign-ups cost %d, want %d", at("signups", All), got, want)
			}
			if at("self_serve_customers", "team") != 0 || at("items", "team") != at("items.product", All) || at("disqualified", "team") != at("items", "team") {
				t.Fatalf("path %d month %d: who qualifies is not an item of the other segment", path, month)
			}
		}
	}
}

// They pay after 40 days: of the 20 a day none pay in month 0; in month 1 those of the days 0 to
// 19 do, and from then on as many as sign up, all in all those of 50 days of 90.
func TestSignUpsPayAfterAWhile(t *testing.T) {
	t.Parallel()
	m := plg()
	m.Sources[0].Signups.PaysAfter = spreadOf(Fixed(40))
	p := mustRun(t, m, 2048)
	always(t, p, "self_serve_customers", 0, 0)
	poissonLike(t, "paying in month 1", column(t, p, "self_serve_customers", 1), 20)
	poissonLike(t, "paying in month 2", column(t, p, "self_serve_customers", 2), 30)
	poissonLike(t, "sign-ups in month 0", column(t, p, "signups", 0), 600)
}

// Sign-ups have a season, grow and are worth advertising for, like leads: 600 × 1.5 × 1.02 in February.
func TestSignUpsGrowAndHaveASeason(t *testing.T) {
	t.Parallel()
	m := plg()
	m.Sources[0].Growth = fixed(.02)
	for i := range m.LeadSeason {
		m.LeadSeason[i] = 1
	}
	m.LeadSeason[1] = 1.5
	p := mustRun(t, m, 1024)
	poissonLike(t, "paying in February", column(t, p, "self_serve_customers", 1), 30*1.5*1.02)
	poissonLike(t, "qualified in March", column(t, p, "items", 2), 18*1.02*1.02)
}
