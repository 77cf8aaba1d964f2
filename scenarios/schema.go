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

// schemaOne describes one literal of a dimension.
func (d *dimension) schemaOne() *jsonschema.Schema {
	examples := make([]any, len(d.examples))
	for i, e := range d.examples {
		examples[i] = e
	}
	text := &jsonschema.Schema{Type: "string", Pattern: "^" + d.pattern + "$", Examples: examples, Description: sentence(d.noun)}
	if d.parse != nil || d.unitNeeded() {
		return text
	}
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{text, {Type: "number"}}, Description: sentence(d.noun)}
}

// unitNeeded tells a dimension whose literals are never bare numbers.
func (d *dimension) unitNeeded() bool {
	return strings.Contains(d.examples[0], " ") && d.name != "hazard"
}

func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }

// defined points to the definition of a dimension's literal, or of its laws.
func (d *dimension) defined(suffix string) *jsonschema.Schema {
	return &jsonschema.Schema{Ref: "#/$defs/" + d.name + suffix}
}

// schema describes a number or a distribution.
func (d *dimension) schema(spreads bool) *jsonschema.Schema {
	ranges := &jsonschema.Schema{Type: "string", Pattern: `\.\.`, Examples: []any{d.span},
		Description: "A range: low .. high (P10 .. P90) or low .. middle .. high (P10 .. P50 .. P90)."}
	ways := []*jsonschema.Schema{d.defined(""), ranges, d.defined("_law")}
	whole := &jsonschema.Schema{AnyOf: ways}
	if spreads {
		whole = &jsonschema.Schema{AnyOf: append(ways[:3:3], object([]string{"spread", "centre_uncertain"}, "spread", whole, "centre_uncertain", rates.defined("")))}
	}
	return &jsonschema.Schema{Description: sentence(d.noun), AnyOf: append(whole.AnyOf[:len(whole.AnyOf):len(whole.AnyOf)], sourced(whole))}
}

// schemaForm describes a law written as a mapping.
func (d *dimension) schemaForm() *jsonschema.Schema {
	var keys []any
	law := &jsonschema.Schema{Type: "string"}
	seen, laws := map[string]bool{}, map[string]bool{}
	for _, f := range forms {
		if f.fits != nil && !f.fits(d) {
			continue
		}
		if f.law != "" && !laws[f.law] {
			laws[f.law] = true
			law.Enum = append(law.Enum, f.law)
		}
		for _, key := range append(strings.Fields(f.keys), f.optional...) {
			if !seen[key] {
				seen[key] = true
				of := d.defined("")
				if plainKeys[key] {
					of = coefficientSchema()
				}
				keys = append(keys, key, of)
			}
		}
	}
	keys = append(keys, "law", law, "values", &jsonschema.Schema{Type: "array", Items: d.defined(""), Description: "Observed values, each as likely as the others."})
	keys = append(keys, "normal", object([]string{"mean", "sd"}, "mean", d.defined(""), "sd", d.defined(""), "min", d.defined(""), "max", d.defined("")))
	if d.scale == share {
		// beta is both a number of {law: beta} and a law of its own.
		for i := 0; i < len(keys); i += 2 {
			if keys[i] == "beta" {
				keys[i+1] = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{coefficientSchema(), object([]string{"alpha", "beta"}, "alpha", coefficientSchema(), "beta", coefficientSchema())}}
			}
		}
	}
	return object(nil, keys...)
}

func coefficientSchema() *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "number"}, {Type: "string", Pattern: "^" + percents + "$"}}}
}

func (Assumption[K]) JSONSchema() *jsonschema.Schema { var k K; return k.dimension().schema(false) }
func (Spread[K]) JSONSchema() *jsonschema.Schema     { var k K; return k.dimension().schema(true) }

func (Exact[K]) JSONSchema() *jsonschema.Schema {
	var k K
	d := k.dimension()
	return &jsonschema.Schema{Description: sentence(d.noun), AnyOf: []*jsonschema.Schema{d.defined(""), sourced(d.defined(""))}}
}

func (Month) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: "^" + monthPattern + "$", Examples: []any{"2027-04", "month 4"}, Description: "A month."}
}

func (MonthName) JSONSchema() *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string", Description: "The name of a month."}
	for _, name := range monthNames() {
		s.Enum = append(s.Enum, name)
	}
	for _, name := range monthNames() {
		if len(name) > 3 {
			s.Enum = append(s.Enum, name[:3])
		}
	}
	return s
}

func (Currency) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: "^[A-Z]{3}$", Examples: []any{"USD", "JPY"}, Description: "An ISO 4217 code."}
}

func (Ref) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Description: "The name of a part of the scenario."}
}

func (Names) JSONSchema() *jsonschema.Schema {
	name := &jsonschema.Schema{Type: "string"}
	return &jsonschema.Schema{Description: "A name or a list of names.", AnyOf: []*jsonschema.Schema{name, {Type: "array", Items: name}}}
}

func (Curve) JSONSchema() *jsonschema.Schema {
	curve := &jsonschema.Schema{Type: "array", Items: rates.defined("")}
	return &jsonschema.Schema{Description: "A share for each month.", AnyOf: []*jsonschema.Schema{curve, sourced(curve)}}
}

func (YesNo) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Enum: []any{"yes", "no"}, Description: "Yes or no."}
}

func (Ramp) JSONSchema() *jsonschema.Schema {
	curve := &jsonschema.Schema{Type: "array", Items: rates.defined("")}
	role := &jsonschema.Schema{Type: "string"}
	return &jsonschema.Schema{Description: "A share for each month in the seat, or the name of a role.",
		AnyOf: []*jsonschema.Schema{curve, role, sourced(&jsonschema.Schema{AnyOf: []*jsonschema.Schema{curve, role}})}}
}

func (Backfill) JSONSchema() *jsonschema.Schema {
	s := dayses.schema(true)
	s.AnyOf = append(s.AnyOf, &jsonschema.Schema{Const: "never"})
	return s
}

func (Start) JSONSchema() *jsonschema.Schema        { return Month{}.JSONSchema() }
func (DaysPerMonth) JSONSchema() *jsonschema.Schema { return Exact[number]{}.JSONSchema() }

// JSONSchemaExtend makes the mapping of a list of rows.
func (Table[T]) JSONSchemaExtend(s *jsonschema.Schema) {
	row := &jsonschema.Schema{AnyOf: []*jsonschema.Schema{ref[T](), removed}}
	*s = jsonschema.Schema{Type: "object", AdditionalProperties: row, Description: "By name."}
}

// JSONSchemaExtend allows one value, a value by name, and either with its source.
func (By[T]) JSONSchemaExtend(s *jsonschema.Schema) {
	either := []*jsonschema.Schema{ref[T](), ref[Table[T]]()}
	*s = jsonschema.Schema{AnyOf: append(either, sourced(&jsonschema.Schema{AnyOf: either})), Description: "One value, or one by name."}
}

func (Change) JSONSchemaExtend(s *jsonschema.Schema)    { orShort[Assumption[yearly]](s) }
func (Attrition) JSONSchemaExtend(s *jsonschema.Schema) { orShort[Assumption[hazard]](s) }
func (Takes) JSONSchemaExtend(s *jsonschema.Schema)     { orShort[Spread[days]](s) }
func (Billing) JSONSchemaExtend(s *jsonschema.Schema)   { orShort[Exact[cadence]](s) }

// orShort allows a struct to be written as the value of its short field.
func orShort[T any](s *jsonschema.Schema) {
	long := *s
	long.Required = nil
	removable(&long)
	*s = jsonschema.Schema{AnyOf: []*jsonschema.Schema{ref[T](), &long}, Description: s.Description}
}
