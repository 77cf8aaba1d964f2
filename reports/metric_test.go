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
