package figure

import (
	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

// drawNames writes the values of the axes along the outer panels, their paths, and of several panels what each is and the scale of
// their colours.
func (h *heat) drawNames() {
	axes, panels := h.s.Axes, h.s.Panels()
	down, across := axes[len(axes)-2], axes[len(axes)-1]
	beside, small := axisStyle, axisStyle
	beside.size = min(beside.size, 0.9*h.height)
	for _, v := range across.Values {
		small.size = fit(small, v, h.wide-3)
	}
	foot := h.top
	for panel := range panels {
		at := h.corner(panel)
		bottom := at.Y - h.height*vg.Length(h.s.Rows())
		foot = min(foot, bottom)
		if panel%h.across == 0 {
			for i, v := range down.Values {
				h.write(beside, v, vg.Point{X: at.X - axisGap, Y: at.Y - (vg.Length(i)+0.5)*h.height - beside.middle()}, 1)
			}
		}
		if panel+h.across >= panels {
			for i, v := range across.Values {
				h.write(small, small.face().shorten(v, small.size, h.wide-2), vg.Point{X: at.X + (vg.Length(i)+0.5)*h.wide, Y: bottom - 16}, 0.5)
			}
		}
		if panels > 1 {
			name := style{bold, 11.5, dark}
			h.write(name, name.face().shorten(clean(axes[0].Path)+" = "+axes[0].Values[panel], name.size, h.stepX-4), vg.Point{X: at.X, Y: at.Y + 5}, 0)
		}
	}
	right := h.left + vg.Length(h.across-1)*h.stepX + h.wide*vg.Length(h.s.Columns())
	h.write(boldStyle, clean(across.Path)+" →", vg.Point{X: (h.left + right) / 2, Y: foot - 35}, 0.5)
	lift := vg.Length(5)
	if panels > 1 {
		lift += 17
		h.drawColours()
	}
	h.write(boldStyle, clean(down.Path)+" ↓", vg.Point{X: margin, Y: h.top + lift}, 0)
}

// drawColours draws the scale that all panels share, beside what the picture was made from.
func (h *heat) drawColours() {
	const wide, high, steps = 150, 9, 60
	text := style{regular, 11, dark}
	write := h.written
	if h.brief != nil {
		write = h.brief
	}
	exact := func(v float64) string { return write(forecast.Quantile{Value: v, Lo: v, Hi: v}) }
	most := exact(h.high)
	right := pageWidth - margin - text.face().width(most, text.size) - 6
	for i := range steps { // each to the end, so that no seams show
		x := right - wide + vg.Length(i)*wide/steps
		h.fill(blueTint((float64(i)+0.5)/steps), rectangle(vg.Rectangle{Min: vg.Point{X: x, Y: margin - 1}, Max: vg.Point{X: right, Y: margin - 1 + high}}))
	}
	h.write(text, most, vg.Point{X: right + 6, Y: margin}, 0)
	h.write(text, exact(h.low), vg.Point{X: right - wide - 6, Y: margin}, 1)
}
