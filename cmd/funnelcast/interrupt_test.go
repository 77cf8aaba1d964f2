package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// A Ctrl-C in the middle of a long run ends it within a second, and nothing of it
// is left. The machine may have much else to do, so the fastest of three counts.
func TestInterruptedRunStopsAtOnceAndLeavesNothing(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be sent a Ctrl-C")
	}
	var took []time.Duration
	for range 3 {
		took = append(took, interrupt(t))
		if slices.Min(took) <= time.Second {
			return
		}
	}
	t.Errorf("stopped after %v", took)
}

// interrupt begins a run of its own and tells how long it went on after a Ctrl-C.
func interrupt(t *testing.T) time.Duration {
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	c := exec.Command("funnelcast", "run", "--paths", "1000000", "--raw", filepath.Join("raw", "paths.csv"))
	c.Dir, c.Stdout, c.Stderr = dir, &stdout, &stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for until := time.Now().Add(10 * time.Second); !exists(filepath.Join(dir, "raw")); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(until) {
			c.Process.Kill()
			t.Fatal("the run has not begun after ten seconds")
		}
	}
	time.Sleep(300 * time.Millisecond) // the folders are made before the first path
	before := time.Now()
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	defer time.AfterFunc(10*time.Second, func() { c.Process.Kill() }).Stop()
	err := c.Wait()
	took := time.Since(before)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("ended with %v, want exit code %d", err, exitInterrupted)
	}
	if !strings.Contains(stderr.String(), "funnelcast: interrupted; nothing was written") || stdout.Len() > 0 {
		t.Errorf("stdout %q, stderr %q", &stdout, &stderr)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
	return took
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
