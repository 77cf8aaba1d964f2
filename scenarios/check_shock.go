package scenarios

import (
	"fmt"

	"funnelcast/sim"
)

// shocks looks for events that come too late, or take away what there is none of.
func (c *checker) shocks() []Note {
	var notes []Note
	say := func(s *sim.Shock, remedy, format string, a ...any) {
		notes = append(notes, Note{fmt.Sprintf("shock %s: ", s.Name) + fmt.Sprintf(format, a...), remedy})
	}
	filled, closers := c.filled(), 0
	for i := range c.m.Roles {
		if c.m.Closes(i) && filled[i] {
			closers++
		}
	}
	for i := range c.m.Shocks {
		s := &c.m.Shocks[i]
		if s.From.Law.Quantile(0.02) >= float64(c.m.Months) {
			say(s, "let it begin earlier, or look further ahead with months", "it begins after the last month, %s, and changes nothing", c.month(c.m.Months-1))
		}
		if s.ClosersLeave > 0 && closers == 0 {
			say(s, "remove closers_leave, or say who works the last stage", "nobody in the team works the last stage, so no closer can leave")
		}
	}
	return notes
}
