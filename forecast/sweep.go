package forecast

import (
	"context"
	"math"
	"slices"
	"sync"

	"funnelcast/sim"
)

// A Sweep is the answer to "what if these one, two or three values were others": a grid of plans, a cell
// each, all run under one seed with as many paths, so that cells differ by the changed values alone. Nothing is
// interpolated: every cell is a run. Money is in whole units of the currency, shares are fractions.
type Sweep struct {
	Scenario string `json:"scenario"`
	Hash     string `json:"hash"` // of the plan without the changes
	Version  string `json:"version"`
	Currency string `json:"currency"`
	Seed     uint64 `json:"seed"`
	Paths    int    `json:"paths"` // of each cell
	Fixed    bool   `json:"fixed_assumptions"`
	From     string `json:"from"` // first month of the plan
	To       string `json:"to"`   // last

	Axes   []SweptAxis `json:"axes"`             // one to three; the cells run along the last first, and of three the first is the panels'
	Target *AimedAt    `json:"target,omitempty"` // nil for a plan without targets
	Figure AimedAt     `json:"figure"`
	Cells  []SweptCell `json:"cells"`

	// Judged is what cells are judged by, here and in all that follows: their probability, or without target, and where no cell reaches it
	// on any path, their mean figure.
	Judged   string   `json:"judged_by"`
	Best     int      `json:"best"`        // cell with the highest probability, or with the best mean figure
	Cheapest int      `json:"cheapest"`    // cell with the least mean cost among Best and those not told from it
	RowsBest []int    `json:"best_of_row"` // likewise by the values of the axes before the last
	Medians  []int    `json:"best_median_of_row"`
	CACs     []int    `json:"lowest_cac_of_row"`     // by median; −1 where no cell has one
	Paybacks []int    `json:"lowest_payback_of_row"` // likewise
	Crests   []Crest  `json:"crests"`                // by row
	Ratio    *Ratio   `json:"ratio,omitempty"`       // nil where the axes are not head counts of two roles
	Stops    []Stop   `json:"stops"`
	Warnings Warnings `json:"warnings"`
}

// A SweptAxis is a value of the plan and what it is in turn.
type SweptAxis struct {
	Path   string   `json:"path"`
	Values []string `json:"values"` // as written
}

// A SweptCell is the plan with one value of each axis.
type SweptCell struct {
	Values      []string   `json:"values"` // by axis
	Hash        string     `json:"hash"`
	Probability *Uncertain `json:"probability,omitempty"` // of the target
	Figure      Line       `json:"figure"`
	NewARR      Line       `json:"new_arr"`           // over the plan
	CAC         *Line      `json:"cac,omitempty"`     // over the plan, as [Forecast.Plan] has it; nil where it says nothing: no cost, or nobody won
	Payback     *Line      `json:"payback,omitempty"` // likewise, months
	Cost        Line       `json:"cost"`              // over the plan
	Marginal    []*Margin  `json:"marginal"`          // by axis; nil at the axis's first value
	AsGood      bool       `json:"as_good_as_best"`   // not told from the best cell at 95 %
}

// A Margin is what one step along an axis brings: a cell less the one before it, path by path.
type Margin struct {
	From        string      `json:"from"`                  // the axis's value before
	Probability *Gain       `json:"probability,omitempty"` // nil without a target
	Figure      *Difference `json:"figure"`
	Cost        *Difference `json:"cost"`
}

// What cells are judged by.
const (
	ByProbability = "probability"
	ByMean        = "mean"
)

// SweepDesign says what is swept.
type SweepDesign struct {
	sim.Options        // Paths are those of each cell, 2 or more; Progress is told of all cells' paths
	Scenario    string // name
	Hash        string // of the plan without the changes
	Version     string // of the program
	Axes        []SweptAxis
	Plans       []SweptPlan // by cell, those along the last axis beside each other
}

// A SweptPlan is the plan of one cell and the figures to read there.
type SweptPlan struct {
	Model  *sim.Model
	Hash   string
	Target *Aim // of a target; nil without one, then in all cells
	Figure *Aim // of a metric
}

const (
	sweptInAll   = 20_000 // futures that a sweep of a mid-sized organisation lives in about 20 seconds on two processors
	leastInACell = 256    // below, a probability is not known to 3 points
	mostInACell  = 4096
)

// PathsPerCell is how many futures a sweep takes for each of so many cells if not told otherwise: 20,000 for all
// cells together in whole blocks, and between 256 and 4,096 for each.
func PathsPerCell(cells int) int {
	blocks := math.Round(sweptInAll / float64(cells) / sim.BlockPaths)
	return min(max(int(blocks)*sim.BlockPaths, leastInACell), mostInACell)
}

// A sweeper keeps, cell by cell, the columns that cells are compared by, and nothing else of the runs.
type sweeper struct {
	*Sweep
	*reader
	columns []sweptColumns
}

// sweptColumns are figures of one cell path by path.
type sweptColumns struct {
	reached []int64 // 1 where the target is, else 0; nil without one
	figure  []int64
	cost    []int64
	scale   float64 // of figure: so many make one of its unit
	minor   float64 // of cost
}

// RunSweep runs the cells and compares them in their order. It returns the context's error where that ends first.
func RunSweep(ctx context.Context, d SweepDesign) (*Sweep, error) {
	first := d.Plans[0].Model
	s := &sweeper{Sweep: &Sweep{
		Scenario: d.Scenario, Hash: d.Hash, Version: d.Version, Currency: first.Currency.Code,
		Seed: d.Seed, Paths: d.Paths, Fixed: d.FixedAssumptions, Axes: d.Axes, Warnings: Warnings{},
		From: monthOf(first, 0), To: monthOf(first, first.Months-1),
	}, reader: newReader(d.Paths)}
	s.Figure = d.Plans[0].Figure.describe(first)
	if t := d.Plans[0].Target; t != nil {
		about := t.describe(first)
		s.Target = &about
		if slices.ContainsFunc(d.Plans, func(p SweptPlan) bool { return p.Target.target.AtLeast != t.target.AtLeast }) {
			s.Target.AtLeast = 0 // the level itself is swept
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	var living sync.WaitGroup
	defer living.Wait()
	defer cancel()
	for i, next := range d.live(ctx, &living) {
		select {
		case run := <-next:
			if run.err != nil {
				return nil, run.err
			}
			s.add(&d.Plans[i], run.paths)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	s.judge()
	s.CACs = s.lowest(func(c *SweptCell) *Line { return c.CAC })
	s.Paybacks = s.lowest(func(c *SweptCell) *Line { return c.Payback })
	s.crests()
	s.stops()
	s.ratio(d.Plans)
	s.warn()
	return s.Sweep, nil
}

// add reads one cell and compares it with its neighbours.
func (s *sweeper) add(plan *SweptPlan, p *sim.Paths) {
	m, at := plan.Model, s.place(len(s.Cells))
	cell := SweptCell{Hash: plan.Hash, Marginal: make([]*Margin, len(s.Axes))}
	for axis, i := range at {
		cell.Values = append(cell.Values, s.Axes[axis].Values[i])
	}
	var of sweptColumns
	if t := plan.Target; t != nil {
		of.reached, _, _ = t.read(m, p, t.to)
		reached := 0
		for i, v := range of.reached {
			of.reached[i] = 0
			if float64(v) >= t.target.AtLeast {
				of.reached[i], reached = 1, reached+1
			}
		}
		chance, se := probability(reached, p.N)
		cell.Probability = &Uncertain{chance, se}
	}
	line := func(metric string, column []int64, unit string, scale float64) Line {
		l := s.line(column, scale)
		l.Metric, l.Unit = metric, unit
		return l
	}
	whole := func(metric string) (Line, []int64, float64) {
		a := Aim{metric: metric, of: sim.All, how: summed, to: m.Months - 1}
		column, unit, scale := a.read(m, p, a.to)
		return line(metric, column, unit, scale), column, scale
	}
	var unit string
	of.figure, unit, of.scale = plan.Figure.read(m, p, plan.Figure.to)
	cell.Figure = line(plan.Figure.metric, of.figure, unit, of.scale)
	cell.NewARR, _, _ = whole("new_arr")
	cell.Cost, of.cost, of.minor = whole("cost")
	cell.CAC, cell.Payback = s.economic(m, p, "cac"), s.economic(m, p, "payback_months")
	s.columns = append(s.columns, of)
	for axis, i := range at {
		if i > 0 {
			cell.Marginal[axis] = s.margin(axis, len(s.Cells), i)
		}
	}
	s.Cells = append(s.Cells, cell)
}

// Lives is how many futures the cells have together.
func (d *SweepDesign) Lives() int { return len(d.Plans) * d.Paths }
