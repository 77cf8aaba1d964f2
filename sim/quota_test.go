package sim

import (
	"math"
	"slices"
	"testing"
	"time"
)

// A sale is a deal that is signed on a day.
type sale struct {
	day   int
	worth float64
}

// selling is a plan of one closer with a quota of 1,200,000.00 a year and 60,000.00 of pay at it,
// who signs the deals given. Years begin in January, as the plan does.
func selling(months int, sales ...sale) *Model {
	const long = 2000
	m := bare(months, 30)
	m.Stages = []Stage{lasting("deal", 1, Fixed(long), 0)}
	for _, s := range sales {
		m.OpeningPipeline = append(m.OpeningPipeline, OpeningItems{Count: 1, Age: float64(long - s.day), Worth: spreadOf(Fixed(s.worth))})
	}
	m.Roles = []Role{{Name: "ae", Quota: 1_200_000_00, Pay: Pay{Variable: 60_000_00, Accelerator: 1}}}
	m.Seats = seated(0, 1)
	return m
}

// yearsOf are the years of all people of a run, path by path.
func yearsOf(p *Paths) []PersonYear {
	var out []PersonYear
	for year := range p.groups.years {
		for role := range p.groups.roles {
			for y := range p.PersonYears(year, role) {
				out = append(out, *y)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b PersonYear) int { return int(a.Path - b.Path) })
	return out
}

// oneYearEach are the people's years of a run in which one person has one on each path.
func oneYearEach(t *testing.T, p *Paths) []PersonYear {
	t.Helper()
	years := yearsOf(p)
	if len(years) != p.N {
		t.Fatalf("%d people's years on %d paths", len(years), p.N)
	}
	return years
}

// recorded checks the people's years of the first of two paths, which are alike.
func recorded(t *testing.T, m *Model, want ...PersonYear) *Paths {
	t.Helper()
	p := mustRun(t, m, 2)
	years := yearsOf(p)
	for i := range want {
		want[i].Skill = 1
	}
	if n := len(want); len(years) != 2*n || !slices.Equal(years[:n], want) {
		t.Errorf("people's years are\n%+v, want\n%+v on each of two paths", years, want)
	}
	return p
}

// Three deals of 300,000.00 in all against 1,200,000.00 are 25 % of the quota and of the
// variable, and nothing of it is changed by the term of the contract. The quota of a month is a twelfth.
func TestAttainmentByHand(t *testing.T) {
	m := selling(12, sale{40, 100_000_00}, sale{100, 50_000_00}, sale{250, 150_000_00})
	m.Segments[0].TermMonths = 36
	p := recorded(t, m, PersonYear{Full: true, Credit: 300_000_00, Quota: 1_200_000_00, Variable: 15_000_00})
	for month := range 12 {
		sold := map[int]int64{1: 100_000_00, 3: 50_000_00, 8: 150_000_00}[month]
		always(t, p, "quota", month, 100_000_00)
		always(t, p, "credited", month, sold)
		always(t, p, "won_value", month, sold)
		always(t, p, "bookings", month, 3*sold)
		always(t, p, "cost_variable", month, sold/20)
	}
}

// Each fiscal year starts anew: of a plan from January on whose years begin in April, the first
// has three months and the third one; only the second is a whole one.
func TestEachFiscalYearHasItsOwnQuota(t *testing.T) {
	m := selling(16, sale{40, 100_000_00}, sale{100, 50_000_00}, sale{455, 30_000_00})
	m.FiscalStart = time.April
	recorded(t, m,
		PersonYear{Year: 0, Credit: 100_000_00, Quota: 300_000_00, Variable: 5_000_00},
		PersonYear{Year: 1, Full: true, Credit: 50_000_00, Quota: 1_200_000_00, Variable: 2_500_00},
		PersonYear{Year: 2, Credit: 30_000_00, Quota: 100_000_00, Variable: 1_500_00},
	)
}

// A quota ramps with its person: who joins in month 3 and is at half for a month has half a
// month and eight of the year's, 850,000.00; the next year is their first whole one. Who sells nothing has a year too.
func TestQuotaRampsWithItsPerson(t *testing.T) {
	m := selling(24)
	m.Roles[0].Ramp = []float64{.5, 1}
	m.Seats = []Seat{{Key: 5, Month: 3}}
	p := recorded(t, m, PersonYear{Quota: 850_000_00}, PersonYear{Year: 1, Full: true, Quota: 1_200_000_00})
	monthByMonth(t, p, "quota", 0, 0, 0, 50_000_00, 100_000_00, 100_000_00)

	m.Seats[0].Slip = spreadOf(Fixed(15)) // half of month 3 and half of month 4 at half
	recorded(t, m, PersonYear{Quota: 800_000_00}, PersonYear{Year: 1, Full: true, Quota: 1_200_000_00})
}

// Who is ramped as a fiscal year begins has all of it, ramped: after a month of ramp from month 11 on. So has who is a day later only because
// months are not of whole days: two months from day 0 are 60.83 days, and month 2 begins on day 60. A later start has not.
func TestAYearIsWholeForWhoIsRampedAsItBegins(t *testing.T) {
	m := selling(24)
	m.Roles[0].Ramp = []float64{.5, 1}
	m.Seats = []Seat{{Key: 5, Month: 11}}
	recorded(t, m, PersonYear{Quota: 50_000_00}, PersonYear{Year: 1, Full: true, Quota: 1_200_000_00})
	m.Roles[0].Ramp, m.Seats[0].Month = nil, 12 // or begins with it
	recorded(t, m, PersonYear{Year: 1, Full: true, Quota: 1_200_000_00})

	m = selling(14)
	m.DaysPerMonth, m.FiscalStart = 365./12, time.March
	m.Roles[0].Ramp = []float64{.5, .5, 1}
	m.Seats = []Seat{{Key: 5}}
	halves := func(n float64) float64 { return math.Round(n * 1_200_000_00 / 730) } // of a day
	recorded(t, m, PersonYear{Quota: halves(60)}, PersonYear{Year: 1, Full: true, Quota: halves(729)})
	m.Seats[0].Slip = spreadOf(Fixed(2))
	recorded(t, m, PersonYear{Quota: halves(58)}, PersonYear{Year: 1, Quota: halves(727)})
}

// Whoever leaves has a year as long as they sat there: 180 days of the first of two people, who
// leave when their first six months are over, and all of the one who follows, from day 180 on.
func TestLeaverHasAQuotaForTheirDays(t *testing.T) {
	m := selling(12, sale{100, 300_000_00})
	m.Roles[0].Attrition, m.Roles[0].EarlyMonths, m.Roles[0].NeverBackfills = fixed(1e9), 6, true
	m.Seats = []Seat{{Key: 5}}
	recorded(t, m, PersonYear{Credit: 300_000_00, Quota: 600_000_00, Variable: 15_000_00})

	m.Roles[0].NeverBackfills = false
	recorded(t, m, PersonYear{Credit: 300_000_00, Quota: 600_000_00, Variable: 15_000_00}, PersonYear{Quota: 600_000_00})
}

// A promoted person has a year in each role, of which none is a whole one, and who has no
// quota has no year.
func TestPromotedPersonHasAYearInEachRole(t *testing.T) {
	m := selling(12, sale{40, 100_000_00}, sale{250, 150_000_00})
	m.Roles = append(m.Roles, m.Roles[0])
	m.Roles[1].Name, m.Roles[1].Quota = "senior", 2_400_000_00
	m.Stages[0].WorkedBy = []int{0, 1}
	m.Seats[0].Becomes, m.Seats[0].BecomesMonth = 2, 3
	recorded(t, m,
		PersonYear{Role: 0, Credit: 100_000_00, Quota: 300_000_00, Variable: 5_000_00},
		PersonYear{Role: 1, Credit: 150_000_00, Quota: 1_800_000_00, Variable: 3_750_00},
	)
	m.Roles[1].Quota = 0
	recorded(t, m, PersonYear{Role: 0, Credit: 100_000_00, Quota: 300_000_00, Variable: 5_000_00})
}

// Quotas that people get are a quarter more than the plan's, and so is what they must sell for
// the same pay.
func TestOverAssignmentRaisesQuotas(t *testing.T) {
	m := selling(12, sale{40, 300_000_00})
	m.OverAssignment = .25
	p := recorded(t, m, PersonYear{Full: true, Credit: 300_000_00, Quota: 1_500_000_00, Variable: 12_000_00})
	always(t, p, "quota", 0, 125_000_00)
}

// Items count where the quota is in items: of nine a month, 108 a year, 20 that were passed on
// and the two that failed are 20, whatever they are worth. What a hunter finds counts as found, passed on or not.
func TestItemQuotaCountsItems(t *testing.T) {
	m := bare(12, 30)
	m.Segments = append(m.Segments, m.Segments[0])
	m.Segments[1].Name = "hopeless"
	s := inSegments(2, step("mql", 1, 0))
	s.Passes[1] = fixed(0)
	m.Stages = []Stage{s, s}
	m.Stages[1].Name, m.Stages[1].WorkedBy = "deal", nil
	m.OpeningPipeline = []OpeningItems{{Count: 20}, {Segment: 1, Count: 2}}
	m.Roles = []Role{{Name: "sdr", ItemQuota: 9, Pay: Pay{Variable: 10_800_00, Accelerator: 1}}}
	m.Seats = seated(0, 1)
	p := recorded(t, m, PersonYear{Full: true, Credit: 20, Quota: 108, Variable: 2_000_00})
	always(t, p, "cost_variable", 0, 2_000_00)
	for _, s := range p.Series {
		if s.Metric == "quota" || s.Metric == "credited" {
			t.Errorf("%s is recorded of a quota in items", s.Metric)
		}
	}

	m.Roles[0].ItemQuota = 1.7 // 20.4 a year, which 20 do not make
	m.DaysPerMonth, m.Roles[0].Pay = 365./12, Pay{}
	recorded(t, m, PersonYear{Full: true, Credit: 20, Quota: 20.4})
	m.Roles[0].ItemQuota, m.Roles[0].Pay, m.DaysPerMonth = 9, Pay{Variable: 10_800_00, Accelerator: 1}, 30

	m.OpeningPipeline, m.Stages[0].WorkedBy = nil, nil
	m.Sources = []Source{{Name: "outbound", Kind: Prospecting, Volume: []Step{{Value: fixed(10)}}, Shares: []float64{.5, .5}}}
	p = mustRun(t, m, 16)
	found := added(t, p, "items", 0, 12)
	for _, y := range oneYearEach(t, p) {
		if y.Credit != found[y.Path] || y.Variable != 100_00*y.Credit {
			t.Fatalf("%d items found, %d credited for %d", found[y.Path], y.Credit, y.Variable)
		}
	}
}

// An item counts once, when its person hands it on: of 20 that go through two stages of the same SDR, and of what one finds and
// then qualifies, as many count as the closer gets. Who closes as well has handed over to nobody: theirs count as they come to the last stage.
func TestAnItemCountsOnceForWhoWorksItOn(t *testing.T) {
	m := bare(12, 30)
	m.Stages = []Stage{step("lead", 1, 0), lasting("mql", .5, Fixed(3), 0), lasting("deal", 1, Fixed(3), 1)}
	m.Roles = []Role{{Name: "sdr", ItemQuota: 9, Pay: Pay{Accelerator: 1}}, {Name: "ae"}}
	m.Seats = append(seated(0, 1), seated(1, 1)...)
	m.OpeningPipeline = []OpeningItems{{Count: 20}}
	m.Sources = []Source{{Name: "outbound", Kind: Prospecting, Volume: []Step{{Value: fixed(10)}}, Shares: []float64{1}}}
	for _, closes := range []bool{false, true} {
		if closes {
			m.Stages[2].WorkedBy = []int{0}
		}
		p := mustRun(t, m, 16)
		came := added(t, p, "entered.deal", 0, 12)
		for _, y := range oneYearEach(t, p) {
			if y.Credit != came[y.Path] || y.Credit == 0 {
				t.Fatalf("closes: %v: %d items come to the last stage, %d credited", closes, came[y.Path], y.Credit)
			}
		}
	}
}

// Quotas in items are kept to the thousandth, also where a thousand times as much is a hair less than a whole number.
func TestQuotasInItemsAreKeptToTheThousandth(t *testing.T) {
	for n := range 100_000 {
		q := float64(n) / 1000
		if got := unpackQuota(packQuota(q)); got != q {
			t.Fatalf("%v is kept as %v", q, got)
		}
	}
}

// Who closes what they find has it credited as they find it, for it is handed on to nobody; so has who closes the finds of one segment
// and leaves those of another to others.
func TestFindsThatNobodyHandsOnCountAsFound(t *testing.T) {
	for kept := range 2 {
		m := bare(12, 30)
		m.Stages = []Stage{lasting("deal", .5, Fixed(3), 0)}
		if kept == 1 { // in the last segment, and not in the first
			m.Segments = append(m.Segments, m.Segments[0])
			m.Segments[0].Name, m.Segments[0].WorkedBy = "large", []int{1}
			mql := inSegments(2, step("mql", 1, 0))
			mql.Pipeline = true
			m.Stages = []Stage{mql, mql}
			m.Stages[1].Name = "deal"
		}
		m.Roles = []Role{{Name: "sdr", ItemQuota: 9, Pay: Pay{Accelerator: 1}}, {Name: "ae"}}
		m.Seats = append(seated(0, 1), seated(1, 1)...)
		m.Sources = []Source{{Name: "outbound", Kind: Prospecting, Volume: []Step{{Value: fixed(10)}}, Shares: same(1+kept, 1/float64(1+kept))}}
		p := mustRun(t, m, 16)
		found := added(t, p, "items", 0, 12)
		for _, y := range oneYearEach(t, p) {
			if y.Credit != found[y.Path] || y.Credit == 0 {
				t.Fatalf("segments %d: %d items found, %d credited", 1+kept, found[y.Path], y.Credit)
			}
		}
	}
}

// Each quota counts its own: where SDRs are credited with items, who passes those on to a
// colleague of theirs and closes them is still credited with their worth alone.
func TestQuotaInMoneyCountsNoItems(t *testing.T) {
	m := bare(12, 30)
	m.Stages = []Stage{step("mql", 1, 0), lasting("demo", 1, Fixed(5), 1), lasting("deal", 1, Fixed(5), 2)}
	m.OpeningPipeline = []OpeningItems{{Count: 20}}
	ae := Role{Name: "ae", Quota: 100_000_00, Pay: Pay{Accelerator: 1}}
	m.Roles = []Role{{Name: "sdr", ItemQuota: 5}, ae, ae}
	m.Roles[2].Name = "closer"
	m.Seats = append(append(seated(0, 1), seated(1, 1)...), seated(2, 1)...)
	recorded(t, m,
		PersonYear{Role: 0, Full: true, Credit: 20, Quota: 60},
		PersonYear{Role: 1, Full: true, Quota: 100_000_00},
		PersonYear{Role: 2, Full: true, Credit: 2_000_00, Quota: 100_000_00})
}

// Deals and items of the warm-up are of the past: the years begin with the plan, and people are
// credited with what is won in it, by all closers together all of it.
func TestWarmUpIsNotCredited(t *testing.T) {
	t.Parallel()
	m := salesFloor(700_000_00)
	m.WarmUp, m.Months = 12, 12
	m.Seats[5].Becomes = 0
	m.Sources = append(m.Sources, Source{Name: "outbound", Kind: Prospecting, By: 3, Enters: 0, Volume: []Step{{Value: fixed(10)}}, Shares: []float64{1}})
	m.Roles = append(m.Roles, Role{Name: "bdr", ItemQuota: 9, Pay: Pay{Accelerator: 1}})
	m.Seats = append(m.Seats, seated(3, 1)...)
	p := mustRun(t, m, 32)
	won, found, full := added(t, p, "won_value", 0, 12), added(t, p, "items.outbound", 0, 12), 0
	for _, y := range yearsOf(p) {
		switch y.Role {
		case 1:
			won[y.Path] -= y.Credit
		case 3:
			found[y.Path] -= y.Credit
		}
		if y.Year != 0 {
			t.Fatalf("a year %d of a plan of one", y.Year)
		}
		if y.Full {
			full++
			if y.Role == 1 && y.Quota != 700_000_00 {
				t.Fatalf("a whole year's quota is %v", y.Quota)
			}
		}
	}
	if full < 32 {
		t.Errorf("%d whole years", full)
	}
	for path := range won {
		if won[path] != 0 || found[path] != 0 {
			t.Errorf("path %d: %d won and %d found are not credited", path, won[path], found[path])
		}
	}
}

// Managers with a quota are credited with what their team signs, shared evenly among them, and
// the plan's quota is that of those who sign.
func TestManagersAreCreditedWithTheirTeams(t *testing.T) {
	m := selling(12, sale{40, 300_000_00})
	m.Roles = append(m.Roles,
		Role{Name: "manager", Manages: []int{0}, Span: 8, Quota: 600_000_00, Pay: Pay{Variable: 20_000_00, Accelerator: 1}},
		Role{Name: "other", Manages: []int{1}, Span: 8, Quota: 600_000_00, Pay: Pay{Variable: 20_000_00, Accelerator: 1}})
	m.Seats = append(append(m.Seats, seated(1, 2)...), seated(2, 1)...)
	p := recorded(t, m,
		PersonYear{Role: 0, Full: true, Credit: 300_000_00, Quota: 1_200_000_00, Variable: 15_000_00},
		PersonYear{Role: 1, Full: true, Credit: 150_000_00, Quota: 600_000_00, Variable: 5_000_00},
		PersonYear{Role: 1, Full: true, Credit: 150_000_00, Quota: 600_000_00, Variable: 5_000_00},
		PersonYear{Role: 2, Full: true, Quota: 600_000_00},
	)
	always(t, p, "quota", 1, 100_000_00)
	always(t, p, "credited", 1, 300_000_00)
}

// What a manager signs themselves counts for their own quota, which is their team's too, and
// not as credited against the quota of those who sign.
func TestDealOfAManagerIsNotCreditedAgainstOthersQuotas(t *testing.T) {
	m := selling(12, sale{40, 300_000_00})
	m.Roles = append(m.Roles, Role{Name: "director", Manages: []int{0}, Span: 8, Quota: 2_400_000_00, Pay: Pay{Variable: 80_000_00, Accelerator: 1}})
	m.Stages[0].WorkedBy = []int{1}
	m.Seats = append(m.Seats, seated(1, 1)...)
	p := recorded(t, m,
		PersonYear{Role: 0, Full: true, Quota: 1_200_000_00},
		PersonYear{Role: 1, Full: true, Credit: 300_000_00, Quota: 2_400_000_00, Variable: 10_000_00},
	)
	always(t, p, "won_value", 1, 300_000_00)
	always(t, p, "credited", 1, 0)
}

// Deals of those who have no quota are credited against nobody's.
func TestDealsWithoutAQuotaAreNotCredited(t *testing.T) {
	m := selling(12, sale{40, 300_000_00})
	m.Roles = append(m.Roles, Role{Name: "inside sales"})
	m.Stages[0].WorkedBy, m.Seats = []int{1}, append(m.Seats, seated(1, 1)...)
	p := recorded(t, m, PersonYear{Full: true, Quota: 1_200_000_00})
	always(t, p, "won_value", 1, 300_000_00)
	always(t, p, "credited", 1, 0)
	always(t, p, "quota", 1, 100_000_00)
}

// salesFloor is ref1 with quotas, ramp and attrition.
func salesFloor(quota float64) *Model {
	m := ref1()
	ae := &m.Roles[1]
	ae.Quota, ae.Pay = quota, Pay{Base: 60_000_00, Variable: 60_000_00, Accelerator: 1.5, Cap: 2, RampGuarantee: .5}
	ae.Ramp, ae.Attrition, ae.EarlyMonths, ae.EarlyAttrition = []float64{.2, .6, 1}, fixed(.5), 3, fixed(1)
	m.Roles[0].ItemQuota, m.Roles[0].Pay = 40, Pay{Variable: 20_000_00, Accelerator: 2}
	m.Roles = append(m.Roles, Role{Name: "manager", Manages: []int{1}, Span: 8, Quota: 5 * quota, Pay: Pay{Variable: 50_000_00, Accelerator: 3}})
	m.Seats = append(m.Seats, seated(2, 1)...)
	m.Seats[5].Becomes, m.Seats[5].BecomesMonth = 3, 7
	return m
}

// A quota changes nobody's deals: raised by 10 %, 25 % and 40 %, every figure but those of
// quotas and pay is what it was on every path, and fewer people reach theirs.
func TestHigherQuotaChangesNoBookingAndFewerReachIt(t *testing.T) {
	t.Parallel()
	base, last := (*Paths)(nil), math.Inf(1)
	for _, raise := range []float64{1, 1.1, 1.25, 1.4} {
		p := mustRun(t, salesFloor(raise*650_000_00), 64)
		if base == nil {
			base = p
		}
		bookings := 0.0
		for i, s := range p.Series {
			if s.Metric == "quota" || s.Metric == "cumulative_cash" || len(s.Metric) >= 4 && s.Metric[:4] == "cost" {
				continue
			}
			for month := range p.Months {
				got := p.Column(nil, i, month)
				if !slices.Equal(got, base.Column(nil, i, month)) {
					t.Fatalf("%s of month %d changes with a quota of %v", s.Metric, month, raise)
				}
				if mean, _ := estimate(got); s.Metric == "bookings" {
					bookings += mean
				}
			}
		}
		reached, full := 0.0, 0.0
		for _, y := range yearsOf(p) {
			if y.Full && y.Role == 1 {
				full++
				if float64(y.Credit) >= y.Quota {
					reached++
				}
			}
		}
		if share := reached / full; share >= last || share == 0 || bookings == 0 {
			t.Errorf("%.3f of %v people reach %v of the quota, %.3f less", share, full, raise, last)
		} else {
			last = share
			t.Logf("%.3f of %v people reach %v of the quota", share, full, raise)
		}
	}
}
