package main

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite golden files")

// TestMain makes the test binary the program itself when a script, or a block
// of the README, calls funnelcast.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"funnelcast": main})
}

// TestScripts runs every command and every error of the program. A script
// begins in a folder that holds testdata/plan.yaml. Besides testscript's own commands
// there are those below and, for the paths of --raw, in raw_test.go.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			text, err := os.ReadFile(filepath.Join("testdata", "plan.yaml"))
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(e.WorkDir, "plan.yaml"), text, 0o666)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"holds":    holds,
			"finite":   finite,
			"isjson":   isJSON,
			"balanced": balanced,
			"agrees":   agrees,
		},
	})
}

// exits CODE PROGRAM ARGS… runs a program that must exit with the code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGS…")
	}
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// holds FOLDER NAMES… checks that a folder holds these entries, hidden ones
// included, and no others.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: holds FOLDER NAMES…")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var found []string
	for _, e := range entries {
		found = append(found, e.Name())
	}
	if want := slices.Sorted(slices.Values(args[1:])); !slices.Equal(found, want) {
		ts.Fatalf("%s holds %q, want %q", args[0], found, want)
	}
}

var notFinite = regexp.MustCompile(`(?i)\b(nan|inf|infinity)\b`)

// finite FILES… checks that nothing in the files is infinite or not a number.
func finite(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: finite FILES…")
	}
	for _, file := range args {
		if found := notFinite.FindString(ts.ReadFile(file)); found != "" {
			ts.Fatalf("%s has a number that is %s", file, found)
		}
	}
}

// isjson FILE checks that a file, or stdout, is one JSON value and nothing else.
func isJSON(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: isjson FILE")
	}
	if !json.Valid([]byte(ts.ReadFile(args[0]))) {
		ts.Fatalf("%s is not JSON", args[0])
	}
}
