package scenarios

import (
	"math"

	"funnelcast/sim"
)

// An inflow is what a month of the plan brings, at medians. What comes in and what
// of it will be won counts in the month in which its source made it, as if nobody were ever short of
// time; what is signed counts when it is signed, as far as people can carry it.
type inflow struct {
	in        [][][]float64 // by source, stage and segment: items that come into a stage, some of them again from nurture
	won       [][]float64   // by source and segment: deals that the month's items will come to
	paying    []float64     // by source: the month's sign-ups that will pay by themselves
	carried   [][]float64   // by source and segment: share of the month's items that somebody has room for
	signed    [][]float64   // by source and segment: contracts that are signed in the month
	customers []float64     // by segment, on the month's first day
	bare      []float64     // by segment: of these, with a licence and no maintenance
	left      []float64     // by segment: years for which what is added to their contracts is booked
}

// newChecker works out all months of a plan, one after the other, because
// customers of the past bring items too.
func newChecker(m *sim.Model) *checker {
	c := &checker{m: m}
	c.seat()
	c.open = c.opening()
	bases := make([]following, len(m.Segments)) // by segment
	for j := range bases {
		bases[j].cohorts = []float64{float64(m.Segments[j].OpeningCustomers)}
	}
	coming := make([][][][]float64, len(m.Sources)) // by source, and by months from now, stage and segment: items back from nurture
	for i := range coming {
		coming[i] = make([][][]float64, m.WarmUp+m.Months)
		for k := range coming[i] {
			coming[i][k] = c.nothing()
		}
	}
	for month := -m.WarmUp; month < m.Months; month++ {
		var f inflow
		for j := range bases {
			b := &bases[j]
			f.customers, f.bare, f.left = append(f.customers, b.customers()), append(f.bare, b.bare), append(f.left, c.left(b, j, month))
		}
		for i := range m.Sources {
			s := &m.Sources[i]
			in, won := c.bring(s, c.items(s, max(month, 0), f.customers), coming[i])
			coming[i] = coming[i][1:]
			f.in, f.won = append(f.in, in), append(f.won, won)
			f.paying = append(f.paying, c.volume(s, max(month, 0))*c.median(s.Signups.Pays))
		}
		if month < 0 { // the first month over again, for what comes back of it
			continue
		}
		c.flows = append(c.flows, f)
		c.carry(month)
		joins := make([]float64, len(bases))
		for i := range m.Sources {
			signed := make([]float64, len(bases))
			for j := range signed {
				signed[j] = c.signed(i, j, month)
				joins[j] += signed[j] * (1 - c.addition(&m.Sources[i], j, month))
			}
			c.flows[month].signed = append(c.flows[month].signed, signed)
		}
		for i := range c.open {
			if o := &c.open[i]; o.month == month {
				joins[o.Segment] += o.won
			}
		}
		for j := range bases {
			c.pass(&bases[j], j, month, joins[j])
		}
	}
	return c
}

// upsells tells a source whose items are more of what a customer has.
func upsells(s *sim.Source) bool { return s.Kind == sim.Base && sum(s.Shares) == 0 }

// signed is how many contracts of a source are signed in a month: what an
// earlier month brought, as long ago as it takes to win.
func (c *checker) signed(source, segment, month int) float64 {
	s := &c.m.Sources[source]
	n := 0.0
	if f := c.before(month, c.cycle(s, segment)); f != nil {
		n = f.won[source][segment] * f.carried[source][segment]
	}
	if s.Kind == sim.SelfServe && s.Signups.PaysIn == segment {
		if f := c.before(month, mean(s.Signups.PaysAfter)); f != nil {
			n += f.paying[source]
		}
	}
	return n
}

// before is the inflow so many days before a month. Before the plan there was the
// first month over again where it is warmed up, and nothing otherwise.
func (c *checker) before(month int, days float64) *inflow {
	from := month - int(math.Round(days/c.m.DaysPerMonth))
	if from < -c.m.WarmUp {
		return nil
	}
	return &c.flows[max(from, 0)]
}

// cycle is the mean days that a deal of a source takes from its entry to the signature.
func (c *checker) cycle(s *sim.Source, segment int) (days float64) {
	for k := s.Enters; k < len(c.m.Stages); k++ {
		days += mean(c.m.Stages[k].Won[segment])
	}
	return days
}

// nothing is no items, by stage and segment.
func (c *checker) nothing() [][]float64 {
	items := make([][]float64, len(c.m.Stages))
	for k := range items {
		items[k] = make([]float64, len(c.m.Segments))
	}
	return items
}

// bring is what a month's items of a source, with those that come back in the month, bring into the stages and in the
// end. What will come back of them later joins what is coming, in the month that the mean days in nurture lead to.
func (c *checker) bring(s *sim.Source, items []float64, coming [][][]float64) (in [][]float64, won []float64) {
	in, won = c.nothing(), make([]float64, len(items))
	for j := range items {
		entering := make([]float64, len(in))
		for k := range entering {
			entering[k] = coming[0][k][j]
		}
		entering[s.Enters] += items[j]
		for sum(entering) > 1e-9 { // each time round less comes back within the month
			back := make([]float64, len(in))
			on := 0.0
			for k := range in {
				on += entering[k]
				in[k][j] += on
				st, p := &c.m.Stages[k], c.passes(s, k, j)
				failed := on * (1 - p) * min(c.median(st.Recycle.Share), 0.99)
				switch months := int(math.Round((mean(st.Lost[j]) + mean(st.Recycle.After)) / c.m.DaysPerMonth)); {
				case months == 0:
					back[st.Recycle.To] += failed
				case months < len(coming):
					coming[months][st.Recycle.To][j] += failed
				}
				on *= p
			}
			won[j] += on
			entering = back
		}
	}
	return in, won
}

// items is what a month of a source makes of each segment.
func (c *checker) items(s *sim.Source, month int, customers []float64) []float64 {
	made := make([]float64, len(c.m.Segments))
	n := c.volume(s, month)
	switch s.Kind {
	case sim.Prospecting:
		_, ramped := c.people(s.By, month)
		n *= ramped
	case sim.Partner:
		n *= c.partners(s, month).ramped
	case sim.SelfServe:
		n *= c.median(s.Signups.Qualifies)
	case sim.Base:
		each := n
		n = 0
		for j := range customers {
			if c.livesOn(s, j) {
				n += each * customers[j]
				if upsells(s) {
					made[j] = each * customers[j]
				}
			}
		}
	}
	for j, share := range s.Shares {
		made[j] += n * share
	}
	return made
}

// volume is what a source brings a month by itself, or a ramped person, partner or customer of it.
func (c *checker) volume(s *sim.Source, month int) (v float64) {
	for _, step := range s.Volume {
		if step.From <= month {
			v = c.median(step.Value)
		}
	}
	for i := range s.Cascades {
		v += c.yield(&s.Cascades[i])
	}
	if s.Kind == sim.Inbound || s.Kind == sim.SelfServe {
		v *= c.m.LeadSeason[(c.m.Start+sim.Month(month)).Calendar()-1]
	}
	return v * math.Pow(1+c.median(s.Growth), float64(month))
}

// yield is how many items a ramped person's activity comes to a month.
func (c *checker) yield(a *sim.Cascade) float64 {
	n := c.median(a.PerDay) * sim.WorkingDays
	for _, step := range a.Steps {
		n *= c.median(step.Share)
	}
	return n
}

// passes is the probability that an item of a source passes a stage. The
// source's lift, and closers who do not like the channel, change its odds.
func (c *checker) passes(s *sim.Source, stage, segment int) float64 {
	p, odds := c.median(c.m.Stages[stage].Passes[segment]), 1.0
	if len(s.Lift) > 0 {
		odds = c.median(s.Lift[stage])
	}
	if s.CloserForgoes > 0 && len(c.m.Stages[stage].WorkedBy) > 0 {
		odds *= math.Pow(1-s.CloserForgoes, s.Elasticity)
	}
	if odds == 1 || p == 1 {
		return p
	}
	odds *= p / (1 - p)
	return odds / (1 + odds)
}

func sum(x []float64) (total float64) {
	for _, v := range x {
		total += v
	}
	return total
}
