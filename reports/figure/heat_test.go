package figure

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"testing"

	"funnelcast/forecast"
)

// gridOf is a sweep of so many rows and columns whose cells are worth more to the right and downwards; no rows
// make a single axis.
func gridOf(rows, columns int) *forecast.Sweep {
	s := &forecast.Sweep{Scenario: "Plan", Version: "1", Currency: "USD", Paths: 320, Target: &forecast.AimedAt{Target: "Board"},
		Figure: forecast.AimedAt{Metric: "arr", Segment: "all", Month: "2028-12", Unit: "USD"}}
	axis := func(path string, n int) {
		a := forecast.SweptAxis{Path: path}
		for i := range n {
			a.Values = append(a.Values, fmt.Sprint(10*i))
		}
		s.Axes = append(s.Axes, a)
	}
	if rows > 0 {
		axis("roles.ae.open", rows)
	}
	axis("team.bdr", columns)
	for i := range max(rows, 1) * columns {
		v := float64(i + 1)
		q := forecast.Quantile{Value: 1e6 * v, Lo: 0.9e6 * v, Hi: 1.1e6 * v}
		s.Cells = append(s.Cells, forecast.SweptCell{
			Probability: &forecast.Uncertain{Value: v / 1000, SE: 0.01},
			Figure:      forecast.Line{Band: forecast.Band{P10: forecast.Quantile{Value: 0.5e6 * v}, P50: q, P90: forecast.Quantile{Value: 2e6 * v}}},
		})
		if i%columns == columns-1 {
			s.RowsBest, s.Medians, s.CACs, s.Paybacks = append(s.RowsBest, i), append(s.Medians, i), append(s.CACs, -1), append(s.Paybacks, -1)
			s.Crests = append(s.Crests, forecast.Crest{Best: i, Ridge: i - i/columns%columns})
		}
	}
	return s
}

func TestAHeatMapHasEveryValueAndAFrameInEveryRow(t *testing.T) {
	for _, size := range []struct{ rows, columns int }{{1, 1}, {7, 9}, {20, 20}, {28, 2}, {2, 36}} {
		s := gridOf(size.rows, size.columns)
		for name, draw := range map[string]func(*forecast.Sweep) (*Chart, []forecast.Warning){"probability": HeatOfProbability, "median": HeatOfMedian} {
			chart, warnings := draw(s)
			if chart == nil || len(warnings) > 0 {
				t.Fatalf("%s of %v: no picture, or warnings %v", name, size, warnings)
			}
			frames := 0
			for _, m := range chart.marks {
				if m.colour == color.Color(amber) && m.width > 0 {
					frames++
				}
			}
			if frames != size.rows {
				t.Errorf("%s of %v: %d frames, want one a row", name, size, frames)
			}
			checkLabels(t, chart, size.rows*size.columns)
		}
	}
}

func TestASingleAxisIsDrawnAsPoints(t *testing.T) {
	for _, columns := range []int{1, 5, 37} {
		for _, draw := range []func(*forecast.Sweep) (*Chart, []forecast.Warning){HeatOfProbability, HeatOfMedian} {
			chart, warnings := draw(gridOf(0, columns))
			if chart == nil || len(warnings) > 0 {
				t.Fatalf("%d values: no picture, or warnings %v", columns, warnings)
			}
			rings := 0
			for _, m := range chart.marks {
				if m.colour == color.Color(amber) {
					rings++
				}
			}
			if rings != 1 {
				t.Errorf("%d values: %d rings, want 1", columns, rings)
			}
			checkLabels(t, chart, 2*columns)
		}
	}
}

// checkLabels sees that there are enough labels, that all lie on the page, and that it can be written.
func checkLabels(t *testing.T, c *Chart, least int) {
	t.Helper()
	if len(c.labels) < least {
		t.Errorf("%d labels, want %d or more", len(c.labels), least)
	}
	for i, l := range c.labels {
		if l.box.Min.X < 0 || l.box.Max.X > pageWidth || l.box.Min.Y < 0 || l.box.Max.Y > pageHeight {
			t.Errorf("%q lies outside the page: %v", l.text, l.box)
		}
		for _, other := range c.labels[:i] {
			if min(l.box.Max.X, other.box.Max.X)-max(l.box.Min.X, other.box.Min.X) > 1 && min(l.box.Max.Y, other.box.Max.Y)-max(l.box.Min.Y, other.box.Min.Y) > 1 {
				t.Errorf("%q and %q lie on each other", l.text, other.text)
			}
		}
	}
	if err := c.Write(new(bytes.Buffer), "svg"); err != nil {
		t.Error(err)
	}
}

func TestWhatCannotBeReadHasNoHeatMap(t *testing.T) {
	for _, s := range []*forecast.Sweep{gridOf(2, 40), gridOf(40, 2), gridOf(0, 60)} {
		if chart, warnings := HeatOfProbability(s); chart != nil || len(warnings) != 1 || warnings[0].Remedy == "" {
			t.Errorf("%d cells: a picture, or warnings %v", len(s.Cells), warnings)
		}
	}
	s := gridOf(2, 2)
	s.Target = nil
	if chart, warnings := HeatOfProbability(s); chart != nil || warnings != nil {
		t.Errorf("a picture of the probability without a target, or warnings %v", warnings)
	}
	s = gridOf(0, 2)
	s.Cells[1].Figure.P90.Value = math.Inf(1)
	if chart, warnings := HeatOfMedian(s); chart != nil || len(warnings) != 1 {
		t.Errorf("a picture of what is infinite, or warnings %v", warnings)
	}
}
