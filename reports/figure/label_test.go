package figure

import (
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

func TestSpreadKeepsOrderGapAndRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const low, high, gap, slack = 80, 420, 15, 1e-9
		heights := rapid.SliceOfN(rapid.Float64Range(low, high), 0, 20).Draw(t, "heights")
		slices.Sort(heights)
		wanted := make([]vg.Length, len(heights))
		for i, h := range heights {
			wanted[i] = vg.Length(h)
		}
		got := spread(wanted, gap, low, high)
		if len(got) != len(wanted) {
			t.Fatalf("%d positions for %d labels", len(got), len(wanted))
		}
		for i, y := range got {
			if y < low-slack || y > high+slack {
				t.Errorf("position %v is outside %v..%v", y, low, high)
			}
			if i > 0 && y-got[i-1] < gap-slack {
				t.Errorf("positions %v and %v are closer than %v", got[i-1], y, gap)
			}
		}
	})
}

func TestSpreadMovesNoMoreThanNeeded(t *testing.T) {
	for _, c := range []struct {
		name         string
		wanted, want []vg.Length
	}{
		{"far apart", []vg.Length{10, 40, 90}, []vg.Length{10, 40, 90}},
		{"two too close", []vg.Length{50, 52}, []vg.Length{46, 56}},
		{"a pushed pair meets a third", []vg.Length{50, 52, 58}, []vg.Length{130.0 / 3, 160.0 / 3, 190.0 / 3}},
		{"at the bottom", []vg.Length{0, 0, 0}, []vg.Length{0, 10, 20}},
		{"at the top", []vg.Length{100, 100, 100}, []vg.Length{80, 90, 100}},
		{"no room", []vg.Length{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, nil},
	} {
		got := spread(c.wanted, 10, 0, 100)
		if c.want == nil { // twelve gaps of 100/12
			c.want = make([]vg.Length, len(c.wanted))
			for i := range c.want {
				c.want[i] = vg.Length(i) * 100 / 12
			}
		}
		for i := range c.want {
			if d := got[i] - c.want[i]; d > 1e-9 || d < -1e-9 {
				t.Errorf("%s: got %v, want %v", c.name, got, c.want)
				break
			}
		}
	}
}

func TestTouchesSeesAFanBetweenItsPoints(t *testing.T) {
	upper := []vg.Point{{X: 0, Y: 10}, {X: 100, Y: 110}}
	lower := []vg.Point{{X: 0, Y: 10}, {X: 100, Y: 60}}
	box := func(x, y vg.Length) vg.Rectangle {
		return vg.Rectangle{Min: vg.Point{X: x, Y: y}, Max: vg.Point{X: x + 10, Y: y + 10}}
	}
	for _, c := range []struct {
		name string
		box  vg.Rectangle
		want bool
	}{
		{"above", box(40, 61), false},
		{"on the upper line", box(40, 59), true},
		{"inside", box(45, 40), true},
		{"on the lower line", box(40, 21), true},
		{"below", box(40, 19), false},
		{"beside", box(101, 80), false},
	} {
		if got := touches(c.box, upper, lower); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}
