package forecast

import (
	"slices"

	"funnelcast/sim"
)

// economic is a ratio of the whole plan, by the formula of every forecast; nil where it says nothing.
func (s *sweeper) economic(m *sim.Model, p *sim.Paths, metric string) *Line {
	all := economics(m, func(string) bool { return false })
	ratio := all[slices.IndexFunc(all, func(f formula) bool { return f.metric == metric })]
	terms := slices.Concat(ratio.needs, ratio.also)
	columns := make([][]int64, len(terms))
	for i, t := range terms {
		clear(s.sum)
		for _, metric := range t {
			if at := find(m, p, metric, sim.All); at >= 0 {
				s.addOver(p, at, 0, p.Months-1)
			}
		}
		if columns[i] = slices.Clone(s.sum); i < len(ratio.needs) && !slices.ContainsFunc(columns[i], func(v int64) bool { return v != 0 }) {
			return nil
		}
	}
	l := s.apply(m, &ratio, columns)
	return &l
}

// lowest finds in each row the cell with the lowest median; −1 where no cell has one.
func (s *sweeper) lowest(of func(c *SweptCell) *Line) []int {
	var all []int
	for row := 0; row < len(s.Cells); row += s.Columns() {
		best := -1
		for cell := row; cell < row+s.Columns(); cell++ {
			if l := of(&s.Cells[cell]); l != nil && (best < 0 || l.P50.Value < of(&s.Cells[best]).P50.Value) {
				best = cell
			}
		}
		all = append(all, best)
	}
	return all
}
