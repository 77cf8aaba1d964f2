package catalogue

import (
	"slices"
	"strings"
	"testing"
)

// documents are the names that entries cite their sources by; the package's doc tells what they are.
var documents = []string{
	"Guide to tech-sales positions (Japan)",
	"Revenue glossary (A to P)",
	"Seven roles in enterprise sales",
	"Sales glossary (I to Z)",
	"French glossary of recurring revenue",
}

func checkSources(t *testing.T, entry string, sources []string) {
	t.Helper()
	if len(sources) == 0 {
		t.Errorf("%s cites no document", entry)
	}
	for i, s := range sources {
		if !slices.Contains(documents, s) || slices.Contains(sources[:i], s) {
			t.Errorf("%s cites %q", entry, s)
		}
	}
}

func TestFilesAreReadStrictly(t *testing.T) {
	for text, want := range map[string]string{
		"- {name: sdr, titel: SDR}":        "titel",
		"- {name: sdr, name: bdr}":         "name",
		"- {name: sdr, kpis: SDR}":         "[]string",
		"- {name: sdr, base: 6m .. 4m}":    "no range of pay",
		"- {name: sdr, base: 6m}":          "no range of pay",
		"- {name: sdr, splits: [70/40]}":   "no split",
		"- {name: sdr, splits: [seventy]}": "no split",
		"[]\n---\n[]":                      "document",
	} {
		var all []Role
		if err := decode([]byte(text), &all); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want an error about %s", text, err, want)
		}
	}
}

func TestAFileThatIsNotThereIsAProgrammersMistake(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	load[Role]("nobody.yaml")
}
