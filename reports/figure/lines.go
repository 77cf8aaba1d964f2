package figure

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"
	"time"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

// planColours tell plans apart, the baseline's first.
var planColours = []color.NRGBA{dark, blue, {0xd9, 0x77, 0x06, 0xff}, {0x05, 0x96, 0x69, 0xff}, {0x7c, 0x3a, 0xed, 0xff}, {0x08, 0x91, 0xb2, 0xff}}

// fewPlans is how many plans have their P10 and P90 named at the edge, too.
const fewPlans = 3

// Lines draws the ARR of compared plans over the months: of each the median, and dashed P10 and P90. Filled
// bands would hide each other. As [Fan] it draws the baseline's targets on ARR, and warns.
func Lines(c *forecast.Comparison) (*Chart, []forecast.Warning) {
	d, warnings, ok := newLines(c)
	if !ok {
		return nil, warnings
	}
	d.drawGrid()
	d.drawMonths()
	for i := len(c.Plans) - 1; i >= 0; i-- { // the baseline on top
		d.drawPlan(i, &c.Plans[i])
	}
	d.drawEdge()
	d.drawTargets()
	d.drawPlans(c)
	d.head("ARR of the plans", "Lines are medians; 8 of 10 futures lie between a plan's dashed lines, month by month",
		madeFrom(c.Paths, c.Seed, c.Fixed, c.Version, ""))
	chart := d.Chart
	return &chart, warnings
}

// newLines checks what is drawn and lays it out. The columns of the fan are the envelope of all plans, which
// labels keep clear of.
func newLines(c *forecast.Comparison) (*fan, []forecast.Warning, bool) {
	d := &fan{names: c.Months, series: forecast.Series{Unit: c.Currency}}
	refuse := func(why string) (*fan, []forecast.Warning, bool) {
		return nil, []forecast.Warning{{Text: "No picture of the plans' ARR: " + why, Remedy: "Read compare.csv."}}, false
	}
	if len(c.Plans) > len(planColours) {
		return refuse(fmt.Sprintf("%d plans cannot be told apart", len(c.Plans)))
	}
	for i, m := range c.Months {
		month, err := time.Parse("2006-01", m)
		if err != nil {
			return refuse("month " + m)
		}
		d.months = append(d.months, month)
		low, high := math.Inf(1), math.Inf(-1)
		for j := range c.Plans {
			low, high = min(low, c.Plans[j].ARR[i].P10.Value), max(high, c.Plans[j].ARR[i].P90.Value)
		}
		if !drawable(low) || !drawable(high) {
			return refuse("not all of it is finite")
		}
		d.series.Points = append(d.series.Points, forecast.Summary{P5: low, P95: high})
	}
	var texts []string
	for i := range c.Plans {
		texts = append(texts, clean(c.Plans[i].Scenario))
	}
	for _, t := range c.Plans[0].Targets {
		if t.Metric == "arr" && t.Segment == "all" {
			t.Name = clean(t.Name)
			texts = append(texts, t.Name)
			d.targets = append(d.targets, t.Target)
		}
	}
	d.edge = edgesOf(c)
	d.layOut()
	return d, missing(texts...), true
}

func (d *fan) drawPlan(i int, p *forecast.Compared) {
	col := planColours[i]
	line := func(of func(forecast.Band) forecast.Quantile) []vg.Point {
		var points []vg.Point
		for j, c := range d.columns {
			points = append(points, vg.Point{X: c.x, Y: d.y(of(p.ARR[min(j, len(p.ARR)-1)]).Value)})
		}
		return points
	}
	d.stroke(col, 1, polyline(line(func(b forecast.Band) forecast.Quantile { return b.P10 })...), 4, 3)
	d.stroke(col, 1, polyline(line(func(b forecast.Band) forecast.Quantile { return b.P90 })...), 4, 3)
	d.stroke(col, 2.25, polyline(line(func(b forecast.Band) forecast.Quantile { return b.P50 })...))
}

// edgesOf names what the plans' lines come to, lowest first.
func edgesOf(c *forecast.Comparison) []edgeLabel {
	var labels []edgeLabel
	for i := range c.Plans {
		p := &c.Plans[i]
		last := p.ARR[len(p.ARR)-1]
		add := func(s style, name string, q forecast.Quantile) {
			s.colour = planColours[i]
			labels = append(labels, edgeLabel{s, p.Name + " " + name + " " + known(q, c.Currency), q.Value})
		}
		add(medianStyle, "P50", last.P50)
		if len(c.Plans) <= fewPlans {
			add(edgeStyle, "P10", last.P10)
			add(edgeStyle, "P90", last.P90)
		}
	}
	slices.SortStableFunc(labels, func(a, b edgeLabel) int { return cmp.Compare(a.value, b.value) })
	return labels
}

// drawPlans names the plans' lines in a row under the months.
func (d *fan) drawPlans(c *forecast.Comparison) {
	const sample, gap = 18, 5
	const baseline = vg.Length(30)
	legend := style{regular, 11, dark}
	room := (pageWidth - 2*margin) / vg.Length(len(c.Plans))
	for i := range c.Plans {
		x := margin + room*vg.Length(i)
		y := baseline + legend.middle()
		d.stroke(planColours[i], 2.25, polyline(vg.Point{X: x, Y: y}, vg.Point{X: x + sample, Y: y}))
		text := c.Plans[i].Name + "  " + clean(c.Plans[i].Scenario)
		text = legend.face().shorten(text, legend.size, room-sample-3*gap)
		d.write(legend, text, vg.Point{X: x + sample + gap, Y: baseline}, 0)
	}
}
