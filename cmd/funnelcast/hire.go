package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"funnelcast/forecast"
	"funnelcast/reports"
	"funnelcast/reports/figure"
	"funnelcast/scenarios"
)

// hireFlags are the flags of the hire command: those about simulating, and what is tried.
type hireFlags struct {
	simFlags
	hires
	design         forecast.HireDesign
	target, metric string
	budget, keep   string
}

func newHire() *cobra.Command {
	var f hireFlags
	c := &cobra.Command{
		Use:   "hire [SCENARIO]",
		Short: "Find the next best hire, and who is the bottleneck when",
		Long: fmt.Sprintf(`Hire tries one person more of each role that the plan has seats of, in its first month and every third
after it, each against the plan as it stands and future by future: what it does to the figure
asked about, to the probability of the target, to cost and to cash, and for each unit of money. It calls a
hire the best only if it is surely ahead of the next on the same futures, and says so where nothing
helps. It also tells what each of the plan's own hires is worth, if they were dropped, or came earlier
or later, and who is the bottleneck, month by month. Without a scenario it takes the preset
%s.

Few futures are lived with all hires and more with the best of them (successive halving): a sixteenth
of --paths with all, then twice as many with a third of those, until four are left, of two roles at least. They are judged
on the second half of the paths, which had no say in the choice. The %d paths it takes if not told otherwise
answer in under 10 seconds on two processors; four times the paths halve the errors.

--steps looks for so many hires in a row, each the best given those before it, confirms them
on futures that had no say in any choice, and says where another hire or order was as good. Each
step takes about as long as the first. --keep tells of each planned hire how late it may start so that the target
stays as probable as that: about half a minute more in a mid-sized organisation with seven hires, less
with --roles.

Without --target and --metric the figure is that of the scenario's first target, or ARR at the
end if it has none. An added hire starts on the first day of its month, without slip; a planned one that is moved
stays the same person, slip and all.`, defaultPreset, hirePaths),
		Example: `  funnelcast hire midmarket-balanced
  funnelcast hire plan.yaml --roles ae,bdr --from 2027-04 --to 2028-03
  funnelcast hire plan.yaml --steps 3 --budget 600k
  funnelcast hire plan.yaml --keep 80% --roles ae
  funnelcast hire plan.yaml --metric new_arr@FY2028 --paths 4096`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, append(args, defaultPreset)[0]) },
	}
	fl := c.Flags()
	fl.IntVar(&f.Paths, "paths", hirePaths, "how many futures the plan and the best hires live")
	f.addShared(c, "funnelcast-out/hire-SCENARIO")
	f.hires.add(fl)
	fl.IntVar(&f.design.Every, "every", 3, "months between two hires that are tried, and by which a planned one is moved")
	fl.IntVar(&f.design.Steps, "steps", 1, "how many hires in a row to look for")
	fl.StringVar(&f.budget, "budget", "", "try only what costs this much `money` or less up to the figure's month, such as 300k, all steps together")
	fl.BoolVar(&f.design.Planned, "planned", true, "also drop and move the plan's own hires")
	fl.StringVar(&f.keep, "keep", "", "tell how late each planned hire may start so that the target's `probability` stays at this, such as 80%")
	fl.StringVar(&f.target, "target", "", "the `name` of the target to look at")
	fl.StringVar(&f.metric, "metric", "", "look at this `figure` instead of a target, such as arr or new_arr@FY2028")
	return c
}

// hirePaths answer within ten seconds for eight months of seven roles and seven planned hires in a mid-sized organisation on two processors.
const hirePaths = 640

// mostSteps keeps a slip of the keyboard from taking days.
const mostSteps = 50

func (f *hireFlags) run(c *cobra.Command, name string) error {
	scenario, err := scenarios.Load(name, f.patches)
	if err = errors.Join(f.check(scenario), err); err != nil {
		return badScenario(err)
	}
	out, err := f.deliver(c, "hire-", name)
	if err != nil {
		return err
	}
	defer out.discard()
	answer, err := f.simulate(c.Context(), c.ErrOrStderr(), scenario)
	if err != nil {
		return err
	}
	answer.Warnings = join(noted(scenario), answer.Warnings)
	draw(out, "bottlenecks", figure.Bottlenecks, answer, &answer.Warnings)
	for _, name := range []string{"planned.csv", "starts.csv", "steps.csv"} { // of an earlier answer to which more was asked
		out.supersede(filepath.Join(out.dir, name))
	}
	tabulate(out, "hire.csv", reports.WriteHireCSV, answer)
	if len(answer.Planned) > 0 {
		tabulate(out, "planned.csv", reports.WritePlannedCSV, answer)
	}
	if f.design.Keep > 0 {
		tabulate(out, "starts.csv", reports.WriteStartsCSV, answer)
	}
	if answer.Sequence != nil {
		tabulate(out, "steps.csv", reports.WriteStepsCSV, answer)
	}
	tabulate(out, "bottlenecks.csv", reports.WriteBottlenecksCSV, answer)
	return finish(out, "hire.json", reports.WriteJSON, reports.WriteHire, answer)
}

// check reports every mistake in the flags, and finds the figure, roles and months that are asked about.
func (f *hireFlags) check(s *scenarios.Scenario) error {
	errs := []error{f.simFlags.check()}
	complain := func(format string, a ...any) { errs = append(errs, fmt.Errorf(format, a...)) }
	if f.Paths >= 1 && f.Paths < forecast.LeastHired {
		complain("--paths: found %d; a choice and its confirmation take %d or more", f.Paths, forecast.LeastHired)
	}
	if f.design.Every < 1 {
		complain("--every: found %d; 1 month or more", f.design.Every)
	}
	if f.design.Steps < 1 || f.design.Steps > mostSteps {
		complain("--steps: found %d; 1 to %d hires in a row", f.design.Steps, mostSteps)
	}
	for _, amount := range []struct {
		flag, text string
		read       func(string) (float64, error)
		into       *float64
	}{{"budget", f.budget, scenarios.ParseMoney, &f.design.Budget}, {"keep", f.keep, scenarios.ParseProbability, &f.design.Keep}} {
		if amount.text == "" {
			continue
		}
		var err error
		if *amount.into, err = amount.read(amount.text); err != nil {
			complain("--%s: %w", amount.flag, err)
		}
	}
	if f.keep != "" && !f.design.Planned {
		complain("--keep: a latest start is that of a planned hire; leave out --planned=false")
	}
	if s == nil {
		return errors.Join(errs...)
	}
	m := s.Model()
	var err error
	if f.design.Aim, err = chooseAim(m, f.target, f.metric); err != nil {
		return errors.Join(append(errs, err)...)
	}
	f.design.Roles = f.rolesIn(m, complain)
	switch {
	case f.keep == "":
	case !f.design.Aim.HasTarget():
		complain("--keep: the figure has no target to keep; name one with --target, or add one under targets")
	case f.design.Planned && !f.design.HasPlanned(m):
		complain("--keep: the plan hires nobody whose start could matter")
	}
	f.design.From, f.design.To = f.monthsIn(m, forecast.LastHire(f.design.Aim), complain)
	return errors.Join(errs...)
}

// simulate finds the next hire behind a bar.
func (f *hireFlags) simulate(ctx context.Context, stderr io.Writer, s *scenarios.Scenario) (*forecast.Hire, error) {
	d := f.design
	d.Paths, d.Seed, d.Workers, d.Fixed = f.Paths, f.Seed, f.Workers, f.FixedAssumptions
	d.Hired, d.Hash, d.Version = scenarios.Hired, s.Hash(), version
	bar := progress(stderr, "simulating", d.Lives(s.Model()), f.quiet)
	d.Progress = func(done int) { _ = bar.Add(done) }
	defer bar.Finish()
	return forecast.NextHire(ctx, s.Model(), d)
}
