package forecast

import (
	"errors"
	"fmt"
	"strings"

	"funnelcast/sim"
)

// An Aim is the figure that an answer is about: what a target asks for, or a metric.
type Aim struct {
	target *sim.Target // nil where there is no level to reach
	metric string
	of     string // segment
	how    reading
	from   int // first month of a flow's sum; a stock's only one
	to     int
}

// An AimedAt is an [Aim] as answers tell it.
type AimedAt struct {
	Target      string    `json:"target,omitempty"` // empty for a metric
	Metric      string    `json:"metric"`
	Segment     string    `json:"segment"`
	From        string    `json:"from,omitempty"` // first month of the sum; empty for a stock
	Month       string    `json:"month"`
	Unit        string    `json:"unit"`
	AtLeast     float64   `json:"at_least,omitempty"`   // of a target
	Probability Uncertain `json:"probability,omitzero"` // of reaching it; 0 without a target
	Mean        Uncertain `json:"mean,omitzero"`
}

// HasTarget tells whether the figure is that of a target, with a level to reach.
func (a *Aim) HasTarget() bool { return a.target != nil }

// LessIsBetter tells whether a plan should have less of the figure, as of cost or churn.
func (a *Aim) LessIsBetter() bool { return lessIsBetter(a.metric) }

// NewAim finds the figure of a target by its name or of a metric such as arr, new_arr@FY2028 or
// arr:mid@2028-12; one of the two is empty. With neither it is that of the plan's first
// target, and ARR at the end where there is none. The error is an [*Unknown] where a word is not known.
func NewAim(m *sim.Model, target, metric string) (*Aim, error) {
	switch {
	case target != "" && metric != "":
		return nil, errors.New("a target and a metric are two figures; give one of them")
	case metric == "" && target == "" && len(m.Targets) > 0:
		return aimAt(m, &m.Targets[0]), nil
	case metric == "" && target != "":
		i, err := targetNamed(m, target)
		if err != nil {
			return nil, err
		}
		return aimAt(m, &m.Targets[i]), nil
	case metric == "":
		metric = "arr"
	}
	figure, when, dated := strings.Cut(metric, "@")
	text := figure + ".mean"
	if dated {
		text += "@" + when
	}
	p, err := ParsePrecision(text + "=1%")
	if err != nil || p.target != "" {
		return nil, fmt.Errorf("found %q; a metric such as arr, new_arr@FY2028 or arr:mid@2028-12", metric)
	}
	if err := p.Check(m); err != nil {
		return nil, err
	}
	a := &Aim{metric: p.metric, of: p.segment, how: readingOf(seriesOf(m, p.metric))}
	a.from, a.to, err = p.months(m, a.how)
	return a, err
}

func aimAt(m *sim.Model, t *sim.Target) *Aim {
	a := &Aim{target: t, metric: t.Metric, of: t.Segment, how: summed, from: t.From, to: t.Month}
	if seriesOf(m, t.Metric).Stock {
		a.how, a.from = atEnd, t.Month
	}
	return a
}

// seriesOf is a metric's total, which a plan is known to have.
func seriesOf(m *sim.Model, metric string) sim.Series {
	for _, s := range sim.SeriesOf(m) {
		if s.Metric == metric && s.Segment == sim.All {
			return s
		}
	}
	panic("forecast: the plan records no " + metric)
}

// months are those in which it builds up: a flow's, and for a stock the plan's up to its own.
func (a *Aim) months() (from, to int) {
	if a.how == summed {
		return a.from, a.to
	}
	return 0, max(a.from, a.to)
}

// read is the figure on every path in recorded units, and how many of these make one: for a flow what has come since its
// first month, for a stock the month's.
func (a *Aim) read(m *sim.Model, p *sim.Paths, month int) (column []int64, unit string, scale float64) {
	from := month
	if a.how == summed {
		from = a.from
	}
	unit, scale = unitOf(m, seriesOf(m, a.metric))
	return sums(m, p, a.metric, a.of, from, month), unit, scale
}

// values is what is read in the figure's unit.
func (a *Aim) values(m *sim.Model, p *sim.Paths, month int) (values []float64, unit string) {
	column, unit, scale := a.read(m, p, month)
	values = make([]float64, len(column))
	for i, v := range column {
		values[i] = float64(v) / scale
	}
	return values, unit
}

// describe tells what the figure is about.
func (a *Aim) describe(m *sim.Model) AimedAt {
	unit, _ := unitOf(m, seriesOf(m, a.metric))
	about := AimedAt{Metric: a.metric, Segment: a.of, Month: monthOf(m, a.to), Unit: unit}
	if a.how == summed {
		about.From = monthOf(m, a.from)
	}
	if a.target != nil {
		about.Target, about.AtLeast = a.target.Name, a.level(m)
	}
	return about
}

// level is what the target asks for in the figure's unit.
func (a *Aim) level(m *sim.Model) float64 {
	_, scale := unitOf(m, seriesOf(m, a.metric))
	return a.target.AtLeast / scale
}
