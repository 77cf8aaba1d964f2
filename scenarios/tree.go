package scenarios

import (
	"fmt"
	"strings"
)

// A file is a text that nodes come from: a file, a preset, or the value of a --set.
type file struct {
	name  string
	lines []string
}

func newFile(name string, text []byte) *file {
	lines := strings.Split(strings.TrimPrefix(string(text), "\ufeff"), "\n")
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
	}
	return &file{name: name, lines: lines}
}

// A node is a piece of a scenario as it was written. Unlike the YAML library's
// node it knows its file, so that trees merged from several files still point
// home, and it carries no type: what a text means is decided by who reads it.
type node struct {
	file         *file
	line, column int
	kind         nodeKind
	text         string  // of a scalar
	quoted       bool    // of a scalar
	entries      []entry // of a mapping, in the file's order, keys unique
	items        []*node // of a list
}

type nodeKind uint8

const (
	scalar nodeKind = iota
	mapping
	list
	broken // reported already; read as nothing
)

type entry struct{ key, value *node }

// empty tells a value that was left out: "key:".
func (n *node) empty() bool { return n.kind == scalar && !n.quoted && n.text == "" }

// null tells a written null, which removes a key in an overlay.
func (n *node) null() bool {
	return n.kind == scalar && !n.quoted && (n.text == "null" || n.text == "~")
}

// get returns the value of a mapping's key, or nil.
func (n *node) get(key string) *node {
	if n == nil {
		return nil
	}
	for _, e := range n.entries {
		if e.key.text == key {
			return e.value
		}
	}
	return nil
}

// laid is the last value of a mapping that was laid over it from elsewhere, which is to blame for what its values make
// together; the mapping itself where all are its own.
func (n *node) laid() *node {
	at := n
	for _, e := range n.entries {
		if e.value.file != n.file {
			at = e.value
		}
	}
	return at
}

// name is where an entry of a list says what it is called, or the entry.
func (n *node) name() *node {
	for _, key := range []string{"name", "stage"} {
		if v := n.get(key); n.kind == mapping && v != nil {
			return v
		}
	}
	return n
}

// with returns a copy of a mapping in which a key has a value; nil drops the key.
func (n *node) with(key, value *node) *node {
	m := *n
	m.entries = make([]entry, 0, len(n.entries)+1)
	done := false
	for _, e := range n.entries {
		if e.key.text != key.text {
			m.entries = append(m.entries, e)
		} else if value != nil && !done {
			m.entries, done = append(m.entries, entry{key, value}), true
		}
	}
	if value != nil && !done {
		m.entries = append(m.entries, entry{key, value})
	}
	return &m
}

// found says in a few words what a node is, for a problem.
func (n *node) found() string {
	switch {
	case n.kind == mapping:
		keys := make([]string, len(n.entries))
		for i, e := range n.entries {
			keys[i] = e.key.text
		}
		return "found {" + strings.Join(keys, ", ") + "}"
	case n.kind == list:
		return fmt.Sprintf("found a list of %d", len(n.items))
	case n.empty():
		return "empty value"
	}
	return fmt.Sprintf("found %q", brief(n.text))
}
