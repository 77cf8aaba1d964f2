package reports

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/fatih/color"
	"github.com/jedib0t/go-pretty/v6/table"
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
// it takes, the targets, the warnings and where the files are.
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
	s.warnings(f.Warnings)
	s.files(o.Files)
	_, err := io.WriteString(w, s.String())
	return err
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
	futures := "1 simulated future"
	if f.Paths > 1 {
		futures = Thousands(f.Paths) + " simulated futures"
	}
	fmt.Fprintf(s, "%s: %s %s (seed %d)\n", s.strong(f.Scenario), futures, horizon, f.Seed)
}

// yearMetrics are the lines of a fiscal year that the summary shows; years.csv has all.
var yearMetrics = []string{"leads", "sqls", "opportunities", "wins", "new_arr", "arr", "open_pipeline", "headcount", "cost"}

// years writes the fiscal years side by side.
func (s *summary) years(f *forecast.Forecast) {
	var rows []row
	for _, metric := range yearMetrics {
		rows = append(rows, row{Metric(metric), func(y *forecast.Year) []string { return s.band(y.Lines, metric, "") }})
	}
	s.sideBySide("", f.Years, []string{"P10", "P50", "P90"}, rows)
	reading := "In 8 of 10 futures a figure lies between P10 and P90, in half of them above P50."
	if f.Paths == 1 {
		reading = "With one future P10, P50 and P90 are the same."
	}
	s.WriteByte('\n')
	s.paragraph("", reading+" ARR, pipeline and headcount are those at the end of the fiscal year; the others are summed over it.")
}

// A row of a table of years has a cell under each of a year's heads, or none.
type row struct {
	label string
	cells func(y *forecast.Year) []string
}

// band is the cells of a figure; nil where the year has none.
func (s *summary) band(lines []forecast.Line, metric, of string) []string {
	l, ok := lookUp(lines, metric, of)
	if !ok {
		return nil
	}
	return []string{quantile(l.P10, l.Unit), s.strong(quantile(l.P50, l.Unit)), quantile(l.P90, l.Unit)}
}

// lookUp finds a figure.
func lookUp(lines []forecast.Line, metric, of string) (*forecast.Line, bool) {
	i := slices.IndexFunc(lines, func(l forecast.Line) bool { return l.Metric == metric && l.Of == of })
	if i < 0 {
		return nil, false
	}
	return &lines[i], true
}

// sideBySide writes years beside each other under a title, closer together or in more tables
// where the width asks for it. Rows that no year fills are left out.
func (s *summary) sideBySide(title string, years []forecast.Year, heads []string, rows []row) {
	rows = slices.DeleteFunc(rows, func(r row) bool {
		return !slices.ContainsFunc(years, func(y forecast.Year) bool { return r.cells(&y) != nil })
	})
	for len(years) > 0 {
		n, gap := len(years), 2
		shown := s.table(title, years, heads, rows, gap)
		for text.LongestLineLen(shown) > lineWidth && (n > 1 || gap > 1) {
			if gap--; gap == 0 {
				n, gap = n-1, 2
			}
			shown = s.table(title, years[:n], heads, rows, gap)
		}
		fmt.Fprintf(s, "\n%s\n", shown)
		years = years[n:]
	}
}

// table sets years side by side, gap columns apart and three more before each year.
func (s *summary) table(title string, years []forecast.Year, heads []string, rows []row, gap int) string {
	const indent = "   "
	t := table.NewWriter()
	t.SetStyle(table.StyleDefault)
	t.Style().Options = table.OptionsNoBordersAndSeparators
	t.Style().Format.Header = text.FormatDefault // else P50 is spoilt
	t.Style().Box.PaddingLeft, t.Style().Box.PaddingRight = "", strings.Repeat(" ", gap)

	if title != "" {
		title = s.strong(title)
	}
	labels, columns := table.Row{title}, table.Row{""}
	configs := []table.ColumnConfig{{Number: 1, Align: text.AlignLeft}}
	for i := range years {
		label := indent + yearLabel(&years[i])
		for j, head := range heads {
			if j == 0 {
				head = indent + head
			}
			labels, columns = append(labels, label), append(columns, head)
			configs = append(configs, table.ColumnConfig{Number: len(configs) + 1, Align: text.AlignRight, AlignHeader: text.AlignRight})
		}
	}
	t.SetColumnConfigs(configs)
	t.AppendHeader(labels, table.RowConfig{AutoMerge: true})
	t.AppendHeader(columns)
	for _, r := range rows {
		cells := table.Row{r.label}
		for i := range years {
			filled := r.cells(&years[i])
			for j := range heads {
				cell := missing
				if filled != nil {
					cell = filled[j]
				}
				if j == 0 {
					cell = indent + cell
				}
				cells = append(cells, cell)
			}
		}
		t.AppendRow(cells)
	}
	lines := strings.Split(t.Render(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// missing stands where a year has no such figure.
const missing = "–"

func yearLabel(y *forecast.Year) string {
	switch y.Months {
	case 12:
		return y.Label
	case 1:
		return y.Label + " (1 month)"
	}
	return fmt.Sprintf("%s (%d months)", y.Label, y.Months)
}

func (s *summary) targets(f *forecast.Forecast) {
	if len(f.Targets) == 0 {
		return
	}
	fmt.Fprintf(s, "\n%s\n", s.strong("Targets"))
	for i := range f.Targets {
		t := &f.Targets[i]
		s.paragraph("  ", fmt.Sprintf("%s: %s %s: %s", t.Name, level(t), period(t), s.strong(probability(t.Probability, t.SE))))
		if f.Paths > 1 {
			s.paragraph("    ", reached(t))
		}
	}
	s.paragraph("  ", "± is one standard error of the simulation; more paths make it smaller.")
}

// precision tells how well the figures are known whose precision was asked for.
func (s *summary) precision(f *forecast.Forecast) {
	if len(f.Known) == 0 {
		return
	}
	futures := "1 future"
	if f.Paths > 1 {
		futures = Thousands(f.Paths) + " futures"
	}
	fmt.Fprintf(s, "\n%s\n", s.strong("Precision"))
	for i := range f.Known {
		k := &f.Known[i]
		half := float64(k.To)
		if k.Relative {
			half *= math.Abs(k.Value)
		}
		told := fmt.Sprintf("%s is known %s (%.0f %%) after %s: %s.", k.Figure, k.Within(), 100*k.Confidence, futures, s.strong(number(k.Value, half, k.Unit)))
		if !k.Reached {
			told += fmt.Sprintf(" Asked for was ± %.6g %%.", 100*k.Asked)
		}
		s.paragraph("  ", told)
	}
}

// level tells what the target asks for: ARR of at least ¥150m, or 15 or more
// customers (mid).
func level(t *forecast.Target) string {
	metric := Metric(t.Metric)
	if t.Segment != "all" {
		metric = fmt.Sprintf("%s (%s)", metric, t.Segment)
	}
	if t.Unit == "count" {
		return fmt.Sprintf("%s or more %s", exact(t.AtLeast, t.Unit), metric)
	}
	return fmt.Sprintf("%s of at least %s", metric, exact(t.AtLeast, t.Unit))
}

func period(t *forecast.Target) string {
	if t.From == "" {
		return "by " + t.Month
	}
	if t.From == t.Month {
		return "in " + t.Month
	}
	return fmt.Sprintf("from %s to %s", t.From, t.Month)
}

// reached tells the middle of what is reached, and beside money the deals it is made
// of where they are few.
func reached(t *forecast.Target) string {
	s := "Half of the futures reach " + quantile(t.Reached.P50, t.Unit) + " or more."
	if t.Reached.P50.Value == 0 {
		s = "The middle future reaches none."
	}
	if d := t.Deals; d != nil && d.P50.Value < fewDeals {
		s += fmt.Sprintf(" Deals won %s: %.0f (%.0f to %.0f in 8 of 10 futures).", period(t), d.P50.Value, d.P10.Value, d.P90.Value)
	}
	return s
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
	for line := range strings.Lines(text.WrapSoft(words, lineWidth-len(margin))) {
		fmt.Fprintf(s, "%s%s\n", margin, strings.TrimRight(line, " \n"))
	}
}

// names are the metrics that are not their own words.
var names = map[string]string{
	"mqls": "MQLs", "sqls": "SQLs", "arr": "ARR", "mrr": "MRR", "wins": "deals won", "losses": "deals lost",
	"new_arr": "new ARR", "expansion_arr": "expansion ARR", "contraction_arr": "contraction ARR",
	"churned_arr": "churned ARR", "opening_arr": "opening ARR", "cohort_arr": "ARR of the year's first customers", "arr_difference": "ARR difference",
	"cac": "CAC", "ltv": "LTV", "ltv_to_cac": "LTV:CAC", "nrr": "NRR", "grr": "GRR", "acv": "ACV",
	"payback_months": "payback, months", "hours": "selling hours",
}

// Metric writes a metric's name for people: open_pipeline as open pipeline, headcount.ae
// as headcount of ae, activities.ae.call as activities of ae: call.
func Metric(metric string) string {
	if n, ok := names[metric]; ok {
		return n
	}
	what, of, part := strings.Cut(metric, ".")
	if part {
		return Metric(what) + " of " + strings.ReplaceAll(strings.Replace(of, ".", ": ", 1), "_", " ")
	}
	return strings.ReplaceAll(what, "_", " ")
}
