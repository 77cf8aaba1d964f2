package forecast_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"funnelcast/forecast"
)

// One closer with 4 slots is short of time, and a second one wins much; with 60 slots a second one changes nothing but the
// cost, so that one is as good and cheaper.
func TestTheRidgeIsTheCheapestThatIsAsGood(t *testing.T) {
	s := sweepOf(t, 256, forecast.SweptAxis{Path: "roles.ae.open", Values: []string{"4", "60"}}, forecast.SweptAxis{Path: "team.ae", Values: []string{"1", "2"}})
	if c := s.Crests[0]; c.Best != 1 || c.Ridge != 1 || len(c.AsGood) > 0 {
		t.Errorf("4 slots: %+v, want the second closer alone", c)
	}
	if c := s.Crests[1]; c.Best != 2 || c.Ridge != 2 || !slices.Equal(c.AsGood, []int{3}) {
		t.Errorf("60 slots: %+v, want one closer, and two as good", c)
	}
	if s.Cheapest != 2 || !s.Cells[3].AsGood {
		t.Errorf("of all plans cell %d is the cheapest that is as good as any, want 60 slots and one closer", s.Cheapest)
	}
	for row, lowest := range s.CACs {
		a, b := s.Cells[2*row].CAC.P50.Value, s.Cells[2*row+1].CAC.P50.Value
		if got := s.Cells[lowest].CAC.P50.Value; lowest/2 != row || got != min(a, b) || a == b {
			t.Errorf("row %d: lowest CAC in cell %d, %v, of %v and %v", row, lowest, got, a, b)
		}
	}
	if !slices.Equal(s.Paybacks, s.CACs) { // all contracts are alike on average
		t.Errorf("lowest payback in %v, CAC in %v", s.Paybacks, s.CACs)
	}
}

// A plan without pay or price of leads has no CAC and no payback.
func TestWithoutCostThereIsNoCAC(t *testing.T) {
	free := strings.NewReplacer(", pay: {base: 60k, variable: 60k}", "", ", cost_per_item: 100", "").Replace(roomy)
	s := sweepPlan(t, free, 64, forecast.SweptAxis{Path: "team.ae", Values: []string{"1", "2"}})
	if s.Cells[0].CAC != nil || s.Cells[0].Payback != nil || !slices.Equal(s.CACs, []int{-1}) {
		t.Errorf("CAC %v, payback %v, lowest %v", s.Cells[0].CAC, s.Cells[0].Payback, s.CACs)
	}
}

// hunters find what closers close: a bdr brings 10 deals a month, of 20 days, and so keeps 6 or 7 slots of closers busy.
const hunters = `name: Hunters
currency: EUR
start: 2027-01
months: 8
targets: [{name: Plan, metric: arr, month: 2027-08, at_least: 500k}]
segments:
  mid: {contract: {kind: subscription, value: 30k}, churn: 10%}
sources:
  - {name: outbound, kind: prospecting, by: bdr, enters: opportunity}
funnel:
  - {stage: opportunity, worked_by: ae, passes: 30%, takes: 20 days, cold_after: 10 days}
roles:
  bdr: {yield: 10 per month}
  ae: {open: 7}
team: [{role: bdr, seated: 1}, {role: ae, seated: 1}, {role: ae, hire: 1, from: 2027-05}]
`

// Of closers the plan has those of the first day and one for half of its months. A closer has slots for one bdr, so that lines are full
// near one for one, whichever axis comes first.
func TestARatioOfHeads(t *testing.T) {
	bdr, ae := forecast.SweptAxis{Path: "team.bdr", Values: []string{"1", "2", "3", "4", "5", "6"}}, forecast.SweptAxis{Path: "team.ae", Values: []string{"1", "2"}}
	var full [][]float64
	for _, axes := range [][]forecast.SweptAxis{{bdr, ae}, {ae, bdr}} {
		s := sweepPlan(t, hunters, 256, axes...)
		r := s.Ratio
		if r == nil || r.Of != "bdr" || r.To != "ae" || len(r.Lines) != 2 {
			t.Fatalf("%+v, want bdr for each ae, two lines", r)
		}
		for i, l := range r.Lines {
			if len(l.Points) != 6 {
				t.Fatalf("%v: %d points, want 6", l.With, len(l.Points))
			}
			for j, p := range l.Points {
				if want := float64(j+1) / (float64(i+1) + 0.5); !(math.Abs(p.Ratio-want) <= 1e-12) || p.Heads != float64(j+1) {
					t.Errorf("%v: %d bdr for each ae are %v, want %v", l.With, j+1, p.Ratio, want)
				}
				if c := s.Cells[p.Cell]; !slices.Contains(c.Values, bdr.Values[j]) || !slices.Contains(l.With, "team.ae="+ae.Values[i]) {
					t.Errorf("%v, point %d is cell %v", l.With, j, c.Values)
				}
			}
		}
		if len(r.Full) != 3 || r.Full[0] < 0.6 || r.Full[2] > 2.7 || r.Full[0] > r.Full[1] || r.Full[1] > r.Full[2] {
			t.Errorf("full at %v, want about one for one", r.Full)
		}
		full = append(full, r.Full)
	}
	if !slices.Equal(full[0], full[1]) {
		t.Errorf("full at %v, with the axes turned at %v", full[0], full[1])
	}
	bySegment := strings.NewReplacer("churn: 10%}", "churn: 10%, worked_by: ae}", "worked_by: ae, passes", "worked_by: head, passes", "ae: {open: 7}", "ae: {open: 7}\n  head: {open: 1}").Replace(hunters)
	if r := sweepPlan(t, bySegment, 64, ae, bdr).Ratio; r == nil || r.Of != "bdr" || r.To != "ae" {
		t.Errorf("%+v where the segment says who closes, want bdr for each ae", r)
	}
	if r := sweepPlan(t, bySegment, 64, bdr, ae).Ratio; r == nil || r.Of != "bdr" || r.To != "ae" {
		t.Errorf("%+v with the axes turned, want bdr for each ae", r)
	}
	one := sweepPlan(t, roomy, 64, forecast.SweptAxis{Path: "roles.ae.open", Values: []string{"4", "6"}}, forecast.SweptAxis{Path: "team.ae", Values: []string{"1", "2"}})
	if one.Ratio != nil {
		t.Error("slots are heads")
	}
}
