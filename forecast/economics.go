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
//	ltv                    ARR per customer × gross margin ÷ logo churn [RG: value × lifespan, which is 1 ÷ churn];
//	                       with licences, the churn of those who can leave, and the margin of licences signed ÷ new customers
//	ltv_to_cac             ltv ÷ cac [RG: keep CAC below what a customer brings]
//	payback_months         cac ÷ (new ARR of a new customer × gross margin ÷ 12); the margin of the licences signed is
//	                       earned at once and taken off the cost first: 0 where it is all of it
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
// which holds on every path, also where no revenue has come in yet. Who has a licence without
// maintenance is a customer for good, brings no ARR and says nothing about how long those stay who pay every year.
func economics(m *sim.Model, recorded func(metric string) bool) []formula {
	margin := 1 - m.DeliveryCost
	customerValue := func(arr, customers, churned, months, licences, signed float64) float64 {
		yearly := arr / customers * margin / (12 * churned / months)
		switch {
		case licences == 0:
			return yearly
		case arr == 0:
			yearly = 0
		}
		return licences/signed*margin + yearly
	}
	payback := func(cost, arr, licences float64) float64 {
		left := cost - licences*margin
		if licences > 0 && left <= 0 {
			return 0
		}
		return left / (arr * margin / 12) // new customers cancel
	}
	// What a customer is worth: ARR, or licences, and somebody who left or cannot.
	worth := []term{{"arr", "licence_bookings"}, {"customers"}, {"cohort_churned_customers", "licence_bookings"}}
	parts := []term{{"arr"}, {"customers"}, {"cohort_churned_customers"}, {leavableMonths}, {"licence_bookings"}, {"new_customers"}}
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
		formula{metric: "ltv", unit: money, needs: worth, also: parts,
			value: func(x []float64) float64 { return customerValue(x[3], x[4], x[5], x[6], x[7], x[8]) }},
		formula{metric: "ltv_to_cac", unit: "ratio", needs: append(of("cost_acquisition", "new_customers"), worth...), also: parts,
			value: func(x []float64) float64 { return customerValue(x[5], x[6], x[7], x[8], x[9], x[10]) / (x[0] / x[1]) }},
		formula{metric: "payback_months", unit: "months", needs: []term{{"cost_acquisition"}, {"new_arr", "licence_bookings"}}, also: of("new_arr", "licence_bookings"),
			value: func(x []float64) float64 { return payback(x[0], x[2], x[3]) }},
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
