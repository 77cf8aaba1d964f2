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
)

const (
	mostAxes  = 2
	mostCells = 400
	mostSwept = 10_000_000 // futures of all cells together; their columns take a few hundred megabytes
)

// sweepFlags are the flags of the sweep command: those of run that are about simulating, and its own.
type sweepFlags struct {
	runFlags
	vary           []string
	target, metric string
	axes           []scenarios.Axis
}

func newSweep() *cobra.Command {
	var f sweepFlags
	c := &cobra.Command{
		Use:   "sweep SCENARIO",
		Short: "Try a plan with other values: a grid of what each brings and where more stops to pay",
		Long: fmt.Sprintf(`Sweep runs a scenario, a preset's name or a file, once for each value of one number, or for each
pair of values of two, and tells where the target is most probable, what each step brings and costs,
and where the next step is no longer told from nothing. --vary takes any path that --set takes:

  team.bdr=1..9                          from 1 to 9, one by one
  roles.ae.open=12..24/4                 from 12 to 24 by 4
  funnel.mql.passes=20%%..40%%/5%%          from 20%% to 40%% by 5 points
  segments.mid.churn=8%%,12%%,20%%          these three
  sources.inbound.volume=300..500/100 per month

At most %d cells. All cells live through the same futures, so that they differ by the change alone and a step is
known much better than the cells' own figures. Nothing is interpolated: every cell is
simulated, and has the figures that “run” with --set would tell of as many paths.

If --paths does not say how many futures each cell has, about 20,000 are shared out among the cells, 256 to 4,096 for each:
9 by 7 cells of a mid-sized organisation then take about 20 seconds on two processors.`, mostCells),
		Example: `  funnelcast sweep midmarket-balanced --vary team.bdr=1..9
  funnelcast sweep midmarket-balanced --vary roles.ae.open=12..24/4 --vary team.bdr=1..9
  funnelcast sweep plan.yaml --vary 'funnel.mql.passes=20%..40%/5%' --metric new_arr@FY2028`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args[0]) },
	}
	fl := c.Flags()
	fl.StringArrayVar(&f.vary, "vary", nil, "the `path=values` of an axis, such as team.bdr=1..9; twice for a grid")
	fl.IntVar(&f.Paths, "paths", 0, "how many futures to simulate of each cell (default 20,000 for all cells together)")
	fl.StringVar(&f.target, "target", "", "the `name` of the target whose probability is told (default the scenario's first)")
	fl.StringVar(&f.metric, "metric", "arr", "the `figure` that is told beside it, such as new_arr@FY2028; a stock is the plan's last, a flow its sum")
	f.addShared(c, "funnelcast-out/sweep-SCENARIO")
	return c
}

func (f *sweepFlags) run(c *cobra.Command, name string) error {
	design, err := f.design(name)
	if err != nil {
		return err
	}
	dir := f.out
	if dir == "" {
		dir = filepath.Join("funnelcast-out", "sweep-"+outputName(name))
	}
	out := &output{ctx: c.Context()}
	defer out.discard()
	if err := out.folder(dir); err != nil {
		return err
	}
	answer, err := f.simulate(c.Context(), c.ErrOrStderr(), design)
	if err != nil {
		return err
	}
	if err := f.draw(out, dir, answer); err != nil {
		return err
	}
	if err := out.write(filepath.Join(dir, "sweep.csv"), func(w io.Writer) error { return reports.WriteSweepCSV(w, answer) }); err != nil {
		return err
	}
	if err := out.write(filepath.Join(dir, "sweep.json"), func(w io.Writer) error { return reports.WriteJSON(w, answer) }); err != nil {
		return err
	}
	files := out.names()
	if err := out.commit(); err != nil {
		return err
	}
	stdout := c.OutOrStdout()
	switch {
	case f.json:
		return reports.WriteJSON(stdout, answer)
	case f.quiet:
		return nil
	}
	return reports.WriteSweep(stdout, answer, reports.SummaryOptions{Colour: colourful(stdout), Files: files})
}

// design reads the axes and the plan of every cell, and reports every mistake.
func (f *sweepFlags) design(name string) (forecast.SweepDesign, error) {
	var d forecast.SweepDesign
	base, err := scenarios.Load(name, f.patches)
	errs := []error{err}
	cells, err := f.readAxes()
	errs = append(errs, err)
	if f.Paths == 0 {
		f.Paths = forecast.PathsPerCell(max(cells, 1))
	}
	errs = append(errs, f.check(nil))
	switch {
	case f.Paths == 1:
		errs = append(errs, errors.New("--paths: found 1; a difference has an error from 2 paths on"))
	case cells > 0 && f.Paths > mostSwept/cells:
		errs = append(errs, fmt.Errorf("--paths: found %d; %d cells take at most %d futures each", f.Paths, cells, mostSwept/cells))
	}
	if base != nil {
		_, err := f.plan(base)
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return d, badScenario(err)
	}
	// Each value alone first: a mistake is then told once and not in every cell of its row.
	for _, a := range f.axes {
		for _, v := range a.Values {
			_, err := f.load(name, []string{a.Path + "=" + v})
			errs = append(errs, err)
		}
	}
	if err := distinct(errs); err != nil {
		return d, badScenario(err)
	}
	d = forecast.SweepDesign{Options: f.Options, Scenario: base.Name, Hash: base.Hash(), Version: version}
	sets := [][]string{nil}
	for _, a := range f.axes {
		d.Axes = append(d.Axes, forecast.SweptAxis(a))
		var longer [][]string
		for _, set := range sets {
			for _, v := range a.Values {
				longer = append(longer, append(slices.Clone(set), a.Path+"="+v))
			}
		}
		sets = longer
	}
	for _, set := range sets {
		plan, err := f.load(name, set)
		if err != nil {
			return d, badScenario(err)
		}
		d.Plans = append(d.Plans, plan)
	}
	return d, nil
}

// readAxes reads what is varied, and returns how many cells that makes.
func (f *sweepFlags) readAxes() (cells int, err error) {
	const example = "such as --vary team.bdr=1..9"
	switch n := len(f.vary); {
	case n == 0:
		return 0, fmt.Errorf("--vary is missing; it says what to try, %s", example)
	case n > mostAxes:
		return 0, fmt.Errorf("--vary is there %d times; a grid has one axis or two", n)
	}
	var errs []error
	cells = 1
	for _, text := range f.vary {
		a, err := scenarios.ParseAxis(text)
		if err != nil {
			errs = append(errs, fmt.Errorf("--vary: %w", err))
			continue
		}
		if slices.ContainsFunc(f.axes, func(b scenarios.Axis) bool { return b.Path == a.Path }) {
			errs = append(errs, fmt.Errorf("--vary: %s is there twice; give all its values in one, as in %s=1,2,5", a.Path, a.Path))
		}
		f.axes = append(f.axes, a)
		cells *= len(a.Values)
	}
	if cells > mostCells {
		errs = append(errs, fmt.Errorf("--vary: %d cells are too many, at most %d; take larger steps or fewer values", cells, mostCells))
	}
	return cells, errors.Join(errs...)
}

// load reads the plan of one cell.
func (f *sweepFlags) load(name string, set []string) (forecast.SweptPlan, error) {
	patches := f.patches
	patches.Set = slices.Concat(patches.Set, set)
	s, err := scenarios.Load(name, patches)
	var problems scenarios.Problems
	if errors.As(err, &problems) {
		for i := range problems {
			if problems[i].File == "--set" {
				problems[i].File = "--vary"
			}
		}
		err = problems
	}
	if err != nil {
		return forecast.SweptPlan{}, err
	}
	return f.plan(s)
}

// plan finds the figures that are asked for.
func (f *sweepFlags) plan(s *scenarios.Scenario) (forecast.SweptPlan, error) {
	p := forecast.SweptPlan{Model: s.Model(), Hash: s.Hash()}
	var errs []error
	var err error
	if f.target != "" || len(p.Model.Targets) > 0 {
		if p.Target, err = forecast.NewAim(p.Model, f.target, ""); err != nil {
			errs = append(errs, badAim("--target", err))
		}
	}
	if p.Figure, err = forecast.NewAim(p.Model, "", f.metric); err != nil {
		errs = append(errs, badAim("--metric", err))
	}
	return p, errors.Join(errs...)
}

// distinct joins errors, equal ones once. A path that does not exist is the same mistake at every value of
// its axis; all but the first is left out by what stands before its excerpt.
func distinct(errs []error) error {
	var kept []error
	var told []string
	for _, err := range errs {
		if err == nil {
			continue
		}
		head, _, _ := strings.Cut(err.Error(), "\n")
		if !slices.Contains(told, head) {
			kept, told = append(kept, err), append(told, head)
		}
	}
	return errors.Join(kept...)
}

// simulate runs the cells behind one bar.
func (f *sweepFlags) simulate(ctx context.Context, stderr io.Writer, d forecast.SweepDesign) (*forecast.Sweep, error) {
	bar := progress(stderr, fmt.Sprintf("simulating %d cells", len(d.Plans)), d.Lives(), f.quiet)
	d.Progress = func(done int) { _ = bar.Add(done) }
	defer bar.Finish()
	return forecast.RunSweep(ctx, d)
}

// draw makes the heat maps; what they cannot show joins the warnings.
func (f *sweepFlags) draw(out *output, dir string, answer *forecast.Sweep) error {
	for _, picture := range []struct {
		name string
		draw func(*forecast.Sweep) (*figure.Chart, []forecast.Warning)
	}{{"probability", figure.HeatOfProbability}, {"median", figure.HeatOfMedian}} {
		chart, warnings := picture.draw(answer)
		for _, w := range warnings {
			if !slices.Contains(answer.Warnings, w) {
				answer.Warnings = append(answer.Warnings, w)
			}
		}
		if chart == nil {
			continue
		}
		for _, format := range f.formats {
			path := filepath.Join(dir, picture.name+"."+format)
			if err := out.write(path, func(w io.Writer) error { return chart.Write(w, format) }); err != nil {
				return err
			}
		}
	}
	return nil
}
