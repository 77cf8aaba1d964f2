package scenarios

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
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
	if by, ok := reflect.New(t).Elem().Interface().(interface{ one(*node) reflect.Type }); ok {
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

// listed turns a mapping over a list that is not there yet into the list; --set
// writes team.bdr=5 even where nobody is in the team.
func (m *merger) listed(over *node, t reflect.Type, path string) *node {
	if over.kind == mapping && hasIdentity(t) {
		none := *over
		none.kind, none.entries = list, nil
		return m.mergeNamed(&none, over, t.Elem(), path)
	}
	return over
}

// mergeList lays entries over those of the same identity and appends new ones.
func (m *merger) mergeList(base, over *node, t reflect.Type, path string) *node {
	if len(over.items) == 0 && len(base.items) > 0 {
		m.add(over, path, "found an empty list, which changes nothing", "entries to change or add", "write null to remove the whole list")
	}
	merged := *base
	merged.items = append([]*node(nil), base.items...)
	used := map[int]bool{}
	for _, item := range over.items {
		name, unique := identity(item, t, &m.calendar)
		at := -1
		for i, old := range merged.items {
			if other, _ := identity(old, t, &m.calendar); name != "" && other == name && !used[i] {
				at = i
				break
			}
		}
		if at < 0 {
			if unique && name != "" {
				m.added = append(m.added, addition{item.name(), join(path, name), name, m.namesIn(base, t)})
			}
			merged.items = append(merged.items, item)
			at = len(merged.items) - 1
		} else {
			merged.items[at] = m.merge(merged.items[at], item, t, join(path, name))
		}
		used[at] = true
	}
	return &merged
}

// namesIn are the names of a list's entries.
func (m *merger) namesIn(n *node, t reflect.Type) (names []string) {
	for _, item := range n.items {
		if name, _ := identity(item, t, &m.calendar); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// keysIn are a mapping's keys.
func keysIn(n *node) (keys []string) {
	for _, e := range n.entries {
		keys = append(keys, e.key.text)
	}
	return keys
}

// mergeNamed lays {name: changes} over the entries of a list; null removes one.
func (m *merger) mergeNamed(base, over *node, t reflect.Type, path string) *node {
	merged := *base
	merged.items = append([]*node(nil), base.items...)
	for _, e := range over.entries {
		at, names, key := -1, []string{}, e.key.text
		if role, from, ok := strings.Cut(key, "@"); ok {
			if month, f := parseMonth(&m.calendar, from); f == nil {
				key = role + "@" + month.String() // as identity counts it
			}
		}
		for i, old := range merged.items {
			name, _ := identity(old, t, &m.calendar)
			role, _, _ := strings.Cut(name, "@")
			if at < 0 && (name == key || role == key || i+1 == ordinal(key)) {
				at = i
			}
			if name != "" {
				names = append(names, name)
			}
		}
		change := e.value
		if t == reflect.TypeFor[Seats]() && change.kind == scalar && !change.null() {
			var old *node
			if at >= 0 {
				old = merged.items[at]
			}
			change = headCount(e.key, change, old)
		}
		switch {
		case at < 0 && change.kind == mapping && change != e.value:
			merged.items = append(merged.items, change)
		case at < 0:
			m.add(e.key, join(path, e.key.text), fmt.Sprintf("there is no entry %q", e.key.text), "", DidYouMean(e.key.text, names))
		case change.null():
			merged.items = append(merged.items[:at:at], merged.items[at+1:]...)
		default:
			merged.items[at] = m.merge(merged.items[at], change, t, join(path, e.key.text))
		}
	}
	return &merged
}

func ordinal(text string) int {
	n := 0
	if _, err := fmt.Sscanf(text, "[%d]", &n); err != nil {
		return 0
	}
	return n
}

// headCount writes team.bdr=5 or team.bdr@2027-06=2 out as an entry of the team.
func headCount(key, count, old *node) *node {
	entryOf := &node{file: key.file, line: key.line, column: key.column, kind: mapping}
	word := func(text string) *node {
		return &node{file: key.file, line: key.line, column: key.column, text: text}
	}
	role, month, hired := strings.Cut(key.text, "@")
	if old != nil {
		if old.kind == mapping && old.get("hire") != nil {
			return entryOf.with(word("hire"), count)
		}
		return entryOf.with(word("seated"), count)
	}
	entryOf = entryOf.with(word("role"), word(role))
	if hired {
		return entryOf.with(word("hire"), count).with(word("from"), word(month))
	}
	return entryOf.with(word("seated"), count)
}

// hasIdentity tells a list whose entries are known by name.
func hasIdentity(t reflect.Type) bool {
	if t.Kind() != reflect.Slice || t.Elem().Kind() != reflect.Struct || isLiteral(t) {
		return false
	}
	for _, f := range fieldsOf(t.Elem()) {
		if f.id != "" {
			return true
		}
	}
	return false
}

func isLiteral(t reflect.Type) bool {
	_, ok := reflect.New(t).Interface().(literal)
	return ok
}

// isTable tells a mapping whose keys stand for parts of their own.
func isTable(n *node, t reflect.Type) bool {
	if named, ok := reflect.New(t).Elem().Interface().(interface {
		table(n *node) bool
	}); ok {
		return named.table(n)
	}
	return t.Kind() == reflect.Struct && !isLiteral(t) && !isShort(n, t)
}

// isSourced tells {value: 25%, source: …}, which says all anew, where a value alone could stand as well as a mapping.
func isSourced(n *node, t reflect.Type) bool {
	if n.get("value") == nil || hasKey(t, "value") || ownKeys(n, t) {
		return false
	}
	_, named := reflect.New(t).Elem().Interface().(interface {
		table(n *node) bool
	})
	return named || slices.ContainsFunc(fieldsOf(t), func(f field) bool { return f.short })
}

// isByName tells {mid: …, smb: …} from {won: …, lost: …}, where either could stand.
func isByName(n *node, t reflect.Type) bool {
	by, ok := reflect.New(t).Elem().Interface().(interface{ one(*node) reflect.Type })
	return ok && by.one(n) == nil
}

// under is the type of what stands under a key of a mapping; nil for an unknown key.
func under(n *node, t reflect.Type, key string) reflect.Type {
	if named, ok := reflect.New(t).Elem().Interface().(interface {
		under(n *node, key string) reflect.Type
	}); ok {
		return named.under(n, key)
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
