package figure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

const (
	targetInset = vg.Length(6)   // of a label from the left edge
	targetLift  = vg.Length(5.5) // of a label from its line
	ringRadius  = vg.Length(3.5)
)

// A targetMark is a target's place in the drawing.
type targetMark struct {
	text string
	ring vg.Point  // its month and level
	end  vg.Length // where its line ends, which begins at the left edge
}

// far is how many times the height of the fan a target may lie beyond it and still be on the axis: of a fan that had
// less than a fifth of the picture little could be read.
const far = 4

// withTargets widens a range from low to high by the targets on the axis, and leaves those that are far beyond.
func (d *fan) withTargets(low, high float64) (float64, float64) {
	bottom, top := min(low, 0), max(high, 0)
	reach := far * (top - bottom)
	d.beyond = nil
	d.targets = slices.DeleteFunc(slices.Clone(d.targets), func(t forecast.Target) bool {
		if reach == 0 || bottom-reach <= t.AtLeast && t.AtLeast <= top+reach {
			low, high = min(low, t.AtLeast), max(high, t.AtLeast)
			return false
		}
		d.beyond = append(d.beyond, t)
		return true
	})
	return low, high
}

// drawBeyond draws an arrow at the edge of the picture, in its month, for each target that is far beyond, with its name and
// level, and returns what it covers.
func (d *fan) drawBeyond() []vg.Rectangle {
	const length, head = vg.Length(22), vg.Length(4)
	var taken []vg.Rectangle
	for _, t := range d.beyond {
		x := crisp(d.monthX(slices.Index(d.names, t.Month)))
		tip, down := vg.Point{X: x, Y: plotTop}, vg.Length(-1)
		if t.AtLeast < 0 {
			tip.Y, down = plotBottom, 1
		}
		arrow := thickened(tip, vg.Point{X: x, Y: tip.Y + down*length}, 2*head)
		d.stroke(red, 1.5, polyline(vg.Point{X: x, Y: tip.Y + down*length}, tip))
		d.stroke(red, 1.5, polyline(vg.Point{X: x - head, Y: tip.Y + down*1.5*head}, tip, vg.Point{X: x + head, Y: tip.Y + down*1.5*head}))
		text := d.targetText(t) + ", beyond"
		box := d.beside(text, arrow, down, taken)
		taken = append(taken, arrow, grown(box, 2))
		d.fill(white, rectangle(grown(box, 1)))
		d.write(targetStyle, text, vg.Point{X: box.Min.X, Y: box.Min.Y + descent*targetStyle.size}, 0)
	}
	return taken
}

// beside is the first free place for a text beside an arrow, left of it or right, further and further from the edge.
func (d *fan) beside(text string, arrow vg.Rectangle, down vg.Length, taken []vg.Rectangle) vg.Rectangle {
	const gap, step = vg.Length(4), vg.Length(3)
	var first vg.Rectangle
	for off := vg.Length(0); off < (plotTop-plotBottom)/2; off += step {
		y := arrow.Max.Y - targetStyle.size - off
		if down > 0 {
			y = arrow.Min.Y + gap + off
		}
		for _, side := range []struct{ x, anchor vg.Length }{{arrow.Min.X - gap, 1}, {arrow.Max.X + gap, 0}} {
			box := targetStyle.box(text, vg.Point{X: side.x, Y: y}, side.anchor)
			if box.Min.X < d.left || box.Max.X > d.right+1 {
				continue
			}
			if first == (vg.Rectangle{}) {
				first = box
			}
			if isFree(box, taken) && !d.meets(box) {
				return box
			}
		}
	}
	return first
}

// A targetPlace is a place for a target's label, and for the leader to its ring
// if it does not stand at its line (leader is zero if it does).
type targetPlace struct {
	box    vg.Rectangle
	leader vg.Rectangle
}

// drawTargets draws a line at each target's level, a ring at its month and its
// label. A single target's line runs from edge to edge; of several, each ends
// at its month.
func (d *fan) drawTargets() {
	var (
		marks  []targetMark
		taken  []vg.Rectangle // lines, rings and labels that no label may cover
		labels []vg.Rectangle // labels that no leader may cross
	)
	taken = d.drawBeyond()
	labels = slices.Clone(taken)
	for _, t := range d.targets {
		i := slices.Index(d.names, t.Month)
		m := targetMark{d.targetText(t), vg.Point{X: crisp(d.monthX(i)), Y: crisp(d.y(t.AtLeast))}, d.right}
		if len(d.targets) > 1 {
			m.end = m.ring.X
		}
		marks = append(marks, m)
		taken = append(taken, thickened(vg.Point{X: d.left, Y: m.ring.Y}, vg.Point{X: m.end, Y: m.ring.Y}, 1))
		taken = append(taken, thickened(vg.Point{X: m.ring.X, Y: plotBottom}, m.ring, 1))
		taken = append(taken, thickened(m.ring, m.ring, 2*ringRadius))
		d.stroke(red, 1.5, polyline(vg.Point{X: d.left, Y: m.ring.Y}, vg.Point{X: m.end, Y: m.ring.Y}), 7, 4)
		d.dotted(vg.Point{X: m.ring.X, Y: plotBottom}, m.ring)
	}
	// First come the labels that find a place at their lines: that place is the
	// only good one they have.
	places := make([]targetPlace, len(marks))
	for _, find := range []func(targetMark, []vg.Rectangle, []vg.Rectangle) (targetPlace, bool){d.atLine, d.aboveFan, d.inFan} {
		for i, m := range marks {
			if places[i] != (targetPlace{}) {
				continue
			}
			if p, ok := find(m, taken, labels); ok {
				places[i] = p
				labels = append(labels, grown(p.box, 2))
				taken = append(taken, grown(p.box, 2), p.leader)
			}
		}
	}
	for i, m := range marks {
		if leader := places[i].leader; leader != (vg.Rectangle{}) {
			d.dotted(m.ring, vg.Point{X: m.ring.X, Y: leader.Max.Y})
		}
	}
	// Plates, so that a label can be read where it lies on a line; then what
	// they must not hide.
	for _, p := range places {
		d.fill(white, rectangle(grown(p.box, 1)))
	}
	for i, m := range marks {
		d.fill(white, circle(m.ring, ringRadius+1.25))
		d.stroke(red, 1.75, circle(m.ring, ringRadius))
		box := places[i].box
		d.write(targetStyle, m.text, vg.Point{X: box.Min.X, Y: box.Min.Y + descent*targetStyle.size}, 0)
	}
}

func (d *fan) dotted(from, to vg.Point) {
	d.stroke(red, 0.75, polyline(from, to), 1.5, 2.5)
}

// atLine finds a place for a target's label above or below its line, as far to
// the left as it meets neither the fan nor anything taken.
func (d *fan) atLine(m targetMark, taken, _ []vg.Rectangle) (targetPlace, bool) {
	for _, box := range d.placesAtLine(m) {
		if isFree(box, taken) && !d.meets(box) {
			return targetPlace{box: box}, true
		}
	}
	return targetPlace{}, false
}

// aboveFan finds a place over the fan above the target's ring, on a leader, and
// not so close to a line that it would seem to be that line's.
func (d *fan) aboveFan(m targetMark, taken, labels []vg.Rectangle) (targetPlace, bool) {
	for _, box := range d.placesAbove(m) {
		leader := thickened(m.ring, vg.Point{X: m.ring.X, Y: box.Min.Y}, 1)
		if isFree(grown(box, 2*targetLift), taken) && !d.meets(box) && isFree(leader, labels) {
			return targetPlace{box, leader}, true
		}
	}
	return targetPlace{}, false
}

// inFan finds the place at the target's line that is left when there is none
// outside the fan; in the worst case on top of something else.
func (d *fan) inFan(m targetMark, taken, _ []vg.Rectangle) (targetPlace, bool) {
	boxes := d.placesAtLine(m)
	i := slices.IndexFunc(boxes, func(r vg.Rectangle) bool { return isFree(r, taken) })
	return targetPlace{box: boxes[max(i, 0)]}, true
}

func isFree(r vg.Rectangle, taken []vg.Rectangle) bool {
	return !slices.ContainsFunc(taken, func(o vg.Rectangle) bool { return overlap(r, o) })
}

// meets says whether a label would lie in the fan.
func (d *fan) meets(r vg.Rectangle) bool {
	return touches(grown(r, 2), d.line(p95), d.line(p5))
}

// placesAtLine returns the places right above and right below a target's line,
// from left to right.
func (d *fan) placesAtLine(m targetMark) []vg.Rectangle {
	const step = 12
	over := targetStyle.box(m.text, vg.Point{X: d.left + targetInset, Y: m.ring.Y + targetLift}, 0)
	under := moved(over, vg.Point{Y: -2 * (targetLift + targetStyle.middle())})
	places := []vg.Rectangle{over}
	for over.Max.X <= max(m.end, d.left+step) {
		if under.Min.Y > plotBottom+2 {
			places = append(places, under)
		}
		over, under = moved(over, vg.Point{X: step}), moved(under, vg.Point{X: step})
		places = append(places, over)
	}
	return places
}

// placesAbove returns the places over a target's ring, from low to high, where
// the label is centred on the ring's month, ends there, or begins there.
func (d *fan) placesAbove(m targetMark) []vg.Rectangle {
	const step = 3
	var places []vg.Rectangle
	for _, anchor := range []vg.Length{0.5, 1, 0} {
		box := targetStyle.box(m.text, vg.Point{X: m.ring.X, Y: m.ring.Y + 3*targetLift}, anchor)
		if box.Min.X < d.left-1 || box.Max.X > d.right+1 {
			continue
		}
		for ; box.Max.Y < ceiling; box = moved(box, vg.Point{Y: step}) {
			places = append(places, box)
		}
	}
	slices.SortStableFunc(places, func(a, b vg.Rectangle) int { return cmp.Compare(a.Min.Y, b.Min.Y) })
	return places
}

// targetText labels a target; a long name is cut, the level and month are not.
func (d *fan) targetText(t forecast.Target) string {
	level := fmt.Sprintf(" %s by %s", amount(t.AtLeast, t.Unit), t.Month)
	room := 0.45*(d.right-d.left) - targetStyle.face().width(level, targetStyle.size)
	return strings.TrimSpace(targetStyle.face().shorten(t.Name, targetStyle.size, room) + level)
}
