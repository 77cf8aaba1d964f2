package scenarios

import (
	"fmt"
	"slices"
	"strings"
)

// week is how a ramped person of a role would spend a week.
func (c *checker) week(role, month int) uses {
	_, ramped := c.people(role, month)
	if ramped == 0 {
		return uses{}
	}
	h := c.need(role, month).hours
	return uses{h.deals / ramped, h.accounts / ramped, h.prospecting / ramped}
}

// longWeek is more hours of selling than a week has, even of a zealous person.
const longWeek = 40

// hours compares the activity that a plan asks of a person with the hours of a week.
func (c *checker) hours() []Note {
	var notes []Note
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		month := c.m.Months - 1
		if c.week(i, 0).sum() > c.week(i, month).sum() {
			month = 0
		}
		week := c.week(i, month)
		text := fmt.Sprintf("a ramped %s is asked for %s hours a week in %s: %s", r.Name, short(week.sum()), c.month(month), week)
		has := c.median(r.Hours.Value)
		left := has - week.deals - week.accounts // below 0 loads tell that there is too much
		switch {
		case !r.Hours.Set && week.sum() > longWeek:
			notes = append(notes, Note{text + ", and nothing limits it", "write hours: 30, or whatever a week of selling has, in the role, or ask for less"})
		case r.Hours.Set && left >= 0 && week.prospecting > left+1e-9:
			notes = append(notes, Note{text + "; it has " + short(has), fmt.Sprintf("prospecting gets what is left, %s of %s hours, so about %s of it is done; ask for less of it, or hire",
				short(left), short(week.prospecting), percent(round2(left/week.prospecting)))})
		}
		notes = append(notes, c.tooLong(i)...)
	}
	return notes
}

// tooLong finds work that takes more than a person's week, so that nobody can ever start it.
func (c *checker) tooLong(role int) []Note {
	r := &c.m.Roles[role]
	has := c.median(r.Hours.Value)
	var names []string
	for k := range c.m.Stages {
		st := &c.m.Stages[k]
		works := false
		for i := range c.m.Sources {
			for j := range c.m.Segments {
				s := &c.m.Sources[i]
				works = works || c.second(s, k, j) == role || slices.Contains(c.workers(s, k, j), role)
			}
		}
		if h := c.toStart(st) + st.Effort.Weekly; works && r.Hours.Set && h > has {
			names = append(names, fmt.Sprintf("%s takes %s", st.Name, short(h)))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []Note{{fmt.Sprintf("%s has %s hours a week and can never start what takes more: %s", r.Name, short(has), strings.Join(names, ", ")),
		"take less effort and fewer activities in the stage, or split it in two"}}
}

// String tells the uses that there are.
func (u uses) String() string {
	var parts []string
	for _, use := range []struct {
		hours float64
		name  string
	}{{u.deals, "deals"}, {u.accounts, "accounts"}, {u.prospecting, "prospecting"}} {
		if use.hours > 0 {
			parts = append(parts, short(use.hours)+" for "+use.name)
		}
	}
	return named(parts, "and")
}
