package figure

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
	"funnelcast/reports"
)

// from says what a picture about drivers was made from.
func from(d *forecast.Drivers) string {
	return made(reports.Thousands(d.Paths)+" paths, twice", d.Seed, false, d.Version, d.Hash)
}

// driven names the plan and the figure.
func driven(d *forecast.Drivers) string {
	return clean(d.Scenario) + ": " + reports.InSegment(d.Aim.Metric, d.Aim.Segment)
}

// Tornado draws what each assumption does to the mean figure, the widest swing at the top: a bar from where
// the mean goes with the assumption at its P10 (amber) to where it goes at its P90 (blue), around the mean with the
// assumption as it was. A thin line at either end is one standard error each way. Assumptions
// without a source are marked. Where nothing was swung the chart is nil and the warning says so; other warnings are
// of characters that the font lacks.
func Tornado(d *forecast.Drivers) (*Chart, []forecast.Warning) {
	rows := slices.DeleteFunc(slices.Clone(d.Drivers), func(x forecast.Driver) bool { return len(x.Swings) == 0 })
	if len(rows) == 0 {
		return nil, []forecast.Warning{{Text: "No picture of swings: no assumption was swung", Remedy: "Write a number as a range, or ask for swings: --swings 10."}}
	}
	widest := func(a, b forecast.Driver) int {
		return cmp.Compare(math.Abs(b.Swings[0].Range.Value), math.Abs(a.Swings[0].Range.Value))
	}
	slices.SortStableFunc(rows, widest)
	const most = 20
	rows = rows[:min(len(rows), most)]

	low, high := 0.0, 0.0
	names, texts := vg.Length(0), []string{clean(d.Scenario)}
	for _, x := range rows {
		texts = append(texts, clean(x.Assumption))
		for _, end := range []forecast.Uncertain{x.Swings[0].Low, x.Swings[0].High} {
			low, high = min(low, end.Value-end.SE), max(high, end.Value+end.SE)
		}
		names = max(names, rowStyle.face().width(clean(x.Assumption), rowStyle.size), hintStyle.face().width(origin(&x)+" "+noSource, hintStyle.size))
	}
	names = min(names, pageWidth/3)
	unit := d.Outcomes[0].Unit
	c := &Chart{}
	left, right := margin+names+60, pageWidth-margin-60
	s := newScale(low, high, false)
	at := func(v float64) vg.Length { return left + (right-left)*vg.Length((v-s.low)/(s.high-s.low)) }
	bottom, top := vg.Length(64), plotTop+6

	c.head(driven(d)+", what moves its mean",
		fmt.Sprintf("Change of the mean in %s when one assumption is at its P10 (amber) or at its P90 (blue) and all else as it was, %s paths each; whiskers ± 1 standard error",
			d.Aim.Month, reports.Thousands(d.Swung)), from(d))
	for _, v := range s.ticks {
		x := crisp(at(v))
		col := pale
		if v == 0 {
			col = ash
		}
		c.stroke(col, 1, polyline(vg.Point{X: x, Y: bottom}, vg.Point{X: x, Y: top}))
		c.write(axisStyle, plus(v)+amount(v, unit), vg.Point{X: x, Y: bottom - 17}, 0.5)
	}
	pitch := (top - bottom) / vg.Length(len(rows))
	half := min(pitch*0.32, 13)
	for i, x := range rows {
		y := top - pitch*(vg.Length(i)+0.5)
		w := &x.Swings[0]
		c.bar(at(0), at(w.Low.Value), y, half, amber)
		c.bar(at(0), at(w.High.Value), y, half, blue)
		for _, end := range []forecast.Uncertain{w.Low, w.High} {
			c.stroke(dark, 1, polyline(vg.Point{X: at(end.Value - end.SE), Y: y}, vg.Point{X: at(end.Value + end.SE), Y: y}))
		}
		name := rowStyle.face().shorten(clean(x.Assumption), rowStyle.size, names)
		under := origin(&x)
		if pitch < 27 {
			c.write(rowStyle, name, vg.Point{X: margin, Y: y - rowStyle.middle()}, 0)
			continue
		}
		c.write(rowStyle, name, vg.Point{X: margin, Y: y + 2}, 0)
		c.write(hintStyle, hintStyle.face().shorten(under, hintStyle.size, names), vg.Point{X: margin, Y: y - 11}, 0)
		if !x.Sourced {
			after := hintStyle.face().width(under+" ", hintStyle.size)
			c.write(doubtStyle, noSource, vg.Point{X: margin + after, Y: y - 11}, 0)
		}
	}
	return c, missing(texts...)
}

// origin is an assumption's range as the plan has it, cut short where that is long.
func origin(x *forecast.Driver) string {
	return hintStyle.face().shorten(clean(x.Written), hintStyle.size, pageWidth/4)
}

const noSource = "no source"

func plus(v float64) string {
	if v > 0 {
		return "+"
	}
	return ""
}

// bar fills a level bar between two places.
func (c *Chart) bar(from, to, y, half vg.Length, col color.Color) {
	c.fill(col, rectangle(vg.Rectangle{Min: vg.Point{X: min(from, to), Y: y - half}, Max: vg.Point{X: max(from, to), Y: y + half}}))
}

// Split draws the band that holds 80 % of the futures, month by month, in two tones: the inner one has the share
// of the band's width that unknown rates have of its variance, the outer one that of luck; the
// line is the median. For a single month the chart is nil and the warning says so; other warnings are
// of characters that the font lacks.
func Split(d *forecast.Drivers) (*Chart, []forecast.Warning) {
	n := len(d.Split)
	if n < 2 {
		return nil, []forecast.Warning{{Text: "No picture of guesswork and luck by month: the figure is of a single month", Remedy: "Read the shares in the summary."}}
	}
	f := &fan{series: forecast.Series{Metric: d.Aim.Metric, Unit: d.Aim.Unit}}
	low, high := 0.0, 0.0
	for _, m := range d.Split {
		f.months = append(f.months, monthNamed(m.Month))
		low, high = min(low, m.P10), max(high, m.P90)
	}
	f.scale = newScale(low, high, d.Aim.Unit == "count")
	last := d.Split[n-1]
	f.edge = []edgeLabel{
		{edgeStyle, "P10 " + known(last.Band.P10, d.Aim.Unit), last.P10},
		{medianStyle, "P50 " + known(last.Band.P50, d.Aim.Unit), last.P50},
		{edgeStyle, "P90 " + known(last.Band.P90, d.Aim.Unit), last.P90},
	}
	f.left, f.right = max(f.besideAxis(), 2*margin), pageWidth-margin-f.edgeWidth()-edgeGap
	for i, m := range d.Split {
		share := min(max(m.Rates.Value, 0), 1)
		f.columns = append(f.columns, column{f.left + (f.right-f.left)*vg.Length(i)/vg.Length(n-1), forecast.Summary{
			P10: m.P10, P25: m.P50 - share*(m.P50-m.P10), P50: m.P50, P75: m.P50 + share*(m.P90-m.P50), P90: m.P90}})
	}
	f.drawGrid()
	f.drawMonths()
	f.fill(blue90, area(f.line(p90), f.line(p10)))
	f.fill(blue50, area(f.line(p75), f.line(p25)))
	f.stroke(blue, 2.25, polyline(f.line(p50)...))
	f.drawEdge()
	f.drawLegend(&last)
	what := "month by month"
	if d.Aim.From != "" {
		what = "summed from " + d.Aim.From + " on"
	}
	f.head(driven(d)+", guesswork and luck",
		"The band holds 80 % of the futures, "+what+"; each tone has the share of its width that it has of the variance", from(d))
	return &f.Chart, missing(clean(d.Scenario))
}

// drawLegend says above the band what the two tones are, at the end of the plan.
func (d *fan) drawLegend(last *forecast.MonthSplit) {
	rates, luck := last.Parts()
	x, y := d.left, plotTop+7
	for _, entry := range []struct {
		colour color.Color
		text   string
	}{
		{blue50, "rates we do not know, " + reports.Uncertain(rates) + " at the end"},
		{blue90, "luck, " + reports.Uncertain(luck)},
	} {
		d.fill(entry.colour, rectangle(vg.Rectangle{Min: vg.Point{X: x, Y: y}, Max: vg.Point{X: x + 22, Y: y + 11}}))
		d.write(boldStyle, entry.text, vg.Point{X: x + 29, Y: y + 1}, 0)
		x += 29 + boldStyle.face().width(entry.text, boldStyle.size) + 24
	}
}
