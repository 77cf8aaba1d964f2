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
	end := rows[len(rows)-1]
	d := &fan{series: forecast.Series{Unit: "share"}, scale: newScale(0, 1, false)}
	d.edge = []edgeLabel{
		{style{bold, 12.5, blue}, "people at quota " + share(end.AtQuota), end.AtQuota.Value},
		{style{bold, 12.5, green}, "lower plan reached " + share(end.Reached), end.Reached.Value},
		{style{regular, 12.5, green}, "same plan reached " + share(y.Plan), y.Plan.Value},
	}
	slices.SortStableFunc(d.edge, func(a, b edgeLabel) int { return cmp.Compare(a.value, b.value) })
	d.left, d.right = d.besideAxis(), pageWidth-margin-d.edgeWidth()-edgeGap
	over := newScale(rows[0].Over, end.Over, false)
	at := func(share float64) vg.Length {
		return d.left + (d.right-d.left)*vg.Length((share-rows[0].Over)/(end.Over-rows[0].Over))
	}
	d.drawGrid()
	today := crisp(at(q.Over))
	d.stroke(grey, 1, polyline(vg.Point{X: today, Y: plotBottom}, vg.Point{X: today, Y: plotTop - 12}), 4, 3)
	d.write(rowStyle, "today: "+amount(q.Over, "share"), vg.Point{X: today, Y: plotTop - 6}, 0.5)
	people := d.drawBand(rows, at, blue80, func(a *forecast.Assigned) forecast.Uncertain { return a.AtQuota })
	team := d.drawBand(rows, at, paleGreen, func(a *forecast.Assigned) forecast.Uncertain { return a.Reached })
	d.stroke(blue, 1.25, people) // no band hides a line
	d.stroke(green, 1.25, team)
	d.stroke(green, 1, polyline(vg.Point{X: d.left, Y: d.y(y.Plan.Value)}, vg.Point{X: d.right, Y: d.y(y.Plan.Value)}), 6, 4)
	d.drawEdge()
	for _, v := range over.ticks {
		if v >= rows[0].Over-1e-9 && v <= end.Over+1e-9 {
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

// drawBand draws two standard errors each way of a share over over-assignment, and returns the line of the share itself.
func (d *fan) drawBand(rows []forecast.Assigned, at func(over float64) vg.Length, tint color.NRGBA, of func(*forecast.Assigned) forecast.Uncertain) vg.Path {
	var line, upper, lower []vg.Point
	for i := range rows {
		u, x := of(&rows[i]), at(rows[i].Over)
		line = append(line, vg.Point{X: x, Y: d.y(u.Value)})
		upper = append(upper, vg.Point{X: x, Y: d.y(min(u.Value+2*u.SE, 1))})
		lower = append(lower, vg.Point{X: x, Y: d.y(max(u.Value-2*u.SE, 0))})
	}
	d.fill(tint, area(upper, lower))
	return polyline(line...)
}
