package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"funnelcast/sim"
)

// A load is what a month asks of a role ÷ what its ramped people can carry.
type load struct {
	kind         *loadKind
	role, month  int
	need         float64
	ramped, each float64
	ramping      bool // some of them are not ramped yet: what is too much now may be right later
}

// A loadKind is one of the ways in which people can be full.
type loadKind struct {
	noun   string
	is     func(*sim.Role) sim.Capacity
	of     func(*need) float64
	queues bool // what is too much waits, so that even less than all is too much in a busy month
	heads  bool // a beginner counts in full
	beyond func(c *checker, role *sim.Role) string
}

var (
	slotKind = &loadKind{noun: "slots", is: func(r *sim.Role) sim.Capacity { return r.Open }, of: func(n *need) float64 { return n.open }, queues: true, beyond: waits}
	hourKind = &loadKind{noun: "hours a week", is: func(r *sim.Role) sim.Capacity { return r.Hours }, of: func(n *need) float64 { return n.hours.deals + n.hours.accounts }, queues: true, beyond: waits}
)

var loadKinds = []*loadKind{
	{noun: "items a month", is: func(r *sim.Role) sim.Capacity { return r.Handles }, of: func(n *need) float64 { return n.starts }, queues: true, beyond: waits},
	slotKind,
	hourKind,
	{noun: "accounts", is: func(r *sim.Role) sim.Capacity { return r.Accounts }, of: func(n *need) float64 { return n.customers }, beyond: func(_ *checker, r *sim.Role) string {
		switch {
		case r.UncoveredChurn > 1:
			return fmt.Sprintf("customers get less attention than they need and leave more often, up to %s times as often", short(r.UncoveredChurn))
		case r.UncoveredExpansion > 0:
			return fmt.Sprintf("those whom nobody covers make %s of their expansion", percent(1-r.UncoveredExpansion))
		}
		return "nothing follows from it in this plan: uncovered_churn is 1"
	}},
	{noun: "partners", is: func(r *sim.Role) sim.Capacity { return r.Partners }, of: func(n *need) float64 { return n.partners }, beyond: func(*checker, *sim.Role) string {
		return "the partners beyond that bring nothing and learn nothing"
	}},
	{noun: "renewals a month", is: renewals, of: func(n *need) float64 { return n.renewals }, beyond: func(*checker, *sim.Role) string {
		return "the other renewals are not worked and end more often"
	}},
	{noun: "customers to onboard", is: func(r *sim.Role) sim.Capacity { return r.Onboards }, of: func(n *need) float64 { return n.onboarding }, beyond: func(_ *checker, r *sim.Role) string {
		return fmt.Sprintf("customers go live later, up to %s times as late, and so do revenue and ARR", short(r.SlowestGoLive))
	}},
	{noun: "reports", is: func(r *sim.Role) sim.Capacity {
		return sim.Capacity{Set: len(r.Manages) > 0, Value: sim.Value{Fixed: r.Span}}
	}, of: func(n *need) float64 { return n.reports }, heads: true, beyond: func(_ *checker, r *sim.Role) string {
		return fmt.Sprintf("people beyond the span lose %s of their odds and ramp more slowly", percent(r.BeyondSpan))
	}},
}

func waits(*checker, *sim.Role) string {
	return "more comes in than can be carried, and the rest waits or goes cold"
}

func (l *load) room() float64 { return l.each * l.ramped }

// share is how full the role is; 0 where there is nobody.
func (l *load) share() float64 {
	if l.room() == 0 {
		return 0
	}
	return l.need / l.room()
}

// strain compares loads of different kinds: queues grow at 85 % already.
func (l *load) strain() float64 {
	if l.kind.queues {
		return l.share() / 0.85
	}
	return l.share()
}

// missing is how many more ramped people bring the load to 85 %.
func (l *load) missing() int {
	return int(min(math.Ceil(l.need/0.85/max(l.each, 1e-9)-l.ramped), 1e6))
}

// loadsOf are a role's loads in a month, of every kind that limits it.
func (c *checker) loadsOf(role, month int) (all []load) {
	n := c.need(role, month)
	heads, ramped := c.people(role, month)
	for _, kind := range loadKinds {
		is := kind.is(&c.m.Roles[role])
		if !is.Set || len(n.stages) == 0 && kind.queues {
			continue
		}
		l := load{kind: kind, role: role, month: month, need: kind.of(&n), ramped: ramped, each: c.median(is.Value), ramping: ramped < heads}
		if kind.heads {
			l.ramped, l.ramping = heads, false
		}
		all = append(all, l)
	}
	return all
}

// carry works out what part of a month's items those who work them have room for.
// Where several work together, each of them counts by their part.
func (c *checker) carry(month int) {
	room := make([]float64, len(c.m.Roles))
	for r := range room {
		room[r] = 1
		for _, l := range c.loadsOf(r, month) {
			if l.kind.queues && l.need > l.room() {
				room[r] = min(room[r], l.room()/l.need)
			}
		}
	}
	f := &c.flows[month]
	for i := range c.m.Sources {
		s := &c.m.Sources[i]
		carried := make([]float64, len(c.m.Segments))
		for j := range carried {
			carried[j] = 1
			for k := s.Enters; k < len(c.m.Stages); k++ {
				if team := c.workers(s, k, j); len(team) > 0 {
					can := 0.0
					for _, r := range team {
						can += room[r] * c.part(r, month, team)
					}
					carried[j] = min(carried[j], can)
				}
				if r := c.second(s, k, j); r >= 0 {
					carried[j] = min(carried[j], room[r])
				}
			}
		}
		f.carried = append(f.carried, carried)
	}
}

// ends are the plan's first and last month.
func (c *checker) ends() []int {
	if c.m.Months == 1 {
		return []int{0}
	}
	return []int{0, c.m.Months - 1}
}

// telling are the months whose loads are told of a role: the plan's ends, and the month between them in which its people
// are fullest, with everybody ramped who shares their work, where that is too much, as before a hire or in a busy season, and by a
// tenth more than what is too much at the ends.
func (c *checker) telling(role int) []int {
	months := c.ends()
	most, at := 1.0, 0
	for _, month := range months {
		for _, l := range c.loadsOf(role, month) {
			if l.strain() > 1 {
				most = max(most, 1.1*l.strain())
			}
		}
	}
	for month := range c.m.Months {
		for _, l := range c.loadsOf(role, month) {
			if !slices.Contains(months, month) && !l.ramping && l.strain() > most+0.005 && (!l.kind.queues || c.settled(role, month)) {
				most, at = l.strain(), month
			}
		}
	}
	if at > 0 {
		return slices.Insert(months, 1, at)
	}
	return months
}

// settled tells whether everybody who works a role's stages is ramped in a month. Until then the role has work that is soon
// taken from it, and Little's law, which speaks of the long run, would tell of a jam that never comes.
func (c *checker) settled(role, month int) bool {
	stages := c.need(role, month).stages
	for r := range c.m.Roles {
		heads, ramped := c.people(r, month)
		if ramped < heads && slices.ContainsFunc(c.need(r, month).stages, func(s string) bool { return slices.Contains(stages, s) }) {
			return false
		}
	}
	return true
}

// loads compares what comes in with what the people can carry, in the months
// that are worth telling.
func (c *checker) loads() []Note {
	var notes []Note
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		byKind := map[*loadKind][]load{}
		for _, month := range c.telling(i) {
			for _, l := range c.loadsOf(i, month) {
				if l.room() > 0 && (l.need > 0 || l.kind.queues && l.kind != hourKind) { // otherwise others in the team carry it, or check says that nobody does
					byKind[l.kind] = append(byKind[l.kind], l)
				}
			}
		}
		for _, kind := range loadKinds {
			if len(byKind[kind]) > 0 {
				notes = append(notes, c.loadNote(r, byKind[kind]))
			}
		}
	}
	return notes
}

func (c *checker) loadNote(r *sim.Role, all []load) Note {
	var parts []string
	worst := &all[len(all)-1]
	for i := range all {
		l := &all[i]
		if l.share() > worst.share() && !l.ramping {
			worst = l
		}
		people := "ramped × "
		if l.kind.heads {
			people = "× "
		}
		parts = append(parts, fmt.Sprintf("%s of %s %s (%s %s%s) in %s, %s", short(l.need), short(l.room()), l.kind.noun,
			short(l.ramped), people, short(l.each), c.month(l.month), percent(math.Round(100*l.share())/100)))
	}
	who := r.Name
	if n := c.need(worst.role, worst.month); len(n.stages) > 0 && worst.kind.queues {
		who += " (" + strings.Join(n.stages, ", ") + ")"
	}
	note := Note{Text: who + " fills " + strings.Join(parts, "; ")}
	more := fmt.Sprintf("%d more ramped %s", worst.missing(), r.Name)
	switch {
	case worst.share() > 1+1e-9:
		note.Remedy = fmt.Sprintf("%s; about %s would bring the load to 85%%", worst.kind.beyond(c, r), more)
	case worst.share() > 0.85 && worst.kind.queues:
		note.Remedy = fmt.Sprintf("above 85%% queues grow in busy months; %s would keep some air", more)
	}
	return note
}

// short writes a number with the digits it deserves.
func short(v float64) string {
	if math.Abs(v) >= 100 {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3g", v)
}
