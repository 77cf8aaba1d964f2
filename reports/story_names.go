package reports

import (
	"fmt"
	"strings"

	"funnelcast/sim"
)

// person names somebody by their role on the day of an event.
func (t *teller) person(n int, e *sim.Event) string {
	role := t.Story.People[n-1].Role
	if p := t.promoted[n]; p != nil && p.Day <= e.Day {
		role = p.Role
	}
	return fmt.Sprintf("%s %d", t.Model.Roles[role].Name, n)
}

// by names who had an item, if anybody did.
func (t *teller) by(e *sim.Event) string {
	if e.Person == 0 {
		return ""
	}
	return " by " + t.person(e.Person, e)
}

// worth tells an event's money, where it has any.
func (t *teller) worth(e *sim.Event) string {
	if e.Money == 0 {
		return ""
	}
	return ": " + t.value(e)
}

// value tells what an event's deal is worth: a licence's price is paid once, anything else is worth as much every year.
func (t *teller) value(e *sim.Event) string {
	if e.Segment >= 0 && t.Model.Segments[e.Segment].Kind == sim.Licence {
		return t.money(e.Money) + " for a licence"
	}
	return t.money(e.Money) + " a year"
}

// signed tells what a deal is worth that was won, with the maintenance of a licence and whose contract it is.
func (t *teller) signed(e *sim.Event) string {
	told := t.value(e)
	if e.Customer == 0 {
		return told
	}
	c := &t.Story.Customers[e.Customer-1]
	if c.ARR > 0 && t.Model.Segments[e.Segment].Kind == sim.Licence && c.Segment == e.Segment && e.Count == 1 {
		told += fmt.Sprintf(" and %s a year of maintenance", t.money(c.ARR))
	}
	return fmt.Sprintf("%s, customer %d", told, e.Customer)
}

// item names an item, and introduces it the first time.
func (t *teller) item(e *sim.Event) string {
	about := &t.Story.Items[e.Item-1]
	noun := "item"
	switch e.Kind {
	case sim.Won, sim.Lost:
		noun = "opportunity"
	case sim.GoesCold:
		if t.Model.Stages[e.Stage].Pipeline {
			noun = "opportunity"
		}
	}
	name := fmt.Sprintf("%s %d", noun, e.Item)
	if t.known[e.Item] {
		return name
	}
	t.known[e.Item] = true
	var of []string
	if len(t.Model.Segments) > 1 {
		of = append(of, t.Model.Segments[about.Segment].Name)
	}
	if about.Source >= 0 {
		of = append(of, t.Model.Sources[about.Source].Name)
	}
	if about.Finder > 0 {
		of = append(of, "found by "+t.person(about.Finder, e))
	}
	if about.Owner > 0 && e.Kind != sim.Appears && e.Kind != sim.Won {
		of = append(of, fmt.Sprintf("of customer %d", about.Owner))
	}
	if len(of) == 0 {
		return name
	}
	return name + " (" + strings.Join(of, ", ") + ")"
}

// customer names a customer with their segment.
func (t *teller) customer(n int) string {
	c := &t.Story.Customers[n-1]
	what := "customer"
	if c.Addition {
		what = "additional contract, customer"
	}
	if len(t.Model.Segments) == 1 {
		return fmt.Sprintf("%s %d", what, n)
	}
	return fmt.Sprintf("%s %d (%s)", what, n, t.Model.Segments[c.Segment].Name)
}

// introduced tells how a customer came to be one.
func (t *teller) introduced(n int) string {
	c := &t.Story.Customers[n-1]
	switch {
	case c.Opening:
		return fmt.Sprintf("%s is there on the first day, with ARR of %s.", capital(t.customer(n)), t.money(c.ARR))
	case c.Item > 0:
		return fmt.Sprintf("%s signs with ARR of %s, by item %d.", capital(t.customer(n)), t.money(c.ARR), c.Item)
	}
	return fmt.Sprintf("%s signs with ARR of %s.", capital(t.customer(n)), t.money(c.ARR))
}
