package figure

import (
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

// A style is how a text is set.
type style struct {
	face   func() *face
	size   vg.Length
	colour color.Color
}

// The space that a line of text takes above and below its base line, as a share
// of its size: a little more than the tallest and deepest letters.
const (
	ascent  = 0.78
	descent = 0.22
)

// box returns the space of a text of the given width. The anchor is a share of
// the text's width: 0 if the text starts at the point, 0.5 if it is centred on
// it, 1 if it ends there. The point's y is the base line.
func (s style) box(text string, at vg.Point, anchor vg.Length) vg.Rectangle {
	width := s.face().width(text, s.size)
	left := at.X - anchor*width
	return vg.Rectangle{
		Min: vg.Point{X: left, Y: at.Y - descent*s.size},
		Max: vg.Point{X: left + width, Y: at.Y + ascent*s.size},
	}
}

// middle is how far the base line lies below the middle of the digits.
func (s style) middle() vg.Length { return 0.345 * s.size }

// write draws a text; see [style.box] for where.
func (c *Chart) write(s style, text string, at vg.Point, anchor vg.Length) {
	path, _ := s.face().outline(text)
	box := s.box(text, at, anchor)
	scale := s.size / vg.Length(s.face().units())
	place := func(p vg.Point) vg.Point { return vg.Point{X: box.Min.X + p.X*scale, Y: at.Y + p.Y*scale} }
	for i, part := range path {
		path[i].Pos = place(part.Pos)
		for j, p := range part.Control {
			path[i].Control[j] = place(p)
		}
	}
	c.fill(s.colour, path)
	c.labels = append(c.labels, label{text, box})
}

// clean makes a text from a scenario fit for one line: composed characters,
// plain spaces, and none of the characters that stand for no glyph of their own
// (joiners, variation selectors, byte order marks).
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector):
			return -1
		}
		return r
	}, norm.NFC.String(text))
	return strings.Join(strings.Fields(text), " ")
}

// lacks warns of the characters of a finished chart's texts for which the font has no glyph.
func (c *Chart) lacks() []forecast.Warning {
	texts := make([]string, len(c.labels))
	for i, l := range c.labels {
		texts[i] = l.text
	}
	return missing(texts...)
}

// missing warns of the characters of the texts for which the font has no glyph. It names the first and not all of them, so
// that pictures which have a name in common, one of them with other names beside it, warn of it alike, and their reader is told once.
func missing(texts ...string) []forecast.Warning {
	var found []rune
	for _, r := range strings.Join(texts, "") {
		if !regular().has(r) && !slices.Contains(found, r) { // bold has the same characters
			found = append(found, r)
		}
	}
	if len(found) == 0 {
		return nil
	}
	first := string(found[0])
	if !unicode.IsPrint(found[0]) {
		first = strings.Trim(strconv.QuoteRuneToASCII(found[0]), "'")
	}
	text := fmt.Sprintf("The pictures' font has no character %s: an empty box stands in its place", first)
	if len(found) > 1 {
		text = fmt.Sprintf("The pictures' font lacks some characters, such as %s: an empty box stands in the place of each", first)
	}
	return []forecast.Warning{{
		Text:   text,
		Remedy: "Write names in Latin, Greek, Cyrillic or Japanese letters: those of the plan, its targets, segments, sources and roles; the numbers are not affected.",
	}}
}
