package figure

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
	"funnelcast/reports"
)

// mostRatioLines is how many lines of a ratio chart can still be told apart.
const mostRatioLines = 12

// RatioLines draws the mean of the figure over how many people of one role there are for each of another, a line for each
// number of these. A point is a cell; the lines between them only join them, dashed where the step is not told from nothing in the same
// futures. A ring is where such steps begin. Nil for a sweep of anything else.
func RatioLines(s *forecast.Sweep) (*Chart, []forecast.Warning) {
	r := s.Ratio
	if r == nil || len(r.Lines) == 0 {
		return nil, nil
	}
	if n := len(r.Lines); n > mostRatioLines {
		return nil, []forecast.Warning{{Text: fmt.Sprintf("No picture of the ratio: %d lines cannot be told apart.", n), Remedy: "Read sweep.json, or take larger steps."}}
	}
	low, high, furthest := math.Inf(1), math.Inf(-1), 0.0
	for _, l := range r.Lines {
		for _, p := range l.Points {
			f := &s.Cells[p.Cell].Figure
			low, high = min(low, float64(f.Mean)), max(high, float64(f.Mean))
			furthest = max(furthest, p.Ratio)
		}
	}
	if !drawable(low) || !drawable(high) {
		return nil, []forecast.Warning{{Text: "No picture of the ratio: not all of it is finite.", Remedy: "Read sweep.csv."}}
	}
	unit := s.Figure.Unit
	d := &fan{series: forecast.Series{Unit: unit}, scale: scaleAround(low, high)}
	d.left = d.besideAxis()
	name := style{bold, 11, dark}
	after := vg.Length(0)
	for _, l := range r.Lines {
		after = max(after, name.face().width(withOf(l), name.size))
	}
	d.right = pageWidth - margin - min(after, pageWidth/3) - edgeGap
	x := func(ratio float64) vg.Length { return d.left + (d.right-d.left)*vg.Length(ratio/furthest) }
	d.drawGrid()
	for _, v := range newScale(0, furthest, false).ticks {
		if v <= furthest {
			d.tick(x(v), strconv.FormatFloat(round3(v), 'f', -1, 64))
		}
	}
	for i, l := range r.Lines {
		d.drawRatio(s, l, x, 0.3+0.7*float64(i+1)/float64(len(r.Lines)))
	}
	d.nameRatios(s, x, name)
	d.write(axisStyle, fmt.Sprintf("%s for each %s", clean(r.Of), clean(r.To)), vg.Point{X: (d.left + d.right) / 2, Y: plotBottom - 42}, 0.5)
	title := fmt.Sprintf("%s: mean %s by %s for each %s", clean(s.Scenario), reports.Metric(s.Figure.Metric), clean(r.Of), clean(r.To))
	d.head(title, fmt.Sprintf("Each point is a plan of %s futures, the same for all; dashed: a step that is not told from nothing; ring: one more %s no longer pays for sure",
		reports.Thousands(s.Paths), clean(r.Of)), madeFrom(s.Paths, s.Seed, s.Fixed, s.Version, s.Hash))
	chart := d.Chart
	return &chart, missing(title)
}

// withOf names a line by what the other axes are.
func withOf(l forecast.RatioLine) string {
	return clean(strings.Join(l.With, ", "))
}

// scaleAround is a scale that need not show zero.
func scaleAround(low, high float64) scale {
	if low == high {
		return newScale(low, high, false)
	}
	step := niceStep((high - low) / 6)
	s := scale{low: math.Floor(low/step) * step, high: high + 0.04*(high-low)}
	for i := math.Round(s.low / step); i*step <= s.high; i++ {
		s.ticks = append(s.ticks, i*step+0) // + 0 turns −0 into 0
	}
	return s
}

// drawRatio draws one line, as dark as a share.
func (d *fan) drawRatio(s *forecast.Sweep, l forecast.RatioLine, x func(float64) vg.Length, share float64) {
	col := blueTint(share)
	var points []vg.Point
	for i, p := range l.Points {
		f := &s.Cells[p.Cell].Figure
		at := vg.Point{X: x(p.Ratio), Y: d.y(float64(f.Mean))}
		if i == l.Full {
			d.fill(amber, circle(at, 8))
			d.fill(white, circle(at, 5.5))
		}
		points = append(points, at)
		if i == 0 {
			continue
		}
		if s.Cells[p.Cell].Marginal[s.Ratio.Axis].Figure.Distinct {
			d.stroke(col, 2, polyline(points[i-1], at))
		} else {
			d.stroke(col, 1.5, polyline(points[i-1], at), 3, 3)
		}
	}
	for _, at := range points {
		d.fill(col, circle(at, 3.5))
	}
}

// nameRatios names the lines at their ends, moved up and down so that no name covers another.
func (d *fan) nameRatios(s *forecast.Sweep, x func(float64) vg.Length, name style) {
	var placed []vg.Rectangle
	for _, l := range s.Ratio.Lines {
		end := l.Points[len(l.Points)-1]
		text := name.face().shorten(withOf(l), name.size, pageWidth/3)
		at := vg.Point{X: x(end.Ratio) + 10, Y: d.y(float64(s.Cells[end.Cell].Figure.Mean)) - name.middle()}
		for step := vg.Length(0); step < 60; step++ {
			y := at.Y + (step+1)/2*0.5*name.size // by turns above and below
			if int(step)%2 == 1 {
				y = at.Y - (step+1)/2*0.5*name.size
			}
			box := name.box(text, vg.Point{X: at.X, Y: y}, 0)
			free := y > plotBottom && y < ceiling-name.size
			for _, other := range placed {
				free = free && !overlap(grown(box, 0.5), other)
			}
			if free {
				at.Y = y
				break
			}
		}
		box := name.box(text, at, 0)
		placed = append(placed, box)
		d.fill(white, rectangle(box))
		d.write(name, text, at, 0)
	}
}
