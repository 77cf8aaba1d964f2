package figure

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gonum.org/v1/plot/cmpimg"

	"funnelcast/forecast"
)

var update = flag.Bool("update", false, "write the approved pictures anew")

// written is a chart as a file has it.
func written(t *testing.T, c *Chart, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := c.Write(&b, format); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// approved compares a picture with the one that was looked at.
func approved(t *testing.T, name string, c *Chart) {
	t.Helper()
	got, golden := written(t, c, "png"), filepath.Join("testdata", name+".png")
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	delta := 0.0
	if runtime.GOARCH != "amd64" {
		delta = 0.2 // fused multiply-adds move an edge by a part of a pixel
	}
	same, err := cmpimg.EqualApprox("png", got, want, delta)
	if err != nil {
		t.Fatal(err)
	}
	if !same {
		failed := filepath.Join(t.ArtifactDir(), name+".png")
		if err := os.WriteFile(failed, got, 0o644); err != nil {
			t.Error(err)
		}
		t.Errorf("%s differs from %s; look at both (go test -artifacts keeps them), then go test -update", failed, golden)
	}
}

// readable checks that every label of a chart is on the page and off the others; what says which chart.
func readable(t *testing.T, c *Chart, what ...any) {
	t.Helper()
	for i, a := range c.labels {
		if a.box.Min.X < 0 || a.box.Min.Y < 0 || a.box.Max.X > pageWidth || a.box.Max.Y > pageHeight {
			t.Errorf("%v: label %q leaves the page: %v", what, a.text, a.box)
		}
		for _, b := range c.labels[:i] {
			if overlap(a.box, b.box) {
				t.Errorf("%v: labels %q %v and %q %v overlap", what, a.text, a.box, b.text, b.box)
			}
		}
	}
}

// labelled finds the label with a text.
func labelled(c *Chart, text string) (label, bool) {
	for _, l := range c.labels {
		if l.text == text {
			return l, true
		}
	}
	return label{}, false
}

// drawn is a picture without its warnings.
func drawn(c *Chart, _ []forecast.Warning) *Chart { return c }

// checkLabels sees that there are enough labels, that all lie on the page, and that it can be written.
func checkLabels(t *testing.T, c *Chart, least int) {
	t.Helper()
	if len(c.labels) < least {
		t.Errorf("%d labels, want %d or more", len(c.labels), least)
	}
	readable(t, c)
	if err := c.Write(new(bytes.Buffer), "svg"); err != nil {
		t.Error(err)
	}
}

// With go test -artifacts the pictures stay and can be looked at.
func TestEverySampleIsWrittenInEveryFormat(t *testing.T) {
	for name, f := range samples() {
		c := draw(t, f)
		for _, format := range Formats {
			picture := written(t, c, format)
			if len(picture) < 10_000 {
				t.Errorf("%s as %s has only %d bytes", name, format, len(picture))
			}
			if err := os.WriteFile(filepath.Join(t.ArtifactDir(), name+"."+format), picture, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestPictureIsSharpEnoughForASlide(t *testing.T) {
	picture, err := png.DecodeConfig(bytes.NewReader(written(t, draw(t, samples()["standard"]), "png")))
	if err != nil {
		t.Fatal(err)
	}
	if picture.Width != 1728 || picture.Height != 960 {
		t.Errorf("PNG of %d by %d pixels, want 1728 by 960", picture.Width, picture.Height)
	}
}

func TestSameForecastGivesSameBytes(t *testing.T) {
	for _, format := range Formats {
		c := draw(t, samples()["first-hires"])
		first := written(t, c, format)
		if !bytes.Equal(first, written(t, c, format)) {
			t.Errorf("the same chart written twice as %s differs", format)
		}
		if !bytes.Equal(first, written(t, draw(t, samples()["first-hires"]), format)) {
			t.Errorf("two charts of one forecast differ as %s", format)
		}
	}
}

func TestChartKeepsNothingOfTheForecast(t *testing.T) {
	f := samples()["first-hires"]
	c := draw(t, f)
	before := written(t, c, "svg")
	f.Series[1].Points[3].P50 = 0
	f.Months[0] = "2020-01"
	f.Targets[0].Name = "Other"
	if !bytes.Equal(before, written(t, c, "svg")) {
		t.Error("a change of the forecast changed a chart made before")
	}
}

func TestSVGIsWellFormedAndNeedsNoFont(t *testing.T) {
	for name, f := range samples() {
		svg := written(t, draw(t, f), "svg")
		for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == "text" {
				t.Fatalf("%s: a <text> depends on the reader's fonts", name)
			}
		}
		for _, bad := range []string{"NaN", "Inf"} {
			if bytes.Contains(svg, []byte(bad)) {
				t.Errorf("%s: %s in the picture", name, bad)
			}
		}
	}
}

func TestPDFNeedsNoFontAndTellsNoTime(t *testing.T) {
	pdf := written(t, draw(t, samples()["first-hires"]), "pdf")
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(pdf) < 10_000 {
		t.Errorf("no PDF with a drawing: %d bytes beginning with %q", len(pdf), pdf[:min(8, len(pdf))])
	}
	if bytes.Contains(pdf, []byte("/Type /Font")) {
		t.Error("a font in the PDF, although text is drawn as outlines")
	}
	if !bytes.Contains(pdf, []byte("/CreationDate (D:20000101")) {
		t.Error("the PDF's date is not the fixed one")
	}
}

func TestUnknownFormatIsRefused(t *testing.T) {
	err := draw(t, samples()["first-hires"]).Write(io.Discard, "gif")
	if err == nil || !strings.Contains(err.Error(), "png, svg, pdf") {
		t.Errorf("got %v, want an error that names the formats", err)
	}
}

type fullDisk struct{}

var errFull = errors.New("no space left")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWritersErrorIsReported(t *testing.T) {
	for _, format := range Formats {
		if err := draw(t, samples()["first-hires"]).Write(fullDisk{}, format); !errors.Is(err, errFull) {
			t.Errorf("%s: got %v", format, err)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	f := samples()["first-hires"]
	b.ReportAllocs()
	for b.Loop() {
		c, _ := Fan(f, "arr")
		if err := c.Write(io.Discard, "png"); err != nil {
			b.Fatal(err)
		}
	}
}
