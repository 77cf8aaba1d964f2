package scenarios

import (
	"fmt"
	"math"
	"slices"

	"funnelcast/sim"
)

// A goal is a target as a number of deals.
type goal struct {
	*sim.Target
	opening float64 // what is there on the first day, minor units or customers
	deal    float64 // mean value of a deal, minor units; 1 where the target counts deals
	deals   float64 // that it takes
	months  int     // in which they have to be signed
	won     float64 // signed until then by the rates of the plan
	opened  float64 // of these, from the opening pipeline
	selling float64 // share of them that go through opportunities; the others buy by themselves
	rate    float64 // share of opportunities that are won; 0 where there are none
}

// counts is the share of a source's deals in a segment that count for a metric, in a month. What customers
// add to what they have is expansion.
func (c *checker) counts(s *sim.Source, segment, month int, metric string) float64 {
	switch metric {
	case "wins", "won_value", "bookings", "licence_bookings":
		return 1
	case "customers", "new_customers":
		return 1 - c.addition(s, segment, month)
	}
	if s.Kind == sim.Base {
		return 0
	}
	return 1
}

// lasts tells a metric that what was there on the first day counts for as well.
func lasts(metric string) bool { return metric == "arr" || metric == "mrr" || metric == "customers" }

// goals are the targets that deals add up to.
func (c *checker) goals() []goal {
	var all []goal
	for i := range c.m.Targets {
		if g := c.goal(&c.m.Targets[i]); g.deal > 0 {
			all = append(all, g)
		}
	}
	return all
}

// A mix is the deals that the items of a month will come to, as far as they count for a target.
type mix struct {
	deals  float64
	bought float64 // of these, by who buys by themselves
	worth  float64 // of all of them
	open   float64 // opportunities that they take
}

// goal counts the deals of a target: those it takes by the mix of its last month, and those that the plan brings. The deal is 0
// where the target is no number of deals.
func (c *checker) goal(t *sim.Target) goal {
	g := goal{Target: t, months: t.Month - t.From + 1}
	if lasts(t.Metric) {
		g.months = t.Month + 1
	}
	var last mix
	openedWorth := 0.0
	for j := range c.m.Segments {
		seg := &c.m.Segments[j]
		if t.Segment != sim.All && t.Segment != seg.Name || t.Metric == "licence_bookings" && seg.Kind != sim.Licence {
			continue
		}
		g.opening += float64(seg.OpeningCustomers) * c.openingCounted(t.Metric, j)
		for i := range c.open {
			if o := &c.open[i]; o.Segment == j && o.month > t.Month-g.months && o.month <= t.Month {
				g.opened += o.won
				openedWorth += o.won * o.worth * c.counted(t.Metric, j)
			}
		}
		for i := range c.m.Sources {
			for month := t.Month + 1 - g.months; month <= t.Month; month++ {
				g.won += c.flows[month].signed[i][j] * c.counts(&c.m.Sources[i], j, month, t.Metric)
			}
			c.blend(&last, t, i, j)
		}
	}
	g.won += g.opened
	if last.deals < 1e-9 && g.opened > 0 { // nothing else comes in
		last.worth, last.deals = openedWorth, g.opened
	}
	switch t.Metric {
	case "arr", "mrr", "new_arr", "won_value", "bookings", "licence_bookings":
		g.deal = last.worth / max(last.deals, 1e-300)
	case "wins", "customers", "new_customers":
		g.deal = 1
	}
	if g.deal > 0 {
		g.deals = max(0, math.Ceil((t.AtLeast-g.opening)/g.deal-1e-9))
	}
	if sold := last.deals - last.bought; last.open > 0 && sold > 1e-9 {
		g.rate, g.selling = min(1, sold/last.open), sold/last.deals
	}
	return g
}

// blend adds to a mix what a source brings in a segment in the last month of a target.
func (c *checker) blend(m *mix, t *sim.Target, source, segment int) {
	s, f := &c.m.Sources[source], &c.flows[t.Month]
	share := c.counts(s, segment, t.Month, t.Metric)
	if share == 0 {
		return
	}
	bought := 0.0
	if s.Signups.PaysIn == segment && t.Metric != "wins" && t.Metric != "won_value" {
		bought = f.paying[source]
	}
	value := c.worth(s, segment) * c.counted(t.Metric, segment)
	if added := c.addition(s, segment, t.Month); t.Metric == "bookings" && added > 0 {
		value += c.worth(s, segment) * added * (f.left[segment] - c.years(segment))
	}
	n := max(share*f.won[source][segment]+bought, 1e-12) // no deals at all: each segment alike
	m.deals, m.bought, m.worth = m.deals+n, m.bought+bought, m.worth+n*value
	m.open += share * f.in[source][c.firstOpen(s)][segment]
}

// uncounted tells the targets that are no number of deals, each in a sentence without its end.
func (c *checker) uncounted() []string {
	goals, series := c.goals(), sim.SeriesOf(c.m)
	var all []string
	for i := range c.m.Targets {
		t := &c.m.Targets[i]
		if slices.ContainsFunc(goals, func(g goal) bool { return g.Target == t }) {
			continue
		}
		of := series[slices.IndexFunc(series, func(s sim.Series) bool { return s.Metric == t.Metric })]
		level := short(t.AtLeast)
		switch of.Unit {
		case sim.Minor:
			level = c.money(t.AtLeast)
		case sim.Minutes:
			level = short(t.AtLeast/60) + " hours"
		case sim.PerMillion:
			level = percent(t.AtLeast / 1e6)
		}
		when := "from " + c.month(t.From) + " to " + c.month(t.Month)
		if of.Stock || t.From == t.Month {
			when = "in " + c.month(t.Month)
		}
		all = append(all, fmt.Sprintf("%s, %s of %s %s: not a number of new deals, so what it takes is not worked out here; run tells how probable it is", t.Name, t.Metric, level, when))
	}
	return all
}

// counted is what of a new contract's first-year value counts for a metric: the part that recurs, or that of
// all the years that are signed for.
func (c *checker) counted(metric string, segment int) float64 {
	switch metric {
	case "arr", "new_arr":
		return c.recurring(segment)
	case "mrr":
		return c.recurring(segment) / 12
	case "bookings":
		return c.years(segment)
	}
	return 1
}

// openingCounted is what of a metric a customer of the first day is.
func (c *checker) openingCounted(metric string, segment int) float64 {
	switch metric {
	case "arr":
		return c.openingWorth(&c.m.Segments[segment])
	case "mrr":
		return c.openingWorth(&c.m.Segments[segment]) / 12
	case "customers":
		return 1
	}
	return 0
}

// opportunities is how many a goal takes.
func (g *goal) opportunities() float64 { return math.Ceil(g.deals*g.selling/g.rate - 1e-9) }

// firstOpen is the first pipeline stage that a source's items reach.
func (c *checker) firstOpen(s *sim.Source) int {
	for k := s.Enters; k < len(c.m.Stages); k++ {
		if c.m.Stages[k].Pipeline {
			return k
		}
	}
	return len(c.m.Stages) - 1
}
