package scenarios

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"funnelcast/sim"
)

// parseMonth reads 2027-04 or, counted from the start, month 4.
func parseMonth(c *calendar, text string) (sim.Month, *fault) {
	if n, ok := strings.CutPrefix(text, "month "); ok {
		if i, err := strconv.Atoi(n); err == nil && i >= 1 && i <= 1200 && n[0] != '0' && n[0] != '+' {
			return c.start + sim.Month(i-1), nil
		}
		return 0, &fault{allowed: "months are counted from month 1, the first of the plan"}
	}
	if t, err := time.Parse("2006-01", text); err == nil && t.Year() >= 1900 && utf8.RuneCountInString(text) == 7 {
		return sim.MonthOf(t.Year(), t.Month()), nil
	}
	f := &fault{allowed: "a month such as 2027-04, or month 4 counted from the start"}
	for _, layout := range monthLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			f.hint = "write " + t.Format("2006-01")
			break
		}
	}
	return 0, f
}

// monthLayouts are other ways in which people write a month, or a day of it. 3/4/2027 is not among them, which is March or April by the country.
var monthLayouts = []string{"January 2006", "Jan 2006", "2006 January", "2006 Jan", "Jan-2006", "2006-Jan", "2006-1", "2006/1", "2006.1", "1/2006", "1-2006", "1.2006",
	"2006年1月", "2006-01-02", "2006/1/2", "2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006"}

// parseMonthName reads Mar or March.
func parseMonthName(text string) (time.Month, bool) {
	for m := time.January; m <= time.December; m++ {
		if text == m.String() || text == m.String()[:3] {
			return m, true
		}
	}
	return 0, false
}

const monthPattern = `([0-9]{4}-(0[1-9]|1[0-2])|month [1-9][0-9]*)`
