package forecast

import (
	"slices"
	"strings"

	"funnelcast/sim"
)

// A Ratio reads a sweep of the head counts of two roles as one of how many of the one there are for each of the other: how
// the figure grows with that ratio, and at which one more is no longer told from nothing. Heads are those of the plan, averaged
// over its months: seats from the month in which they open, without attrition and slips.
type Ratio struct {
	Of    string      `json:"of"`    // role whose heads are counted
	To    string      `json:"to"`    // for each head of this one: of the two the closer, or the last axis's
	Axis  int         `json:"axis"`  // of Of, in Sweep.Axes
	Lines []RatioLine `json:"lines"` // by what the other axes are
	// Full are the least, the middle and the highest ratio at which lines are full, of those that are within the grid.
	Full []float64 `json:"full,omitempty"`
}

// A RatioLine is one value of the axes but that of Of.
type RatioLine struct {
	With   []string     `json:"with"` // path=value of the other axes
	Points []RatioPoint `json:"points"`
	Full   int          `json:"full"`               // point up to which every step pays, and the next is not told to; −1: all pay
	Least  bool         `json:"at_least,omitempty"` // already the first step does not: it is full there, or before
}

// A RatioPoint is one cell.
type RatioPoint struct {
	Cell  int     `json:"cell"`
	Heads float64 `json:"heads"` // of Of
	Ratio float64 `json:"ratio"` // Of ÷ To
}

// ratio reads the sweep as a ratio, where the two axes of the grid are head counts of roles.
func (s *sweeper) ratio(plans []SweptPlan) {
	m := plans[0].Model
	var axes, roles []int
	for i := max(0, len(s.Axes)-2); i < len(s.Axes); i++ {
		a := &s.Axes[i]
		name, team := strings.CutPrefix(a.Path, "team.")
		name, _, _ = strings.Cut(name, "@")
		if role := slices.IndexFunc(m.Roles, func(r sim.Role) bool { return r.Name == name }); team && role >= 0 && len(a.Values) > 1 {
			axes, roles = append(axes, i), append(roles, role)
		}
	}
	if len(axes) != 2 || roles[0] == roles[1] {
		return
	}
	if m.Closes(roles[0]) && !m.Closes(roles[1]) {
		slices.Reverse(axes)
		slices.Reverse(roles)
	}
	r := &Ratio{Of: m.Roles[roles[0]].Name, To: m.Roles[roles[1]].Name, Axis: axes[0]}
	for cell := range s.Cells {
		if s.place(cell)[r.Axis] > 0 {
			continue
		}
		if line, ok := s.ratioLine(r, cell, roles, plans); ok {
			r.Lines = append(r.Lines, line)
			if line.Full >= 0 && !line.Least {
				r.Full = append(r.Full, line.Points[line.Full].Ratio)
			}
		}
	}
	if slices.Sort(r.Full); len(r.Full) > 0 {
		n := len(r.Full)
		r.Full = []float64{r.Full[0], (r.Full[(n-1)/2] + r.Full[n/2]) / 2, r.Full[n-1]}
	}
	s.Ratio = r
}

// ratioLine follows a line of cells along the axis; not ok where there is nobody to relate to.
func (s *sweeper) ratioLine(r *Ratio, first int, roles []int, plans []SweptPlan) (line RatioLine, ok bool) {
	axis := s.Axes[r.Axis]
	for other, a := range s.Axes {
		if other != r.Axis {
			line.With = append(line.With, a.Path+"="+s.Cells[first].Values[other])
		}
	}
	for i := range axis.Values {
		cell := first + i*s.stride(r.Axis)
		of, to := planned(plans[cell].Model, roles[0]), planned(plans[cell].Model, roles[1])
		if to == 0 {
			return line, false
		}
		line.Points = append(line.Points, RatioPoint{cell, of, of / to})
	}
	line.Full = -1
	stop := s.Stops[slices.IndexFunc(s.Stops, func(x Stop) bool {
		return x.Axis == axis.Path && x.Other == strings.Join(line.With, " and ")
	})]
	if stop.Next != "" {
		line.Full = slices.Index(axis.Values, stop.PaysTo)
		line.Least = line.Full == 0
	}
	return line, true
}

// planned is how many people of a role the hiring plan has, averaged over the months.
func planned(m *sim.Model, role int) float64 {
	months := 0
	for i := range m.Seats {
		s := &m.Seats[i]
		from, change := 0, m.Months
		if !s.Seated {
			from = s.Month
		}
		if s.Becomes > 0 {
			change = s.BecomesMonth
		}
		if s.Role == role {
			months += max(0, min(change, m.Months)-from)
		}
		if s.Becomes == role+1 {
			months += max(0, m.Months-max(change, from))
		}
	}
	return float64(months) / float64(m.Months)
}
