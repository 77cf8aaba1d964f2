package forecast

import (
	"slices"

	"funnelcast/sim"
)

// A Load is how busy a role is, month by month, in the plan as it stands.
type Load struct {
	Role   string      `json:"role"`
	Months []RoleMonth `json:"months"`
	// Binds are the runs of months in which it is full in half of the futures or more.
	Binds []Span `json:"binds"`
	Peak  int    `json:"peak"` // the month, from 0, in which it is full in most futures
	// OneMore is one more person of the role from the best month that was tried; nil where none was.
	OneMore *OneMore `json:"one_more,omitempty"`
}

// A OneMore is what one more person of a role brings.
type OneMore struct {
	Role   string      `json:"role"`
	Month  string      `json:"month"`
	Effect *Difference `json:"effect"` // on the figure
}

// A RoleMonth is one month of a role.
type RoleMonth struct {
	Month string    `json:"month"`
	P50   float64   `json:"p50"`   // utilisation in the middle future, a share of capacity
	Full  Uncertain `json:"full"`  // share of the futures in which utilisation is 95 % or more
	Empty float64   `json:"empty"` // share of the futures in which nobody is in the seat, so that utilisation is 0
	// OneMore is what one more person from this month on does to the figure; nil where that was not tried.
	OneMore *Uncertain `json:"one_more,omitempty"`
}

// A Span is a run of months.
type Span struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// calendar gathers utilisation and headcount of the roles that have a capacity, by role, month and path. Stretches
// of paths write to places of their own.
type calendar struct {
	of          []int // roles
	utilisation [][][]int64
	headcount   [][][]int64
}

func newCalendar(m *sim.Model, paths int) calendar {
	var c calendar
	columns := func() [][]int64 {
		all := make([][]int64, m.Months)
		for i := range all {
			all[i] = make([]int64, paths)
		}
		return all
	}
	recorded := sim.SeriesOf(m)
	for _, role := range SeatedRoles(m) {
		name := "utilisation." + m.Roles[role].Name
		if slices.ContainsFunc(recorded, func(s sim.Series) bool { return s.Metric == name }) {
			c.of = append(c.of, role)
			c.utilisation, c.headcount = append(c.utilisation, columns()), append(c.headcount, columns())
		}
	}
	return c
}

// watch notes how busy people are on the paths of a run from the first on.
func (h *hiring) watch(p *sim.Paths, first int) {
	for i, role := range h.of {
		name := h.m.Roles[role].Name
		utilisation, headcount := find(h.m, p, "utilisation."+name, sim.All), find(h.m, p, "headcount."+name, sim.All)
		for month := range h.m.Months {
			p.Column(h.utilisation[i][month][first:first+p.N:first+p.N], utilisation, month)
			p.Column(h.headcount[i][month][first:first+p.N:first+p.N], headcount, month)
		}
	}
}

// loads tells the bottleneck calendar, and by month how often no role is full.
func (h *hiring) loads() (all []Load, unlimited []RoleMonth) {
	all = []Load{}
	r := newReader(h.Paths)
	busy := func(i, month, path int) bool { return float64(h.utilisation[i][month][path]) >= fullFrom*1e6 }
	count := func(is func(path int) bool) int {
		n := 0
		for path := range h.Paths {
			if is(path) {
				n++
			}
		}
		return n
	}
	for i, role := range h.of {
		l := Load{Role: h.m.Roles[role].Name, Binds: []Span{}}
		for month := range h.m.Months {
			one := RoleMonth{Month: h.month(month), P50: r.summarise(h.utilisation[i][month], 1e6).P50}
			one.Full.Value, one.Full.SE = probability(count(func(path int) bool { return busy(i, month, path) }), h.Paths)
			one.Empty = float64(count(func(path int) bool { return h.headcount[i][month][path] == 0 })) / float64(h.Paths)
			l.Months = append(l.Months, one)
			if one.Full.Value > l.Months[l.Peak].Full.Value {
				l.Peak = month
			}
		}
		l.Binds = bindsIn(l.Months)
		all = append(all, l)
	}
	for month := range h.m.Months {
		one := RoleMonth{Month: h.month(month)}
		one.Full.Value, one.Full.SE = probability(count(func(path int) bool {
			for i := range h.of {
				if busy(i, month, path) {
					return false
				}
			}
			return true
		}), h.Paths)
		unlimited = append(unlimited, one)
	}
	return all, unlimited
}

// bindsIn are the runs of months that are full in half of the futures or more.
func bindsIn(months []RoleMonth) []Span {
	spans := []Span{}
	for i, m := range months {
		switch {
		case m.Full.Value < 0.5:
		case i > 0 && months[i-1].Full.Value >= 0.5:
			spans[len(spans)-1].To = m.Month
		default:
			spans = append(spans, Span{m.Month, m.Month})
		}
	}
	return spans
}

// valueLoads puts into the calendar what one more person of each role brings.
func (d *Hire) valueLoads(h *hiring) {
	for i := range d.Hires {
		v := &d.Hires[i]
		more := &OneMore{v.Role, v.Month, v.Effect}
		at := slices.IndexFunc(d.Calendar, func(l Load) bool { return l.Role == v.Role })
		if at < 0 {
			if better := v.Effect.Mean > 0 != h.less; d.Leads == nil && better && v.Effect.Distinct {
				d.Leads = more
			}
			continue
		}
		l := &d.Calendar[at]
		if l.OneMore == nil { // the best of a role stands first
			l.OneMore = more
		}
		for j := range l.Months {
			if l.Months[j].Month == v.Month {
				l.Months[j].OneMore = &Uncertain{v.Effect.Mean, v.Effect.SE}
			}
		}
	}
}
