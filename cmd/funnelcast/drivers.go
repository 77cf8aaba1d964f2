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

// driversFlags are the flags of the drivers command: those about simulating and drawing, and what is asked.
type driversFlags struct {
	simFlags
	design         forecast.DriversDesign
	target, metric string
}

func newDrivers() *cobra.Command {
	var f driversFlags
	c := &cobra.Command{
		Use:   "drivers [SCENARIO]",
		Short: "Rank the assumptions that move a target, and tell guesswork from luck",
		Long: `Drivers tells which of a scenario's ranges move a target: the share of the variance that each makes
alone and together with others, what the target's figure and its probability would be with
the number at its P10 and at its P90, and how much narrower the band would be if it were known. What
matters and has no source comes first. It also tells how much of the band is rates that nobody knows and how much
is luck, month by month. Without a scenario it takes the preset ` + defaultPreset + `.

Each of --paths futures is lived twice, with the same assumptions and other luck. For the assumptions with the largest
shares, --swings of them, an eighth of the paths is lived again with the number at its P10 and at its P90, and a
sixteenth twice with the number drawn anew. With the 1,200 paths it takes if not told otherwise that
answers in under 10 seconds on two processors; four times the paths halve the errors.

--metric asks about another figure than a target's: arr, new_arr@FY2028, arr:mid@2028-12; without a
month or year a stock is the plan's last and a flow its sum.`,
		Example: `  funnelcast drivers midmarket-balanced
  funnelcast drivers plan.yaml --target Board --paths 6000
  funnelcast drivers plan.yaml --metric open_pipeline@2027-12`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c, append(args, defaultPreset)[0])
		},
	}
	fl := c.Flags()
	fl.IntVar(&f.Paths, "paths", 1200, "how many futures to simulate, each twice")
	f.addCommon(c, "funnelcast-out/SCENARIO")
	f.addFormats(c)
	fl.IntVar(&f.design.Swung, "swings", 10, "for how many assumptions, those with the largest shares, to simulate the swings")
	fl.StringVar(&f.target, "target", "", "the `name` of the target to look at (default the scenario's first; ARR at the end if it has none)")
	fl.StringVar(&f.metric, "metric", "", "look at this `figure` instead of a target, such as arr or new_arr@FY2028")
	return c
}

func (f *driversFlags) run(c *cobra.Command, name string) error {
	scenario, err := scenarios.Load(name, f.patches)
	if err = errors.Join(f.check(scenario), err); err != nil {
		return badScenario(err)
	}
	out, err := f.deliver(c, "", name)
	if err != nil {
		return err
	}
	defer out.discard()
	answer, err := f.simulate(c.Context(), c.ErrOrStderr(), scenario)
	if err != nil {
		return err
	}
	answer.Warnings = join(noted(scenario), answer.Warnings)
	draw(out, "tornado", figure.Tornado, answer, &answer.Warnings)
	draw(out, "split", figure.Split, answer, &answer.Warnings)
	tabulate(out, "drivers.csv", reports.WriteDriversCSV, answer)
	return finish(out, "drivers.json", reports.WriteJSON, reports.WriteDrivers, answer)
}

// check reports every mistake in the flags, and finds the figure that is asked about.
func (f *driversFlags) check(s *scenarios.Scenario) error {
	errs := []error{f.simFlags.check()}
	complain := func(format string, a ...any) { errs = append(errs, fmt.Errorf(format, a...)) }
	if f.Paths >= 1 && f.Paths < forecast.LeastDriven {
		complain("--paths: found %d; shares of variance take %d or more", f.Paths, forecast.LeastDriven)
	}
	if f.design.Swung < 0 {
		complain("--swings: found %d; 0 or more", f.design.Swung)
	}
	if s == nil {
		return errors.Join(errs...)
	}
	var err error
	if f.design.Aim, err = chooseAim(s.Model(), f.target, f.metric); err != nil {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// simulate finds the drivers behind a bar.
func (f *driversFlags) simulate(ctx context.Context, stderr io.Writer, s *scenarios.Scenario) (*forecast.Drivers, error) {
	d := f.design
	d.Paths, d.Seed, d.Workers, d.Hash, d.Version = f.Paths, f.Seed, f.Workers, s.Hash(), version
	d.Origins = map[string]forecast.Origin{}
	for path, o := range s.Origins() {
		d.Origins[path] = forecast.Origin(o)
	}
	bar := progress(stderr, "simulating", d.Lives(s.Model()), f.quiet)
	d.Progress = func(done int) { _ = bar.Add(done) }
	defer bar.Finish()
	return forecast.Drive(ctx, s.Model(), d)
}
