package reports

import (
	"fmt"
	"strings"

	"funnelcast/forecast"
)

// latestStarts tells how late each planned hire may start so that the target stays as probable as asked.
func (s *summary) latestStarts(h *forecast.Hire) {
	if h.Keep == 0 {
		return
	}
	level, paths := exact(h.Keep, "share"), Thousands(h.Paths)
	planned := h.Planned[0].Latest.Planned
	told := fmt.Sprintf("%s for %s in %s or more of the futures. As planned it is reached in %s, ", s.strong("The latest safe start"), h.Aim.Target, level, probability(planned.Probability.Value, planned.Probability.SE))
	switch {
	case planned.Keeps:
		told += "surely more."
	case planned.Fails:
		told += "surely less."
	default:
		told += fmt.Sprintf("not told from %s at %s paths.", level, paths)
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
			s.paragraph("  ", s.edges(p, fmt.Sprintf("perhaps not needed for this; without it %s is reached in %s", h.Aim.Target, reachedIn(&l.Dropped)), paths))
		case l.Last != nil:
			at := fmt.Sprintf("%s at the latest, with %s", l.Last.Month, reachedIn(l.Last))
			if l.Last.Month < p.Month {
				at = "earlier than planned: " + at
			}
			s.paragraph("  ", s.edges(p, at, paths))
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
		s.paragraph("  ", fmt.Sprintf("No start keeps it, though from the first month on that is not sure at %s paths: %s.", paths, list(unreached)))
	}
	if len(hopeless) > 0 {
		s.paragraph("  ", fmt.Sprintf("No start of one of them alone keeps it, surely: %s.", list(hopeless)))
	}
}

func reachedIn(s *forecast.Start) string { return probability(s.Probability.Value, s.Probability.SE) }

// edges tells between which months the latest start lies.
func (s *summary) edges(p *forecast.PlannedHire, told, paths string) string {
	l := p.Latest
	var sure []string
	if l.Sure != nil {
		sure = append(sure, "surely safe up to "+l.Sure.Month)
	} else {
		sure = append(sure, "surely safe in no month")
	}
	switch {
	case l.Fails != nil:
		sure = append(sure, "surely too late from "+l.Fails.Month)
	case l.Dropped.Fails:
		sure = append(sure, "surely not to be dropped")
	default:
		sure = append(sure, "surely too late in no month")
	}
	return fmt.Sprintf("%s: %s; %s, not told apart between (%s paths).", s.strong(plannedName(p)), told, strings.Join(sure, ", "), paths)
}
