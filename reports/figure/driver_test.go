package figure

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

// someDrivers is an answer with n assumptions over two years.
func someDrivers(n int) *forecast.Drivers {
	d := &forecast.Drivers{
		Scenario: "Japan, first hires", Hash: "9f86d081884c7d65", Version: "0.1.0", Seed: 1, Paths: 1200, Swung: 150,
		Aim:      forecast.AimedAt{Target: "Plan", Metric: "arr", Segment: "all", Month: "2028-12", Unit: "USD"},
		Outcomes: []forecast.Outcome{{Metric: "arr", Segment: "all", Month: "2028-12", Unit: "USD"}},
	}
	for i := range 24 {
		x := float64(i)
		d.Split = append(d.Split, forecast.MonthSplit{Month: fmt.Sprintf("%d-%02d", 2027+i/12, i%12+1),
			P10: 5e6 + 2e5*x, P50: 6e6 + 3e5*x, P90: 6.5e6 + 5e5*x, Rates: forecast.Uncertain{Value: x / 30, SE: 0.023}})
	}
	last := &d.Split[23]
	last.Band = forecast.Band{P10: forecast.Quantile{Value: last.P10, Lo: 9.58e6, Hi: 9.63e6}, P50: forecast.Quantile{Value: last.P50, Lo: 12.8e6, Hi: 13e6},
		P90: forecast.Quantile{Value: last.P90, Lo: 16.9e6, Hi: 19e6}}
	for i := range n {
		x := float64(i+1) * 1e5
		d.Drivers = append(d.Drivers, forecast.Driver{
			Assumption: fmt.Sprintf("sources.number-%d.activities.call.books", i), Origin: forecast.Origin{Written: "17% .. 22% .. 28%", Sourced: i%3 > 0},
			Swings: []forecast.Swing{{
				Low: forecast.Uncertain{Value: -x, SE: 3e4}, High: forecast.Uncertain{Value: .8 * x, SE: 3e4}, Range: forecast.Uncertain{Value: 1.8 * x}}},
		})
	}
	d.Drivers = append(d.Drivers, forecast.Driver{Assumption: "not.swung"})
	return d
}

func TestPicturesOfDriversAreAsApproved(t *testing.T) {
	tornado, _ := Tornado(someDrivers(7))
	split, _ := Split(someDrivers(7))
	approved(t, "tornado", tornado)
	approved(t, "split", split)
}

// Labels lie on the page and not on each other, for few and for many assumptions; the widest swing is at the top, and
// what has no source says so.
func TestTornadoIsReadable(t *testing.T) {
	for _, n := range []int{1, 10, 30} {
		c, warnings := Tornado(someDrivers(n))
		if len(warnings) > 0 {
			t.Errorf("%d: %v", n, warnings)
		}
		readable(t, c, n)
		at := func(name string) vg.Length {
			i := slices.IndexFunc(c.labels, func(l label) bool { return strings.HasPrefix(l.text, name) })
			if i < 0 {
				t.Fatalf("%d: no %s", n, name)
			}
			return c.labels[i].box.Min.Y
		}
		if n == 10 && at("sources.number-9") < at("sources.number-8") {
			t.Error("the widest swing is not at the top")
		}
		if n == 10 && at(noSource) == 0 {
			t.Error("nothing is marked")
		}
		if slices.ContainsFunc(c.labels, func(l label) bool { return l.text == "not.swung" }) {
			t.Error("what was not swung is shown")
		}
	}
}

// What the picture of rates and luck says has no more digits than are known.
func TestSplitSaysWhatIsKnown(t *testing.T) {
	c, _ := Split(someDrivers(3))
	for _, text := range []string{"P10 $9.60m", "P50 $12.9m", "P90 $18m", "rates we do not know, 77 % ± 2 % at the end", "luck, 23 % ± 2 %"} {
		if _, ok := labelled(c, text); !ok {
			t.Errorf("no label %q", text)
		}
	}
}

// What cannot be drawn is told, and nothing is drawn twice differently.
func TestPicturesOfDriversOrAWarning(t *testing.T) {
	d := someDrivers(0)
	d.Split = d.Split[:1]
	if c, w := Tornado(d); c != nil || len(w) != 1 {
		t.Errorf("tornado of nothing: %v", w)
	}
	if c, w := Split(d); c != nil || len(w) != 1 {
		t.Errorf("split of one month: %v", w)
	}
	d = someDrivers(3)
	d.Scenario = "계획"
	if _, w := Split(d); len(w) != 1 || !strings.Contains(w[0].Text, "계:") {
		t.Errorf("missing characters: %v", w)
	}
	d.Scenario, d.Drivers[0].Assumption = "Plan", "sources.획.volume"
	c, w := Tornado(d)
	if len(w) != 1 || !strings.Contains(w[0].Text, "획:") || !strings.Contains(w[0].Remedy, "segments, sources and roles") {
		t.Errorf("missing characters: %v", w)
	}
	again, _ := Tornado(d)
	if !bytes.Equal(written(t, c, "svg"), written(t, again, "svg")) {
		t.Error("the same answer makes other bytes")
	}
}
