package figure

import (
	"fmt"
	"math"
	"slices"
	"time"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

// A fan is the geometry that the parts of a fan chart share.
type fan struct {
	Chart
	series  forecast.Series
	names   []string // of the months, as in the forecast
	months  []time.Time
	targets []forecast.Target
	beyond  []forecast.Target // those far above the axis, or below it

	scale       scale
	left, right vg.Length // the plotting area
	// The columns of points that the bands run through: one for each month, or
	// two of the same numbers, the sides of a bar, if there is only one month.
	columns []column
	edge    []edgeLabel
}

type column struct {
	x vg.Length
	forecast.Summary
}

// Fan draws one metric of the whole plan (segment "all") as bands over the
// months: P5 to P95, P10 to P90, P25 to P75 and the median, with the value of
// each at the last month and a line for each target on that metric. The bands
// hold their share of the simulated futures month by month; no single future
// need follow one of them.
//
// The warnings say what a reader of the picture cannot see in it: characters
// that the font lacks, a target that adds up several months and therefore has no
// place among single months. If the forecast cannot be drawn at all (it has no
// such series, or its numbers are not finite) the chart is nil and the warning
// says why. Fan copies what it needs from f.
func Fan(f *forecast.Forecast, metric string) (*Chart, []forecast.Warning) {
	d, err := newFan(f, metric)
	if err != nil {
		return nil, []forecast.Warning{{
			Text:   fmt.Sprintf("No picture of %s: %v", metric, err),
			Remedy: "Choose a metric that forecast.csv lists with segment all.",
		}}
	}
	var warnings []forecast.Warning
	for _, t := range f.Targets {
		if t.Metric != metric || t.Segment != "all" {
			continue
		}
		if t.From != "" && t.From != t.Month {
			warnings = append(warnings, forecast.Warning{
				Text:   fmt.Sprintf("The picture of %s shows single months; target %s, the sum from %s to %s, is not in it", metric, t.Name, t.From, t.Month),
				Remedy: "Read its probability in the summary.",
			})
			continue
		}
		if !slices.Contains(d.names, t.Month) {
			warnings = append(warnings, forecast.Warning{
				Text:   fmt.Sprintf("Target %s of month %s is outside the months of the picture of %s", t.Name, t.Month, metric),
				Remedy: "Run as many months as reach the target's month.",
			})
			continue
		}
		t.Name = clean(t.Name)
		d.targets = append(d.targets, t)
	}
	name := clean(f.Scenario)
	texts := []string{name}
	for _, t := range d.targets {
		texts = append(texts, t.Name)
	}
	warnings = append(warnings, missing(texts...)...)

	d.layOut()
	d.drawGrid()
	d.drawMonths()
	d.drawBands()
	d.drawEdge()
	d.drawTargets()
	d.drawHeading(name, f)
	chart := d.Chart // without the rest of the fan
	return &chart, warnings
}

// newFan finds and checks what is drawn.
func newFan(f *forecast.Forecast, metric string) (*fan, error) {
	i := slices.IndexFunc(f.Series, func(s forecast.Series) bool { return s.Metric == metric && s.Segment == "all" })
	if i < 0 {
		return nil, fmt.Errorf("the forecast has no such series")
	}
	d := &fan{series: f.Series[i], names: f.Months}
	if len(d.series.Points) == 0 || len(d.series.Points) != len(f.Months) {
		return nil, fmt.Errorf("the series has %d points for %d months", len(d.series.Points), len(f.Months))
	}
	for _, m := range f.Months {
		month, err := time.Parse("2006-01", m)
		if err != nil {
			return nil, fmt.Errorf("month %q: %w", m, err)
		}
		d.months = append(d.months, month)
	}
	for i, p := range d.series.Points {
		ps := percentiles(p)
		if !slices.IsSorted(ps) || !drawable(ps[0]) || !drawable(ps[len(ps)-1]) {
			return nil, fmt.Errorf("the percentiles of %s are not rising finite numbers", f.Months[i])
		}
	}
	for _, t := range f.Targets {
		if t.Metric == metric && !drawable(t.AtLeast) {
			return nil, fmt.Errorf("target %s is not a finite number", t.Name)
		}
	}
	return d, nil
}

// drawable says whether a number can be scaled without overflow.
func drawable(v float64) bool { return math.Abs(v) < 1e300 }

func percentiles(s forecast.Summary) []float64 {
	return []float64{s.P5, s.P10, s.P25, s.P50, s.P75, s.P90, s.P95}
}

// layOut chooses the axis and the plotting area: as wide as the labels on both
// sides allow.
func (d *fan) layOut() {
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range d.series.Points {
		low, high = min(low, p.P5), max(high, p.P95)
	}
	low, high = d.withTargets(low, high)
	d.scale = newScale(low, high, d.series.Unit == "count")
	if d.edge == nil {
		d.edge = edgeLabels(&d.series)
	}

	// Half a month's name stands out beyond the area on either side.
	d.left = max(d.besideAxis(), 2*margin)
	d.right = pageWidth - margin - max(d.edgeWidth()+edgeGap, margin)

	if len(d.months) == 1 {
		bar := 0.4 * (d.right - d.left)
		p := d.series.Points[0]
		d.columns = []column{{d.right - bar, p}, {d.right, p}}
		return
	}
	for i, p := range d.series.Points {
		d.columns = append(d.columns, column{d.left + (d.right-d.left)*vg.Length(i)/vg.Length(len(d.months)-1), p})
	}
}

// besideAxis is the left edge of the plotting area that leaves room for what is written beside the axis.
func (d *fan) besideAxis() vg.Length {
	widest := vg.Length(0)
	for _, v := range d.scale.ticks {
		widest = max(widest, axisStyle.face().width(d.scale.label(v, d.series.Unit), axisStyle.size))
	}
	return margin + widest + axisGap
}

// monthX returns where a month lies.
func (d *fan) monthX(i int) vg.Length {
	if len(d.months) == 1 {
		return (d.columns[0].x + d.columns[1].x) / 2
	}
	return d.columns[i].x
}

// y returns the height of a value.
func (d *fan) y(v float64) vg.Length {
	return plotBottom + (plotTop-plotBottom)*vg.Length((v-d.scale.low)/(d.scale.high-d.scale.low))
}

// line returns the points of one percentile.
func (d *fan) line(of func(column) float64) []vg.Point {
	points := make([]vg.Point, len(d.columns))
	for i, c := range d.columns {
		points[i] = vg.Point{X: c.x, Y: d.y(of(c))}
	}
	return points
}

func p5(c column) float64  { return c.P5 }
func p10(c column) float64 { return c.P10 }
func p25(c column) float64 { return c.P25 }
func p50(c column) float64 { return c.P50 }
func p75(c column) float64 { return c.P75 }
func p90(c column) float64 { return c.P90 }
func p95(c column) float64 { return c.P95 }

// crisp moves a length to the middle of a line one point wide between pixels.
func crisp(v vg.Length) vg.Length {
	const pixel = 72.0 / dpi
	return vg.Length(math.Round(float64(v)/pixel)) * pixel
}

func (d *fan) drawGrid() {
	for _, v := range d.scale.ticks {
		y := crisp(d.y(v))
		col := pale
		if v == 0 {
			col = ash
		}
		d.stroke(col, 1, polyline(vg.Point{X: d.left, Y: y}, vg.Point{X: d.right, Y: y}))
		d.write(axisStyle, d.scale.label(v, d.series.Unit), vg.Point{X: d.left - axisGap, Y: y - axisStyle.middle()}, 1)
	}
}

// tick marks a place on the horizontal axis and names it.
func (d *fan) tick(x vg.Length, text string) {
	x = crisp(x)
	d.stroke(ash, 1, polyline(vg.Point{X: x, Y: plotBottom}, vg.Point{X: x, Y: plotBottom - 6}))
	d.write(axisStyle, text, vg.Point{X: x, Y: plotBottom - 9 - ascent*axisStyle.size}, 0.5)
}

func (d *fan) drawBands() {
	d.fill(blue90, area(d.line(p95), d.line(p5)))
	d.fill(blue80, area(d.line(p90), d.line(p10)))
	d.fill(blue50, area(d.line(p75), d.line(p25)))
	d.stroke(blue, 2.25, polyline(d.line(p50)...))
}

func (d *fan) drawMonths() {
	const long, brief = 6, 3.5
	perMonth := (d.right - d.left) / vg.Length(max(len(d.months)-1, 1))
	room := float64((axisStyle.face().width("2000", axisStyle.size) + 6) / perMonth)
	for _, t := range monthTicks(d.months, room) {
		x := crisp(d.monthX(t.at))
		size := vg.Length(brief)
		if t.named {
			size = long
			y := plotBottom - long - 3 - ascent*axisStyle.size
			d.write(axisStyle, t.month.Format("Jan"), vg.Point{X: x, Y: y}, 0.5)
			d.write(axisStyle, t.month.Format("2006"), vg.Point{X: x, Y: y - 1.1*axisStyle.size}, 0.5)
		}
		d.stroke(ash, 1, polyline(vg.Point{X: x, Y: plotBottom}, vg.Point{X: x, Y: plotBottom - size}))
	}
}
