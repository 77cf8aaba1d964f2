package forecast

import (
	"math"
	"slices"

	"funnelcast/sim"
)

// QuotaPay is the variable pay of a role in a fiscal year, in the currency.
type QuotaPay struct {
	Target float64 `json:"target"` // of a ramped person a year, at 100 %
	// OfTarget is what a full-year person earned ÷ Target; Earners the share who earned all of it or more.
	OfTarget Line      `json:"of_target"`
	Earners  Uncertain `json:"at_target"`
	// Total is what everybody of the role earned, by path, and TotalTarget, on average, what they would have if each had
	// made exactly the quota of their time in the role; TotalOfTarget is the ratio, by path.
	Total         Line      `json:"total"`
	TotalTarget   Uncertain `json:"total_target"`
	TotalOfTarget Line      `json:"total_of_target"`
}

// quotaPay describes variable pay. Pay is to its target as credit is to a quota, so the same bands and errors serve.
func (r *reader) quotaPay(m *sim.Model, role int, full, people []*sim.PersonYear) *QuotaPay {
	target, scale := m.Roles[role].Pay.Variable, math.Pow10(m.Currency.Decimals)
	paid := make([]*sim.PersonYear, len(full))
	for i, who := range full {
		paid[i] = &sim.PersonYear{Path: who.Path, Credit: who.Variable, Quota: math.Round(target)}
	}
	lines := r.group(slices.Values(paid), "", "of_target", "at_target")
	pay := &QuotaPay{Target: target / scale, OfTarget: lines[1], Earners: Uncertain{float64(lines[2].Mean), float64(lines[2].MeanSE)}}

	due := func(who *sim.PersonYear) float64 { return target * who.Quota / yearlyQuota(m, role) }
	pay.TotalOfTarget = r.ratio(r.perPath(slices.Values(people), func(who *sim.PersonYear) (float64, float64) {
		return float64(who.Variable), due(who)
	}), 1)
	pay.TotalOfTarget.Metric, pay.TotalOfTarget.Unit = "total_of_target", "share"
	clear(r.sum)
	dues := make([]float64, len(r.sum))
	for _, who := range people {
		r.sum[who.Path] += who.Variable
		dues[who.Path] += due(who) / scale
	}
	pay.Total = r.line(r.sum, scale)
	pay.Total.Metric, pay.Total.Unit = "variable_pay", m.Currency.Code
	mean, se := moments(dues)
	pay.TotalTarget = Uncertain{mean, se}
	return pay
}
