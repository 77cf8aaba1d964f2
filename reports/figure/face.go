package figure

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/vg"
)

// The faces are Liberation Sans, from the module that gonum/plot takes its fonts from, and BIZ UDPGothic for what that lacks: of the
// latter, kana, the signs of JIS X 0208, its kanji of level 1, and beyond these those for everyday use, for names, and of IBM's extension.
var (
	regular = sync.OnceValue(func() *face { return newFace(liberationsansregular.TTF, gothicRegular) })
	bold    = sync.OnceValue(func() *face { return newFace(liberationsansbold.TTF, gothicBold) })

	//go:embed fonts/BIZUDPGothic-Regular.ttf
	gothicRegular []byte
	//go:embed fonts/BIZUDPGothic-Bold.ttf
	gothicBold []byte
)

// A face turns text into the outlines of its glyphs, each from the first of its fonts that has one.
type face struct {
	fonts []*sfnt.Font
	em    fixed.Int26_6 // the size at which an outline has the first font's own units
}

func newFace(ttfs ...[]byte) *face {
	f := &face{}
	for _, ttf := range ttfs {
		font, err := sfnt.Parse(ttf)
		must(err)
		f.fonts = append(f.fonts, font)
	}
	f.em = fixed.I(f.units())
	return f
}

// units is how many of an outline's units are as long as its text is high.
func (f *face) units() int { return int(f.fonts[0].UnitsPerEm()) }

// glyph finds a character: where no font has it, in the first, whose glyph 0 is an empty box.
func (f *face) glyph(buf *sfnt.Buffer, r rune) (*sfnt.Font, sfnt.GlyphIndex) {
	for _, font := range f.fonts {
		glyph, err := font.GlyphIndex(buf, r)
		must(err)
		if glyph != 0 {
			return font, glyph
		}
	}
	return f.fonts[0], 0
}

// has tells whether one of the fonts has a character.
func (f *face) has(r rune) bool {
	_, glyph := f.glyph(new(sfnt.Buffer), r)
	return glyph != 0
}

// outline returns the glyphs of a text as one path in units from the
// start of its base line, and the text's width. A character without a glyph
// becomes an empty box.
func (f *face) outline(text string) (path vg.Path, width vg.Length) {
	var (
		buf      sfnt.Buffer
		x        fixed.Int26_6
		of       *sfnt.Font // the previous glyph
		previous sfnt.GlyphIndex
	)
	for _, r := range text {
		from, glyph := f.glyph(&buf, r)
		if from == of {
			// A pair that the font does not mention is an error here.
			if kern, err := from.Kern(&buf, previous, glyph, f.em, font.HintingNone); err == nil {
				x += kern
			}
		}
		segments, err := from.LoadGlyph(&buf, glyph, f.em, nil)
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
		advance, err := from.GlyphAdvance(&buf, glyph, f.em, font.HintingNone)
		must(err)
		x += advance
		of, previous = from, glyph
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
	return w * size / vg.Length(f.units())
}

// shorten returns the text, cut and ended by … if it is wider than limit.
func (f *face) shorten(text string, size, limit vg.Length) string {
	for cut := []rune(text); f.width(text, size) > limit && len(cut) > 0; {
		cut = cut[:len(cut)-1]
		text = strings.TrimSpace(string(cut)) + "…"
	}
	return text
}
