package scenarios

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
)

// Patches are changes to a scenario from outside its file, applied in the
// order of the fields and of the lists.
type Patches struct {
	With []string // presets or files whose keys are laid over the scenario
	Set  []string // path=value, such as "funnel.mql.passes=30%"
}

// Load reads a scenario: a preset by its name or a file by its path, what it
// extends, and patches. It returns [Problems] with every mistake that was
// found, or another error where a file cannot be read at all.
func Load(name string, p Patches) (*Scenario, error) {
	l := &loader{report: &report{}}
	tree := l.open(name, "", nil)
	for _, with := range p.With {
		if over := l.open(with, "", []string{}); over != nil && tree != nil {
			tree = l.lay(tree, stacked(tree, over))
		}
	}
	for _, set := range p.Set {
		if over := l.parseSet(set); over != nil && tree != nil {
			tree = l.lay(tree, over)
		}
	}
	if l.failed != nil {
		return nil, l.failed
	}
	if tree == nil {
		return nil, l.err()
	}
	if isPart(tree) {
		l.add(tree, "", tree.found(), "a plan has at least name, currency, start, months, segments and funnel",
			"what changes a plan is laid over it by --with, or begins with extends and the plan's name")
		return nil, l.err()
	}
	s := &Scenario{files: l.files}
	r := &reader{report: l.report, calendar: newCalendar()}
	r.read(tree, "", reflect.ValueOf(s).Elem(), rule{})
	s.resolve(l.report)
	l.stray(s)
	if err := l.err(); err != nil {
		return nil, err
	}
	return s, nil
}

// isPart tells a file that was written to be laid over a plan: it has something to say, and nothing of what every plan says.
func isPart(tree *node) bool {
	for _, key := range []string{"currency", "start", "months", "funnel"} {
		if tree.get(key) != nil {
			return false
		}
	}
	return true
}

func newCalendar() calendar { return calendar{daysPerMonth: 365.0 / 12, minor: 100} }

// A loader gathers the trees of a scenario.
type loader struct {
	*report
	failed error // a file that is there and cannot be read
	added  []addition
	files  []string // that were read; presets are none
}

// open reads a preset or file and lays it over what it extends. The chain is
// what led here; nil stands for the scenario itself. An overlay's extends, known by an
// empty chain, is not followed: stacked on another scenario it means its own changes
// alone. It returns nil where there is nothing to read on.
func (l *loader) open(name, beside string, chain []string) *node {
	text, id, err := find(name, beside)
	if missing, ok := errors.AsType[Problems](err); ok {
		l.problems = append(l.problems, missing...)
		return nil
	} else if err != nil {
		l.failed = errors.Join(l.failed, err)
		return nil
	}
	if !isPreset(id) {
		l.files = append(l.files, id)
	}
	f := newFile(id, text)
	tree := l.parse(f, text)
	if tree == nil {
		return nil
	}
	if tree.kind != mapping {
		l.add(tree, "", tree.found(), "a scenario is a mapping: lines such as name: My plan")
		return nil
	}
	extends := tree.get("extends")
	if extends == nil || chain != nil && len(chain) == 0 {
		return tree
	}
	if !l.isScalar(extends, "extends", "a preset's name or a file beside this one") {
		return nil // what lies under it is unknown, and so is what is missing
	}
	chain = append(chain, id)
	_, next, err := find(extends.text, filepath.Dir(id))
	if missing, ok := errors.AsType[Problems](err); ok {
		l.add(extends, "extends", missing[0].Found, missing[0].Allowed, missing[0].Hint)
		return nil
	}
	if slices.Contains(chain, next) {
		l.add(extends, "extends", "the scenarios extend each other in a circle", strings.Join(append(chain, next), " → "))
		return nil
	}
	base := l.open(extends.text, filepath.Dir(id), chain)
	if base == nil {
		return nil
	}
	return l.lay(base, tree)
}

// lay merges an overlay into a tree.
func (l *loader) lay(base, over *node) *node {
	m := merger{report: l.report, calendar: newCalendar()}
	for _, n := range []*node{base, over} {
		if start := n.get("start"); start != nil {
			if month, f := parseMonth(&m.calendar, start.text); f == nil {
				m.calendar.start = month
			}
		}
	}
	merged := m.merge(base, over, reflect.TypeFor[Scenario](), "")
	l.added = append(l.added, m.added...)
	return merged
}

// stacked prepares an overlay that is laid on a scenario it does not know: the
// result is still about the scenario, and says in its name what was laid on it.
func stacked(base, over *node) *node {
	for _, e := range over.entries {
		switch e.key.text {
		case "extends", "about":
			over = over.with(e.key, nil)
		case "name":
			if old := base.get("name"); old != nil && old.kind == scalar && e.value.kind == scalar && !e.value.empty() {
				both := *old
				both.text = old.text + " + " + e.value.text
				over = over.with(e.key, &both)
			}
		}
	}
	return over
}

// presetMark begins the id of a preset.
const presetMark = "preset:"

func isPreset(id string) bool { return strings.HasPrefix(id, presetMark) }

// find reads a preset or a file. The id is the preset's or file's name in problems.
func find(name, beside string) (text []byte, id string, err error) {
	if text, err := PresetText(name); err == nil {
		return text, presetMark + name, nil
	}
	if name == "-" {
		return nil, name, Problems{{File: name, Found: "a scenario is not read from standard input", Allowed: "a preset's name or a file", Hint: "write it to a file first"}}
	}
	path := name
	if !filepath.IsAbs(name) && beside != "" {
		path = filepath.Join(beside, name)
	}
	text, err = os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		names := presetNames()
		return nil, path, Problems{{File: path, Found: "there is no such file, and no preset of this name",
			Allowed: "presets: " + strings.Join(names, ", "), Hint: nearestOnly(name, names)}}
	case err != nil:
		return nil, path, fmt.Errorf("reading scenario %q: %w", path, err)
	}
	return text, path, nil
}
