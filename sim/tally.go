package sim

// A tally has a count of each split metric, and behind them of what entered each stage.
type tally [splitMetrics + mostStages]int64

// mostStages are more than a funnel has.
const mostStages = 64

// entering is the metric that counts what enters a stage: its own, or for those without one its place behind the split metrics.
func entering(name string, stage int) metric {
	switch name {
	case "lead":
		return leads
	case "mql":
		return mqls
	case "sql":
		return sqls
	case "proposal":
		return proposals
	}
	return metric(splitMetrics + stage)
}

// EnteredBy names the series that counts what enters a stage of a name.
func EnteredBy(stage string) string {
	if m := entering(stage, 0); m < metric(splitMetrics) {
		return splitSeries[m].Metric
	}
	return "entered." + stage
}
