package main

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"funnelcast/reports"
	"funnelcast/scenarios/catalogue"
)

func newGlossary() *cobra.Command {
	var (
		lang   string
		asJSON bool
	)
	c := &cobra.Command{
		Use:   "glossary [TERM]",
		Short: "Explain the words of sales, of revenue and of this tool",
		Long: `Glossary lists the terms of sales and revenue. With a term, an abbreviation or how
either begins, in English, French or Japanese, it says what is meant, how it is computed,
and which metric, role or key of a scenario it is here. In another language than
English the list has the terms with a word of their own in it.`,
		Example: `  funnelcast glossary
  funnelcast glossary net revenue retention
  funnelcast glossary 受注率
  funnelcast glossary churn --lang fr`,
		Args: cobra.ArbitraryArgs, // the words of one term
		RunE: func(c *cobra.Command, args []string) error {
			l, ok := languages[lang]
			if !ok {
				return usage(fmt.Sprintf("--lang: found %q; en, fr or ja", lang), hintFor(c))
			}
			out := c.OutOrStdout()
			if len(args) == 0 {
				all := slices.DeleteFunc(catalogue.Terms(), func(t catalogue.Term) bool { return l.of(&t).Term == "" })
				if asJSON {
					return reports.WriteJSON(out, &all)
				}
				return writeTerms(out, l, all)
			}
			word := strings.Join(args, " ")
			found, err := findTerms(word)
			switch {
			case err != nil:
				return err
			case len(found) > 1 && asJSON:
				return reports.WriteJSON(out, &found)
			case len(found) > 1:
				return writeMatches(out, word, found)
			case asJSON:
				return reports.WriteJSON(out, &found[0])
			}
			return writeTerm(out, l, &found[0], colourful(out))
		},
	}
	c.Flags().StringVar(&lang, "lang", "en", "`language` of the terms: en, fr or ja")
	c.Flags().BoolVar(&asJSON, "json", false, "print the data as JSON")
	return c
}

// A language is one that terms are told in.
type language struct {
	name string
	of   func(*catalogue.Term) catalogue.Word
}

var languages = map[string]language{
	"en": {"English", func(t *catalogue.Term) catalogue.Word {
		return catalogue.Word{Term: t.Name, Aliases: t.Aliases, Text: t.Text}
	}},
	"fr": {"French", func(t *catalogue.Term) catalogue.Word { return t.French }},
	"ja": {"Japanese", func(t *catalogue.Term) catalogue.Word { return t.Japanese }},
}

// called is what a term is called in the language, or else in English.
func (l language) called(t *catalogue.Term) string {
	if w := l.of(t); w.Term != "" {
		return w.Term
	}
	return t.Name
}

// findTerms finds the term of a name, else those that begin so.
func findTerms(word string) ([]catalogue.Term, error) {
	if t, ok := catalogue.TermNamed(word); ok {
		return []catalogue.Term{*t}, nil
	}
	if strings.TrimSpace(word) != "" {
		if found := catalogue.TermsBeginning(word); len(found) > 0 {
			return found, nil
		}
	}
	var known []string
	for _, t := range catalogue.Terms() {
		for _, l := range languages {
			if w := l.of(&t); w.Term != "" {
				known = append(append(known, w.Term), w.Aliases...)
			}
		}
	}
	slices.Sort(known) // of several that are as near, always the same
	return nil, usage(fmt.Sprintf("no term %q", word), nearOr(word, known, "“funnelcast glossary” lists them"))
}

// writeTerms writes terms by their first letter.
func writeTerms(w io.Writer, l language, terms []catalogue.Term) error {
	slices.SortStableFunc(terms, func(a, b catalogue.Term) int { return strings.Compare(l.order(&a), l.order(&b)) })
	p := &page{}
	for i := 0; i < len(terms); {
		letter := heading(l.order(&terms[i]))
		var names []string
		for ; i < len(terms) && heading(l.order(&terms[i])) == letter; i++ {
			name := l.called(&terms[i])
			if short := abbreviation(l.of(&terms[i]).Aliases); short != "" {
				name += " (" + short + ")"
			}
			names = append(names, name+", ")
		}
		names[len(names)-1] = strings.TrimSuffix(names[len(names)-1], ", ")
		p.fill(letter, letterWidth, names)
		p.WriteByte('\n')
	}
	p.line(0, fmt.Sprintf("%d terms. “funnelcast glossary TERM” explains one; --lang fr and --lang ja list those with a French or a Japanese term.", len(terms)))
	_, err := io.WriteString(w, p.String())
	return err
}

// writeMatches lists what a word may mean, a term that it begins under another name with that name.
func writeMatches(w io.Writer, word string, terms []catalogue.Term) error {
	p := &page{}
	p.line(0, fmt.Sprintf("“%s” may be one of %d terms:", word, len(terms)))
	names := make([]string, len(terms))
	for i := range terms {
		names[i] = terms[i].Name
		if match := terms[i].Match(word); match != names[i] {
			names[i] += " (" + match + ")"
		}
		if i < len(names)-1 {
			names[i] += ", "
		}
	}
	p.fill("", 2, names)
	_, err := io.WriteString(w, p.String())
	return err
}

const letterWidth = 5 // of the column with the first letters

// order is what a term is sorted by: letters without accents, kana without marks and as hiragana.
func (l language) order(t *catalogue.Term) string {
	word := l.called(t)
	if reading := l.of(t).Reading; reading != "" {
		word = reading
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r) || r == 'ー' || r == '・':
			return -1
		case r >= 'ァ' && r <= 'ヶ':
			return r - 'ァ' + 'ぁ'
		case r == '-':
			return ' '
		}
		return r
	}, norm.NFD.String(word)))
}

// heading is the group of a word: its first letter, of kana the row of the syllabary.
func heading(order string) string {
	first := []rune(order)[0]
	row := ""
	for _, r := range "あかさたなはまやらわ" {
		if r <= first {
			row = string(r)
		}
	}
	switch {
	case row != "":
		return row
	case unicode.IsDigit(first):
		return "0–9"
	}
	return string(unicode.ToUpper(first))
}

// abbreviation is the first alias that is one, if there is any.
func abbreviation(aliases []string) string {
	for _, a := range aliases {
		if capitals.MatchString(a) {
			return a
		}
	}
	return ""
}

var capitals = regexp.MustCompile(`^[A-Z0-9:/&]*[A-Z][A-Z0-9:/&]*$`)

// writeTerm writes a page about one term.
func writeTerm(w io.Writer, l language, t *catalogue.Term, colour bool) error {
	p := &page{}
	word := l.of(t)
	p.WriteString(bold(colour, l.called(t)))
	if word.Reading != "" {
		p.WriteString("【" + word.Reading + "】")
	}
	if word.Aliases != nil {
		p.WriteString(" (" + strings.Join(word.Aliases, ", ") + ")")
	}
	p.WriteByte('\n')
	for _, code := range []string{"en", "fr", "ja"} {
		if other := languages[code]; other.name != l.name && other.of(t).Term != "" && word.Term != "" {
			p.line(0, other.name+": "+other.of(t).Term)
		}
	}
	told := word.Text
	switch {
	case word.Term == "":
		p.line(0, fmt.Sprintf("No %s term; in English:", l.name))
		told = t.Text
	case told == "":
		p.line(0, fmt.Sprintf("No %s text; in English:", l.name))
		told = t.Text
	}
	p.WriteByte('\n')
	p.line(2, told)
	if t.Formula != "" {
		p.WriteByte('\n')
		p.line(6, t.Formula)
	}
	p.WriteByte('\n')
	if is := here(t); is != nil {
		p.line(2, "In funnelcast: "+strings.Join(is, "; "))
	}
	var see []string
	for _, name := range t.See {
		if other, ok := catalogue.TermNamed(name); ok {
			see = append(see, l.called(other))
		}
	}
	p.line(2, "See also: "+strings.Join(see, ", "))
	_, err := io.WriteString(w, p.String())
	return err
}

// here says what a term is in this tool, if it is anything there.
func here(t *catalogue.Term) (is []string) {
	if t.Metric != "" {
		is = append(is, "metric "+t.Metric)
	}
	if t.Role != "" {
		is = append(is, fmt.Sprintf("role %s (“funnelcast roles %s”)", t.Role, t.Role))
	}
	if strings.HasPrefix(t.Key, "--") {
		is = append(is, fmt.Sprintf("flag %s (“funnelcast run --help”)", t.Key))
	} else if t.Key != "" {
		is = append(is, "key "+t.Key)
	}
	return is
}
