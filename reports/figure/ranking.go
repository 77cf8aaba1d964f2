package figure

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
	"funnelcast/reports"
)

// Ranking draws what each plan of a comparison does to ARR at the end, as bars from the baseline, in the
// comparison's order from the top, with the 95 % intervals of the means, and where the plans are stresses for how many
// months each is felt.
func Ranking(c *forecast.Comparison) (*Chart, []forecast.Warning) {
	low, high := 0.0, 0.0
	names := vg.Length(0)
	texts := []string{clean(c.Plans[0].Scenario)}
	for i := range c.Plans[1:] {
		d := c.Plans[i+1].AtTheEnd("arr").Difference
		low, high = min(low, d.Lo), max(high, d.Hi)
		texts = append(texts, clean(c.Plans[i+1].Scenario))
		texts[i+1] = axisStyle.face().shorten(texts[i+1], axisStyle.size, pageWidth/3)
		names = max(names, axisStyle.face().width(texts[i+1], axisStyle.size))
	}
	if !drawable(low) || !drawable(high) {
		return nil, []forecast.Warning{{Text: "No picture of the ranking: not all of it is finite", Remedy: "Read the CSV."}}
	}
	value := style{bold, 12.5, dark}
	d := &fan{series: forecast.Series{Unit: c.Currency}, scale: newScale(low, high, false)}
	edge := value.face().width("+$000.0k?", value.size) + axisGap
	d.left, d.right = margin+names+axisGap+edge, pageWidth-margin-edge
	if c.Plans[len(c.Plans)-1].Recovery != nil {
		const felt = "months felt"
		if !gains(c) {
			d.right += edge - axisGap // no figure stands to the right of the bars
		}
		d.right -= axisStyle.face().width(felt, axisStyle.size) + axisGap
		d.write(axisStyle, felt, vg.Point{X: pageWidth - margin, Y: plotTop + 4}, 1)
	}
	x := func(v float64) vg.Length {
		return d.left + (d.right-d.left)*vg.Length((v-d.scale.low)/(d.scale.high-d.scale.low))
	}
	for _, v := range d.scale.ticks {
		col := pale
		if v == 0 {
			col = ash
		}
		at := crisp(x(v))
		d.stroke(col, 1, polyline(vg.Point{X: at, Y: plotBottom}, vg.Point{X: at, Y: plotTop}))
		d.write(axisStyle, amount(v, c.Currency), vg.Point{X: at, Y: plotBottom - 6 - ascent*axisStyle.size}, 0.5)
	}
	room := (plotTop - plotBottom) / vg.Length(max(len(c.Plans)-1, 1))
	for i := range c.Plans[1:] {
		const half, cap = 0.3, 4 // of the room; of a whisker
		b := c.Plans[i+1].AtTheEnd("arr").Difference
		y := plotTop - room*(vg.Length(i)+0.5)
		col := green
		if b.Mean < 0 {
			col = red
		}
		from, to := min(x(0), x(b.Mean)), max(x(0), x(b.Mean), x(0)+1)
		d.fill(col, rectangle(vg.Rectangle{Min: vg.Point{X: from, Y: y - half*room}, Max: vg.Point{X: to, Y: y + half*room}}))
		lo, hi := x(b.Lo), x(b.Hi)
		d.stroke(dark, 1.25, polyline(vg.Point{X: lo, Y: y}, vg.Point{X: hi, Y: y}))
		for _, end := range []vg.Length{lo, hi} {
			d.stroke(dark, 1.25, polyline(vg.Point{X: end, Y: y - cap}, vg.Point{X: end, Y: y + cap}))
		}
		place, anchor := min(from, lo)-5, vg.Length(1)
		if b.Mean >= 0 {
			place, anchor = max(to, hi)+5, 0
		}
		text, at := strings.Replace(reports.MeanChange(b, c.Currency), "-", "−", 1), vg.Point{X: place, Y: y - value.middle()}
		d.fill(white, rectangle(grown(value.box(text, at, anchor), 1)))
		d.write(value, text, at, anchor)
		if r := c.Plans[i+1].Recovery; r != nil {
			d.write(axisStyle, reports.FeltFor(c, r), vg.Point{X: pageWidth - margin, Y: y - axisStyle.middle()}, 1)
		}
		d.write(axisStyle, texts[i+1], vg.Point{X: margin + names, Y: y - axisStyle.middle()}, 1)
	}
	d.head(texts[0]+": what hurts", fmt.Sprintf("Change of ARR at the end of %s on average; whiskers hold the true mean with 95 %%", c.Months[len(c.Months)-1]),
		madeFrom(c.Paths, c.Seed, c.Fixed, c.Version, c.Plans[0].Hash))
	chart := d.Chart
	return &chart, missing(texts...)
}

// gains tells whether any plan is ahead of the baseline.
func gains(c *forecast.Comparison) bool {
	return slices.ContainsFunc(c.Plans[1:], func(p forecast.Compared) bool { return p.AtTheEnd("arr").Difference.Mean >= 0 })
}
