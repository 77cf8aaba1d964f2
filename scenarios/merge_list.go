package scenarios

import (
	"fmt"
	"reflect"
	"strings"
)

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
