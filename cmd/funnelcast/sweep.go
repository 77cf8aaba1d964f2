package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"funnelcast/forecast"
	"funnelcast/reports"
	"funnelcast/reports/figure"
	"funnelcast/scenarios"
)

// sweepFlags are the flags of the sweep command: those about simulating, and its own.
type sweepFlags struct {
	simFlags
	vary           []string
	target, metric string
	axes           []scenarios.Axis
	notes          []forecast.Warning // of the plan as it is, and with each value alone
}

func newSweep() *cobra.Command {
	var f sweepFlags
	c := &cobra.Command{
		Use:   "sweep SCENARIO",
		Short: "Try a plan with other values: a grid of what each brings and where more stops to help",
		Long: fmt.Sprintf(`Sweep runs a scenario, a preset's name or a file, once for each value of one number, or for each
pair of values of two, and tells where the target is most probable, what each step brings and costs,
and where the next step is no longer told from nothing. A third --vary makes a heat map of the first
two for each of its values, at most %d. --vary takes any path that --set takes:

  team.bdr=1..9                          from 1 to 9, one by one
  roles.ae.open=12..24/4                 from 12 to 24 by 4
  funnel.mql.passes=20%%..40%%/5%%          from 20%% to 40%% by 5 points
  segments.mid.churn=8%%,12%%,20%%          these three
  sources.inbound.volume=300..500/100 per month

The ridge of a grid is, for each value of the first axis, the cheapest value of the second that is not told
from the best one in the same futures: more costs more there and brings nothing that can be told. Where both axes
are head counts, as team.bdr and team.ae, it also tells how many of the one it takes for each of the other.

At most %d cells. All cells live through the same futures, so that they differ by the change alone and a step is
known much better than the cells' own figures. Nothing is interpolated: every cell is
simulated, and has the figures that “run” with --set would tell of as many paths.

If --paths does not say how many futures each cell has, about 20,000 are shared out among the cells, 256 to 4,096 for each:
9 by 7 cells of a mid-sized organisation then take about 20 seconds on two processors.`, mostPanels, mostCells),
		Example: `  funnelcast sweep midmarket-balanced --vary team.bdr=1..9
  funnelcast sweep midmarket-balanced --vary roles.ae.open=12..24/4 --vary team.bdr=1..9
  funnelcast sweep midmarket-balanced --vary team.ae=4..10/2 --vary team.bdr=1..6 --vary team.sdr=1,2
  funnelcast sweep plan.yaml --vary 'funnel.mql.passes=20%..40%/5%' --metric new_arr@FY2028`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args[0]) },
	}
	fl := c.Flags()
	fl.StringArrayVar(&f.vary, "vary", nil, "the `path=values` of an axis, such as team.bdr=1..9; twice for a grid, three times for a grid for each value of the third")
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
	out, err := f.deliver(c, "sweep-", name)
	if err != nil {
		return err
	}
	defer out.discard()
	answer, err := f.simulate(c.Context(), c.ErrOrStderr(), design)
	if err != nil {
		return err
	}
	answer.Warnings = join(f.notes, answer.Warnings)
	draw(out, "probability", figure.HeatOfProbability, answer, &answer.Warnings)
	draw(out, "median", figure.HeatOfMedian, answer, &answer.Warnings)
	draw(out, "cac", figure.HeatOfCAC, answer, &answer.Warnings)
	draw(out, "payback", figure.HeatOfPayback, answer, &answer.Warnings)
	draw(out, "ratio", figure.RatioLines, answer, &answer.Warnings)
	tabulate(out, "sweep.csv", reports.WriteSweepCSV, answer)
	return finish(out, "sweep.json", reports.WriteJSON, reports.WriteSweep, answer)
}

// simulate runs the cells behind one bar.
func (f *sweepFlags) simulate(ctx context.Context, stderr io.Writer, d forecast.SweepDesign) (*forecast.Sweep, error) {
	bar := progress(stderr, fmt.Sprintf("simulating %d cells", len(d.Plans)), d.Lives(), f.quiet)
	d.Progress = func(done int) { _ = bar.Add(done) }
	defer bar.Finish()
	return forecast.RunSweep(ctx, d)
}
