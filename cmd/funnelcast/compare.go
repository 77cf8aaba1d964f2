package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"funnelcast/forecast"
	"funnelcast/reports"
	"funnelcast/reports/figure"
	"funnelcast/scenarios"
)

// mostPlans are so many that their lines can still be told apart.
const mostPlans = 6

// compareFlags are the flags of the compare command: those about simulating.
type compareFlags struct {
	simFlags
}

func newCompare() *cobra.Command {
	var f compareFlags
	c := &cobra.Command{
		Use:   "compare BASELINE [SCENARIO]...",
		Short: "Compare plans future by future: what changes, by how much, and how sure that is",
		Long: fmt.Sprintf(`Compare simulates two to %d scenarios, presets' names or files, and tells what each
does that the first, the baseline, does not: to the targets of the baseline, to ARR, deals,
pipeline, cost and cash by fiscal year, and where the difference in ARR comes from.
All plans live through the same futures, so that the luck which they share cancels out and
differences are much surer than the figures themselves.

--with and --set change the others only. With a single scenario, B is A with these changes.

With %d futures two plans take a few seconds. Plans of different currencies, first months,
lengths or fiscal years are not compared.`, mostPlans, comparedPaths),
		Example: `  funnelcast compare midmarket-balanced --set team.ae@2027-06=1
  funnelcast compare plan.yaml cheaper.yaml bolder.yaml --paths 20000
  funnelcast compare japan-first-hires japan-country-manager-first
  funnelcast compare plan.yaml --with downturn`,
		Args: cobra.RangeArgs(1, mostPlans),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	c.Flags().IntVar(&f.Paths, "paths", comparedPaths, "how many futures to simulate of each plan")
	f.addShared(c, "funnelcast-out/compare-BASELINE")
	return c
}

// comparedPaths answer within ten seconds for two plans of a mid-sized organisation on two processors.
const comparedPaths = 4000

// A contender is one plan of a comparison.
type contender struct {
	label string // its name and what was changed
	*scenarios.Scenario
}

func (f *compareFlags) run(c *cobra.Command, names []string) error {
	plans, err := f.load(names)
	if err != nil {
		return err
	}
	out, err := f.deliver(c, "compare-", names[0])
	if err != nil {
		return err
	}
	defer out.discard()
	answer, err := f.simulate(c.Context(), c.ErrOrStderr(), plans)
	if err != nil {
		return err
	}
	answer.Warnings = join(notedOf(plans[0], plans[1:]), answer.Warnings)
	draw(out, "arr", figure.Lines, answer, &answer.Warnings)
	for i := range answer.Plans[1:] {
		p := &answer.Plans[i+1]
		difference, warnings := figure.Difference(answer, p)
		out.picture("difference-"+p.Name, difference)
		bridge, more := figure.Waterfall(answer, p)
		out.picture("bridge-"+p.Name, bridge)
		answer.Warnings = join(join(answer.Warnings, warnings), more)
	}
	for i := len(answer.Plans); i < mostPlans; i++ { // of an earlier answer about more plans
		out.picture("difference-"+string(rune('A'+i)), nil)
		out.picture("bridge-"+string(rune('A'+i)), nil)
	}
	tabulate(out, "compare.csv", reports.WriteComparisonCSV, answer)
	return finish(out, "compare.json", reports.WriteJSON, reports.WriteComparison, answer)
}

// load reads the plans, the baseline as it is and the others with the changes asked for.
func (f *compareFlags) load(names []string) ([]contender, error) {
	changed := len(f.patches.With)+len(f.patches.Set) > 0
	if len(names) == 1 {
		if !changed {
			return nil, usage("one scenario alone has nothing to be compared with", "name another, or change it with --with or --set")
		}
		names = append(names, names[0])
	}
	errs := []error{f.checkPaired()}
	var plans []contender
	var first error
	for i, name := range names {
		var p scenarios.Patches
		if i > 0 {
			p = f.patches
		}
		scenario, err := scenarios.Load(name, p)
		switch {
		case err == nil:
			plans = append(plans, contender{label(scenario.Name, p), scenario})
		case i == 0:
			first = err
			continue
		case name == names[0]:
			first = nil // err has its mistakes, too
		}
		errs = append(errs, err)
	}
	errs = append(errs, first)
	if err := errors.Join(errs...); err != nil {
		return nil, badScenario(err)
	}
	for i, p := range plans[1:] {
		if err := forecast.Comparable(plans[0].Model(), p.Model()); err != nil {
			errs = append(errs, fmt.Errorf("%s and %s: %w", names[0], names[i+1], err))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, &failure{exitUsage, err, "give both the same start, months, currency and fiscal_year_starts, and what the targets are about"}
	}
	return plans, nil
}

// label is a plan's name with what --set changed; what --with laid over it is in its name.
func label(name string, p scenarios.Patches) string {
	return strings.Join(slices.Concat([]string{name}, p.Set), ", ")
}

// simulate runs one plan after the other behind a bar, and lets each go once it is compared.
func (f *compareFlags) simulate(ctx context.Context, stderr io.Writer, plans []contender) (*forecast.Comparison, error) {
	var answer *forecast.Comparison
	for i, plan := range plans {
		paths, err := f.part(ctx, stderr, plan.Model(), fmt.Sprintf("simulating plan %d of %d", i+1, len(plans)), 0, f.Paths)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			answer = forecast.NewComparison(plan.label, plan.Model(), paths, forecast.About{Hash: plan.Hash(), Version: version, Fixed: f.FixedAssumptions})
			continue
		}
		answer.Add(plan.label, plan.Hash(), plan.Model(), paths)
	}
	return answer, nil
}
