package forecast

import (
	"slices"

	"funnelcast/sim"
)

// A PlannedHire is somebody whom the plan hires, and what it does to start with them at another time or not at all.
type PlannedHire struct {
	Role    string          `json:"role"`
	Month   string          `json:"month"` // planned
	Of      int             `json:"of"`    // how many the plan hires into the role in that month; one of them is looked at, the last
	Changes []PlannedChange `json:"changes"`
	Latest  *LatestStart    `json:"latest_start,omitempty"`
}

// A PlannedChange is one other start. The person stays who they are, in skill, slip and luck. All changes of a
// plan's hires are judged together.
type PlannedChange struct {
	Dropped bool   `json:"dropped"`
	Month   string `json:"month,omitempty"` // the new first one in the seat; empty if dropped
	HireEffect
}

// A plannedSeat is a seat of the model that is filled during the plan.
type plannedSeat struct {
	seat int // index
	of   int
}

// never is the month of a hire that is dropped.
const never = -1

// plannedHires are those into the roles asked for that start when they can matter to the figure.
func (o *HireDesign) plannedHires(m *sim.Model) []plannedSeat {
	var all []plannedSeat
	for i, s := range m.Seats {
		if s.Seated || s.Month > o.Aim.to || !slices.Contains(o.Roles, s.Role) {
			continue
		}
		same := func(p plannedSeat) bool { return m.Seats[p.seat].Role == s.Role && m.Seats[p.seat].Month == s.Month }
		if at := slices.IndexFunc(all, same); at >= 0 {
			all[at] = plannedSeat{i, all[at].of + 1}
		} else {
			all = append(all, plannedSeat{i, 1})
		}
	}
	slices.SortStableFunc(all, func(a, b plannedSeat) int { return m.Seats[a.seat].Month - m.Seats[b.seat].Month })
	return all
}

// HasPlanned tells whether the plan hires anybody into the roles asked for so that it can matter to the figure.
func (o *HireDesign) HasPlanned(m *sim.Model) bool { return len(o.plannedHires(m)) > 0 }

// lastStart is the last month in which somebody can start so that it matters to the figure and is before they
// change role.
func (o *HireDesign) lastStart(s *sim.Seat) int {
	if s.Becomes > 0 {
		return max(min(o.Aim.to, s.BecomesMonth-1), s.Month)
	}
	return o.Aim.to
}

// changesOf are the months that are tried in place of the planned one: never, so many months earlier, and later.
func (o *HireDesign) changesOf(m *sim.Model, p plannedSeat) []int {
	s := &m.Seats[p.seat]
	months := []int{never}
	if s.Month > 0 {
		months = append(months, max(s.Month-o.Every, 0))
	}
	if later := s.Month + o.Every; later <= o.lastStart(s) {
		months = append(months, later)
	}
	return months
}

// changePaths is how many paths a change lives. Nobody is chosen among them, so that no others are needed to judge them.
func (o *HireDesign) changePaths() int { return blocks(o.Paths / 4) }

// restarted is a model in which a seat is filled from another month on, or never. All seats keep their keys.
func restarted(model *sim.Model, seat, month int) *sim.Model {
	m := *model
	m.Seats = slices.Clone(m.Seats)
	if month == never {
		m.Seats = slices.Delete(m.Seats, seat, seat+1)
	} else {
		m.Seats[seat].Month = month
	}
	return &m
}

// valuePlanned tells what the plan's own hires are worth, and how late they can start.
func (h *hiring) valuePlanned(base *candidate) ([]PlannedHire, error) {
	h.plan = &base.pathwise
	planned := h.plannedHires(h.m)
	lived, together := make([][]*candidate, len(planned)), []*candidate{}
	for i, p := range planned {
		for _, month := range h.changesOf(h.m, p) {
			c := &candidate{role: h.m.Seats[p.seat].Role, month: month, model: restarted(h.m, p.seat, month)}
			lived[i], together = append(lived[i], c), append(together, c)
		}
	}
	n := h.changePaths()
	if err := h.try(together, 0, n, false); err != nil {
		return nil, err
	}
	all := []PlannedHire{}
	for i, p := range planned {
		s := &h.m.Seats[p.seat]
		one := PlannedHire{Role: h.m.Roles[s.Role].Name, Month: h.month(s.Month), Of: p.of}
		for _, c := range lived[i] {
			change := PlannedChange{Dropped: c.month == never, HireEffect: h.effectOf(h.plan, &c.pathwise, 0, n)}
			if !change.Dropped {
				change.Month = h.month(c.month)
			}
			change.Helps, change.Harms = h.sure(change.Effect, n, len(together))
			one.Changes = append(one.Changes, change)
		}
		if h.Keep > 0 {
			var err error
			if one.Latest, err = h.latestStart(p.seat, base, lived[i][0]); err != nil {
				return nil, err
			}
		}
		all = append(all, one)
	}
	return all, nil
}
