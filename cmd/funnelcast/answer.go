package main

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"funnelcast/forecast"
	"funnelcast/reports"
	"funnelcast/reports/figure"
	"funnelcast/scenarios"
)

// A delivery is where a command's answer goes: pictures and tables to a folder, the rest to the terminal.
type delivery struct {
	output
	dir         string
	formats     []string // of the pictures
	stdout      io.Writer
	json, quiet bool
}

// deliver makes the folder that was asked for, or one named after the scenario.
func (f *simFlags) deliver(c *cobra.Command, prefix, scenario string) (*delivery, error) {
	d := &delivery{output: output{ctx: c.Context()}, dir: f.out, formats: f.formats, stdout: c.OutOrStdout(), json: f.json, quiet: f.quiet}
	if d.dir == "" {
		d.dir = filepath.Join("funnelcast-out", prefix+outputName(scenario))
	}
	if err := d.folder(d.dir); err != nil {
		d.discard()
		return nil, err
	}
	return d, nil
}

// outputName is the folder a scenario's files go to: a preset's name, a file's without its ending.
func outputName(scenario string) string {
	base := filepath.Base(scenario)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// picture writes a picture in each format; there is nothing to write of none. One of that name that an earlier answer left
// does not stay beside this answer's, in whatever format.
func (d *delivery) picture(name string, chart *figure.Chart) {
	for _, format := range figure.Formats {
		d.supersede(filepath.Join(d.dir, name+"."+format))
	}
	if chart == nil {
		return
	}
	for _, format := range d.formats {
		d.write(filepath.Join(d.dir, name+"."+format), func(w io.Writer) error { return chart.Write(w, format) })
	}
}

// draw makes a picture of an answer; what it cannot show well joins the warnings.
func draw[Answer any](d *delivery, name string, chart func(*Answer) (*figure.Chart, []forecast.Warning), answer *Answer, warnings *forecast.Warnings) {
	drawn, more := chart(answer)
	d.picture(name, drawn)
	*warnings = join(*warnings, more)
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

// noted are the warnings that a plan gives by itself. They stand before those of its futures, which they may explain.
func noted(s *scenarios.Scenario) []forecast.Warning {
	all := []forecast.Warning{}
	for _, n := range s.Warnings() {
		all = append(all, forecast.Warning(n))
	}
	return all
}

// notedBeside are those of a plan, under its name, that the plan beside it does not give.
func notedBeside(base []forecast.Warning, name string, s *scenarios.Scenario) []forecast.Warning {
	all := slices.DeleteFunc(noted(s), func(w forecast.Warning) bool { return slices.Contains(base, w) })
	for i := range all {
		all[i].Text = name + ": " + all[i].Text
	}
	return all
}

// notedOf are the warnings of a plan, and of others beside it what it does not give itself.
func notedOf(plan contender, others []contender) []forecast.Warning {
	base := noted(plan.Scenario)
	all := base
	for _, p := range others {
		all = slices.Concat(all, notedBeside(base, p.label, p.Scenario))
	}
	return all
}

// tabulate writes a file of an answer.
func tabulate[Answer any](d *delivery, name string, write func(io.Writer, *Answer) error, answer *Answer) {
	d.write(filepath.Join(d.dir, name), func(w io.Writer) error { return write(w, answer) })
}

// finish writes the whole answer as JSON, gives all files their names and prints the answer: as JSON too, not at all, or as a summary.
func finish[Answer any](d *delivery, name string, asJSON func(io.Writer, *Answer) error, tell func(io.Writer, *Answer, reports.SummaryOptions) error, answer *Answer) error {
	tabulate(d, name, asJSON, answer)
	files := d.names()
	if err := d.commit(); err != nil {
		return err
	}
	switch {
	case d.json:
		return asJSON(d.stdout, answer)
	case d.quiet:
		return nil
	}
	return tell(d.stdout, answer, reports.SummaryOptions{Colour: colourful(d.stdout), Files: files})
}
