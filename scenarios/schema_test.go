package scenarios

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Every key of every part, however deep, is in the schema with a description.
func TestEveryPartOfAScenarioIsInTheSchema(t *testing.T) {
	schema := compiledSchema(t)
	schema.validate(t, "organisation", organisation)
	parts := map[reflect.Type]bool{}
	partsOf(reflect.TypeFor[Scenario](), parts)
	for typ := range parts {
		def := schema.root
		if typ != reflect.TypeFor[Scenario]() {
			var ok bool
			if def, ok = schema.defs[typ.Name()].(map[string]any); !ok {
				t.Errorf("no definition of %s", typ.Name())
				continue
			}
		}
		if ways, ok := def["anyOf"].([]any); ok {
			def = ways[len(ways)-1].(map[string]any)
		}
		properties, _ := def["properties"].(map[string]any)
		if got, want := slices.Sorted(maps.Keys(properties)), slices.Sorted(slices.Values(keysOf(fieldsOf(typ)))); !slices.Equal(got, want) {
			t.Errorf("%s: schema %v, reader %v", typ.Name(), got, want)
		}
		for key, property := range properties {
			if doc, _ := property.(map[string]any)["description"].(string); !strings.HasSuffix(doc, ".") {
				t.Errorf("%s.%s is described as %q", typ.Name(), key, doc)
			}
		}
	}
	for _, name := range []string{"Contract", "Billing", "Cascade", "Wholesale", "Effort", "Partial", "Maintenance", "Late", "Source", "Role", "Pay", "Stage"} {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(parts)), func(t reflect.Type) bool { return t.Name() == name }) {
			t.Errorf("%s is no part of a scenario", name)
		}
	}
}

func TestTheSchemaRefusesWhatTheReaderRefusesOfAnOrganisation(t *testing.T) {
	schema := compiledSchema(t)
	for _, text := range []string{
		"activities: {call: 4}", "activities: {call: 4 days}", "segments: {mid: {contract: {kind: license}}}", "segments: {mid: {contract: {billing: quaterly}}}",
		"segments: {mid: {contract: {billing: {arrears: true}}}}", "sources: [{name: a, kind: partners}]", "sources: [{name: a, ramp: ae}]", "sources: [{name: a, partners: {2027-01: many}}]",
		"sources: [{name: a, activities: {call: {pr_day: 4}}}]", "funnel: [{stage: a, effort: 3 hours}]", "roles: {ae: {counts_as: servise}}", "roles: {ae: {quota: 700k}}",
	} {
		n := (&report{}).parse(newFile("x", []byte(text)), []byte(text))
		if why := schema.fits(schema.root, n, "x"); why == "" {
			t.Errorf("the schema takes %q", text)
		}
	}
}

// partsOf gathers the mappings that a type is made of.
func partsOf(typ reflect.Type, parts map[reflect.Type]bool) {
	switch {
	case typ.Kind() == reflect.Slice && !isLiteral(typ):
		partsOf(typ.Elem(), parts)
	case strings.HasPrefix(typ.Name(), "Table["):
		partsOf(typ.Elem().Field(2).Type, parts)
	case strings.HasPrefix(typ.Name(), "By["):
		partsOf(typ.Field(1).Type, parts)
	case typ.Kind() == reflect.Struct && !isLiteral(typ) && !parts[typ]:
		parts[typ] = true
		for _, f := range fieldsOf(typ) {
			partsOf(f.typ, parts)
		}
	}
}
