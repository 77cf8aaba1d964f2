package forecast

import (
	"testing"

	"funnelcast/sim"
)

// Of five paths that end with 10, 40, 20, 50 and 20 the third is nearest to the median, 20, and before the fifth.
func TestAPathIsPickedByWhatItReaches(t *testing.T) {
	t.Parallel()
	ends := []int64{10, 40, 20, 50, 20}
	m := &sim.Model{Currency: sim.Currency{Code: "EUR", Decimals: 0}, Start: sim.MonthOf(2027, 1), Months: 2}
	p := sim.NewPaths(len(ends), 2, []sim.Series{{Metric: "arr", Segment: sim.All, Unit: sim.Minor, Stock: true}, {Metric: "wins", Segment: sim.All}},
		func(path, series, month int) int64 {
			switch {
			case series == 1:
				return int64(path) * int64(month) // in the second month alone
			case month == 0:
				return 100 - ends[path]
			}
			return ends[path]
		})
	for _, c := range []struct {
		by    Choice
		path  int
		value float64
	}{{Median, 3, 20}, {Best, 4, 50}, {Worst, 1, 10}} {
		if got := Pick(m, p, c.by); got.Path != c.path || got.Value != c.value || got.Median.Value != 20 || got.Metric != "arr" || got.Month != "2027-02" || got.Paths != 5 {
			t.Errorf("%s: %+v, want path %d with %v", c.by, got, c.path, c.value)
		}
	}
	// The first target decides where there is one, here a sum over both months: 0, 1, 2, 3, 4.
	m.Targets = []sim.Target{{Name: "Deals", Metric: "wins", Segment: sim.All, From: 0, Month: 1, AtLeast: 1}}
	if got := Pick(m, p, Best); got.Path != 5 || got.Value != 4 || got.Unit != "count" || got.From != "2027-01" {
		t.Errorf("by the target: %+v, want path 5 with 4", got)
	}
}
