package reports

import (
	"fmt"
	"io"
	"math"
	"slices"

	"funnelcast/forecast"
)

// WriteStress writes what hurts a plan, in the comparison's order: a sentence about the worst, then what every
// stress does to ARR at the end, how long it is felt, to the targets, the pipeline at the end and cash; then how
// strong stresses must be before the target that was asked about is lost.
func WriteStress(w io.Writer, t *forecast.StressTest, o SummaryOptions) error {
	s := newSummary(o.Colour)
	c := t.Comparison
	plan, n := &c.Plans[0], len(c.Months)
	s.paragraph("", fmt.Sprintf("%s: %s simulated futures of %s, %s to %s, lived through as planned and under each stress (seed %d)",
		s.strong(plan.Scenario), Thousands(c.Paths), plural(n, "month"), c.Months[0], c.Months[n-1], c.Seed))
	s.WriteByte('\n')
	arr := plan.AtTheEnd("arr")
	s.paragraph("", fmt.Sprintf("As planned, ARR at the end of %s is %s in the middle future (%s to %s in 8 of 10).",
		c.Months[n-1], Percentile(arr.P50, arr.Unit), Percentile(arr.P10, arr.Unit), Percentile(arr.P90, arr.Unit)))
	for i := range plan.Targets {
		target := &plan.Targets[i]
		s.paragraph("", fmt.Sprintf("%s, %s %s: %s.", target.Name, level(&target.Target), period(&target.Target), probability(target.Probability, target.SE)))
	}
	if len(c.Plans) > 1 {
		s.worst(&c.Plans[1])
		s.stresses(c)
	}
	s.WriteByte('\n')
	s.paragraph("", "Each line is the plan under a stress less the plan as it stands, on average, future by future; the worst for ARR stands first. "+
		"ARR and pipeline are those at the end, cash is what has come in less what has gone out by then, P( ) is in points of a hundred. A stress is felt, for so many months from its first, "+
		fmt.Sprintf("until in the quarter that follows ARR grows again by what it would, but for %g %% of what the plan adds in an average month. ", 100*forecast.Felt)+
		"± is one standard error; ? marks what is not distinguishable from 0 "+fmt.Sprintf("at %s paths, and months of which it is not told whether they last to the plan's end.", Thousands(c.Paths)))
	s.reverse(t.Reverse)
	return s.end(w, c.Warnings, o.Files)
}

// worst tells of the stress that costs most ARR.
func (s *summary) worst(p *forecast.Compared) {
	arr := p.AtTheEnd("arr")
	d := arr.Difference
	if !d.Distinct || d.Mean > 0 {
		s.paragraph("", "No stress is known to cost ARR.")
		return
	}
	told := fmt.Sprintf("What hurts most is %s: ARR at the end %s ± %s on average", s.strong(p.Scenario), MeanChange(d, arr.Unit), errorOf(d.SE, arr.Unit))
	for i := range p.Targets {
		told += fmt.Sprintf(", %s %s", p.Targets[i].Name, gain(p.Targets[i].Gain))
	}
	s.paragraph("", told+"."+recovery(p.Recovery))
}

// recovery tells how long a stress is felt.
func recovery(r *forecast.Recovery) string {
	switch {
	case r == nil || r.Begins == "":
		return ""
	case r.Outcome == forecast.TooLate:
		return fmt.Sprintf(" It begins in %s, too late in the plan to see how long it is felt.", r.Begins)
	case r.Outcome == forecast.Lasting:
		if !math.IsInf(float64(r.Lo), 0) {
			return fmt.Sprintf(" It begins in %s, and is felt up to the end of the plan (95 %%: %s months).", r.Begins, within(r))
		}
		return fmt.Sprintf(" It begins in %s, and is felt up to the end of the plan.", r.Begins)
	case r.Months == 0:
		return fmt.Sprintf(" It begins in %s, and ARR grows on as planned.", r.Begins)
	}
	return fmt.Sprintf(" It begins in %s, and is felt for %s (95 %%: %s).", r.Begins, plural(int(r.Months), "month"), within(r))
}

// within tells the interval of a recovery.
func within(r *forecast.Recovery) string {
	if math.IsInf(float64(r.Hi), 0) {
		return fmt.Sprintf("%.0f or more", float64(r.Lo))
	}
	return fmt.Sprintf("%.0f to %.0f", float64(r.Lo), float64(r.Hi))
}

// FeltFor writes how many months a stress is felt: 8, 18+ where the plan ends before it is over, 8? and 18+? where at 95 % it is not told
// whether the plan does, ? where nothing is known.
func FeltFor(c *forecast.Comparison, r *forecast.Recovery) string {
	if r == nil || r.Outcome == forecast.TooLate {
		return "?"
	}
	unsure := ""
	if !math.IsInf(float64(r.Lo), 0) && math.IsInf(float64(r.Hi), 0) {
		unsure = "?"
	}
	if r.Outcome == forecast.Lasting {
		return fmt.Sprintf("%d+%s", len(c.Months)-slices.Index(c.Months, r.Begins), unsure)
	}
	return fmt.Sprintf("%.0f%s", float64(r.Months), unsure)
}

// feltError is the standard error of how long a stress is felt, where it is known to be over.
func feltError(r *forecast.Recovery) string {
	if r == nil || math.IsInf(float64(r.SE), 0) || math.IsNaN(float64(r.SE)) {
		return ""
	}
	return fmt.Sprintf("%.1f", float64(r.SE))
}

// stresses writes the ranked table: of each stress what it does to ARR, how long it is felt, the targets' chances, pipeline and cash.
func (s *summary) stresses(c *forecast.Comparison) {
	type column struct {
		label string
		cells func(p *forecast.Compared) []string
	}
	figure := func(label, metric string) column {
		return column{label, func(p *forecast.Compared) []string {
			f := p.AtTheEnd(metric)
			return []string{s.strong(MeanChange(f.Difference, f.Unit)), errorOf(f.Difference.SE, f.Unit)}
		}}
	}
	columns := []column{figure("ARR", "arr"), {"months felt", func(p *forecast.Compared) []string {
		return []string{s.strong(FeltFor(c, p.Recovery)), feltError(p.Recovery)}
	}}}
	for i := range c.Plans[0].Targets {
		columns = append(columns, column{"P(" + c.Plans[0].Targets[i].Name + ")", func(p *forecast.Compared) []string {
			g := p.Targets[i].Gain
			return []string{s.strong(points(g.Points, g.SE) + markOf(g)), pointsError(g.SE)}
		}})
	}
	columns = append(columns, figure("pipeline", "open_pipeline"), figure("cash", "cumulative_cash"))
	labels := make([]string, len(columns))
	for i := range columns {
		labels[i] = columns[i].label
	}
	var rows []row
	for i := range c.Plans[1:] {
		p := &c.Plans[i+1]
		rows = append(rows, row{p.Scenario, func(i int) []string { return columns[i].cells(p) }})
	}
	s.sideBySide("", labels, []string{"", "±"}, rows)
}
