package main

import (
	"path/filepath"
	"testing"
)

// What quota tells of people and teams is what run tells under the same seed, to the last digit; and the
// whole table is the golden one.
func TestQuotaAgreesWithRunAndTheGoldenTable(t *testing.T) {
	t.Parallel()
	plan := []string{"--set", "months=15", "--set", "roles.ae.quota=400k per year", "--set", "over_assignment=10%", "--paths", "300"}
	years, quota := filepath.Join(tables(t, "run", plan...), "years.csv"), filepath.Join(tables(t, "quota", plan...), "quota.csv")
	values, ses := figures(t, quota, []string{"fiscal_year", "metric", "at"}, "value"), figures(t, quota, []string{"fiscal_year", "metric", "at"}, "se")
	by := []string{"fiscal_year", "metric", "of"}
	for _, column := range []string{"mean", "p10", "p50", "p90"} {
		inRun := figures(t, years, by, column)
		for _, metric := range []string{"attainment", "team_attainment", "full_year_people"} {
			want := inRun["FY2027 "+metric+" ae"]
			if got := values["FY2027 "+metric+" "+column]; got != want || want == "" {
				t.Errorf("%s of %s is %q, run says %q", column, metric, got, want)
			}
		}
	}
	for column, got := range map[string]map[string]string{"mean": values, "mean_se": ses} {
		want := figures(t, years, by, column)["FY2027 people_at_quota ae"]
		if want == "" || got["FY2027 people_at_quota "] != want || got["FY2027 curve_people_at_quota 0"] != want {
			t.Errorf("%s of people at quota is %q and on the curve %q, run says %q", column, got["FY2027 people_at_quota "], got["FY2027 curve_people_at_quota 0"], want)
		}
	}
	if today := values["FY2027 team_plan_reached "]; today == "" || values["FY2027 curve_plan_reached 0"] != today {
		t.Error("today's plan is not on the curve")
	}
	golden(t, quota, "quota.csv")
}
