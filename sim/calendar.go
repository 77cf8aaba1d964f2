package sim

import (
	"fmt"
	"math"
	"time"
)

// A Month is a calendar month, counted from January of year 0; it orders and
// subtracts like the integer it is.
type Month int

// MonthOf returns the month of a year and a calendar month.
func MonthOf(year int, month time.Month) Month { return Month(year*12 + int(month) - 1) }

// Year returns the calendar year.
func (m Month) Year() int { return int(m) / 12 }

// Calendar returns the calendar month, January to December.
func (m Month) Calendar() time.Month { return time.Month(int(m)%12 + 1) }

// String returns the month as 2027-04.
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", m.Year(), m.Calendar()) }

// FiscalYear returns the calendar year in which the month's fiscal year begins, and how many of its months are over
// when the month begins, 0 to 11. Fiscal years begin in a calendar month; 0 is January.
func (m Month) FiscalYear(begins time.Month) (year, into int) {
	into = (int(m.Calendar()) - int(max(begins, time.January)) + 12) % 12
	return (m - Month(into)).Year(), into
}

// calendar places months on the engine's day axis: day 0 is the first day of
// the warm-up, or of the plan where there is none.
type calendar struct {
	warmUp int     // months before the plan's first month
	first  []int32 // first[i] is the first day of month i, warm-up included; one entry more than months
	spans  []int32 // days of so many months, for those that are asked for most
	month  float64 // days of one
}

// newCalendar cuts the day axis into months of daysPerMonth days: month m of
// the plan covers days ⌊m·d⌋ … ⌊(m+1)·d⌋−1, counted from the plan's first day.
func newCalendar(warmUp, months int, daysPerMonth float64) calendar {
	c := calendar{warmUp: warmUp, first: make([]int32, warmUp+months+1), spans: make([]int32, warmUp+months+61), month: daysPerMonth}
	for i := range c.spans {
		c.spans[i] = planDay(float64(i), daysPerMonth)
	}
	for i := range c.first {
		c.first[i] = planDay(float64(i-warmUp), daysPerMonth) - planDay(float64(-warmUp), daysPerMonth)
	}
	return c
}

// dueMonths are the months of the axis by day, and those in which what is open at its end may still be due.
func (c *calendar) dueMonths() (months []int16) {
	for i := range len(c.first) - 1 {
		for range c.first[i+1] - c.first[i] {
			months = append(months, int16(i))
		}
	}
	for late := 0; float64(late) < dueWithin*c.month; late++ {
		months = append(months, int16(len(c.first)-1+int(float64(late)/c.month)))
	}
	return months
}

// span is the days of so many months.
func (c *calendar) span(months int32) int32 {
	if uint(months) < uint(len(c.spans)) {
		return c.spans[months]
	}
	return planDay(float64(months), c.month)
}

// planDay is the first day of a (possibly fractional or negative) month of the
// plan. The small term keeps 12 × 365/12 at 365.
func planDay(month, daysPerMonth float64) int32 {
	return int32(math.Floor(month*daysPerMonth + 1e-9))
}

// later is the day that is so many days later than the first of a month of the plan. Of these, whole months lead to the first of
// a month, so that who comes a month late does not come on the last day of the month before; u rounds the others.
func (c *calendar) later(month int, days float64, u uint64) int32 {
	days = min(days, maxDays)
	months := math.Floor(days/c.month + 1e-9)
	return c.start() + planDay(float64(month)+months, c.month) + dayCount(max(days-months*c.month, 0), u)
}

// start is the plan's first day on the engine's axis.
func (c *calendar) start() int32 { return c.first[c.warmUp] }

// around returns the first day of a month of the axis, and of the next one.
func (c *calendar) around(month int16) (first, next int32) { return c.first[month], c.first[month+1] }

// end is the day after the last simulated one.
func (c *calendar) end() int32 { return c.first[len(c.first)-1] }
