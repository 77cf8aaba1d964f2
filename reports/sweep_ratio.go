package reports

import (
	"fmt"
	"strconv"
	"strings"

	"funnelcast/forecast"
)

// ratio tells how many of one role it takes for each of another.
func (s *summary) ratio(f *forecast.Sweep) {
	r := f.Ratio
	if r == nil || len(r.Lines) == 0 {
		return
	}
	fmt.Fprintf(s, "\n%s\n", s.strong(fmt.Sprintf("How many %s for each %s, by mean %s", r.Of, r.To, Metric(f.Figure.Metric))))
	told := func(is func(l *forecast.RatioLine) bool) []string {
		var with []string
		for i := range r.Lines {
			if is(&r.Lines[i]) {
				with = append(with, strings.Join(r.Lines[i].With, " and "))
			}
		}
		return with
	}
	within := told(func(l *forecast.RatioLine) bool { return l.Full >= 0 && !l.Least })
	open := told(func(l *forecast.RatioLine) bool { return l.Full < 0 })
	least := told(func(l *forecast.RatioLine) bool { return l.Least })
	switch {
	case len(within) > 0:
		words := "about " + s.strong(perHead(r, r.Full[1]))
		if least, most := perHead(r, r.Full[0]), perHead(r, r.Full[2]); least != most {
			words += fmt.Sprintf(" (from %s to %s)", least, most)
		}
		s.paragraph("  ", fmt.Sprintf("With %s: %s; beyond that a further %s adds nothing that can be told at %s paths.", listed(within), words, r.Of, Thousands(f.Paths)))
	case len(open) > 0:
		s.paragraph("  ", fmt.Sprintf("As far as the grid goes, a further %s helps: where it stops lies beyond.", r.Of))
	}
	if len(within) > 0 && len(open) > 0 {
		s.paragraph("  ", fmt.Sprintf("With %s every step helps, up to %s.", listed(open), last(f.Axes[r.Axis].Values)))
	}
	if len(least) > 0 {
		s.paragraph("  ", fmt.Sprintf("With %s already the first further %s adds nothing that can be told at %s paths.", listed(least), r.Of, Thousands(f.Paths)))
	}
	s.paragraph("  ", "Heads are those of the hiring plan, averaged over its months.")
}

// listed names several of path=value, a path once: team.ae=4, 6, 8.
func listed(with []string) string {
	words := with[0]
	for i, w := range with[1:] {
		if before := beforeLast(w); before == beforeLast(with[i]) {
			words += ", " + strings.TrimPrefix(w, before)
		} else {
			words += "; " + w
		}
	}
	return words
}

func last(values []string) string { return values[len(values)-1] }

// perHead writes a ratio of heads so that the smaller number is 1: 1 bdr for 2.5 ae.
func perHead(r *forecast.Ratio, ratio float64) string {
	heads := func(v float64) string { return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0") }
	if ratio >= 1 {
		return fmt.Sprintf("%s %s for 1 %s", heads(ratio), r.Of, r.To)
	}
	return fmt.Sprintf("1 %s for %s %s", r.Of, heads(1/ratio), r.To)
}
