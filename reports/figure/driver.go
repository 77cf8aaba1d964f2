package figure

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
	"time"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
	"funnelcast/reports"
)

var (
	amber     = color.NRGBA{0xf5, 0x9e, 0x0b, 0xff}
	rowStyle  = style{regular, 12, dark}
	boldStyle = style{bold, 12, dark}
	hintStyle = style{regular, 11, grey}
)

// frame writes title, subtitle and footer of a picture about drivers.
func (c *Chart) frame(d *forecast.Drivers, title, subtitle string) {
	for _, line := range []struct {
		style
		text string
		y    vg.Length
	}{{titleStyle, title, pageHeight - 32}, {subtitleStyle, subtitle, pageHeight - 51}} {
		c.write(line.style, line.face().shorten(line.text, line.size, pageWidth-2*margin), vg.Point{X: pageWidth / 2, Y: line.y}, 0.5)
	}
	footer := []string{reports.Thousands(d.Paths) + " paths, twice", fmt.Sprintf("seed %d", d.Seed), strings.TrimSpace("funnelcast " + d.Version)}
	if d.Hash != "" {
		footer = append(footer, d.Hash)
	}
	c.write(footerStyle, strings.Join(footer, " · "), vg.Point{X: margin, Y: margin}, 0)
}

// driven names the plan and the figure.
func driven(d *forecast.Drivers) string {
	what := reports.Metric(d.Aim.Metric)
	if d.Aim.Segment != "all" {
		what += " (" + d.Aim.Segment + ")"
	}
	return clean(d.Scenario) + ": " + what
}

// Tornado draws what each assumption does to the mean figure, the widest swing at the top: a bar from where
// the mean goes with the assumption at its P10 (amber) to where it goes at its P90 (blue), around the mean with the
// assumption as it was. A thin line at either end is one standard error each way. Assumptions
// without a source are marked. Nil where nothing was swung.
func Tornado(d *forecast.Drivers) *Chart {
	rows := slices.DeleteFunc(slices.Clone(d.Drivers), func(x forecast.Driver) bool { return len(x.Swings) == 0 })
	if len(rows) == 0 {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b forecast.Driver) int {
		switch x, y := math.Abs(a.Swings[0].Range.Value), math.Abs(b.Swings[0].Range.Value); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	const most = 20
	rows = rows[:min(len(rows), most)]

	low, high := 0.0, 0.0
	names := vg.Length(0)
	for _, x := range rows {
		for _, end := range []forecast.Uncertain{x.Swings[0].Low, x.Swings[0].High} {
			low, high = min(low, end.Value-end.SE), max(high, end.Value+end.SE)
		}
		names = max(names, rowStyle.face().width(clean(x.Assumption), rowStyle.size), hintStyle.face().width(origin(&x), hintStyle.size))
	}
	names = min(names, pageWidth/3)
	unit := d.Outcomes[0].Unit
	c := &Chart{}
	left, right := margin+names+60, pageWidth-margin-60
	s := newScale(low, high, false)
	at := func(v float64) vg.Length { return left + (right-left)*vg.Length((v-s.low)/(s.high-s.low)) }
	bottom, top := vg.Length(64), plotTop-16

	c.frame(d, driven(d)+", what moves its mean",
		fmt.Sprintf("Change of the mean in %s when one assumption is at its P10 (amber) or at its P90 (blue) and all else as it was, %s paths each; whiskers ± 1 standard error",
			d.Aim.Month, reports.Thousands(d.Swung)))
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
		if pitch < 27 || under == "" {
			c.write(rowStyle, name, vg.Point{X: margin, Y: y - rowStyle.middle()}, 0)
			continue
		}
		c.write(rowStyle, name, vg.Point{X: margin, Y: y + 2}, 0)
		c.write(hintStyle, hintStyle.face().shorten(under, hintStyle.size, names), vg.Point{X: margin, Y: y - 11}, 0)
	}
	return c
}

// origin tells an assumption's range and whether it has a source.
func origin(x *forecast.Driver) string {
	text := clean(x.Written)
	if !x.Sourced {
		text = strings.TrimPrefix(text+", no source", ", ")
	}
	return text
}

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
// line is the median. Nil for a single month.
func Split(d *forecast.Drivers) *Chart {
	n := len(d.Split)
	if n < 2 {
		return nil
	}
	f := &fan{series: forecast.Series{Metric: d.Aim.Metric, Unit: d.Aim.Unit}}
	low, high := 0.0, 0.0
	for _, m := range d.Split {
		month, err := time.Parse("2006-01", m.Month)
		if err != nil {
			panic("figure: month " + m.Month) // forecast writes them
		}
		f.months = append(f.months, month)
		low, high = min(low, m.P10), max(high, m.P90)
	}
	f.scale = newScale(low, high, d.Aim.Unit == "count")
	last := d.Split[n-1]
	labels := []edgeLabel{
		{edgeStyle, "P10 " + measured(last.P10, d.Aim.Unit), last.P10},
		{medianStyle, "P50 " + measured(last.P50, d.Aim.Unit), last.P50},
		{edgeStyle, "P90 " + measured(last.P90, d.Aim.Unit), last.P90},
	}
	var before, after vg.Length
	for _, v := range f.scale.ticks {
		before = max(before, axisStyle.face().width(amount(v, d.Aim.Unit), axisStyle.size))
	}
	for _, l := range labels {
		after = max(after, l.style.face().width(l.text, l.style.size))
	}
	f.edge = labels
	f.left, f.right = max(margin+before+axisGap, 2*margin), pageWidth-margin-after-edgeGap
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
	f.drawLegend(last.Rates.Value)
	what := "month by month"
	if d.Aim.From != "" {
		what = "summed from " + d.Aim.From + " on"
	}
	f.frame(d, driven(d)+", guesswork and luck",
		"The band holds 80 % of the futures, "+what+"; its tones have the shares of the width that each has of the variance")
	return &f.Chart
}

// drawLegend says what the two tones are, at the end of the plan.
func (d *fan) drawLegend(rates float64) {
	x, y := d.left+14, plotTop-12
	for i, entry := range []struct {
		colour color.Color
		text   string
	}{
		{blue50, fmt.Sprintf("rates we do not know: %.0f %% at the end", 100*rates)},
		{blue90, fmt.Sprintf("luck: %.0f %%", 100*(1-rates))},
	} {
		at := y - vg.Length(i)*19
		c := vg.Rectangle{Min: vg.Point{X: x, Y: at}, Max: vg.Point{X: x + 22, Y: at + 11}}
		d.fill(entry.colour, rectangle(c))
		d.write(boldStyle, entry.text, vg.Point{X: x + 30, Y: at + 1}, 0)
	}
}
