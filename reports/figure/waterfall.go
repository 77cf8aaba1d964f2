package figure

import (
	"fmt"
	"image/color"
	"strings"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
	"funnelcast/reports"
)

// A bar of a waterfall reaches from where the one before it ended to where it ends itself.
type bar struct {
	name     string
	from, to float64
	*forecast.Difference
	colour color.Color
}

// Waterfall draws where the difference in ARR at the plan's end comes from: each step by the mean it adds, one
// on top of the other, and what they come to, with the 95 % intervals of the means. Steps that
// are the same in every future are left out. The baseline has no such picture.
func Waterfall(c *forecast.Comparison, p *forecast.Compared) (*Chart, []forecast.Warning) {
	if p.More == nil {
		return nil, nil
	}
	bars := barsOf(p)
	low, high := 0.0, 0.0
	for _, b := range bars {
		low, high = min(low, b.from, b.to+b.Lo-b.Mean), max(high, b.from, b.to+b.Hi-b.Mean)
	}
	if !drawable(low) || !drawable(high) {
		return nil, []forecast.Warning{{Text: "No picture of the ARR bridge: not all of it is finite", Remedy: "Read compare.csv."}}
	}
	d := &fan{series: forecast.Series{Unit: c.Currency}, scale: newScale(low, high, false), right: pageWidth - margin}
	d.left = d.besideAxis()
	d.drawGrid()
	room := (d.right - d.left) / vg.Length(len(bars))
	for i, b := range bars {
		d.drawBar(b, d.left+room*(vg.Length(i)+0.5), room, i+1 < len(bars))
	}
	name := clean(p.Scenario)
	title := fmt.Sprintf("%s less %s: where the ARR difference of %s comes from", p.Name, c.Plans[0].Name, c.Months[len(c.Months)-1])
	reading := "Means over all futures, whiskers hold the true mean with 95 %, ? marks a sign that is not sure; "
	d.head(title, reading+p.Name+" is "+name, madeFrom(c.Paths, c.Seed, c.Fixed, c.Version, p.Hash))
	chart := d.Chart
	return &chart, missing(name)
}

// barsOf stacks the steps and ends with the difference itself.
func barsOf(p *forecast.Compared) []bar {
	var bars []bar
	at := 0.0
	for _, s := range p.More.Bridge {
		if s.Same == 1 {
			continue
		}
		b := bar{reports.PartName(s.Part), at, at + s.Mean, s.Difference, green}
		if s.Mean < 0 {
			b.colour = red
		}
		bars, at = append(bars, b), b.to
	}
	d := p.AtTheEnd("arr").Difference
	return append(bars, bar{"ARR difference", 0, d.Mean, d, blue})
}

func (d *fan) drawBar(b bar, x, room vg.Length, more bool) {
	const half, cap = 0.32, 5 // of the room; of a whisker
	top, bottom := d.y(max(b.from, b.to)), d.y(min(b.from, b.to))
	d.fill(b.colour, rectangle(vg.Rectangle{Min: vg.Point{X: x - half*room, Y: bottom}, Max: vg.Point{X: x + half*room, Y: max(top, bottom+1)}}))
	if more {
		y := crisp(d.y(b.to))
		d.stroke(grey, 0.75, polyline(vg.Point{X: x - half*room, Y: y}, vg.Point{X: x + (1+half)*room, Y: y}), 2, 2)
	}
	low, high := d.y(b.to+b.Lo-b.Mean), d.y(b.to+b.Hi-b.Mean)
	if high-low > 2 {
		d.stroke(dark, 1.25, polyline(vg.Point{X: x, Y: low}, vg.Point{X: x, Y: high}))
		d.stroke(dark, 1.25, polyline(vg.Point{X: x - cap, Y: low}, vg.Point{X: x + cap, Y: low}))
		d.stroke(dark, 1.25, polyline(vg.Point{X: x - cap, Y: high}, vg.Point{X: x + cap, Y: high}))
	}
	value := style{bold, 12.5, dark}
	text := strings.Replace(reports.MeanChange(b.Difference, d.series.Unit), "-", "−", 1) // as on the axis
	box := value.box(text, vg.Point{X: x, Y: max(top, high) + 5}, 0.5)
	d.fill(white, rectangle(grown(box, 1)))
	d.write(value, text, vg.Point{X: x, Y: max(top, high) + 5}, 0.5)

	first, second := b.name, ""
	if i := strings.LastIndexByte(first, ' '); i > 0 {
		first, second = first[:i], first[i+1:]
	}
	y := plotBottom - 6 - ascent*axisStyle.size
	d.write(axisStyle, first, vg.Point{X: x, Y: y}, 0.5)
	if second != "" {
		d.write(axisStyle, second, vg.Point{X: x, Y: y - 1.1*axisStyle.size}, 0.5)
	}
}
