package scenarios

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// A Problem is one mistake in a scenario: where it stands, what was found, what
// is allowed there and how to mend it. Line and Column count from 1, Column in
// characters; both are 0 where no place in a file is to blame.
type Problem struct {
	File         string // a file's path, "preset:NAME" or "--set"
	Line, Column int
	Path         string // of the key: funnel.mql.passes
	Found        string // what is wrong, such as: found "135%"
	Allowed      string // what may stand there
	Hint         string // a way out, such as: did you mean "worked_by"?
	Excerpt      string // the line of the file and a caret under the place
}

// Error returns the problem as a line for the reader of the file, followed by the excerpt.
func (p Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
	}
	b.WriteString(": ")
	if p.Path != "" {
		b.WriteString(p.Path + ": ")
	}
	b.WriteString(p.Found)
	for _, part := range []string{p.Allowed, p.Hint} {
		if part != "" {
			b.WriteString("; " + part)
		}
	}
	if p.Excerpt != "" {
		b.WriteString("\n" + p.Excerpt)
	}
	return b.String()
}

// Problems is every mistake of a scenario, in the order of its files' lines.
type Problems []Problem

// Error returns all problems, one after the other.
func (ps Problems) Error() string {
	all := make([]string, len(ps))
	for i, p := range ps {
		all[i] = p.Error()
	}
	return strings.Join(all, "\n")
}

// A place is where a value of the scenario was written.
type place struct {
	path string
	node *node
}

func (p *place) put(path string, n *node) { p.path, p.node = path, n }

// A report collects problems.
type report struct{ problems Problems }

// add notes a problem at a node. Extra parts are what is allowed and a hint.
func (r *report) add(n *node, path, found string, extra ...string) {
	r.addAt(n, 0, path, found, extra...)
}

// addAt notes a problem some characters into a scalar.
func (r *report) addAt(n *node, offset int, path, found string, extra ...string) {
	p := Problem{Path: cut(path, pathWidth), Found: cut(found, foundWidth)}
	if len(extra) > 0 {
		p.Allowed = extra[0]
	}
	if len(extra) > 1 {
		p.Hint = extra[1]
	}
	if n != nil {
		if n.quoted && offset > 0 {
			offset++
		}
		p.File, p.Line, p.Column = n.file.name, n.line, n.column+offset
		p.Excerpt = n.file.excerpt(p.Line, p.Column)
	}
	r.problems = append(r.problems, p)
}

// err returns the problems in the order of the files and their lines, each once, or nil.
func (r *report) err() error {
	if len(r.problems) == 0 {
		return nil
	}
	order := map[string]int{}
	for _, p := range r.problems {
		if _, ok := order[p.File]; !ok {
			order[p.File] = len(order)
		}
	}
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		if a.File != b.File {
			return order[a.File] - order[b.File]
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return slices.Compact(r.problems)
}

// How many characters of what a file has are worth showing: of a value, of what was found, of a path and of a line.
const (
	valueWidth = 60
	foundWidth = 300
	pathWidth  = 120
	lineWidth  = 160
)

// cut shortens a text to so many characters, the last of which then is an ellipsis.
func cut(text string, width int) string {
	if utf8.RuneCountInString(text) <= width {
		return text
	}
	return string([]rune(text)[:width-1]) + "…"
}

// brief is a value as a problem shows it.
func brief(text string) string { return cut(text, valueWidth) }

// excerpt returns a line of the file with a caret under a column; of a long line, what stands around it.
func (f *file) excerpt(line, column int) string {
	if line < 1 || line > len(f.lines) {
		return ""
	}
	shown := []rune(f.lines[line-1])
	if from := column - lineWidth/2; len(shown) > lineWidth && from > 1 {
		from = min(from, len(shown)-lineWidth/2)
		shown = append([]rune("…"), shown[from:]...)
		column -= from - 1
	}
	text := cut(string(shown), lineWidth)
	var pad strings.Builder
	for i, c := range []rune(text) {
		if i >= column-1 {
			break
		}
		switch kind := width.LookupRune(c).Kind(); {
		case c == '\t':
			pad.WriteRune('\t')
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			pad.WriteString("  ")
		default:
			pad.WriteByte(' ')
		}
	}
	return fmt.Sprintf("%4d | %s\n     | %s^", line, text, pad.String())
}

// DidYouMean names the nearest of the known words, or lists them all if none is near.
func DidYouMean(word string, known []string) string {
	if best := slipOf(word, known); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	if len(known) == 0 {
		return ""
	}
	return "known: " + strings.Join(known, ", ")
}

// DidYouMeanMetric is DidYouMean for metrics. If none is near it lists those of the whole plan: by stage, source and role there
// are hundreds.
func DidYouMeanMetric(word string, known []string) string {
	parted := func(k string) bool { return strings.Contains(k, ".") }
	hint, part := DidYouMean(word, known), slices.IndexFunc(known, parted)
	if part < 0 || !strings.HasPrefix(hint, "known") {
		return hint
	}
	whole := slices.DeleteFunc(slices.Clone(known), parted)
	return "known: " + strings.Join(whole, ", ") + ", and by stage, source or role, such as " + known[part]
}

// resembles tells a slip of the pen from another word that is as short: more than half is the same, or one begins the other.
func resembles(word, known string) bool {
	a, b := plain(word), plain(known)
	return 2*editDistance(a, b) < max(len(a), len(b)) || strings.HasPrefix(string(a), string(b)) || strings.HasPrefix(string(b), string(a))
}

// slipOf is the known word that one is a slip of the pen of; "" where there is none.
func slipOf(word string, known []string) string {
	if best := nearest(word, known, max(2, len([]rune(word))/3)); best != "" && resembles(word, best) {
		return best
	}
	return ""
}

// nearest is the known word with the fewest slips of the pen between, at most so many; "" where there is none.
func nearest(word string, known []string, slips int) (best string) {
	for _, k := range known {
		if d := editDistance(plain(word), plain(k)); d <= slips {
			best, slips = k, d-1
		}
	}
	return best
}

// plain drops the differences that people overlook.
func plain(word string) []rune {
	return []rune(strings.ToLower(strings.NewReplacer("-", "_", " ", "_").Replace(word)))
}

// editDistance counts the insertions, deletions, replacements and swaps of
// neighbours that make one word of the other (Damerau 1964, restricted).
func editDistance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, last, row = last, row, before
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
