package figure

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
	"funnelcast/reports"
)

// A heat is a grid of cells with a number each.
type heat struct {
	Chart
	s       *forecast.Sweep
	value   func(c *forecast.SweptCell) float64
	point   func(c *forecast.SweptCell) forecast.Band // the value with its error as P50, between P10 and P90 of its futures
	written func(v float64) string
	marked  []int
}

// HeatOfProbability draws how probable the target is in each cell: the first of two axes down, the last
// across, darker where it is more. The best cell of each row has a frame. A single axis is drawn as points over its
// values. Nil without a target, and with a warning where there are more cells than can be read.
func HeatOfProbability(s *forecast.Sweep) (*Chart, []forecast.Warning) {
	if s.Target == nil {
		return nil, nil
	}
	h := &heat{s: s, marked: s.RowsBest,
		value: func(c *forecast.SweptCell) float64 { return c.Probability.Value },
		point: func(c *forecast.SweptCell) forecast.Band {
			p := c.Probability
			q := forecast.Quantile{Value: p.Value, Lo: max(p.Value-p.SE, 0), Hi: min(p.Value+p.SE, 1)}
			return forecast.Band{P10: q, P50: q, P90: q}
		},
		written: func(v float64) string { return fmt.Sprintf("%.0f%%", 100*v) }}
	worst := 0.0
	for i := range s.Cells {
		worst = max(worst, s.Cells[i].Probability.SE)
	}
	title := fmt.Sprintf("%s: probability of %s", clean(s.Scenario), clean(s.Target.Target))
	if len(s.Axes) == 1 {
		return h.draw(title, fmt.Sprintf("Each point is %s simulated futures, the same for all; whiskers ± 1 standard error; the ring marks the best", reports.Thousands(s.Paths)), "share")
	}
	return h.draw(title, fmt.Sprintf("Each cell is %s simulated futures, the same in all, ± %.1f points or better; frames mark the best cell of each row", reports.Thousands(s.Paths), 100*worst), "share")
}

// HeatOfMedian draws the figure's median in each cell as [HeatOfProbability] does; frames are the best medians.
func HeatOfMedian(s *forecast.Sweep) (*Chart, []forecast.Warning) {
	h := &heat{s: s, marked: s.Medians,
		value:   func(c *forecast.SweptCell) float64 { return c.Figure.P50.Value },
		point:   func(c *forecast.SweptCell) forecast.Band { return c.Figure.Band },
		written: func(v float64) string { return measured(v, s.Figure.Unit) }}
	what := reports.Metric(s.Figure.Metric)
	if s.Figure.Segment != "all" {
		what += " (" + clean(s.Figure.Segment) + ")"
	}
	when := "in " + s.Figure.Month
	if s.Figure.From != "" && s.Figure.From != s.Figure.Month {
		when = "from " + s.Figure.From + " to " + s.Figure.Month
	}
	title := fmt.Sprintf("%s: median %s %s", clean(s.Scenario), what, when)
	if len(s.Axes) == 1 {
		return h.draw(title, fmt.Sprintf("Each point is the median of %s simulated futures, the same for all; whiskers ± 1 standard error, bars hold 8 of 10 futures; the ring marks the best", reports.Thousands(s.Paths)), s.Figure.Unit)
	}
	return h.draw(title, fmt.Sprintf("Each cell is %s simulated futures, the same in all; frames mark the best cell of each row", reports.Thousands(s.Paths)), s.Figure.Unit)
}

const (
	leastCell = vg.Length(22) // wide
	leastRow  = vg.Length(11) // high
	tallRow   = vg.Length(72)
)

func (h *heat) draw(title, subtitle, unit string) (*Chart, []forecast.Warning) {
	across := h.s.Axes[len(h.s.Axes)-1]
	down := forecast.SweptAxis{Values: []string{""}}
	if len(h.s.Axes) == 2 {
		down = h.s.Axes[0]
	}
	labels := vg.Length(0)
	for _, v := range down.Values {
		labels = max(labels, axisStyle.face().width(v, axisStyle.size))
	}
	left, right, bottom, top := margin+labels+axisGap, pageWidth-margin, vg.Length(74), plotTop-14
	rows := vg.Length(len(down.Values))
	wide, high := (right-left)/vg.Length(len(across.Values)), min((top-bottom)/rows, tallRow)
	bottom = top - rows*high // few rows keep together under the heading
	if wide < leastCell || high < leastRow {
		return nil, []forecast.Warning{{Text: fmt.Sprintf("No heat map: %d by %d cells are too many to be read in a picture.", len(down.Values), len(across.Values)),
			Remedy: "Read sweep.csv, or take larger steps."}}
	}
	if len(h.s.Axes) == 1 {
		return h.drawLine(title, subtitle, unit)
	}
	low, most := math.Inf(1), math.Inf(-1)
	text := style{regular, min(15, high*0.6), dark}
	for i := range h.s.Cells {
		v := h.value(&h.s.Cells[i])
		low, most = min(low, v), max(most, v)
		text.size = fit(text, h.written(v), wide-5)
	}
	for i := range h.s.Cells {
		v := h.value(&h.s.Cells[i])
		share := 0.5 // where all cells are alike
		if most > low {
			share = (v - low) / (most - low)
		}
		cell := h.cell(i, left, top, wide, high)
		h.fill(blueTint(share), rectangle(cell))
		pen := text
		if share > 0.55 {
			pen.colour = white
		}
		h.write(pen, h.written(v), vg.Point{X: (cell.Min.X + cell.Max.X) / 2, Y: (cell.Min.Y+cell.Max.Y)/2 - pen.middle()}, 0.5)
	}
	for _, i := range h.marked {
		const inset = 1.5
		c := h.cell(i, left, top, wide, high)
		c.Min.X, c.Min.Y, c.Max.X, c.Max.Y = c.Min.X+inset, c.Min.Y+inset, c.Max.X-inset, c.Max.Y-inset
		h.stroke(amber, 3, rectangle(c))
	}
	beside := axisStyle
	beside.size = min(beside.size, 0.9*high)
	for i, v := range down.Values {
		h.write(beside, v, vg.Point{X: left - axisGap, Y: top - (vg.Length(i)+0.5)*high - beside.middle()}, 1)
	}
	small := axisStyle
	for _, v := range across.Values {
		small.size = fit(small, v, wide-3)
	}
	for i, v := range across.Values {
		h.write(small, small.face().shorten(v, small.size, wide-2), vg.Point{X: left + (vg.Length(i)+0.5)*wide, Y: bottom - 16}, 0.5)
	}
	h.write(boldStyle, clean(across.Path)+" →", vg.Point{X: (left + right) / 2, Y: bottom - 35}, 0.5)
	if down.Path != "" {
		h.write(boldStyle, clean(down.Path)+" ↓", vg.Point{X: margin, Y: top + 5}, 0)
	}
	h.head(title, subtitle, madeFrom(h.s.Paths, h.s.Seed, h.s.Fixed, h.s.Version, h.s.Hash))
	chart := h.Chart
	return &chart, missing(title, down.Path, across.Path)
}

// cell is where a cell of the grid lies, with a thin gap to its neighbours.
func (h *heat) cell(i int, left, top, wide, high vg.Length) vg.Rectangle {
	column, row := vg.Length(i%h.s.Columns()), vg.Length(i/h.s.Columns())
	return vg.Rectangle{
		Min: vg.Point{X: left + column*wide, Y: top - (row+1)*high + 1},
		Max: vg.Point{X: left + (column+1)*wide - 1, Y: top - row*high},
	}
}

// blueTint is a colour from nearly white at 0 to full blue at 1, straight between the two.
func blueTint(share float64) color.Color {
	mix := func(from, to uint8) uint8 {
		return uint8(math.Round(float64(from) + share*(float64(to)-float64(from))))
	}
	return color.NRGBA{mix(0xee, 0x1e), mix(0xf3, 0x4f), mix(0xfe, 0xc8), 0xff}
}
