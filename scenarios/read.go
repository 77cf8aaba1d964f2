package scenarios

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// A reader fills Go values from a tree. What keys there are, which of them are needed
// and what limits hold is told by the Go types and their tags alone; the JSON
// Schema is made from the same.
//
//	yaml                    the key
//	jsonschema              required, enum=…, minimum=…, maximum=…
//	jsonschema_description  what the key means, for the schema and for problems
//	id                      an entry of a list is known by this key; "part" lets entries share it
//	short                   a struct may be written as this field's value alone
type reader struct {
	*report
	calendar calendar
	source   string // of the wrapper {value, source} around what is being read
}

// A literal reads itself from a node.
type literal interface {
	read(r *reader, n *node, path string, limits rule)
}

// read fills v, which is addressable, from a node.
func (r *reader) read(n *node, path string, v reflect.Value, limits rule) {
	if p, ok := v.Addr().Interface().(interface{ put(string, *node) }); ok {
		p.put(path, n)
	}
	if n.empty() && isGroup(v) {
		r.add(n, path, "empty value", "", "write what belongs to it further to the right than its name, or remove the key")
		return
	}
	if r.isNothing(n, path) {
		return
	}
	if !hasKey(v.Type(), "value") && !ownKeys(n, v.Type()) {
		if inner, source, ok := r.unwrap(n, path); ok {
			outer := r.source
			if source != "" {
				r.source = source
			}
			r.read(inner, path, v, limits)
			r.source = outer
			return
		}
	}
	if l, ok := v.Addr().Interface().(literal); ok {
		l.read(r, n, path, limits)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		r.readStruct(n, path, v)
	case reflect.Slice:
		r.readList(n, path, v)
	case reflect.String:
		r.readString(n, path, v, limits)
	default:
		panic("no reader for " + v.Type().String())
	}
}

func (r *reader) readString(n *node, path string, v reflect.Value, limits rule) {
	if !r.isScalar(n, path, "a text") {
		return
	}
	text := strings.TrimSpace(n.text)
	if len(limits.enum) > 0 && !slices.Contains(limits.enum, text) {
		r.add(n, path, n.found(), "allowed: "+strings.Join(limits.enum, ", "), nearestOnly(text, limits.enum))
		return
	}
	if text == "" {
		r.add(n, path, "empty value", "a text")
		return
	}
	v.SetString(text)
}

// nearestOnly is DidYouMean without the list of all words.
func nearestOnly(word string, known []string) string {
	if hint := DidYouMean(word, known); strings.HasPrefix(hint, "did") {
		return hint
	}
	return ""
}

func (r *reader) readStruct(n *node, path string, v reflect.Value) {
	fields := fieldsOf(v.Type())
	if isShort(n, v.Type()) {
		for _, f := range fields {
			if f.short {
				r.read(n, path, v.Field(f.index), f.rule)
			}
		}
		return
	}
	if n.kind != mapping {
		r.add(n, path, n.found(), "a mapping with the keys "+strings.Join(keysOf(fields), ", "))
		return
	}
	r.mend(n, path, keysOf(fields))
	for _, f := range fields {
		if value := n.get(f.key); value != nil {
			at := join(path, f.key)
			if f.short {
				at = path + shortSuffix(fields, f) // roles.ae.attrition, though written roles.ae.attrition.rate
			}
			r.read(value, at, v.Field(f.index), f.rule)
		} else if f.required {
			r.add(n, path, fmt.Sprintf("missing key %q", f.key), asClause(f.doc))
		}
	}
}

// asClause turns a sentence into the part of one.
func asClause(sentence string) string {
	first, rest := sentence[:1], strings.TrimSuffix(sentence[1:], ".")
	return strings.ToLower(first) + rest
}

// shortSuffix tells the fields of a struct with several short ones apart: won and lost.
func shortSuffix(fields []field, f field) string {
	for _, other := range fields {
		if other.short && other.key != f.key {
			return "." + f.key
		}
	}
	return ""
}

// isShort tells a struct that is written as the value of its short fields:
// "24% per year" for {rate: 24% per year}.
func isShort(n *node, t reflect.Type) bool {
	fields := fieldsOf(t)
	if !slices.ContainsFunc(fields, func(f field) bool { return f.short }) {
		return false
	}
	return n.kind != mapping || isForm(n) && !slices.ContainsFunc(fields, func(f field) bool { return n.get(f.key) != nil })
}

// isForm tells a mapping that writes a law from one whose keys are names.
func isForm(n *node) bool {
	return n.kind == mapping && slices.ContainsFunc(n.entries, func(e entry) bool { return slices.Contains(formKeys, e.key.text) })
}

func (r *reader) readList(n *node, path string, v reflect.Value) {
	if n.kind != list {
		r.add(n, path, n.found(), "a list: each entry begins with a dash, or the list stands in [brackets]")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.items), len(n.items)))
	seen := map[string]int{}
	for i, item := range n.items {
		name, unique := identity(item, v.Type().Elem(), &r.calendar)
		at := join(path, name)
		if name == "" {
			at = fmt.Sprintf("%s[%d]", path, i+1)
		} else if seen[name]++; seen[name] > 1 {
			if unique {
				r.add(item, at, fmt.Sprintf("%q is there twice", name), "names are unique within a list")
			}
			at = fmt.Sprintf("%s#%d", at, seen[name])
		}
		r.read(item, at, v.Index(i), rule{})
	}
}

// unwrap takes the value out of {value, source, confidence}.
func (r *reader) unwrap(n *node, path string) (inner *node, source string, ok bool) {
	if n.kind != mapping {
		return nil, "", false
	}
	inner = n.get("value")
	if inner == nil {
		return nil, "", false
	}
	r.onlyKeys(n, path, "value", "source", "confidence")
	for _, key := range []string{"source", "confidence"} {
		if about := n.get(key); about != nil && !r.isNothing(about, join(path, key)) && r.isScalar(about, join(path, key), "a text") && key == "source" {
			source = about.text
		}
	}
	return inner, source, true
}

// isNothing reports an empty value and a null that removes nothing.
func (r *report) isNothing(n *node, path string) bool {
	switch {
	case n.kind == broken:
	case n.empty():
		r.add(n, path, "empty value", "", "write a value or remove the key")
	case n.null():
		r.add(n, path, fmt.Sprintf("found %q", n.text), "null removes a key of the scenario underneath, and there is none")
	default:
		return false
	}
	return true
}

// isScalar reports a mapping or list where one text is needed.
func (r *report) isScalar(n *node, path, allowed string) bool {
	if r.isNothing(n, path) {
		return false
	}
	if n.kind != scalar {
		r.add(n, path, n.found(), allowed)
		return false
	}
	return true
}
