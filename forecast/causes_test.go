package forecast_test

import (
	"math"
	"slices"
	"testing"

	"funnelcast/forecast"
	"funnelcast/sim"
)

// shop is a plan in which everybody has time for everything: 40 opportunities a month of which a quarter are won in 10 days. Fairs bring
// nothing and customers ask for no more, until that is changed.
const shop = `name: Shop
currency: EUR
start: 2027-01
months: 18
segments:
  mid: {contract: {kind: subscription, value: 20k .. 30k .. 45k, term: 12 months}, churn: 10%, opening_customers: 60}
sources:
  - {name: inbound, kind: inbound, enters: opportunity, volume: 40 per month}
  - {name: fair, kind: inbound, enters: opportunity, volume: 0 per month}
  - {name: more, kind: base, enters: opportunity, yield: 0 per month}
funnel:
  - {stage: opportunity, worked_by: ae, passes: 20% .. 25% .. 30%, takes: 10 days, cold_after: 15 days}
roles:
  ae: {open: 1000}
team: [{role: ae, seated: 1}]
`

// bridgeOf compares the shop with itself as changed, both with what is set before.
func bridgeOf(t *testing.T, paths int, seed uint64, before, change []string) (map[string]*forecast.Difference, *forecast.Comparison) {
	t.Helper()
	plan, changed := readPlan(t, shop, before...).Model(), readPlan(t, shop, slices.Concat(before, change)...).Model()
	c := forecast.NewComparison("shop", plan, run(t, plan, sim.Options{Paths: paths, Seed: seed}), forecast.About{})
	c.Add("changed", "", changed, run(t, changed, sim.Options{Paths: paths, Seed: seed}))
	parts := map[string]*forecast.Difference{}
	for _, step := range c.Plans[1].More.Bridge {
		parts[step.Part] = step.Difference
	}
	return parts, c
}

// One thing is changed, and its part of the bridge has what that brings. Other parts are within 4 standard errors of
// nothing, or are told: 3 % of the difference for capacity, whose deals are open a little longer at the end.
func TestWhatIsChangedIsTheCause(t *testing.T) {
	tight := []string{"roles.ae.open=8"}
	for _, c := range []struct {
		cause          string
		before, change []string
		more           float64 // what the cause does to its own factor
	}{
		{"leads", nil, []string{"sources.inbound.volume=48 per month"}, 0.2},
		{"leads", []string{"sources.fair.volume=8 per month"}, []string{"sources.fair=null"}, -1. / 6},
		{"leads", []string{"sources.more.yield=0.1 per month"}, []string{"sources.inbound.volume=48 per month"}, 0.2},
		{"conversion", nil, []string{"funnel.opportunity.passes=24% .. 30% .. 36%"}, 0.2},
		{"price", nil, []string{"segments.mid.contract.value=22k .. 33k .. 49.5k"}, 0.1},
		{"capacity", tight, []string{"team.ae=2"}, 0},
		{"churned_arr", nil, []string{"segments.mid.churn=15%"}, 0},
		{"timing", nil, []string{"funnel.opportunity.takes=40 days"}, 0},
	} {
		parts, run := bridgeOf(t, 300, 5, c.before, c.change)
		later := []string{"opening_arr", "expansion_arr", "contraction_arr", "churned_arr"} // of more customers, some leave
		total := run.Plans[1].AtTheEnd("new_arr").Difference.Mean
		if c.cause == "churned_arr" {
			later = later[:3]
			total = parts["churned_arr"].Mean
		}
		if math.Abs(total) < 1e5 {
			t.Fatalf("%s: it makes a difference of %v only", c.cause, total)
		}
		for part, d := range parts {
			if slices.Contains(later, part) {
				continue
			}
			if part == c.cause {
				if d.Mean/total < 0.97 || !d.Distinct {
					t.Errorf("%s: its part is %.0f ± %.0f of %.0f", c.cause, d.Mean, d.SE, total)
				}
				continue
			}
			if !(math.Abs(d.Mean) <= 4*d.SE) && !(math.Abs(d.Mean) <= 0.03*math.Abs(total)) {
				t.Errorf("%s: %s has %.0f ± %.0f of %.0f", c.cause, part, d.Mean, d.SE, total)
			}
		}
		if c.more != 0 { // the factor alone: new ARR of the shop goes up by as much
			was := float64(run.Plans[0].AtTheEnd("new_arr").Mean)
			if d := parts[c.cause]; !(math.Abs(d.Mean-c.more*was) <= 4*d.SE+0.01*was) {
				t.Errorf("%s: its part is %.0f ± %.0f, want %.0f", c.cause, d.Mean, d.SE, c.more*was)
			}
		}
	}
}

// Whatever is changed, also to or from nothing at all, the parts come to the difference.
func TestThePartsAlwaysComeToTheDifference(t *testing.T) {
	for i, change := range [][]string{
		{"team.ae=2", "roles.ae.open=7", "sources.inbound.volume=55 per month"},
		{"sources.inbound.volume=0 per month"},
		{"funnel.opportunity.passes=0%"},
		{"roles.ae.open=0"},
	} {
		for _, turned := range []bool{false, true} {
			before, after := []string{"roles.ae.open=8"}, change
			if turned { // from the changed plan back
				before, after = change, []string{"roles.ae.open=8", "team.ae=1", "sources.inbound.volume=40 per month", "funnel.opportunity.passes=25%"}
			}
			parts, run := bridgeOf(t, 90, 5, before, after)
			sum := 0.0
			for _, part := range forecast.BridgeParts {
				if !isFinite(parts[part].Mean) || !isFinite(parts[part].SE) {
					t.Errorf("%d: %s has %v", i, part, *parts[part])
				}
				sum += parts[part].Mean
			}
			d := run.Plans[1].AtTheEnd("arr").Difference
			if !(math.Abs(sum-d.Mean) <= 1e-9*math.Abs(d.Mean)) || d.Mean == 0 {
				t.Errorf("%d: the parts come to %v, ARR differs by %v", i, sum, d.Mean)
			}
		}
	}
}

func isFinite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// The error of a part is that which it has between runs: of 30 runs with seeds of their own the parts' standard
// deviation is the error that they tell, within 4 standard errors of a standard deviation of 30 values, 1/√58 of it each.
func TestTheErrorOfAPartIsHonest(t *testing.T) {
	const runs = 30
	asked := []string{"capacity", "conversion"}
	var sum, squares, told [2]float64
	for seed := range uint64(runs) {
		parts, _ := bridgeOf(t, 64, seed, []string{"roles.ae.open=8", "months=6"}, []string{"team.ae=2"})
		for i, part := range asked {
			d := parts[part]
			sum[i], squares[i], told[i] = sum[i]+d.Mean, squares[i]+d.Mean*d.Mean, told[i]+d.SE/runs
		}
	}
	for i, part := range asked {
		found := math.Sqrt((squares[i] - sum[i]*sum[i]/runs) / (runs - 1))
		if !(math.Abs(found/told[i]-1) <= 4/math.Sqrt(2*(runs-1))) {
			t.Errorf("%s: between runs ± %.0f, each tells ± %.0f", part, found, told[i])
		}
	}
}
