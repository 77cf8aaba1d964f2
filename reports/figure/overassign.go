package figure

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

// OverAssignment draws, over the share by which quotas exceed the plan, how many people make their quota if the plan is
// kept (blue), and how probable it is that the team reaches its plan: if that is kept (green, dashed), and if it is set so far
// below today's quotas (green). Bands are two standard errors each way. The upright line is today. The warnings are of
// characters that the font lacks.
func OverAssignment(q *forecast.QuotaStudy, y *forecast.QuotaYear) (*Chart, []forecast.Warning) {
	rows := y.Curve
	first, last := rows[0].Over, rows[len(rows)-1].Over
	d := &fan{series: forecast.Series{Unit: "share"}, scale: newScale(0, 1, false)}
	blueName := style{bold, 12.5, blue}
	greenName := style{bold, 12.5, green}
	end := rows[len(rows)-1]
	d.edge = []edgeLabel{
		{blueName, "people at quota " + share(end.AtQuota), end.AtQuota.Value},
		{greenName, "lower plan reached " + share(end.Reached), end.Reached.Value},
		{style{regular, 12.5, green}, "same plan reached " + share(y.Plan), y.Plan.Value},
	}
	slices.SortStableFunc(d.edge, func(a, b edgeLabel) int { return cmp.Compare(a.value, b.value) })
	d.left, d.right = d.besideAxis(), pageWidth-margin-d.edgeWidth()-edgeGap
	at := func(over float64) vg.Length { return d.left + (d.right-d.left)*vg.Length((over-first)/(last-first)) }
	d.drawGrid()
	today := crisp(at(q.Over))
	d.stroke(grey, 1, polyline(vg.Point{X: today, Y: plotBottom}, vg.Point{X: today, Y: plotTop - 12}), 4, 3)
	d.write(rowStyle, "today: "+amount(q.Over, "share"), vg.Point{X: today, Y: plotTop - 6}, 0.5)
	var lines []mark
	for _, line := range []struct {
		of           func(*forecast.Assigned) forecast.Uncertain
		colour, band color.NRGBA
	}{
		{func(a *forecast.Assigned) forecast.Uncertain { return a.AtQuota }, blue, blue80},
		{func(a *forecast.Assigned) forecast.Uncertain { return a.Reached }, green, paleGreen},
	} {
		var middle, upper, lower []vg.Point
		for i := range rows {
			u, x := line.of(&rows[i]), at(rows[i].Over)
			middle = append(middle, vg.Point{X: x, Y: d.y(u.Value)})
			upper = append(upper, vg.Point{X: x, Y: d.y(min(u.Value+2*u.SE, 1))})
			lower = append(lower, vg.Point{X: x, Y: d.y(max(u.Value-2*u.SE, 0))})
		}
		d.fill(line.band, area(upper, lower))
		lines = append(lines, mark{path: polyline(middle...), colour: line.colour, width: 1.25})
	}
	d.marks = append(d.marks, lines...) // no band hides a line
	d.stroke(green, 1, polyline(vg.Point{X: d.left, Y: d.y(y.Plan.Value)}, vg.Point{X: d.right, Y: d.y(y.Plan.Value)}), 6, 4)
	d.drawEdge()
	step := newScale(first, last, false)
	for _, v := range step.ticks {
		if v >= first-1e-9 && v <= last+1e-9 {
			d.tick(at(v), amount(v, "share"))
		}
	}
	d.write(axisStyle, "over-assignment: by how much the people's quotas exceed the plan", vg.Point{X: (d.left + d.right) / 2, Y: plotBottom - 42}, 0.5)
	d.head(fmt.Sprintf("%s in %s: what over-assignment does", clean(y.Role), y.Year),
		"Blue and dashed: the plan kept and quotas raised. Green: today's quotas kept and the plan set so far below them. Bands: ± 2 standard errors",
		madeFrom(q.Paths, q.Seed, q.Fixed, q.Version, q.Hash))
	chart := d.Chart
	return &chart, chart.lacks()
}
