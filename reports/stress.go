package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"funnelcast/forecast"
)

// WriteStressSummary writes what hurts a plan, in the comparison's order: a sentence about the worst, then what every
// stress does to ARR at the end, the targets, the pipeline at the end and the cost of the plan.
func WriteStressSummary(w io.Writer, c *forecast.Comparison, o SummaryOptions) error {
	s := newSummary(o.Colour)
	plan, n := &c.Plans[0], len(c.Months)
	fmt.Fprintf(s, "%s: %s simulated futures of %d months, %s to %s, lived through as planned and under each stress (seed %d)\n\n",
		s.strong(plan.Scenario), Thousands(c.Paths), n, c.Months[0], c.Months[n-1], c.Seed)
	arr := plan.AtTheEnd("arr")
	s.paragraph("", fmt.Sprintf("As planned, ARR at the end of %s is %s in the middle future (%s to %s in 8 of 10).",
		c.Months[n-1], quantile(arr.P50, arr.Unit), quantile(arr.P10, arr.Unit), quantile(arr.P90, arr.Unit)))
	for i := range plan.Targets {
		t := &plan.Targets[i]
		s.paragraph("", fmt.Sprintf("%s, %s %s: %s.", t.Name, level(&t.Target), period(&t.Target), probability(t.Probability, t.SE)))
	}
	if len(c.Plans) > 1 {
		s.worst(&c.Plans[1])
	}
	s.stresses(c)
	s.WriteByte('\n')
	s.paragraph("", "Each line is the plan under a stress less the plan as it stands, on average, future by future; the worst for ARR stands first. "+
		"ARR and pipeline are those at the end, cost is that of the whole plan, P( ) is in points of a hundred. ± is one standard error; ? marks what is not distinguishable from 0 "+
		fmt.Sprintf("at %s paths.", Thousands(c.Paths)))
	s.warnings(c.Warnings)
	s.files(o.Files)
	_, err := io.WriteString(w, s.String())
	return err
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
	s.paragraph("", told+".")
}

// stresses writes the ranked table. A figure is laid out as a year is.
func (s *summary) stresses(c *forecast.Comparison) {
	var columns []forecast.Year
	for _, metric := range []string{"arr", "open_pipeline", "cost"} {
		columns = append(columns, forecast.Year{Label: Metric(metric), Months: 12})
	}
	for i := range c.Plans[0].Targets {
		columns = slices.Insert(columns, i+1, forecast.Year{Label: "P(" + c.Plans[0].Targets[i].Name + ")", Months: 12})
	}
	var rows []row
	for i := range c.Plans[1:] {
		p := &c.Plans[i+1]
		rows = append(rows, row{p.Scenario, func(column *forecast.Year) []string {
			for j := range p.Targets {
				if g := p.Targets[j].Gain; column.Label == "P("+p.Targets[j].Name+")" {
					unsure := ""
					if !g.Distinct && g.Won+g.Lost > 0 {
						unsure = "?"
					}
					return []string{s.strong(points(g.Points, g.SE) + unsure), strings.TrimSuffix(errorOf(g.SE, "share"), " points")}
				}
			}
			for _, metric := range []string{"arr", "open_pipeline", "cost"} {
				if f := p.AtTheEnd(metric); column.Label == Metric(metric) {
					return []string{s.strong(MeanChange(f.Difference, f.Unit)), errorOf(f.Difference.SE, f.Unit)}
				}
			}
			return nil
		}})
	}
	s.sideBySide("", columns, []string{"mean", "±"}, rows)
}
