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
}

// newChecker works out all months of a plan, one after the other, because
// customers of the past bring items too.
func newChecker(m *sim.Model) *checker {
	c := &checker{m: m}
	c.seat()
	c.open = c.opening()
	cohorts := make([][]float64, len(m.Segments)) // by segment and first full month; that of the opening customers is 0
	for j := range cohorts {
		cohorts[j] = append(cohorts[j], float64(m.Segments[j].OpeningCustomers))
	}
	for month := range m.Months {
		customers := make([]float64, len(cohorts))
		for j := range customers {
			customers[j] = sum(cohorts[j])
		}
		f := inflow{customers: customers}
		for i := range m.Sources {
			s := &m.Sources[i]
			in, won := c.bring(s, month, customers)
			f.in, f.won = append(f.in, in), append(f.won, won)
			f.paying = append(f.paying, c.volume(s, month)*c.median(s.Signups.Pays))
		}
		c.flows = append(c.flows, f)
		c.carry(month)
		for j := range cohorts {
			for since := range cohorts[j] {
				cohorts[j][since] *= c.stays(j, month-since)
			}
			cohorts[j] = append(cohorts[j], 0)
		}
		for i := range m.Sources {
			signed := make([]float64, len(cohorts))
			for j := range signed {
				signed[j] = c.signed(i, j, month)
				if !upsells(&m.Sources[i]) {
					cohorts[j][month+1] += signed[j]
				}
			}
			c.flows[month].signed = append(c.flows[month].signed, signed)
		}
		for i := range c.open {
			if o := &c.open[i]; o.month == month {
				cohorts[o.Segment][month+1] += o.won
			}
		}
	}
	return c
}

// upsells tells a source whose items are more of what a customer has.
func upsells(s *sim.Source) bool { return s.Kind == sim.Base && sum(s.Shares) == 0 }

// stays is the share that a month leaves of a segment's customers of some months, as if renewals were spread evenly.
func (c *checker) stays(segment, months int) float64 {
	s := &c.m.Segments[segment]
	return math.Pow(1-c.leave(s, months/s.TermMonths), 1/float64(s.TermMonths))
}

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

// bring is what a month of a source brings into the stages and in the end.
func (c *checker) bring(s *sim.Source, month int, customers []float64) (in [][]float64, won []float64) {
	in = make([][]float64, len(c.m.Stages))
	for k := range in {
		in[k] = make([]float64, len(c.m.Segments))
	}
	won = make([]float64, len(c.m.Segments))
	for j, items := range c.items(s, month, customers) {
		entering := make([]float64, len(in))
		entering[s.Enters] = items
		for sum(entering) > 1e-9 { // each time round less comes back from nurture
			back := make([]float64, len(in))
			on := 0.0
			for k := range in {
				on += entering[k]
				in[k][j] += on
				r, p := &c.m.Stages[k].Recycle, c.passes(s, k, j)
				back[r.To] += on * (1 - p) * min(c.median(r.Share), 0.99)
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

// A network is the partners of a source in a month.
type network struct {
	signed  float64
	carried float64 // for whom a manager has time
	ramped  float64 // partners at full yield that these equal
}

func (c *checker) partners(s *sim.Source, month int) (n network) {
	p := &s.Partners
	room := math.Inf(1)
	if r := p.CarriedBy; r > 0 && c.m.Roles[r-1].Partners.Set {
		_, managers := c.people(r-1, month)
		room = managers * c.median(c.m.Roles[r-1].Partners.Value)
		for i := range c.m.Sources {
			if &c.m.Sources[i] == s {
				break
			}
			if other := &c.m.Sources[i]; other.Kind == sim.Partner && other.Partners.CarriedBy == r {
				room = max(0, room-c.partners(other, month).signed) // sources are served in their order
			}
		}
	}
	planned := 0.0
	for since := range month + 1 {
		joined := -planned
		for _, step := range p.Plan {
			if step.From <= since {
				planned = c.median(step.Value)
			}
		}
		joined = max(0, joined+planned)
		if p.SignedBy > 0 && since > 0 {
			_, signers := c.people(p.SignedBy-1, since-1)
			joined += signers * c.median(p.SignRate)
		}
		ramp := 1.0
		if since > 0 && len(p.Ramp) > 0 {
			ramp = p.Ramp[min(month-since, len(p.Ramp)-1)]
		}
		carried := min(joined, room-n.carried)
		n.signed += joined
		n.carried += carried
		n.ramped += carried * ramp
	}
	return n
}

func sum(x []float64) (total float64) {
	for _, v := range x {
		total += v
	}
	return total
}
