package scenarios

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// A field is a key of a mapping.
type field struct {
	key      string
	index    int
	typ      reflect.Type
	required bool
	rule     rule
	doc      string
	id       string
	short    bool
}

// A rule limits a value.
type rule struct {
	enum     []string
	min, max *float64
}

// holds reports a number outside the limits.
func (l rule) holds(r *reader, n *node, path string, v float64, d *dimension) bool {
	if l.min != nil && v < *l.min || l.max != nil && v > *l.max {
		r.add(n, path, n.found(), l.within(d).limits)
		return false
	}
	return true
}

// within is a dimension that says the limits too, so that whatever lies outside is told the same.
func (l rule) within(d *dimension) *dimension {
	if l.min == nil && l.max == nil {
		return d
	}
	limited := *d
	low, high := d.min, d.max
	if l.min != nil {
		low = *l.min
	}
	if l.max != nil {
		high = *l.max
	}
	if limited.limits = fmt.Sprintf("it lies between %v and %v", low, high); high >= 1e6 {
		limited.limits = fmt.Sprintf("it is at least %v", low)
	}
	return &limited
}

// fieldsOf lists the keys of a struct in the order of its fields.
func fieldsOf(t reflect.Type) []field {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("yaml")
		if key == "" || key == "-" {
			continue
		}
		out := field{key: key, index: i, typ: f.Type, doc: f.Tag.Get("jsonschema_description"), id: f.Tag.Get("id"), short: f.Tag.Get("short") != ""}
		for _, word := range strings.Split(f.Tag.Get("jsonschema"), ",") {
			name, value, _ := strings.Cut(word, "=")
			switch name {
			case "required":
				out.required = true
			case "enum":
				out.rule.enum = append(out.rule.enum, value)
			case "minimum", "maximum":
				limit, err := strconv.ParseFloat(value, 64)
				if err != nil {
					panic(fmt.Sprintf("tag of %s.%s: %v", t, f.Name, err))
				}
				if name == "minimum" {
					out.rule.min = &limit
				} else {
					out.rule.max = &limit
				}
			}
		}
		fields = append(fields, out)
	}
	return fields
}

func keysOf(fields []field) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.key
	}
	return keys
}
