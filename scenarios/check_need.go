package scenarios

import (
	"slices"

	"funnelcast/sim"
)

// A need is what a month asks of all people of a role.
type need struct {
	stages []string // that they work or are needed in

	starts float64 // items to start
	open   float64 // items open at once: starts × mean days open ÷ days in a month (Little's law)

	deals float64 // of these, what comes into the first pipeline stage that they work
	later bool    // some of it has been an opportunity before, in stages that others work
	wins  float64 // and what of it they will sign
	worth float64 // first-year value of these wins, minor units

	accepted float64 // items that they hand on, or find for others

	customers, partners, renewals, onboarding, reports float64

	hours uses // a week
}

// uses are hours a week by what they are spent on.
type uses struct{ deals, accounts, prospecting float64 }

func (u uses) sum() float64 { return u.deals + u.accounts + u.prospecting }

// weeksPerMonth turns hours a month into hours a week, whatever days a model counts.
const weeksPerMonth = 365.0 / 12 / 7

// need adds up what the flows of a month ask of a role, by the stages, customers, partners
// and people it works with.
func (c *checker) need(role, month int) (n need) {
	f := &c.flows[month]
	for i := range c.m.Sources {
		s := &c.m.Sources[i]
		for j := range c.m.Segments {
			first := true
			for k := range c.m.Stages {
				st := &c.m.Stages[k]
				share := c.part(role, month, c.workers(s, k, j))
				if c.second(s, k, j) == role {
					share = 1
				}
				if share == 0 || k < s.Enters && f.in[i][k][j] == 0 {
					continue
				}
				if !slices.Contains(n.stages, st.Name) {
					n.stages = append(n.stages, st.Name)
				}
				items, p := share*f.in[i][k][j], c.passes(s, k, j)
				open := items * (p*mean(st.Won[j]) + (1-p)*mean(st.Lost[j])) / c.m.DaysPerMonth
				n.starts += items
				n.open += open
				n.hours.deals += items*c.toStart(st)/weeksPerMonth + open*st.Effort.Weekly
				if c.second(s, k, j) == role {
					continue
				}
				if st.Pipeline && first {
					n.deals += items
					first = false
					n.later = n.later || items > 0 && k > c.firstOpen(s)
				}
				if k == len(c.m.Stages)-1 {
					n.wins += items * p
					n.worth += items * p * c.worth(s, j)
				} else if k == len(c.m.Stages)-2 || !slices.Contains(c.workers(s, k+1, j), role) {
					n.accepted += items * p
				}
			}
		}
	}
	slices.SortFunc(n.stages, func(a, b string) int { return c.stage(a) - c.stage(b) })
	c.needOfCustomers(role, month, &n)
	c.needOfPartners(role, month, &n)
	for _, r := range c.m.Roles[role].Manages {
		led, _ := c.people(r, month)
		n.reports += led
	}
	return n
}

// toStart is the hours that an item takes when work on it starts.
func (c *checker) toStart(s *sim.Stage) float64 {
	h := s.Effort.Start
	for a, times := range s.Activities {
		h += times * c.m.Activities[a].Minutes / 60
	}
	return h
}

// needOfCustomers adds what the customers of a month ask of a role.
func (c *checker) needOfCustomers(role, month int, n *need) {
	r, f := &c.m.Roles[role], &c.flows[month]
	cared := 0.0
	for j := range c.m.Segments {
		seg := &c.m.Segments[j]
		if !covers(r, j) {
			continue
		}
		cared += f.customers[j]
		if r.Accounts.Set {
			n.customers += f.customers[j] * c.partOf(role, j, month, alike(r))
		}
		if r.Renewals.Set {
			n.renewals += c.due(j, month) * c.partOf(role, j, month, renewals)
		}
		if r.Onboards.Set {
			n.onboarding += c.newContracts(j, month) * mean(seg.GoLive) / c.m.DaysPerMonth * c.partOf(role, j, month, func(r *sim.Role) sim.Capacity { return r.Onboards })
		}
	}
	_, ramped := c.people(role, month)
	if r.Accounts.Set {
		cared = min(n.customers, ramped*c.median(r.Accounts.Value))
	}
	renewed := min(n.renewals, ramped*c.median(r.Renewals.Value))
	n.hours.accounts = (cared*c.median(r.Care) + renewed*r.RenewalEffort) / weeksPerMonth
}

// covers tells whether a role looks after a segment's customers.
func covers(r *sim.Role, segment int) bool {
	return len(r.Covers) == 0 || slices.Contains(r.Covers, segment)
}

// renewals is the capacity of a role for them.
func renewals(r *sim.Role) sim.Capacity { return r.Renewals }

// alike is the capacity for customers of roles that do for them what a role does:
// keep them, let them grow, or both.
func alike(r *sim.Role) func(*sim.Role) sim.Capacity {
	return func(other *sim.Role) sim.Capacity {
		if r.UncoveredChurn > 1 && other.UncoveredChurn <= 1 || r.UncoveredChurn <= 1 && r.UncoveredExpansion > 0 && other.UncoveredExpansion == 0 {
			return sim.Capacity{}
		}
		return other.Accounts
	}
}

// due is how many contracts of a segment come up for renewal in a month, evenly spread.
func (c *checker) due(segment, month int) float64 {
	f := &c.flows[month]
	return (f.customers[segment] - f.bare[segment]) / float64(c.m.Segments[segment].TermMonths)
}

// newContracts is how many contracts of a segment are signed in a month with who has none of it.
func (c *checker) newContracts(segment, month int) (n float64) {
	for i, signed := range c.flows[month].signed {
		n += signed[segment] * (1 - c.addition(&c.m.Sources[i], segment, month))
	}
	return n
}

// partOf is the share of a segment's customers that falls to one of the roles with a capacity for them.
func (c *checker) partOf(role, segment, month int, kind func(*sim.Role) sim.Capacity) float64 {
	mine, all, roles := 0.0, 0.0, 0.0
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		if !kind(r).Set || !covers(r, segment) {
			continue
		}
		roles++
		_, ramped := c.people(i, month)
		all += ramped * c.median(kind(r).Value)
		if i == role {
			mine = ramped * c.median(kind(r).Value)
		}
	}
	if all == 0 {
		return 1 / max(roles, 1)
	}
	return mine / all
}

// needOfPartners adds what carrying partners and prospecting ask of a role.
func (c *checker) needOfPartners(role, month int, n *need) {
	_, ramped := c.people(role, month)
	for i := range c.m.Sources {
		s := &c.m.Sources[i]
		if s.Kind == sim.Partner && s.Partners.CarriedBy-1 == role {
			n.partners += c.partners(s, month).signed
		}
		if s.Kind == sim.Prospecting && s.By == role {
			n.hours.prospecting += ramped * c.prospecting(s)
			if !c.m.Keeps(s) {
				n.accepted += ramped * c.volume(s, month)
			}
		}
	}
}

// prospecting is the hours a week that a ramped person's activities of a source
// take. A yield has no hours: it is that of a week with nothing else to do.
func (c *checker) prospecting(s *sim.Source) (hours float64) {
	for i := range s.Cascades {
		a := &s.Cascades[i]
		hours += c.median(a.PerDay) * sim.WorkingDays * c.m.Activities[a.Activity].Minutes / 60 / weeksPerMonth
	}
	return hours
}

func (c *checker) stage(name string) int {
	return slices.IndexFunc(c.m.Stages, func(s sim.Stage) bool { return s.Name == name })
}
