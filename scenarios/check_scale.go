package scenarios

import (
	"fmt"
	"strings"
)

// How many times smaller than the largest amount of its plan an amount is that was hardly meant so: a salary than the
// highest, and the list price of a contract than that or the highest price. The dearest seller is paid some ten times what the
// cheapest is, and a self-served contract of $100 a year stands beside a salary of $200k.
const (
	smallSalary   = 50
	smallContract = 20_000
)

// amounts looks for money whose k or m was left out, as in 15 where 15m is meant.
func (c *checker) amounts() []Note {
	var salary, most float64
	for i := range c.m.Roles {
		salary = max(salary, c.m.Roles[i].Pay.Base)
	}
	most = salary
	for i := range c.m.Segments {
		most = max(most, c.listed(i))
	}
	var small, none []string
	for i := range c.m.Segments {
		v := c.listed(i)
		if v == 0 {
			none = append(none, c.m.Segments[i].Name)
		}
		if v > 0 && v*smallContract < most {
			small = append(small, fmt.Sprintf("a contract of segment %s of %s", c.m.Segments[i].Name, c.money(v)))
		}
	}
	for i := range c.m.Roles {
		if r := &c.m.Roles[i]; r.Pay.Base > 0 && r.Pay.Base*smallSalary < salary {
			small = append(small, fmt.Sprintf("a base of %s for %s", c.money(r.Pay.Base), r.Name))
		}
	}
	var notes []Note
	if len(none) > 0 {
		notes = append(notes, Note{"contracts of segment " + named(none, "and") + " are worth nothing: who signs one brings no ARR and no bookings", "write what one is worth a year, unless they are given away"})
	}
	if len(small) == 0 {
		return notes
	}
	return append(notes, Note{"beside an amount of " + c.money(most) + " a year these are next to nothing: " + strings.Join(small, ", "),
		"look whether a k or m is missing: 15 is 15, not 15m"})
}

// unpaid looks for people who cost nothing in a plan that pays others.
func (c *checker) unpaid() []Note {
	var free []string
	paid, filled := false, c.filled()
	for i := range c.m.Roles {
		p := &c.m.Roles[i].Pay
		if p.Base+p.Variable > 0 {
			paid = true
		} else if filled[i] {
			free = append(free, c.m.Roles[i].Name)
		}
	}
	if !paid || len(free) == 0 {
		return nil
	}
	return []Note{{"people who cost nothing: " + strings.Join(free, ", "), "write pay: {base: …, variable: …}, unless somebody else pays them"}}
}
