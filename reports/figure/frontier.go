package figure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
	"funnelcast/reports"
)

// A frontier lays out plans over their extra cost.
type frontier struct {
	fan
	across scale
}

// Frontier draws plans with added hires over what they cost more: how probable the target is with each, or the amount reached with the
// probability asked for. Whiskers are two standard errors each way; with the amount, of which an interval of one is known, one. Stairs lead from plan to plan
// that no other beats; the chosen plan is full, the plan as it stands stands at no cost, the goal is red. There is nothing to draw
// where no plan but that was looked at. The warnings are of characters that the font lacks.
func Frontier(f *forecast.Frontier) (*Chart, []forecast.Warning) {
	if len(f.Points) < 2 {
		return nil, nil
	}
	d := &frontier{fan: fan{series: forecast.Series{Unit: "share"}, right: pageWidth - 3*margin}}
	top, dearest, least := 0.0, 0.0, 0.0
	for i := range f.Points {
		p := &f.Points[i]
		_, _, high := heightOf(p)
		top = max(top, high)
		if p.Cost != nil {
			dearest, least = max(dearest, p.Cost.Mean), min(least, p.Cost.Mean)
		}
	}
	goal := f.Goal.Probability
	if f.Goal.Highest {
		d.series.Unit, goal = f.Aim.Unit, 0
		d.scale = newScale(0, top, false)
	} else {
		d.scale = newScale(0, max(top, goal), false)
		d.scale.high = min(d.scale.high, 1.04)
	}
	d.across = newScale(least, dearest, false)
	d.left = d.besideAxis()
	d.drawGrid()
	for _, v := range d.across.ticks {
		d.tick(d.x(v), amount(v, f.Currency))
	}
	d.write(axisStyle, "extra cost up to "+f.Aim.Month+", on average", vg.Point{X: (d.left + d.right) / 2, Y: plotBottom - 42}, 0.5)
	d.drawStairs(f)
	var taken []vg.Rectangle
	if goal > 0 {
		y := crisp(d.y(goal))
		d.stroke(red, 1.5, polyline(vg.Point{X: d.left, Y: y}, vg.Point{X: d.right, Y: y}), 7, 4)
		at := vg.Point{X: d.left + targetInset, Y: y + targetLift}
		text := "asked for: " + amount(goal, "share")
		d.write(targetStyle, text, at, 0)
		taken = append(taken, targetStyle.box(text, at, 0), thickened(vg.Point{X: d.left, Y: y}, vg.Point{X: d.right, Y: y}, 2))
	}
	taken = append(taken, d.drawPoints(f)...)
	d.name(f, taken)
	reading := "Whiskers: ± 2 standard errors; the stairs join the plans that no other beats; the full point is the plan told of"
	title := clean(f.Scenario) + ": what hires do for " + clean(f.Aim.Target)
	if f.Goal.Highest {
		reading = "Amount reached with probability " + amount(f.Goal.Probability, "share") + "; whiskers: ± 1 standard error; the full point is the plan told of"
		title = clean(f.Scenario) + ": what hires do for " + reports.Metric(f.Aim.Metric)
	}
	d.head(title, reading, madeFrom(f.Paths, f.Seed, f.Fixed, f.Version, f.Hash))
	chart := d.Chart
	return &chart, chart.lacks()
}

// heightOf is what is drawn over cost and the ends of its whisker.
func heightOf(p *forecast.FrontierPoint) (v, low, high float64) {
	if p.Amount != nil {
		return p.Amount.Value, p.Amount.Lo, p.Amount.Hi
	}
	u := p.Probability
	return u.Value, max(u.Value-2*u.SE, 0), min(u.Value+2*u.SE, 1)
}

// height writes what is drawn over cost, as exactly as it is known.
func height(p *forecast.FrontierPoint, unit string) string {
	if p.Amount != nil {
		return known(*p.Amount, unit)
	}
	return share(p.Probability)
}

func costOf(p *forecast.FrontierPoint) (v, se float64) {
	if p.Cost == nil {
		return 0, 0
	}
	return p.Cost.Mean, p.Cost.SE
}

// x is where an extra cost lies.
func (d *frontier) x(v float64) vg.Length {
	return d.left + (d.right-d.left)*vg.Length((v-d.across.low)/(d.across.high-d.across.low))
}

func (d *frontier) at(p *forecast.FrontierPoint) vg.Point {
	cost, _ := costOf(p)
	height, _, _ := heightOf(p)
	return vg.Point{X: d.x(cost), Y: d.y(height)}
}

// drawStairs joins the plans that no other beats: for so much money no more than this was found.
func (d *frontier) drawStairs(f *forecast.Frontier) {
	var ordered []vg.Point
	for i := range f.Points {
		if !f.Points[i].Beaten {
			ordered = append(ordered, d.at(&f.Points[i]))
		}
	}
	slices.SortStableFunc(ordered, func(a, b vg.Point) int { return cmp.Compare(a.X, b.X) })
	var stairs []vg.Point
	for i, p := range ordered {
		if i > 0 {
			stairs = append(stairs, vg.Point{X: p.X, Y: ordered[i-1].Y})
		}
		stairs = append(stairs, p)
	}
	d.stroke(blue80, 2.25, polyline(append(stairs, vg.Point{X: d.right, Y: stairs[len(stairs)-1].Y})...))
}

// drawPoints draws the plans with their whiskers, the chosen one full, and returns what they cover.
func (d *frontier) drawPoints(f *forecast.Frontier) []vg.Rectangle {
	var taken []vg.Rectangle
	for i := range f.Points {
		p := &f.Points[i]
		at, col := d.at(p), blue
		if i == 0 {
			col = dark
		}
		if p.Beaten && i != f.Chosen {
			col = grey
		}
		_, low, high := heightOf(p)
		cost, wide := costOf(p)
		if !f.Goal.Highest {
			wide *= 2
		}
		for _, w := range [][2]vg.Point{{{X: at.X, Y: d.y(low)}, {X: at.X, Y: d.y(high)}}, {{X: d.x(cost - wide), Y: at.Y}, {X: d.x(cost + wide), Y: at.Y}}} {
			d.stroke(col, 1, polyline(w[0], w[1]))
			taken = append(taken, thickened(w[0], w[1], 2))
		}
		if i != f.Chosen {
			d.fill(white, circle(at, 4.5))
			d.stroke(col, 1.75, circle(at, 4.5))
		} else {
			d.fill(col, circle(at, 6))
		}
		taken = append(taken, grown(vg.Rectangle{Min: at, Max: at}, 7))
	}
	return taken
}

// name writes beside each plan who is hired, the chosen plan's name first and in bold; a name that finds no free place is
// left to the table.
func (d *frontier) name(f *forecast.Frontier, taken []vg.Rectangle) {
	order := []int{f.Chosen}
	for i := range f.Points {
		if i != f.Chosen {
			order = append(order, i)
		}
	}
	for _, i := range order {
		p, s := &f.Points[i], rowStyle
		text := hired(f, p)
		switch {
		case i == f.Chosen:
			s = medianStyle
			fallthrough
		case i == 0:
			if i == 0 {
				text = "as it stands"
			}
			text += ": " + height(p, d.series.Unit)
		}
		at := d.at(p)
		for _, place := range []struct {
			by     vg.Point
			anchor vg.Length
		}{{vg.Point{X: 10, Y: -16}, 0}, {vg.Point{X: -10, Y: 10}, 1}, {vg.Point{X: 10, Y: 10}, 0}, {vg.Point{X: -10, Y: -18}, 1}, {vg.Point{X: 0, Y: -44}, 0.5}, {vg.Point{X: 0, Y: 34}, 0.5}} {
			box := s.box(text, at.Add(place.by), place.anchor)
			if box.Min.X < d.left+2 || box.Max.X > pageWidth-margin || box.Max.Y > ceiling || box.Min.Y < plotBottom || !isFree(box, taken) {
				continue
			}
			d.write(s, text, at.Add(place.by), place.anchor)
			taken = append(taken, grown(box, 2))
			break
		}
	}
}

// hired names a plan's hires by role, with their months where another plan has as many of each: 3 ae, 2 bdr, or 2 ae 2027-01, 1 ae 2027-07.
func hired(f *forecast.Frontier, p *forecast.FrontierPoint) string {
	text, alike := heads(p.Hires), 0
	for i := range f.Points {
		if heads(f.Points[i].Hires) == text {
			alike++
		}
	}
	if alike < 2 {
		return text
	}
	var parts []string
	for _, h := range p.Hires {
		parts = append(parts, fmt.Sprintf("%d %s %s", h.Count, clean(h.Role), h.Month))
	}
	return strings.Join(parts, ", ")
}

// heads counts hires by role: 3 ae, 2 bdr.
func heads(hires []forecast.AddedHire) string {
	text := ""
	for i := 0; i < len(hires); {
		role, n := hires[i].Role, 0
		for ; i < len(hires) && hires[i].Role == role; i++ {
			n += hires[i].Count
		}
		if text != "" {
			text += ", "
		}
		text += fmt.Sprintf("%d %s", n, clean(role))
	}
	return text
}
