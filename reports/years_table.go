package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"funnelcast/forecast"
)

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
