package reports

import (
	"fmt"

	"funnelcast/forecast"
)

// latestStarts tells how late each planned hire may start so that the target stays as probable as asked.
func (s *summary) latestStarts(h *forecast.Hire) {
	if h.Keep == 0 {
		return
	}
	level, paths := exact(h.Keep, "share"), Thousands(h.Paths)
	planned := h.Planned[0].Latest.Planned
	told := fmt.Sprintf("%s for %s to be reached in %s or more of the futures, on %s paths. As planned it ", s.strong("The latest safe start"), h.Aim.Target, level, paths)
	switch {
	case planned.Keeps:
		told += "surely is."
	case planned.Fails:
		told += "surely is not."
	default:
		told += "is not told apart from that."
	}
	s.paragraph("", told)
	var needless, hopeless, unreached []string
	for i := range h.Planned {
		p := &h.Planned[i]
		l := p.Latest
		switch {
		case l.Dropped.Keeps:
			needless = append(needless, plannedName(p))
		case l.Dropped.Holds:
			s.paragraph("  ", s.edges(p, fmt.Sprintf("perhaps not needed for this; without it %s is reached in %s", h.Aim.Target, Uncertain(l.Dropped.Probability))))
		case l.Last != nil:
			at := fmt.Sprintf("%s at the latest, with %s", l.Last.Month, Uncertain(l.Last.Probability))
			if l.Last.Month < p.Month {
				at = "earlier than planned: " + at
			}
			s.paragraph("  ", s.edges(p, at))
		case l.Fails != nil && l.Fails.Month == h.Start:
			hopeless = append(hopeless, plannedName(p))
		default:
			unreached = append(unreached, plannedName(p))
		}
	}
	if len(needless) > 0 {
		s.paragraph("  ", fmt.Sprintf("Not needed for this: %s. Without any one of them %s is surely reached in more than %s.", list(needless), h.Aim.Target, level))
	}
	if len(unreached) > 0 {
		s.paragraph("  ", fmt.Sprintf("No start of one of them alone keeps it, though for the first months that is not sure: %s.", list(unreached)))
	}
	if len(hopeless) > 0 {
		s.paragraph("  ", fmt.Sprintf("No start of one of them alone keeps it, surely: %s.", list(hopeless)))
	}
}

// edges tells between which months the latest start lies.
func (s *summary) edges(p *forecast.PlannedHire, told string) string {
	l := p.Latest
	var sure string
	switch {
	case l.Sure != nil && l.Fails != nil:
		sure = fmt.Sprintf("surely safe up to %s, surely too late from %s, not told apart between", l.Sure.Month, l.Fails.Month)
	case l.Sure != nil && l.Dropped.Fails:
		sure = fmt.Sprintf("surely safe up to %s, later not told apart, but surely not to be dropped", l.Sure.Month)
	case l.Sure != nil:
		sure = fmt.Sprintf("surely safe up to %s, later not told apart", l.Sure.Month)
	case l.Fails != nil:
		sure = fmt.Sprintf("no month is surely safe, and %s surely too late", l.Fails.Month)
	default:
		sure = "no month is surely safe or surely too late"
	}
	return fmt.Sprintf("%s: %s; %s.", s.strong(plannedName(p)), told, sure)
}
