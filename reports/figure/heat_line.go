package figure

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

const leastPoint = vg.Length(17) // wide

// drawLine draws cells of a single axis beside each other, as points: nothing was simulated between them, and so no line
// joins them. A whisker is one standard error either way; where the figure has a band, the bar behind
// the point holds 8 of 10 futures. The best has a ring.
func (h *heat) drawLine(title, subtitle string) (*Chart, []forecast.Warning) {
	axis, unit := h.s.Axes[0], h.unit
	low, high := 0.0, 0.0
	for i := range h.s.Cells {
		if math.IsNaN(h.value(&h.s.Cells[i])) {
			continue
		}
		p := h.point(&h.s.Cells[i])
		low, high = min(low, p.P10.Value, p.P50.Lo), max(high, p.P90.Value, p.P50.Hi)
	}
	if !drawable(low) || !drawable(high) {
		return nil, []forecast.Warning{{Text: fmt.Sprintf("No picture of “%s”: not all of it is finite.", title), Remedy: "Read sweep.csv."}}
	}
	f := &fan{series: forecast.Series{Unit: unit}, scale: newScale(low, high*1.06, unit == "count")}
	f.left, f.right = f.besideAxis(), pageWidth-margin
	f.drawGrid()
	wide := (f.right - f.left) / vg.Length(len(axis.Values))
	if wide < leastPoint {
		return nil, []forecast.Warning{{Text: fmt.Sprintf("No heat map: 1 by %d cells are too many to be read in a picture.", len(axis.Values)), Remedy: "Read sweep.csv, or take larger steps."}}
	}
	text, small := medianStyle, axisStyle
	h.fitNumbers(&text, wide-4)
	for _, v := range axis.Values {
		small.size = fit(small, v, wide-4)
	}
	for i, v := range axis.Values {
		x := f.left + (vg.Length(i)+0.5)*wide
		f.write(small, small.face().shorten(v, small.size, wide-2), vg.Point{X: x, Y: plotBottom - 19}, 0.5)
		if math.IsNaN(h.value(&h.s.Cells[i])) {
			continue
		}
		p := h.point(&h.s.Cells[i])
		half := min(wide*0.3, 22)
		if p.P10.Value < p.P90.Value {
			f.fill(blue80, rectangle(vg.Rectangle{Min: vg.Point{X: x - half, Y: f.y(p.P10.Value)}, Max: vg.Point{X: x + half, Y: f.y(p.P90.Value)}}))
		}
		at := vg.Point{X: x, Y: f.y(p.P50.Value)}
		if slices.Contains(h.marked, i) {
			f.fill(amber, circle(at, 8))
			f.fill(white, circle(at, 5.5))
		}
		f.stroke(blue, 2, polyline(vg.Point{X: x, Y: f.y(p.P50.Lo)}, vg.Point{X: x, Y: f.y(p.P50.Hi)}))
		f.fill(blue, circle(at, 4))
		f.write(text, h.written(p.P50), vg.Point{X: x, Y: max(f.y(p.P50.Hi), at.Y+8) + 5}, 0.5)
	}
	f.write(boldStyle, clean(axis.Path)+" →", vg.Point{X: (f.left + f.right) / 2, Y: plotBottom - 39}, 0.5)
	f.head(title, subtitle, madeFrom(h.s.Paths, h.s.Seed, h.s.Fixed, h.s.Version, h.s.Hash))
	chart := f.Chart
	return &chart, missing(title, axis.Path)
}

// fit is the size at which a text is no wider than there is room, not below 6 points.
func fit(s style, text string, room vg.Length) vg.Length {
	for s.size > 6 && s.face().width(text, s.size) > room {
		s.size -= 0.5
	}
	return s.size
}
