package figure

import (
	"fmt"
	"testing"

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

// From one plan to many: labels stay on the page and apart, and the chosen plan is named where there is room.
func TestFrontiersOfAnySizeStayOnThePage(t *testing.T) {
	if Frontier(planned(1, false)) != nil {
		t.Error("a frontier of the plan as it stands alone was drawn")
	}
	for _, highest := range []bool{false, true} {
		for _, n := range []int{2, 3, 7, 8, 20} {
			readable(t, Frontier(planned(n, highest)), n)
		}
	}
	if _, named := labelled(Frontier(planned(7, false)), "3 role-0-of-a-long-name, 3 role-1-of-a-long-name: 61.4%"); !named {
		t.Error("the chosen plan is not named")
	}
}
