package scenarios

import (
	"strings"

	"github.com/invopop/jsonschema"
)

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
