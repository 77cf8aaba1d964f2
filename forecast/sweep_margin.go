package forecast

import (
	"cmp"
	"slices"
	"strings"
)

// A Stop is where the steps along an axis stop to pay, with the other axes at one value: the first step whose gain
// in the mean figure is not told from nothing, or is a loss.
type Stop struct {
	Axis    string `json:"axis"`
	Other   string `json:"other,omitempty"` // path=value of the other axis, of three with “and” between them
	PaysTo  string `json:"pays_to"`         // every step up to this value is told to gain; the axis's first where none is
	Next    string `json:"next,omitempty"`  // the value whose step does not; empty where every step pays
	Loses   bool   `json:"loses,omitempty"` // that step is told to lose
	Same    bool   `json:"same,omitempty"`  // that step changes the figure on no path
	Verdict        // on that step
}

// place is a cell's value on each axis.
func (s *Sweep) place(cell int) []int {
	at := make([]int, len(s.Axes))
	for axis := len(s.Axes) - 1; axis >= 0; axis-- {
		n := len(s.Axes[axis].Values)
		at[axis], cell = cell%n, cell/n
	}
	return at
}

// stride is how many cells lie between neighbours along an axis.
func (s *Sweep) stride(axis int) int {
	n := 1
	for _, a := range s.Axes[axis+1:] {
		n *= len(a.Values)
	}
	return n
}

// Columns is how many cells a row of the grid has: the values of the last axis.
func (s *Sweep) Columns() int { return len(s.Axes[len(s.Axes)-1].Values) }

// Rows is how many rows a panel has: the values of the axis before the last.
func (s *Sweep) Rows() int {
	if len(s.Axes) == 1 {
		return 1
	}
	return len(s.Axes[len(s.Axes)-2].Values)
}

// Panels is how many grids of rows and columns there are: the values of the first of three axes.
func (s *Sweep) Panels() int { return len(s.Cells) / (s.Rows() * s.Columns()) }

// margin compares a cell, the i-th along an axis, with the one before it.
func (s *sweeper) margin(axis, cell, i int) *Margin {
	a, b := &s.columns[cell-s.stride(axis)], &s.columns[cell]
	m := &Margin{
		From:   s.Axes[axis].Values[i-1],
		Figure: s.differenceOf(a.figure, b.figure, b.scale, lessIsBetter(s.Figure.Metric)),
		Cost:   s.differenceOf(a.cost, b.cost, b.minor, true),
	}
	if b.reached != nil {
		m.Probability = gainOf(a.reached, b.reached, 1)
	}
	return m
}

// merit orders cells: by probability, then by the mean figure.
func (s *sweeper) merit(a, b int) int {
	x, y := &s.Cells[a], &s.Cells[b]
	if x.Probability != nil && x.Probability.Value != y.Probability.Value {
		return cmp.Compare(x.Probability.Value, y.Probability.Value)
	}
	if lessIsBetter(s.Figure.Metric) {
		x, y = y, x
	}
	return cmp.Compare(x.Figure.Mean, y.Figure.Mean)
}

// judge finds the best cells; of equal ones the first.
func (s *sweeper) judge() {
	s.Judged = ByMean
	if slices.ContainsFunc(s.Cells, func(c SweptCell) bool { return c.Probability != nil && c.Probability.Value > 0 }) {
		s.Judged = ByProbability
	}
	less := lessIsBetter(s.Figure.Metric)
	better := func(best, cell int) int {
		if s.merit(cell, best) > 0 {
			return cell
		}
		return best
	}
	for row := 0; row < len(s.Cells); row += s.Columns() {
		best, median := row, row
		for cell := row; cell < row+s.Columns(); cell++ {
			best = better(best, cell)
			if v, most := s.Cells[cell].Figure.P50.Value, s.Cells[median].Figure.P50.Value; v != most && v > most != less {
				median = cell
			}
		}
		s.RowsBest, s.Medians = append(s.RowsBest, best), append(s.Medians, median)
		s.Best = better(s.Best, best)
	}
	s.Cheapest = s.Best
	for i := range s.Cells {
		distinct := s.told(s.Best, i)
		s.Cells[i].AsGood = !distinct
		if !distinct && s.Cells[i].Cost.Mean < s.Cells[s.Cheapest].Cost.Mean {
			s.Cheapest = i
		}
	}
}

// stops follows every line of cells along every axis until a step does not pay.
func (s *sweeper) stops() {
	less := lessIsBetter(s.Figure.Metric)
	s.Stops = []Stop{}
	for axis := range s.Axes {
		values := s.Axes[axis].Values
		for cell := range s.Cells {
			if at := s.place(cell); len(values) < 2 || at[axis] > 0 {
				continue
			}
			stop := Stop{Axis: s.Axes[axis].Path, PaysTo: values[0]}
			var others []string
			for other := range s.Axes {
				if other != axis {
					others = append(others, s.Axes[other].Path+"="+s.Cells[cell].Values[other])
				}
			}
			stop.Other = strings.Join(others, " and ")
			for i := 1; i < len(values); i++ {
				d := s.Cells[cell+i*s.stride(axis)].Marginal[axis].Figure
				gains := d.Mean > 0 != less
				if d.Distinct && gains {
					stop.PaysTo = values[i]
					continue
				}
				stop.Next, stop.Loses, stop.Same, stop.Verdict = values[i], d.Distinct, d.Same == 1, d.Verdict
				break
			}
			s.Stops = append(s.Stops, stop)
		}
	}
}
