package figure

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

// A heat is a grid of cells with a number each, or several such grids.
type heat struct {
	Chart
	s         *forecast.Sweep
	unit      string                                    // of the axis where there is a single one
	value     func(c *forecast.SweptCell) float64       // NaN: it has none
	point     func(c *forecast.SweptCell) forecast.Band // the value with its error as P50, between P10 and P90 of its futures
	written   func(q forecast.Quantile) string
	brief     func(q forecast.Quantile) string // the same where cells are narrow; nil for no other
	marked    []int                            // by row; −1 for none
	ridge     bool
	low, high float64 // of the finite values

	// geometry of the panels
	left, top, wide, height vg.Length // of the first cell; of every cell
	across                  int       // panels beside each other
	stepX, stepY            vg.Length // from panel to panel
}

const (
	leastCell = vg.Length(22) // wide
	leastRow  = vg.Length(11) // high
	tallRow   = vg.Length(72)
	leastText = vg.Length(6)

	leastWhole = vg.Length(11) // text that is not put in brief
)

func (h *heat) draw(title, subtitle string) (*Chart, []forecast.Warning) {
	h.low, h.high = math.Inf(1), math.Inf(-1)
	for i := range h.s.Cells {
		if v := h.value(&h.s.Cells[i]); drawable(v) {
			h.low, h.high = min(h.low, v), max(h.high, v)
		}
	}
	if h.low > h.high {
		return nil, []forecast.Warning{{Text: fmt.Sprintf("No picture of “%s”: no plan has it.", title), Remedy: "Give roles pay, sources a cost and the plan somebody to win, or do without it."}}
	}
	if len(h.s.Axes) == 1 {
		return h.drawLine(title, subtitle)
	}
	if warning := h.layOut(); warning != nil {
		return nil, []forecast.Warning{*warning}
	}
	h.drawCells()
	if h.ridge {
		h.drawRidge()
	}
	h.drawNumbers()
	h.drawFrames()
	h.drawNames()
	h.head(title, subtitle, madeFrom(h.s.Paths, h.s.Seed, h.s.Fixed, h.s.Version, h.s.Hash))
	chart := h.Chart
	var paths []string
	for _, a := range h.s.Axes {
		paths = append(paths, a.Path)
	}
	return &chart, missing(append(paths, title)...)
}

// layOut finds where the cells lie: up to three panels beside each other, of four two.
func (h *heat) layOut() *forecast.Warning {
	const gap = 14 // between panels
	n, rows, columns := h.s.Panels(), h.s.Rows(), h.s.Columns()
	h.across = min(n, 3)
	if n == 4 {
		h.across = 2
	}
	down := (n + h.across - 1) / h.across
	labels := vg.Length(0)
	for _, v := range h.s.Axes[len(h.s.Axes)-2].Values {
		labels = max(labels, axisStyle.face().width(v, axisStyle.size))
	}
	right, bottom := pageWidth-margin, vg.Length(74)
	leastWide, leastHigh := leastCell, leastRow
	h.left, h.top = margin+labels+axisGap, plotTop-14
	title := vg.Length(0)
	if n > 1 {
		title, leastWide, leastHigh = 17, 8, 5
		h.top -= 17
	}
	h.wide = ((right - h.left) - vg.Length(h.across-1)*gap) / vg.Length(h.across*columns)
	h.height = min(((h.top-bottom)-vg.Length(down-1)*(gap+title))/vg.Length(down*rows), tallRow)
	h.stepX, h.stepY = h.wide*vg.Length(columns)+gap, h.height*vg.Length(rows)+gap+title
	if h.wide < leastWide || h.height < leastHigh {
		return &forecast.Warning{Text: fmt.Sprintf("No heat map: %d by %d cells are too many to be read in a picture.", rows, columns), Remedy: "Read sweep.csv, or take larger steps."}
	}
	return nil
}

// corner is the upper left corner of a panel.
func (h *heat) corner(panel int) vg.Point {
	return vg.Point{X: h.left + vg.Length(panel%h.across)*h.stepX, Y: h.top - vg.Length(panel/h.across)*h.stepY}
}

// cell is where a cell lies, with a thin gap to its neighbours.
func (h *heat) cell(i int) vg.Rectangle {
	rows, columns := h.s.Rows(), h.s.Columns()
	at := h.corner(i / (rows * columns))
	column, row := vg.Length(i%columns), vg.Length(i/columns%rows)
	return vg.Rectangle{
		Min: vg.Point{X: at.X + column*h.wide, Y: at.Y - (row+1)*h.height + 1},
		Max: vg.Point{X: at.X + (column+1)*h.wide - 1, Y: at.Y - row*h.height},
	}
}

// share is where a value lies between the lowest and the highest.
func (h *heat) share(v float64) float64 {
	if h.high > h.low {
		return (v - h.low) / (h.high - h.low)
	}
	return 0.5
}

func (h *heat) drawCells() {
	for i := range h.s.Cells {
		var tint color.Color = pale
		if v := h.value(&h.s.Cells[i]); drawable(v) {
			tint = blueTint(h.share(v))
		}
		h.fill(tint, rectangle(h.cell(i)))
	}
}

// text is a cell's number.
func (h *heat) text(i int) string {
	switch v := h.value(&h.s.Cells[i]); {
	case math.IsNaN(v):
		return "–"
	case math.IsInf(v, 0):
		return "∞"
	default:
		return h.written(h.point(&h.s.Cells[i]).P50)
	}
}

// fitNumbers takes a size at which every cell's number has room. Numbers that would then be small are written in brief.
func (h *heat) fitNumbers(pen *style, room vg.Length) {
	full := pen.size
	shrink := func() {
		pen.size = full
		for i := range h.s.Cells {
			pen.size = fit(*pen, h.text(i), room)
		}
	}
	if shrink(); pen.size < min(full, leastWhole) && h.brief != nil {
		h.written = h.brief
		shrink()
	}
}

// drawNumbers writes what the cells have, if all can be read.
func (h *heat) drawNumbers() {
	text := style{regular, min(15, h.height*0.6), dark}
	h.fitNumbers(&text, h.wide-5)
	if h.s.Panels() > 1 && (text.size < leastText || text.face().width(h.text(0), text.size) > h.wide) {
		return
	}
	for i := range h.s.Cells {
		cell, pen := h.cell(i), text
		if v := h.value(&h.s.Cells[i]); drawable(v) && h.share(v) > 0.55 {
			pen.colour = white
		}
		h.write(pen, h.text(i), vg.Point{X: (cell.Min.X + cell.Max.X) / 2, Y: (cell.Min.Y+cell.Max.Y)/2 - pen.middle()}, 0.5)
	}
}

const frameWidth = 3

// drawFrames marks the best cell of each row.
func (h *heat) drawFrames() {
	inset, width := vg.Length(1.5), vg.Length(frameWidth)
	if h.height < 2*leastRow {
		inset, width = 0.5, 1.5
	}
	for _, i := range h.marked {
		if i >= 0 {
			c := h.cell(i)
			h.stroke(amber, width, rectangle(grown(c, -inset)))
		}
	}
}

// drawRidge runs steps along the ridge of each panel: beside the numbers and between the rows, so that it covers none.
func (h *heat) drawRidge() {
	radius := min(4, h.height/4, h.wide/10)
	for panel := range h.s.Panels() {
		var dots, steps []vg.Point
		for _, crest := range h.s.Crests[panel*h.s.Rows() : (panel+1)*h.s.Rows()] {
			c := h.cell(crest.Ridge)
			x := c.Min.X + 1.5 + 2*radius
			dots = append(dots, vg.Point{X: x, Y: (c.Min.Y + c.Max.Y) / 2})
			steps = append(steps, vg.Point{X: x, Y: c.Max.Y + 0.5}, vg.Point{X: x, Y: c.Min.Y - 0.5})
		}
		steps[0], steps[len(steps)-1] = dots[0], dots[len(dots)-1]
		h.stroke(white, radius, polyline(steps...))
		h.stroke(ridgeColour, 0.5*radius, polyline(steps...))
		for _, p := range dots {
			h.fill(white, circle(p, radius+1))
			h.fill(ridgeColour, circle(p, radius))
		}
	}
}

// blueTint is a colour from nearly white at 0 to full blue at 1, straight between the two.
func blueTint(share float64) color.Color {
	mix := func(from, to uint8) uint8 {
		return uint8(math.Round(float64(from) + share*(float64(to)-float64(from))))
	}
	return color.NRGBA{mix(0xee, 0x1e), mix(0xf3, 0x4f), mix(0xfe, 0xc8), 0xff}
}
