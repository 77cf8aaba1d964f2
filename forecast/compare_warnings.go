package forecast

import "strings"

// fewDiffer are so few paths on which two plans differ that an interval of their mean is not to be trusted.
const fewDiffer = 30

// warnOfComparison tells what the runs leave out.
func (c *Comparison) warnOfComparison() {
	if c.Fixed && len(c.model.Assumptions) > 0 {
		c.Warnings.add("Leave out --fixed-assumptions to compare the plans over all that is not known.",
			"Assumptions were held at their medians: the plans are compared at one set of rates.")
	}
	if c.Paths < fewPaths {
		c.Warnings.add("Run more paths: --paths 4000.", "Only %d paths: differences and their errors are rough.", c.Paths)
	}
}

// warnOfFewDifferences tells where a plan hardly ever differs from the baseline.
func (c *Comparison) warnOfFewDifferences(plan *Compared) {
	alike, rare := 0, []string{}
	for i := range plan.Figures {
		f := &plan.Figures[i]
		differ := float64(c.Paths) * (1 - f.Difference.Same)
		switch {
		case f.Period != WholePlan:
		case differ < 0.5:
			alike++
		case differ < fewDiffer:
			rare = append(rare, strings.ReplaceAll(f.Metric, "_", " "))
		}
	}
	switch {
	case alike == len(comparedMetrics):
		c.Warnings.add("Look whether the change says what it should: funnelcast explain tells a plan in sentences.",
			"%s (%s) does not differ from the baseline in any figure of any of %d futures.", plan.Name, plan.Scenario, c.Paths)
	case len(rare) > 0:
		c.Warnings.add("Run more paths before trusting the interval of such a mean.",
			"%s (%s) differs from the baseline in fewer than %d futures in %s.", plan.Name, plan.Scenario, fewDiffer, strings.Join(rare, ", "))
	}
}
