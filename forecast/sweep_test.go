package forecast_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"funnelcast/forecast"
	"funnelcast/sim"
)

// roomy is a plan with about 7 deals open at a time: 10 leads a month for 20 days. One closer with 4 slots is
// short of time, 60 slots are never full, and so 80 or 100 of them change nothing.
const roomy = `name: Roomy
currency: EUR
start: 2027-01
months: 8
targets:
  - {name: Plan, metric: arr, month: 2027-08, at_least: 700k}
segments:
  mid: {contract: {kind: subscription, value: 20k .. 30k .. 45k}, churn: 10%}
sources:
  - {name: inbound, kind: inbound, enters: opportunity, volume: 10 per month, cost_per_item: 100}
funnel:
  - {stage: opportunity, worked_by: ae, passes: 30%, takes: 20 days, cold_after: 30 days}
roles:
  ae: {open: 20, pay: {base: 60k, variable: 60k}}
team: [{role: ae, seated: 1}]
`

// sweepOf runs the grid of some axes over the roomy plan, with as many paths for each cell.
func sweepOf(t *testing.T, paths int, axes ...forecast.SweptAxis) *forecast.Sweep {
	t.Helper()
	return sweepPlan(t, roomy, paths, axes...)
}

// sweepPlan does so over another plan, and reads its ARR.
func sweepPlan(t *testing.T, yaml string, paths int, axes ...forecast.SweptAxis) *forecast.Sweep {
	t.Helper()
	return sweepFigure(t, yaml, "arr", paths, axes...)
}

// sweepFigure runs the grid of some axes over a plan and reads a figure beside the probability of its target, if it has one.
func sweepFigure(t *testing.T, yaml, metric string, paths int, axes ...forecast.SweptAxis) *forecast.Sweep {
	t.Helper()
	d := forecast.SweepDesign{Options: sim.Options{Paths: paths, Seed: 3}, Scenario: "Roomy", Axes: axes}
	sets := [][]string{nil}
	for _, a := range axes {
		var longer [][]string
		for _, set := range sets {
			for _, v := range a.Values {
				longer = append(longer, append(slices.Clone(set), a.Path+"="+v))
			}
		}
		sets = longer
	}
	for _, set := range sets {
		m := readPlan(t, yaml, set...).Model()
		plan := forecast.SweptPlan{Model: m}
		var err error
		if len(m.Targets) > 0 {
			if plan.Target, err = forecast.NewAim(m, "", ""); err != nil {
				t.Fatal(err)
			}
		}
		if plan.Figure, err = forecast.NewAim(m, "", metric); err != nil {
			t.Fatal(err)
		}
		d.Plans = append(d.Plans, plan)
	}
	s, err := forecast.RunSweep(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Of what goes cold less is better, as of cost: with 4 slots a part of the leads does, with 60 none.
func TestASweepWantsLessOfWhatIsLost(t *testing.T) {
	untargeted := strings.Replace(roomy, "targets:\n  - {name: Plan, metric: arr, month: 2027-08, at_least: 700k}\n", "", 1)
	for _, metric := range []string{"gone_cold", "gone_cold.opportunity", "backlog"} {
		s := sweepFigure(t, untargeted, metric, 64, forecast.SweptAxis{Path: "roles.ae.open", Values: []string{"4", "60"}})
		if few, many := s.Cells[0].Figure.Mean, s.Cells[1].Figure.Mean; many >= few || s.Best != 1 || s.Medians[0] != 1 || s.Stops[0].PaysTo != "60" {
			t.Errorf("%s: cell %d is said to be best, %d to have the best median, of means %v and %v; %+v", metric, s.Best, s.Medians[0], few, many, s.Stops[0])
		}
	}
}

func TestSlotsBeyondTheNeedChangeNothing(t *testing.T) {
	s := sweepOf(t, 256, forecast.SweptAxis{Path: "roles.ae.open", Values: []string{"4", "60", "80", "100"}})
	if m := s.Cells[1].Marginal[0]; m.From != "4" || !m.Figure.Distinct || m.Figure.Mean <= 0 || !m.Probability.Distinct || m.Probability.Points <= 0 {
		t.Errorf("from 4 to 60 slots: %+v, want a gain", m.Figure)
	}
	for _, c := range s.Cells[2:] {
		m := c.Marginal[0]
		for _, d := range []*forecast.Difference{m.Figure, m.Cost} {
			if d.Mean != 0 || d.SE != 0 || d.Same != 1 || d.Distinct || d.Takes != 0 {
				t.Errorf("%s slots after %s: %+v, want no difference on any path", c.Values[0], m.From, d)
			}
		}
		if g := m.Probability; g.Points != 0 || g.Won+g.Lost != 0 || g.Distinct {
			t.Errorf("%s slots: %+v, want the same probability", c.Values[0], g)
		}
	}
	want := []forecast.Stop{{Axis: "roles.ae.open", PaysTo: "60", Next: "80", Same: true}}
	if !slices.Equal(s.Stops, want) {
		t.Errorf("stops %+v, want %+v", s.Stops, want)
	}
	// Of equal cells the first is the best, and all three are as good.
	if s.Best != 1 || s.Cheapest != 1 || !slices.Equal(s.RowsBest, []int{1}) || !slices.Equal(s.Medians, []int{1}) {
		t.Errorf("best %d, cheapest %d, of the row %v, median %v; want cell 1 everywhere", s.Best, s.Cheapest, s.RowsBest, s.Medians)
	}
	for i, good := range []bool{false, true, true, true} {
		if s.Cells[i].AsGood != good {
			t.Errorf("cell %d is as good as the best: %t, want %t", i, s.Cells[i].AsGood, good)
		}
	}
}

// A cell is what a forecast tells of the plan with these values, under the same seed and paths, to the last bit.
func TestACellIsTheForecastOfItsPlan(t *testing.T) {
	s := sweepOf(t, 200, forecast.SweptAxis{Path: "roles.ae.open", Values: []string{"3", "6"}}, forecast.SweptAxis{Path: "team.ae", Values: []string{"1", "2", "3"}})
	if len(s.Cells) != 6 {
		t.Fatalf("%d cells, want 6", len(s.Cells))
	}
	for _, c := range s.Cells {
		m := readPlan(t, roomy, "roles.ae.open="+c.Values[0], "team.ae="+c.Values[1]).Model()
		f := forecast.New(m, run(t, m, sim.Options{Paths: 200, Seed: 3}), forecast.About{})
		if *c.Probability != (forecast.Uncertain{Value: f.Targets[0].Probability, SE: f.Targets[0].SE}) {
			t.Errorf("%v: probability %v, a forecast has %v ± %v", c.Values, c.Probability, f.Targets[0].Probability, f.Targets[0].SE)
		}
		if !reflect.DeepEqual(c.Figure.Band, f.Targets[0].Reached) {
			t.Errorf("%v: ARR %+v, a forecast has %+v", c.Values, c.Figure.Band, f.Targets[0].Reached)
		}
		i := slices.IndexFunc(f.Plan.Ratios, func(l forecast.Line) bool { return l.Metric == "cac" })
		if !reflect.DeepEqual(*c.CAC, f.Plan.Ratios[i]) {
			t.Errorf("%v: CAC %+v, a forecast has %+v", c.Values, *c.CAC, f.Plan.Ratios[i])
		}
		i = slices.IndexFunc(f.Plan.Ratios, func(l forecast.Line) bool { return l.Metric == "payback_months" })
		if !reflect.DeepEqual(*c.Payback, f.Plan.Ratios[i]) {
			t.Errorf("%v: payback %+v, a forecast has %+v", c.Values, *c.Payback, f.Plan.Ratios[i])
		}
		for _, want := range f.Years[0].Lines { // the plan is inside one fiscal year
			switch want.Metric {
			case "new_arr":
				if !reflect.DeepEqual(c.NewARR, want) {
					t.Errorf("%v: new ARR %+v, a forecast has %+v", c.Values, c.NewARR, want)
				}
			case "cost":
				if !reflect.DeepEqual(c.Cost, want) {
					t.Errorf("%v: cost %+v, a forecast has %+v", c.Values, c.Cost, want)
				}
			}
		}
	}
}

// The steps of a grid lead from cell to cell, also from panel to panel.
func TestStepsLeadToTheNeighbouringCell(t *testing.T) {
	s := sweepOf(t, 128, forecast.SweptAxis{Path: "sources.inbound.cost_per_item", Values: []string{"100", "200"}},
		forecast.SweptAxis{Path: "roles.ae.open", Values: []string{"2", "4"}}, forecast.SweptAxis{Path: "team.ae", Values: []string{"1", "2", "3"}})
	if s.Panels() != 2 || s.Rows() != 2 || s.Columns() != 3 || len(s.RowsBest) != 4 {
		t.Errorf("%d panels of %d by %d, %d rows, want 2 of 2 by 3, 4 rows", s.Panels(), s.Rows(), s.Columns(), len(s.RowsBest))
	}
	near := func(a, b float64) bool { return a-b < 1e-6 && b-a < 1e-6 }
	for i, c := range s.Cells {
		for axis, stride := range []int{6, 3, 1} {
			m := c.Marginal[axis]
			if first := c.Values[axis] == s.Axes[axis].Values[0]; first != (m == nil) {
				t.Errorf("cell %d, axis %d: step %v", i, axis, m)
			} else if !first {
				before := s.Cells[i-stride]
				if m.From != before.Values[axis] || !near(m.Figure.Mean, float64(c.Figure.Mean-before.Figure.Mean)) ||
					!near(m.Cost.Mean, float64(c.Cost.Mean-before.Cost.Mean)) || !near(m.Probability.Points, c.Probability.Value-before.Probability.Value) {
					t.Errorf("cell %d, axis %d: step %+v is not that from %v", i, axis, m.Figure, before.Values)
				}
			}
		}
	}
	if len(s.Stops) != 6+6+4 || s.Stops[0].Other != "roles.ae.open=2 and team.ae=1" || s.Stops[12].Other != "sources.inbound.cost_per_item=100 and roles.ae.open=2" {
		t.Errorf("stops %+v, want one for each line of the grid", s.Stops)
	}
}

// Where no plan reaches the target on any path they are judged by the mean figure; else a plan that costs more would be called the most
// probable of several that never are.
func TestPlansThatNeverReachTheTargetAreJudgedByTheirMean(t *testing.T) {
	slots := forecast.SweptAxis{Path: "roles.ae.open", Values: []string{"4", "60", "80"}}
	far := sweepPlan(t, strings.Replace(roomy, "at_least: 700k", "at_least: 90m", 1), 64, slots)
	if far.Judged != forecast.ByMean || far.Best != 1 || far.Cells[0].AsGood || !far.Cells[2].AsGood || far.Crests[0].Best != 1 || len(far.Crests[0].AsGood) != 1 {
		t.Errorf("judged by %s, the best is %d, crest %+v", far.Judged, far.Best, far.Crests[0])
	}
	if near := sweepPlan(t, strings.Replace(roomy, "at_least: 700k", "at_least: 200k", 1), 64, slots); near.Judged != forecast.ByProbability {
		t.Errorf("reached in %v, and judged by %s", near.Cells[1].Probability, near.Judged)
	}
}

func TestPathsAreSharedOutAmongTheCells(t *testing.T) {
	for _, c := range []struct{ cells, paths int }{{1, 4096}, {5, 4032}, {9, 2240}, {30, 640}, {63, 320}, {400, 256}} {
		if got := forecast.PathsPerCell(c.cells); got != c.paths {
			t.Errorf("%d cells: %d paths each, want %d", c.cells, got, c.paths)
		}
	}
}
