package sim

import (
	"slices"
	"testing"
)

// resold is a plan whose deals of 100.00 come through two partners, ten a month each.
func resold() *Model {
	m := bare(3, 30)
	m.Stages = []Stage{step("deal", 1)}
	m.Stages[0].Pipeline = true
	m.Sources = []Source{{Name: "resellers", Kind: Partner, Volume: []Step{{Value: fixed(10)}}, Shares: []float64{1},
		Partners: Partners{Plan: []Step{{Value: fixed(2)}}}}}
	return m
}

// A reseller's margin of 30 % is never ours: a deal of 100.00 with 8 % off for its contract
// is 100.00 × .92 × .7 = 64.40 of ARR, bookings, invoices and cash, and renews at that.
func TestResellersDealIsNetOfDiscount(t *testing.T) {
	m := resold()
	m.Months = 14
	m.Segments[0].Discount, m.Sources[0].Discount = fixed(.08), fixed(.3)
	p := mustRun(t, m, 32)
	for month := range 2 {
		for _, metric := range []string{"won_value", "bookings", "new_arr", "billings", "cash_in", "new_arr.resellers"} {
			amounts := column(t, p, metric, month)
			for path, won := range column(t, p, "wins", month) {
				if amounts[path] != 64_40*won {
					t.Fatalf("%s of %d deals is %d, want %d", metric, won, amounts[path], 64_40*won)
				}
			}
		}
		off := column(t, p, "discounts", month)
		for path, won := range column(t, p, "wins.resellers", month) {
			if off[path] != 35_60*won {
				t.Fatalf("%d taken off %d deals, want %d", off[path], won, 35_60*won)
			}
		}
	}
	renewed := column(t, p, "renewal_bookings", 12)
	for path, n := range column(t, p, "renewals", 12) {
		if n == 0 || renewed[path] != 64_40*n {
			t.Fatalf("%d deals renew at %d", n, renewed[path])
		}
	}
}

// Open deals whose value is told are told at what they would bring; others have the segment's
// list price, less what its contracts are given off.
func TestOpenDealsWithAValueOfTheirOwnAreNet(t *testing.T) {
	m := signing(Segment{Worth: spreadOf(Fixed(100_00)), TermMonths: 12, Discount: fixed(.08)}, 0, 10, 1)
	m.OpeningPipeline = []OpeningItems{{Count: 3, Worth: spreadOf(Fixed(50_00))}}
	p := mustRun(t, m, 2)
	always(t, p, "won_value", 0, 150_00)
	always(t, p, "discounts", 0, 0)
	m.OpeningPipeline[0].Worth = Spread{}
	p = mustRun(t, m, 2)
	always(t, p, "won_value", 0, 276_00)
	always(t, p, "discounts", 0, 24_00)
}

// The pipeline holds deals at what they would bring.
func TestPipelineIsNetOfDiscount(t *testing.T) {
	m := resold()
	m.Sources[0].Discount = fixed(.3)
	m.Stages[0].Won[0] = spreadOf(Fixed(1000))
	p := mustRun(t, m, 16)
	open := column(t, p, "open_pipeline", 1)
	for path, n := range column(t, p, "open_pipeline_count", 1) {
		if n == 0 || open[path] != 70_00*n {
			t.Fatalf("%d deals are worth %d", n, open[path])
		}
	}
}

// Another source's deals, and those of another segment, are signed at their own price.
func TestDiscountIsThatOfTheDealsOwnSource(t *testing.T) {
	m := resold()
	m.Sources[0].Discount = fixed(.3)
	m.Sources = append(m.Sources, inbound(20))
	p := mustRun(t, m, 32)
	for path, net := range column(t, p, "won_value", 0) {
		want := 70_00*column(t, p, "wins.resellers", 0)[path] + 100_00*column(t, p, "wins.inbound", 0)[path]
		if net != want {
			t.Fatalf("deals are worth %d, want %d", net, want)
		}
	}
}

// Of the deals 35 % go through a distributor at 38 % off, the others at 20 %: they are worth
// 62.00 or 80.00, .35 × 62 + .65 × 80 = 73.70 in the mean, and those at 62.00 are a thinned Poisson stream of 7 a
// month.
func TestWholesaleIsAMixture(t *testing.T) {
	t.Parallel()
	m := resold()
	m.Sources[0].Discount = fixed(.2)
	m.Sources[0].Wholesale = Wholesale{Share: fixed(.35), Discount: fixed(.38)}
	p := mustRun(t, m, 2048)
	worth, wins := column(t, p, "won_value", 0), column(t, p, "wins", 0)
	var tops, bottoms []float64
	wholesale := slices.Clone(wins)
	for path := range worth {
		tops, bottoms = append(tops, float64(worth[path])), append(bottoms, float64(wins[path]))
		if wholesale[path] = (80_00*wins[path] - worth[path]) / 18_00; 80_00*wins[path]-18_00*wholesale[path] != worth[path] {
			t.Fatalf("%d deals are worth %d", wins[path], worth[path])
		}
	}
	mean, se := ratio(tops, bottoms)
	near(t, "worth of a deal", mean, se, 73_70)
	poissonLike(t, "wholesale deals", wholesale, 7)
}

// A referrer's or affiliate's commission is a cost, not a discount: 10 % of the first year
// of 100.00 is 10.00 a deal, also where the contract is of three years.
func TestCommissionIsACost(t *testing.T) {
	m := resold()
	m.Segments[0].TermMonths = 36
	m.Sources[0].Commission = fixed(.1)
	m.Sources = append(m.Sources, inbound(20))
	p := mustRun(t, m, 32)
	for month := range 3 {
		for path, won := range column(t, p, "wins.resellers", month) {
			for metric, want := range map[string]int64{
				"cost_commission": 10_00 * won, "cost_acquisition": 10_00 * won, "cost": 10_00 * won, "discounts": 0, "new_arr.resellers": 100_00 * won,
			} {
				if got := column(t, p, metric, month)[path]; got != want {
					t.Fatalf("%s of %d deals is %d, want %d", metric, won, got, want)
				}
			}
		}
	}
}
