package reports

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"funnelcast/forecast"
	"funnelcast/sim"
)

// compared is a comparison of three plans made by hand: B sells more from the second month on, C is A.
func compared() *forecast.Comparison { return comparedWith(sim.Subscription) }

// comparedWith is that with contracts of a kind in plan B.
func comparedWith(kind sim.ContractKind) *forecast.Comparison {
	m := &sim.Model{
		Name: "Plan", Currency: sim.Currency{Code: "USD", Decimals: 2}, Start: sim.MonthOf(2027, time.March), FiscalStart: time.April, Months: 3,
		Segments: []sim.Segment{{Name: "mid"}},
		Targets:  []sim.Target{{Name: "来期, \"B\"", Metric: "arr", Segment: sim.All, Month: 2, AtLeast: 150_000_00}},
	}
	series := []sim.Series{
		{Metric: "opening_arr", Segment: sim.All, Unit: sim.Minor, Stock: true}, {Metric: "new_arr", Segment: sim.All, Unit: sim.Minor},
		{Metric: "expansion_arr", Segment: sim.All, Unit: sim.Minor}, {Metric: "contraction_arr", Segment: sim.All, Unit: sim.Minor},
		{Metric: "churned_arr", Segment: sim.All, Unit: sim.Minor}, {Metric: "arr", Segment: sim.All, Unit: sim.Minor, Stock: true},
		{Metric: "new_customers", Segment: sim.All}, {Metric: "wins", Segment: sim.All},
		{Metric: "open_pipeline", Segment: sim.All, Unit: sim.Minor, Stock: true}, {Metric: "cost", Segment: sim.All, Unit: sim.Minor},
		{Metric: "cumulative_cash", Segment: sim.All, Unit: sim.Minor, Stock: true}, {Metric: "bookings", Segment: sim.All, Unit: sim.Minor},
	}
	paths := func(more int64) *sim.Paths {
		return sim.NewPaths(40, 3, series, func(path, s, month int) int64 {
			luck := int64(path*path%7) - int64(month*path%3)
			change := more * int64(min(month, 1))
			many := max(2+luck+change*int64(path%4), 0)
			fresh, gone := many*9_000_00, change*int64(path%3)*1_000_00
			switch series[s].Metric {
			case "new_arr", "bookings":
				return fresh
			case "churned_arr":
				return gone
			case "arr":
				return 70_000_00 + int64(month)*12_000_00 + fresh - gone
			case "new_customers", "wins":
				return many
			case "open_pipeline":
				return 400_000_00 + luck*5_000_00 + change*int64(path%5-2)*1_000_00
			case "cost":
				return 30_000_00 + luck*100_00 + change*8_000_00
			case "cumulative_cash":
				return -int64(month+1) * (20_000_00 + change*8_000_00)
			}
			return 0
		})
	}
	c := forecast.NewComparison("Plan", m, paths(0), forecast.About{Hash: "0123456789abcdef", Version: "v1.2.3"})
	other := *m
	other.Segments = []sim.Segment{{Name: "mid", Kind: kind}}
	c.Add("Plan, team.ae=3", "fedcba9876543210", &other, paths(1))
	c.Add("Plan again", "0123456789abcdef", m, paths(0))
	return c
}

// What licences bring is no ARR: where a plan sells some, bookings have a line.
func TestBookingsAreComparedWhereLicencesAreSold(t *testing.T) {
	for kind, want := range map[sim.ContractKind]bool{sim.Subscription: false, sim.Licence: true} {
		told := told(t, WriteComparison, comparedWith(kind), "out/compare.csv")
		if got := strings.Count(told, "\nbookings ") > 1; got != want {
			t.Errorf("with contracts of kind %d: %s", kind, told)
		}
	}
}

func TestAComparisonReads(t *testing.T) {
	golden(t, "compare.txt", told(t, WriteComparison, compared(), "out/compare.csv"))
}

func TestAComparisonIsTidy(t *testing.T) {
	golden(t, "compare.csv", written(t, WriteComparisonCSV, compared()))
}

func TestAComparisonInJSONHasAllOfIt(t *testing.T) {
	c := compared()
	for _, p := range c.Plans[1:] {
		p.More.Last = nil // of the picture alone
	}
	_, back := readBack(t, c)
	if !reflect.DeepEqual(back.Plans, c.Plans) || !reflect.DeepEqual(back.Periods, c.Periods) {
		t.Errorf("read back as %+v", back)
	}
}

func TestChangesAreCutWhereTheirErrorStarts(t *testing.T) {
	for _, c := range []struct {
		v, se      float64
		unit, want string
		error      string
	}{
		{214_462, 7_656, "USD", "+$214k", "$8k"},
		{-39_900, 6_100, "USD", "-$40k", "$6k"},
		{209_876, 15_400, "USD", "+$210k", "$15k"},
		{600, 2_300, "USD", "+$600", "$2k"},
		{5.23, 0.21, "count", "+5.2", "0.2"},
		{-1523, 140, "count", "-1,520", "140"},
		{0.0426, 0.004, "share", "+4.3 points", "0.4 points"},
		{-0.03, 0.012, "share", "-3.0 points", "1.2 points"},
		{0, 0, "USD", "$0", "$0"},
	} {
		if got := change(c.v, c.se, c.unit); got != c.want {
			t.Errorf("%v ± %v: %s, want %s", c.v, c.se, got, c.want)
		}
		if got := errorOf(c.se, c.unit); got != c.error {
			t.Errorf("± %v: %s, want %s", c.se, got, c.error)
		}
	}
	for n, want := range map[int]string{7: "7", 25: "25", 785: "790", 8_301: "8,400", 40_000: "40,000", 1_000_001: "1,100,000"} {
		if got := roughly(n); got != want {
			t.Errorf("about %d is %s, want %s", n, got, want)
		}
	}
}
