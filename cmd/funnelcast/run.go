package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"funnelcast/forecast"
	"funnelcast/reports"
	"funnelcast/reports/figure"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// defaultPreset is what a run without a scenario simulates.
const defaultPreset = "japan-first-hires"

// runFlags are the flags of the run command.
type runFlags struct {
	simFlags
	raw        string
	failBelow  string
	fx         string
	precisions []string
	mostPaths  int

	pathsGiven bool
	atLeast    float64          // of failBelow
	second     *forecast.FX     // of fx; nil without
	search     *forecast.Search // of precisions; nil without
}

func newRun() *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use:   "run [SCENARIO]",
		Short: "Simulate a scenario and forecast pipeline, ARR and targets",
		Long: `Run simulates a scenario, a preset's name or a file, many times over, prints what
to expect by fiscal year and how probable each target is, and writes pictures,
tables by month and by year (CSV) and the whole forecast (JSON) to a folder. Without a scenario it takes the
preset ` + defaultPreset + `.

The same scenario, seed and number of paths give the same files with any number of workers; on
another kind of processor the last digits may differ. A future takes 1 to 9 kB, by what the plan has. Beyond 128 MB
futures are kept in a temporary file in TMPDIR that vanishes with the run: a million take 1 to 9 GB there and at most 600 MB of memory.
With --precision the run finds the number itself: 1,024 other futures
plan it, and it goes on until, with 95 % confidence, the true figure is that close to the one told.
A figure is the probability of a target, P(Plan), or a metric's mean or percentile: arr.p50,
arr:mid.p90, new_arr.mean@FY2028, open_pipeline.p50@2028-12; @ names a fiscal year or a month,
without it a stock is the plan's last and a flow its sum. 1% of a probability is one point of a
hundred, 1% of another figure is a hundredth of it.`,
		Example: `  funnelcast run
  funnelcast run plan.yaml --set team.ae=5 --set 'funnel.mql.passes=30%'
  funnelcast run plan.yaml --with downturn.yaml --paths 40000
  funnelcast run plan.yaml --precision 'P(Plan)=1%' --precision 'arr.p50@FY2028=2%'
  funnelcast run plan.yaml --fail-below 60% --quiet`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c, append(args, defaultPreset)[0])
		},
	}
	fl := c.Flags()
	fl.IntVar(&f.Paths, "paths", 10000, "how many futures to simulate, up to a million; where --precision is given too, the least number")
	fl.StringArrayVar(&f.precisions, "precision", nil, "simulate until this `figure` is so precise, such as P(Plan)=1% or arr.p50=0.5%; may be repeated, then all must be")
	fl.IntVar(&f.mostPaths, "max-paths", 200_000, "with --precision: how many futures to simulate at most")
	f.addShared(c, "funnelcast-out/SCENARIO")
	fl.StringVar(&f.raw, "raw", "", "also write every path's figures to this CSV `file`")
	fl.StringVar(&f.failBelow, "fail-below", "", "exit with 3 if a target's `probability` is lower, such as 60%")
	fl.StringVar(&f.fx, "fx", "", "also report money in this currency at this `rate`, such as USD=0.0067")
	return c
}

func (f *runFlags) run(c *cobra.Command, name string) error {
	f.pathsGiven = c.Flags().Changed("paths")
	if c.Flags().Changed("max-paths") && len(f.precisions) == 0 {
		return usage("--max-paths is for --precision", "“--paths” is how many futures a run without it simulates")
	}
	scenario, err := scenarios.Load(name, f.patches)
	if err = errors.Join(f.check(scenario), err); err != nil {
		return badScenario(err)
	}
	out, err := f.deliver(c, "", name)
	if err != nil {
		return err
	}
	defer out.discard()
	if f.raw != "" {
		if err := out.place(f.raw); err != nil {
			return err
		}
	}

	beyond := &spill{}
	defer beyond.close()
	f.Store = sim.NewStore(beyond, roomForPaths)
	collectLate()
	paths, err := f.simulate(c.Context(), c.ErrOrStderr(), scenario.Model())
	if err != nil {
		return err
	}
	collectEarly(paths.N)
	answer := forecast.New(scenario.Model(), paths, forecast.About{Hash: scenario.Hash(), Version: version, Fixed: f.FixedAssumptions, FX: f.second, Search: f.search})
	answer.Warnings = join(noted(scenario), answer.Warnings)
	if f.raw != "" {
		out.write(f.raw, func(w io.Writer) error { return reports.WriteRaw(w, paths, scenario.Model().Start) })
	}
	if err := paths.Err(); err != nil {
		return err
	}
	for _, fan := range []struct{ name, metric string }{{"arr", "arr"}, {"pipeline", "open_pipeline"}, {"cash", "cumulative_cash"}} {
		if fan.name == "cash" && answer.Cash == nil { // nothing costs
			out.picture(fan.name, nil)
			continue
		}
		chart, warnings := figure.Fan(answer, fan.metric)
		out.picture(fan.name, chart)
		answer.Warnings = join(answer.Warnings, warnings)
	}
	tabulate(out, "forecast.csv", reports.WriteCSV, answer)
	tabulate(out, "years.csv", reports.WriteYearsCSV, answer)
	if err := finish(out, "forecast.json", reports.WriteJSON, reports.WriteSummary, answer); err != nil {
		return err
	}
	return f.judge(answer)
}

// check reports every mistake in the flags.
func (f *runFlags) check(s *scenarios.Scenario) error {
	errs := []error{f.simFlags.check()}
	complain := func(format string, a ...any) { errs = append(errs, fmt.Errorf(format, a...)) }
	if f.failBelow != "" {
		var err error
		if f.atLeast, err = scenarios.ParseShare(f.failBelow); err != nil {
			complain("--fail-below: %w", err)
		}
		if s != nil && len(s.Model().Targets) == 0 {
			complain("--fail-below: the scenario has no target to compare with; add one under targets")
		}
	}
	if err := checkRaw(f.raw, s); err != nil {
		errs = append(errs, err)
	}
	if len(f.precisions) > 0 {
		if err := f.readPrecision(s); err != nil {
			errs = append(errs, err)
		}
	}
	if f.fx != "" {
		if err := f.readRate(s); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// readRate reads the second currency and its rate.
func (f *runFlags) readRate(s *scenarios.Scenario) error {
	code, rate, _ := strings.Cut(f.fx, "=")
	c, known := scenarios.CurrencyOf(code)
	r, err := strconv.ParseFloat(rate, 64)
	switch {
	case !known || err != nil || !(r > 0) || math.IsInf(r, 0):
		return fmt.Errorf("--fx: found %q; a currency and what one unit of the plan's is worth in it, such as USD=0.0067", f.fx)
	case s != nil && s.Model().Currency.Code == c.Code:
		return fmt.Errorf("--fx: found %q; the plan itself is in %s", f.fx, c.Code)
	case s != nil && upsideDown(s.Model().Currency, c.Code, r):
		return fmt.Errorf("--fx: found %q; no %s is worth that much: what one %s is worth in %s is asked for, such as USD=0.0067", f.fx, s.Model().Currency.Code, s.Model().Currency.Code, c.Code)
	}
	f.second = &forecast.FX{Currency: c.Code, Rate: r, Decimals: c.Decimals}
	return nil
}

// upsideDown tells a rate such as 150 dollars for a yen: of a currency without cents no unit has ever been worth one of these.
func upsideDown(plan sim.Currency, code string, rate float64) bool {
	return plan.Decimals == 0 && rate >= 1 && slices.Contains([]string{"USD", "EUR", "GBP", "CHF"}, code)
}

// judge fails when a target is less probable than asked.
func (f *runFlags) judge(answer *forecast.Forecast) error {
	var missed []string
	for _, t := range answer.Targets {
		if f.failBelow != "" && t.Probability < f.atLeast {
			missed = append(missed, fmt.Sprintf("target %q is reached with probability %.1f %%, below the %.1f %% asked for", t.Name, 100*t.Probability, 100*f.atLeast))
		}
	}
	if len(missed) == 0 {
		return nil
	}
	return &failure{code: exitTarget, err: errors.New(strings.Join(missed, "\n"))}
}
