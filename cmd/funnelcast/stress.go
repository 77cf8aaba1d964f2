package main

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"funnelcast/reports"
	"funnelcast/reports/figure"
	"funnelcast/scenarios"
)

func newStress() *cobra.Command {
	var f compareFlags
	c := &cobra.Command{
		Use:   "stress [SCENARIO]",
		Short: "Tell what hurts a plan most: a closer lost, late hires, worse odds, a downturn",
		Long: `Stress lets a plan, a preset's name or a file, go wrong in the usual ways, one at a time
and all at once at half strength, and ranks what each does to ARR at the end, to the
targets, to the pipeline and to cash. Every way is compared with the plan as it stands,
future by future, as compare does. --with and --set change the plan itself.

With 1,000 futures of each a mid-sized organisation takes some seconds. Without a scenario
it takes the preset ` + defaultPreset + `.`,
		Example: `  funnelcast stress midmarket-balanced
  funnelcast stress plan.yaml --paths 4000`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return f.stress(c, append(args, defaultPreset)[0])
		},
	}
	c.Flags().IntVar(&f.Paths, "paths", 1000, "how many futures to simulate of the plan and of each stress")
	f.addShared(c, "funnelcast-out/stress-SCENARIO")
	return c
}

func (f *compareFlags) stress(c *cobra.Command, name string) error {
	plans, err := f.stressed(name)
	if err != nil {
		return err
	}
	dir := folderOf(f.out, "stress-", name)
	out := &output{ctx: c.Context()}
	defer out.discard()
	if err := out.folder(dir); err != nil {
		return err
	}
	answer, err := f.simulate(c.Context(), c.ErrOrStderr(), plans)
	if err != nil {
		return err
	}
	answer.Rank()
	chart, warnings := figure.Ranking(answer)
	answer.Warnings = join(answer.Warnings, warnings)
	if err := out.picture(dir, "stress", chart, f.formats); err != nil {
		return err
	}
	if err := f.tabulate(out, dir, "stress", answer); err != nil {
		return err
	}
	return finish(c.OutOrStdout(), out, answer, f.json, f.quiet, reports.WriteStressSummary)
}

// stressed are the plan and what becomes of it under each stress.
func (f *compareFlags) stressed(name string) ([]contender, error) {
	scenario, err := scenarios.Load(name, f.patches)
	if err := errors.Join(f.checkPaired(), err); err != nil {
		return nil, badScenario(err)
	}
	plans := []contender{{scenario.Name, scenario}}
	for _, s := range scenarios.Stresses(scenario) {
		under, err := scenarios.Load(name, scenarios.Patches{
			With: slices.Concat(f.patches.With, s.Patches.With), Set: slices.Concat(f.patches.Set, s.Patches.Set),
		})
		if err != nil {
			return nil, badScenario(err)
		}
		plans = append(plans, contender{s.Name, under})
	}
	return plans, nil
}
