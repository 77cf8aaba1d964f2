package scenarios

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Every word leads to keys that there are, and is none of them where it is written.
func TestOtherWordsLeadToKeys(t *testing.T) {
	keys := map[string]bool{}
	var walk func(reflect.Type)
	seen := map[reflect.Type]bool{}
	walk = func(typ reflect.Type) {
		if seen[typ] {
			return
		}
		seen[typ] = true
		switch typ.Kind() {
		case reflect.Slice, reflect.Pointer:
			walk(typ.Elem())
		case reflect.Struct:
			for i := range typ.NumField() {
				if key := typ.Field(i).Tag.Get("yaml"); key != "" {
					keys[key] = true
				}
				if f := typ.Field(i); f.Type.PkgPath() == typ.PkgPath() || f.Type.Kind() == reflect.Slice {
					walk(f.Type)
				}
			}
		}
	}
	walk(reflect.TypeFor[Scenario]())
	for word, meant := range otherKeys {
		for _, key := range meant {
			if !keys[key] {
				t.Errorf("%s leads to %s, which is no key", word, key)
			}
		}
		if word != string(plain(word)) {
			t.Errorf("%s is not written plainly", word)
		}
	}
	for _, e := range elsewhere {
		if !keys[e.in] {
			t.Errorf("%s is no key", e.in)
		}
	}
}

func TestWordsOfTheFieldGetTheKey(t *testing.T) {
	for _, c := range []struct{ old, new, path, hint string }{
		{"stage: lead, passes: 27%", "stage: lead, conversion: 27%", "funnel.lead.conversion", `did you mean "passes"?`},
		{"stage: lead, passes: 27%", "stage: lead, Win-Rate: 27%", "funnel.lead.Win-Rate", `did you mean "passes"?`},
		{"takes: 60 days", "cycle: 60 days", "funnel.opportunity.cycle", `did you mean "takes"?`},
		{"attrition: 24% per year", "turnover: 24% per year", "roles.ae.turnover", `did you mean "attrition"?`},
		{"attrition: 24% per year", "salary: 80k", "roles.ae.salary", "what a person costs is written pay: {base: 80k, variable: 40k}"},
		{"attrition: 24% per year", "pay: {salary: 80k}", "roles.ae.pay.salary", `did you mean "base"?`},
		{"attrition: 24% per year", "headcount: 3", "roles.ae.headcount", "how many there are is written in team: {role: ae, seated: 3}"},
		{"attrition: 24% per year", "win_rate: 30%", "roles.ae.win_rate", "the share that passes is written in funnel, by stage"},
		{"seated: 2", "headcount: 2", "team.ae.headcount", `did you mean "seated"?`},
		{"volume: 300", "leads: 300", "sources.inbound.leads", `did you mean "volume"?`},
		{"{value: 38k}", "{price: 38k, value: 38k, acv: 38k}", "segments.mid.contract.acv", `did you mean "value"?`},
		{"churn: 10%", "churn: 10%\n    price: 38k", "segments.mid.price", "it belongs to the contract: contract: {value: 22k, term: 12 months, billing: annual}"},
		{"churn: 10%", "churn: 10%\n    win_rate: 38%", "segments.mid.win_rate", "the share that is won is written in funnel, by segment: passes: {mid: 22%}"},
		{"{value: 38k}", "{value: 38k, billing: yearly}", "segments.mid.contract.billing", "write annual"},
		{"{value: 38k}", "{value: 38k, billing: Upfront}", "segments.mid.contract.billing", "write prepaid"},
		{"months: 12", "months: 12\nfiscal_year_starts: 10", "fiscal_year_starts", "write October"},
		{"months: 12", "months: 12\nfiscal_year_starts: APR", "fiscal_year_starts", "write Apr"},
	} {
		_, err := loadText(t, edit(t, c.old, c.new), Patches{})
		var problems Problems
		if !errors.As(err, &problems) || !slices.ContainsFunc(problems, func(p Problem) bool { return p.Path == c.path && p.Hint == c.hint }) {
			t.Errorf("%s: want %q at %s, got %v", c.new, c.hint, c.path, err)
		}
		if len(problems) > 1 && !strings.Contains(c.new, "acv") {
			t.Errorf("%s: %d problems: %v", c.new, len(problems), err)
		}
	}
}
