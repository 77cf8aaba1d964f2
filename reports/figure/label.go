package figure

import "gonum.org/v1/plot/vg"

// spread moves positions, given in rising order, as little as possible (in the
// sum of squares) so that each is at least gap above the one before it and all
// lie between low and high. Their order stays. If there is not room for all,
// the gap shrinks.
func spread(wanted []vg.Length, gap, low, high vg.Length) []vg.Length {
	n := len(wanted)
	if n == 0 {
		return nil
	}
	if n > 1 {
		gap = min(gap, (high-low)/vg.Length(n-1))
	}
	// With i·gap taken from the i-th position the task is to find the nearest
	// sequence that never falls: neighbours that are out of order are pooled at
	// their mean until none are (isotonic regression). Clamping keeps it nearest.
	type pool struct {
		sum vg.Length
		n   int
	}
	mean := func(p pool) vg.Length { return p.sum / vg.Length(p.n) }
	var pools []pool
	for i, w := range wanted {
		last := pool{w - vg.Length(i)*gap, 1}
		for len(pools) > 0 && mean(pools[len(pools)-1]) >= mean(last) {
			before := pools[len(pools)-1]
			pools = pools[:len(pools)-1]
			last = pool{before.sum + last.sum, before.n + last.n}
		}
		pools = append(pools, last)
	}
	placed := make([]vg.Length, 0, n)
	for _, p := range pools {
		base := max(low, min(mean(p), high-vg.Length(n-1)*gap))
		for range p.n {
			placed = append(placed, base+vg.Length(len(placed))*gap)
		}
	}
	return placed
}

// grown returns the rectangle with a margin around it.
func grown(r vg.Rectangle, margin vg.Length) vg.Rectangle {
	return vg.Rectangle{
		Min: vg.Point{X: r.Min.X - margin, Y: r.Min.Y - margin},
		Max: vg.Point{X: r.Max.X + margin, Y: r.Max.Y + margin},
	}
}

func moved(r vg.Rectangle, by vg.Point) vg.Rectangle {
	return vg.Rectangle{Min: r.Min.Add(by), Max: r.Max.Add(by)}
}

func overlap(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

// touches says whether a rectangle meets the area between two lines that run
// through the same x, rising from left to right.
func touches(r vg.Rectangle, upper, lower []vg.Point) bool {
	for i := 1; i < len(upper); i++ {
		left, right := max(r.Min.X, upper[i-1].X), min(r.Max.X, upper[i].X)
		if left > right {
			continue
		}
		top := max(along(upper[i-1], upper[i], left), along(upper[i-1], upper[i], right))
		bottom := min(along(lower[i-1], lower[i], left), along(lower[i-1], lower[i], right))
		if r.Min.Y < top && bottom < r.Max.Y {
			return true
		}
	}
	return false
}

// along returns the height of the line from a to b at x.
func along(a, b vg.Point, x vg.Length) vg.Length {
	if a.X == b.X {
		return a.Y
	}
	return a.Y + (b.Y-a.Y)*(x-a.X)/(b.X-a.X)
}

// thickened returns the rectangle around a level or upright line of the given width.
func thickened(a, b vg.Point, width vg.Length) vg.Rectangle {
	return grown(vg.Rectangle{
		Min: vg.Point{X: min(a.X, b.X), Y: min(a.Y, b.Y)},
		Max: vg.Point{X: max(a.X, b.X), Y: max(a.Y, b.Y)},
	}, width/2)
}
