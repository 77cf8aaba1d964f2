package reports

import (
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"funnelcast/forecast"
	"funnelcast/sim"
)

// The manual names every column of every table, but for those that tell the error of another.
func TestTheManualNamesEveryColumn(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	manual := string(text)
	alone := &forecast.StressTest{Comparison: &forecast.Comparison{Plans: make([]forecast.Compared, 1)}}
	ending := regexp.MustCompile(`_(se|lo|hi|lo95|hi95)$`)
	for table, write := range map[string]func(w io.Writer) error{
		"forecast.csv":    func(w io.Writer) error { return WriteCSV(w, &forecast.Forecast{}) },
		"years.csv":       func(w io.Writer) error { return WriteYearsCSV(w, &forecast.Forecast{}) },
		"compare.csv":     func(w io.Writer) error { return WriteComparisonCSV(w, &forecast.Comparison{}) },
		"recovery.csv":    func(w io.Writer) error { return WriteRecoveryCSV(w, alone) },
		"reverse.csv":     func(w io.Writer) error { return WriteReverseCSV(w, &forecast.Reverse{}) },
		"sweep.csv":       func(w io.Writer) error { return WriteSweepCSV(w, &forecast.Sweep{}) },
		"hire.csv":        func(w io.Writer) error { return WriteHireCSV(w, &forecast.Hire{}) },
		"planned.csv":     func(w io.Writer) error { return WritePlannedCSV(w, &forecast.Hire{}) },
		"starts.csv":      func(w io.Writer) error { return WriteStartsCSV(w, &forecast.Hire{}) },
		"steps.csv":       func(w io.Writer) error { return WriteStepsCSV(w, &forecast.Hire{Sequence: &forecast.Sequence{}}) },
		"bottlenecks.csv": func(w io.Writer) error { return WriteBottlenecksCSV(w, &forecast.Hire{}) },
		"plan.csv":        func(w io.Writer) error { return WritePlanCSV(w, &forecast.Frontier{}) },
		"quota.csv":       func(w io.Writer) error { return WriteQuotaCSV(w, &forecast.QuotaStudy{}) },
		"drivers.csv":     func(w io.Writer) error { return WriteDriversCSV(w, &forecast.Drivers{}) },
		"trace.csv":       func(w io.Writer) error { return WriteStoryCSV(w, &Trace{Story: &sim.Story{}}) },
	} {
		var out strings.Builder
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(manual, "`"+table+"`") {
			t.Errorf("nothing is said of %s", table)
		}
		for column := range strings.SplitSeq(strings.TrimSpace(out.String()), ",") {
			if name := ending.ReplaceAllString(column, ""); !strings.Contains(manual, "`"+name+"`") && name != "se" {
				t.Errorf("nothing is said of %s in %s", column, table)
			}
		}
	}
}
