package figure

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

// draw makes the chart of a sample's metric and fails the test if it cannot.
func draw(t *testing.T, f *forecast.Forecast) *Chart {
	t.Helper()
	c, warnings := Fan(f, f.Series[0].Metric)
	if c == nil {
		t.Fatalf("no chart: %v", warnings)
	}
	return c
}

func TestPicturesAreAsApproved(t *testing.T) {
	for _, name := range []string{"first-hires", "japanese", "one"} {
		approved(t, name, draw(t, samples()[name]))
	}
}

func TestLabelsNeverOverlapNorLeaveThePage(t *testing.T) {
	for name, f := range samples() {
		readable(t, draw(t, f), name)
	}
	for months := 1; months <= 120; months++ {
		f := sample("arr", "JPY", months, 4e6, 0.05, 0.5)
		withTarget(f, "Plan", months-1, 9e6)
		withTarget(f, "Half-way", months/2, 6e6)
		readable(t, draw(t, f), months, "months")
	}
}

func TestChartSaysWhatItShows(t *testing.T) {
	c := draw(t, samples()["first-hires"])
	for _, want := range []string{
		"Japan, first hires: ARR",
		"Bands hold 50, 80 and 90 % of 10,000 simulated futures, month by month; the line is the median",
		"10,000 paths · seed 1 · funnelcast 0.1.0 · 9f86d081884c7d65",
		"Plan ¥150m by 2030-03",
		"P50 ¥112m", "P5 ¥45.4m", "P95 ¥278m",
		"¥0", "¥100m", "Apr", "2027", "Mar", "2030",
	} {
		if _, ok := labelled(c, want); !ok {
			t.Errorf("no label %q", want)
		}
	}
}

func TestEdgeLabelsKeepTheOrderOfThePercentiles(t *testing.T) {
	for name, f := range samples() {
		c := draw(t, f)
		last := vg.Length(math.Inf(-1))
		for _, p := range []string{"P5 ", "P10 ", "P25 ", "P50 ", "P75 ", "P90 ", "P95 "} {
			for _, l := range c.labels {
				if strings.HasPrefix(l.text, p) {
					if l.box.Min.Y <= last {
						t.Errorf("%s: %q is not above the percentile before it", name, l.text)
					}
					last = l.box.Min.Y
				}
			}
		}
	}
}

func TestEqualPercentilesShareALabel(t *testing.T) {
	texts := func(values ...float64) string {
		s := forecast.Summary{P5: values[0], P10: values[1], P25: values[2], P50: values[3], P75: values[4], P90: values[5], P95: values[6]}
		var all []string
		for _, l := range edgeLabels(&forecast.Series{Unit: "count", Points: []forecast.Summary{s}, Last: exactly(s)}) {
			all = append(all, l.text)
		}
		return strings.Join(all, ", ")
	}
	for _, c := range []struct{ got, want string }{
		{texts(0, 0, 1, 2, 3, 3, 4), "P5–P10 0, P25 1, P50 2, P75–P90 3, P95 4"},
		{texts(0, 0, 0, 0, 0, 0, 1), "P5–P25 0, P50 0, P75–P90 0, P95 1"},
		{texts(3, 3, 3, 3, 3, 3, 3), "P5–P95 3"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

// Digits beyond the error of a percentile are not written, as in the summary.
func TestEdgeLabelsAreCutToTheirErrors(t *testing.T) {
	for _, c := range []struct {
		q    forecast.Quantile
		unit string
		want string
	}{
		{forecast.Quantile{Value: -949e3, Lo: -1.15e6, Hi: -800e3}, "USD", "−$950k"}, {forecast.Quantile{Value: 0.0717, Lo: 0.05, Hi: 0.09}, "share", "7.2%"},
		{forecast.Quantile{Value: 12_345_678, Lo: 12_000_000, Hi: 12_900_000}, "USD", "$12.3m"}, {forecast.Quantile{Value: 1_234_567, Lo: 1e6, Hi: 1.6e6}, "USD", "$1.2m"},
		{forecast.Quantile{Value: 2e6, Lo: 1.7e6, Hi: 2.4e6}, "JPY", "¥2.0m"}, {forecast.Quantile{Value: 150e6, Lo: 149e6, Hi: 151e6}, "JPY", "¥150m"},
	} {
		if got := known(c.q, c.unit); got != c.want {
			t.Errorf("%+v: %s, want %s", c.q, got, c.want)
		}
	}
	f := sample("arr", "USD", 2, 1_234_567, 0, 0.1)
	s := &f.Series[1]
	for i := range s.Last {
		q := &s.Last[i]
		q.Lo, q.Hi = 0.8*q.Value, 1.2*q.Value
	}
	if _, ok := labelled(draw(t, f), "P50 $1.2m"); !ok {
		t.Error("the median is written with more digits than are known")
	}
}

// A target far beyond the fan does not flatten it: the axis is cut, and an arrow at its edge has the target's name beside it.
func TestATargetFarBeyondIsAnArrowAtTheEdge(t *testing.T) {
	f := samples()["beyond"]
	d, err := newFan(f, "arr")
	if err != nil {
		t.Fatal(err)
	}
	d.targets = f.Targets
	d.layOut()
	if top := d.y(d.series.Points[23].P95); top < (plotTop+plotBottom)/2 {
		t.Errorf("the fan goes up to %v only", top)
	}
	c := draw(t, f)
	for text, month := range map[string]int{"Moonshot $20m by 2029-03, beyond": 23, "Mars $90m by 2027-09, beyond": 5} {
		l, ok := labelled(c, text)
		if !ok {
			t.Fatalf("no label %q", text)
		}
		if x := d.monthX(month); min(math.Abs(float64(l.box.Min.X-x)), math.Abs(float64(l.box.Max.X-x))) > 12 || l.box.Max.Y > plotTop+2 || l.box.Min.Y < plotTop-60 {
			t.Errorf("%q at %v, want it beside the edge at %v", text, l.box, x)
		}
	}
	if _, ok := labelled(c, "Near $300k by 2029-03"); !ok {
		t.Error("the near target has no label")
	}
	d = &fan{targets: f.Targets[:1]}
	if low, high := d.withTargets(0, 0); low != 0 || high != 20e6 || len(d.beyond) > 0 {
		t.Errorf("a fan that is nothing: %v to %v, beyond %v", low, high, d.beyond)
	}
	// Cash of −1m to 0.5m has 6m of room on either side.
	for level, far := range map[float64]int{-7e6: 0, -7.1e6: 1, 6.5e6: 0, 6.6e6: 1} {
		d = &fan{targets: []forecast.Target{{AtLeast: level}}}
		if low, high := d.withTargets(-1e6, 0.5e6); len(d.beyond) != far || far == 1 && (low != -1e6 || high != 0.5e6) {
			t.Errorf("a target of %v: %v to %v, beyond %v", level, low, high, d.beyond)
		}
	}
}

func TestTargetAboveTheFanIsStillVisible(t *testing.T) {
	c := draw(t, samples()["above"])
	l, ok := labelled(c, "Moonshot ¥400m by 2028-04")
	if !ok {
		t.Fatal("the target has no label")
	}
	if l.box.Max.Y > ceiling || l.box.Min.Y < plotTop-30 {
		t.Errorf("label at %v, want it near the top of the drawing", l.box)
	}
}

func TestTargetsLabelStandsOutsideTheFanWhereItCan(t *testing.T) {
	for name, f := range samples() {
		if name == "five" { // too many lines at the same height
			continue
		}
		d, err := newFan(f, f.Series[0].Metric)
		if err != nil {
			t.Fatal(err)
		}
		d.targets = f.Targets
		d.layOut()
		d.drawTargets()
		for _, l := range d.labels {
			if d.meets(l.box) {
				t.Errorf("%s: label %q lies in the fan", name, l.text)
			}
		}
	}
}

func TestTargetsOfOtherMetricsAndSegmentsAreNotDrawn(t *testing.T) {
	f := samples()["first-hires"]
	f.Targets[0].Segment = "mid"
	f.Targets = append(f.Targets, forecast.Target{Name: "Other", Metric: "wins", Segment: "all", Month: "2030-03", Unit: "count", AtLeast: 9})
	c, warnings := Fan(f, "arr")
	for _, l := range c.labels {
		if strings.Contains(l.text, "Plan") || strings.Contains(l.text, "Other") {
			t.Errorf("label %q", l.text)
		}
	}
	if len(warnings) > 0 {
		t.Errorf("unexpected warnings: %v", warnings)
	}
}

// The sum of a single month is that month's.
func TestTargetOfASingleMonthIsDrawn(t *testing.T) {
	f := samples()["first-hires"]
	f.Targets[0].From = f.Targets[0].Month
	c, warnings := Fan(f, "arr")
	if _, ok := labelled(c, "Plan ¥150m by "+f.Targets[0].Month); !ok || len(warnings) > 0 {
		t.Errorf("it is not drawn: %v", warnings)
	}
}

// The sum of twelve months has no place among single months, nor has a month outside the plan.
func TestTargetWithoutAPlaceIsNotDrawn(t *testing.T) {
	for _, c := range []struct{ from, month, named string }{
		{"2029-04", "2030-03", "2029-04"},
		{"", "2035-03", "2035-03"},
	} {
		f := samples()["first-hires"]
		f.Targets[0].From, f.Targets[0].Month = c.from, c.month
		chart, warnings := Fan(f, "arr")
		if l, ok := labelled(chart, "Plan ¥150m by "+c.month); ok {
			t.Errorf("%q is drawn", l.text)
		}
		if len(warnings) != 1 || !strings.Contains(warnings[0].Text, c.named) || warnings[0].Remedy == "" {
			t.Errorf("warnings %v, want one that names %s", warnings, c.named)
		}
	}
}

func TestWhatCannotBeDrawnIsAWarningAndNoChart(t *testing.T) {
	change := map[string]func(f *forecast.Forecast){
		"no such series":     func(f *forecast.Forecast) { f.Series = nil },
		"no segment all":     func(f *forecast.Forecast) { f.Series = f.Series[:1] },
		"no months":          func(f *forecast.Forecast) { f.Months, f.Series[1].Points = nil, nil },
		"months missing":     func(f *forecast.Forecast) { f.Months = f.Months[1:] },
		"month no month":     func(f *forecast.Forecast) { f.Months[2] = "soon" },
		"not a number":       func(f *forecast.Forecast) { f.Series[1].Points[2].P50 = math.NaN() },
		"infinite":           func(f *forecast.Forecast) { f.Series[1].Points[2].P95 = math.Inf(1) },
		"percentiles fall":   func(f *forecast.Forecast) { f.Series[1].Points[2].P90 = 0 },
		"target not finite":  func(f *forecast.Forecast) { f.Targets[0].AtLeast = math.Inf(1) },
		"target not a value": func(f *forecast.Forecast) { f.Targets[0].AtLeast = math.NaN() },
	}
	for name, spoil := range change {
		f := samples()["first-hires"]
		spoil(f)
		c, warnings := Fan(f, "arr")
		if c != nil || len(warnings) != 1 || warnings[0].Remedy == "" {
			t.Errorf("%s: chart %v, warnings %v; want no chart and one warning with a remedy", name, c != nil, warnings)
		}
	}
}
