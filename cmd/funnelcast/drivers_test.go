package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// The drivers of the small plan, to the last digit; "go test ./cmd/funnelcast -update" accepts a change.
func TestDriversOfTheSmallPlanAreTheGoldenOnes(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the golden figures are amd64's: other processors may round in the last bit")
	}
	dir := t.TempDir()
	var stderr bytes.Buffer
	args := []string{"drivers", filepath.Join("testdata", "plan.yaml"), "--paths", "512", "--seed", "7", "--quiet", "--format", "svg", "--out", dir}
	if code := run(t.Context(), args, io.Discard, &stderr); code != 0 {
		t.Fatalf("exit code %d: %s", code, &stderr)
	}
	got, err := os.ReadFile(filepath.Join(dir, "drivers.csv"))
	if err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "drivers.csv")
	if *update {
		if err := os.WriteFile(golden, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
