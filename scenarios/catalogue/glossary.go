package catalogue

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// A Term is a word of sales, of revenue or of this tool, told in our own words.
type Term struct {
	Name    string   `yaml:"name" json:"name"`
	Aliases []string `yaml:"aliases" json:"aliases,omitempty"` // abbreviations and other names; none belongs to two terms
	Text    string   `yaml:"text" json:"text"`                 // one to three sentences
	Formula string   `yaml:"formula" json:"formula,omitempty"`

	// What it is in this tool. Capitals stand for a name: backlog.STAGE, roles.ROLE.quota.
	Metric string `yaml:"metric" json:"metric,omitempty"` // a series of the forecast, or a figure made of some
	Role   string `yaml:"role" json:"role,omitempty"`     // of Roles
	Key    string `yaml:"key" json:"key,omitempty"`       // of a scenario, perhaps with its value, or a flag of the run command

	French   Word     `yaml:"french" json:"french,omitzero"`
	Japanese Word     `yaml:"japanese" json:"japanese,omitzero"`
	See      []string `yaml:"see" json:"see,omitempty"`         // names of other terms
	Sources  []string `yaml:"sources" json:"sources,omitempty"` // the documents that have it; none where the word is the tool's own
}

// A Word is a term in another language; the zero Word says that there is none in use.
type Word struct {
	Term    string   `yaml:"term" json:"term"`
	Reading string   `yaml:"reading" json:"reading,omitempty"` // in kana, of a Japanese term that is not written in kana
	Aliases []string `yaml:"aliases" json:"aliases,omitempty"`
	Text    string   `yaml:"text" json:"text,omitempty"` // none: the English one has to do
}

// names are all words by which a term is found, its own first.
func (t *Term) names() []string {
	all := append([]string{t.Name}, t.Aliases...)
	for _, w := range []Word{t.French, t.Japanese} {
		if w.Term != "" {
			all = append(append(all, w.Term), w.Aliases...)
		}
	}
	return all
}

// A glossary is all terms with a key to them.
type glossary struct {
	terms []Term
	named map[string]*Term // by folded name
}

// words reads the files once. There is one a subject, so that what belongs
// together is told together.
var words = sync.OnceValue(func() *glossary {
	g := &glossary{named: map[string]*Term{}}
	names, err := fs.Glob(files, "glossary-*.yaml")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		g.terms = append(g.terms, load[Term](name)...)
	}
	slices.SortFunc(g.terms, func(a, b Term) int { return cmp.Compare(fold(a.Name), fold(b.Name)) })
	for i := range g.terms {
		for _, name := range g.terms[i].names() {
			g.named[fold(name)] = &g.terms[i]
		}
	}
	return g
})

// Terms returns all terms in the order of their names. The caller owns the
// slice, not what its entries point to.
func Terms() []Term { return slices.Clone(words().terms) }

// TermNamed finds a term by its name or an alias in any language, whatever the
// case, the accents and the width of the letters, and with spaces, hyphens or underscores.
func TermNamed(name string) (*Term, bool) {
	t, ok := words().named[fold(name)]
	if !ok {
		return nil, false
	}
	found := *t
	return &found, true
}

// TermsBeginning returns the terms that have a name or an alias, in any language, that
// begins with what is given.
func TermsBeginning(prefix string) []Term {
	return slices.DeleteFunc(Terms(), func(t Term) bool { return t.Match(prefix) == "" })
}

// Match returns the first of a term's names that begins with what is given, empty if none does.
func (t *Term) Match(prefix string) string {
	for _, name := range t.names() {
		if strings.HasPrefix(fold(name), fold(prefix)) {
			return name
		}
	}
	return ""
}

// fold drops the differences that people overlook when they type a word.
func fold(word string) string {
	word = strings.Map(func(r rune) rune {
		switch {
		case r >= 0x300 && r <= 0x36f: // accents of Latin letters; the marks of kana are others, and matter
			return -1
		case r == '’':
			return '\''
		}
		return r
	}, norm.NFKD.String(word))
	return plain(norm.NFC.String(word))
}
