package forecast

import "funnelcast/sim"

// A Step is a part of the difference in ARR at the plan's end. On every path ARR at the end is the opening
// ARR and what came and went since, to the minor unit:
//
//	ARR = opening + new + expansion − contraction − churned
//
// so the differences of these, summed over the plan, make up the difference of ARR, and so do their means. That of new ARR
// is divided further, by its causes: see causes.go. Price increases of contracts that renew are among the expansion.
type Step struct {
	Part string `json:"part"` // one of BridgeParts
	*Difference
}

// BridgeParts are the steps in order: the opening ARR, the five causes of new ARR, and what customers do later. Less
// contraction and churned ARR than in the baseline are positive steps.
var BridgeParts = []string{"opening_arr", "leads", "conversion", "capacity", "timing", "price", "expansion_arr", "contraction_arr", "churned_arr"}

// bridge explains the difference of ARR at the end.
func (v *versus) bridge() []Step {
	last := len(v.Months) - 1
	_, _, _, scale := v.columns(quantity{"arr", sim.All, last, last})
	newA, newB, _, _ := v.columns(quantity{"new_arr", sim.All, 0, last})
	own := v.prospects()
	if v.baseline {
		v.prospected = own
	}
	split := causesOf(v.prospected, own, newA, newB)
	var steps []Step
	for _, part := range BridgeParts {
		var a, b []int64
		switch part {
		case "opening_arr":
			a, b, _, _ = v.columns(quantity{part, sim.All, 0, 0}) // a stock
		case "expansion_arr":
			a, b, _, _ = v.columns(quantity{part, sim.All, 0, last})
		case "contraction_arr", "churned_arr":
			a, b, _, _ = v.columns(quantity{part, sim.All, 0, last})
			a, b = b, a // what is lost less than in the baseline is gained
		default:
			a, b = split[part].a, split[part].b
		}
		steps = append(steps, Step{part, v.differenceOf(a, b, scale, false)})
	}
	return steps
}
