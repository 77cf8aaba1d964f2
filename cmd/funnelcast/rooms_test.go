package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The data goes one way: a scenario becomes a model, the model paths, the
// paths a forecast, the forecast a report. Each room sees what it needs and no more.
func TestRoomsImportOnlyWhatTheyMay(t *testing.T) {
	t.Parallel()
	may := map[string][]string{
		"cmd":       {"reports", "forecast", "scenarios", "sim"},
		"reports":   {"forecast", "sim"},
		"forecast":  {"sim"},
		"scenarios": {"sim"},
		"sim":       nil,
	}
	seen := map[string]bool{}
	for _, line := range goList(t, "-f", `{{.ImportPath}} {{join .Imports " "}}`, "funnelcast/...") {
		names := strings.Fields(line)
		from := room(names[0])
		seen[from] = true
		allowed, known := may[from]
		if !known {
			t.Errorf("%s is in no room", names[0])
		}
		for _, name := range names[1:] {
			if to := room(name); to != "" && to != from && !slices.Contains(allowed, to) {
				t.Errorf("%s imports %s", names[0], name)
			}
			if from == "sim" && slices.Contains([]string{"os", "io/fs", "flag", "log", "net/http", "os/exec"}, name) {
				t.Errorf("%s imports %s, yet the engine neither reads nor prints", names[0], name)
			}
		}
	}
	if len(seen) != len(may) {
		t.Errorf("rooms are %v", seen)
	}
	for _, c := range []struct{ from, never string }{{"scenarios", "reports"}, {"reports", "scenarios"}, {"forecast", "scenarios"}, {"sim", "forecast"}} {
		for _, name := range goList(t, "-deps", "funnelcast/"+c.from+"/...") {
			if room(name) == c.never {
				t.Errorf("%s depends on %s", c.from, name)
			}
		}
	}
}

func TestTheEngineDependsOnTheStandardLibraryAndGonumAlone(t *testing.T) {
	t.Parallel()
	for _, name := range goList(t, "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", "funnelcast/sim/...") {
		if room(name) != "sim" && !strings.HasPrefix(name, "gonum.org/v1/gonum/") {
			t.Errorf("sim depends on %s", name)
		}
	}
}

// room is the folder of the project a package lies in, empty for others' packages.
func room(importPath string) string {
	rest, ours := strings.CutPrefix(importPath, "funnelcast/")
	if !ours {
		return ""
	}
	top, _, _ := strings.Cut(rest, "/")
	return top
}

// goList returns the lines that go list prints.
func goList(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list %q: %v", args, err)
	}
	lines := strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' })
	if len(lines) == 0 {
		t.Fatalf("go list %q lists nothing", args)
	}
	return lines
}
