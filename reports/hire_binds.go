package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"

	"funnelcast/forecast"
)

// whoBinds tells the bottleneck calendar in a sentence.
func (s *summary) whoBinds(h *forecast.Hire) {
	if len(h.Calendar) == 0 {
		s.paragraph("", "No role of the plan has a capacity, so nobody can be a bottleneck.")
		return
	}
	var told []string
	peak := &h.Calendar[0]
	for i := range h.Calendar {
		l := &h.Calendar[i]
		if at, most := l.Months[l.Peak].Full.Value, peak.Months[peak.Peak].Full.Value; at > most {
			peak = l
		}
		if len(l.Binds) > 0 {
			told = append(told, l.Role+" "+spans(l))
		}
	}
	if len(told) > 0 {
		s.paragraph("", s.strong("Who binds when")+" (95 % busy or more in at least half of the futures): "+strings.Join(told, "; ")+".")
		return
	}
	top := peak.Months[peak.Peak]
	if top.Full.Value == 0 {
		s.paragraph("", s.strong("Nobody binds")+": no role is ever 95 % busy or more in any future; leads are what is short.")
		return
	}
	s.paragraph("", s.strong("Nobody binds")+fmt.Sprintf(": in no month is a role 95 %% busy or more in half of the futures, so leads are what is short most of the time. Nearest to it is %s in %s, in %s of the futures.",
		peak.Role, top.Month, Uncertain(top.Full)))
}

// spans names the months in which a role binds.
func spans(l *forecast.Load) string {
	var all []string
	for _, b := range l.Binds {
		if b.From == b.To {
			all = append(all, "in "+b.From)
			continue
		}
		all = append(all, "from "+b.From+" to "+b.To)
	}
	if len(all) > 3 {
		all = append(all[:2], fmt.Sprintf("%d times more up to %s", len(all)-2, l.Binds[len(l.Binds)-1].To))
	}
	return strings.Join(all, ", ")
}

// binds writes who is full most and what one more of them brings.
func (s *summary) binds(h *forecast.Hire) {
	if len(h.Calendar) == 0 {
		return
	}
	head := table.Row{s.strong("Busy 95 % or more"), "most often in", "in so many futures", "one more brings, " + Metric(h.Aim.Metric), "from"}
	more := func(row table.Row, m *forecast.OneMore) table.Row {
		if m == nil {
			return append(row, missing, missing)
		}
		return append(row, DifferenceCell(m.Effect, h.Aim.Unit), m.Month)
	}
	var rows []table.Row
	for i := range h.Calendar {
		l := &h.Calendar[i]
		top := l.Months[l.Peak]
		rows = append(rows, more(table.Row{l.Role, top.Month, Uncertain(top.Full)}, l.OneMore))
	}
	short := slices.MaxFunc(h.Unlimited, func(a, b forecast.RoleMonth) int { return cmp.Compare(a.Full.Value, b.Full.Value) })
	row := table.Row{"nobody: leads are short", short.Month, Uncertain(short.Full)}
	if h.Leads != nil {
		row[0] = "nobody: leads; " + h.Leads.Role
	}
	rows = append(rows, more(row, h.Leads))
	s.columns(1, head, rows)
	s.paragraph("", "How often each role is full in the month in which it is most often, and what the best of the hires into it that were tried changes; in the last row no role is, and what is short is leads. "+
		"bottlenecks.csv has every month.")
}
