package reports

import (
	"testing"

	"funnelcast/forecast"
)

func TestPluralsTakeTheirVerb(t *testing.T) {
	for metric, want := range map[string]string{"arr": "changes", "wins": "change", "mqls": "change", "new_customers": "change", "bookings": "change", "cost": "changes",
		"cost_sources": "changes", "cohort_arr": "changes", "gone_cold.lead": "changes", "headcount.ae": "changes", "activities.ae.call": "change", "expansion_arr": "changes"} {
		if got := does(&forecast.AimedAt{Metric: metric}, "changes", "change"); got != want {
			t.Errorf("%s %s", Metric(metric), got)
		}
	}
}

func TestMetricsHaveNamesForPeople(t *testing.T) {
	for metric, want := range map[string]string{
		"arr": "ARR", "open_pipeline": "open pipeline", "ltv_to_cac": "LTV:CAC", "headcount.field_ae": "headcount of field ae",
		"new_arr.web": "new ARR of web", "activities.bdr.call": "activities of bdr: call", "hours_deals.ae": "hours deals of ae",
	} {
		if got := Metric(metric); got != want {
			t.Errorf("%s reads %s, want %s", metric, got, want)
		}
	}
}
