package figure

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"funnelcast/forecast"
)

// plans are a comparison made by hand of so many plans, each of which ends some millions above the one
// before it, and whose steps alternate in sign.
func plans(n, months int, apart float64) *forecast.Comparison {
	base := sample("arr", "USD", months, 5e6, 0.04, 0.3)
	c := &forecast.Comparison{Version: "0.1.0", Currency: "USD", Seed: 1, Paths: 4000, Months: base.Months}
	arr := &base.Series[1]
	for i := range n {
		p := forecast.Compared{Name: string(rune('A' + i)), Scenario: fmt.Sprintf("Mid-market, balanced, roles.ae.open=%d", 20+i), Hash: "9f86d081884c7d65"}
		for m, s := range arr.Points {
			more := apart * float64(i*m) / float64(months)
			quantile := func(v float64) forecast.Quantile { return forecast.Quantile{Value: v + more} }
			p.ARR = append(p.ARR, forecast.Band{P10: quantile(s.P10), P50: quantile(s.P50), P90: quantile(s.P90)})
		}
		if i > 0 {
			p.More = &forecast.Differences{ARR: arr.Points, Last: arr.Last}
			sum, apart := 0.0, float64(i)*apart
			wide := math.Abs(apart)
			for j, part := range forecast.BridgeParts {
				mean := apart * []float64{0, 1, 0.2, -0.6, -0.05, 0.5, 0.1, -0.01, -0.35}[j]
				d := &forecast.Difference{Mean: mean, SE: wide / 20, Lo: mean - wide/10, Hi: mean + wide/10}
				if d.Distinct = math.Abs(mean) > wide/10; part == "opening_arr" {
					d.Same = 1
				}
				p.More.Bridge = append(p.More.Bridge, forecast.Step{Part: part, Difference: d})
				sum += mean
			}
			p.Figures = []forecast.ComparedFigure{{Period: forecast.WholePlan, Line: forecast.Line{Metric: "arr", Unit: "USD"},
				Difference: &forecast.Difference{Mean: sum, SE: wide / 15, Lo: sum - wide/8, Hi: sum + wide/8, Verdict: forecast.Verdict{Distinct: true}}}}
		}
		p.Targets = []forecast.Chance{{Target: forecast.Target{Name: "Plan", Metric: "arr", Segment: "all", Month: c.Months[months-1], AtLeast: 13e6, Unit: "USD"}}}
		c.Plans = append(c.Plans, p)
	}
	return c
}

func TestPicturesOfComparisonsAreAsApproved(t *testing.T) {
	c := plans(3, 24, 1e6)
	lines, warnings := Lines(c)
	bridge, more := Waterfall(c, &c.Plans[1])
	if warnings = append(warnings, more...); len(warnings) > 0 {
		t.Error(warnings)
	}
	of := plans(6, 24, -4e5)
	d := of.Plans[5].Figures[0].Difference
	d.Mean, d.Lo, d.Hi = 2e5, 1.5e5, 2.5e5
	ranking, _ := Ranking(of)
	stresses := plans(11, 24, -4e5)
	for i := range stresses.Plans[1:] {
		p := &stresses.Plans[i+1]
		p.Scenario = []string{"best closer leaves", "churn × 1.35", "an overlay whose author had a great deal to say about it"}[i%3]
		p.Recovery = &forecast.Recovery{Begins: stresses.Months[6], Outcome: forecast.Over, Months: forecast.Number(3 * i)}
	}
	stresses.Plans[10].Recovery.Outcome = forecast.Lasting
	stress, _ := Ranking(stresses)
	for name, chart := range map[string]*Chart{"lines": lines, "waterfall": bridge, "ranking": ranking, "stresses": stress} {
		approved(t, name, chart)
	}
}

// Whatever the plans, no label covers another or leaves the page.
func TestLabelsOfComparisonsAreReadable(t *testing.T) {
	for _, n := range []int{1, 2, 3, 6} {
		for _, months := range []int{1, 24} {
			for _, apart := range []float64{-3e6, 0, 1e3, 4e6} {
				c := plans(n, months, apart)
				lines, _ := Lines(c)
				charts := []*Chart{lines}
				if n > 1 {
					ranking, _ := Ranking(c)
					for i := range c.Plans[1:] {
						c.Plans[i+1].Recovery = &forecast.Recovery{Begins: c.Months[0], Outcome: forecast.Lasting}
					}
					stresses, _ := Ranking(c)
					charts = append(charts, ranking, stresses)
				}
				for i := range c.Plans[1:] {
					bridge, _ := Waterfall(c, &c.Plans[i+1])
					difference, _ := Difference(c, &c.Plans[i+1])
					charts = append(charts, bridge, difference)
				}
				for k, chart := range charts {
					readable(t, chart, n, "plans", months, "months", apart, "apart, chart", k)
				}
			}
		}
	}
}

func TestEveryPlanIsNamedAndTheBaselineHasNoDifferences(t *testing.T) {
	c := plans(6, 24, 1e6)
	lines, _ := Lines(c)
	for _, p := range c.Plans {
		for _, start := range []string{p.Name + "  Mid", p.Name + " P50 $"} {
			if !slices.ContainsFunc(lines.labels, func(l label) bool { return strings.HasPrefix(l.text, start) }) {
				t.Errorf("no label begins with %q", start)
			}
		}
	}
	for _, of := range []func(*forecast.Comparison, *forecast.Compared) (*Chart, []forecast.Warning){Difference, Waterfall} {
		if chart, warnings := of(c, &c.Plans[0]); chart != nil || warnings != nil {
			t.Error("the baseline is drawn against itself")
		}
	}
	if chart, warnings := Lines(plans(7, 24, 1)); chart != nil || len(warnings) != 1 {
		t.Errorf("seven plans: %v", warnings)
	}
	endless := plans(2, 24, 1)
	endless.Plans[1].ARR[3].P90.Value = math.Inf(1)
	if chart, warnings := Lines(endless); chart != nil || len(warnings) != 1 {
		t.Errorf("ARR without end: %v", warnings)
	}
}

// The ends of a difference have no more digits than their errors leave, as in the table.
func TestTheEndsOfADifferenceAreAsExactAsKnown(t *testing.T) {
	c := plans(2, 24, 4e6)
	more := c.Plans[1].More
	last := more.ARR[len(more.ARR)-1]
	for i := range more.Last {
		q := &more.Last[i]
		q.Lo, q.Hi = q.Value-2e6, q.Value+2e6
	}
	chart, _ := Difference(c, &c.Plans[1])
	want := "P50 " + known(more.Last[3], c.Currency)
	if want == "P50 "+measured(last.P50, c.Currency) {
		t.Fatalf("%s is no test", want)
	}
	if _, ok := labelled(chart, want); !ok {
		t.Errorf("no label %q", want)
	}
}
