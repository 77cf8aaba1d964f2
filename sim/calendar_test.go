package sim

import (
	"testing"
	"time"
)

// Fiscal years begin in January where nothing is said, and March is two months into one; begun in April, it is eleven months into the last.
func TestFiscalYearsBeginInJanuaryOrWhereTheySay(t *testing.T) {
	for begins, want := range map[time.Month][2]int{0: {2027, 2}, time.January: {2027, 2}, time.March: {2027, 0}, time.April: {2026, 11}} {
		if year, into := MonthOf(2027, time.March).FiscalYear(begins); year != want[0] || into != want[1] {
			t.Errorf("beginning in month %d: fiscal year %d, %d months into it, want %d", begins, year, into, want)
		}
	}
}
