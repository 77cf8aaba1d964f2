package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"funnelcast/forecast"
)

// WriteComparison writes what a manager wants to know of plans side by side: in
// sentences what each of them does to the targets, ARR and money, then the figures beside each other and
// their differences, the warnings and where the files are.
func WriteComparison(w io.Writer, c *forecast.Comparison, o SummaryOptions) error {
	s := newSummary(o.Colour)
	for i := range c.Plans {
		fmt.Fprintf(s, "%s  %s\n", s.strong(c.Plans[i].Name), c.Plans[i].Scenario)
	}
	n := len(c.Months)
	s.paragraph("", fmt.Sprintf("%s simulated futures of %s, %s to %s, each lived through by every plan (seed %d)",
		Thousands(c.Paths), plural(n, "month"), c.Months[0], c.Months[n-1], c.Seed))
	for i := range c.Plans[1:] {
		s.against(c, &c.Plans[0], &c.Plans[i+1])
	}
	s.besideEachOther(c)
	for i := range c.Plans[1:] {
		s.differences(c, &c.Plans[i+1])
	}
	s.WriteByte('\n')
	s.paragraph("", "In 8 of 10 futures a figure, and a difference, lies between P10 and P90. Better: the share of the futures in "+
		"which the plan has more than A, or less cost; ties count half. ± is one standard error; ? marks a mean whose sign is not sure. "+
		"Differences that are not listed are 0 in every future.")
	if slices.ContainsFunc(c.Plans[1:], func(p forecast.Compared) bool { return explained(p.More.Bridge) }) {
		s.paragraph("", causesRead)
	}
	return s.end(w, c.Warnings, o.Files)
}

// against tells in sentences what a plan does that the baseline does not.
func (s *summary) against(c *forecast.Comparison, a, b *forecast.Compared) {
	fmt.Fprintf(s, "\n%s\n", s.strong(b.Name+" against "+a.Name))
	for i := range b.Targets {
		t, before := &b.Targets[i], &a.Targets[i]
		s.paragraph("  ", fmt.Sprintf("%s, %s %s: %s in %s, %s in %s: %s.", t.Name, level(&t.Target), period(&t.Target),
			probability(before.Probability, before.SE), a.Name, probability(t.Probability, t.SE), b.Name, s.strong(gain(t.Gain))))
	}
	arr := b.AtTheEnd("arr")
	s.paragraph("  ", arrAtTheEnd(c, b.Name, arr))
	if parts := bridge(b.More.Bridge, arr.Unit); parts != "" {
		s.paragraph("  ", "Where it comes from, on average: "+parts+".")
	}
	if d := arr.Difference; d.SE > 0 {
		s.paragraph("  ", fmt.Sprintf("Because both live through the same luck, that ARR difference is known to ± %s; two runs with luck of their own would leave ± %s, %.1f times as much.",
			errorOf(d.SE, arr.Unit), errorOf(d.Unpaired, arr.Unit), d.Times()))
	}
	s.paragraph("  ", money(b))
	s.unsure(c, b)
}

// gain tells how much more probable a target is.
func gain(g *forecast.Gain) string {
	words := fmt.Sprintf("%s ± %s (95 %%: %s to %s)", points(g.Points, g.SE), errorOf(g.SE, "share"), points(g.Lo, g.SE), points(g.Hi, g.SE))
	switch {
	case g.Won+g.Lost == 0:
		return "the same in every future"
	case g.Distinct:
		return words
	}
	return words + ", not distinguishable from 0"
}

// arrAtTheEnd tells the difference of ARR at the plan's end.
func arrAtTheEnd(c *forecast.Comparison, name string, arr *forecast.ComparedFigure) string {
	d, end := arr.Difference, c.Months[len(c.Months)-1]
	if d.Same == 1 {
		return fmt.Sprintf("ARR at the end of %s is the same in every future.", end)
	}
	told := fmt.Sprintf("ARR at the end of %s: %s ± %s on average (95 %%: %s to %s), %s in the middle future, %s to %s in 8 of 10. %s is ahead in %s of the futures.",
		end, change(d.Mean, d.SE, arr.Unit), errorOf(d.SE, arr.Unit), change(d.Lo, d.SE, arr.Unit), change(d.Hi, d.SE, arr.Unit),
		signed(d.Paths.P50, arr.Unit), signed(d.Paths.P10, arr.Unit), signed(d.Paths.P90, arr.Unit), name, probability(d.Better, d.BetterSE))
	if !d.Distinct {
		told += " The sign of the average is not sure."
	}
	return told
}

// partNames are the steps of a bridge for people.
var partNames = map[string]string{
	"opening_arr": "opening ARR", "leads": "leads", "conversion": "conversion", "capacity": "capacity", "timing": "timing", "price": "price and mix",
	"expansion_arr": "expansion", "contraction_arr": "contraction", "churned_arr": "churn",
}

// PartName is a step of an ARR bridge for people.
func PartName(part string) string { return partNames[part] }

// causesRead says what the parts of new ARR mean.
const causesRead = "Where it comes from, part by part: leads is what more or fewer leads bring if they are worked as well as before, those open on the first day among " +
	"them, of which a larger team leaves fewer in a warm-up; conversion, what is won of those that are worked; capacity, what goes cold or still waits for want of people; " +
	"timing, what is still open at the end, weighed at the passing rates of the stages, so that what a source's lift, skill, season and shocks " +
	"will make of it is timing, too; price and mix, what a new customer is worth. The parts add up to the difference in ARR."

// explained tells whether new ARR differs, and so has causes.
func explained(steps []forecast.Step) bool {
	return slices.ContainsFunc(steps, func(s forecast.Step) bool { return slices.Contains(forecast.Causes, s.Part) && s.Same < 1 })
}

// bridge lists the steps that are not the same everywhere.
func bridge(steps []forecast.Step, unit string) string {
	var parts []string
	for _, step := range steps {
		if step.Same < 1 {
			parts = append(parts, PartName(step.Part)+" "+MeanChange(step.Difference, unit))
		}
	}
	return strings.Join(parts, ", ")
}

// money tells what a plan costs and leaves more or less than the baseline.
func money(b *forecast.Compared) string {
	var told []string
	for _, metric := range []string{"cost", "cumulative_cash"} {
		f := b.AtTheEnd(metric)
		words := "the same in every future"
		if d := f.Difference; d.Same < 1 {
			words = fmt.Sprintf("%s ± %s on average", MeanChange(d, f.Unit), errorOf(d.SE, f.Unit))
		}
		told = append(told, words)
	}
	return "Cost over the plan: " + told[0] + ". Cash at its end: " + told[1] + "."
}

// unsure lists the means whose sign is not sure, and how many paths would tell.
func (s *summary) unsure(c *forecast.Comparison, b *forecast.Compared) {
	const most = 6 // named
	var all []string
	add := func(what string, v forecast.Verdict) {
		words := "more than a million would be needed"
		if v.Takes > 0 {
			words = "about " + roughly(v.Takes) + " would do"
		}
		all = append(all, fmt.Sprintf("%s (%s)", what, words))
	}
	for i := range b.Targets {
		if g := b.Targets[i].Gain; !g.Distinct && g.Won+g.Lost > 0 {
			add("the probability of "+b.Targets[i].Name, g.Verdict)
		}
	}
	for _, step := range b.More.Bridge {
		if mark(step.Difference) != "" {
			add(PartName(step.Part), step.Verdict)
		}
	}
	for i := range b.Figures {
		if f := &b.Figures[i]; f.Period != forecast.WholePlan && c.Telling(f.Metric) && mark(f.Difference) != "" {
			add(Metric(f.Metric)+" of "+f.Period, f.Difference.Verdict)
		}
	}
	if len(all) == 0 {
		return
	}
	if len(all) > most {
		all = append(all[:most], fmt.Sprintf("and %d more, in compare.csv", len(all)-most))
	}
	s.paragraph("  ", fmt.Sprintf("Not distinguishable at %s paths: %s.", Thousands(c.Paths), strings.Join(all, "; ")))
}
