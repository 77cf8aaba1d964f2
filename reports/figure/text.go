package figure

import (
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
)

// The faces are Liberation Sans, embedded by the module that gonum/plot takes
// its fonts from.
var (
	regular = sync.OnceValue(func() *face { return newFace(liberationsansregular.TTF) })
	bold    = sync.OnceValue(func() *face { return newFace(liberationsansbold.TTF) })
)

// A face turns text into the outlines of its glyphs.
type face struct {
	font *sfnt.Font
	em   fixed.Int26_6 // the size at which an outline has the font's own units
}

func newFace(ttf []byte) *face {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic(fmt.Sprintf("figure: embedded font: %v", err))
	}
	return &face{font: f, em: fixed.I(int(f.UnitsPerEm()))}
}

// outline returns the glyphs of a text as one path in the font's units from the
// start of its base line, and the text's width. A character without a glyph
// becomes the font's empty box.
func (f *face) outline(text string) (path vg.Path, width vg.Length) {
	var (
		buf      sfnt.Buffer
		x        fixed.Int26_6
		previous sfnt.GlyphIndex
	)
	for i, r := range []rune(text) {
		glyph, err := f.font.GlyphIndex(&buf, r)
		must(err)
		if i > 0 {
			// A pair that the font does not mention is an error here.
			if kern, err := f.font.Kern(&buf, previous, glyph, f.em, font.HintingNone); err == nil {
				x += kern
			}
		}
		segments, err := f.font.LoadGlyph(&buf, glyph, f.em, nil)
		must(err)
		for _, s := range segments {
			// In a font y points downwards.
			at := func(i int) vg.Point { return vg.Point{X: length(x + s.Args[i].X), Y: length(-s.Args[i].Y)} }
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				if len(path) > 0 {
					path.Close()
				}
				path.Move(at(0))
			case sfnt.SegmentOpLineTo:
				path.Line(at(0))
			case sfnt.SegmentOpQuadTo:
				path.QuadTo(at(0), at(1))
			case sfnt.SegmentOpCubeTo:
				path.CubeTo(at(0), at(1), at(2))
			}
		}
		advance, err := f.font.GlyphAdvance(&buf, glyph, f.em, font.HintingNone)
		must(err)
		x += advance
		previous = glyph
	}
	if len(path) > 0 {
		path.Close()
	}
	return path, length(x)
}

// must stops at an error that an embedded font cannot cause.
func must(err error) {
	if err != nil {
		panic(fmt.Sprintf("figure: embedded font: %v", err))
	}
}

func length(x fixed.Int26_6) vg.Length { return vg.Length(x) / 64 }

// width returns the width of a text set in the given size.
func (f *face) width(text string, size vg.Length) vg.Length {
	_, w := f.outline(text)
	return w * size / vg.Length(f.font.UnitsPerEm())
}

// shorten returns the text, cut and ended by … if it is wider than limit.
func (f *face) shorten(text string, size, limit vg.Length) string {
	for cut := []rune(text); f.width(text, size) > limit && len(cut) > 0; {
		cut = cut[:len(cut)-1]
		text = strings.TrimSpace(string(cut)) + "…"
	}
	return text
}

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
	scale := s.size / vg.Length(s.face().font.UnitsPerEm())
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
	var (
		buf   sfnt.Buffer
		found []rune
	)
	for _, r := range strings.Join(texts, "") {
		// Both faces have the same characters.
		glyph, err := regular().font.GlyphIndex(&buf, r)
		must(err)
		if glyph == 0 && !slices.Contains(found, r) {
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
		Remedy: "Write names in Latin, Greek or Cyrillic letters: those of the plan, its targets, segments, sources and roles; the numbers are not affected.",
	}}
}
