package figure

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"

	"funnelcast/forecast"
	"funnelcast/reports"
)

// drawHeading says above the drawing what it shows and how to read it, and
// below it what it was made from.
func (d *fan) drawHeading(name string, f *forecast.Forecast) {
	what := reports.Metric(d.series.Metric)
	if name != "" {
		// The metric is never cut off, however long the name is.
		room := pageWidth - 2*margin - titleStyle.face().width(": "+what, titleStyle.size)
		what = titleStyle.face().shorten(name, titleStyle.size, room) + ": " + what
	}
	futures := fmt.Sprintf("Bands hold 50, 80 and 90 %% of %s simulated futures, month by month; the line is the median", reports.Thousands(f.Paths))
	switch {
	case f.Paths == 1:
		futures = "The line is the only simulated future"
	case len(d.months) == 1:
		futures = strings.Replace(futures, ", month by month", "", 1)
	}

	d.head(what, futures, madeFrom(f.Paths, f.Seed, f.Fixed, f.Version, f.Hash))
}

// head writes the title and how to read the picture above it, and what it was made from below.
func (c *Chart) head(title, reading, from string) {
	heading := func(s style, text string, baseline vg.Length) {
		text = s.face().shorten(text, s.size, pageWidth-2*margin)
		c.write(s, text, vg.Point{X: pageWidth / 2, Y: baseline}, 0.5)
	}
	heading(titleStyle, title, pageHeight-32)
	heading(subtitleStyle, reading, pageHeight-51)
	c.write(footerStyle, from, vg.Point{X: margin, Y: margin}, 0)
}

// madeFrom says what a picture of so many paths was made from.
func madeFrom(n int, seed uint64, fixed bool, version, hash string) string {
	if n == 1 {
		return made("1 path", seed, fixed, version, hash)
	}
	return made(reports.Thousands(n)+" paths", seed, fixed, version, hash)
}

func made(paths string, seed uint64, fixed bool, version, hash string) string {
	parts := []string{paths, fmt.Sprintf("seed %d", seed)}
	if fixed {
		parts = append(parts, "assumptions held fixed")
	}
	parts = append(parts, strings.TrimSpace("funnelcast "+version))
	if hash != "" {
		parts = append(parts, hash)
	}
	return strings.Join(parts, " · ")
}
