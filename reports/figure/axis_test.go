package figure

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestScaleShowsZeroAndAllValuesAtReadableSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom([]string{"JPY", "USD", "count", "share"}).Draw(t, "unit")
		high := math.Pow(10, rapid.Float64Range(-9, 18).Draw(t, "log10 of high"))
		low := rapid.SampledFrom([]float64{0, high / 2, -high / 3, -high}).Draw(t, "low")
		s := newScale(low, high, unit == "count")
		if s.low > min(low, 0) || s.high < high {
			t.Errorf("range %v..%v does not hold 0 and %v..%v", s.low, s.high, low, high)
		}
		if !slices.Contains(s.ticks, 0) {
			t.Errorf("no line at zero: %v", s.ticks)
		}
		if n := len(s.ticks); n < 2 || n > 8 {
			t.Errorf("%d lines: %v", n, s.ticks)
		}
		labels := map[string]bool{}
		for _, v := range s.ticks {
			if v < s.low || v > s.high {
				t.Errorf("line %v outside %v..%v", v, s.low, s.high)
			}
			if unit == "count" && v != math.Trunc(v) {
				t.Errorf("line at %v of a thing that is counted", v)
			}
			if v == 0 && math.Signbit(v) {
				t.Errorf("zero has a sign between %v and %v", low, high)
			}
			labels[amount(v, unit)] = true
		}
		if len(labels) != len(s.ticks) {
			t.Errorf("lines %v share labels %v", s.ticks, labels)
		}
	})
}

func TestScaleOfNothingStillHasAnAxis(t *testing.T) {
	for _, whole := range []bool{true, false} {
		s := newScale(0, 0, whole)
		if s.high <= s.low || len(s.ticks) < 2 {
			t.Errorf("whole %v: %+v", whole, s)
		}
	}
}

// Of what is counted no line is at a half: 2.5 is a nice step of money and not of deals.
func TestLinesOfCountsAreWhole(t *testing.T) {
	if whole, any := newScale(0, 14, true).ticks, newScale(0, 14, false).ticks; !slices.Equal(whole, []float64{0, 5, 10}) || any[1] != 2.5 {
		t.Errorf("lines of deals at %v, of money at %v", whole, any)
	}
}

func TestStepsAreNice(t *testing.T) {
	for v, want := range map[float64]float64{0.9: 1, 1: 1, 1.1: 2, 2.1: 2.5, 2.6: 5, 5.1: 10, 46e6: 50e6, 0.03: 0.05} {
		if got := niceStep(v); !(math.Abs(got/want-1) <= 1e-12) {
			t.Errorf("niceStep(%v) = %v, want %v", v, got, want)
		}
	}
}

func TestFirstAndLastMonthAlwaysHaveALabel(t *testing.T) {
	first := time.Date(2027, time.April, 1, 0, 0, 0, 0, time.UTC)
	var months []time.Time
	for n := 1; n <= 120; n++ {
		months = append(months, first.AddDate(0, n-1, 0))
		const room = 2.5
		named := 0
		before := math.Inf(-1)
		for _, tick := range monthTicks(months, room) {
			if !tick.named {
				continue
			}
			named++
			if named > 1 && n > 13 && float64(tick.at)-before < room {
				t.Errorf("%d months: labels at months %v and %v", n, before, tick.at)
			}
			before = float64(tick.at)
		}
		ticks := monthTicks(months, room)
		if !ticks[0].named || ticks[0].at != 0 || !ticks[len(ticks)-1].named || ticks[len(ticks)-1].at != n-1 {
			t.Errorf("%d months: first or last without a label", n)
		}
		if named > 14 {
			t.Errorf("%d months: %d labels", n, named)
		}
	}
}

// Lines that lie close together far from zero bear labels that are as far apart as they are.
func TestLabelsOfLinesAreTrue(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		unit      string
		want      []string
	}{
		{26.2e6, 27.6e6, "USD", []string{"$26m", "$26.25m", "$26.5m", "$26.75m", "$27m", "$27.25m", "$27.5m"}},
		{1_003_000, 1_005_500, "JPY", []string{"¥1.003m", "¥1.0035m", "¥1.004m", "¥1.0045m", "¥1.005m", "¥1.0055m"}},
		{0.975, 0.9875, "share", []string{"97.5%", "97.75%", "98%", "98.25%", "98.5%", "98.75%"}},
		{1, 7, "count", []string{"1", "2", "3", "4", "5", "6", "7"}},
	} {
		s := scaleAround(c.low, c.high)
		var got []string
		for _, v := range s.ticks {
			got = append(got, s.label(v, c.unit))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v to %v: %q, want %q", c.low, c.high, got, c.want)
		}
	}
}
