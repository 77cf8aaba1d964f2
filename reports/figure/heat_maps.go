package figure

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"funnelcast/forecast"
	"funnelcast/reports"
)

// HeatOfProbability draws how probable the target is in each cell: of the last two axes the first down and the
// last across, darker where it is more. The best cell of each row has a frame, and a line runs along the ridge. Of three axes each value
// of the first is a panel; all have one scale of colours. A single axis is drawn as points over its
// values. Nil without a target, and with a warning where there are more cells than can be read.
func HeatOfProbability(s *forecast.Sweep) (*Chart, []forecast.Warning) {
	if s.Target == nil {
		return nil, nil
	}
	h := &heat{s: s, unit: "share", marked: s.RowsBest, ridge: true,
		value: func(c *forecast.SweptCell) float64 { return c.Probability.Value },
		point: func(c *forecast.SweptCell) forecast.Band {
			p := c.Probability
			q := forecast.Quantile{Value: p.Value, Lo: max(p.Value-p.SE, 0), Hi: min(p.Value+p.SE, 1)}
			return forecast.Band{P10: q, P50: q, P90: q}
		},
		written: inTable("share"),
		brief:   func(q forecast.Quantile) string { return inPercent(q.Value) }}
	worst := 0.0
	for i := range s.Cells {
		worst = max(worst, s.Cells[i].Probability.SE)
	}
	title := fmt.Sprintf("%s: probability of %s", clean(s.Scenario), clean(s.Target.Target))
	if s.Judged == forecast.ByMean {
		h.marked, h.ridge = nil, false
		return h.draw(title, fmt.Sprintf("No plan reaches it in any of %s simulated futures, the same for all", reports.Thousands(s.Paths)))
	}
	if len(s.Axes) == 1 {
		return h.draw(title, fmt.Sprintf("Each point is %s simulated futures, the same for all; whiskers ± 1 standard error; the ring marks the best", reports.Thousands(s.Paths)))
	}
	return h.draw(title, h.reading(fmt.Sprintf("%s futures a cell, ± %.1f points or better", reports.Thousands(s.Paths), 100*worst), "best"))
}

// HeatOfMedian draws the figure's median in each cell as [HeatOfProbability] does; frames are the best medians.
func HeatOfMedian(s *forecast.Sweep) (*Chart, []forecast.Warning) {
	return medians(s, "median "+reports.FigureOf(&s.Figure), "best", s.Figure.Unit, knownIn(s.Figure.Unit), s.Medians, s.Target == nil || s.Judged == forecast.ByMean,
		func(c *forecast.SweptCell) *forecast.Line { return &c.Figure })
}

// HeatOfCAC draws what winning a customer costs over the plan, as [HeatOfProbability] does; frames are the lowest medians. It
// warns where no plan has one.
func HeatOfCAC(s *forecast.Sweep) (*Chart, []forecast.Warning) {
	return medians(s, "median CAC over the plan", "lowest", s.Currency, knownIn(s.Currency), s.CACs, false, func(c *forecast.SweptCell) *forecast.Line { return c.CAC })
}

// HeatOfPayback draws the months after which a customer has paid for being won, as [HeatOfCAC] does.
func HeatOfPayback(s *forecast.Sweep) (*Chart, []forecast.Warning) {
	return medians(s, "median payback over the plan, in months", "lowest", "count", inTable("months"), s.Paybacks, false, func(c *forecast.SweptCell) *forecast.Line { return c.Payback })
}

// knownIn writes amounts of a unit as exactly as they are known.
func knownIn(unit string) func(forecast.Quantile) string {
	return func(q forecast.Quantile) string { return known(q, unit) }
}

// inTable writes figures with the digits that the tables have.
func inTable(unit string) func(forecast.Quantile) string {
	return func(q forecast.Quantile) string { return strings.ReplaceAll(reports.Percentile(q, unit), " ", "") }
}

// inPercent writes a probability in whole per cent; what is more than never or less than always is not rounded to that.
func inPercent(p float64) string {
	switch {
	case 0 < p && p < 0.01:
		return fmt.Sprintf("%.2g%%", 100*p)
	case 0.99 < p && p < 1:
		return strconv.FormatFloat(math.Floor(1e4*p)/100, 'f', -1, 64) + "%"
	}
	return fmt.Sprintf("%.0f%%", 100*p)
}

// medians draws the medians of a line of the cells, which a cell may not have.
func medians(s *forecast.Sweep, what, best, unit string, written func(q forecast.Quantile) string, marked []int, ridge bool, of func(c *forecast.SweptCell) *forecast.Line) (*Chart, []forecast.Warning) {
	h := &heat{s: s, unit: unit, marked: marked, ridge: ridge,
		value: func(c *forecast.SweptCell) float64 {
			if l := of(c); l != nil {
				return l.P50.Value
			}
			return math.NaN()
		},
		point:   func(c *forecast.SweptCell) forecast.Band { return of(c).Band },
		written: written}
	title := clean(s.Scenario) + ": " + what
	if len(s.Axes) == 1 {
		return h.draw(title, fmt.Sprintf("Each point is the median of %s simulated futures, the same for all; whiskers ± 1 standard error, bars hold 8 of 10 futures; the ring marks the %s", reports.Thousands(s.Paths), best))
	}
	return h.draw(title, h.reading(reports.Thousands(s.Paths)+" futures a cell, the same in all", best))
}

// reading says how to read a heat map.
func (h *heat) reading(cells, best string) string {
	words := []string{cells, "frames mark the " + best + " cell of each row"}
	if h.ridge {
		across := h.s.Axes[len(h.s.Axes)-1].Path
		words = append(words, "dots the cheapest "+clean(across)+" that is as good")
	}
	return strings.Join(words, "; ")
}
