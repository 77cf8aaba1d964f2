package reports

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"funnelcast/forecast"
)

var infinite = forecast.Quantile{Value: math.Inf(1), Lo: math.Inf(1), Hi: math.Inf(1)}

// nothing is a figure that no future defines.
func nothing(metric, unit string) forecast.Line {
	n := math.NaN()
	q := forecast.Quantile{Value: n, Lo: n, Hi: n}
	return forecast.Line{Metric: metric, Unit: unit, Band: forecast.Band{P10: q, P50: q, P90: q}, Mean: forecast.Number(n), MeanSE: forecast.Number(n)}
}

// beside gives a figure a P90 of ∞, as in plans that may never win anybody.
func beside(l forecast.Line) forecast.Line {
	l.P90, l.Mean, l.MeanSE, l.Defined = infinite, forecast.Number(math.Inf(1)), forecast.Number(math.Inf(1)), 0.9
	return l
}

func of(role string, l forecast.Line) forecast.Line {
	l.Of = role
	return l
}

// grown is the plan in yen with customers, quotas, cash and dollars.
func grown() *forecast.Forecast {
	f := firstHires()
	f.Months = nil
	for m := range 30 {
		f.Months = append(f.Months, fmt.Sprintf("%d-%02d", 2027+(m+3)/12, (m+3)%12+1))
	}
	f.Years[0].Ratios = []forecast.Line{beside(line("cac", "JPY", 17e6, 34.3e6, 0)), beside(line("payback_months", "months", 25, 59, 0)),
		nothing("ltv_to_cac", "ratio"), nothing("nrr", "share"), nothing("grr", "share"), line("burn", "JPY", 21e6, 33e6, 36e6)}
	f.Years[1].Ratios = []forecast.Line{line("cac", "JPY", 11e6, 20e6, 41e6), beside(line("payback_months", "months", 17.2, 36.4, 0)),
		line("ltv_to_cac", "ratio", 0.81, 2.94, 6.2), line("nrr", "share", 0.9, 1.02, 1.1), line("grr", "share", 0.84, 0.991, 1), line("burn", "JPY", 40e6, 63e6, 80e6)}
	f.Years[2].Ratios = []forecast.Line{line("cac", "JPY", 7e6, 11.1e6, 19e6), line("payback_months", "months", 11, 19.4, 33),
		line("ltv_to_cac", "ratio", 2, 4, 9.1), line("win_rate", "share", 0.1, 0.2, 0.3), line("burn", "JPY", -40e6, -3e6, 50e6)}
	f.Years[2].Activities = []forecast.Line{of("call", line("activities_per_deal", "count", 400, 612, 1100))}
	f.Years[2].Sources = []forecast.Line{of("inbound", line("share_of_new_arr", "share", 0, 0.41, 0.8))}
	f.Years[1].Quota = []forecast.Line{of("sd", line("attainment", "share", 0, 0.64, 2.2)), of("sd", line("people_at_quota", "share", 0, 0, 1))}
	f.Years[1].Quota[1].Mean, f.Years[1].Quota[1].MeanSE = 0.352, 0.01
	f.Years[2].Quota = []forecast.Line{of("ae", line("attainment_of_all", "share", 0.13, 0.81, 2.11)), of("ae", line("people_at_quota_of_all", "share", 0, 0.4, 1))}
	f.Plan.Ratios = []forecast.Line{line("cac", "JPY", 9e6, 14e6, 22e6)}
	month := func(p10, p50, p90 float64) forecast.Band {
		return forecast.Band{P10: forecast.Quantile{Value: p10, Lo: p10, Hi: p10}, P50: forecast.Quantile{Value: p50, Lo: p50, Hi: p50}, P90: forecast.Quantile{Value: p90, Lo: p90, Hi: p90}}
	}
	f.Cash = &forecast.Cash{Trough: band(-210e6, -140e6, -90e6), TroughMonth: month(17, 23, 30),
		BreakEven: forecast.Event{Share: 0.832, SE: 0.004, Among: 1, Month: month(18, 24, math.Inf(1))},
		PaidBack:  forecast.Event{Share: 0.012, SE: 0.001, Among: 0.75, Month: month(29, math.Inf(1), math.Inf(1))}}
	f.FX = &forecast.FX{Currency: "USD", Rate: 0.0067, Decimals: 2}
	return f
}

// A year in which nobody comes and nobody leaves has an LTV and a CAC without end, and no ratio of the two. It began with customers.
func TestARatioOfTwoThatNeverEndIsNotForWantOfCustomers(t *testing.T) {
	f := grown()
	f.Years[1].Ratios = []forecast.Line{beside(line("cac", "JPY", 11e6, 20e6, 0)), beside(line("ltv", "JPY", 1e6, 2e6, 0)), nothing("ltv_to_cac", "ratio")}
	if got, want := told(t, WriteSummary, f), "?: no customers when the year began, or none who came or left."; !strings.Contains(strings.Join(strings.Fields(got), " "), want) {
		t.Errorf("want %q in\n%s", want, got)
	}
	f.Years[0].Ratios = nil
	if got, want := told(t, WriteSummary, f), "?: no customers who came or left."; !strings.Contains(strings.Join(strings.Fields(got), " "), want) {
		t.Errorf("want %q in\n%s", want, got)
	}
}

func TestSummaryOfAWholeOrganisationReads(t *testing.T) {
	got := told(t, WriteSummary, grown())
	golden(t, "organisation.txt", got)
	if n := strings.Count(got, "\n"); n > 60 {
		t.Errorf("%d lines", n)
	}
}

func TestSummaryTellsHowALicenceCounts(t *testing.T) {
	f := grown()
	const atOnce = "A licence's margin counts at once."
	if got := told(t, WriteSummary, f); strings.Contains(got, atOnce) {
		t.Errorf("without licences: %s", got)
	}
	f.Series = append(f.Series, forecast.Series{Metric: "licence_bookings", Segment: "all"})
	if got := strings.Join(strings.Fields(told(t, WriteSummary, f)), " "); !strings.Contains(got, atOnce) {
		t.Errorf("no %q in %s", atOnce, got)
	}
}

// A licence is no ARR: who sells some sees what was signed.
func TestSummaryOfLicencesHasBookings(t *testing.T) {
	f := grown()
	f.Years[0].Lines = append(f.Years[0].Lines, line("bookings", "JPY", 81e6, 92e6, 103e6))
	if got := told(t, WriteSummary, f); strings.Contains(got, "bookings") {
		t.Errorf("without licences:\n%s", got)
	}
	f.Series = append(f.Series, forecast.Series{Metric: "licence_bookings", Segment: "all"})
	if got := told(t, WriteSummary, f); !regexp.MustCompile(`(?m)^bookings +¥81.0m +¥92.0m +¥103m +–`).MatchString(got) {
		t.Errorf("no bookings:\n%s", got)
	}
}

func TestAttainmentIsToldAsExactlyAsItIsKnown(t *testing.T) {
	for _, c := range []struct {
		v, se float64
		want  string
	}{{1.38, 0.3, "140 %"}, {1.38, 0.02, "138 %"}, {0.587, 0.3, "59 %"}, {0.587, 0, "59 %"}, {0, 0, "0 %"}, {math.NaN(), math.NaN(), "?"}} {
		if got := ofQuota(forecast.Quantile{Value: c.v, Lo: c.v - c.se, Hi: c.v + c.se/2}); got != c.want {
			t.Errorf("%v ± %v: %s, want %s", c.v, c.se, got, c.want)
		}
	}
}

func TestSummaryTellsOnlyOfWhatThePlanHas(t *testing.T) {
	f := grown()
	for i := range f.Years {
		f.Years[i].Ratios = slices.DeleteFunc(f.Years[i].Ratios, func(l forecast.Line) bool { return l.Metric != "win_rate" })
		f.Years[i].Quota = nil
	}
	f.Years[0].Ratios = append(f.Years[0].Ratios, nothing("nrr", "share")) // no row of nothing but ?
	f.Cash, f.FX = nil, nil
	if got := told(t, WriteSummary, f); got != strings.Replace(told(t, WriteSummary, firstHires()), "2 months, 2027-04 to 2027-05", "30 months, 2027-04 to 2029-09", 1) {
		t.Errorf("got\n%s", got)
	}
	for i := range f.Years {
		f.Years[i].Lines = f.Years[i].Lines[1:]
	}
	if got := told(t, WriteSummary, f); strings.Contains(got, "leads") {
		t.Errorf("a plan without leads tells of some:\n%s", got)
	}
}

func TestMetricsHaveNamesForPeople(t *testing.T) {
	for metric, want := range map[string]string{
		"arr": "ARR", "open_pipeline": "open pipeline", "ltv_to_cac": "LTV:CAC", "headcount.field_ae": "headcount of field ae",
		"new_arr.web": "new ARR of web", "activities.bdr.call": "activities of bdr: call", "hours_deals.ae": "hours deals of ae",
	} {
		if got := Metric(metric); got != want {
			t.Errorf("%s reads %s, want %s", metric, got, want)
		}
	}
}

func TestALongPlanOfManyRolesKeepsToTheWidth(t *testing.T) {
	f := grown()
	for i := range f.Years {
		for _, role := range []string{"ae", "specialist-ae", "manager"} {
			f.Years[i].Quota = append(f.Years[i].Quota, of(role, line("attainment", "share", 0.5, 1, 12.3)), of(role, line("people_at_quota", "share", 0, 0.4, 1)))
		}
		for j := range f.Years[i].Ratios {
			if f.Years[i].Ratios[j].Unit == "JPY" {
				f.Years[i].Ratios[j].Unit = "SEK"
			}
		}
	}
	f.Years = append(f.Years, f.Years...)
	got := told(t, WriteSummary, f)
	for title, want := range map[string]int{"Economics": 3, "\nCAC  ": 3, "Quota": 2, "specialist-ae": 2} { // three years of quota fit, closer together
		if n := strings.Count(got, title); n != want {
			t.Errorf("%s stands %d times, want %d:\n%s", title, n, want, got)
		}
	}
}

// A plan of half a year has nobody who sat in a role all year: its quota is that of all people.
func TestQuotaOfCutYearsIsThatOfAllPeople(t *testing.T) {
	f := grown()
	f.Years[1].Quota = nil
	got := told(t, WriteSummary, f)
	for _, want := range []string{"ae        13 %  81 %  211 %     40 %", "Of all who had a quota"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestCashIsTold(t *testing.T) {
	one := func(v float64) forecast.Band {
		q := forecast.Quantile{Value: v, Lo: v, Hi: v}
		return forecast.Band{P10: q, P50: q, P90: q}
	}
	always := func(month float64) forecast.Event {
		return forecast.Event{Share: 1, SE: 0.5, Among: 1, Month: one(month)}
	}
	for _, c := range []struct {
		name  string
		paths int
		cash  forecast.Cash
		want  string
	}{
		{"one future that comes back", 1, forecast.Cash{Trough: one(-2e6), TroughMonth: one(9), BreakEven: always(10), PaidBack: always(14)},
			"Cash is lowest in 2027-12, at -¥2.00m; from then on more comes in than goes out. All that was spent has come back by 2028-05."},
		{"one future that does not", 1, forecast.Cash{Trough: one(-2e6), TroughMonth: one(30), BreakEven: forecast.Event{Among: 1, Month: one(math.Inf(1))}, PaidBack: forecast.Event{Among: 1, Month: one(math.Inf(1))}},
			"Cash is lowest in 2029-09, at -¥2.00m; and it falls until the plan ends. The plan does not earn back within its months what was spent."},
		{"futures without debt", 1000, forecast.Cash{Trough: one(2e6), TroughMonth: one(1), BreakEven: always(2)},
			"Cash is lowest in 2027-04, at ¥2.00m (¥2.00m to ¥2.00m); from then on more comes in than goes out in 100 % of the futures."},
		{"futures that mostly come back", 1000, forecast.Cash{Trough: one(-2e6), TroughMonth: one(9), BreakEven: always(10), PaidBack: forecast.Event{Share: 0.75, SE: 0.01, Among: 1, Month: one(14)}},
			"All that was spent has come back at some time up to 2029-09 in 75 %, in half of all futures by 2028-05."},
		{"futures with debt that mostly come back", 1000, forecast.Cash{Trough: one(-2e6), TroughMonth: one(9), BreakEven: always(10), PaidBack: forecast.Event{Share: 0.75, SE: 0.01, Among: 0.9, Month: one(14)}},
			"has come back at some time up to 2029-09 in 75 % of those that are ever below zero, in half of these by 2028-05."},
		{"futures that seldom come back", 1000, forecast.Cash{Trough: one(-2e6), TroughMonth: one(9), BreakEven: always(10), PaidBack: forecast.Event{Share: 0.25, SE: 0.01, Among: 1, Month: one(math.Inf(1))}},
			"has come back at some time up to 2029-09 in 25 %."},
		{"futures that all fall", 1000, forecast.Cash{Trough: one(-2e6), TroughMonth: one(30), BreakEven: forecast.Event{Among: 1, SE: 0.001}, PaidBack: forecast.Event{Among: 1, SE: 0.001}},
			"from then on more comes in than goes out in 0 % of the futures. The plan does not earn back"},
	} {
		f := grown()
		f.Paths, f.Cash = c.paths, &c.cash
		_, got, _ := strings.Cut(told(t, WriteSummary, f), "\nCash\n")
		got, _, _ = strings.Cut(got, "\n\n")
		if got = strings.Join(strings.Fields(got), " "); !strings.Contains(got, c.want) || strings.HasSuffix(c.name, "debt") && got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestYearlyFiguresAreTidy(t *testing.T) {
	f := grown()
	f.Years = f.Years[2:]
	f.Years[0].Lines = f.Years[0].Lines[:4]
	f.Years[0].Ratios = append(f.Years[0].Ratios, nothing("nrr", "share"), beside(line("average_deal", "JPY", 1e6, 2e6, 0)))
	golden(t, "years.csv", written(t, WriteYearsCSV, f))
}

func TestMoneyIsWrittenAgainInTheSecondCurrency(t *testing.T) {
	f := firstHires()
	f.FX = &forecast.FX{Currency: "USD", Rate: 0.01, Decimals: 1}
	got := written(t, WriteCSV, f)
	lines := strings.Split(got, "\n")
	for i, want := range []string{
		"month,metric,segment,unit,mean,mean_se,p5,p10,p25,p50,p75,p90,p95",
		"2027-04,arr,all,JPY,0,0,0,0,0,0,0,0,0",
		"2027-05,arr,all,JPY,164100000.25,333333.3333333333,1,2.5,10000000,150000000,200000000,300000000,4000000000000000000000",
		"2027-04,arr,all,USD,0,0,0,0,0,0,0,0,0",
		"2027-05,arr,all,USD,1641000,3333.3,0,0,100000,1500000,2000000,3000000,40000000000000000000",
	} {
		if lines[i] != want {
			t.Errorf("line %d:\n got %s\nwant %s", i+1, lines[i], want)
		}
	}
	if strings.Count(got, "wins") != 2 {
		t.Errorf("deals have no currency:\n%s", got)
	}
}

// What is ∞ is null and reads back as ∞; what no future defines is null too, and defined says so.
func TestJSONHasNullForInfinity(t *testing.T) {
	f := grown()
	f.Series, f.Targets, f.Warnings, f.Months = nil, nil, nil, f.Months[:1]
	f.Years = f.Years[1:2]
	f.Years[0].Lines, f.Years[0].Quota = f.Years[0].Lines[:1], f.Years[0].Quota[1:]
	f.Years[0].Ratios = f.Years[0].Ratios[1:2]
	document, read := readBack(t, f)
	golden(t, "organisation.json", document)
	if !reflect.DeepEqual(&read, f) {
		t.Errorf("read back as %+v", read)
	}
	f.Years[0].Ratios = []forecast.Line{nothing("nrr", "share")}
	if got := written(t, WriteJSON, f); !strings.Contains(got, `"mean_se": null,
          "defined": 0`) {
		t.Error(got)
	}
}
