package forecast

import (
	"fmt"
	"slices"
)

// warn tells what the grid does not.
func (s *sweeper) warn() {
	if s.Fixed {
		s.Warnings.add("Leave out --fixed-assumptions to see the plans over all that is not known.",
			"Assumptions were held at their medians: the plans are compared at one set of rates.")
	}
	if s.Paths < fewPaths {
		s.Warnings.add(fmt.Sprintf("Run more paths: --paths %d.", PathsPerCell(len(s.Cells))), "Only %d paths a cell: figures, differences and their errors are rough.", s.Paths)
	}
	if len(s.Cells) > 1 && !slices.ContainsFunc(s.Cells, func(c SweptCell) bool {
		return slices.ContainsFunc(c.Marginal, func(m *Margin) bool { return m != nil && (m.Figure.Same < 1 || m.Cost.Same < 1) })
	}) {
		s.Warnings.add("Look whether the plan has room for what is changed: “funnelcast explain” tells who is short of time.",
			"No step changes anything on any path: neither the figure nor the cost.")
	}
}
