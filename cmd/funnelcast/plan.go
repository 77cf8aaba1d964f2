package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"funnelcast/forecast"
	"funnelcast/reports"
	"funnelcast/reports/figure"
	"funnelcast/scenarios"
)

// planFlags are the flags of the plan command: those about simulating, what is looked for and its bounds.
type planFlags struct {
	simFlags
	hires
	design              forecast.PlanDesign
	probability, budget string
	target, metric      string
}

func newPlan() *cobra.Command {
	var f planFlags
	c := &cobra.Command{
		Use:   "plan [SCENARIO]",
		Short: "Find the hires that make the target: the cheapest, or the best within a budget",
		Long: fmt.Sprintf(`Plan looks for people to hire on top of the plan as it stands: how many of which role, from which month.

  --probability 80%%              the cheapest hires with which the target is that probable
  --budget 2m                    the hires that make it most probable for no more extra cost than that
  --probability 80%% --highest    the highest amount that hires, within --budget, reach with that probability

Without any of these it is --probability 80%%. With --probability and --budget both, plans beyond the budget are not looked at.
Extra cost is the average of all that the hires bring about up to the target's month, commissions too.
A hire starts on the first day of its month, without slip. Without a scenario it takes the preset
%s.

Plans race on the same futures: single hires first, then what seems best to add, drop or put in their place; ever fewer
plans live ever more futures. A short list lives --paths others, by which the choice is made, and as many again that had
no say in it: all that is told rests on those, so that luck does not flatter the choice and figures go together; if it surely
misses the goal there, another takes its place. The %d paths it takes if not told otherwise answer in about 10 seconds on two
processors; four times the paths halve the errors.`, defaultPreset, planPaths),
		Example: `  funnelcast plan midmarket-balanced
  funnelcast plan plan.yaml --probability 70% --roles ae,bdr --from 2027-04 --to 2028-03
  funnelcast plan plan.yaml --budget 500k --most 2
  funnelcast plan plan.yaml --probability 80% --highest --budget 500k`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, append(args, defaultPreset)[0]) },
	}
	fl := c.Flags()
	fl.StringVar(&f.probability, "probability", "", "reach the target with this `probability`, such as 80%")
	fl.StringVar(&f.budget, "budget", "", "spend no more than this `amount` on it, such as 2m or 150k, in the plan's currency")
	fl.BoolVar(&f.design.Goal.Highest, "highest", false, "look for the highest amount reached with --probability, whatever the target asks for")
	f.hires.add(fl)
	fl.IntVar(&f.design.Every, "every", 3, "months between two months in which people may be hired")
	fl.IntVar(&f.design.Goal.Most, "most", 5, "how many people of a role to hire at most")
	fl.IntVar(&f.design.Goal.People, "people", 0, "how many people to hire at most in all (default as many as --most allows)")
	fl.StringVar(&f.target, "target", "", "the `name` of the target (default the scenario's first)")
	fl.StringVar(&f.metric, "metric", "", "with --highest: look at this `figure` instead of a target's, such as arr or new_arr@FY2028")
	fl.IntVar(&f.Paths, "paths", planPaths, "how many futures the plans of the short list live to be chosen among, and as many again to be told of")
	f.addShared(c, "funnelcast-out/plan-SCENARIO")
	return c
}

// planPaths answer in about ten seconds for a mid-sized organisation on two processors.
const planPaths = 384

func (f *planFlags) run(c *cobra.Command, name string) error {
	scenario, err := scenarios.Load(name, f.patches)
	if err = errors.Join(f.check(scenario, c.Flags().Changed("people")), err); err != nil {
		return badScenario(err)
	}
	out, err := f.deliver(c, "plan-", name)
	if err != nil {
		return err
	}
	defer out.discard()
	answer, err := f.simulate(c.Context(), c.ErrOrStderr(), scenario)
	if err != nil {
		return err
	}
	answer.Warnings = join(noted(scenario), answer.Warnings)
	draw(out, "frontier", figure.Frontier, answer, &answer.Warnings)
	tabulate(out, "plan.csv", reports.WritePlanCSV, answer)
	return finish(out, "plan.json", reports.WriteJSON, reports.WritePlan, answer)
}

// check reports every mistake in the flags, and finds the goal, figure, roles and months that are asked about.
func (f *planFlags) check(s *scenarios.Scenario, peopleGiven bool) error {
	errs := []error{f.simFlags.check()}
	complain := func(format string, a ...any) { errs = append(errs, fmt.Errorf(format, a...)) }
	goal := &f.design.Goal
	if f.Paths >= 1 && f.Paths < forecast.LeastPlanned {
		complain("--paths: found %d; a search takes %d or more", f.Paths, forecast.LeastPlanned)
	}
	if f.design.Every < 1 {
		complain("--every: found %d; 1 month or more", f.design.Every)
	}
	if goal.Most < 1 || goal.Most > mostHired {
		complain("--most: found %d; 1 to %d people of a role", goal.Most, mostHired)
	}
	if peopleGiven && goal.People < 1 {
		complain("--people: found %d; 1 or more", goal.People)
	}
	f.readGoal(complain)
	if s == nil {
		return errors.Join(errs...)
	}
	m := s.Model()
	if !goal.Highest && f.metric == "" && f.target == "" && len(m.Targets) == 0 {
		complain("the scenario has no target to reach; add one under targets, or ask for the --highest amount of a --metric")
		return errors.Join(errs...)
	}
	var err error
	if f.design.Aim, err = chooseAim(m, f.target, f.metric); err != nil {
		return errors.Join(append(errs, err)...)
	}
	if goal.Highest && f.design.Aim.LessIsBetter() {
		complain("--highest: it looks for as much as can be, and of this figure less is better; funnelcast hire looks for people who bring less of it")
	}
	f.design.Roles = f.rolesIn(m, complain)
	f.design.From, f.design.To = f.monthsIn(m, forecast.LastHire(f.design.Aim), complain)
	return errors.Join(errs...)
}

// mostHired keeps a slip of the finger from asking for a search without end.
const mostHired = 50

// readGoal reads what is looked for.
func (f *planFlags) readGoal(complain func(string, ...any)) {
	goal := &f.design.Goal
	if f.probability == "" && f.budget == "" && !goal.Highest {
		f.probability = "80%"
	}
	if f.probability != "" {
		p, err := scenarios.ParseProbability(f.probability)
		switch {
		case err != nil:
			complain("--probability: %w", err)
		case goal.Highest && !forecast.WholePercent(p):
			complain("--probability: found %q; with --highest a whole percentage, such as 80%%", f.probability)
		}
		goal.Probability = p
	}
	if f.budget != "" {
		amount, err := scenarios.ParseMoney(f.budget)
		if err != nil {
			complain("--budget: %w", err)
		}
		goal.Budget = &amount
	}
	if goal.Highest && f.probability == "" {
		complain("--highest: it takes --probability, with which the amount is to be reached, such as --probability 80%%")
	}
	if f.metric != "" && !goal.Highest {
		complain("--metric: only with --highest; without it a target is what is to be reached")
	}
}

// simulate looks for the plan behind a bar, which grows where a choice has to be replaced.
func (f *planFlags) simulate(ctx context.Context, stderr io.Writer, s *scenarios.Scenario) (*forecast.Frontier, error) {
	d := f.design
	d.Paths, d.Seed, d.Workers, d.Fixed = f.Paths, f.Seed, f.Workers, f.FixedAssumptions
	d.Hired, d.Hash, d.Version = scenarios.HiredAll, s.Hash(), version
	bar := progress(stderr, "simulating", -1, f.quiet)
	d.Progress = func(done, of int) {
		bar.ChangeMax(of)
		_ = bar.Set(done)
	}
	defer bar.Finish()
	return forecast.SeekPlan(ctx, s.Model(), d)
}
