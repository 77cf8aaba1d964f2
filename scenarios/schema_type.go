package scenarios

import "github.com/invopop/jsonschema"

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
