package scenarios

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// identity is what an entry of a list is known by: its name, stage, or role and
// month. It returns "" where the entry does not say or its type has no identity.
func identity(n *node, t reflect.Type, c *calendar) (name string, unique bool) {
	if t.Kind() != reflect.Struct || n.kind != mapping {
		return "", false
	}
	var parts []string
	for _, f := range fieldsOf(t) {
		if f.id == "" {
			continue
		}
		value := n.get(f.key)
		unique = unique || f.id == "name"
		if value == nil || value.kind != scalar || value.text == "" {
			continue
		}
		text := value.text
		if m, fault := parseMonth(c, text); fault == nil {
			text = m.String()
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "@"), unique
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// isGroup tells a value that is a mapping and has no shorter way to be written.
func isGroup(v reflect.Value) bool {
	_, isLiteral := v.Addr().Interface().(literal)
	return v.Kind() == reflect.Struct && !isLiteral && !slices.ContainsFunc(fieldsOf(v.Type()), func(f field) bool { return f.short })
}

// ownKeys tells a mapping that has other keys of a type's own, beside which a value is a slip and no wrapper.
func ownKeys(n *node, t reflect.Type) bool {
	return n.kind == mapping && t.Kind() == reflect.Struct && slices.ContainsFunc(fieldsOf(t), func(f field) bool { return f.key != "source" && n.get(f.key) != nil })
}

// hasKey tells whether a type's own mapping has a key.
func hasKey(t reflect.Type, key string) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	return slices.ContainsFunc(fieldsOf(t), func(f field) bool { return f.key == key })
}

// onlyKeys reports the keys of a mapping that are not known.
func (r *reader) onlyKeys(n *node, path string, known ...string) {
	for _, e := range n.entries {
		if !slices.Contains(known, e.key.text) {
			r.add(e.key, join(path, e.key.text), fmt.Sprintf("unknown key %q", e.key.text), "", DidYouMean(e.key.text, known))
		}
	}
}
