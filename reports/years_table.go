package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"funnelcast/forecast"
)

// A row of a table has a cell under each head of a group of columns, such as those of a year, or none.
type row struct {
	label string
	cells func(group int) []string
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

// sideBySide writes groups of columns with the same heads beside each other under a title, closer together or in more tables
// where the width asks for it. Rows that no group fills are left out.
func (s *summary) sideBySide(title string, groups, heads []string, rows []row) {
	rows = slices.DeleteFunc(rows, func(r row) bool {
		for group := range groups {
			if r.cells(group) != nil {
				return false
			}
		}
		return true
	})
	for from := 0; from < len(groups); {
		to, gap := len(groups), 2
		shown := s.table(title, groups, from, to, heads, rows, gap)
		for text.LongestLineLen(shown) > lineWidth && (to > from+1 || gap > 1) {
			if gap--; gap == 0 {
				to, gap = to-1, 2
			}
			shown = s.table(title, groups, from, to, heads, rows, gap)
		}
		fmt.Fprintf(s, "\n%s\n", shown)
		from = to
	}
}

// table sets the groups from..to side by side, gap columns apart and three more before each group.
func (s *summary) table(title string, groups []string, from, to int, heads []string, rows []row, gap int) string {
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
	for _, group := range groups[from:to] {
		label := indent + group
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
		for group := from; group < to; group++ {
			filled := r.cells(group)
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

func yearLabel(label string, months int) string {
	switch months {
	case 12:
		return label
	case 1:
		return label + " (1 month)"
	}
	return fmt.Sprintf("%s (%d months)", label, months)
}

func yearLabels(years []forecast.Year) []string {
	labels := make([]string, len(years))
	for i := range years {
		labels[i] = yearLabel(years[i].Label, years[i].Months)
	}
	return labels
}
