package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/fatih/color"
	"github.com/jedib0t/go-pretty/v6/text"

	"funnelcast/scenarios"
)

// A page is text for a terminal.
type page struct{ strings.Builder }

// pageWidth is the columns of a terminal that pages of text keep to.
const pageWidth = 100

const margin = 15 // before what an entry says

// entry writes what is said of something beside its name, each saying on a line of its own; nothing
// where nothing is said.
func (p *page) entry(name string, sayings ...string) {
	for _, said := range sayings {
		if said != "" {
			fmt.Fprintf(p, "  %-*s", margin-2, name)
			p.paragraph(margin, said)
			name = ""
		}
	}
}

// paragraph writes words in lines of the page's width, all but the first behind a margin.
func (p *page) paragraph(margin int, words string) {
	lines := strings.Split(text.WrapSoft(words, pageWidth-margin), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	p.WriteString(strings.Join(lines, "\n"+strings.Repeat(" ", margin)) + "\n")
}

// line writes words as lines of the page's width behind an indent.
func (p *page) line(indent int, words string) {
	p.fill(strings.Repeat(" ", indent), indent, unbroken.FindAllString(words, -1))
}

// unbroken is what a line end does not part: a word, of Japanese a character with
// the stops and brackets that cling to it.
var unbroken = regexp.MustCompile(`[「（]*[\p{Han}\p{Hiragana}\p{Katakana}][ー。、」）]*\s*|[^\s\p{Han}\p{Hiragana}\p{Katakana}]+\s*`)

// fill writes parts as lines of the page's width, the first behind a label and the others behind as wide a margin.
func (p *page) fill(label string, margin int, parts []string) {
	line := label + strings.Repeat(" ", margin-text.StringWidth(label))
	used := margin
	for _, part := range parts {
		if used > margin && used+text.StringWidth(strings.TrimRight(part, " ")) > pageWidth {
			p.WriteString(strings.TrimRight(line, " ") + "\n")
			line, used = strings.Repeat(" ", margin), margin
		}
		line += part
		used += text.StringWidth(part)
	}
	p.WriteString(strings.TrimRight(line, " ") + "\n")
}

// wrap writes a paragraph in lines of at most so many letters, the later ones indented more.
func wrap(w io.Writer, text string, width int) {
	const first, later = "  ", "    "
	line := first
	for i, word := range strings.Fields(text) {
		if i > 0 && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			fmt.Fprintln(w, line)
			line = later + word
			continue
		}
		if i > 0 {
			line += " "
		}
		line += word
	}
	fmt.Fprintln(w, line)
}

// bold is a text in bold where there are colours.
func bold(colour bool, text string) string {
	pen := color.New(color.Bold)
	pen.DisableColor()
	if colour {
		pen.EnableColor()
	}
	return pen.Sprint(text)
}

// nearOr names the known word that is meant, or says where all of them are listed: with every alias they are too many.
func nearOr(word string, known []string, listed string) string {
	if hint := scenarios.DidYouMean(word, known); strings.HasPrefix(hint, "did you mean") {
		return hint
	}
	return listed
}
