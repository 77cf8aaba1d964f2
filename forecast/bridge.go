package forecast

import (
	"math"

	"funnelcast/sim"
)

// A Step is a part of the difference in ARR at the plan's end. On every path ARR at the end is the opening
// ARR and what came and went since, to the minor unit:
//
//	ARR = opening + new + expansion − contraction − churned
//
// so the differences of these, summed over the plan, make up the difference of ARR, and so do their means. New ARR
// is the new customers n (deals won and sign-ups of those who had no contract) times what each
// is worth; with v̄ the baseline's mean of that,
//
//	new_B − new_A = (n_B − n_A)·v̄ + (new_B − n_B·v̄) − (new_A − n_A·v̄)
//
// The first term is the step of the customers, the rest that of their value: larger or smaller contracts,
// another mix of segments, deeper discounts, and what was signed but is not in use yet.
type Step struct {
	Part string `json:"part"` // one of BridgeParts
	*Difference
}

// BridgeParts are the steps in order. Less contraction and churned ARR than in the baseline are positive steps.
var BridgeParts = []string{"opening_arr", "new_customers", "value_per_customer", "expansion_arr", "contraction_arr", "churned_arr"}

// bridge explains the difference of ARR at the end.
func (v *versus) bridge() []Step {
	last := len(v.Months) - 1
	sums := func(metric string) (a, b []int64) {
		q := quantity{metric, sim.All, 0, last}
		if metric == "opening_arr" {
			q.to = 0 // a stock
		}
		a, b, _, _ = v.columns(q)
		return a, b
	}
	_, _, _, scale := v.columns(quantity{"arr", sim.All, last, last})
	newA, newB := sums("new_arr")
	manyA, manyB := sums("new_customers")
	each := meanValue(newA, manyA)
	if each == 0 { // the baseline has no new customer
		each = meanValue(newB, manyB)
	}
	var steps []Step
	for _, part := range BridgeParts {
		var a, b []int64
		switch part {
		case "new_customers":
			a, b = times(manyA, each), times(manyB, each)
		case "value_per_customer":
			a, b = subtract(make([]int64, v.Paths), newA, times(manyA, each)), subtract(make([]int64, v.Paths), newB, times(manyB, each))
		case "contraction_arr", "churned_arr":
			a, b = sums(part)
			a, b = times(a, -1), times(b, -1)
		default:
			a, b = sums(part)
		}
		steps = append(steps, Step{part, v.differenceOf(a, b, scale, false)})
	}
	return steps
}

// meanValue is what one of them is worth over all paths, in whole minor units so that steps
// sum exactly; 0 where there are none.
func meanValue(worth, many []int64) int64 {
	sum, n := 0.0, 0.0
	for i := range worth {
		sum += float64(worth[i])
		n += float64(many[i])
	}
	if n == 0 {
		return 0
	}
	return int64(math.Round(sum / n))
}

// times returns a column multiplied.
func times(column []int64, by int64) []int64 {
	out := make([]int64, len(column))
	for i, v := range column {
		out[i] = v * by
	}
	return out
}
