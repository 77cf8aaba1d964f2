package sim

import "testing"

// A deal of the opening pipeline may end on the first day. It is there when the month opens, and
// what it is won for is new ARR of the month, not ARR the month opens with: opening + new = closing.
func TestOpeningDealsThatEndAtOnceEndAfterTheMonthOpens(t *testing.T) {
	m := bare(2, 30)
	m.Stages = []Stage{lasting("deal", 1, nil)}
	m.OpeningPipeline = []OpeningItems{{Count: 3}}
	p := mustRun(t, m, 2)
	for metric, want := range map[string][]int64{
		"opening_items": {3, 0}, "wins": {3, 0}, "open_items": {0, 0},
		"opening_arr": {0, 300_00}, "new_arr": {300_00, 0}, "arr": {300_00, 300_00}, "cohort_arr": {0, 0},
	} {
		monthByMonth(t, p, metric, want...)
	}
}
