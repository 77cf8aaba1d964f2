package scenarios

import (
	"slices"

	"funnelcast/sim"
)

// A crew is the people of a role in a month.
type crew struct{ heads, ramped float64 }

// people is how many persons of a role are in seat in a month, and how many
// ramped ones they equal. Attrition and slips are left out.
func (c *checker) people(role, month int) (heads, ramped float64) {
	p := c.staff[role][month]
	return p.heads, p.ramped
}

// seat counts the people of all months.
func (c *checker) seat() {
	c.staff = make([][]crew, len(c.m.Roles))
	for i := range c.staff {
		c.staff[i] = make([]crew, c.m.Months)
	}
	for _, seat := range c.m.Seats {
		for month := range c.m.Months {
			since, holds := month-seat.Month, seat.Role
			if seat.Becomes > 0 && month >= seat.BecomesMonth {
				holds, since = seat.Becomes-1, month-seat.BecomesMonth
			}
			if !seat.Seated && month < seat.Month {
				continue
			}
			p, ramp := &c.staff[holds][month], c.m.Roles[holds].Ramp
			p.heads++
			switch last := len(ramp) - 1; {
			case last < 0:
				p.ramped++
			case seat.Seated && holds == seat.Role:
				p.ramped += ramp[last]
			default:
				p.ramped += ramp[min(since, last)]
			}
		}
	}
}

// workers are the roles that work a source's items of a segment in a stage.
func (c *checker) workers(s *sim.Source, stage, segment int) []int {
	roles, _ := c.m.Workers(s, segment, stage)
	return roles
}

// second is the role that is needed besides, or −1.
func (c *checker) second(s *sim.Source, stage, segment int) int {
	_, role := c.m.Workers(s, segment, stage)
	return role
}

// part is the share of a team's work that falls to one of its roles: work goes to
// who has most room, so it splits as their capacities do.
func (c *checker) part(role, month int, team []int) float64 {
	if !slices.Contains(team, role) {
		return 0
	}
	room := func(kind func(*sim.Role) sim.Capacity) (mine, all float64, ok bool) {
		for _, r := range team {
			is, each := kind(&c.m.Roles[r]), 1.0
			if is.Set {
				each = c.median(is.Value)
			} else if len(team) > 1 {
				return 0, 0, false
			}
			_, ramped := c.people(r, month)
			all += ramped * each
			if r == role {
				mine = ramped * each
			}
		}
		return mine, all, true
	}
	mine, all, ok := room(func(r *sim.Role) sim.Capacity { return r.Open })
	if !ok {
		mine, all, ok = room(func(r *sim.Role) sim.Capacity { return r.Handles })
	}
	if !ok {
		mine, all, _ = room(func(*sim.Role) sim.Capacity { return sim.Capacity{Set: true, Value: sim.Value{Fixed: 1}} })
	}
	if all == 0 {
		return 1 / float64(len(team))
	}
	return mine / all
}
