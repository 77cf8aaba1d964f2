package forecast

import (
	"fmt"
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
		paid[i] = &sim.PersonYear{Path: who.Path, Credit: who.Variable, Quota: int64(math.Round(target))}
	}
	lines := r.group(slices.Values(paid), "", "of_target", "at_target")
	pay := &QuotaPay{Target: target / scale, OfTarget: lines[1], Earners: Uncertain{float64(lines[2].Mean), float64(lines[2].MeanSE)}}

	due := func(who *sim.PersonYear) float64 { return target * float64(who.Quota) / yearlyQuota(m, role) }
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

// warnOfNobody names the years of a role of which nothing can be told, and few people in the others.
func (f *Forecast) warnOfNobody(m *sim.Model, role int, years []*QuotaYear) {
	name := m.Roles[role].Name
	if yearlyQuota(m, role) == 0 {
		f.Warnings.add(fmt.Sprintf("Give it one, such as --set 'roles.%s.quota=700k per year', or leave out --role.", name), "%s has no quota.", name)
		return
	}
	var none, few []string
	cut := false
	for i, y := range years {
		switch {
		case y == nil:
			none = append(none, f.Years[i].Label)
			cut = cut || f.Years[i].Months < 12
		case f.Paths >= fewPaths && float64(y.People.Mean)*float64(f.Paths) < fewPeople:
			few = append(few, fmt.Sprintf("%s (%.0f)", y.Year, math.Round(float64(y.People.Mean)*float64(f.Paths))))
		}
	}
	remedy := "Only who is ramped when the year begins and stays to its end counts: seat them earlier, shorten the ramp, or let the plan run another year."
	if cut {
		remedy += " A year that the plan cuts has nobody: begin the plan with a fiscal year and let it have whole ones."
	}
	if len(none) > 0 {
		pronoun := "that year"
		if len(none) > 1 {
			pronoun = "those years"
		}
		f.Warnings.add(remedy, "Nobody of %s sat all of %s in the role, ramped, in any future: nothing is told of %s.", name, list(none), pronoun)
	}
	if len(few) > 0 {
		f.Warnings.add("Run more paths.", "Few people: of %s, all futures together have fewer than %d full-year people in %s; the tails of their attainment rest on fewer than twenty.",
			name, fewPeople, list(few))
	}
}
