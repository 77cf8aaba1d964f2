package reports

import (
	"testing"

	"funnelcast/forecast"
)

// planned is a plan told of: reached so often, from 0.52, for so much.
func planned(role string, cost, reached float64, sure bool) forecast.FrontierPoint {
	before, after := forecast.Uncertain{Value: 0.52, SE: 0.02}, forecast.Uncertain{Value: reached, SE: 0.02}
	g := &forecast.Gain{Points: reached - 0.52, SE: 0.014, Before: before, After: after, Won: 9, Verdict: forecast.Verdict{Distinct: sure}}
	if g.Lo = -0.01; sure {
		g.Lo = 0.01
	}
	return forecast.FrontierPoint{Hires: []forecast.AddedHire{{Role: role, Month: "2027-01", Count: 1}}, Probability: after, Gain: g,
		Cost: &forecast.Difference{Mean: cost, SE: cost / 50}, Figure: band(4e6, 5e6, 6e6)}
}

// frontierOf is what is told of some plans, of which one was chosen.
func frontierOf(result forecast.PlanResult, chosen int, plans ...forecast.FrontierPoint) *forecast.Frontier {
	base := forecast.FrontierPoint{Probability: forecast.Uncertain{Value: 0.52, SE: 0.02}, Figure: band(4e6, 5e6, 6e6)}
	budget := 1e6
	return &forecast.Frontier{Scenario: "Mid", Currency: "USD", Seed: 1, Paths: 448, Lived: 9000, Tried: 48, Within: 47,
		Aim:  forecast.AimedAt{Metric: "arr", Segment: "all", Month: "2028-12", Unit: "USD", Target: "Plan", AtLeast: 5e6},
		Goal: forecast.PlanGoal{Probability: 0.7, Most: 5, Budget: &budget}, Result: result, Chosen: chosen, Points: append([]forecast.FrontierPoint{base}, plans...)}
}

func toldOf(t *testing.T, f *forecast.Frontier) string {
	t.Helper()
	return unwrapped(told(t, WritePlan, f))
}

// Where nothing helps it is told of one plan, the chosen one, and nothing is offered for less.
func TestNothingThatHelpsIsTold(t *testing.T) {
	f := frontierOf(forecast.NothingHelps, 2, planned("sdr", 50e3, 0.53, true), planned("ae", 90e3, 0.54, false))
	wants(t, toldOf(t, f), []string{
		"Nothing helps: not even the best of the 47 plans with up to 5 people of a role for no more than $1m makes Plan more probable by more than chance would.",
		"With 1 ae from 2027-01, for $90.0k ± $1.8k more up to 2028-12: Plan, reached in 52 % ± 2 % of the futures as the plan stands, becomes more or less probable (2.0 ± 1.4 points; the sign is not sure) and is reached in 54 % ± 2 %.",
		"47 plans with up to 5 people of a role were tried, and 9,000 futures lived in all; what is told rests on 448 others that had no say in the choice, the same for all plans.",
		"* 1 ae from 2027-01", "* is the plan told of above.",
	}, []string{"For less money", "As good", "The most that was seen"})
	f = frontierOf(forecast.NothingHelps, 0)
	f.Tried, f.Within = 2, 1
	wants(t, toldOf(t, f), []string{
		"Nothing helps: the only plan with up to 5 people of a role for no more than $1m does not make Plan more probable by more than chance would. As the plan stands it is 52 % ± 2 %.",
		"1 plan with up to 5 people of a role was tried",
	}, []string{"* is the plan"})
}

func TestPlansAreToldThatAreTooDear(t *testing.T) {
	f := frontierOf(forecast.TooDear, 0)
	least := planned("ae", 2e6, 0.6, true)
	f.Within, f.Cheapest = 0, &least
	wants(t, toldOf(t, f), []string{"No hire is within the budget of $1m: the cheapest of 47 plans tried, 1 ae from 2027-01, costs $2.00m ± $40k more up to 2028-12."},
		[]string{"Nothing helps", "within the budget, and", "* is the plan"})
}

// What a plan adds leads from the one figure of a sentence to the other; a choice that was not borne out is named.
func TestTheChosenPlanIsToldFromItsBaseline(t *testing.T) {
	f := frontierOf(forecast.Reached, 2, planned("sdr", 50e3, 0.61, true), planned("ae", 90e3, 0.72, true))
	f.Refused = []forecast.FrontierPoint{planned("csm", 70e3, 0.6, true)}
	f.Within = 40
	wants(t, toldOf(t, f), []string{
		"Hire 1 ae from 2027-01: Plan, reached in 52 % ± 2 % of the futures as the plan stands, becomes 20.0 ± 1.4 points more probable and is reached in 72 % ± 2 %, for $90.0k ± $1.8k more up to 2028-12.",
		"The search first chose 1 csm from 2027-01, for $70.0k ± $1.4k more up to 2028-12; fresh futures did not bear it out (60 % ± 2 %), and the plan told took its place.",
		"For less money: 1 sdr from 2027-01 (61 % ± 2 %, for $50.0k ± $1.0k).", "were tried, 40 of them within the budget, and",
	}, nil)
	f.Result = forecast.Unreached
	wants(t, toldOf(t, f), []string{
		"70 % cannot be reached with up to 5 people of a role for no more than $1m; the plan that came nearest to it when one was chosen reaches 72 % ± 2 %, the plan as it stands 52 % ± 2 %.",
	}, []string{"highest that was found"})
}

// A cheaper plan that the confirmation's margin refused, and that does what is asked on the futures told of, is told at once and not among
// those that do less.
func TestACheaperPlanThatWasNotSureIsToldFirst(t *testing.T) {
	f := frontierOf(forecast.Reached, 3, planned("csm", 30e3, 0.6, true), planned("sdr", 50e3, 0.71, true), planned("ae", 90e3, 0.8, true))
	wants(t, toldOf(t, f), []string{
		"for $90.0k ± $1.8k more up to 2028-12. Perhaps for less: 1 sdr from 2027-01, for $50.0k ± $1.0k more up to 2028-12, reaches 71 % ± 2 % on the futures told of here. It was passed over because it was not enough above 70 % on the futures that chose; more --paths tell whether it does.",
		"For less money: 1 csm from 2027-01 (60 % ± 2 %, for $30.0k ± $600).",
	}, nil)
	f.Points[2].Probability.Value = 0.69
	wants(t, toldOf(t, f), []string{"For less money: 1 sdr from 2027-01 (69 %"}, []string{"Perhaps for less"})
	f.Goal.Probability, f.Points[2].Probability.Value = 0, 0.71
	wants(t, toldOf(t, f), nil, []string{"Perhaps for less"})
}
