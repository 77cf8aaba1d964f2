package scenarios

import "slices"

// otherKeys are words that people in sales have for the keys of a scenario, and the keys, of which that counts which is
// known in the place: a probability is what passes in a stage and the chance of a shock.
var otherKeys = map[string][]string{
	"markets": {"segments"}, "products": {"segments"}, "customers": {"segments", "opening_customers"},
	"channel": {"sources"}, "channels": {"sources"}, "lead_sources": {"sources"},
	"stages": {"funnel"}, "pipeline": {"funnel"}, "sales_process": {"funnel"},
	"jobs": {"roles"}, "positions": {"roles"},
	"people": {"team", "seated"}, "staff": {"team"}, "headcount": {"team", "seated"}, "hires": {"team", "hire"}, "hiring_plan": {"team"},
	"goals": {"targets"}, "kpis": {"targets"}, "goal": {"targets", "at_least"},
	"events": {"shocks"}, "risks": {"shocks"}, "seasonality": {"season"}, "correlations": {"together"}, "open_deals": {"opening_pipeline"},
	"description": {"about"}, "horizon": {"months"}, "margin": {"gross_margin"},

	"conversion": {"passes"}, "conversion_rate": {"passes"}, "win_rate": {"passes"}, "close_rate": {"passes"}, "pass_rate": {"passes"},
	"probability": {"passes", "chance"}, "cycle": {"takes"}, "sales_cycle": {"takes"}, "cycle_time": {"takes"}, "duration": {"takes", "lasts", "term", "months"},
	"days": {"takes"}, "length": {"takes", "lasts", "term"}, "owner": {"worked_by"}, "role": {"worked_by", "by"}, "nurture": {"recycle"},

	"leads": {"volume"}, "items": {"volume"}, "rate": {"volume", "yield", "passes"}, "spend": {"budget"}, "cpl": {"cost_per_item"}, "cost_per_lead": {"cost_per_item"},
	"stage": {"enters"}, "type": {"kind"}, "growth_rate": {"growth"},

	"price": {"value"}, "acv": {"value"}, "arr": {"value"}, "deal_size": {"value"}, "seats": {"users"}, "licences": {"users"}, "payment_terms": {"days_to_pay"},
	"churn_rate": {"churn"}, "upsell": {"expansion"}, "price_increase": {"uplift"}, "opening_arr": {"opening_value"},

	"turnover": {"attrition"}, "capacity": {"open"}, "max_open": {"open"}, "ramp_up": {"ramp"}, "ramp_time": {"ramp"}, "productivity": {"yield"},
	"target": {"quota"}, "reports": {"manages"}, "replacement": {"backfill"}, "time_to_hire": {"backfill"}, "salary": {"base"}, "bonus": {"variable"},
	"ote": {"variable"}, "count": {"seated"}, "number": {"seated"}, "start": {"from"}, "month": {"from"}, "start_month": {"from"}, "impact": {"win_odds"},
}

// elsewhere are words for what is told in another place, which a hint names: by a key of the place where they are written.
var elsewhere = []struct {
	words []string
	in    string
	hint  string
}{
	{[]string{"salary", "base", "base_salary", "variable", "bonus", "ote", "cost"}, "pay", "what a person costs is written pay: {base: 80k, variable: 40k}"},
	{[]string{"headcount", "count", "people", "seated", "number"}, "skill_cv", "how many there are is written in team: {role: ae, seated: 3}"},
	{[]string{"price", "value", "acv", "arr", "deal_size", "term", "billing", "discount"}, "contract", "it belongs to the contract: contract: {value: 22k, term: 12 months, billing: annual}"},
	{[]string{"conversion", "conversion_rate", "win_rate", "close_rate", "passes"}, "contract", "the share that is won is written in funnel, by segment: passes: {mid: 22%}"},
	{[]string{"conversion", "conversion_rate", "win_rate", "close_rate", "passes"}, "enters", "the share that passes is written in funnel, and by how much a source differs as its lift"},
	{[]string{"conversion", "conversion_rate", "win_rate", "close_rate", "passes"}, "skill_cv", "the share that passes is written in funnel, by stage"},
	{[]string{"cycle", "sales_cycle", "takes"}, "contract", "the days to a signature are written in funnel, by segment: takes: {mid: 85 days}"},
	{[]string{"cycle", "sales_cycle", "takes"}, "enters", "the days to a signature are written in funnel: takes: 85 days"},
	{[]string{"leads", "volume"}, "funnel", "how many come is written in sources: volume: 400 per month"},
	{[]string{"churn", "attrition", "quota", "win_rate"}, "funnel", "it is written by segment, by role or by stage: segments.mid.churn, roles.ae.attrition, roles.ae.quota, funnel.opportunity.passes"},
}

// meantKey is the known key that an unknown one is another word for or a slip of the pen of; "" where there is none.
func meantKey(word string, known []string) string {
	for _, key := range otherKeys[string(plain(word))] {
		if slices.Contains(known, key) {
			return key
		}
	}
	return slipOf(word, known)
}

// hintOfKey tells a key that is not known the way: the key that was meant, the place where it is told, or all that are known.
func hintOfKey(word string, known []string) string {
	if meant := meantKey(word, known); meant != "" {
		return DidYouMean(meant, []string{meant})
	}
	for _, e := range elsewhere {
		if slices.Contains(known, e.in) && slices.Contains(e.words, string(plain(word))) {
			return e.hint
		}
	}
	return DidYouMean(word, known)
}

// mend reads on as if the keys that were meant had been written, so that a mistaken key is one problem and not what follows from it as well.
func (r *reader) mend(n *node, path string, known []string) {
	for i, e := range n.entries {
		if slices.Contains(known, e.key.text) {
			continue
		}
		r.add(e.key, join(path, e.key.text), "unknown key \""+e.key.text+"\"", "", hintOfKey(e.key.text, known))
		if meant := meantKey(e.key.text, known); meant != "" && n.get(meant) == nil {
			key := *e.key
			key.text = meant
			n.entries[i].key = &key
		}
	}
}
