package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"funnelcast/sim"
)

// An opened is what an entry of the opening pipeline comes to, at medians.
type opened struct {
	*sim.OpeningItems
	chance float64 // share of them that will be won; 0 where nobody can work what is left of their way
	won    float64 // contracts
	month  int     // of the plan in which these are signed, counted from 0; beyond its end: never
	worth  float64 // mean first-year value of one, minor units
}

// opening follows what is open on the first day to its end, as if nobody were short of time.
func (c *checker) opening() []opened {
	able, _ := c.able()
	var all []opened
	for i := range c.m.OpeningPipeline {
		o := opened{OpeningItems: &c.m.OpeningPipeline[i]}
		none := &sim.Source{Enters: o.Stage}
		chance, days := c.after(o.Stage, o.Segment, o.Age)
		for k := o.Stage; k < len(c.m.Stages); k++ {
			if k > o.Stage {
				chance *= c.passes(none, k, o.Segment)
				days += mean(c.m.Stages[k].Won[o.Segment])
			}
			if !anyOf(able, c.workers(none, k, o.Segment)) || c.second(none, k, o.Segment) >= 0 && !able[c.second(none, k, o.Segment)] {
				chance = 0
			}
		}
		o.chance, o.won, o.month = chance, float64(o.Count)*chance, int(days/c.m.DaysPerMonth)
		if o.worth = c.worth(none, o.Segment); o.Worth.Law != nil {
			o.worth = mean(o.Worth)
		}
		all = append(all, o)
	}
	return all
}

// anyOf tells whether one of some roles is able, or whether nobody needs to be.
func anyOf(able []bool, roles []int) bool {
	return len(roles) == 0 || slices.ContainsFunc(roles, func(r int) bool { return able[r] })
}

// after is the probability that an item passes the stage in which it has been for some days, and the mean days
// that it still takes to: by Bayes' rule, its odds times P(won takes longer) ÷ P(lost takes longer). An age beyond both says nothing.
func (c *checker) after(stage, segment int, age float64) (p, days float64) {
	s := &c.m.Stages[stage]
	p = c.median(s.Passes[segment])
	won, left := outlasts(s.Won[segment], age)
	lost, _ := outlasts(s.Lost[segment], age)
	if p < 1 && won+lost > 0 {
		p *= won / (p*won + (1-p)*max(lost, 1e-9))
	}
	return p, left
}

// outlasts is the probability that a spread of days is more than an age, and the mean of what is then left.
func outlasts(s sim.Spread, age float64) (p, left float64) {
	if age == 0 || s.Law == nil {
		return 1, mean(s)
	}
	const points = 1000
	for i := range points {
		if days := s.Law.Quantile((float64(i) + 0.5) / points); days > age {
			p, left = p+1, left+days-age
		}
	}
	return p / points, left / max(p, 1)
}

// opens tells what comes of the opening pipeline.
func (c *checker) opens() []Note {
	if len(c.open) == 0 {
		return nil
	}
	var parts []string
	for i := range c.open {
		parts = append(parts, c.comes(&c.open[i]))
	}
	return []Note{{Text: "opening pipeline: " + strings.Join(parts, "; ")}}
}

// comes is the arithmetic of an entry.
func (c *checker) comes(o *opened) string {
	text := fmt.Sprintf("%s × %s = %s", c.itemsIn(o.Stage, c.m.Stages[o.Stage].Pipeline, float64(o.Count)), percent(round3(o.chance)), several(o.won, "deal", "deals"))
	if len(c.m.Segments) > 1 {
		text = c.m.Segments[o.Segment].Name + ", " + text
	}
	switch {
	case o.won == 0:
		return text
	case o.month < c.m.Months:
		return text + fmt.Sprintf(", %s in %s", c.money(o.won*o.worth), c.month(o.month))
	}
	return text + " after the plan's end"
}

// timesUnits looks for opening customers who pay as much for one user or unit as they can only pay for all of them.
func (c *checker) timesUnits() []Note {
	var notes []Note
	for i := range c.m.Segments {
		seg := &c.m.Segments[i]
		paid, list := mean(seg.OpeningWorth), mean(seg.Worth)
		if seg.Units.Law == nil || seg.OpeningCustomers == 0 || paid < 5*list || mean(seg.Units) < 2 {
			continue
		}
		notes = append(notes, Note{fmt.Sprintf("opening customers of %s pay %s a year for each user or unit, new ones %s", seg.Name, c.money(paid), c.money(list)),
			"with a price, opening_value is what they pay for one user or unit; divide what a customer pays by its users or units"})
	}
	return notes
}
