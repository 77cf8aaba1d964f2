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
	heading := func(s style, text string, baseline vg.Length) {
		text = s.face().shorten(text, s.size, pageWidth-2*margin)
		d.write(s, text, vg.Point{X: pageWidth / 2, Y: baseline}, 0.5)
	}
	what := reports.Metric(d.series.Metric)
	if name != "" {
		// The metric is never cut off, however long the name is.
		room := pageWidth - 2*margin - titleStyle.face().width(": "+what, titleStyle.size)
		what = titleStyle.face().shorten(name, titleStyle.size, room) + ": " + what
	}
	heading(titleStyle, what, pageHeight-32)
	futures := fmt.Sprintf("Bands hold 50, 80 and 90 %% of %s simulated futures, month by month; the line is the median", reports.Thousands(f.Paths))
	switch {
	case f.Paths == 1:
		futures = "The line is the only simulated future"
	case len(d.months) == 1:
		futures = strings.Replace(futures, ", month by month", "", 1)
	}
	heading(subtitleStyle, futures, pageHeight-51)

	paths := reports.Thousands(f.Paths) + " paths"
	if f.Paths == 1 {
		paths = "1 path"
	}
	parts := []string{paths, fmt.Sprintf("seed %d", f.Seed)}
	if f.Fixed {
		parts = append(parts, "assumptions held fixed")
	}
	parts = append(parts, strings.TrimSpace("funnelcast "+f.Version))
	if f.Hash != "" {
		parts = append(parts, f.Hash)
	}
	d.write(footerStyle, strings.Join(parts, " · "), vg.Point{X: margin, Y: margin}, 0)
}
