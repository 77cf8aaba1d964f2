package reports

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"funnelcast/forecast"
	"funnelcast/sim"
)

// A fullDisk has room for some bytes more.
type fullDisk struct{ left int }

var errFull = errors.New("disk full")

func (d *fullDisk) Write(b []byte) (int, error) {
	if len(b) > d.left {
		return d.left, errFull
	}
	d.left -= len(b)
	return len(b), nil
}

// Whatever is written, a disk that is full at once, in the middle or at the last byte is told of.
func TestNoWriterHidesAFullDisk(t *testing.T) {
	story, err := sim.Follow(smallPlan(), 1, 0, false)
	if err != nil {
		t.Fatal(err)
	}
	trace := &Trace{Model: smallPlan(), Story: story}
	hire := oneHire()
	hire.Sequence = &forecast.Sequence{}
	frontier, study := frontierOf(forecast.Reached, 1, planned("ae", 90e3, 0.72, true)), &forecast.QuotaStudy{}
	sweep := &forecast.Sweep{Axes: []forecast.SweptAxis{{Path: "team.ae", Values: []string{"1"}}}, Cells: []forecast.SweptCell{{Values: []string{"1"}, Marginal: []*forecast.Margin{nil}}},
		RowsBest: []int{0}, Medians: []int{0}, CACs: []int{-1}, Paybacks: []int{-1}, Crests: []forecast.Crest{{}}}
	writers := map[string]func(w io.Writer) error{
		"WriteBottlenecksCSV": func(w io.Writer) error { return WriteBottlenecksCSV(w, hire) },
		"WriteCSV":            func(w io.Writer) error { return WriteCSV(w, grown()) },
		"WriteComparison":     func(w io.Writer) error { return WriteComparison(w, compared(), SummaryOptions{}) },
		"WriteComparisonCSV":  func(w io.Writer) error { return WriteComparisonCSV(w, compared()) },
		"WriteDrivers":        func(w io.Writer) error { return WriteDrivers(w, handmade(), SummaryOptions{}) },
		"WriteDriversCSV":     func(w io.Writer) error { return WriteDriversCSV(w, handmade()) },
		"WriteHire":           func(w io.Writer) error { return WriteHire(w, hire, SummaryOptions{}) },
		"WriteHireCSV":        func(w io.Writer) error { return WriteHireCSV(w, hire) },
		"WriteJSON":           func(w io.Writer) error { return WriteJSON(w, grown()) },
		"WritePlan":           func(w io.Writer) error { return WritePlan(w, frontier, SummaryOptions{}) },
		"WritePlanCSV":        func(w io.Writer) error { return WritePlanCSV(w, frontier) },
		"WritePlannedCSV":     func(w io.Writer) error { return WritePlannedCSV(w, hire) },
		"WriteQuota":          func(w io.Writer) error { return WriteQuota(w, study, SummaryOptions{}) },
		"WriteQuotaCSV":       func(w io.Writer) error { return WriteQuotaCSV(w, study) },
		"WriteRaw":            func(w io.Writer) error { return WriteRaw(w, leads(100, 1), 0) },
		"WriteRecoveryCSV":    func(w io.Writer) error { return WriteRecoveryCSV(w, tested()) },
		"WriteReverseCSV":     func(w io.Writer) error { return WriteReverseCSV(w, tested().Reverse) },
		"WriteStartsCSV":      func(w io.Writer) error { return WriteStartsCSV(w, hire) },
		"WriteStepsCSV":       func(w io.Writer) error { return WriteStepsCSV(w, hire) },
		"WriteStory":          func(w io.Writer) error { return WriteStory(w, trace, SummaryOptions{}) },
		"WriteStoryCSV":       func(w io.Writer) error { return WriteStoryCSV(w, trace) },
		"WriteStoryJSON":      func(w io.Writer) error { return WriteStoryJSON(w, trace) },
		"WriteStress":         func(w io.Writer) error { return WriteStress(w, tested(), SummaryOptions{}) },
		"WriteSummary":        func(w io.Writer) error { return WriteSummary(w, grown(), SummaryOptions{}) },
		"WriteSweep":          func(w io.Writer) error { return WriteSweep(w, sweep, SummaryOptions{}) },
		"WriteSweepCSV":       func(w io.Writer) error { return WriteSweepCSV(w, sweep) },
		"WriteYearsCSV":       func(w io.Writer) error { return WriteYearsCSV(w, grown()) },
	}
	for _, name := range writersOf(t) {
		write, ok := writers[name]
		if !ok {
			t.Errorf("%s is not tried", name)
			continue
		}
		var whole strings.Builder
		if err := write(&whole); err != nil || whole.Len() == 0 {
			t.Errorf("%s: %d bytes, %v", name, whole.Len(), err)
		}
		for _, left := range []int{0, whole.Len() / 2, whole.Len() - 1} {
			if err := write(&fullDisk{left}); !errors.Is(err, errFull) {
				t.Errorf("%s with room for %d of %d bytes: %v", name, left, whole.Len(), err)
			}
		}
	}
}

// writersOf are the names of the package's functions that write something, as its source has them.
func writersOf(t *testing.T) (names []string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range regexp.MustCompile(`(?m)^func (Write\w+)`).FindAllSubmatch(source, -1) {
			names = append(names, string(found[1]))
		}
	}
	if len(names) < 20 {
		t.Errorf("writers are %q alone", names)
	}
	return names
}
