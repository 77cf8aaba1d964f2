package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"funnelcast/forecast"
	"funnelcast/reports"
	"funnelcast/reports/figure"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// stressFlags are the flags of the stress command: those about simulating, and what goes wrong when.
type stressFlags struct {
	simFlags
	when    string
	lasts   int
	also    []string
	reverse bool
	under   string
	target  string

	spell  scenarios.Spell // of when and lasts
	below  float64         // of under
	asked  int             // index of the target
	scales []forecast.Scale
}

func newStress() *cobra.Command {
	var f stressFlags
	c := &cobra.Command{
		Use:   "stress [SCENARIO]",
		Short: "Tell what hurts a plan most: a closer lost, late hires, worse odds, a downturn",
		Long: fmt.Sprintf(`Stress lets a plan, a preset's name or a file, go wrong in the usual ways, one at a time
and all at once at half strength, and ranks what each does to ARR at the end, to the
targets, to the pipeline and to cash, and for how long it is felt. Every way is compared with the plan as
it stands, future by future, as compare does. Without a scenario it takes the preset
%s.

A stress begins on the first day of --when: a quarter of the way into the plan if not told otherwise, when the
plan is under way and most of it is left to recover in. Until then every future is that of the plan, save
that a deal which worse odds will lose may be given up before.
On that day the best closer leaves, or the best two, or the biggest customer:
  - the best closer is the person in seat working the last stage whose skill, which each future
    draws anew, is the highest; where skill_cv is not set, the longest in seat. The seat is filled again by
    the plan's own rules of backfill and ramp, with somebody of another skill;
  - the biggest customer, the contract with the most ARR, cancels at once and not at a renewal.
Win odds, cycle, leads and churn are worse for --lasts months and then what they were. A downturn, the
preset, begins with them and lasts as long as it says. Hires are three months late in all the plan, slip
added. Everything at half strength is half of these factors and of the delay at once, with one closer gone.
A scenario can have all of these as shocks: closers_leave, biggest_customers_leave, hires_late.

A stress is felt as long as ARR grows by less than planned: until, in the quarter that follows, it falls short
by at most %g %% of what the plan adds in an average month. What is lost until then stays lost. One that
lasts to the end of the plan, as with a large --lasts, is felt to the end.

--with and --set change the plan itself; --also adds a stress, an overlay laid on the plan, to the others.

--reverse asks how bad it must get: how strong win odds, cycle, leads, churn, late hires and all of them at once
must be before the probability of --target, the first if not told otherwise, falls under --under. Full strength of
everything is win odds −25 %%, cycle +30 %%, leads −30 %%, churn × 1.35 and hires three months late. The strength is
searched for on the plan's own futures.

With %d futures of each a mid-sized organisation takes less than 10 seconds on two quiet processors, and about
half a minute with --reverse.`, defaultPreset, 100*forecast.Felt, stressPaths),
		Example: `  funnelcast stress midmarket-balanced
  funnelcast stress plan.yaml --when 2027-10 --lasts 12
  funnelcast stress plan.yaml --also lost-region.yaml --also quota-stress
  funnelcast stress plan.yaml --reverse --under 40% --target Plan`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c, append(args, defaultPreset)[0])
		},
	}
	fl := c.Flags()
	fl.IntVar(&f.Paths, "paths", stressPaths, "how many futures to simulate of the plan and of each stress")
	f.addShared(c, "funnelcast-out/stress-SCENARIO")
	fl.StringVar(&f.when, "when", "", "`month` in which stresses begin, such as 2027-07 or 'month 7' (default a quarter of the way into the plan)")
	fl.IntVar(&f.lasts, "lasts", 6, "how many months worse odds, cycles, leads and churn last")
	fl.StringArrayVar(&f.also, "also", nil, "one more stress: this preset or `file` laid over the plan; may be repeated")
	fl.BoolVar(&f.reverse, "reverse", false, "also find how strong stresses must be before a target is lost")
	fl.StringVar(&f.under, "under", "50%", "with --reverse: the `probability` under which a target counts as lost")
	fl.StringVar(&f.target, "target", "", "with --reverse: the `name` of the target (default the first)")
	return c
}

// stressPaths answer within ten seconds for a mid-sized organisation on two processors.
const stressPaths = 800

func (f *stressFlags) run(c *cobra.Command, name string) error {
	for _, flag := range []string{"under", "target"} {
		if c.Flags().Changed(flag) && !f.reverse {
			return usage("--"+flag+" is for --reverse", "add --reverse to find how strong stresses must be")
		}
	}
	plans, begins, err := f.load(name)
	if err != nil {
		return err
	}
	out, err := f.deliver(c, "stress-", name)
	if err != nil {
		return err
	}
	defer out.discard()
	answer, err := f.simulate(c.Context(), c.ErrOrStderr(), plans, begins)
	if err != nil {
		return err
	}
	answer.Rank()
	answer.Warnings = join(notedOf(plans[0], plans[len(plans)-len(f.also):]), answer.Warnings)
	draw(out, "stress", figure.Ranking, answer.Comparison, &answer.Warnings)
	tabulate(out, "stress.csv", reports.WriteComparisonCSV, answer.Comparison)
	tabulate(out, "recovery.csv", reports.WriteRecoveryCSV, answer)
	out.supersede(filepath.Join(out.dir, "reverse.csv"))
	if answer.Reverse != nil {
		tabulate(out, "reverse.csv", reports.WriteReverseCSV, answer.Reverse)
	}
	return finish(out, "stress.json", reports.WriteJSON, reports.WriteStress, answer)
}

// load reads the plan and what becomes of it under each stress, with the months in which these begin.
func (f *stressFlags) load(name string) (plans []contender, begins []int, err error) {
	scenario, err := scenarios.Load(name, f.patches)
	if err := errors.Join(f.checkPaired(), f.checkStress(scenario), err); err != nil {
		return nil, nil, badScenario(err)
	}
	under := func(p scenarios.Patches) (*scenarios.Scenario, error) {
		return scenarios.Load(name, scenarios.Patches{With: slices.Concat(f.patches.With, p.With), Set: slices.Concat(f.patches.Set, p.Set)})
	}
	plans = []contender{{scenario.Name, scenario}}
	add := func(label string, begin int, changed *scenarios.Scenario) {
		plans, begins = append(plans, contender{label, changed}), append(begins, begin)
	}
	for _, s := range scenarios.Stresses(scenario, f.spell) {
		changed, err := under(s.Patches)
		if err != nil {
			return nil, nil, badScenario(err)
		}
		add(s.Name, s.Begins, changed)
	}
	var errs []error
	for _, overlay := range f.also {
		changed, err := under(scenarios.Patches{With: []string{overlay}})
		if err == nil {
			if err = forecast.Comparable(scenario.Model(), changed.Model()); err != nil {
				err = fmt.Errorf("--also %s: %w", overlay, err)
			}
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		label, named := strings.CutPrefix(changed.Name, scenario.Name+" + ")
		if !named {
			label = outputName(overlay)
		}
		add(label, scenario.Begins(changed), changed)
	}
	for _, s := range scenarios.Scales(scenario, f.spell) {
		f.scales = append(f.scales, forecast.Scale{Name: s.Name, Unit: s.Unit, Neutral: s.Neutral, Most: s.Most, Model: func(x float64) (*sim.Model, error) {
			changed, err := under(s.Patches(x))
			if err != nil {
				return nil, err
			}
			return changed.Model(), nil
		}})
	}
	if len(errs) > 0 {
		return nil, nil, badScenario(errors.Join(errs...))
	}
	return plans, begins, nil
}

// checkStress reports every mistake in the flags that are the command's own, and reads them.
func (f *stressFlags) checkStress(s *scenarios.Scenario) error {
	var errs []error
	var err error
	if f.below, err = scenarios.ParseProbability(f.under); err != nil {
		errs = append(errs, fmt.Errorf("--under: %w", err))
	}
	if f.lasts < 1 || f.lasts > 1200 {
		errs = append(errs, fmt.Errorf("--lasts: found %d; 1 month or more, up to 1200", f.lasts))
	}
	if s == nil {
		return errors.Join(errs...)
	}
	f.spell = scenarios.SpellOf(s)
	f.spell.Lasts = f.lasts
	if f.when != "" {
		if f.spell.From, err = s.MonthOf(f.when); err != nil {
			errs = append(errs, fmt.Errorf("--when: %w", err))
		}
	}
	if f.reverse {
		if f.asked, err = forecast.TargetNamed(s.Model(), f.target); err != nil {
			errs = append(errs, fmt.Errorf("--target: %w", meant(err)))
		}
	}
	return errors.Join(errs...)
}

// simulate lives through the plan and each stress behind a bar, and then looks for what would break the plan.
func (f *stressFlags) simulate(ctx context.Context, stderr io.Writer, plans []contender, begins []int) (*forecast.StressTest, error) {
	var answer *forecast.StressTest
	for i, plan := range plans {
		paths, err := f.part(ctx, stderr, plan.Model(), fmt.Sprintf("simulating plan %d of %d", i+1, len(plans)), 0, f.Paths)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			answer = forecast.NewStressTest(plan.label, plan.Model(), paths, forecast.About{Hash: plan.Hash(), Version: version, Fixed: f.FixedAssumptions})
			continue
		}
		answer.AddStress(plan.label, plan.Hash(), plan.Model(), paths, begins[i-1])
	}
	if !f.reverse {
		return answer, nil
	}
	bar := progress(stderr, "looking for what breaks it", forecast.ReverseLives(f.scales, f.Paths), f.quiet)
	defer bar.Finish()
	d := forecast.ReverseDesign{Target: f.asked, Under: f.below, Options: f.Options}
	d.Progress = func(done int) { _ = bar.Add(done) }
	var err error
	answer.Reverse, err = forecast.ReverseStress(ctx, &answer.Plans[0].Targets[f.asked], d, f.scales)
	return answer, err
}
