package figure

import (
	"fmt"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
	"funnelcast/reports"
)

// Attainment draws what people made of their quota in a year: a bar for each tenth of it, blue from 100 % on, whiskers one
// standard error each way, and lines at P10, P50 and P90. The warnings are of characters that
// the font lacks.
func Attainment(q *forecast.QuotaStudy, y *forecast.QuotaYear) (*Chart, []forecast.Warning) {
	d := &fan{series: forecast.Series{Unit: "share"}, right: pageWidth - 2*margin}
	high := 0.0
	for _, b := range y.Histogram {
		high = max(high, b.Share+b.SE)
	}
	d.scale = newScale(0, 1.1*high, false) // air for the names of the percentiles
	d.left = d.besideAxis()
	d.drawGrid()
	n := len(y.Histogram)
	wide := (d.right - d.left) / vg.Length(n)
	at := func(v float64) vg.Length { return d.left + min(vg.Length(10*v), vg.Length(n))*wide }
	for i, b := range y.Histogram {
		col := blue80
		if b.From >= 1 {
			col = blue
		}
		x := d.left + vg.Length(i)*wide
		d.fill(col, rectangle(vg.Rectangle{Min: vg.Point{X: x + 1.5, Y: plotBottom}, Max: vg.Point{X: x + wide - 1.5, Y: d.y(b.Share)}}))
		mid := x + wide/2
		d.stroke(dark, 1, polyline(vg.Point{X: mid, Y: d.y(max(b.Share-b.SE, 0))}, vg.Point{X: mid, Y: d.y(b.Share + b.SE)}))
		switch last := i+1 == n; {
		case last:
			d.tick(x, amount(b.From, "share")+"+")
		case i%5 == 0 && i+2 < n:
			d.tick(x, amount(b.From, "share"))
		}
	}
	d.write(axisStyle, "attainment: credit ÷ quota", vg.Point{X: (d.left + d.right) / 2, Y: plotBottom - 42}, 0.5)
	before, lower := -pageWidth, vg.Length(0)
	for _, p := range []struct {
		name string
		forecast.Quantile
	}{{"P10", y.Attainment.P10}, {"P50", y.Attainment.P50}, {"P90", y.Attainment.P90}} {
		x := at(p.Value)
		if lower += rowStyle.size + 2; x-before > 70 { // names that would touch go below each other
			lower = 0
		}
		before = x
		d.stroke(grey, 1, polyline(vg.Point{X: x, Y: plotBottom}, vg.Point{X: x, Y: plotTop - 12 - lower}), 4, 3)
		name := p.name + " " + known(p.Quantile, "share")
		half := rowStyle.face().width(name, rowStyle.size) / 2
		x = min(max(x, d.left+half), pageWidth-margin-half)
		d.write(rowStyle, name, vg.Point{X: x, Y: plotTop - 6 - lower}, 0.5)
	}
	title := fmt.Sprintf("%s in %s: what people make of their quota", clean(y.Role), y.Year)
	reading := fmt.Sprintf("Share of the full-year people of %s futures in each tenth of the quota; blue made it: %s; whiskers ± 1 standard error",
		reports.Thousands(q.Paths), reports.Uncertain(y.AtQuota))
	d.head(title, reading, madeFrom(q.Paths, q.Seed, q.Fixed, q.Version, q.Hash))
	chart := d.Chart
	return &chart, chart.lacks()
}
