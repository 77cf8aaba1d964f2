package scenarios

import (
	"fmt"
	"math"
	"reflect"

	"funnelcast/sim"
)

// A Stress is something that may go wrong with a plan, as changes to it.
type Stress struct {
	Name    string
	Patches Patches
	Begins  int // month of the plan, from 0, up to which nothing is changed
}

// A Spell is when a stress holds: months of the plan, the first counted from 0.
type Spell struct{ From, Lasts int }

// SpellOf is when stresses usually strike: a quarter of the way into the plan, when it is under way and most of it is
// left to recover in, for half a year.
func SpellOf(s *Scenario) Spell { return Spell{s.model.Months / 4, 6} }

// What the standard battery does at full strength.
const (
	oddsCut, cycleMore, leadsCut, churnMore = 0.25, 0.30, 0.30, 0.35 // of what they are
	monthsLate                              = 3.0
)

// Stresses are the standard battery for a plan. On the first day of the spell the most skilled closer
// leaves, or the two of them, or the customer with the most ARR, whose seats and contracts go on by the plan's own rules.
// Through the spell deals are won worse, take longer, leads are fewer, or churn is higher. A recession is the preset downturn,
// which begins with the spell for sure and lasts as long as it says. Hires are three months late in all the plan. At last all
// of these factors and the delay come at once, at half strength, with one closer gone. What a plan has not got
// by then, such as a second closer, is left out.
func Stresses(s *Scenario, at Spell) []Stress {
	var all []Stress
	add := func(name string, begins int, patches Patches) { all = append(all, Stress{name, patches, begins}) }
	closers := s.closersBy(at.From)
	if closers > 0 {
		add("best closer leaves", at.From, s.shocked(at, "closers_leave: 1"))
	}
	if closers > 1 {
		add("two closers leave", at.From, s.shocked(at, "closers_leave: 2"))
	}
	add("biggest customer leaves", at.From, s.shocked(at, "biggest_customers_leave: 1"))
	first, hires := s.firstHire()
	if hires {
		add("hires three months late", first, s.late(monthsLate))
	}
	add("win odds −25 %", at.From, s.shocked(at, changesBy(-oddsCut, 0, 0, 0)))
	add("sales cycle +30 %", at.From, s.shocked(at, changesBy(0, cycleMore, 0, 0)))
	add("leads −30 %", at.From, s.shocked(at, changesBy(0, 0, -leadsCut, 0)))
	add("churn × 1.35", at.From, s.shocked(at, changesBy(0, 0, 0, churnMore)))
	add("downturn", at.From, Patches{With: []string{"downturn"}, Set: []string{fmt.Sprintf("shocks.downturn.from=month %d", at.From+1), "shocks.downturn.chance=100%"}})
	half := s.shocked(at, allAt(0.5)+fmt.Sprintf(", closers_leave: %d", min(closers, 1)))
	if hires {
		half.Set = append(half.Set, s.late(monthsLate/2).Set...)
	}
	add("everything at half strength", min(at.From, first), half)
	return all
}

// A Scale is a stress of any strength: Neutral is the plan as it stands, Most the worst that is tried. Unit says what the
// strength is: a factor told as a change or as times, months of delay, or a share of the battery's strength.
type Scale struct {
	Name          string
	Unit          string // change, times, months or share
	Neutral, Most float64
	Patches       func(strength float64) Patches
}

// Scales are the stresses of the battery whose strength can be chosen.
func Scales(s *Scenario, at Spell) []Scale {
	factor := func(change func(by float64) string) func(float64) Patches {
		return func(x float64) Patches { return s.shocked(at, change(x-1)) }
	}
	all := []Scale{
		{"win odds", "change", 1, 0.1, factor(func(by float64) string { return changesBy(by, 0, 0, 0) })},
		{"sales cycle", "change", 1, 4, factor(func(by float64) string { return changesBy(0, by, 0, 0) })},
		{"leads", "change", 1, 0.1, factor(func(by float64) string { return changesBy(0, 0, by, 0) })},
		{"churn", "times", 1, 6, factor(func(by float64) string { return changesBy(0, 0, 0, by) })},
	}
	_, hires := s.firstHire()
	if hires {
		all = append(all, Scale{"hires late", "months", 0, float64(s.model.Months), s.late})
	}
	return append(all, Scale{"everything at once", "share", 0, 3, func(x float64) Patches {
		p := s.shocked(at, allAt(x))
		if hires {
			p.Set = append(p.Set, s.late(x*monthsLate).Set...)
		}
		return p
	}})
}

// changesBy are a shock's, of the changes by which odds, cycle, leads and churn are others.
func changesBy(odds, cycle, leads, churn float64) string {
	return fmt.Sprintf("win_odds: %s, cycle: %s, leads: %s, churn: %s", decimals(1+odds), decimals(1+cycle), decimals(1+leads), decimals(1+churn))
}

func allAt(strength float64) string {
	return changesBy(-oddsCut*strength, cycleMore*strength, -leadsCut*strength, churnMore*strength)
}

// decimals writes a number without an exponent, which a scenario does not know.
func decimals(x float64) string { return fmt.Sprintf("%.6f", math.Max(x, 0)) }

// shocked is a shock through a spell.
func (s *Scenario) shocked(at Spell, does string) Patches {
	return Patches{Set: []string{fmt.Sprintf("shocks=[{name: stress, from: month %d, lasts: %d months, %s}]", at.From+1, at.Lasts, does)}}
}

// late lets every hire of the plan start so many months later than planned.
func (s *Scenario) late(months float64) Patches {
	return Patches{Set: []string{fmt.Sprintf("shocks=[{name: late-hires, from: month 1, lasts: %d months, hires_late: %s months}]", s.model.Months, decimals(months))}}
}

// firstHire is the month of the plan's first hire, if there is one.
func (s *Scenario) firstHire() (month int, any bool) {
	month = s.model.Months
	for _, seat := range s.model.Seats {
		if !seat.Seated && seat.Month < month {
			month, any = seat.Month, true
		}
	}
	return month, any
}

// closersBy is how many of the team work the last stage when a month begins, were everybody hired as planned and nobody left.
func (s *Scenario) closersBy(month int) (n int) {
	for _, seat := range s.model.Seats {
		role := seat.Role
		if seat.Becomes > 0 && seat.BecomesMonth <= month {
			role = seat.Becomes - 1
		}
		if (seat.Seated || seat.Month < max(month, 1)) && s.model.Closes(role) {
			n++
		}
	}
	return n
}

// Begins is the month of the plan, from 0, in which an overlay begins to act that only brings events or changes
// those of the plan: that of the first of them. It is −1 where anything else changes.
func (s *Scenario) Begins(under *Scenario) int {
	a, b := *s.model, *under.model
	first := math.Inf(1)
	for i := range b.Shocks {
		if i >= len(a.Shocks) || !reflect.DeepEqual(a.Shocks[i], b.Shocks[i]) {
			first = min(first, b.Shocks[i].From.Law.Quantile(1e-8))
		}
		if i < len(a.Shocks) && !reflect.DeepEqual(a.Shocks[i], b.Shocks[i]) {
			first = min(first, a.Shocks[i].From.Law.Quantile(1e-8))
		}
	}
	a.Name, b.Name, a.Shocks, b.Shocks = "", "", nil, nil
	b.Assumptions = b.Assumptions[:min(len(a.Assumptions), len(b.Assumptions))] // events are the last to have any
	if math.IsInf(first, 1) || !reflect.DeepEqual(a, b) {
		return -1
	}
	return min(int(math.Floor(first+1e-6)), a.Months)
}

// MonthOf reads a month of the plan, 2027-07 or month 7, counted from 0. The error says what is allowed.
func (s *Scenario) MonthOf(text string) (int, error) {
	c := newCalendar()
	c.start = s.model.Start
	month, f := parseMonth(&c, text)
	at := int(month - s.model.Start)
	if f != nil || at < 0 || at >= s.model.Months {
		return 0, fmt.Errorf("found %q; a month from %s to %s, or month 1 to month %d", text, s.model.Start, s.model.Start+sim.Month(s.model.Months-1), s.model.Months)
	}
	return at, nil
}
