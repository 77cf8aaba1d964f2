package scenarios

import (
	"strings"
	"unicode/utf8"
)

// setFile is what a --set is called where a problem stands in it.
const setFile = "--set"

// parseSet turns "funnel.mql.passes=30%" into the tree {funnel: {mql: {passes: 30%}}},
// whose nodes point into the argument.
func (l *loader) parseSet(arg string) *node {
	f := newFile(setFile, []byte(arg))
	top := &node{file: f, line: 1, column: 1}
	path, value, ok := strings.Cut(arg, "=")
	if !ok {
		l.add(top, "", "found no =", "a change is written path=value, as in funnel.mql.passes=30%")
		return nil
	}
	// Blanks keep the columns of the value where they are in the argument.
	blanks := strings.Repeat(" ", utf8.RuneCountInString(path)+1)
	before := len(l.problems)
	var tree *node
	if strings.TrimSpace(value) == "" {
		tree = &node{file: f, line: 1, column: utf8.RuneCountInString(arg) + 1}
	} else if tree = l.parse(f, []byte(blanks+value)); tree == nil || len(l.problems) > before {
		return nil
	}
	parts := strings.Split(path, ".")
	column := utf8.RuneCountInString(path) + 1
	for i := len(parts) - 1; i >= 0; i-- {
		column -= utf8.RuneCountInString(parts[i]) + 1
		key := &node{file: f, line: 1, column: column + 1, text: strings.TrimSpace(parts[i])}
		if column < 0 {
			key.column = 1
		}
		if key.text == "" {
			l.add(key, "", "the path has an empty part", "a path is made of keys and dots, as in funnel.mql.passes")
			return nil
		}
		tree = &node{file: f, line: 1, column: key.column, kind: mapping, entries: []entry{{key, tree}}}
	}
	return tree
}
