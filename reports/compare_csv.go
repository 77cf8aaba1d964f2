package reports

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"

	"funnelcast/forecast"
)

// WriteComparisonCSV writes one row of every figure of every period and plan, then of the targets (what is
// reached of each, and in P(NAME) its probability, under mean) and of the steps of the ARR bridge, which
// have differences only. Numbers are as [WriteCSV] has them. What the baseline has not got is empty: differences,
// the standard error that two runs with luck of their own would have, the 95 % interval of the mean difference, how
// many paths it takes to tell its sign where that is not sure, percentiles of the paths'
// differences, the shares of the paths on which the plan is better (ties half) and the same.
func WriteComparisonCSV(w io.Writer, c *forecast.Comparison) error {
	out := csv.NewWriter(w)
	out.Write([]string{"year", "metric", "unit", "plan", "scenario", "p10", "p50", "p90", "mean", "mean_se",
		"difference", "difference_se", "difference_se_unpaired", "difference_lo95", "difference_hi95", "paths_needed",
		"difference_p10", "difference_p50", "difference_p90", "better", "better_se", "same"})
	write := func(plan *forecast.Compared, year, metric, unit string, own, more []string) {
		row := slices.Concat([]string{year, metric, unit, plan.Name, plan.Scenario}, own, more)
		out.Write(append(row, make([]string, 22-len(row))...))
	}
	for i := range c.Plans {
		p := &c.Plans[i]
		for j := range p.Figures {
			f := &p.Figures[j]
			own := cells(f.P10.Value, f.P50.Value, f.P90.Value, float64(f.Mean), float64(f.MeanSE))
			write(p, f.Period, f.Metric, f.Unit, own, differenceCells(f.Difference))
		}
		for j := range p.Targets {
			t := &p.Targets[j]
			reached := append(cells(t.Reached.P10.Value, t.Reached.P50.Value, t.Reached.P90.Value), "", "")
			write(p, t.Month, "target."+t.Name, t.Unit, reached, differenceCells(t.Difference))
			own := append(make([]string, 3), cells(t.Probability, t.SE)...)
			write(p, t.Month, "P("+t.Name+")", "share", own, gainCells(t.Gain))
		}
		if p.More == nil {
			continue
		}
		for _, step := range p.More.Bridge {
			write(p, forecast.WholePlan, "arr_bridge."+step.Part, c.Currency, make([]string, 5), differenceCells(step.Difference))
		}
	}
	out.Flush()
	return out.Error()
}

func differenceCells(d *forecast.Difference) []string {
	if d == nil {
		return nil
	}
	return slices.Concat(cells(d.Mean, d.SE, d.Unpaired, d.Lo, d.Hi), []string{needed(d.Verdict)},
		cells(d.Paths.P10.Value, d.Paths.P50.Value, d.Paths.P90.Value, d.Better, d.BetterSE, d.Same))
}

func gainCells(g *forecast.Gain) []string {
	if g == nil {
		return nil
	}
	return append(cells(g.Points, g.SE, g.Unpaired, g.Lo, g.Hi), needed(g.Verdict))
}

// needed is how many paths it takes; empty where no more are needed or none would do.
func needed(v forecast.Verdict) string {
	if v.Takes == 0 {
		return ""
	}
	return strconv.Itoa(v.Takes)
}
