package forecast

import (
	"encoding/json"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"funnelcast/sim"
)

// twoYears are two months of FY2027 and all of FY2028, on one path; money in cents. A year
// begins in months 0 and 2.
func twoYears() story {
	both := func(before, after int64) map[int][]int64 { return map[int][]int64{1: {before}, 7: {after}} }
	return story{
		"wins": both(2, 10), "losses": both(3, 25), "gone_cold.sql": both(900, 900), "gone_cold.demo": both(1, 2), "gone_cold.proposal": both(2, 3),
		"proposals": both(8, 20), "renewals_due": both(4, 16), "renewals": both(4, 12),
		"cycle_days_sum": both(130, 900), "cycle_to_payment_days_sum": both(190, 1200),
		"bookings": both(24_000_00, 150_000_00), "won_value": both(20_000_00, 110_000_00), "assisted_arr.bdr": both(0, 44_000_00),
		"arr":         {0: {200_000_00}, 1: {220_000_00}, 7: {1}, 13: {330_000_00}},
		"opening_arr": {0: {190_000_00}, 2: {220_000_00}, 3: {1}}, "cohort_arr": {0: {180_000_00}, 13: {210_000_00}}, "cohort_lost_arr": both(9_000_00, 40_000_00),
		"new_arr": both(30_000_00, 120_000_00), "expansion_arr": both(2_000_00, 30_000_00), "contraction_arr": both(1_000_00, 6_000_00), "churned_arr": both(1_000_00, 34_000_00),
		"customers": {0: {21}, 1: {22}, 13: {30}}, "new_customers": both(4, 12), "churned_customers": both(2, 4), "cohort_churned_customers": both(1, 4),
		"cost_acquisition": both(80_000_00, 240_000_00), "cost_service": both(15_000_00, 95_000_00), "cost": both(95_000_00, 335_000_00),
		"cost_delivery": both(8_000_00, 55_000_00), "cost_commission": both(0, 5_000_00),
		"revenue": both(40_000_00, 275_000_00), "cash_in": both(100_000_00, 300_000_00), "cumulative_cash": {0: {0}, 1: {5_000_00}, 7: {-30_000_00}},
		"pipeline_due": {1: {45_000_00}, 13: {90_000_00}}, "quota": {0: {1}, 1: {10_000_00}, 12: {1}, 13: {20_000_00}},
	}
}

func TestEveryRatioIsTheHandWorkedOne(t *testing.T) {
	f := New(organisation(14), twoYears().paths(1, 14), About{})
	const none = -1
	for _, want := range []struct {
		metric, unit    string
		cut, year, plan float64
	}{
		{"win_rate", "share", 2.0 / 8, 10.0 / 40, 12.0 / 48},
		{"close_rate", "share", 2.0 / 8, 10.0 / 20, 12.0 / 28},
		{"renewal_rate", "share", 1, 12.0 / 16, 16.0 / 20},
		{"cycle_days", "days", 65, 90, 1030.0 / 12},
		{"cycle_to_payment_days", "days", 95, 120, 1390.0 / 12},
		{"average_deal", "USD", 12_000, 15_000, 14_500},
		{"acv", "USD", 10_000, 11_000, 130_000.0 / 12},
		{"arr_per_customer", "USD", 10_000, 11_000, 11_000},
		{"assisted_arr", "USD", 0, 44_000, 44_000},
		{"nrr", "share", none, 210.0 / 220, 210.0 / 220},
		{"grr", "share", none, 1 - 40.0/220, 1 - 40.0/220},
		{"logo_churn", "share", 0.3, 4.0 / 22, 5.0 / (20*2.0/12 + 22)}, // 20 customers at the start: 22 − 4 + 2
		{"cac", "USD", 20_000, 20_000, 20_000},
		{"ltv", "USD", 10_000 * 0.8 / 0.3, 11_000 * 0.8 * 22 / 4, 11_000 * 0.8 * (20*2.0/12 + 22) / 5},
		{"ltv_to_cac", "ratio", 10_000 * 0.8 / 0.3 / 20_000, 2.42, 11_000 * 0.8 * (20*2.0/12 + 22) / 5 / 20_000},
		{"payback_months", "months", 40, 30, 320 / (150 * 0.8 / 12)},
		{"magic_number", "ratio", 30.0 / 80, 110.0 / 240, 140.0 / 320},
		{"net_revenue", "USD", 40_000, 270_000, 310_000},
		{"gross_margin", "share", 0.8, 0.8, 1 - 63.0/315},
		{"cost_to_serve", "USD", 15_000, 95_000, 110_000},
		{"burn", "USD", -5_000, 35_000, 30_000},
		{"coverage", "ratio", 1.5, 1.5, 1.5},
	} {
		for i, v := range []float64{want.cut, want.year, want.plan} {
			lines, when := f.Plan.Ratios, "plan"
			if i < 2 {
				lines, when = f.Years[i].Ratios, f.Years[i].Label
			}
			if v == none {
				if slices.Contains(named(lines), want.metric) {
					t.Errorf("%s of %s is told", want.metric, when)
				}
				continue
			}
			of := ""
			if want.metric == "assisted_arr" {
				of = "bdr"
			}
			got := figure(t, lines, want.metric, of)
			if got.Unit != want.unit || got.Defined != 1 || !(math.Abs(got.P50.Value-v) <= 1e-9*math.Abs(v)) || !(math.Abs(float64(got.Mean)-v) <= 1e-9*math.Abs(v)) {
				t.Errorf("%s of %s: %s %v (mean %v), want %s %v", want.metric, when, got.Unit, got.P50.Value, got.Mean, want.unit, v)
			}
		}
	}
	if n := len(f.Years[1].Ratios); n != 22 {
		t.Errorf("%d ratios: %v", n, named(f.Years[1].Ratios))
	}
}

// Sixty new customers of a year sign licences for 3m in all, half of them with maintenance of 10,000 a year. The year began
// with forty, of whom the twenty without maintenance cannot leave and two of the others do: a tenth. At a margin of 80 % a
// customer is worth 50,000 × 80 % at once and 5,000 × 80 % for ten years. A cost of 480,000 is earned back
// at once; of 2.9m the licences bring back 2.4m and the rest takes 25 months of 300,000 × 80 %.
func TestALicencesMarginIsEarnedAtOnce(t *testing.T) {
	of := func(cost int64, change func(story)) []Line {
		s := story{
			"customers": {1: {40}, 13: {100}}, "unmaintained_customers": {1: {20}, 13: {50}}, "new_customers": once(7, 60), "churned_customers": once(7, 0),
			"cohort_churned_customers": once(7, 2), "arr": {13: {500_000_00}}, "new_arr": once(7, 300_000_00), "licence_bookings": once(7, 3_000_000_00),
			"cost_acquisition": once(7, cost),
		}
		if change != nil {
			change(s)
		}
		return New(organisation(14), s.paths(1, 14), About{}).Years[1].Ratios
	}
	without := func(s story) { delete(s, "arr"); delete(s, "new_arr"); delete(s, "cohort_churned_customers") }
	for _, c := range []struct {
		metric string
		ratios []Line
		want   float64
	}{
		{"ltv", of(480_000_00, nil), 80_000}, {"ltv_to_cac", of(480_000_00, nil), 10}, {"payback_months", of(480_000_00, nil), 0},
		{"payback_months", of(2_900_000_00, nil), 25},
		{"ltv", of(480_000_00, without), 40_000}, {"payback_months", of(480_000_00, without), 0}, {"payback_months", of(2_400_000_00, without), 0}, {"payback_months", of(2_900_000_00, without), math.Inf(1)},
	} {
		if got := figure(t, c.ratios, c.metric, "").P50.Value; got != c.want && !(math.Abs(got-c.want) < 1e-9*c.want) {
			t.Errorf("%s is %v, want %v", c.metric, got, c.want)
		}
	}
}

// Two whole years and one month of a third: what is left of 100 + 400 is 90 + 500, and they
// lost 20 + 600, of which one year more than all it had.
func TestRetentionOfAPlanIsThatOfItsWholeYears(t *testing.T) {
	s := story{
		"opening_arr": {2: {100}, 14: {400}, 26: {999}}, "cohort_arr": {13: {90}, 25: {500}, 26: {7}}, "cohort_lost_arr": {3: {20}, 15: {600}, 26: {9}},
	}
	f := New(organisation(27), s.paths(1, 27), About{})
	if nrr := figure(t, f.Plan.Ratios, "nrr", ""); nrr.P50.Value != 590.0/500 {
		t.Errorf("NRR %v, want 590 of 500", nrr.P50.Value)
	}
	for i, want := range []float64{0.8, 0} {
		if grr := figure(t, f.Years[1+i].Ratios, "grr", ""); grr.P50.Value != want {
			t.Errorf("GRR of %s is %v, want %v", f.Years[1+i].Label, grr.P50.Value, want)
		}
	}
	if grr := figure(t, f.Plan.Ratios, "grr", ""); grr.P50.Value != 0 {
		t.Errorf("GRR of the plan is %v, want 0", grr.P50.Value)
	}
}

func TestRatiosAreThoseOfAllSegments(t *testing.T) {
	p := record{{{10}}, {{5}}, {{999}}, {{999}}}.paths(
		sim.Series{Metric: "bookings", Segment: sim.All}, sim.Series{Metric: "wins", Segment: sim.All},
		sim.Series{Metric: "bookings", Segment: "mid"}, sim.Series{Metric: "wins", Segment: "smb"})
	if deal := figure(t, New(organisation(1), p, About{}).Years[0].Ratios, "average_deal", ""); deal.P50.Value != 0.02 {
		t.Errorf("average deal %v, want 0.02", deal.P50.Value)
	}
}

func TestARatioIsToldOnlyWhereAllItsInputsAre(t *testing.T) {
	whole := named(New(organisation(14), twoYears().paths(1, 14), About{}).Years[1].Ratios)
	for _, metric := range []string{"wins", "cost_acquisition", "revenue", "customers", "opening_arr", "quota", "cash_in", "cohort_churned_customers"} {
		unrecorded, zero := twoYears(), twoYears()
		delete(unrecorded, metric)
		zero[metric] = once(0, 0)
		missing := named(New(organisation(14), unrecorded.paths(1, 14), About{}).Years[1].Ratios)
		if got := named(New(organisation(14), zero.paths(1, 14), About{}).Years[1].Ratios); !slices.Equal(got, missing) && metric != "customers" { // who left anyway
			t.Errorf("where %s is always 0: %v; where it is not recorded: %v", metric, got, missing)
		}
		for _, r := range whole {
			uses := strings.Contains(inputs[r], metric)
			if slices.Contains(missing, r) == uses {
				t.Errorf("without %s: %s is told: %v", metric, r, !uses)
			}
		}
	}
	nothing := New(organisation(14), story{"headcount": once(0, 1)}.paths(1, 14), About{})
	if !reflect.DeepEqual(nothing.Plan, Figures{}) || !reflect.DeepEqual(nothing.Years[0].Figures, Figures{}) || nothing.Years[0].Quota != nil || nothing.Cash != nil {
		t.Errorf("a run that records nothing else tells %+v", nothing)
	}
}

// inputs are the series of the test above that a ratio cannot do without.
var inputs = map[string]string{
	"win_rate": "wins", "close_rate": "wins", "cycle_days": "wins", "cycle_to_payment_days": "wins", "average_deal": "wins", "acv": "wins",
	"arr_per_customer": "customers", "nrr": "opening_arr", "grr": "opening_arr", "logo_churn": "customers cohort_churned_customers",
	"cac": "cost_acquisition", "ltv": "customers cohort_churned_customers", "ltv_to_cac": "customers cohort_churned_customers cost_acquisition",
	"payback_months": "cost_acquisition", "magic_number": "cost_acquisition", "net_revenue": "revenue", "gross_margin": "revenue",
	"burn": "cash_in", "coverage": "quota",
}

func TestProposalsAreCountedAsAnActivityWhereNoStageIsNamedSo(t *testing.T) {
	s := twoYears()
	delete(s, "proposals")
	s["activities.ae.proposal"], s["activities.bdr.proposal"] = once(7, 30), once(8, 10)
	if got := figure(t, New(organisation(14), s.paths(1, 14), About{}).Years[1].Ratios, "close_rate", "").P50.Value; got != 0.25 {
		t.Errorf("close rate %v, want 10 of 40", got)
	}
	delete(s, "activities.ae.proposal")
	delete(s, "activities.bdr.proposal")
	if got := named(New(organisation(14), s.paths(1, 14), About{}).Years[1].Ratios); slices.Contains(got, "close_rate") {
		t.Error("without proposals there is a close rate")
	}
}

// Five futures spend 100 on 5, 2, 1, 0 and 0 new customers; the last spends nothing.
func TestDividingByNothingIsInfiniteAndNothingByNothingIsLeftOut(t *testing.T) {
	s := story{"cost_acquisition": once(0, 100_00, 100_00, 100_00, 100_00, 0), "new_customers": once(0, 5, 2, 1, 0, 0), "new_arr": once(0, 1)}
	f := New(organisation(1), s.paths(5, 1), About{})
	cac := figure(t, f.Years[0].Ratios, "cac", "")
	if cac.Defined != 0.8 || !math.IsInf(float64(cac.Mean), 1) || !math.IsInf(float64(cac.MeanSE), 1) {
		t.Errorf("defined in %v, mean %v ± %v; want 0.8 and ∞ ± ∞", cac.Defined, cac.Mean, cac.MeanSE)
	}
	// 20, 50, 100, ∞: P10 is 20 + 0.3·30, P50 is 75, P90 lies beside ∞.
	if cac.P10.Value != 29 || cac.P50.Value != 75 || !math.IsInf(cac.P90.Value, 1) || !math.IsInf(cac.P90.Hi, 1) || cac.P10.Lo != 20 {
		t.Errorf("band %v", cac.Band)
	}
}

func TestThoseWhoSignUpByThemselvesAreAmongTheDealsThatBookingsCount(t *testing.T) {
	s := story{"bookings": once(0, 100_00), "won_value": once(0, 80_00), "wins": once(0, 2), "self_serve_customers": once(0, 3)}
	ratios := New(organisation(1), s.paths(1, 1), About{}).Years[0].Ratios
	if deal, acv := figure(t, ratios, "average_deal", "").P50.Value, figure(t, ratios, "acv", "").P50.Value; deal != 20 || acv != 40 {
		t.Errorf("an average deal of %v and an ACV of %v, want 100 ÷ 5 and 80 ÷ 2", deal, acv)
	}
}

func TestWhatNoPathDefinesIsNoNumber(t *testing.T) {
	s := story{"cost_acquisition": {2: {100}}, "new_customers": {2: {5}}}
	cac := figure(t, New(organisation(14), s.paths(3, 14), About{}).Years[0].Ratios, "cac", "")
	if cac.Defined != 0 || !math.IsNaN(cac.P10.Value) || !math.IsNaN(cac.P90.Hi) || !math.IsNaN(float64(cac.Mean)) {
		t.Errorf("%+v", cac)
	}
}

func TestLosingARRForNothingIsNoMagicNumber(t *testing.T) {
	s := story{"cost_acquisition": once(0, 0, 10, 0), "new_arr": once(0, 0, 20, 30), "churned_arr": once(0, 5, 0, 0)}
	magic := figure(t, New(organisation(1), s.paths(3, 1), About{}).Years[0].Ratios, "magic_number", "")
	if magic.Defined != 2.0/3 || magic.P10.Lo != 2 || !math.IsInf(magic.P90.Hi, 1) {
		t.Errorf("%+v", magic)
	}
}

func TestCallsForOneContractAndWhatHoursGoInto(t *testing.T) {
	s := story{
		"wins": once(0, 2, 0), "activities.bdr.call": once(0, 300, 10), "activities.ae.call": once(0, 100, 10), "activities.bdr.booked": once(0, 9, 0),
		"hours.ae": once(0, 6000, 6000), "hours_deals.ae": once(0, 3000, 1500), "hours_accounts.ae": once(0, 0, 0), "hours_prospecting.ae": once(0, 600, 0),
	}
	lines := New(organisation(1), s.paths(2, 1), About{}).Years[0].Activities
	calls := figure(t, lines, "activities_per_deal", "call")
	if calls.P10.Lo != 200 || !math.IsInf(calls.P90.Hi, 1) || calls.Unit != "count" {
		t.Errorf("calls a deal: %+v, want 200 and ∞", calls)
	}
	if booked := figure(t, lines, "activities_per_deal", "booked"); booked.Mean != 4.5 || booked.Defined != 0.5 {
		t.Errorf("meetings booked a deal: %+v, want 4.5 in half of the futures", booked)
	}
	if deals := figure(t, lines, "hours_on_deals", "ae"); deals.Mean != 0.375 || deals.Unit != "share" {
		t.Errorf("hours on deals: %+v, want 37.5 %%", deals)
	}
	if prospecting := figure(t, lines, "hours_on_prospecting", "ae"); prospecting.Mean != 0.05 {
		t.Errorf("hours on prospecting: %+v, want 5 %%", prospecting)
	}
	if len(lines) != 4 {
		t.Errorf("%v", named(lines))
	}
}

// Half of 10 and a quarter of 1000: a mean of shares of 37.5 %, not 25.2 %.
func TestTheShareOfASourceIsTakenOnEveryPath(t *testing.T) {
	s := story{"new_arr": once(0, 10, 1000, 0), "new_arr.web": once(0, 5, 250, 0), "new_arr.outbound": once(0, 0, 0, 0)}
	lines := New(organisation(1), s.paths(3, 1), About{}).Years[0].Sources
	if len(lines) != 1 || lines[0].Of != "web" || lines[0].Mean != 0.375 || lines[0].Defined != 2.0/3 {
		t.Errorf("%+v", lines)
	}
}

// What customers themselves want is no new ARR, and deals that were open on the first day are a part of it.
func TestSharesOfNewARRAreThoseOfWhatBringsIt(t *testing.T) {
	m := organisation(1)
	m.Sources = append(m.Sources, sim.Source{Name: "more", Kind: sim.Base})
	m.OpeningPipeline = []sim.OpeningItems{{Count: 1}}
	s := story{"new_arr": once(0, 10), "new_arr.web": once(0, 4), "new_arr.outbound": once(0, 1), "new_arr.opening_pipeline": once(0, 5), "expansion_arr.more": once(0, 7)}
	got := map[string]float64{}
	for _, l := range New(m, s.paths(1, 1), About{}).Plan.Sources {
		got[l.Of] = float64(l.Mean)
	}
	if want := map[string]float64{"web": 0.4, "outbound": 0.1, "opening_pipeline": 0.5}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestPeoplesTimeIsInHoursAndCyclesInDays(t *testing.T) {
	p := record{{{90}}, {{45}}, {{1}}}.paths(sim.Series{Metric: "hours.ae", Segment: sim.All, Unit: sim.Minutes},
		sim.Series{Metric: "cycle_days_sum", Segment: sim.All, Unit: sim.Days}, sim.Series{Metric: "wins", Segment: sim.All})
	f := New(organisation(1), p, About{})
	if s := f.Series[0]; s.Unit != "hours" || s.Points[0].Mean != 1.5 {
		t.Errorf("90 minutes are %v %s", s.Points[0].Mean, s.Unit)
	}
	if s := f.Series[1]; s.Unit != "days" || s.Points[0].Mean != 45 {
		t.Errorf("45 days are %v %s", s.Points[0].Mean, s.Unit)
	}
}

// Four futures win 2 deals in 90 days together, 1 in 20, none, and 4 in 280: 45, 20 and 70 days a deal. In a month without
// wins nothing is known. The other segment's deals count for it alone.
func TestDaysOfDealsAreMeansOverTheDealsWon(t *testing.T) {
	none := []int64{0, 0, 0, 0}
	p := record{{{90, 20, 0, 280}, none}, {{2, 1, 0, 4}, none}, {{60, 20, 0, 0}, none}, {{1, 1, 0, 0}, none}}.paths(
		sim.Series{Metric: "cycle_days_sum", Segment: sim.All, Unit: sim.Days}, sim.Series{Metric: "wins", Segment: sim.All},
		sim.Series{Metric: "cycle_days_sum", Segment: "mid", Unit: sim.Days}, sim.Series{Metric: "wins", Segment: "mid"})
	m := organisation(2)
	f := New(m, p, About{})
	all, mid := f.Series[0], f.Series[2]
	if all.Metric != "cycle_days" || all.Points[0].Mean != 45 || all.Points[0].P50 != 45 || all.Points[0].P25 != 32.5 || all.Points[0].P75 != 57.5 {
		t.Errorf("%+v, want 20, 45 and 70 days", all)
	}
	if mid.Metric != "cycle_days" || mid.Points[0].Mean != 40 || mid.Points[0].P75 != 50 {
		t.Errorf("%+v, want 60 and 20 days", mid)
	}
	text, err := json.Marshal(all.Points[1])
	if want := `{"mean":null,"mean_se":null,"p5":null,"p10":null,"p25":null,"p50":null,"p75":null,"p90":null,"p95":null}`; err != nil || string(text) != want {
		t.Errorf("without wins: %s, %v", text, err)
	}
	for _, metric := range []string{"cycle_days", "cycle_days_sum", "cycle_to_payment_days"} {
		if _, err := NewAim(m, "", metric); err == nil || !strings.Contains(err.Error(), "is a mean over the deals won") {
			t.Errorf("--metric %s: %v", metric, err)
		}
	}
}
