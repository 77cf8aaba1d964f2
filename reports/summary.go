package reports

import (
	"fmt"
	"io"
	"math"
	"regexp"
	"strings"

	"github.com/fatih/color"
	"github.com/jedib0t/go-pretty/v6/text"

	"funnelcast/forecast"
)

// SummaryOptions say how a summary is shown.
type SummaryOptions struct {
	Colour bool
	Files  []string // what was written, to be listed at the end
}

const (
	lineWidth = 100 // columns of a terminal the summary keeps to
	fewDeals  = 30  // median below which money is told with its deals
)

// Signs that some East Asian terminals once drew two columns wide (€, ±) are one
// column in the summary wherever it is made; it would otherwise differ by the
// reader's locale. Japanese text is two columns a character either way.
func init() { text.OverrideRuneWidthEastAsianWidth(false) }

// WriteSummary writes what a manager wants to know, for a terminal 100 columns
// wide: the fiscal years, what a customer costs and brings, the people's quotas, the cash
// it takes, the targets, the precision and the second currency where they were asked for, the warnings and where the files are.
func WriteSummary(w io.Writer, f *forecast.Forecast, o SummaryOptions) error {
	s := newSummary(o.Colour)
	s.headline(f)
	s.years(f)
	s.economics(f)
	s.quotas(f)
	s.cash(f)
	s.targets(f)
	s.precision(f)
	s.converted(f)
	return s.end(w, f.Warnings, o.Files)
}

// A summary is the text so far and the pens it is written with.
type summary struct {
	strings.Builder
	strong, alert func(...any) string
}

func newSummary(colour bool) *summary {
	pen := func(attributes ...color.Attribute) func(...any) string {
		c := color.New(attributes...)
		if colour {
			c.EnableColor() // the caller knows the terminal; the library would look at stdout
		} else {
			c.DisableColor()
		}
		return c.SprintFunc()
	}
	return &summary{strong: pen(color.Bold), alert: pen(color.FgYellow)}
}

func (s *summary) headline(f *forecast.Forecast) {
	horizon := "of 1 month, " + f.Months[0]
	if n := len(f.Months); n > 1 {
		horizon = fmt.Sprintf("of %d months, %s to %s", n, f.Months[0], f.Months[n-1])
	}
	fmt.Fprintf(s, "%s: %s %s (seed %d)\n", s.strong(f.Scenario), simulated(f.Paths), horizon, f.Seed)
}

// yearMetrics are the lines of a fiscal year that the summary shows, bookings where a plan sells licences, which are no
// ARR; years.csv has all.
var yearMetrics = []string{"leads", "sqls", "opportunities", "wins", "bookings", "new_arr", "arr", "open_pipeline", "headcount", "cost"}

// years writes the fiscal years side by side.
func (s *summary) years(f *forecast.Forecast) {
	var rows []row
	for _, metric := range yearMetrics {
		if metric == "bookings" && !sellsLicences(f) {
			continue // new ARR tells what is sold
		}
		rows = append(rows, row{Metric(metric), func(year int) []string { return s.band(f.Years[year].Lines, metric, "") }})
	}
	s.sideBySide("", yearLabels(f.Years), []string{"P10", "P50", "P90"}, rows)
	reading := "In 8 of 10 futures a figure lies between P10 and P90, in half of them above P50."
	if f.Paths == 1 {
		reading = "With one future P10, P50 and P90 are the same."
	}
	s.WriteByte('\n')
	s.paragraph("", reading+" ARR, pipeline and headcount are those at the end of the fiscal year; the others are summed over it.")
}

// precision tells how well the figures are known whose precision was asked for.
func (s *summary) precision(f *forecast.Forecast) {
	if len(f.Known) == 0 {
		return
	}
	fmt.Fprintf(s, "\n%s\n", s.strong("Precision"))
	for i := range f.Known {
		k := &f.Known[i]
		half := float64(k.To)
		if k.Relative {
			half *= math.Abs(k.Value)
		}
		told := fmt.Sprintf("%s is known %s (%.0f %%) after %s: %s.", k.Figure, k.Within(), 100*k.Confidence, plural(f.Paths, "future"), s.strong(number(k.Value, half, k.Unit)))
		if !k.Reached {
			told += fmt.Sprintf(" Asked for was ± %.6g %%.", 100*k.Asked)
		}
		s.paragraph("  ", told)
	}
}

// end adds the warnings and where the files are, and writes it all.
func (s *summary) end(w io.Writer, warnings []forecast.Warning, files []string) error {
	s.warnings(warnings)
	s.files(files)
	_, err := io.WriteString(w, s.String())
	return err
}

func (s *summary) warnings(warnings []forecast.Warning) {
	if len(warnings) == 0 {
		return
	}
	fmt.Fprintf(s, "\n%s\n", s.strong("Warnings"))
	for _, w := range warnings {
		s.paragraph("  ", s.alert("!")+" "+w.Text)
		if w.Remedy != "" {
			s.paragraph("    ", w.Remedy)
		}
	}
}

func (s *summary) files(files []string) {
	if len(files) == 0 {
		return
	}
	fmt.Fprintf(s, "\n%s\n", s.strong("Written"))
	for _, file := range files {
		fmt.Fprintf(s, "  %s\n", file)
	}
}

// paragraph writes text in lines of the summary's width, behind a margin.
func (s *summary) paragraph(margin, words string) {
	for line := range strings.Lines(wrap(words, lineWidth-len(margin))) {
		fmt.Fprintf(s, "%s%s\n", margin, strings.TrimRight(line, " \n"))
	}
}

// unbroken is what a line does not end within, as it is read as one: 9 % ± 2 %.
var unbroken = regexp.MustCompile(`\(seed \d+\)|\d %| ± `)

// wrap breaks text into lines of a width, at spaces.
func wrap(words string, width int) string {
	const tie = "\uE000" // a character for private use, one column wide as the space it stands for
	tied := unbroken.ReplaceAllStringFunc(words, func(s string) string { return strings.ReplaceAll(s, " ", tie) })
	return strings.ReplaceAll(text.WrapSoft(tied, width), tie, " ")
}
