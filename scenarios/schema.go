package scenarios

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"
)

// Schema returns the JSON Schema (draft 2020-12) of a scenario file, for
// editors that complete and check while one writes. It is made from the Go types
// that the reader fills. No key is required by it, and any may be null, because an overlay
// says only what changes; that, and references between parts, are the reader's to check.
func Schema() ([]byte, error) {
	r := jsonschema.Reflector{
		Anonymous: true, ExpandedStruct: true, RequiredFromJSONSchemaTags: true,
		FieldNameTag: "yaml",
		Namer:        schemaName,
	}
	s := r.Reflect(Scenario{})
	s.Title = "funnelcast scenario"
	s.Description = "A plan of a sales organisation: one YAML file."
	s.Required = nil
	for name, def := range s.Definitions {
		def.Required = nil
		if strings.HasPrefix(name, "Row-") {
			delete(s.Definitions, name)
		}
		removable(def)
	}
	for _, d := range dimensions {
		s.Definitions[d.name] = d.schemaOne()
		s.Definitions[d.name+"_law"] = d.schemaForm()
	}
	for _, f := range fieldsOf(reflect.TypeFor[Scenario]()) {
		if property, ok := s.Properties.Get(f.key); ok && hasIdentity(f.typ) {
			byName := &jsonschema.Schema{Type: "object", Description: "In an overlay: changes to entries by their name; null removes one."}
			s.Properties.Set(f.key, &jsonschema.Schema{Description: f.doc, AnyOf: []*jsonschema.Schema{{Type: "array", Items: property.Items}, byName}})
		}
	}
	removable(s)
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing the schema: %w", err)
	}
	return append(text, '\n'), nil
}

// removed is what stands where an overlay removes something: null, which some
// editors take for a text.
var removed = &jsonschema.Schema{Enum: []any{nil, "null"}}

// removable lets an overlay remove the keys of a mapping.
func removable(s *jsonschema.Schema) {
	if s.Properties == nil {
		return
	}
	for key := s.Properties.Oldest(); key != nil; key = key.Next() {
		inside := *key.Value
		inside.Description = ""
		key.Value = &jsonschema.Schema{Description: key.Value.Description, AnyOf: []*jsonschema.Schema{&inside, removed}}
	}
}

// schemaName turns Assumption[funnelcast/scenarios.rate] into Assumption-rate.
func schemaName(t reflect.Type) string {
	name := t.Name()
	for _, drop := range []string{t.PkgPath() + ".", "]"} {
		name = strings.ReplaceAll(name, drop, "")
	}
	return strings.ReplaceAll(name, "[", "-")
}

// ref points to a definition that is made elsewhere in the schema.
func ref[T any]() *jsonschema.Schema {
	return &jsonschema.Schema{Ref: "#/$defs/" + schemaName(reflect.TypeFor[T]())}
}

// object is a mapping with keys of its own and no others.
func object(required []string, keys ...any) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), Required: required, AdditionalProperties: jsonschema.FalseSchema}
	for i := 0; i < len(keys); i += 2 {
		s.Properties.Set(keys[i].(string), keys[i+1].(*jsonschema.Schema))
	}
	return s
}

// sourced is a value with where it comes from around it.
func sourced(value *jsonschema.Schema) *jsonschema.Schema {
	return object([]string{"value"}, "value", value,
		"source", &jsonschema.Schema{Type: "string", Description: "Where the number comes from."},
		"confidence", &jsonschema.Schema{Type: "string", Description: "How far to trust it, such as A, B or C."})
}

func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }
