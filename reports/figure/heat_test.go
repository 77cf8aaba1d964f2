package figure

import (
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
			if frames := marked(chart, amber, true); frames != size.rows {
				t.Errorf("%s of %v: %d frames, want one a row", name, size, frames)
			}
			checkLabels(t, chart, size.rows*size.columns)
		}
	}
}

// A cell's median has no more digits than its error leaves.
func TestCellsAreWrittenAsExactlyAsTheyAreKnown(t *testing.T) {
	s := gridOf(1, 2)
	s.Cells[0].Figure.P50 = forecast.Quantile{Value: 12.43e6, Lo: 11.2e6, Hi: 13.5e6}
	s.Cells[1].Figure.P50 = forecast.Quantile{Value: 13.57e6, Lo: 13.5e6, Hi: 13.6e6}
	s.Cells[0].Payback = &forecast.Line{Band: forecast.Band{P50: forecast.Quantile{Value: 14.62, Lo: 13.5, Hi: 16}}}
	s.Cells[1].Payback = &forecast.Line{Band: forecast.Band{P50: forecast.Quantile{Value: 16.02, Lo: 15.9, Hi: 16.1}}}
	arr, _ := HeatOfMedian(s)
	payback, _ := HeatOfPayback(s)
	for text, c := range map[string]*Chart{"$12m": arr, "$13.6m": arr, "15": payback, "16.0": payback} {
		if _, ok := labelled(c, text); !ok {
			t.Errorf("no cell %s", text)
		}
	}
}

// A dark cell that says 0% beside pale ones that say the same would be a riddle.
func TestProbabilitiesNearNeverAndAlways(t *testing.T) {
	for p, want := range map[float64]string{0: "0%", 0.005: "0.5%", 0.00025: "0.025%", 0.0149: "1%", 0.5: "50%", 0.984: "98%", 0.995: "99.5%", 0.99975: "99.97%", 1: "100%"} {
		if got := inPercent(p); got != want {
			t.Errorf("%v is written %s, want %s", p, got, want)
		}
	}
}

// A wide cell has the digits of the table, a narrow one whole per cent.
func TestProbabilitiesHaveTheTablesDigitsWhereThereIsRoom(t *testing.T) {
	for columns, want := range map[int][]string{2: {"5.5%", "61.2%", "61%"}, 30: {"6%", "61%"}} {
		s := gridOf(1, columns)
		for i, u := range []forecast.Uncertain{{Value: 0.0551, SE: 0.005}, {Value: 0.6123, SE: 0.005}, {Value: 0.6123, SE: 0.02}} {
			s.Cells[i%columns].Probability = &u
			chart, _ := HeatOfProbability(s)
			if _, ok := labelled(chart, want[min(i, len(want)-1)]); !ok {
				t.Errorf("%d columns: no cell %s", columns, want[min(i, len(want)-1)])
			}
		}
	}
}

// A target that no plan reaches has no best cell.
func TestNoCellIsFramedWhereNoneReachesTheTarget(t *testing.T) {
	for _, rows := range []int{0, 3} {
		s := gridOf(rows, 4)
		s.Judged = forecast.ByMean
		for i := range s.Cells {
			s.Cells[i].Probability = &forecast.Uncertain{SE: 0.003}
		}
		chart, _ := HeatOfProbability(s)
		if rings(chart) > 0 {
			t.Errorf("%d rows: a best cell is marked", rows)
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
			if n := rings(chart); n != 1 {
				t.Errorf("%d values: %d rings, want 1", columns, n)
			}
			checkLabels(t, chart, 2*columns)
		}
	}
}

// marked counts what is drawn in a colour, as lines or filled.
func marked(c *Chart, colour color.Color, lines bool) (n int) {
	for _, m := range c.marks {
		if m.colour == colour && (m.width > 0) == lines {
			n++
		}
	}
	return n
}

// rings counts what is drawn in the colour of the best.
func rings(c *Chart) int { return marked(c, amber, true) + marked(c, amber, false) }

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

// panelsOf is a sweep of three axes, whose ridge is the first column and which has a CAC.
func panelsOf(panels, rows, columns int) *forecast.Sweep {
	s := gridOf(rows, columns)
	one := *s
	for range panels - 1 {
		s.Cells, s.Crests = append(s.Cells, one.Cells...), append(s.Crests, one.Crests...)
	}
	third := forecast.SweptAxis{Path: "team.csm"}
	for i := range panels {
		third.Values = append(third.Values, fmt.Sprint(i+1))
	}
	s.Axes = append([]forecast.SweptAxis{third}, s.Axes...)
	s.Cells = append([]forecast.SweptCell{}, s.Cells...)
	s.RowsBest, s.Medians, s.CACs, s.Paybacks, s.Crests = nil, nil, nil, nil, nil
	for i := range s.Cells {
		v := float64(i + 1)
		s.Cells[i].CAC = &forecast.Line{Band: forecast.Band{P50: forecast.Quantile{Value: 1e3 * v}}}
		if i%columns == columns-1 {
			s.RowsBest, s.Medians = append(s.RowsBest, i), append(s.Medians, i)
			s.CACs, s.Paybacks = append(s.CACs, i-columns+1), append(s.Paybacks, -1)
			s.Crests = append(s.Crests, forecast.Crest{Best: i, Ridge: i - columns + 1})
		}
	}
	return s
}

// Each panel is named, all numbers are written where they can be read, and each row has its frame and its dot.
func TestPanelsStandBesideEachOther(t *testing.T) {
	for _, size := range []struct {
		panels, rows, columns int
		numbers               bool
	}{{1, 3, 4, true}, {2, 7, 9, true}, {3, 4, 6, true}, {4, 3, 5, true}, {5, 2, 2, true}, {9, 3, 5, true}, {9, 5, 8, true}, {6, 8, 8, false}} {
		s := panelsOf(size.panels, size.rows, size.columns)
		for name, draw := range map[string]func(*forecast.Sweep) (*Chart, []forecast.Warning){"probability": HeatOfProbability, "cac": HeatOfCAC} {
			chart, warnings := draw(s)
			if chart == nil || len(warnings) > 0 {
				t.Fatalf("%s of %v: no picture, or warnings %v", name, size, warnings)
			}
			frames, dots := marked(chart, amber, true), marked(chart, ridgeColour, false)
			if rows := size.panels * size.rows; frames != rows || name == "probability" && dots != rows || name == "cac" && dots > 0 {
				t.Errorf("%s of %v: %d frames and %d dots in %d rows", name, size, frames, dots, rows)
			}
			least := size.panels
			if size.numbers {
				least += len(s.Cells)
			}
			checkLabels(t, chart, least)
		}
	}
	if chart, warnings := HeatOfProbability(panelsOf(9, 20, 2)); chart != nil || len(warnings) != 1 {
		t.Errorf("rows too low to be seen: a picture, or warnings %v", warnings)
	}
}

// Where no plan has a figure there is no picture but a word; where some have none they are left empty.
func TestWithoutCACThereIsNoPictureOfIt(t *testing.T) {
	s := gridOf(3, 4)
	for _, draw := range []func(*forecast.Sweep) (*Chart, []forecast.Warning){HeatOfCAC, HeatOfPayback} {
		if chart, warnings := draw(s); chart != nil || len(warnings) != 1 || warnings[0].Remedy == "" {
			t.Errorf("a picture, or warnings %v", warnings)
		}
	}
	for _, s := range []*forecast.Sweep{s, gridOf(0, 4)} {
		s.Cells[1].Payback = &forecast.Line{Band: forecast.Band{P50: forecast.Quantile{Value: 12}, P90: forecast.Quantile{Value: 20}}}
		chart, warnings := HeatOfPayback(s)
		if chart == nil || len(warnings) > 0 {
			t.Fatalf("no picture, or warnings %v", warnings)
		}
		checkLabels(t, chart, 5)
	}
}

// Lines of a ratio chart are all named, none over another, and have a ring where they are full.
func TestARatioChartNamesItsLines(t *testing.T) {
	for _, lines := range []int{1, 4, 12} {
		s := gridOf(lines, 6)
		s.Ratio = &forecast.Ratio{Of: "bdr", To: "ae", Axis: 1}
		for i := range lines {
			l := forecast.RatioLine{With: []string{fmt.Sprintf("team.ae=%d", i+1)}, Full: i%7 - 1}
			for j := range 6 {
				cell := i*6 + j
				l.Points = append(l.Points, forecast.RatioPoint{Cell: cell, Ratio: float64(j + 1)})
				s.Cells[cell].Figure.Mean = forecast.Number(1e6*float64(j) + 1e3*float64(i))
				s.Cells[cell].Marginal = []*forecast.Margin{nil, {Figure: &forecast.Difference{Verdict: forecast.Verdict{Distinct: j < 3}}}}
			}
			s.Ratio.Lines = append(s.Ratio.Lines, l)
		}
		chart, warnings := RatioLines(s)
		if chart == nil || len(warnings) > 0 {
			t.Fatalf("%d lines: no picture, or warnings %v", lines, warnings)
		}
		if n, want := rings(chart), lines-(lines+6)/7; n != want {
			t.Errorf("%d lines: %d rings, want %d", lines, n, want)
		}
		checkLabels(t, chart, lines)
	}
	if chart, warnings := RatioLines(gridOf(2, 2)); chart != nil || warnings != nil {
		t.Error("a picture of no ratio")
	}
}
