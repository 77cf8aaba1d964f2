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
	return s.spread(l)
}

// spread is the cells of a band.
func (s *summary) spread(l *forecast.Line) []string {
	return []string{Percentile(l.P10, l.Unit), s.strong(Percentile(l.P50, l.Unit)), Percentile(l.P90, l.Unit)}
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
	t := plainTable(gap)

	if title != "" {
		title = s.strong(title)
	}
	labels, columns := table.Row{title}, table.Row{""}
	for _, group := range groups[from:to] {
		label := indent + group
		for j, head := range heads {
			if j == 0 {
				head = indent + head
			}
			labels, columns = append(labels, label), append(columns, head)
		}
	}
	t.SetColumnConfigs(append(numbersFrom(2, len(labels)), table.ColumnConfig{Number: 1, Align: text.AlignLeft}))
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

// plainTable is a table without rules, its columns so far apart.
func plainTable(gap int) table.Writer {
	t := table.NewWriter()
	t.SetStyle(table.StyleDefault)
	t.Style().Options = table.OptionsNoBordersAndSeparators
	t.Style().Format.Header = text.FormatDefault // else P50 is spoilt
	t.Style().Box.PaddingLeft, t.Style().Box.PaddingRight = "", strings.Repeat(" ", gap)
	return t
}

// numbersFrom aligns the columns of a table from one on, counted from 1, as numbers are.
func numbersFrom(first, columns int) []table.ColumnConfig {
	var configs []table.ColumnConfig
	for i := first; i <= columns; i++ {
		configs = append(configs, table.ColumnConfig{Number: i, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	return configs
}

// columns writes a table between empty lines; all but the first columns are numbers.
func (s *summary) columns(words int, head table.Row, rows []table.Row) {
	t := plainTable(2)
	t.AppendHeader(head)
	t.AppendRows(rows)
	t.SetColumnConfigs(numbersFrom(words+1, len(head)))
	s.WriteByte('\n')
	s.lines(t.Render())
	s.WriteByte('\n')
}

// lines writes what was rendered, without blanks at the ends of lines.
func (s *summary) lines(rendered string) {
	for line := range strings.Lines(rendered + "\n") {
		s.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
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
