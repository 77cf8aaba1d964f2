package forecast

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

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
		case differ < fewDiffer && c.Telling(f.Metric):
			rare = append(rare, strings.ReplaceAll(f.Metric, "_", " "))
		}
	}
	switch {
	case alike == len(comparedMetrics):
		remedy := "Look whether the change says what it should: funnelcast explain tells a plan in sentences."
		if c.stresses {
			remedy = "Let it begin when there is more to lose, with --when, or last longer, with --lasts; if it is a file of yours, look whether that says what it should."
		}
		c.Warnings.add(remedy, "%s does not differ from %s in any figure of any of %d futures.", c.called(plan), c.against(), c.Paths)
	case len(rare) > 0:
		c.Warnings.add("Run more paths before trusting the interval of such a mean.",
			"%s differs from %s in fewer than %d futures in %s.", c.called(plan), c.against(), fewDiffer, strings.Join(rare, ", "))
	}
}

// called names a plan; the letters of stresses are shown nowhere.
func (c *Comparison) called(plan *Compared) string {
	if c.stresses {
		return fmt.Sprintf("The plan under “%s”", plan.Scenario)
	}
	return fmt.Sprintf("%s (%s)", plan.Name, plan.Scenario)
}

func (c *Comparison) against() string {
	if c.stresses {
		return "the plan as it stands"
	}
	return "the baseline"
}

// warnOfTwins tells of a stress that an earlier one equals in all that is compared: both take away all there is.
func (t *StressTest) warnOfTwins(plan *Compared) {
	if !slices.ContainsFunc(plan.Figures, func(f ComparedFigure) bool { return f.Difference.Same < 1 }) {
		return // that is said already
	}
	for i := range t.Plans[1:] {
		if twin := &t.Plans[i+1]; twin.Name != plan.Name && reflect.DeepEqual(twin.Figures, plan.Figures) {
			t.Warnings.add("Read them as one, or let stresses begin in another month with --when.",
				"“%s” does the same as “%s” in every future: there is no more to lose when it strikes, such as a second person in seat.", plan.Scenario, twin.Scenario)
			return
		}
	}
}
