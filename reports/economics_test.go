package reports

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"funnelcast/forecast"
)

// A year in which nobody comes and nobody leaves has an LTV and a CAC without end, and no ratio of the two. It began with customers.
func TestARatioOfTwoThatNeverEndIsNotForWantOfCustomers(t *testing.T) {
	f := grown()
	f.Years[1].Ratios = []forecast.Line{beside(line("cac", "JPY", 11e6, 20e6, 0)), beside(line("ltv", "JPY", 1e6, 2e6, 0)), nothing("ltv_to_cac", "ratio")}
	if got, want := told(t, WriteSummary, f), "?: no customers when the year began, or none who came or left."; !strings.Contains(unwrapped(got), want) {
		t.Errorf("want %q in\n%s", want, got)
	}
	f.Years[0].Ratios = nil
	if got, want := told(t, WriteSummary, f), "?: no customers who came or left."; !strings.Contains(unwrapped(got), want) {
		t.Errorf("want %q in\n%s", want, got)
	}
}

func TestSummaryTellsHowALicenceCounts(t *testing.T) {
	f := grown()
	const atOnce = "A licence's margin counts at once."
	if got := told(t, WriteSummary, f); strings.Contains(got, atOnce) {
		t.Errorf("without licences: %s", got)
	}
	f.Series = append(f.Series, forecast.Series{Metric: "licence_bookings", Segment: "all"})
	if got := unwrapped(told(t, WriteSummary, f)); !strings.Contains(got, atOnce) {
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
		{"futures of which only some ever fall, and none comes back", 1000, forecast.Cash{Trough: one(-2e6), TroughMonth: one(30), BreakEven: forecast.Event{Among: 1, SE: 0.001}, PaidBack: forecast.Event{Among: 0.8, SE: 0.001}},
			"Of the futures that are ever below zero, none earns back within the plan's months what was spent."},
		{"futures that all fall", 1000, forecast.Cash{Trough: one(-2e6), TroughMonth: one(30), BreakEven: forecast.Event{Among: 1, SE: 0.001}, PaidBack: forecast.Event{Among: 1, SE: 0.001}},
			"from then on more comes in than goes out in 0 % of the futures. The plan does not earn back"},
	} {
		f := grown()
		f.Paths, f.Cash = c.paths, &c.cash
		_, got, _ := strings.Cut(told(t, WriteSummary, f), "\nCash\n")
		got, _, _ = strings.Cut(got, "\n\n")
		if got = unwrapped(got); !strings.Contains(got, c.want) || strings.HasSuffix(c.name, "debt") && got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
