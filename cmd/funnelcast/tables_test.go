package main

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// tables runs a command on the small plan and returns the folder of its files.
func tables(t *testing.T, command string, args ...string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	var stderr bytes.Buffer
	args = append([]string{command, filepath.Join("testdata", "plan.yaml"), "--seed", "7", "--quiet", "--format", "svg", "--out", folder}, args...)
	if code := run(t.Context(), args, io.Discard, &stderr); code != 0 {
		t.Fatalf("%s: exit code %d: %s", command, code, &stderr)
	}
	return folder
}

// golden compares a file with one of testdata, to the last digit; "go test ./cmd/funnelcast -update" accepts a change.
func golden(t *testing.T, file, name string) {
	t.Helper()
	if runtime.GOARCH != "amd64" {
		t.Skip("the golden figures are amd64's: other processors may round exponentials differently in the last bit")
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	name = filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(name, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	if len(gotLines) != len(wantLines) {
		t.Errorf("%d lines, %s has %d", len(gotLines), name, len(wantLines))
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

// figures reads a table's column by the others in the order of the header.
func figures(t *testing.T, file string, keys []string, value string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	found := map[string]string{}
	for _, r := range rows[1:] {
		var at []string
		for _, k := range keys {
			at = append(at, r[column[k]])
		}
		found[strings.Join(at, " ")] = r[column[value]]
	}
	return found
}

// The whole street from a scenario file to a table. A change of the model shows here first.
func TestTablesOfTheSmallPlanAreTheGoldenOnes(t *testing.T) {
	t.Parallel()
	golden(t, filepath.Join(tables(t, "run", "--paths", "500"), "forecast.csv"), "plan.csv")
	golden(t, filepath.Join(tables(t, "drivers", "--paths", "512"), "drivers.csv"), "drivers.csv")
}
