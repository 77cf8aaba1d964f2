package reports

import (
	"fmt"
	"math"

	"funnelcast/forecast"
)

// cash writes how deep the plan reaches into the till, and whether it comes out.
func (s *summary) cash(f *forecast.Forecast) {
	c := f.Cash
	if c == nil {
		return
	}
	month := func(q forecast.Quantile) string { return f.Months[int(q.Value)-1] }
	amount := func(q forecast.Quantile) string { return Percentile(q, f.Currency) }
	lowest := fmt.Sprintf("Cash is lowest in %s, at %s", month(c.TroughMonth.P50), s.strong(amount(c.Trough.P50)))
	after := "and it falls until the plan ends."
	if c.BreakEven.Share > 0 {
		after = "from then on more comes in than goes out."
	}
	var back string
	if f.Paths > 1 {
		if c.TroughMonth.P10.Value < c.TroughMonth.P90.Value {
			lowest = fmt.Sprintf("Cash is lowest in %s (%s to %s in 8 of 10 futures), at %s", month(c.TroughMonth.P50),
				month(c.TroughMonth.P10), month(c.TroughMonth.P90), s.strong(amount(c.Trough.P50)))
		}
		lowest += fmt.Sprintf(" (%s to %s)", amount(c.Trough.P10), amount(c.Trough.P90))
		after = fmt.Sprintf("from then on more comes in than goes out in %s of the futures.", share(c.BreakEven))
	}
	if c.PaidBack.Among > 0 {
		of := ""
		back = " The plan does not earn back within its months what was spent."
		if c.PaidBack.Among < 1 {
			of = " of those that are ever below zero"
			back = " Of the futures that are ever below zero, none earns back within the plan's months what was spent."
		}
		switch {
		case c.PaidBack.Share > 0 && f.Paths > 1:
			back = fmt.Sprintf(" All that was spent has come back at some time up to %s in %s%s%s.", f.Months[len(f.Months)-1], share(c.PaidBack), of, half(c.PaidBack, of != "", month))
		case c.PaidBack.Share > 0:
			back = fmt.Sprintf(" All that was spent has come back by %s.", month(c.PaidBack.Month.P50))
		}
	}
	fmt.Fprintf(s, "\n%s\n", s.strong("Cash"))
	s.paragraph("  ", lowest+"; "+after+back)
}

// half tells when so much has come back in half of the futures; nothing where it does in fewer.
func half(e forecast.Event, some bool, month func(forecast.Quantile) string) string {
	switch {
	case math.IsInf(e.Month.P50.Value, 1):
		return ""
	case some:
		return ", in half of these by " + month(e.Month.P50)
	}
	return ", in half of all futures by " + month(e.Month.P50)
}

func share(e forecast.Event) string { return number(e.Share, e.SE, "share") }
