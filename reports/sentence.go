package reports

import (
	"fmt"
	"strings"

	"funnelcast/sim"
)

// sentence tells an event; events that belong together are told in one.
func (t *teller) sentence(same []sim.Event) string {
	e := &same[0]
	switch e.Kind {
	case sim.ShockBegins:
		if e.Days == 0 {
			return fmt.Sprintf("the shock “%s” strikes", t.Model.Shocks[e.Shock].Name)
		}
		return fmt.Sprintf("the shock “%s” begins, for %s", t.Model.Shocks[e.Shock].Name, plural(e.Days, "day"))
	case sim.ShockEnds:
		return fmt.Sprintf("the shock “%s” is over", t.Model.Shocks[e.Shock].Name)
	case sim.Seated, sim.Arrives:
		return t.gathered(same)
	case sim.Joins, sim.Ramped, sim.Promoted, sim.Leaves:
		return t.ofPerson(e)
	case sim.Signs, sim.GoesLive, sim.Renews, sim.Grows, sim.Shrinks, sim.Churns:
		return t.ofCustomer(e)
	}
	return t.ofItem(e)
}

// gathered tells who is there on the first day, or what comes in a day.
func (t *teller) gathered(same []sim.Event) string {
	var all []string
	for i := range same {
		if e := &same[i]; e.Kind == sim.Seated {
			all = append(all, t.person(e.Person, e))
		} else {
			all = append(all, Thousands(e.Count)+" from "+t.Model.Sources[e.Source].Name)
		}
	}
	if same[0].Kind == sim.Seated {
		return "there on the first day: " + strings.Join(all, ", ")
	}
	return "new: " + strings.Join(all, ", ")
}

func (t *teller) ofPerson(e *sim.Event) string {
	who := t.person(e.Person, e)
	switch e.Kind {
	case sim.Joins:
		m := &t.Story.People[e.Person-1]
		seat := fmt.Sprintf("seat %d", m.Seat+1)
		if m.Occupant > 1 {
			seat += ", " + occupant(m.Occupant)
		}
		return fmt.Sprintf("%s starts (%s)", who, seat)
	case sim.Ramped:
		return who + " is fully ramped"
	case sim.Promoted:
		was := t.Model.Roles[t.Story.People[e.Person-1].Role].Name
		return fmt.Sprintf("%s %d changes role: now %s", was, e.Person, who)
	}
	if e.Count == 0 {
		return who + " leaves"
	}
	return fmt.Sprintf("%s leaves, with %s in hand", who, plural(e.Count, "item"))
}

func (t *teller) ofCustomer(e *sim.Event) string {
	who, money := t.customer(e.Customer), t.money(e.Money)
	switch e.Kind {
	case sim.Signs:
		return fmt.Sprintf("%s signs up by themselves: ARR %s", who, money)
	case sim.GoesLive:
		if e.Days == 0 {
			return fmt.Sprintf("%s goes live: ARR %s", who, money)
		}
		return fmt.Sprintf("%s goes live %s after the signature: ARR %s", who, plural(e.Days, "day"), money)
	case sim.Renews:
		return fmt.Sprintf("%s renews: ARR %s", who, money)
	case sim.Grows:
		return fmt.Sprintf("%s grows: ARR +%s", who, money)
	case sim.Shrinks:
		return fmt.Sprintf("%s takes less: ARR -%s", who, money)
	}
	if t.Story.Customers[e.Customer-1].Opening {
		return fmt.Sprintf("%s leaves: ARR -%s", who, money)
	}
	return fmt.Sprintf("%s leaves %s after the signature: ARR -%s", who, plural(e.Days, "day"), money)
}

func (t *teller) ofItem(e *sim.Event) string {
	if e.Item == 0 {
		return t.unseen(e)
	}
	what, stage, who := t.item(e), t.Model.Stages[e.Stage].Name, t.by(e)
	switch e.Kind {
	case sim.Appears:
		if t.Story.Items[e.Item-1].Opening {
			with := ""
			if e.Person > 0 {
				with = ", with " + t.person(e.Person, e)
			}
			return fmt.Sprintf("%s is open on the first day, in %s%s", what, stage, with)
		}
		if e.Customer > 0 {
			return fmt.Sprintf("%s comes from customer %d, into %s", what, e.Customer, stage)
		}
		return fmt.Sprintf("%s comes into %s", what, stage)
	case sim.Returns:
		return fmt.Sprintf("%s comes back, into %s", what, stage)
	case sim.Queues:
		if e.Person > 0 {
			return fmt.Sprintf("%s, with %s, waits for a second person in %s", what, t.person(e.Person, e), stage)
		}
		return fmt.Sprintf("%s waits for somebody with time in %s", what, stage)
	case sim.Opens:
		return fmt.Sprintf("%s becomes an opportunity worth %s", what, t.value(e))
	case sim.Begins:
		return fmt.Sprintf("%s takes up %s in %s%s", t.person(e.Person, e), what, stage, after(e.Days, " after a wait of "))
	case sim.Passes:
		return fmt.Sprintf("%s passes %s%s%s", what, stage, who, after(e.Days, " after "))
	case sim.HandedBack:
		return fmt.Sprintf("%s loses %s and waits for somebody else in %s", what, t.person(e.Person, e), stage)
	case sim.Recycled:
		return fmt.Sprintf("%s fails in %s%s and will come back", what, stage, who)
	case sim.GoesCold:
		return fmt.Sprintf("%s goes cold: nobody had time for it in %s for %s%s", what, stage, plural(e.Days, "day"), t.worth(e))
	case sim.Won:
		if e.Person > 0 {
			return fmt.Sprintf("%s wins %s%s: %s", t.person(e.Person, e), what, after(e.Days, " after "), t.signed(e))
		}
		return fmt.Sprintf("%s is won%s: %s", what, after(e.Days, " after "), t.signed(e))
	}
	return t.failed(e, what)
}

// failed tells of an item that was lost, or disqualified, and why.
func (t *teller) failed(e *sim.Event, what string) string {
	active, passive := "loses", "is lost"
	if e.Kind == sim.Disqualified {
		active, passive = "disqualifies", "is disqualified"
	}
	stage := " in " + t.Model.Stages[e.Stage].Name
	if e.Kind == sim.Lost && t.pipelineStages() == 1 {
		stage = "" // there is no other
	}
	how := after(e.Days, " after ") + t.worth(e)
	if e.Kind == sim.Disqualified && e.Days > 0 { // not since work on its stage began, as where it passes
		how = " " + plural(e.Days, "day") + " after it came" + t.worth(e)
	}
	switch {
	case e.Reason == sim.PersonLeft:
		return fmt.Sprintf("%s %s with %s, who leaves,%s%s", what, passive, t.person(e.Person, e), stage, how)
	case e.Reason == sim.CustomerLeft:
		return fmt.Sprintf("%s %s%s: its customer has left%s", what, passive, stage, how)
	case e.Person > 0:
		return fmt.Sprintf("%s %s %s%s%s", t.person(e.Person, e), active, what, stage, how)
	}
	return fmt.Sprintf("%s %s%s%s", what, passive, stage, how)
}

func (t *teller) pipelineStages() (n int) {
	for i := range t.Model.Stages {
		if t.Model.Stages[i].Pipeline {
			n++
		}
	}
	return n
}

// unseen tells of items that came and went within a day, or went cold before anybody had looked at them.
func (t *teller) unseen(e *sim.Event) string {
	n := plural(e.Count, "item")
	if e.Kind == sim.Won || e.Kind == sim.Lost {
		n = plural(e.Count, "opportunity")
	}
	segment := ""
	if e.Segment >= 0 && len(t.Model.Segments) > 1 {
		segment = " (" + t.Model.Segments[e.Segment].Name + ")"
	}
	switch e.Kind {
	case sim.Won:
		return fmt.Sprintf("%s%s: won within the day, %s", n, segment, t.signed(e))
	case sim.GoesCold:
		return fmt.Sprintf("%s: gone cold, nobody had time for them in %s", n, t.Model.Stages[e.Stage].Name)
	case sim.Lost:
		return fmt.Sprintf("%s%s: lost within the day", n, segment)
	}
	return fmt.Sprintf("%s%s: disqualified at first sight", n, segment)
}
