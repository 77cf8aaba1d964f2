package figure

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

// planned are plans made by hand: each a little dearer and more probable, and hiring two more roles of a long name, than the one before.
func planned(n int, highest bool) *forecast.Frontier {
	f := &forecast.Frontier{Scenario: "Plan", Currency: "USD", Seed: 1, Paths: 512, Version: "0.1.0", Chosen: n / 2,
		Aim: forecast.AimedAt{Target: "Board", Metric: "arr", Month: "2028-12", Unit: "USD"}, Goal: forecast.PlanGoal{Probability: 0.8, Highest: highest}}
	for i := range n {
		p := forecast.FrontierPoint{Probability: forecast.Uncertain{Value: 0.4 + 0.5*float64(i)/float64(n), SE: 0.02}, Beaten: i%4 == 3}
		if i > 0 {
			p.Cost = &forecast.Difference{Mean: 400e3 * float64(i), SE: 8e3}
		}
		if highest {
			p.Amount = &forecast.Quantile{Value: 1e6 * float64(10+i), Lo: 1e6 * (float64(10+i) - 0.2), Hi: 1e6 * (float64(10+i) + 0.2)}
		}
		for j := range i {
			p.Hires = append(p.Hires, forecast.AddedHire{Role: fmt.Sprintf("role-%d-of-a-long-name", j/2), Month: "2027-04", Count: 1 + j%3})
		}
		f.Points = append(f.Points, p)
	}
	return f
}

// From one plan to many: labels stay on the page and apart, and the chosen plan is named where there is room, its height as exactly as it is known.
func TestFrontiersOfAnySizeStayOnThePage(t *testing.T) {
	if drawn(Frontier(planned(1, false))) != nil {
		t.Error("a frontier of the plan as it stands alone was drawn")
	}
	for _, highest := range []bool{false, true} {
		for _, n := range []int{2, 3, 7, 8, 20} {
			readable(t, drawn(Frontier(planned(n, highest))), n)
		}
	}
	if _, named := labelled(drawn(Frontier(planned(7, false))), "3 role-0-of-a-long-name, 3 role-1-of-a-long-name: 61%"); !named {
		t.Error("the chosen plan is not named")
	}
}

// Plans with as many of each role are told apart by their months, and cost and amount have whiskers of the same kind.
func TestPlansThatHireAsManyAreToldApart(t *testing.T) {
	hire := func(n int, month string) forecast.AddedHire {
		return forecast.AddedHire{Role: "ae", Month: month, Count: n}
	}
	f := planned(4, false)
	f.Points[1].Hires, f.Points[2].Hires, f.Points[3].Hires = []forecast.AddedHire{hire(2, "2027-01")}, []forecast.AddedHire{hire(1, "2027-01"), hire(1, "2027-07")}, []forecast.AddedHire{hire(3, "2027-01")}
	for i, want := range []string{"", "2 ae 2027-01", "1 ae 2027-01, 1 ae 2027-07", "3 ae"} {
		if got := hired(f, &f.Points[i]); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if _, ok := labelled(drawn(Frontier(f)), "1 ae 2027-01, 1 ae 2027-07: 65%"); !ok {
		t.Error("the chosen plan is not named with its months")
	}
	widest := func(highest bool) (wide vg.Length) {
		for _, m := range drawn(Frontier(planned(2, highest))).marks {
			if m.colour == color.Color(blue) && m.width == 1 {
				box := m.path
				wide = max(wide, box[len(box)-1].Pos.X-box[0].Pos.X)
			}
		}
		return wide
	}
	if one, two := widest(true), widest(false); one <= 0 || !(math.Abs(float64(two/one)-2) <= 0.05) {
		t.Errorf("the cost's whisker is %v with an amount and %v with a probability", one, two)
	}
}
