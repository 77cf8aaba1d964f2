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
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// traceFlags are the flags of the trace command: those about simulating, and what is told.
type traceFlags struct {
	simFlags
	path                   int
	median, best, worst    bool
	all                    bool
	item, customer, person int

	by forecast.Choice // "" where the path is given
}

func newTrace() *cobra.Command {
	var f traceFlags
	c := &cobra.Command{
		Use:   "trace [SCENARIO]",
		Short: "Tell one simulated future as a story",
		Long: `Trace tells one simulated future in dated lines: who comes and goes, what is won, lost or goes cold
and why, which customers leave, which shocks come, and what each month comes to. The future is a path
by its number, as --raw of the run command counts them, or the one of --paths futures that is nearest to
the median of the plan's first target (ARR at the end, where there is no target), the best or the worst; without any of
these, the median. Without a scenario it takes the preset ` + defaultPreset + `.

A long story is told in brief: of what is most frequent only each month's largest. --item, --customer and
--person tell all that befell one of them, by the numbers the story itself shows; --all tells everything.
Every event is in trace.csv, and in trace.json those that are told in full. The same seed and path are the same
story for any number of --paths. Picking among 2,000 futures takes some seconds; a path by its number none.`,
		Example: `  funnelcast trace --median
  funnelcast trace midmarket-balanced --path 17
  funnelcast trace midmarket-balanced --path 17 --item 41
  funnelcast trace plan.yaml --worst --set team.ae=5`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return f.run(c, append(args, defaultPreset)[0])
		},
	}
	fl := c.Flags()
	fl.IntVar(&f.path, "path", 0, "which future, by its `number` from 1")
	fl.BoolVar(&f.median, "median", false, "the future nearest to the median")
	fl.BoolVar(&f.best, "best", false, "the future with the most")
	fl.BoolVar(&f.worst, "worst", false, "the future with the least")
	fl.IntVar(&f.item, "item", 0, "tell only of the item or opportunity with this `number`")
	fl.IntVar(&f.customer, "customer", 0, "tell only of the customer with this `number`")
	fl.IntVar(&f.person, "person", 0, "tell only of the person with this `number`")
	fl.BoolVar(&f.all, "all", false, "tell everything, every lead too")
	fl.IntVar(&f.Paths, "paths", 2000, "among how many futures --median, --best and --worst choose")
	f.addCommon(c, "funnelcast-out/SCENARIO")
	fl.Lookup("quiet").Usage = "print neither story nor progress"
	fl.Lookup("json").Usage = "print the story as JSON instead of text"
	f.addFixed(c)
	return c
}

func (f *traceFlags) run(c *cobra.Command, name string) error {
	scenario, err := scenarios.Load(name, f.patches)
	if err = errors.Join(f.check(c), err); err != nil {
		return badScenario(err)
	}
	out, err := f.deliver(c, "", name)
	if err != nil {
		return err
	}
	defer out.discard()

	told := &reports.Trace{
		Model: scenario.Model(), Hash: scenario.Hash(), Version: version, Fixed: f.FixedAssumptions,
		Item: f.item, Customer: f.customer, Person: f.person, All: f.all,
	}
	path := f.path
	if f.by != "" {
		if told.Picked, err = f.pick(c.Context(), c.ErrOrStderr(), told.Model); err != nil {
			return err
		}
		path = told.Picked.Path
	}
	if told.Story, err = sim.Follow(told.Model, f.Seed, path-1, f.FixedAssumptions); err != nil {
		return err
	}
	if err := f.find(told.Story); err != nil {
		return err
	}
	tabulate(out, "trace.csv", reports.WriteStoryCSV, told)
	return finish(out, "trace.json", reports.WriteStoryJSON, reports.WriteStory, told)
}

// check reports every mistake in the flags, and settles how the path is chosen.
func (f *traceFlags) check(c *cobra.Command) error {
	var errs []error
	complain := func(format string, a ...any) { errs = append(errs, fmt.Errorf(format, a...)) }
	given := func(names ...string) []string {
		return slices.DeleteFunc(names, func(name string) bool { return !c.Flags().Changed(name) })
	}
	if which := given("path", "median", "best", "worst"); len(which) > 1 {
		complain("--%s: only one of --path, --median, --best and --worst says which future is told", strings.Join(which, " and --"))
	}
	if which := given("item", "customer", "person", "all"); len(which) > 1 {
		complain("--%s: only one of --item, --customer, --person and --all says what is told of it", strings.Join(which, " and --"))
	}
	if c.Flags().Changed("path") && (f.path < 1 || f.path > maxPaths) {
		complain("--path: found %d; a future has a number from 1 to %d", f.path, maxPaths)
	}
	for _, which := range []struct {
		name   string
		number int
	}{{"item", f.item}, {"customer", f.customer}, {"person", f.person}} {
		if c.Flags().Changed(which.name) && which.number < 1 {
			complain("--%s: found %d; the numbers that the story shows begin with 1", which.name, which.number)
		}
	}
	errs = append(errs, f.simFlags.check())
	switch {
	case f.best:
		f.by = forecast.Best
	case f.worst:
		f.by = forecast.Worst
	case f.median || !c.Flags().Changed("path"):
		f.by = forecast.Median
	}
	return errors.Join(errs...)
}

// pick simulates the futures among which one is chosen.
func (f *traceFlags) pick(ctx context.Context, stderr io.Writer, m *sim.Model) (*forecast.Picked, error) {
	paths, err := f.part(ctx, stderr, m, "simulating", 0, f.Paths)
	if err != nil {
		return nil, err
	}
	picked := forecast.Pick(m, paths, f.by)
	return &picked, nil
}

// find sees that whoever is asked for is in the story.
func (f *traceFlags) find(s *sim.Story) error {
	for _, which := range []struct {
		name, many    string
		number, known int
	}{
		{"item", "items", f.item, len(s.Items)}, {"customer", "customers", f.customer, len(s.Customers)}, {"person", "people", f.person, len(s.People)},
	} {
		if which.number > which.known {
			return usage(fmt.Sprintf("--%s: found %d; path %d has %d %s", which.name, which.number, s.Path+1, which.known, which.many),
				"the story itself shows the numbers; “--all” shows all of them")
		}
	}
	return nil
}
