package scenarios

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/mistakes.txt anew")

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

// A source is not asked to split over segments that are not there.
func TestNoSegmentsToSplitOver(t *testing.T) {
	text := strings.Replace(edit(t, "segments:\n  mid:", "clients:\n  mid:"), "    segments: {mid: 60%, smb: 40%}\n", "", 1)
	_, err := loadText(t, text, Patches{})
	if err == nil || strings.Contains(err.Error(), "splits over") || !strings.Contains(err.Error(), `missing key "segments"`) {
		t.Errorf("got %v", err)
	}
}

// A part of the plan under another name is one mistake, whatever else speaks of what is in it.
func TestAMistakenPartIsOneProblem(t *testing.T) {
	for wrong, want := range map[string]string{
		"segments:\n  mid:": "segment:\n  mid:", "funnel:\n": "stages:\n", "roles:\n": "role:\n", "sources:\n": "channels:\n", "team:\n": "headcount:\n", "roles:\n  ae": "workforce:\n  ae",
	} {
		key, _, _ := strings.Cut(want, ":")
		_, err := loadText(t, edit(t, wrong, want), Patches{})
		var problems Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Path != key || problems[0].Hint == "" {
			t.Errorf("%s: got %v", key, err)
		}
	}
}

func TestManyMistakesComeAtOnce(t *testing.T) {
	_, err := loadText(t, strings.NewReplacer("churn: 10%", "churn: 110%", "worked_by: ae", "worked_by: ea", "open: 20", "opne: 20", "60 days", "60", "mid: 60%", "mid: 70%").Replace(small),
		Patches{Set: []string{"months=500"}})
	var problems Problems
	if !errors.As(err, &problems) || len(problems) != 6 {
		t.Fatalf("want six problems, got %d:\n%v", len(problems), err)
	}
}

// mistakes are small edits of the small scenario, each of which is refused.
var mistakes = []struct{ name, old, new string }{
	{"shock without an end", "months: 12", "months: 12\nshocks: [{name: slump, from: month 3, closers_leave: 1, churn: 2}, {name: lull, from: month 3}]"},
	{"half a customer", "months: 12", "months: 12\nshocks: [{name: blow, from: month 3, closers_leave: -1, biggest_customers_leave: 0.5, hires_late: 3}]"},
	{"months below none", "months: 12", "months: -3"},
	{"no months", "months: 12", "months: 0"},
	{"extends of a list", "name: Plan\ncurrency: USD\n", "extends: [a, b]\nname: Plan\n"},
	{"extends of nothing", "name: Plan\ncurrency: USD\n", "extends:\nname: Plan\n"},
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
	{"first month in words", "start: 2027-01", "start: January 2027"},
	{"month in words", "month: 2027-12", "month: Dec 2027"},
	{"month without its nought", "from: 2027-06", "from: 2027/6"},
	{"commas within braces", "    open: 20", "    open: 20\n    pay: {base: 9,000,000, variable: 6m}"},
	{"ramp in words", "    open: 20", "    open: 20\n    ramp: 9 months"},
	{"range with a dash", "takes: 60 days", "takes: 3-6 months"},
	{"no duration without unit", "takes: 60 days", "takes: 0"},
	{"amount in Japanese", "value: 38k", "value: 1200万円"},
	{"period behind a stroke", "volume: 300 .. 400 .. 500 per month", "volume: 400/month"},
	{"months in a list", "volume: 300 .. 400 .. 500 per month", "volume: [2027-01: 400 per month]"},
	{"contract that is not indented", "    contract: {value: 38k}", "    contract:\n    value: 38k"},
	{"role that is not indented", "  ae:\n    open: 20\n    attrition: 24% per year", "  ae:\n  open: 20"},
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
	{"source named like the open deals", "  - name: inbound", "  - name: opening_pipeline"},
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

	{"activity called like an outcome", "months: 12", "months: 12\nactivities: {booked: 1 hour}"},
	{"activity with a space", "months: 12", "months: 12\nactivities: {cold call: 4 minutes}"},
	{"activity without a unit", "months: 12", "months: 12\nactivities: {call: 4}"},
	{"activity in days", "months: 12", "months: 12\nactivities: {call: 4 days}"},
	{"activity of a stage that is unknown", "worked_by: ae", "worked_by: ae\n    activities: {demo: 1}"},
	{"effort where nobody works", "{stage: lead, passes: 27%}", "{stage: lead, passes: 27%, effort: {start: 1 hour}}"},
	{"activities where nobody works", "funnel:\n  - {stage: lead, passes: 27%}", "activities: {call: 4 minutes}\nfunnel:\n  - {stage: lead, passes: 27%, activities: {call: 1}}"},
	{"second role without a first", "{stage: lead, passes: 27%}", "{stage: lead, passes: 27%, needs: ae}"},
	{"second role that is the first", "worked_by: ae", "worked_by: ae\n    needs: ae"},

	{"price without users", "{value: 38k}", "{price: 500}"},
	{"price beside value", "{value: 38k}", "{value: 38k, price: 500, users: 20}"},
	{"users and units", "{value: 38k}", "{price: 500, users: 20, units: 5}"},
	{"users without price", "{value: 38k}", "{users: 20}"},
	{"neither value nor price", "{value: 38k}", "{term: 2 years}"},
	{"no users", "{value: 38k}", "{price: 500, users: 0}"},
	{"term of a licence", "{value: 38k}", "{kind: licence, value: 38k, term: 2 years, maintenance: {rate: 20%}}"},
	{"term of usage", "{value: 38k}", "{kind: usage, value: 38k, term: 2 years}"},
	{"kind of contract that is unknown", "{value: 38k}", "{kind: license, value: 38k, maintenance: {rate: 20%}}"},
	{"maintenance of a subscription", "{value: 38k}", "{value: 38k, maintenance: {rate: 20%}}"},
	{"maintenance without rate", "{value: 38k}", "{kind: licence, value: 38k, maintenance: {taken: 80%}}"},
	{"noise of a subscription", "{value: 38k}", "{value: 38k, noise: 0.2}"},
	{"instalments of a subscription", "{value: 38k}", "{value: 38k, billing: {every: 3 months, instalments: 4}}"},
	{"instalments without distance", "{value: 38k}", "{kind: licence, value: 38k, billing: {instalments: 4}, maintenance: {rate: 20%}}"},
	{"licence invoiced by the month", "{value: 38k}", "{kind: licence, value: 38k, billing: monthly, maintenance: {rate: 20%}}"},
	{"invoice beyond the term", "{kind: monthly, value: 6k}", "{kind: monthly, value: 6k, billing: quarterly}"},
	{"billing that is misspelt", "{value: 38k}", "{value: 38k, billing: quaterly}"},
	{"billing without a unit", "{value: 38k}", "{value: 38k, billing: {every: 3}}"},
	{"arrears that are true", "{value: 38k}", "{value: 38k, billing: {arrears: true}}"},
	{"late without by", "{value: 38k}", "{value: 38k, late: {share: 10%}}"},
	{"late without share", "{value: 38k}", "{value: 38k, late: {by: 30 days}}"},
	{"no churn", "    churn: 10%\n", ""},
	{"partial without keeps", "churn: 10%", "churn: 10%\n    partial: {share: 10%}"},
	{"segment that needs who works it", "churn: 10%", "churn: 10%\n    worked_by: ae\n    needs: ae"},
	{"segment worked by the unknown", "churn: 10%", "churn: 10%\n    worked_by: se"},
	{"customers between nothing", "churn: 10%", "churn: 10%\n    expansion: {rate: 5%, between_customers: {law: normal, sd: 10%, min: 20%, max: 10%}}"},
	{"customers who cannot be alike", "churn: 10%", "churn: 10%\n    expansion: {rate: 5%, between_customers: {law: normal, sd: 10%, min: 20%}}"},
	{"renewals beyond the term", "churn: 10%", "churn: 10%\n    opening_customers: 3\n    opening_renewals: {2028-02: 3}"},
	{"opening customers of a licence", "contract: {value: 38k}", "opening_customers: 3\n    contract: {kind: licence, value: 38k, maintenance: {rate: 20%}}"},
	{"opening customers of a licence with a price", "contract: {value: 38k}", "opening_customers: 3\n    contract: {kind: licence, price: 2k, units: 12, maintenance: {rate: 20%}}"},

	{"source of no kind and without segments", inbound + "\n    segments: {mid: 60%, smb: 40%}", "    kind: inbuond\n    enters: lead"},
	{"key of another source", inbound, inbound + "\n    partners: 4\n    pays: 3%\n    by: ae"},
	{"volume of a partner", inbound, "    kind: partner\n    enters: lead\n    volume: 4 per month\n    partners: 4\n    yield: 1 per month"},
	{"source that enters nowhere", "    enters: lead\n", ""},
	{"inbound without a volume", inbound, "    kind: inbound\n    enters: lead\n    lift: {leed: 1.2}"},
	{"a month twice", inbound, "    kind: inbound\n    enters: lead\n    volume: {2027-01: 3 per month, month 1: 4 per month}"},
	{"budget without a cost", inbound, "    kind: inbound\n    enters: lead\n    budget: 50k per month"},
	{"budget for what is free", inbound, "    kind: inbound\n    enters: lead\n    budget: 50k per month\n    cost_per_item: 0"},
	{"budget and volume", inbound, inbound + "\n    budget: 50k per month\n    cost_per_item: 200"},
	{"commas within braces, and a currency", "    open: 20", "    open: 20\n    pay: {base: $80,000, variable: 6m}"},
	{"commas before a period", "churn: 10%", "churn: 10%\n    opening_renewals: {2027-04: 1,800 per year}"},
	{"source beside percentiles", "passes: 27%", "passes: {p10: 20%, p90: 30%, source: us}"},
	{"three dots", "300 .. 400 .. 500 per month", "300 ... 500 per month"},
	{"an ellipsis", "300 .. 400 .. 500 per month", "300 … 500 per month"},
	{"budget without a period", inbound, "    kind: inbound\n    enters: lead\n    budget: {2027-01: 50k}\n    cost_per_item: 200"},
	{"prospecting by nobody", inbound, "    kind: prospecting\n    enters: lead"},
	{"prospecting without a yield", inbound, "    kind: prospecting\n    enters: lead\n    by: ae"},
	{"yield and activities", "sources:\n  - name: inbound\n" + inbound, "activities: {call: 4 minutes}\nsources:\n  - name: inbound\n    kind: prospecting\n    enters: lead\n    by: ae\n    yield: 2 per month\n    activities: {call: {per_day: 40, books: 1%}}"},
	{"activity that leads to nothing", "sources:\n  - name: inbound\n" + inbound, "activities: {call: 4 minutes}\nsources:\n  - name: inbound\n    kind: prospecting\n    enters: lead\n    by: ae\n    activities: {call: {per_day: 40}}"},
	{"activity of prospecting that is unknown", "sources:\n  - name: inbound\n" + inbound, "activities: {call: 4 minutes}\nsources:\n  - name: inbound\n    kind: prospecting\n    enters: lead\n    by: ae\n    activities: {cal: {per_day: 40, books: 1%, reach: 7%}}"},
	{"no activity", inbound, "    kind: prospecting\n    enters: lead\n    by: ae\n    activities: {}"},
	{"activity without a number", "sources:\n  - name: inbound\n" + inbound, "activities: {call: 4 minutes}\nsources:\n  - name: inbound\n    kind: prospecting\n    enters: lead\n    by: ae\n    activities: {call: {books: 1%}}"},
	{"no partners", inbound, "    kind: partner\n    enters: lead\n    yield: 1 per month"},
	{"partners without a yield", inbound, "    kind: partner\n    enters: lead\n    partners: 4"},
	{"partners that leave", inbound, "    kind: partner\n    enters: lead\n    partners: {2027-01: 4, month 7: 3}\n    yield: 1 per month"},
	{"partners in no month", inbound, "    kind: partner\n    enters: lead\n    partners: {spring: 4}\n    yield: 1 per month"},
	{"partners carried by who carries none", inbound, "    kind: partner\n    enters: lead\n    partners: 4\n    yield: 1 per month\n    carried_by: ae"},
	{"partners signed by who signs none", inbound, "    kind: partner\n    enters: lead\n    yield: 1 per month\n    signed_by: ae"},
	{"partners carried by the unknown", inbound, "    kind: partner\n    enters: lead\n    partners: 4\n    yield: 1 per month\n    carried_by: pm"},
	{"ramp of partners that is a name", inbound, "    kind: partner\n    enters: lead\n    partners: 4\n    yield: 1 per month\n    ramp: ae"},
	{"wholesale without a discount", inbound, inbound + "\n    wholesale: {share: 30%}"},
	{"elasticity of nothing", inbound, inbound + "\n    channel_elasticity: 0.5"},
	{"sign-ups of whom nothing comes", inbound, "    kind: self_serve\n    enters: lead\n    volume: 900 per month"},
	{"pays without pays_in", inbound, "    kind: self_serve\n    enters: lead\n    volume: 900 per month\n    pays: 3%\n    qualifies: 2%"},
	{"pays_in without pays", inbound, "    kind: self_serve\n    enters: lead\n    volume: 900 per month\n    pays_in: mid\n    pays_after: 9 days\n    qualifies: 2%"},
	{"pays in the unknown", inbound, "    kind: self_serve\n    enters: lead\n    volume: 900 per month\n    pays: 3%\n    pays_in: big\n    qualifies: 2%"},
	{"sign-ups that enter without qualifying", inbound, "    kind: self_serve\n    enters: lead\n    volume: 900 per month\n    pays: 3%\n    pays_in: mid"},
	{"more sign-ups than there are", inbound, "    kind: self_serve\n    enters: lead\n    volume: 900 per month\n    pays: 60%\n    pays_in: mid\n    qualifies: 50%"},
	{"sign-ups without a volume", inbound, "    kind: self_serve\n    enters: lead\n    pays: 3%\n    pays_in: mid\n    qualifies: 2%"},
	{"customers who need nothing", inbound, "    kind: base\n    enters: lead"},
	{"customers of the unknown", inbound, "    kind: base\n    enters: lead\n    yield: 0.3 per year\n    from: [mid, bigg]"},
	{"shares of the unknown", "segments: {mid: 60%, smb: 40%}", "segments: {mid: 60%, smbs: 40%}"},
	{"source worked by the unknown", inbound, inbound + "\n    worked_by: [ae, isr]"},

	{"like nobody", "    open: 20", "    open: 20\n    like: specialist-eu"},
	{"counted as something else", "    open: 20", "    open: 20\n    counts_as: servise"},
	{"more hours than a week has", "    open: 20", "    open: 20\n    hours: 170"},
	{"care without hours", "    open: 20", "    open: 20\n    accounts: 60\n    care: 2 hours"},
	{"support without capacity", "    open: 20", "    open: 20\n    uncovered_expansion: 60%\n    renewal_churn: 0.7\n    renewal_contraction: 0.7\n    renewal_effort: 4 hours\n    slowest_go_live: 4\n    covers: mid"},
	{"coverage of the unknown", "    open: 20", "    open: 20\n    accounts: 60\n    covers: [mid, large]"},
	{"worked renewals that churn more", "    open: 20", "    open: 20\n    renewals: 40 per month\n    renewal_churn: 1.2"},
	{"first months without a rate", "attrition: 24% per year", "attrition: {rate: 24% per year, first: 6 months}"},
	{"span over nobody", "    open: 20", "    open: 20\n    span: 8"},
	{"span of nobody", "    open: 20", "    open: 20\n    manages: ae\n    span: 0"},
	{"manager of themselves", "    open: 20", "    open: 20\n    manages: ae\n    span: 8"},
	{"quota and item_quota", "    open: 20", "    open: 20\n    quota: 700k per year\n    item_quota: 9 per month"},
	{"quota without a period", "    open: 20", "    open: 20\n    quota: 700k"},
	{"quota of nothing", "    open: 20", "    open: 20\n    quota: 0 per year"},
	{"pay that hangs on no quota", "    open: 20", "    open: 20\n    pay: {base: 80k, variable: 80k, accelerator: 1.5, cap: 2, ramp_guarantee: 50%}"},
	{"cap below target", "    open: 20", "    open: 20\n    quota: 700k per year\n    pay: {base: 80k, variable: 80k, cap: 0.5}"},
	{"target with a space", "name: Goal", "name: The goal"},
	{"target of a share that is none", "at_least: 1m", "at_least: 80%"},
	{"target of the days of deals", "metric: arr", "metric: cycle_days"},
	{"target of a ratio", "metric: arr", "metric: nrr"},
	{"target of people's attainment", "metric: arr", "metric: attainment.ae"},
	{"target of an unheard-of metric", "metric: arr", "metric: happiness"},
	{"sum of a stock", "at_least: 1m", "at_least: 1m, from: 2027-06"},
	{"sum that begins after its end", "{name: Goal, metric: arr, month: 2027-12, at_least: 1m}", "{name: Goal, metric: wins, month: 2027-06, at_least: 10, from: 2027-09}"},
	{"target of a segment that is not told apart", "at_least: 1m", "at_least: 1m}\n  - {name: Cost, metric: cost, month: 2027-12, at_least: 1m, segment: mid"},
	{"level below 0", "at_least: 1m", "at_least: -1m"},
	{"a wide rune before the place", "name: Plan", "about: 東京 {\nname: [計画, 二]"},
}
