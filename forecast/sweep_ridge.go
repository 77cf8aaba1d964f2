package forecast

// A Crest is a row of the grid at its best: a value of the first axis (and of the third), with all values of the last. Best
// is the cell with the highest probability, or the best mean figure, by what the sweep is judged. On the same paths others may
// be as good: not told from it at 95 %. The cheapest of them all is the ridge: more of the last axis costs
// more there and brings nothing that can be told.
type Crest struct {
	Best   int   `json:"best"`
	AsGood []int `json:"as_good"` // the row's other cells that are not told from Best
	Ridge  int   `json:"ridge"`   // the cell with the least mean cost among them; of equal ones the first
}

// told tells whether a cell is worse than the better one by more than chance, in what the sweep is judged by.
func (s *sweeper) told(better, cell int) bool {
	a, b := &s.columns[better], &s.columns[cell]
	switch {
	case better == cell:
		return false
	case s.Judged == ByProbability:
		return gainOf(a.reached, b.reached, 1).Distinct
	}
	return s.differenceOf(a.figure, b.figure, b.scale, false).Distinct
}

// crests finds the ridge, row by row.
func (s *sweeper) crests() {
	s.Crests = []Crest{}
	for row := 0; row < len(s.Cells); row += s.Columns() {
		c := Crest{Best: s.RowsBest[row/s.Columns()], AsGood: []int{}, Ridge: -1}
		for cell := row; cell < row+s.Columns(); cell++ {
			if s.told(c.Best, cell) {
				continue
			}
			if cell != c.Best {
				c.AsGood = append(c.AsGood, cell)
			}
			if c.Ridge < 0 || s.Cells[cell].Cost.Mean < s.Cells[c.Ridge].Cost.Mean {
				c.Ridge = cell
			}
		}
		s.Crests = append(s.Crests, c)
	}
}
