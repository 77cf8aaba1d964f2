package forecast

import (
	"math"
	"slices"
	"testing"
)

// cashStory is of futures with these cumulative figures by month.
func cashStory(months ...[]int64) story {
	s := story{"cost": once(0, 1), "cash_in": once(0, 1), "cumulative_cash": {}}
	for m, column := range months {
		s["cumulative_cash"][m] = column
	}
	return s
}

func TestCashOfOneFuture(t *testing.T) {
	never := math.Inf(1)
	for _, c := range []struct {
		name                   string
		cash                   []int64
		trough                 float64
		month, breakEven, back float64 // back 0: it was never below 0
	}{
		{"falls and comes back", []int64{-100, -300, -200, 0, 50}, -3, 2, 3, 4},
		{"falls and does not come back", []int64{-100, -300, -200, -100, -50}, -3, 2, 3, never},
		{"still falls at the end", []int64{-100, -200, -300}, -3, 3, never, never},
		{"never falls", []int64{100, 200, 300}, 1, 1, 1, 0},
		{"never falls below the first month", []int64{100, 300, 200}, 1, 1, 1, 0},
		{"is lowest twice", []int64{-100, -300, 100, -300, 100}, -3, 4, 5, 5},
		{"is lowest at the end again", []int64{-300, 100, -300}, -3, 3, never, never},
		{"falls to nothing", []int64{100, 0, 50}, 0, 2, 3, 0},
		{"one month", []int64{-300}, -3, 1, never, never},
		{"one month that brings money", []int64{300}, 3, 1, 1, 0},
	} {
		var months [][]int64
		for _, v := range c.cash {
			months = append(months, []int64{v})
		}
		got := New(organisation(len(months)), cashStory(months...).paths(1, len(months)), About{}).Cash
		if got.Trough.P50.Value != c.trough || got.TroughMonth.P50.Value != c.month || got.BreakEven.Month.P50.Value != c.breakEven || got.PaidBack.Month.P50.Value != c.back {
			t.Errorf("%s: trough %v in month %v, break-even in month %v, paid back in month %v", c.name,
				got.Trough.P50.Value, got.TroughMonth.P50.Value, got.BreakEven.Month.P50.Value, got.PaidBack.Month.P50.Value)
		}
		even := 0.0
		if c.breakEven != never {
			even = 1
		}
		if got.BreakEven.Share != even || got.BreakEven.Among != 1 {
			t.Errorf("%s: breaks even in %v of %v", c.name, got.BreakEven.Share, got.BreakEven.Among)
		}
	}
}

// Of four futures one is never below 0, one is paid back in month 3 and two are not;
// that one breaks even in month 1, two in month 3 and one not.
func TestCashOfManyFutures(t *testing.T) {
	s := cashStory([]int64{100, -200, -100, -100}, []int64{200, -400, -300, -200}, []int64{300, 100, -200, -300})
	c := New(organisation(3), s.paths(4, 3), About{}).Cash
	if c.BreakEven.Share != 0.75 || c.BreakEven.SE != math.Sqrt(0.75*0.25/4) || c.BreakEven.Among != 1 {
		t.Errorf("breaks even: %+v", c.BreakEven)
	}
	if c.PaidBack.Share != 1.0/3 || c.PaidBack.SE != math.Sqrt(2.0/9/3) || c.PaidBack.Among != 0.75 {
		t.Errorf("paid back: %+v", c.PaidBack)
	}
	// Months 1, 3, 3, never: the middle is 3, 10 % lie below 1.6; three quarters of the way to 90 % lies never.
	if m := c.BreakEven.Month; m.P10.Value != 2 || m.P10.Lo != 1 || m.P50.Value != 3 || !math.IsInf(m.P90.Value, 1) {
		t.Errorf("month of break-even: %+v", m)
	}
	if c.Trough.P10.Lo != -4 || c.Trough.P90.Hi != 1 || c.TroughMonth.P50.Value != 2 {
		t.Errorf("trough %+v in month %+v", c.Trough, c.TroughMonth)
	}
}

func TestThereIsCashOnlyWhereThereAreCostAndPayments(t *testing.T) {
	for _, metric := range []string{"cost", "cash_in", "cumulative_cash"} {
		s := cashStory([]int64{-100})
		delete(s, metric)
		if c := New(organisation(1), s.paths(1, 1), About{}).Cash; c != nil {
			t.Errorf("without %s: %+v", metric, c)
		}
	}
	s := cashStory([]int64{-100})
	s["cost"] = once(0, 0)
	f := New(organisation(1), s.paths(1, 1), About{})
	if f.Cash != nil {
		t.Errorf("where nothing costs: %+v", f.Cash)
	}
	for _, metric := range named(f.Years[0].Lines) {
		if slices.Contains([]string{"cost", "cumulative_cash"}, metric) {
			t.Errorf("where nothing costs, the year tells %s", metric)
		}
	}
}
