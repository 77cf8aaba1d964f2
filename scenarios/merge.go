package scenarios

import (
	"reflect"
	"slices"
)

// A merger lays one tree over another, guided by the Go types: what is a
// mapping there merges key by key, a list whose entries have an identity entry
// by entry, and everything else is replaced as a whole, a literal's long form included.
type merger struct {
	*report
	calendar calendar // for months in the identity of a hire
	added    []addition
}

// merge returns base with over laid on it; neither is changed.
func (m *merger) merge(base, over *node, t reflect.Type, path string) *node {
	switch {
	case base == nil:
		return m.listed(over, t, path)
	case hasIdentity(t) && base.kind == list && over.kind == list:
		return m.mergeList(base, over, t.Elem(), path)
	case hasIdentity(t) && base.kind == list && over.kind == mapping:
		return m.mergeNamed(base, over, t.Elem(), path)
	}
	base = written(base, over, t)
	if base.kind != mapping || over.kind != mapping {
		return over
	}
	// {value: {mid: …, smb: …}, source: …}: change the inside, keep the wrapper.
	if inner := base.get("value"); inner != nil && !hasKey(t, "value") && over.get("value") == nil {
		if inner.kind == mapping && isTable(inner, t) && isTable(over, t) {
			return base.with(&node{text: "value"}, m.merge(inner, over, t, path))
		}
		return over
	}
	sourced := isSourced(over, t)
	if !isTable(base, t) || !isTable(over, t) || sourced && !isSourced(base, t) || isByName(base, t) != isByName(over, t) {
		return over
	}
	merged := base
	for _, e := range over.entries {
		child, at := under(over, t, e.key.text), join(path, e.key.text)
		if sourced && e.key.text == "value" {
			child, at = t, path
		}
		switch old := base.get(e.key.text); {
		case e.value.null() && old == nil && child == nil:
			merged = merged.with(e.key, e.value) // an unknown key: let the reader say so
		case e.value.null():
			merged = merged.with(e.key, nil)
		case child == nil:
			merged = merged.with(e.key, e.value)
		default:
			if old == nil && t.Kind() == reflect.Slice { // a table: its keys are names
				m.added = append(m.added, addition{e.key, at, e.key.text, keysIn(base)})
			}
			merged = merged.with(e.key, m.merge(old, e.value, child, at))
		}
	}
	return merged
}

// written returns a base of the short form, takes: 60 days, in the long form
// {won: 60 days, lost: 60 days} if what is laid over it has the keys of the long form.
func written(base, over *node, t reflect.Type) *node {
	if by, ok := as[eitherWay](t); ok {
		t = by.one(over)
	}
	inside := base
	if v := base.get("value"); v != nil && t != nil && !hasKey(t, "value") {
		inside = v
	}
	if t == nil || t.Kind() != reflect.Struct || isLiteral(t) || over.kind != mapping || isShort(over, t) || over.get("value") != nil || !isShort(inside, t) {
		return base
	}
	long := &node{file: base.file, line: base.line, column: base.column, kind: mapping}
	for _, f := range fieldsOf(t) {
		if f.short {
			long = long.with(&node{file: base.file, line: base.line, column: base.column, text: f.key}, base)
		}
	}
	return long
}

// A grouping has keys that stand for parts, and not for what is known of it: a Table, or a By.
type grouping interface {
	table(n *node) bool
	under(n *node, key string) reflect.Type
}

// An eitherWay may have one value for all in their place: a By.
type eitherWay interface{ one(n *node) reflect.Type }

// as is a type as something that it may be.
func as[I any](t reflect.Type) (I, bool) {
	is, ok := reflect.New(t).Elem().Interface().(I)
	return is, ok
}

func isLiteral(t reflect.Type) bool {
	_, ok := reflect.New(t).Interface().(literal)
	return ok
}

// isTable tells a mapping whose keys stand for parts of their own.
func isTable(n *node, t reflect.Type) bool {
	if group, ok := as[grouping](t); ok {
		return group.table(n)
	}
	return t.Kind() == reflect.Struct && !isLiteral(t) && !isShort(n, t)
}

// isSourced tells {value: 25%, source: …}, which says all anew, where a value alone could stand as well as a mapping.
func isSourced(n *node, t reflect.Type) bool {
	if n.get("value") == nil || hasKey(t, "value") || ownKeys(n, t) {
		return false
	}
	_, group := as[grouping](t)
	return group || slices.ContainsFunc(fieldsOf(t), func(f field) bool { return f.short })
}

// isByName tells {mid: …, smb: …} from {won: …, lost: …}, where either could stand.
func isByName(n *node, t reflect.Type) bool {
	by, ok := as[eitherWay](t)
	return ok && by.one(n) == nil
}

// under is the type of what stands under a key of a mapping; nil for an unknown key.
func under(n *node, t reflect.Type, key string) reflect.Type {
	if group, ok := as[grouping](t); ok {
		return group.under(n, key)
	}
	if t.Kind() == reflect.Struct && !isLiteral(t) {
		for _, f := range fieldsOf(t) {
			if f.key == key {
				return f.typ
			}
		}
	}
	return nil
}
