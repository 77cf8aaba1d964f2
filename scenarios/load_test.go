package scenarios

import (
	"errors"
	"flag"
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

// loadText loads a text as plan.yaml in a directory of its own.
func loadText(t testing.TB, text string, p Patches) (*Scenario, error) {
	t.Helper()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("plan.yaml", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return Load("plan.yaml", p)
}

func mustLoad(t testing.TB, text string, sets ...string) *Scenario {
	t.Helper()
	s, err := loadText(t, text, Patches{Set: sets})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

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
	if strings.Count(small, old) != 1 {
		t.Fatalf("%q is not there once", old)
	}
	return strings.Replace(small, old, replacement, 1)
}

func TestEveryMistakeNamesItsPlaceAndARemedy(t *testing.T) {
	file, err := filepath.Abs("testdata/mistakes.txt")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, c := range mistakes {
		got.WriteString("=== " + c.name + "\n")
		_, err := loadText(t, edit(t, c.old, c.new), Patches{})
		var problems Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: loaded, or another error: %v", c.name, err)
			continue
		}
		got.WriteString(err.Error() + "\n")
	}
	if *update {
		write(t, file, got.String())
		return
	}
	if got.String() != string(golden) {
		t.Errorf("messages differ from testdata/mistakes.txt\n%s", got.String())
	}
}

var update = flag.Bool("update", false, "write testdata/mistakes.txt anew")

var mistakes = []struct{ name, old, new string }{
	{"unknown key at the top", "months: 12", "months: 12\nmonth: 3"},
	{"unknown key in a stage", "worked_by: ae", "worked-by: ae"},
	{"unknown key far from all", "worked_by: ae", "zzzzzzzzz: ae"},
	{"missing key", "currency: USD\n", ""},
	{"empty value", "churn: 10%", "churn:"},
	{"null", "churn: 10%", "churn: null"},
	{"duplicate key", "    takes: 60 days", "    takes: 60 days\n    takes: 70 days"},
	{"second document", "roles:", "---\nroles:"},
	{"anchor", "churn: 10%", "churn: &c 10%"},
	{"merge key", "    contract: {value: 38k}", "    <<: {x: 1}\n    contract: {value: 38k}"},
	{"tag", "churn: 10%", "churn: !!float 0.1"},
	{"bracket left open", "{value: 38k}", "{value: 38k"},
	{"tab", "    churn: 10%", "\tchurn: 10%"},
	{"control character", "name: Plan", "name: Pl\x01an"},
	{"rate above 100%", "passes: 27%", "passes: 135%"},
	{"rate without percent sign", "passes: 27%", "passes: 27"},
	{"rate range to 100%", "passes: 27%", "passes: 20% .. 50% .. 100%"},
	{"rate that is a word", "passes: 27%", "passes: true"},
	{"rate with a period", "passes: 27%", "passes: 27% per month"},
	{"percentiles out of order", "17% .. 22% .. 28%", "17% .. 15% .. 28%"},
	{"four percentiles", "17% .. 22% .. 28%", "1% .. 2% .. 3% .. 4%"},
	{"half a range", "17% .. 22% .. 28%", "17% .."},
	{"octal", "open: 20", "open: 017"},
	{"hexadecimal", "open: 20", "open: 0x10"},
	{"not a number", "open: 20", "open: .nan"},
	{"infinity", "open: 20", "open: .inf"},
	{"exponent", "open: 20", "open: 1e3"},
	{"thousands comma", "at_least: 1m", "at_least: \"1,250\""},
	{"badly grouped", "open: 20", "open: 1_25"},
	{"currency sign", "{value: 38k}", "{value: $38k}"},
	{"too large", "{value: 38k}", "{value: 99999999bn}"},
	{"negative", "open: 20", "open: -5"},
	{"flow without period", "300 .. 400 .. 500 per month", "400"},
	{"flow with a slash", "300 .. 400 .. 500 per month", "400 / month"},
	{"growth without end", "    volume: 300 .. 400 .. 500 per month", "    volume: 10k per month\n    growth: 100% per month"},
	{"law too wide", "takes: 60 days", "takes: {law: weibull, shape: 0.1, scale: 60 days}"},
	{"range from zero", "300 .. 400 .. 500 per month", "0 .. 10 per month"},
	{"duration without unit", "takes: 60 days", "takes: 60"},
	{"duration without space", "takes: 60 days", "takes: 60days"},
	{"list for a number", "open: 20", "open: [20]"},
	{"number for a list", "  - {role: ae, seated: 2}\n  - {role: ae, hire: 1, from: 2027-06}", "  5"},
	{"text for a mapping", "    open: 20\n    attrition: 24% per year", "    20"},
	{"law with a strange key", "takes: 60 days", "takes: {meen: 3 days, cv: 0.5}"},
	{"law that is half told", "takes: 60 days", "takes: {law: gamma, mean: 5 days}"},
	{"law that is impossible", "takes: 60 days", "takes: {law: gamma, mean: 5 days, cv: 40}"},
	{"law that a rate cannot have", "passes: 27%", "passes: {law: gamma, mean: 5%, cv: 0.4}"},
	{"range for a sure number", "at_least: 1m", "at_least: 1m .. 2m"},
	{"spread for an assumption", "open: 20", "open: {spread: 10 .. 20, centre_uncertain: 10%}"},
	{"unknown currency", "currency: USD", "currency: dollar"},
	{"month that is none", "start: 2027-01", "start: 2027-13"},
	{"no months", "months: 12", "months: 0"},
	{"too many months", "months: 12", "months: 121"},
	{"half a month", "months: 12", "months: 2.5"},
	{"unknown role", "worked_by: ae", "worked_by: aee"},
	{"unknown stage", "enters: lead", "enters: leed"},
	{"unknown segment in passes", "{mid: 17% .. 22% .. 28%, smb: 30%}", "{midd: 20%, smb: 30%}"},
	{"unknown kind", "kind: inbound", "kind: inbuond"},
	{"unknown metric", "metric: arr", "metric: ar"},
	{"shares that miss 100%", "{mid: 60%, smb: 40%}", "{mid: 60%, smb: 30%}"},
	{"target outside the horizon", "month: 2027-12", "month: 2028-01"},
	{"name with a space", "  - name: inbound", "  - name: in bound"},
	{"name that is kept", "  - name: inbound", "  - name: all"},
	{"segment called like a law", "  smb:\n", "  mean:\n"},
	{"duplicate stage", "stage: opportunity", "stage: lead"},
	{"seated and hired", "{role: ae, seated: 2}", "{role: ae, seated: 2, hire: 1}"},
	{"hire without month", "{role: ae, hire: 1, from: 2027-06}", "{role: ae, hire: 1}"},
	{"term of a monthly contract", "{kind: monthly, value: 6k}", "{kind: monthly, value: 6k, term: 12 months}"},
	{"ramp in a circle", "    open: 20", "    open: 20\n    ramp: ae"},
	{"correlation of the unknown", "team:", "together:\n  - {of: [funnel.lead.passes, funnel.opportunity.passes.mit], correlation: 0.5}\nteam:"},
	{"correlation of 1", "team:", "together:\n  - {of: [segments.smb.churn, funnel.opportunity.passes.mid], correlation: 1}\nteam:"},
	{"warm-up and opening pipeline", "team:", "warm_up: 6 months\nopening_pipeline:\n  - {stage: opportunity, segment: mid, count: 3}\nteam:"},
	{"a wide rune before the place", "name: Plan", "about: 東京 {\nname: [計画, 二]"},
}

func TestManyMistakesComeAtOnce(t *testing.T) {
	_, err := loadText(t, strings.NewReplacer("churn: 10%", "churn: 110%", "worked_by: ae", "worked_by: ea", "open: 20", "opne: 20", "60 days", "60", "mid: 60%", "mid: 70%").Replace(small),
		Patches{Set: []string{"months=500"}})
	var problems Problems
	if !errors.As(err, &problems) || len(problems) != 6 {
		t.Fatalf("want six problems, got %d:\n%v", len(problems), err)
	}
}
