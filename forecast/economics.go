package forecast

import "funnelcast/sim"

// economics are the ratios of a revenue organisation. Flows are those of the fiscal
// year, stocks those at its end. Sources: [RG] is The Revenue Glossary, [FG] the French
// glossary of recurring revenue, [TS] A Comprehensive Guide to Sales Positions in the
// Tech Industry; a formula without one is the usual one of the software trade.
//
//	win_rate               wins ÷ (wins + losses + opportunities gone cold)
//	close_rate             wins ÷ proposals [RG: proposals that become deals]
//	renewal_rate           contracts renewed ÷ contracts that came up
//	cycle_days             days from opportunity to signature, per win [FG]
//	cycle_to_payment_days  days from opportunity to the first payment, per win [TS: to the paid invoice]
//	average_deal           bookings ÷ wins [TS: mean revenue of a closed deal], with those who signed up by themselves,
//	                       whom bookings count and wins do not
//	acv                    first-year value of the deals won ÷ wins [RG: mean value of contracts won]
//	arr_per_customer       ARR ÷ customers [FG: annualised revenue per customer contract]
//	assisted_arr           first-year value of deals that a role helped with and others closed [TS], by role
//	nrr                    ARR at the year's end of the customers it began with ÷ what they had at its start
//	grr                    1 − what these lost by churn and contraction ÷ what they had, at least 0
//	logo_churn             of the customers the year began with, those who left [FG], a year
//	cac                    cost of acquisition ÷ new customers [RG: all sales and marketing expense ÷ customers added]
//	ltv                    ARR per customer × gross margin ÷ logo churn [RG: value × lifespan, which is 1 ÷ churn]
//	ltv_to_cac             ltv ÷ cac [RG: keep CAC below what a customer brings]
//	payback_months         cac ÷ (new ARR of a new customer × gross margin ÷ 12)
//	magic_number           (new + expansion − contraction − churned ARR) ÷ cost of acquisition, of the same months
//	net_revenue            revenue − commissions to partners [FG: sales less returns, discounts and commissions];
//	                       revenue is net of discounts already, and nothing is returned
//	gross_margin           1 − cost of delivery ÷ revenue
//	cost_to_serve          what those who serve customers cost, and delivery [FG: of producing and delivering]
//	burn                   cost − cash in: what must be paid from elsewhere, negative where cash is left over
//	coverage               pipeline due in three months ÷ (3 × quota of the last month), at the year's end
//
// In a year that the horizon cuts, logo_churn, and so ltv, is brought to twelve months: those who
// left ÷ (customers at the start × months ÷ 12). It may exceed 1 where
// contracts are monthly. NRR and GRR are told of whole years only; over the plan, whole years
// count each with the ARR it began with. The gross margin that values customers is the plan's own,
// which holds on every path, also where no revenue has come in yet.
func economics(m *sim.Model, recorded func(metric string) bool) []formula {
	margin := 1 - m.DeliveryCost
	customerValue := func(arr, customers, churned, months float64) float64 {
		return arr / customers * margin / (12 * churned / months)
	}
	unwon := term{"losses"}
	for i := range m.Stages {
		if m.Stages[i].Pipeline {
			unwon = append(unwon, "gone_cold."+m.Stages[i].Name)
		}
	}
	of := func(terms ...string) []term {
		var all []term
		for _, t := range terms {
			all = append(all, term{t})
		}
		return all
	}
	all := []formula{
		{metric: "win_rate", unit: "share", needs: []term{{"wins"}, unwon},
			value: func(x []float64) float64 { return x[0] / (x[0] + x[1]) }},
		{metric: "close_rate", unit: "share", needs: []term{{"wins"}, proposed(m, recorded)}, value: quotient},
		{metric: "renewal_rate", unit: "share", needs: of("renewals_due"), also: of("renewals"),
			value: func(x []float64) float64 { return x[1] / x[0] }},
		{metric: "cycle_days", unit: "days", needs: of("cycle_days_sum", "wins"), value: quotient},
		{metric: "cycle_to_payment_days", unit: "days", needs: of("cycle_to_payment_days_sum", "wins"), value: quotient},
		{metric: "average_deal", unit: money, needs: of("bookings", "wins"), also: of("self_serve_customers"),
			value: func(x []float64) float64 { return x[0] / (x[1] + x[2]) }},
		{metric: "acv", unit: money, needs: of("won_value", "wins"), value: quotient},
		{metric: "arr_per_customer", unit: money, needs: of("arr", "customers"), value: quotient},
	}
	for i := range m.Roles {
		all = append(all, formula{metric: "assisted_arr", of: m.Roles[i].Name, unit: money,
			needs: of("assisted_arr." + m.Roles[i].Name), value: func(x []float64) float64 { return x[0] }})
	}
	return append(all,
		formula{metric: "nrr", unit: "share", needs: of("cohort_arr", "opening_arr"), value: quotient},
		formula{metric: "grr", unit: "share", needs: of("opening_arr", "cohort_arr"), also: of("cohort_lost_arr"),
			value: func(x []float64) float64 { return max(0, 1-x[2]/x[0]) }},
		formula{metric: "logo_churn", unit: "share", needs: of("cohort_churned_customers", customerMonths),
			value: func(x []float64) float64 { return 12 * x[0] / x[1] }},
		formula{metric: "cac", unit: money, needs: of("cost_acquisition", "new_customers"), value: quotient},
		formula{metric: "ltv", unit: money, needs: of("arr", "customers", "cohort_churned_customers", customerMonths),
			value: func(x []float64) float64 { return customerValue(x[0], x[1], x[2], x[3]) }},
		formula{metric: "ltv_to_cac", unit: "ratio",
			needs: of("arr", "customers", "cohort_churned_customers", customerMonths, "cost_acquisition", "new_customers"),
			value: func(x []float64) float64 { return customerValue(x[0], x[1], x[2], x[3]) / (x[4] / x[5]) }},
		formula{metric: "payback_months", unit: "months", needs: of("cost_acquisition", "new_arr"),
			value: func(x []float64) float64 { return x[0] / (x[1] * margin / 12) }}, // new customers cancel
		formula{metric: "magic_number", unit: "ratio", needs: of("cost_acquisition", "new_arr"),
			also:  of("expansion_arr", "contraction_arr", "churned_arr"),
			value: func(x []float64) float64 { return (x[1] + x[2] - x[3] - x[4]) / x[0] }},
		formula{metric: "net_revenue", unit: money, needs: of("revenue"), also: of("cost_commission"),
			value: func(x []float64) float64 { return x[0] - x[1] }},
		formula{metric: "gross_margin", unit: "share", needs: of("revenue", "cost_delivery"),
			value: func(x []float64) float64 { return 1 - x[1]/x[0] }},
		formula{metric: "cost_to_serve", unit: money, needs: of("cost_service"), value: func(x []float64) float64 { return x[0] }},
		formula{metric: "burn", unit: money, needs: of("cost", "cash_in"), value: func(x []float64) float64 { return x[0] - x[1] }},
		formula{metric: "coverage", unit: "ratio", needs: of("pipeline_due", "quota"),
			value: func(x []float64) float64 { return x[0] / (3 * x[1]) }},
	)
}

// proposed is what counts the proposals: items that reach the stage of that name, else the
// activity.
func proposed(m *sim.Model, recorded func(metric string) bool) term {
	if recorded("proposals") {
		return term{"proposals"}
	}
	return acts(m, "proposal")
}

// acts is an activity of all roles.
func acts(m *sim.Model, activity string) term {
	var t term
	for i := range m.Roles {
		t = append(t, "activities."+m.Roles[i].Name+"."+activity)
	}
	return t
}
