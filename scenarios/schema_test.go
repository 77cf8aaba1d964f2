package scenarios

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
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

func TestTheSchemaRefusesWhatTheReaderRefuses(t *testing.T) {
	schema := compiledSchema(t)
	for _, text := range []string{
		"nme: x", "months: many", "segments: {mid: {chrun: 3%}}", "funnel: [{stage: lead, passes: half}]", "sources: [{name: a, kind: other}]", "roles: {ae: {open: [3]}}",
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

// A schemaCheck validates trees against as much of JSON Schema as Schema uses.
type schemaCheck struct{ root, defs map[string]any }

func compiledSchema(t *testing.T) *schemaCheck {
	t.Helper()
	text, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	s := &schemaCheck{}
	if err := json.Unmarshal(text, &s.root); err != nil {
		t.Fatal(err)
	}
	s.defs = s.root["$defs"].(map[string]any)
	return s
}

func (s *schemaCheck) validate(t *testing.T, name, text string) {
	t.Helper()
	if why := s.fits(s.root, (&report{}).parse(newFile(name, []byte(text)), []byte(text)), name); why != "" {
		t.Errorf("%s does not fit the schema: %s", name, why)
	}
}

// fits returns why a node does not fit, or "".
func (s *schemaCheck) fits(schema any, n *node, path string) string {
	def, ok := schema.(map[string]any)
	if !ok {
		if schema == false {
			return path + ": unknown key"
		}
		return ""
	}
	if ref, ok := def["$ref"].(string); ok {
		target, ok := s.defs[strings.TrimPrefix(ref, "#/$defs/")]
		if !ok {
			return path + ": no definition " + ref
		}
		return s.fits(target, n, path)
	}
	if ways, ok := def["anyOf"].([]any); ok {
		var whys []string
		for _, way := range ways {
			why := s.fits(way, n, path)
			if why == "" {
				return ""
			}
			whys = append(whys, why)
		}
		return strings.Join(whys, " / ")
	}
	if enum, ok := def["enum"].([]any); ok && !slices.Contains(enum, any(n.text)) {
		return fmt.Sprintf("%s: %q is not one of %v", path, n.text, enum)
	}
	if only, ok := def["const"]; ok && only != any(n.text) {
		return fmt.Sprintf("%s: %q is not %v", path, n.text, only)
	}
	if pattern, ok := def["pattern"].(string); ok && !regexp.MustCompile(pattern).MatchString(n.text) {
		return fmt.Sprintf("%s: %q does not match %s", path, n.text, pattern)
	}
	_, notNumber := strconv.ParseFloat(n.text, 64)
	switch kind := def["type"]; {
	case kind == "object" && n.kind != mapping, kind == "array" && n.kind != list, kind == "string" && n.kind != scalar,
		kind == "number" && (n.kind != scalar || notNumber != nil):
		return fmt.Sprintf("%s: %s is not of type %v", path, n.found(), kind)
	case kind == "array":
		for i, item := range n.items {
			if why := s.fits(def["items"], item, fmt.Sprintf("%s[%d]", path, i)); why != "" {
				return why
			}
		}
	case kind == "object":
		properties, _ := def["properties"].(map[string]any)
		for _, e := range n.entries {
			property, ok := properties[e.key.text]
			if !ok {
				property = def["additionalProperties"]
			}
			if why := s.fits(property, e.value, path+"."+e.key.text); why != "" {
				return why
			}
		}
		required, _ := def["required"].([]any)
		for _, key := range required {
			if n.get(key.(string)) == nil {
				return path + ": no " + key.(string)
			}
		}
	}
	return ""
}
