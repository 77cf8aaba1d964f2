package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// The whole street from a scenario file to a table, to the last digit. A change
// of the model shows here first; "go test ./cmd/funnelcast -update" accepts it.
func TestForecastOfTheSmallPlanIsTheGoldenOne(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the golden figures are amd64's: other processors may round exponentials differently in the last bit")
	}
	dir := t.TempDir()
	var stderr bytes.Buffer
	args := []string{"run", filepath.Join("testdata", "plan.yaml"), "--paths", "500", "--seed", "7", "--quiet", "--format", "svg", "--out", dir}
	if code := run(t.Context(), args, io.Discard, &stderr); code != 0 {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	got, err := os.ReadFile(filepath.Join(dir, "forecast.csv"))
	if err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "plan.csv")
	if *update {
		if err := os.WriteFile(golden, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	if len(gotLines) != len(wantLines) {
		t.Errorf("%d lines, want %d", len(gotLines), len(wantLines))
	}
	different := 0
	for i := range min(len(gotLines), len(wantLines)) {
		if bytes.Equal(gotLines[i], wantLines[i]) {
			continue
		}
		if different++; different <= 3 {
			t.Errorf("line %d:\n got %s\nwant %s", i+1, gotLines[i], wantLines[i])
		}
	}
	if different > 3 {
		t.Errorf("%d lines differ", different)
	}
}
