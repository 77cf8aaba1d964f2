package main

import (
	"io"
	"path/filepath"
	"slices"

	"funnelcast/forecast"
	"funnelcast/reports"
	"funnelcast/reports/figure"
)

// picture writes a picture in each format; there is nothing to write of none.
func (o *output) picture(dir, name string, chart *figure.Chart, formats []string) error {
	if chart == nil {
		return nil
	}
	for _, format := range formats {
		if err := o.write(filepath.Join(dir, name+"."+format), func(w io.Writer) error { return chart.Write(w, format) }); err != nil {
			return err
		}
	}
	return nil
}

// join adds warnings to those there are, each once.
func join(warnings, more []forecast.Warning) []forecast.Warning {
	for _, w := range more {
		if !slices.Contains(warnings, w) {
			warnings = append(warnings, w)
		}
	}
	return warnings
}

// folderOf is where a command's files go: the folder asked for, or one named after the scenario.
func folderOf(out, prefix, scenario string) string {
	if out != "" {
		return out
	}
	return filepath.Join("funnelcast-out", prefix+outputName(scenario))
}

// finish gives the files their names and prints the answer: as JSON, not at all, or as a summary.
func finish[Answer any](stdout io.Writer, o *output, answer *Answer, asJSON, quiet bool, tell func(io.Writer, *Answer, reports.SummaryOptions) error) error {
	files := o.names()
	if err := o.commit(); err != nil {
		return err
	}
	switch {
	case asJSON:
		return reports.WriteJSON(stdout, answer)
	case quiet:
		return nil
	}
	return tell(stdout, answer, reports.SummaryOptions{Colour: colourful(stdout), Files: files})
}
