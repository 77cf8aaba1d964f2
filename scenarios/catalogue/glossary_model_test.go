package catalogue_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"funnelcast/scenarios"
	"funnelcast/scenarios/catalogue"
	"funnelcast/sim"
)

// Whatever a term says it is measured by is recorded, or a figure of the fiscal year, of which a target that asks for it is told.
func TestMetricsOfTermsAreRecordedOrComputed(t *testing.T) {
	everything := &sim.Model{ // has one of each, named as terms name it
		Months:     1,
		Activities: []sim.Activity{{Name: "ACTIVITY", Minutes: 4}},
		Segments:   []sim.Segment{{Name: "SEGMENT", GoLive: sim.Spread{Law: sim.Fixed(30)}}},
		Stages: []sim.Stage{
			{Name: "STAGE", WorkedBy: []int{0}, Activities: []float64{1}},
			{Name: "proposal", Pipeline: true, WorkedBy: []int{0}},
		},
		Sources: []sim.Source{
			{Name: "SOURCE", Kind: sim.Prospecting, Cascades: []sim.Cascade{{Steps: []sim.CascadeStep{
				{Outcome: sim.Reached}, {Outcome: sim.Answered}, {Outcome: sim.Booked}, {Outcome: sim.Held}, {Outcome: sim.Accepted},
			}}}},
			{Name: "partner", Kind: sim.Partner}, {Name: "product", Kind: sim.SelfServe},
		},
		Roles: []sim.Role{{Name: "ROLE", Quota: 1, Hours: sim.Capacity{Set: true}, Renewals: sim.Capacity{Set: true}}},
	}
	known := map[string]bool{}
	for _, s := range sim.SeriesOf(everything) {
		known[s.Metric] = true
	}
	for _, term := range catalogue.Terms() {
		if term.Metric == "" || known[term.Metric] {
			continue
		}
		_, err := scenarios.Load("midmarket-balanced", scenarios.Patches{Set: []string{"targets.Plan.metric=" + term.Metric}})
		if err == nil || !strings.Contains(err.Error(), "years.csv tell") {
			t.Errorf("%s: there is no metric %s: %v", term.Name, term.Metric, err)
		}
	}
}

func TestKeysOfTermsAreThoseOfAScenario(t *testing.T) {
	text, err := scenarios.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	for _, term := range catalogue.Terms() {
		if term.Key == "" || strings.HasPrefix(term.Key, "--") {
			continue
		}
		path, value, _ := strings.Cut(term.Key, ": ")
		if !leads(schema, schema, strings.Split(path, "."), value) {
			t.Errorf("%s: a scenario has no %s", term.Name, term.Key)
		}
	}
}

// leads tells whether a path leads through a schema, to something that may be the value where one is given. Parts in
// capitals stand for any name.
func leads(root map[string]any, at any, path []string, value string) bool {
	s, ok := at.(map[string]any)
	if !ok {
		return false
	}
	if ref, ok := s["$ref"].(string); ok {
		defs := root["$defs"].(map[string]any)
		return leads(root, defs[strings.TrimPrefix(ref, "#/$defs/")], path, value)
	}
	for _, ways := range []string{"anyOf", "oneOf", "allOf"} {
		list, _ := s[ways].([]any)
		for _, way := range list {
			if leads(root, way, path, value) {
				return true
			}
		}
	}
	if len(path) == 0 {
		enum, ok := s["enum"].([]any)
		for _, allowed := range enum {
			if fmt.Sprint(allowed) == value {
				return true
			}
		}
		return value == "" || !ok && s["type"] == "string"
	}
	if strings.IndexFunc(path[0], unicode.IsLower) < 0 {
		return leads(root, s["items"], path[1:], value) || leads(root, s["additionalProperties"], path[1:], value)
	}
	properties, _ := s["properties"].(map[string]any)
	return leads(root, properties[path[0]], path[1:], value) || leads(root, s["items"], path, value)
}
