package scenarios

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// noNaN fails for a number of the model that is none.
func noNaN(t *testing.T, s *Scenario) {
	t.Helper()
	if text := fmt.Sprintf("%#v", s.Model()); strings.Contains(text, "NaN") {
		t.Errorf("a NaN in the model: %s", text)
	}
	for _, a := range s.Model().Assumptions {
		if m := a.Law.Mean(); math.IsNaN(m) {
			t.Errorf("%s has mean NaN", a.Name)
		}
	}
}

func notes(s *Scenario) string {
	var b strings.Builder
	for _, n := range s.Check() {
		fmt.Fprintf(&b, "%s | %s\n", n.Text, n.Remedy)
	}
	return b.String()
}

func TestCheckSaysWhatTheNumbersImply(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		// 400 leads × 27 % × 60 days ÷ 30.4 days ÷ (2 × 20) slots.
		{"closer load by Little's law", edit(t, "300 .. 400 .. 500 per month", "400 per month"), "ae (opportunity) fills 213 of 40 slots (2 ramped × 20) in 2027-01, 533%; 213 of 60 slots (3 ramped × 20) in 2027-12, 355%"},
		{"a month that is much worse than ends that are too full already", edit(t, "300 .. 400 .. 500 per month", "{2027-01: 400 per month, 2027-04: 800 per month, 2027-09: 400 per month}"), "213 of 40 slots (2 ramped × 20) in 2027-01, 533%; 426 of 40 slots (2 ramped × 20) in 2027-04, 1065%; 213 of 60"},
		{"load of those who handle items", edit(t, "open: 20", "handles: 60 per month"), "ae (opportunity) fills 108 of 120 items a month (2 ramped × 60) in 2027-01, 90%"},
		{"deals for a target", edit(t, "{value: 38k}\n    churn: 10%\n  smb:\n    contract: {kind: monthly, value: 6k}", "{value: 100k}\n    churn: 10%\n  smb:\n    contract: {kind: monthly, value: 100k}"), "target Goal, arr of 1m USD: 1m USD ÷ a mean deal of 100k USD = 10 deals by 2027-12"},
		{"opening ARR counts", edit(t, "{value: 38k}\n    churn: 10%", "{value: 38k}\n    churn: 10%\n    opening_customers: 10"), "above the opening 380k USD: 620k USD ÷"},
		{"mean above median", edit(t, "{value: 38k}", "{value: 30k .. 120k}"), "segments.mid.contract.value: mean 69.45k USD, median 60k USD (+16%)"},
		{"mean above median, of users and of one time for all", strings.Replace(edit(t, "{value: 38k}", "{price: 1k .. 4k, users: 20 .. 80}"), "takes: 60 days", "takes: 30 days .. 120 days", 1), "segments.mid.contract.price: mean 2.315k USD, median 2k USD (+16%); segments.mid.contract.users: mean 46.3, median 40 (+16%); funnel.opportunity.takes: mean 69 days, median 60 days (+16%) |"},
		{"deals that customers make by themselves", edit(t, "kind: inbound", "kind: self_serve\n    pays: 4%\n    pays_in: smb\n    qualifies: 2%"), "153 deals by 2027-12, 38.2 a quarter, 3% of them out of 20 opportunities, the others buy by themselves | before churn and expansion; ask"},
		{"deals for a sum", edit(t, "metric: arr", "metric: won_value"), " opportunities | ask whether"},
		{"hire after the end", edit(t, "from: 2027-06", "from: 2028-06"), "hires after the last month 2027-12 change nothing: ae in 2028-06"},
		{"hire before the start", edit(t, "from: 2027-06", "from: 2026-06"), "hires before the first month start in it, with their ramp ahead of them: ae in 2026-06"},
		{"ramp beyond the end", edit(t, "open: 20", "open: 20\n    ramp: [0%, 0%, 0%, 0%, 0%, 0%, 50%, 100%]"), "still ramping when the plan ends: ae in 2027-06 (7 months of ramp)"},
		{"ramp that never ends", edit(t, "open: 20", "open: 20\n    ramp: [0%, 60%]"), "ramps that end before 100%: ae at 60% | the last share holds from then on"},
		{"those seated are on the ramp's last share", edit(t, "open: 20", "handles: 60 per month\n    ramp: [0%, 60%]"), "of 72 items a month (1.2 ramped × 60) in 2027-01"},
		{"role nobody has", edit(t, "team:\n  - {role: ae, seated: 2}\n  - {role: ae, hire: 1, from: 2027-06}\n", ""), "stage opportunity is worked by ae, and nobody has this role"},
		{"stage nothing reaches", edit(t, "enters: lead", "enters: opportunity"), "nothing ever reaches stage lead"},
		{"stages with names of their own", strings.NewReplacer("enters: lead", "enters: enquiry", "stage: lead", "stage: enquiry", "stage: opportunity", "stage: offer").Replace(small), "what is in enquiry and offer are opportunities all, for open pipeline, win rate and coverage, since no stage is called lead, mql or sql | call the last stage before"},
		{"a source of zero", edit(t, "300 .. 400 .. 500 per month", "0 per month"), "nothing ever reaches stage opportunity"},
		{"numbers without source", small, "8 of 8 rates, volumes and capacities have no source: funnel.lead.passes, funnel.opportunity.passes.mid, funnel.opportunity.passes.smb"},
		{"source: assumption", edit(t, "passes: 27%", `passes: {value: 27%, source: "assumption: a guess"}`), "8 of 8 rates"},
		{"number with a source", edit(t, "passes: 27%", `passes: {value: 27%, source: "our CRM, 2026"}`), "7 of 8 rates"},
		{"summary", small, "Plan: 2027-01 to 2027-12 in USD; 2 segments, 1 source, 2 stages; 2 people on the first day and 1 hire; 3 assumptions drawn anew in every simulated future\nworked out at medians and means, as if nobody left the team and no work waited; a run"},
	} {
		if got := notes(mustLoad(t, c.text)); !strings.Contains(got, c.want) {
			t.Errorf("%s: want %q in\n%s", c.name, c.want, got)
		}
	}
}

func TestPresetsLoadAndAgreeWithTheSchema(t *testing.T) {
	all := Presets()
	if len(all) < 3 {
		t.Fatalf("%d presets", len(all))
	}
	schema := compiledSchema(t)
	for _, p := range all {
		s := mustLoadPreset(t, p.Name)
		if err := s.Model().Check(); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
		if s.Name == "" || p.About == "" {
			t.Errorf("%+v", p)
		}
		noNaN(t, s)
		text, err := PresetText(p.Name)
		if err != nil {
			t.Fatal(err)
		}
		schema.validate(t, p.Name, string(text))
	}
	schema.validate(t, "small", small)
	schema.validate(t, "rich", rich)
}

// Of people without any capacity, whose work takes no time, one gets all of it.
func TestCheckTellsWhereOneGetsEverything(t *testing.T) {
	const text = `name: At once
currency: USD
start: 2027-01
months: 3
segments: {mid: {contract: {value: 1k}, churn: 10%}}
sources: [{name: web, kind: inbound, enters: sql, volume: 20 per month}]
funnel:
  - {stage: sql, worked_by: ae, passes: 50%}
  - {stage: opportunity, worked_by: ae, passes: 20%}
roles: {ae: {}}
team: [{role: ae, seated: 2}]
`
	const told = "nothing limits what ae can take on, and it takes no time: all of it goes to the one who is there longest"
	for _, c := range []struct {
		what  string
		edits []string
		want  bool
	}{
		{"two people", nil, true},
		{"one", []string{"seated: 2", "seated: 1"}, false},
		{"so many at a time", []string{"{}", "{open: 3}"}, false},
		{"so many a month", []string{"{}", "{handles: 30 per month}"}, false},
		{"work that takes time", []string{"passes: 20%", "passes: 20%, takes: 9 days"}, false},
		{"nothing to work", []string{"sql, worked_by: ae", "sql", "opportunity, worked_by: ae", "opportunity"}, false},
	} {
		if got := notes(mustLoad(t, changed(t, text, c.edits...))); strings.Contains(got, told) != c.want {
			t.Errorf("%s: %s", c.what, got)
		}
	}
}
