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
	section, language, text string
	line                    int    // of its first line, from 0
	now                     string // the text as it should be
}

func blocks(text string) []*block {
	var all []*block
	section, inside := "", false
	for i, line := range strings.Split(text, "\n") {
		switch language, fence := strings.CutPrefix(line, "```"); {
		case fence && !inside:
			all = append(all, &block{section: section, language: language, line: i + 1})
			inside = true
		case fence:
			inside = false
		case inside:
			all[len(all)-1].text += line + "\n"
		case strings.HasPrefix(line, "#"):
			section = strings.TrimLeft(line, "# ")
		}
	}
	return all
}

// Every command of the README runs as it stands there, a section's in their order and one
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
	all := blocks(string(text))
	files := map[string]string{}
	for _, b := range all {
		b.now = b.text
		if b.language == "yaml" {
			name := yamlName.FindStringSubmatch(b.text)
			if name == nil {
				t.Fatalf("README line %d: a YAML block must begin with its file's name as a comment", b.line+1)
			}
			files[name[1]] = b.text
		}
	}
	if *update {
		t.Cleanup(func() { rewrite(t, string(text), all) })
	}
	for i, j := 0, 0; i < len(all); i = j {
		for j = i; j < len(all) && all[j].section == all[i].section; j++ {
		}
		section := all[i:j]
		t.Run(section[0].section, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for name, content := range files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			for _, b := range section {
				b.try(t, dir)
			}
		})
	}
}

// try runs what the block has to run.
func (b *block) try(t *testing.T, dir string) {
	switch b.language {
	case "yaml":
	case "sh":
		if printed, err := shell(dir, "set -e\n"+b.text); err != nil {
			t.Errorf("README line %d: %v\n%s", b.line+1, err, printed)
		}
	case "console":
		if b.now = converse(dir, b.text); b.now != b.text && !*update {
			t.Errorf("README line %d: the block now reads\n%s", b.line+1, b.now)
		}
	default:
		t.Errorf("README line %d: a block must be sh, console or yaml, not %q", b.line+1, b.language)
	}
}

// rewrite puts what the blocks should be into the README, the last first: those before it stay where they are.
func rewrite(t *testing.T, text string, all []*block) {
	lines := strings.Split(text, "\n")
	for _, b := range slices.Backward(all) {
		lines = slices.Replace(lines, b.line, b.line+strings.Count(b.text, "\n"), strings.Split(strings.TrimSuffix(b.now, "\n"), "\n")...)
	}
	if err := os.WriteFile(readme, []byte(strings.Join(lines, "\n")), 0o666); err != nil {
		t.Error(err)
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
