// Package figure draws a forecast as pictures.
//
// A constructor such as [Fan] checks its input, copies what it needs and lays
// everything out; the [Chart] it returns only replays fills and strokes, so
// drawing cannot fail for a reason other than the writer's. Nothing is computed
// here but geometry: every number in a picture is one of the forecast's.
//
// Text is drawn as the outlines of its glyphs in every format. A picture
// therefore looks the same wherever it is opened and needs no font installed,
// at the price that text in an SVG or PDF cannot be selected. European and
// Japanese text can be written; of other characters a picture warns. The same
// forecast gives the same bytes.
package figure

import (
	"fmt"
	"image/color"
	"io"
	"slices"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgpdf"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Formats are the formats [Chart.Write] knows, also used as file endings.
var Formats = []string{"png", "svg", "pdf"}

// Every picture has the same size in points (1/72 inch), 12 by 6⅔ inches; as a
// PNG that is 1728 by 960 pixels.
const (
	pageWidth  = vg.Length(864)
	pageHeight = vg.Length(480)
	dpi        = 144
)

// A Chart is a finished drawing: what is filled and stroked, in order, with the
// origin at the bottom left. It is never changed after it is made and may be
// written several times and at the same time.
type Chart struct {
	marks  []mark
	labels []label
}

// A mark is a path that is stroked with a pen of the given width, or filled if
// the width is zero.
type mark struct {
	path   vg.Path
	colour color.Color
	width  vg.Length
	dash   []vg.Length
}

// A label is a text on the drawing and the space that its line takes up. The
// marks draw it; the label says where it is.
type label struct {
	text string
	box  vg.Rectangle
}

func init() {
	// A PDF carries the day on which it was made, which would make every file
	// different. The PDF canvas offers no way but the default to set it.
	day := time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	fpdf.SetDefaultCreationDate(day)
	fpdf.SetDefaultModificationDate(day)
}

// Write draws the chart to w in one of [Formats]. It fails for another format,
// and if w fails; w may then have received a part of the picture.
func (c *Chart) Write(w io.Writer, format string) error {
	var canvas vg.CanvasWriterTo
	switch format {
	case "png":
		canvas = vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(pageWidth, pageHeight), vgimg.UseDPI(dpi))}
	case "svg":
		canvas = vgsvg.New(pageWidth, pageHeight)
	case "pdf":
		canvas = vgpdf.New(pageWidth, pageHeight)
	default:
		return fmt.Errorf("drawing a chart as %q: the formats are %s", format, strings.Join(Formats, ", "))
	}
	c.draw(canvas)
	if _, err := canvas.WriteTo(w); err != nil {
		return fmt.Errorf("writing a chart as %s: %w", format, err)
	}
	return nil
}

func (c *Chart) draw(canvas vg.Canvas) {
	for _, m := range c.marks {
		canvas.SetColor(m.colour)
		if m.width == 0 {
			canvas.Fill(m.path)
			continue
		}
		canvas.SetLineWidth(m.width)
		canvas.SetLineDash(m.dash, 0)
		canvas.Stroke(m.path)
	}
}

func (c *Chart) fill(col color.Color, path vg.Path) {
	c.marks = append(c.marks, mark{path: path, colour: col})
}

func (c *Chart) stroke(col color.Color, width vg.Length, path vg.Path, dash ...vg.Length) {
	c.marks = append(c.marks, mark{path: path, colour: col, width: width, dash: dash})
}

// polygon returns the closed path through the points.
func polygon(points ...vg.Point) vg.Path {
	path := polyline(points...)
	path.Close()
	return path
}

// polyline returns the open path through the points.
func polyline(points ...vg.Point) vg.Path {
	path := make(vg.Path, 0, len(points)+1)
	for i, p := range points {
		if i == 0 {
			path.Move(p)
		} else {
			path.Line(p)
		}
	}
	return path
}

// area returns the closed path between an upper and a lower line.
func area(upper, lower []vg.Point) vg.Path {
	points := slices.Clone(lower)
	slices.Reverse(points)
	return polygon(append(slices.Clone(upper), points...)...)
}

func rectangle(r vg.Rectangle) vg.Path {
	return polygon(r.Min, vg.Point{X: r.Max.X, Y: r.Min.Y}, r.Max, vg.Point{X: r.Min.X, Y: r.Max.Y})
}

// circle returns a circle as four cubic curves, each off by less than 0.03 % of
// the radius: the PDF canvas does not join an arc to the rest of a path.
func circle(centre vg.Point, r vg.Length) vg.Path {
	const k = 0.5522847498 // 4/3·(√2−1)
	at := func(x, y vg.Length) vg.Point { return vg.Point{X: centre.X + x*r, Y: centre.Y + y*r} }
	var path vg.Path
	path.Move(at(1, 0))
	path.CubeTo(at(1, k), at(k, 1), at(0, 1))
	path.CubeTo(at(-k, 1), at(-1, k), at(-1, 0))
	path.CubeTo(at(-1, -k), at(-k, -1), at(0, -1))
	path.CubeTo(at(k, -1), at(1, -k), at(1, 0))
	path.Close()
	return path
}
