package scenarios

import (
	"fmt"
	"math"
)

// A desk is what a ramped person of a closing role wins in a year.
type desk struct {
	slots, months, rate, deal float64 // of the product: slots ÷ months open × 12 × win rate × mean deal
	full                      float64 // with a full desk; infinite where slots do not limit
	coming                    float64 // with what comes in
}

// lately is what the last twelve months ask of a role all together, or all that there are, as far as somebody has it, and their
// ramped people: a quota is for a year, and one month may be of high or low season.
func (c *checker) lately(role int) (all need, ramped float64) {
	for month := c.lastYear(); month < c.m.Months; month++ {
		if _, r := c.people(role, month); r > 0 {
			n := c.need(role, month)
			ramped += r
			all.open, all.deals, all.wins, all.worth, all.accepted = all.open+n.open, all.deals+n.deals, all.wins+n.wins, all.worth+n.worth, all.accepted+n.accepted
		}
	}
	return all, ramped
}

// lastYear is the first of the plan's last twelve months.
func (c *checker) lastYear() int { return max(c.m.Months-12, 0) }

// desk is that of the last year, ramped; false for a role that wins nothing.
func (c *checker) desk(role int) (d desk, ok bool) {
	n, ramped := c.lately(role)
	if n.wins == 0 || n.deals == 0 || ramped == 0 {
		return d, false
	}
	d = desk{months: n.open / n.deals, rate: n.wins / n.deals, deal: n.worth / n.wins, coming: 12 * n.worth / ramped, full: math.Inf(1)}
	if r := &c.m.Roles[role]; r.Open.Set && d.months > 0 {
		d.slots = c.median(r.Open.Value)
		d.full = d.slots / d.months * 12 * d.rate * d.deal
	}
	return d, true
}

func (d *desk) reach() float64 { return min(d.full, d.coming) }

// quotas compares what people are asked to win with what they can.
func (c *checker) quotas() []Note {
	var notes []Note
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		quota := r.Quota * (1 + c.m.OverAssignment)
		notes = append(notes, c.itemQuota(i)...)
		if quota == 0 || len(r.Manages) > 0 {
			continue
		}
		d, ok := c.desk(i)
		if !ok {
			continue
		}
		text := fmt.Sprintf("quota of %s, %s a year", r.Name, c.money(quota))
		if d.slots > 0 {
			text += fmt.Sprintf(": a full desk wins %s slots ÷ %s months × 12 × %s × %s = %s", short(d.slots), short(d.months), percent(round3(d.rate)), c.money(d.deal), c.money(d.full))
		}
		note := Note{Text: fmt.Sprintf("%s; what comes in brings %s a year %s", text, c.money(d.coming), c.since(c.lastYear()))}
		switch share := d.reach() / quota; {
		case share < 0.8 && d.coming < d.full:
			note.Remedy = fmt.Sprintf("an average person reaches %s of it for want of opportunities: more demand, fewer closers or a lower quota", percent(round2(share)))
		case share < 0.8:
			note.Remedy = fmt.Sprintf("an average person reaches %s of it with a full desk: shorter cycles, larger deals or a lower quota", percent(round2(share)))
		case share > 1.5:
			note.Remedy = fmt.Sprintf("an average person reaches %s of it: the quota asks for little", percent(round2(share)))
		}
		notes = append(notes, note)
	}
	return append(notes, c.overAssigned()...)
}

// itemQuota compares the items that people are asked for with those there are.
func (c *checker) itemQuota(role int) []Note {
	r := &c.m.Roles[role]
	quota := r.ItemQuota * (1 + c.m.OverAssignment)
	if quota == 0 {
		return nil
	}
	n, ramped := c.lately(role)
	if ramped == 0 {
		return nil
	}
	each := n.accepted / ramped
	note := Note{Text: fmt.Sprintf("quota of %s, %s items a month: %s are there for each %s", r.Name, short(quota), short(each), c.since(c.lastYear()))}
	switch share := each / quota; {
	case share < 0.8:
		note.Remedy = fmt.Sprintf("an average person reaches %s of it: more to work on, better rates or a lower quota", percent(round2(share)))
	case share > 1.5:
		note.Remedy = fmt.Sprintf("an average person reaches %s of it: the quota asks for little", percent(round2(share)))
	}
	return []Note{note}
}

// overAssigned looks at what is asked on top of the plan.
func (c *checker) overAssigned() []Note {
	if c.m.OverAssignment <= 0.25 {
		return nil
	}
	return []Note{{fmt.Sprintf("over_assignment of %s: people are asked for that much more than the plan", percent(c.m.OverAssignment)),
		"11% to 25% is usual; beyond that few reach their quota, which they notice before they leave"}}
}
