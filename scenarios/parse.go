package scenarios

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// parse makes a tree of a YAML text. It returns nil where it reports problems
// that leave nothing to read. Anchors, aliases, merge keys and tags are refused: each
// line of a plan should say what it says.
func (r *report) parse(f *file, text []byte) *node {
	top := &node{file: f, line: 1, column: 1}
	if line, column, ok := badByte(text); !ok {
		top.line, top.column = line, column
		r.add(top, "", "a byte that is not text", "a scenario is written in UTF-8 without control characters")
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader(text))
	if err != nil {
		r.add(top, "", "not YAML: "+err.Error())
		return nil
	}
	var doc, second yaml.Node
	if err := loader.Load(&doc); errors.Is(err, io.EOF) {
		r.add(top, "", "nothing is written here", "a scenario has at least name, currency, start, months, segments and funnel")
		return nil
	} else if err != nil {
		r.syntax(top, err)
		return nil
	}
	switch err := loader.Load(&second); {
	case err == nil:
		at := *top
		at.line = second.Line
		r.add(&at, "", "a second document begins here", "a scenario is one document", "remove the line ---")
		return nil
	case !errors.Is(err, io.EOF):
		r.syntax(top, err)
		return nil
	}
	return r.convert(f, doc.Content[0])
}

// badByte finds the first byte that YAML text cannot hold.
func badByte(text []byte) (line, column int, ok bool) {
	line, column = 1, 1
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRune(text[i:])
		switch {
		case c == utf8.RuneError && size == 1, c < ' ' && c != '\n' && c != '\r' && c != '\t', c == 0x7f:
			return line, column, false
		case c == '\n':
			line, column = line+1, 0
		}
		column++
		i += size
	}
	return 0, 0, true
}

// syntax reports an error of the YAML library at its place, in the words of
// somebody who writes plans.
func (r *report) syntax(top *node, err error) {
	at, message, hint := *top, err.Error(), "check the indentation, the colons and the brackets up to here"
	var e *yaml.LoadError
	if errors.As(err, &e) {
		message = e.Message
		at.put(e.Mark)
		text := ""
		if at.line <= len(at.file.lines) {
			text = at.file.lines[at.line-1]
		}
		switch {
		case strings.Contains(e.ContextMsg, "flow mapping"), strings.Contains(e.ContextMsg, "flow sequence"), strings.Contains(e.ContextMsg, "quoted scalar"):
			message, hint = "what opens here is not closed, or a comma is missing in it", "every {, [ and quote needs its partner"
			at.put(e.ContextMark)
		case strings.HasPrefix(strings.TrimLeft(text, " "), "\t"):
			message, hint = "a tab in the indentation", "indent with spaces"
		case strings.Contains(message, "mapping values are not allowed"):
			message, hint = "a colon that cannot stand here", "check the indentation of this line; put a text that has a colon and a space in it in quotes"
		case strings.Contains(message, "expected ':'"):
			message, hint = "a line without a colon", "a line is a key, a colon, a space and a value"
			at.put(e.ContextMark)
		}
	}
	r.add(&at, "", "not YAML: "+message, "", hint)
}

// thousands are three digits that are no key: what is left of 9,000,000 or 1,800 per year.
var thousands = regexp.MustCompile(`^\d{3}( per [a-z]+)?$`)

// parted are the parts of a number that its commas tore apart, from its first on: a value, and keys without values.
func parted(torn []*yaml.Node) []string {
	parts := []string{strings.TrimLeft(torn[0].Value, "$€£¥")}
	for i := 1; i+1 < len(torn) && torn[i+1].Value == "" && thousands.MatchString(torn[i].Value); i += 2 {
		parts = append(parts, torn[i].Value)
	}
	return parts
}

// put moves a node to a place the YAML library knows.
func (n *node) put(m yaml.Mark) {
	if m.Line > 0 {
		n.line, n.column = m.Line, m.Column
	}
}

// convert copies a YAML node, reporting what a scenario does not use.
func (r *report) convert(f *file, y *yaml.Node) *node {
	n := &node{file: f, line: y.Line, column: y.Column}
	if y.Kind == yaml.AliasNode || y.Anchor != "" {
		r.add(n, "", "an anchor or alias (&name, *name)", "a scenario does not use them", "write the value out, or use extends")
		n.kind = broken
		return n
	}
	if y.Style&yaml.TaggedStyle != 0 {
		r.add(n, "", fmt.Sprintf("found the tag %q", y.Tag), "a scenario does not use tags", "write the value alone")
	}
	switch y.Kind {
	case yaml.MappingNode:
		n.kind = mapping
		seen := map[string]*node{}
		for i := 0; i+1 < len(y.Content); i += 2 {
			key, value := r.convert(f, y.Content[i]), r.convert(f, y.Content[i+1])
			if value.empty() && thousands.MatchString(key.text) {
				if i > 1 && y.Content[i-1].Kind == yaml.ScalarNode && y.Content[i-1].Value != "" {
					r.add(key, "", fmt.Sprintf("found %q after a comma", key.text), "within {braces} a comma ends the value",
						"write "+cut(strings.Join(parted(y.Content[i-1:]), "_"), valueWidth)+" without commas")
				}
				continue
			}
			switch first := seen[key.text]; {
			case key.kind != scalar || key.text == "":
				r.add(key, "", key.found(), "a key is a word")
			case key.text == "<<":
				r.add(key, "", "a merge key (<<)", "a scenario does not use them", "write the keys out, or use extends")
			case first != nil:
				r.add(key, "", fmt.Sprintf("duplicate key %q", key.text), fmt.Sprintf("it is already written in line %d", first.line), "remove one of the two")
			default:
				seen[key.text] = key
				n.entries = append(n.entries, entry{key, value})
			}
		}
	case yaml.SequenceNode:
		n.kind = list
		for _, item := range y.Content {
			n.items = append(n.items, r.convert(f, item))
		}
	default:
		n.text = y.Value
		n.quoted = y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	}
	return n
}
