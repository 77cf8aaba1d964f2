package forecast

import "strings"

// lessIsBetter tells the metrics that one would rather have less of, also by role and stage: what is paid, what is lost and what
// waits for want of people.
func lessIsBetter(metric string) bool {
	name, _, _ := strings.Cut(metric, ".")
	switch name {
	case "cost", "discounts", "losses", "disqualified", "gone_cold", "backlog", "leavers",
		"contraction_arr", "churned_arr", "churned_customers", "cohort_lost_arr", "cohort_churned_customers":
		return true
	}
	return strings.HasPrefix(name, "cost_")
}
