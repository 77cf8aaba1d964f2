package main

import (
	"path/filepath"
	"strings"
	"testing"

	"funnelcast/scenarios"
)

// What years.csv tells and forecast.csv does not is asked for in vain by a target, which says why.
func TestATargetOfWhatOnlyYearsTellSaysSo(t *testing.T) {
	t.Parallel()
	dir := tables(t, "run", "--set", "months=15", "--set", "roles.ae.quota=400k per year", "--paths", "4")
	monthly := figures(t, filepath.Join(dir, "forecast.csv"), []string{"metric"}, "unit")
	yearly := figures(t, filepath.Join(dir, "years.csv"), []string{"metric"}, "unit")
	told := 0
	for metric := range yearly {
		if _, ok := monthly[metric]; ok || metric == "assisted_arr" { // which is told by month as assisted_arr.sdr
			continue
		}
		told++
		_, err := scenarios.Load("testdata/plan.yaml", scenarios.Patches{Set: []string{"targets.Plan.metric=" + metric}})
		if err == nil || !strings.Contains(err.Error(), "years.csv tell") {
			t.Errorf("%s: %v", metric, err)
		}
	}
	if told < 20 {
		t.Errorf("%d figures are told by year alone", told)
	}
}
