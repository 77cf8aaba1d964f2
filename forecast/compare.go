package forecast

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"funnelcast/sim"
)

// A Comparison is the answer to "which of these plans is better, and by how much". The first plan is the
// baseline; the others are compared with it path by path. All of them ran under one seed.
type Comparison struct {
	Version  string     `json:"version"` // of the program
	Currency string     `json:"currency"`
	Seed     uint64     `json:"seed"`
	Paths    int        `json:"paths"`
	Fixed    bool       `json:"fixed_assumptions"`
	Months   []string   `json:"months"`
	Periods  []Period   `json:"periods"` // the fiscal years, then the plan
	Plans    []Compared `json:"plans"`   // the baseline first
	Warnings Warnings   `json:"warnings"`

	model      *sim.Model           // of the baseline
	kept       map[quantity][]int64 // of the baseline, path by path
	prospected *prospects           // of the baseline
	licences   bool                 // a plan sells some
	stresses   bool                 // plans are the baseline under stresses
	*reader
}

// A Period is a fiscal year inside the horizon, or all of it.
type Period struct {
	Label  string `json:"label"`
	From   string `json:"from"`
	To     string `json:"to"`
	Months int    `json:"months"`
}

// WholePlan is the label of the period that is the whole horizon.
const WholePlan = "plan"

// A Compared is one plan of a comparison.
type Compared struct {
	Name     string           `json:"plan"` // A for the baseline, then B, C …
	Scenario string           `json:"scenario"`
	Hash     string           `json:"hash"`
	Figures  []ComparedFigure `json:"figures"` // by period, then metric
	Targets  []Chance         `json:"targets"` // those of the baseline
	ARR      []Band           `json:"arr"`     // by month
	More     *Differences     `json:"against_baseline,omitempty"`
	Recovery *Recovery        `json:"recovery,omitempty"` // of a stress; see recovery.go
}

// Differences are what a plan has besides its figures' own differences; the baseline has none.
type Differences struct {
	ARR    []Summary  `json:"arr"`    // of the paths' differences, by month
	Last   []Quantile `json:"-"`      // the last month's percentiles with their errors, in the order of a Summary's fields
	Bridge []Step     `json:"bridge"` // see bridge.go
}

// A ComparedFigure is one metric in one period.
type ComparedFigure struct {
	Period string `json:"period"`
	Line
	Difference *Difference `json:"difference,omitempty"` // nil for the baseline
}

// A Chance is a target of the baseline and how well a plan does at it.
type Chance struct {
	Target
	Gain       *Gain       `json:"gain,omitempty"`       // nil for the baseline
	Difference *Difference `json:"difference,omitempty"` // of what is reached
}

// comparedMetrics are the figures told of each period; every run records them.
var comparedMetrics = []string{"arr", "new_arr", "wins", "bookings", "open_pipeline", "cost", "cumulative_cash"}

// Telling tells whether a compared metric is worth a line for people: bookings are where a plan sells licences, which are no ARR.
func (c *Comparison) Telling(metric string) bool { return metric != "bookings" || c.licences }

// A quantity is one number a path: a flow summed over months, or a stock in the last of them.
type quantity struct {
	metric, segment string
	from, to        int
}

// Comparable tells why two models cannot be compared path by path, or nil.
func Comparable(a, b *sim.Model) error {
	var why []string
	differ := func(what string, x, y any) { why = append(why, fmt.Sprintf("%s (%v and %v)", what, x, y)) }
	if a.Currency != b.Currency {
		differ("currencies", a.Currency.Code, b.Currency.Code)
	}
	if a.Start != b.Start {
		differ("first months", a.Start, b.Start)
	}
	if a.Months != b.Months {
		differ("numbers of months", a.Months, b.Months)
	}
	if x, y := max(a.FiscalStart, time.January), max(b.FiscalStart, time.January); x != y {
		differ("fiscal years", "from "+x.String(), "from "+y.String())
	}
	if len(why) > 0 {
		return fmt.Errorf("the plans have different %s", strings.Join(why, ", "))
	}
	recorded := &sim.Paths{Series: sim.SeriesOf(b)}
	for i := range a.Targets {
		if t := &a.Targets[i]; find(b, recorded, t.Metric, t.Segment) < 0 {
			return fmt.Errorf("the baseline's target %q is about %s of %s, which the other plan has not got", t.Name, t.Metric, t.Segment)
		}
	}
	return nil
}

// NewComparison begins a comparison with the run of the baseline, of two paths or more. It keeps what it
// needs of the paths, not the paths.
func NewComparison(scenario string, m *sim.Model, p *sim.Paths, a About) *Comparison {
	c := &Comparison{
		Version: a.Version, Currency: m.Currency.Code, Seed: p.Seed, Paths: p.N, Fixed: a.Fixed,
		Months: monthsOf(m, p.Months), Warnings: Warnings{},
		model: m, kept: map[quantity][]int64{}, reader: newReader(p.N),
	}
	for _, y := range yearsOf(m.Start, m.FiscalStart, p.Months) {
		c.Periods = append(c.Periods, Period{y.Label, y.From, y.To, y.Months})
	}
	c.Periods = append(c.Periods, Period{WholePlan, c.Months[0], c.Months[p.Months-1], p.Months})
	c.Add(scenario, a.Hash, m, p)
	c.warnOfComparison()
	return c
}

// Add compares one more plan, run under the same seed with as many paths, with the baseline. It panics
// where the runs do not pair or the models are not [Comparable].
func (c *Comparison) Add(scenario, hash string, m *sim.Model, p *sim.Paths) {
	if p.Seed != c.Seed || p.N != c.Paths || p.Months != len(c.Months) {
		panic("forecast: a run with other paths is not compared path by path")
	}
	v := &versus{Comparison: c, m: m, p: p, baseline: len(c.Plans) == 0}
	c.licences = c.licences || slices.ContainsFunc(m.Segments, func(s sim.Segment) bool { return s.Kind == sim.Licence })
	plan := Compared{Name: string(rune('A' + len(c.Plans))), Scenario: scenario, Hash: hash, Targets: []Chance{}}
	for i, period := range c.Periods {
		for _, metric := range comparedMetrics {
			plan.Figures = append(plan.Figures, v.figure(i, period, metric))
		}
	}
	for i := range c.model.Targets {
		plan.Targets = append(plan.Targets, v.chance(&c.model.Targets[i]))
	}
	plan.ARR = v.byMonth()
	bridge := v.bridge() // of the baseline, too: so it keeps what the others' need
	if !v.baseline {
		plan.More = &Differences{Bridge: bridge}
		plan.More.ARR, plan.More.Last = v.differencesByMonth()
		c.warnOfFewDifferences(&plan)
	}
	c.Plans = append(c.Plans, plan)
}

// A versus is one plan's run beside the baseline.
type versus struct {
	*Comparison
	m        *sim.Model
	p        *sim.Paths
	baseline bool // it is the baseline itself
}

// columns are a quantity of the baseline and of the plan, path by path, of which scale make one
// unit. The baseline's is kept.
func (v *versus) columns(q quantity) (a, b []int64, unit string, scale float64) {
	i := find(v.m, v.p, q.metric, q.segment)
	if i < 0 {
		panic(fmt.Sprintf("forecast: a comparison asks for %s of %s, which the run did not record", q.metric, q.segment))
	}
	unit, scale = unitOf(v.m, v.p.Series[i])
	if v.p.Series[i].Stock {
		q.from = q.to
	}
	if b = v.kept[q]; b != nil && v.baseline {
		return b, b, unit, scale
	}
	v.sumOver(v.p, i, q.from, q.to)
	b = slices.Clone(v.sum)
	if v.baseline {
		v.kept[q] = b
	}
	return v.kept[q], b, unit, scale
}

func (v *versus) figure(at int, period Period, metric string) ComparedFigure {
	from := 0 // of the whole plan
	if period.Label != WholePlan {
		for _, earlier := range v.Periods[:at] {
			from += earlier.Months
		}
	}
	a, b, unit, scale := v.columns(quantity{metric, sim.All, from, from + period.Months - 1})
	f := ComparedFigure{Period: period.Label, Line: v.line(b, scale)}
	f.Metric, f.Unit = metric, unit
	if !v.baseline {
		f.Difference = v.differenceOf(a, b, scale, lessIsBetter(metric))
	}
	return f
}

func (v *versus) chance(t *sim.Target) Chance {
	out := Chance{Target: v.target(v.m, v.p, t)}
	a, b, _, scale := v.columns(quantity{t.Metric, t.Segment, t.From, t.Month})
	if !v.baseline {
		out.Gain = gainOf(a, b, t.AtLeast)
		out.Difference = v.differenceOf(a, b, scale, lessIsBetter(t.Metric))
	}
	return out
}

func (v *versus) byMonth() []Band {
	bands := make([]Band, len(v.Months))
	for month := range bands {
		_, b, _, scale := v.columns(quantity{"arr", sim.All, month, month})
		bands[month] = v.band(b, scale)
	}
	return bands
}

func (v *versus) differencesByMonth() (points []Summary, last []Quantile) {
	points = make([]Summary, len(v.Months))
	for month := range points {
		a, b, _, scale := v.columns(quantity{"arr", sim.All, month, month})
		more := subtract(v.sum, b, a)
		points[month] = v.summarise(more, scale)
		if month == len(points)-1 {
			last = percentilesOf(more, scale)
		}
	}
	return points, last
}

// Rank puts the plans after the baseline in the order of what they do to ARR at the end, the worst first. Names stay.
func (c *Comparison) Rank() {
	slices.SortStableFunc(c.Plans[1:], func(a, b Compared) int {
		return cmp.Compare(a.AtTheEnd("arr").Difference.Mean, b.AtTheEnd("arr").Difference.Mean)
	})
}

// AtTheEnd is a compared metric over the whole plan.
func (p *Compared) AtTheEnd(metric string) *ComparedFigure { return p.In(WholePlan, metric) }

// In is a compared metric in a period; every plan has those of the baseline.
func (p *Compared) In(period, metric string) *ComparedFigure {
	i := slices.IndexFunc(p.Figures, func(f ComparedFigure) bool { return f.Period == period && f.Metric == metric })
	return &p.Figures[i]
}
