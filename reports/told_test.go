package reports

import (
	"encoding/json"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what was written with a file: exactly on amd64; other processors may round the last bits of an exponential, or of a
// product that is added to, differently.
func golden(t *testing.T, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) && (runtime.GOARCH == "amd64" || !nearly(got, string(want))) {
		t.Errorf("%s (go test -update writes it anew):\n%s", file, got)
	}
}

var fraction = regexp.MustCompile(`\d+\.\d+(e[+-]\d+)?`)

// nearly tells whether two texts are the same but for the last digits of their numbers.
func nearly(a, b string) bool {
	if fraction.ReplaceAllString(a, "") != fraction.ReplaceAllString(b, "") {
		return false
	}
	other := fraction.FindAllString(b, -1)
	for i, x := range fraction.FindAllString(a, -1) {
		x, _ := strconv.ParseFloat(x, 64)
		y, _ := strconv.ParseFloat(other[i], 64)
		if math.Abs(x-y) > 1e-12*y {
			return false
		}
	}
	return true
}

// written is an answer as a file has it.
func written[Answer any](t *testing.T, write func(io.Writer, *Answer) error, answer *Answer) string {
	t.Helper()
	var out strings.Builder
	if err := write(&out, answer); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// told is an answer for a manager, which keeps to the width of a terminal.
func told[Answer any](t *testing.T, tell func(io.Writer, *Answer, SummaryOptions) error, answer *Answer, files ...string) string {
	t.Helper()
	got := written(t, func(w io.Writer, a *Answer) error { return tell(w, a, SummaryOptions{Files: files}) }, answer)
	if n := text.LongestLineLen(got); n > lineWidth {
		t.Errorf("a line of %d columns:\n%s", n, got)
	}
	return got
}

// unwrapped is a text without its line breaks and columns, in which a sentence is found wherever it was broken.
func unwrapped(text string) string { return strings.Join(strings.Fields(text), " ") }

// wants checks what a text has, and what it has not.
func wants(t *testing.T, told string, want, never []string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(told, w) {
			t.Errorf("no %q in\n%s", w, told)
		}
	}
	for _, w := range never {
		if strings.Contains(told, w) {
			t.Errorf("%q in\n%s", w, told)
		}
	}
}

// readBack is an answer as JSON, and what that reads back as.
func readBack[Answer any](t *testing.T, answer *Answer) (document string, back Answer) {
	t.Helper()
	document = written(t, WriteJSON, answer)
	if err := json.Unmarshal([]byte(document), &back); err != nil {
		t.Fatal(err)
	}
	return document, back
}
