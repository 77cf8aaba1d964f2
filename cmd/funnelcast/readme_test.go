package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

var (
	readme   = filepath.Join("..", "..", "README.md")
	ci       = filepath.Join("..", "..", ".ci", "run")
	yamlName = regexp.MustCompile(`^# ([a-z-]+\.yaml)\n`)
)

// shim lets README commands for a clone run in an empty folder: "go run" is
// the test binary, which is on the path as funnelcast anyway. "go test" is not run
// from within itself.
const shim = `go() {
	case "$*" in
	"run ./cmd/funnelcast "*) shift 2; funnelcast "$@" ;;
	"install ./cmd/funnelcast" | "test ./...") ;;
	*) echo "not a command of the README: go $*"; return 1 ;;
	esac
}
`

// A block is a fenced block of the README.
type block struct {
	language, text string
	line           int // of its first line, from 0
}

func blocks(text string) []block {
	var all []block
	inside := false
	for i, line := range strings.Split(text, "\n") {
		switch language, fence := strings.CutPrefix(line, "```"); {
		case fence && !inside:
			all = append(all, block{language: language, line: i + 1})
			inside = true
		case fence:
			inside = false
		case inside:
			all[len(all)-1].text += line + "\n"
		}
	}
	return all
}

// Every command of the README runs as it stands there, in its order and one
// folder, and prints what stands below it; a line of … stands for the rest. Files
// are made from YAML blocks that begin with their name. -update puts in what is printed now.
func TestReadmeCommandsDoWhatItSays(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the README's commands are for a Unix shell")
	}
	t.Parallel()
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	updated := strings.Split(string(text), "\n")
	all := blocks(string(text))
	for _, b := range all {
		if b.language == "yaml" {
			name := yamlName.FindStringSubmatch(b.text)
			if name == nil {
				t.Fatalf("README line %d: a YAML block must begin with its file's name as a comment", b.line+1)
			}
			if err := os.WriteFile(filepath.Join(dir, name[1]), []byte(b.text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	moved := 0 // lines that blocks before this one have gained
	for _, b := range all {
		var now string
		switch b.language {
		case "yaml":
			continue
		case "sh":
			if printed, err := shell(dir, "set -e\n"+b.text); err != nil {
				t.Errorf("README line %d: %v\n%s", b.line+1, err, printed)
			}
			continue
		case "console":
			now = converse(dir, b.text)
		default:
			t.Fatalf("README line %d: a block must be sh, console or yaml, not %q", b.line+1, b.language)
		}
		if now == b.text {
			continue
		}
		if !*update {
			t.Errorf("README line %d: the block now reads\n%s", b.line+1, now)
		}
		from, before, after := b.line+moved, strings.Count(b.text, "\n"), strings.Split(strings.TrimSuffix(now, "\n"), "\n")
		updated = slices.Replace(updated, from, from+before, after...)
		moved += len(after) - before
	}
	if *update {
		if err := os.WriteFile(readme, []byte(strings.Join(updated, "\n")), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// converse runs the commands of a console block, the lines that begin with a
// dollar, and returns the block as it should be.
func converse(dir, text string) string {
	var now strings.Builder
	for _, part := range strings.Split("\n"+text, "\n$ ")[1:] {
		command, shown, _ := strings.Cut(part, "\n")
		printed, _ := shell(dir, command) // what fails says so
		lines := strings.SplitAfter(printed, "\n")
		if kept, cut := strings.CutSuffix(strings.TrimSuffix(shown, "\n"), "…"); cut {
			lines = append(lines[:min(strings.Count(kept, "\n"), len(lines))], "…\n")
		}
		now.WriteString("$ " + command + "\n" + strings.Join(lines, ""))
	}
	return now.String()
}

// shell runs a script and returns all that it prints.
func shell(dir, script string) (string, error) {
	c := exec.Command("sh", "-c", shim+script)
	c.Dir = dir
	var printed bytes.Buffer
	c.Stdout, c.Stderr = &printed, &printed
	err := c.Run()
	return printed.String(), err
}

func TestReadmeTellsTheTwoCommandsAndTheGateRunsItsTests(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"\n$ go run ./cmd/funnelcast run\n", "\ngo test ./...\n"} {
		if !bytes.Contains(text, []byte(command)) {
			t.Errorf("the README has no line %q", command)
		}
	}
	gate, err := os.ReadFile(ci)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"gofmt -l .", "go vet ./...", "go test ./..."} {
		if !bytes.Contains(gate, []byte(line)) {
			t.Errorf(".ci/run does not run %q", line)
		}
	}
}
