package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// small is a whole scenario that tests change a line of.
const small = `name: Plan
currency: USD
start: 2027-01
months: 12
targets:
  - {name: Goal, metric: arr, month: 2027-12, at_least: 1m}
segments:
  mid:
    contract: {value: 38k}
    churn: 10%
  smb:
    contract: {kind: monthly, value: 6k}
    churn: 2% .. 3% .. 4%
sources:
  - name: inbound
    kind: inbound
    enters: lead
    volume: 300 .. 400 .. 500 per month
    segments: {mid: 60%, smb: 40%}
funnel:
  - {stage: lead, passes: 27%}
  - stage: opportunity
    worked_by: ae
    passes: {mid: 17% .. 22% .. 28%, smb: 30%}
    takes: 60 days
roles:
  ae:
    open: 20
    attrition: 24% per year
team:
  - {role: ae, seated: 2}
  - {role: ae, hire: 1, from: 2027-06}
`

// inbound is what its source is.
const inbound = "    kind: inbound\n    enters: lead\n    volume: 300 .. 400 .. 500 per month"

// loadText loads a text as plan.yaml in a directory of its own.
func loadText(t testing.TB, text string, p Patches) (*Scenario, error) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("plan.yaml", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return Load("plan.yaml", p)
}

// mustLoad loads a text that has no mistake, with what --set changes.
func mustLoad(t testing.TB, text string, sets ...string) *Scenario {
	t.Helper()
	s, err := loadText(t, text, Patches{Set: sets})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// write makes a file, and the folders it lies in.
func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// edit changes one place of the small scenario.
func edit(t testing.TB, old, replacement string) string {
	t.Helper()
	return changed(t, small, old, replacement)
}

// changed puts something else where there was something, pair by pair.
func changed(t testing.TB, text string, edits ...string) string {
	t.Helper()
	for i := 0; i < len(edits); i += 2 {
		if strings.Count(text, edits[i]) != 1 {
			t.Fatalf("%q is not there once", edits[i])
		}
		text = strings.Replace(text, edits[i], edits[i+1], 1)
	}
	return text
}

func mustLoadPreset(t *testing.T, name string) *Scenario {
	t.Helper()
	s, err := Load(name, Patches{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
