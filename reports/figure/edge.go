package figure

import (
	"math"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

// An edgeLabel names one percentile, or several of the same value, at the right
// end of the fan.
type edgeLabel struct {
	style style
	text  string
	value float64
}

// edgeLabels names the percentiles of the last month, lowest first. Those of
// the same value share a label, except that the median has its own unless all are the same. They have no more digits than their
// errors leave.
func edgeLabels(s *forecast.Series) []edgeLabel {
	names := []string{"P5", "P10", "P25", "P50", "P75", "P90", "P95"}
	const median = 3
	last, unit := s.Points[len(s.Points)-1], s.Unit
	values := percentiles(last)
	text := func(i int) string { return known(s.Last[i], unit) }
	if values[0] == values[len(values)-1] {
		return []edgeLabel{{medianStyle, "P5–P95 " + text(median), last.P50}}
	}
	var labels []edgeLabel
	for i := 0; i < len(values); {
		end := i
		for end+1 < len(values) && values[end+1] == values[i] && end+1 != median && i != median {
			end++
		}
		name, st := names[i], edgeStyle
		if end > i {
			name += "–" + names[end]
		}
		if i == median {
			st = medianStyle
		}
		labels = append(labels, edgeLabel{st, name + " " + text(i), values[i]})
		i = end + 1
	}
	return labels
}

func (d *fan) drawEdge() {
	const lineHeight = 15
	var wanted []vg.Length
	for _, l := range d.edge {
		wanted = append(wanted, d.y(l.value))
	}
	for i, y := range spread(wanted, lineHeight, plotBottom, ceiling-lineHeight/2) {
		l := d.edge[i]
		if math.Abs(float64(y-wanted[i])) > 2 {
			d.stroke(ash, 0.75, polyline(
				vg.Point{X: d.right + 2, Y: wanted[i]},
				vg.Point{X: d.right + edgeGap - 3, Y: y}))
		}
		d.write(l.style, l.text, vg.Point{X: d.right + edgeGap, Y: y - l.style.middle()}, 0)
	}
}

// edgeWidth is the room that the labels at the right edge take.
func (d *fan) edgeWidth() (widest vg.Length) {
	for _, l := range d.edge {
		widest = max(widest, l.style.face().width(l.text, l.style.size))
	}
	return widest
}
