package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"funnelcast/forecast"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// spilled runs the plan with so much room for paths in memory, and returns what it makes of them.
func spilled(t *testing.T, room int64, file *spill) (answer, raw string, err error) {
	t.Helper()
	scenario, err := scenarios.Load(filepath.Join("testdata", "plan.yaml"), scenarios.Patches{})
	if err != nil {
		t.Fatal(err)
	}
	f := runFlags{simFlags: simFlags{quiet: true, Options: sim.Options{Paths: 200, Seed: 1, Store: sim.NewStore(file, room)}}}
	paths, err := f.simulate(context.Background(), io.Discard, scenario.Model())
	if err != nil {
		return "", "", err
	}
	text, err := json.Marshal(forecast.New(scenario.Model(), paths, forecast.About{}))
	if err != nil {
		t.Fatal(err)
	}
	raw = everyFigure(t, paths, scenario.Model())
	return string(text), raw, paths.Err()
}

func TestPathsBeyondMemoryAreInAFileWithoutAName(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	empty := func() bool { left, err := os.ReadDir(dir); return len(left) == 0 && err == nil }
	var small, large spill
	answer, raw, err := spilled(t, roomForPaths, &small)
	if err != nil || small.file != nil {
		t.Errorf("a small run makes the file %v: %v", small.file, err)
	}
	stored, again, err := spilled(t, 0, &large)
	if err != nil {
		t.Fatal(err)
	}
	if stored != answer || again != raw {
		t.Error("the answer depends on where the paths are kept")
	}
	if info, err := large.file.Stat(); err != nil || info.Size() < 50_000 {
		t.Errorf("the file holds %v: %v", info, err)
	}
	if runtime.GOOS != "windows" && !empty() {
		t.Error("the file has a name")
	}
	if large.close(); !empty() {
		t.Error("the file is left")
	}
	if _, err := large.file.Stat(); err == nil {
		t.Error("the file is still open")
	}
}

func TestPathsThatCannotBeKeptEndTheRun(t *testing.T) {
	tells := func(err error, message string) {
		t.Helper()
		var stderr bytes.Buffer
		if code := exitCode(t.Context(), err, &stderr); code != exitFailed {
			t.Errorf("exit code %d, want %d", code, exitFailed)
		}
		want := "funnelcast: error: the paths cannot be kept in " + os.TempDir() + ": " + message +
			"\nhint: make room there, set TMPDIR to another folder, or simulate fewer paths\n"
		if stderr.String() != want {
			t.Errorf("told %q, want %q", &stderr, want)
		}
	}
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "missing"))
	_, _, err := spilled(t, 0, &spill{})
	tells(err, "no such file or directory")

	full, err := os.OpenFile("/dev/full", os.O_RDWR, 0)
	if err != nil {
		t.Skip("there is no disk that is always full")
	}
	defer full.Close()
	beyond := &spill{file: full}
	beyond.once.Do(func() {})
	_, _, err = spilled(t, 0, beyond)
	tells(err, "no space left on device")
}

// The help tells what many paths take.
func TestHelpTellsWhereManyPathsGo(t *testing.T) {
	var stdout bytes.Buffer
	if code := run(t.Context(), []string{"run", "--help"}, &stdout, io.Discard); code != 0 || !strings.Contains(stdout.String(), "TMPDIR") {
		t.Errorf("exit code %d:\n%s", code, &stdout)
	}
}
