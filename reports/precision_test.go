package reports

import (
	"math"
	"strings"
	"testing"

	"funnelcast/forecast"
)

func TestSummaryTellsHowPreciseFiguresAre(t *testing.T) {
	f := firstHires()
	f.Paths = 12_800
	f.Known = []forecast.Known{
		{Figure: "P(Plan)", Unit: "share", Value: 0.6124, Asked: 0.01, To: 0.00974, Confidence: 0.95, Reached: true},
		{Figure: "arr.p50@2028-12", Unit: "JPY", Value: 164.13e6, Asked: 0.005, To: 0.0123, Relative: true, Confidence: 0.95},
		{Figure: "cumulative_cash.p10", Unit: "JPY", Value: -299.4e6, Asked: 0.02, To: 0.02, Relative: true, Confidence: 0.95, Reached: true},
		{Figure: "wins.p50", Unit: "count", Value: 3, Asked: 0.01, Relative: true, Confidence: 0.95, Reached: true},
		{Figure: "wins.p10", Unit: "count", Asked: 0.01, To: forecast.Number(math.Inf(1)), Relative: true, Confidence: 0.95},
	}
	_, got, _ := strings.Cut(told(t, WriteSummary, f), "\nPrecision\n")
	got, _, _ = strings.Cut(got, "\n\n")
	want := strings.Join([]string{
		"  P(Plan) is known to ± 0.98 % (95 %) after 12,800 futures: 61.2 %.",
		"  arr.p50@2028-12 is known to ± 1.3 % of itself (95 %) after 12,800 futures: ¥164m. Asked for",
		"  was ± 0.5 %.",
		"  cumulative_cash.p10 is known to ± 2.0 % of itself (95 %) after 12,800 futures: -¥299m.",
		"  wins.p50 is known exactly (95 %) after 12,800 futures: 3.",
		"  wins.p10 is known to no precision (95 %) after 12,800 futures: 0. Asked for was ± 1 %.",
	}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	f.Known, f.Paths = f.Known[4:], 1
	if got := told(t, WriteSummary, f); !strings.Contains(got, " after 1 future: 0.") {
		t.Errorf("of one path:\n%s", got)
	}
}

// A precision that is a share of the figure leaves it the digits that so much of it leaves.
func TestAShareOfAFigureIsAPrecisionInItsUnit(t *testing.T) {
	s := newSummary(false)
	s.precision(&forecast.Forecast{Paths: 100, Known: []forecast.Known{{Figure: "arr", Unit: "USD", Value: 1_234_567, Asked: 0.1, To: 0.1, Relative: true, Confidence: 0.95, Reached: true}}})
	if got := s.String(); !strings.Contains(got, "after 100 futures: $1.2m.") {
		t.Error(got)
	}
}
