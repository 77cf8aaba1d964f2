package reports

import (
	"fmt"
	"math"
	"strings"

	"funnelcast/forecast"
)

// reverse tells how strong each stress must be before the target is less probable than asked.
func (s *summary) reverse(r *forecast.Reverse) {
	if r == nil || len(r.Breaks) == 0 {
		return
	}
	plan := r.Breaks[0].Tried[0]
	fmt.Fprintf(s, "\n%s\n", s.strong(fmt.Sprintf("What it takes until %s is less probable than %s", r.Target, exact(r.Under, "share"))))
	if r.Breaks[0].Below {
		s.paragraph("  ", fmt.Sprintf("Nothing: as planned its probability is %s. Ask for a lower one with --under.", probability(plan.Probability, plan.SE)))
		return
	}
	s.paragraph("  ", fmt.Sprintf("As planned its probability is %s. One stress at a time, for as long as the stresses above:", probability(plan.Probability, plan.SE)))
	width := 0
	for _, b := range r.Breaks {
		width = max(width, len([]rune(b.Name)))
	}
	for i := range r.Breaks {
		b := &r.Breaks[i]
		fmt.Fprintf(s, "    %s%s  %s\n", b.Name, strings.Repeat(" ", width-len([]rune(b.Name))), breaks(b))
	}
}

// breaks tells where a target breaks, or how it stands at the worst that was tried.
func breaks(b *forecast.Break) string {
	if b.Above {
		worst := b.Tried[len(b.Tried)-1]
		return fmt.Sprintf("it stays more probable even at %s%s: %s", strength(b.Most, b.Unit), strengthOf[b.Unit], probability(worst.Probability, worst.SE))
	}
	from, to := strength(float64(b.Lo), b.Unit), strength(float64(b.Hi), b.Unit)
	if float64(b.Lo) == b.Tried[0].Strength {
		from = "none"
	}
	if math.IsInf(float64(b.Hi), 0) {
		to = "beyond " + strength(b.Most, b.Unit)
	}
	return fmt.Sprintf("%s%s (95 %%: %s to %s)", strength(float64(b.At), b.Unit), strengthOf[b.Unit], from, to)
}

// strengthOf says what a strength is, after it.
var strengthOf = map[string]string{"months": " months", "share": " of full strength"}

// strength writes how strong a stress is, in the words of its unit.
func strength(x float64, unit string) string {
	switch unit {
	case "change":
		return strings.Replace(fmt.Sprintf("%+.0f %%", 100*(x-1)), "-", "−", 1)
	case "times":
		return fmt.Sprintf("× %.2g", x)
	case "months":
		return fmt.Sprintf("%.1f", x)
	}
	return fmt.Sprintf("%.0f %%", 100*x)
}
