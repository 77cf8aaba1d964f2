package reports

import (
	"fmt"

	"funnelcast/forecast"
)

func (s *summary) targets(f *forecast.Forecast) {
	if len(f.Targets) == 0 {
		return
	}
	fmt.Fprintf(s, "\n%s\n", s.strong("Targets"))
	for i := range f.Targets {
		t := &f.Targets[i]
		s.paragraph("  ", fmt.Sprintf("%s: %s %s: %s", t.Name, level(t), period(t), s.strong(probability(t.Probability, t.SE))))
		if f.Paths > 1 {
			s.paragraph("    ", reached(t))
		}
	}
	s.paragraph("  ", "± is one standard error of the simulation; more paths make it smaller.")
}

// level tells what the target asks for: ARR of at least ¥150m, or 15 or more
// customers (mid).
func level(t *forecast.Target) string {
	metric := InSegment(t.Metric, t.Segment)
	if t.Unit == "count" {
		return fmt.Sprintf("%s or more %s", exact(t.AtLeast, t.Unit), metric)
	}
	return fmt.Sprintf("%s of at least %s", metric, exact(t.AtLeast, t.Unit))
}

func period(t *forecast.Target) string {
	if t.From == "" {
		return "by " + t.Month
	}
	if t.From == t.Month {
		return "in " + t.Month
	}
	return fmt.Sprintf("from %s to %s", t.From, t.Month)
}

// reached tells the middle of what is reached, and beside money the deals it is made
// of where they are few.
func reached(t *forecast.Target) string {
	s := "Half of the futures reach " + Percentile(t.Reached.P50, t.Unit) + " or more."
	if t.Reached.P50.Value == 0 {
		s = "The middle future reaches none."
	}
	if d := t.Deals; d != nil && d.P50.Value < fewDeals {
		deals := func(q forecast.Quantile) string { return Percentile(q, "count") }
		s += fmt.Sprintf(" Deals won %s: %s (%s to %s in 8 of 10 futures).", period(t), deals(d.P50), deals(d.P10), deals(d.P90))
	}
	return s
}
