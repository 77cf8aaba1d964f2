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

// counts tells whether a source's deals count for a metric. What customers add
// to what they have is expansion.
func counts(s *sim.Source, metric string) bool {
	switch metric {
	case "wins", "won_value", "bookings", "licence_bookings":
		return true
	case "customers", "new_customers":
		return !upsells(s)
	}
	return s.Kind != sim.Base
}

// lasts tells a metric that what was there on the first day counts for as well.
func lasts(metric string) bool { return metric == "arr" || metric == "mrr" || metric == "customers" }

// goals are the targets that deals add up to.
func (c *checker) goals() []goal {
	var all []goal
	for i := range c.m.Targets {
		t := &c.m.Targets[i]
		g := goal{Target: t, months: t.Month - t.From + 1, deal: 1}
		if lasts(t.Metric) {
			g.months = t.Month + 1
		}
		var worth, wins, bought, open, first float64
		for j := range c.m.Segments {
			if t.Segment != sim.All && t.Segment != c.m.Segments[j].Name || t.Metric == "licence_bookings" && c.m.Segments[j].Kind != sim.Licence {
				continue
			}
			customers := float64(c.m.Segments[j].OpeningCustomers)
			switch t.Metric {
			case "arr":
				g.opening += customers * c.openingWorth(&c.m.Segments[j])
			case "mrr":
				g.opening += customers * c.openingWorth(&c.m.Segments[j]) / 12
			case "customers":
				g.opening += customers
			}
			for i := range c.open {
				if o := &c.open[i]; o.Segment == j && o.month > t.Month-g.months && o.month <= t.Month {
					g.opened, first = g.opened+o.won, first+o.won*o.worth*c.counted(t.Metric, j)
				}
			}
			for i := range c.m.Sources {
				s := &c.m.Sources[i]
				if !counts(s, t.Metric) {
					continue
				}
				for month := t.Month + 1 - g.months; month <= t.Month; month++ {
					g.won += c.flows[month].signed[i][j]
				}
				f := &c.flows[t.Month]
				paying := 0.0
				if s.Signups.PaysIn == j && t.Metric != "wins" && t.Metric != "won_value" {
					paying = f.paying[i]
				}
				value := c.worth(s, j) * c.counted(t.Metric, j)
				n := max(f.won[i][j]+paying, 1e-12) // no wins at all: each segment alike
				worth, wins, bought = worth+n*value, wins+n, bought+paying
				open += f.in[i][c.firstOpen(s)][j]
			}
		}
		g.won += g.opened
		if wins < 1e-9 && g.opened > 0 { // nothing else comes in
			worth, wins = first, g.opened
		}
		switch {
		case slices.Contains([]string{"arr", "mrr", "new_arr", "won_value", "bookings", "licence_bookings"}, t.Metric):
			g.deal = worth / max(wins, 1e-300)
		case t.Metric != "wins" && t.Metric != "customers" && t.Metric != "new_customers":
			continue
		}
		if g.deal <= 0 {
			continue
		}
		g.deals = max(0, math.Ceil((t.AtLeast-g.opening)/g.deal-1e-9))
		if sold := wins - bought; open > 0 && sold > 1e-9 {
			g.rate, g.selling = min(1, sold/open), sold/wins
		}
		all = append(all, g)
	}
	return all
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

// counted is what of a contract's first-year value counts for a metric: the part that recurs, or that of
// all the years that are signed for.
func (c *checker) counted(metric string, segment int) float64 {
	seg := &c.m.Segments[segment]
	switch {
	case metric == "arr" || metric == "new_arr":
		return c.recurring(segment)
	case metric == "mrr":
		return c.recurring(segment) / 12
	case metric == "bookings" && seg.Kind != sim.Licence:
		return max(float64(seg.TermMonths)/12, 1)
	}
	return 1
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
