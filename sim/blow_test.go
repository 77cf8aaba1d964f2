package sim

import (
	"math"
	"slices"
	"testing"
)

// blowIn is a shock that takes away so many on the first day of a month and changes nothing else.
func blowIn(month float64, closers, customers int) Shock {
	s := harmless("blow", month, 0)
	s.Lasts = Spread{}
	s.ClosersLeave, s.LargestCustomersLeave = closers, customers
	return s
}

// Of four people whose skills the path has drawn the best leave on the first day of month 2, day 60, and
// nobody else; who joins on that day is not in question.
func TestTheMostSkilledClosersLeave(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 2, 9} {
		m := team(4, 4, 0)
		m.Stages[0].WorkedBy = []int{0}
		m.Roles[0].SkillCV, m.Roles[0].NeverBackfills = .5, true
		m.Roles = append(m.Roles, Role{Name: "sdr", SkillCV: 3})
		m.Seats = append(m.Seats, seated(1, 2)...)
		hire(m, 1, 2)
		m.Shocks = []Shock{blowIn(2, n, 0)}
		var before []*desk
		watch(t, m, 50, func(path int, w *world) {
			switch w.today {
			case 59:
				before = slices.Clone(w.second[0])
				slices.SortFunc(before, func(a, b *desk) int { return -int(math.Copysign(1, a.person.skill-b.person.skill)) })
				if len(before) != 4 {
					t.Fatalf("path %d: %d closers the day before", path, len(before))
				}
			case 60:
				for i, d := range before {
					if gone := i < n; d.person.here == gone {
						t.Fatalf("path %d, %d to leave: the closer of rank %d is here: %v", path, n, i+1, !gone)
					}
				}
				if len(w.second[1]) != 2 || w.headcount[0] != int64(max(4-n, 0)+1) {
					t.Fatalf("path %d: %d sdr and %d closers left", path, len(w.second[1]), w.headcount[0])
				}
			}
		})
	}
}

// Where people do not differ, who has been there longest leaves: the one of month 0 of those that came
// in the months 0, 1 and 2.
func TestOfEqualClosersTheLongestSeatedLeaves(t *testing.T) {
	t.Parallel()
	m := team(0, 5, 0)
	m.Stages[0].WorkedBy = []int{0}
	m.Roles[0].NeverBackfills = true
	hire(m, 1, 1)
	hire(m, 1, 0)
	hire(m, 1, 2)
	m.Shocks = []Shock{blowIn(3, 1, 0)}
	watch(t, m, 1, func(_ int, w *world) {
		if w.today >= 90 && (w.people[1].here || w.people[1].last != 90 || w.headcount[0] != 2) {
			t.Fatalf("day %d: person 1 is here: %v, %d in all", w.today, w.people[1].here, w.headcount[0])
		}
	})
}

// The seat is filled by the plan's own rules, here after 45 days, by somebody who can be taken by the
// next blow; on the first day of all people leave a day later.
func TestTheSeatOfATakenCloserIsFilledAgain(t *testing.T) {
	t.Parallel()
	m := team(1, 6, 0)
	m.Stages[0].WorkedBy = []int{0}
	m.Roles[0].Backfill = spreadOf(Fixed(45))
	m.Shocks = []Shock{blowIn(4, 1, 0), blowIn(0, 1, 0)}
	m.Shocks[0].Name = "second blow"
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "headcount.ae", 0, 1, 1, 1, 0, 1) // leaves on day 1, is replaced on day 46; on day 120, and on 165
	monthByMonth(t, p, "leavers", 1, 0, 0, 0, 1, 0)
	monthByMonth(t, p, "hires", 0, 1, 0, 0, 0, 1)
}

// A seat that becomes a closer's in month 1 is one in month 2, and was none before.
func TestOnlyThoseWhoCloseThenAreTaken(t *testing.T) {
	t.Parallel()
	for month, left := range map[float64]int64{0.5: 2, 2: 1} {
		m := team(0, 4, 0)
		m.Stages[0].WorkedBy = []int{0}
		m.Roles = append(m.Roles, Role{Name: "sdr"})
		m.Roles[0].NeverBackfills, m.Roles[1].NeverBackfills = true, true
		m.Seats = append(seated(1, 1), Seat{Key: 7, Role: 1, Seated: true, Becomes: 1, BecomesMonth: 1})
		m.Shocks = []Shock{blowIn(month, 2, 0)}
		always(t, mustRun(t, m, 2), "headcount", 3, left)
	}
}

// Of customers with an ARR of 100, 300, 200 and 300, in a segment each, the first with 300 leaves on the first day of
// month 2, and the other one with them where two do. It leaves at once, years before its renewal, which does not come.
func TestTheLargestCustomersLeave(t *testing.T) {
	t.Parallel()
	for n, gone := range map[int][]int64{1: {0, 300_00, 0, 0}, 2: {0, 300_00, 0, 300_00}, 9: {100_00, 300_00, 200_00, 300_00}} {
		m := bare(30, 30)
		m.Segments = nil
		for i, arr := range []float64{100_00, 300_00, 200_00, 300_00} {
			m.Segments = append(m.Segments, Segment{Name: string(rune('a' + i)), Worth: spreadOf(Fixed(arr)), TermMonths: 12, OpeningCustomers: 1,
				Billing: Billing{Every: 1, Arrears: i == 1}})
		}
		m.Stages = []Stage{inSegments(4, step("deal", 0))}
		m.Shocks = []Shock{blowIn(2, 0, n)}
		p := mustRun(t, m, 2)
		sum, left := int64(0), int64(4)
		for i, arr := range gone {
			name := m.Segments[i].Name
			alwaysOf(t, p, "churned_arr", name, 2, arr)
			sum += arr
			if arr > 0 {
				left--
				alwaysOf(t, p, "billings", name, 3, 0)
				alwaysOf(t, p, "arr", name, 29, 0)
			} else {
				alwaysOf(t, p, "renewals", name, 6, 1) // as they do without a blow, in the middle of the year
			}
		}
		for month := range 30 {
			always(t, p, "churned_arr", month, map[bool]int64{true: sum}[month == 2])
			always(t, p, "customers", month, map[bool]int64{true: left, false: 4}[month >= 2])
		}
		always(t, p, "renewals_due", 2, 4-left)
		always(t, p, "renewals", 2, 0)
	}
}

// Customers that have signed but are not in use have no ARR to lose, and a licence without maintenance never has.
func TestOnlyContractsInUseAreCancelled(t *testing.T) {
	t.Parallel()
	m := subscribers(0, 4, 12, 0, 0)
	m.Stages[0] = step("deal", 1)
	m.Sources = []Source{inbound(40)}
	m.Segments[0].GoLive = spreadOf(Fixed(1000))
	m.Shocks = []Shock{blowIn(2, 0, 5)}
	for range 2 {
		p := mustRun(t, m, 8)
		always(t, p, "churned_customers", 2, 0)
		m.Segments[0] = Segment{Name: "everybody", Kind: Licence, Worth: spreadOf(Fixed(100_00)), TermMonths: 12}
	}
}

// Hires whose first day lies in the shock, slip included, come so many days later; others when they are planned.
func TestHiresAreLateWhereTheyWouldComeInAShock(t *testing.T) {
	t.Parallel()
	m := team(0, 8, 0)
	for _, month := range []int{2, 3, 4, 5} { // the storm holds in the months 3 and 4; the hire of month 2 slips into it
		hire(m, 1, month)
	}
	m.Seats[0].Slip = spreadOf(Fixed(30))
	m.Shocks = struck().Shocks
	m.Shocks[0].HiresLate = fixed(60)
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "hires", 0, 0, 0, 0, 0, 3, 1, 0)
}

// A hire planned for the first of a month that comes whole months late, by a shock, by slip or by both, comes on the first of a month,
// whatever fraction of a day the months before it began with: the first days of the months 2, 3 and 5 are 60, 91 and 152 (60.83, 91.25, 152.08).
func TestHiresAreLateByWholeMonths(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ slip, late int }{{0, 1}, {0, 2}, {0, 3}, {1, 0}, {2, 0}, {1, 2}} {
		m := team(0, 8, 0)
		m.DaysPerMonth = 365. / 12
		for month := range 4 {
			hire(m, 1, month)
			m.Seats[month].Slip = spreadOf(Fixed(float64(c.slip) * m.DaysPerMonth))
		}
		m.Shocks = struck().Shocks
		m.Shocks[0].From, m.Shocks[0].Lasts = spreadOf(Fixed(0)), spreadOf(Fixed(8))
		m.Shocks[0].HiresLate = fixed(float64(c.late) * m.DaysPerMonth)
		want := make([]int64, 8)
		copy(want[c.slip+c.late:], []int64{1, 1, 1, 1})
		monthByMonth(t, mustRun(t, m, 64), "hires", want...)
	}
}

// Who is later than any plan is long is nobody.
func TestWhoIsAbsurdlyLateDoesNotCome(t *testing.T) {
	m := team(0, 3, 0)
	hire(m, 1, 0)
	m.Seats[0].Slip = spreadOf(Fixed(1e15))
	watch(t, m, 1, func(_ int, w *world) {
		if len(w.people) > 0 {
			t.Fatalf("%+v", w.people[0])
		}
	})
}

// What a slip has beyond whole months keeps its mean: of 45.3 days one more is 0.3 of the time. A month has 30 days, and the hire is seen by the day.
func TestASlipKeepsItsMean(t *testing.T) {
	t.Parallel()
	m := team(0, 2, 0)
	m.DaysPerMonth = 30
	hire(m, 1, 0)
	m.Seats[0].Slip = spreadOf(Fixed(45.3))
	const n = 4000
	var on [60]int
	watch(t, m, n, func(_ int, w *world) {
		if w.people[0].first == w.today {
			on[w.today]++
		}
	})
	if on[45]+on[46] != n {
		t.Errorf("%d of %d come on day 45 or 46", on[45]+on[46], n)
	}
	near(t, "share that comes on day 46", float64(on[46])/n, math.Sqrt(.3*.7/n), .3)
}

// Up to the day of a blow a path is the path without it, to the last figure; then it is another one. What happens
// to whom it does not touch stays as it was: the same leads come in every month.
func TestPathsAreTheSameUpToTheBlow(t *testing.T) {
	t.Parallel()
	const month = 7
	plain := mustRun(t, organisation(), 16)
	for name, s := range map[string]Shock{"closers": blowIn(month, 2, 0), "customers": blowIn(month, 0, 1)} {
		m := organisation()
		m.Shocks = []Shock{s}
		p := mustRun(t, m, 16)
		differ := make([]bool, p.N)
		for i, series := range p.Series {
			for at := range p.Months {
				was := plain.Column(nil, i, at)
				for path, v := range p.Column(nil, i, at) {
					if at < month && v != was[path] {
						t.Fatalf("%s leave in month %d, and %s of path %d is %d in month %d, not %d", name, month, series.Metric, path, v, at, was[path])
					}
					differ[path] = differ[path] || v != was[path]
				}
			}
		}
		if slices.Contains(differ, false) {
			t.Errorf("%s leave, and some path stays as it was", name)
		}
	}
}

// Who closes is who works the last stage: those of a source or a segment who have people of their own for it, and the stage's
// where some items have none.
func TestWhoClosesWorksTheLastStageOfSomeItem(t *testing.T) {
	m := bare(1, 30)
	m.Roles = []Role{{Name: "sdr"}, {Name: "ae"}, {Name: "key account"}, {Name: "partner manager"}}
	m.Stages = []Stage{step("lead", 1, 0), lasting("deal", 1, Fixed(1), 1)}
	m.Sources = []Source{inbound(1), inbound(1)}
	m.Segments = append(m.Segments, m.Segments[0])
	closers := func() (all []int) {
		for i := range m.Roles {
			if m.Closes(i) {
				all = append(all, i)
			}
		}
		return all
	}
	for _, c := range []struct {
		change func()
		want   []int
	}{
		{func() {}, []int{1}},
		{func() { m.Sources[1].WorkedBy = []int{3} }, []int{1, 3}},
		{func() { m.Segments[1].WorkedBy = []int{2} }, []int{1, 2, 3}},
		{func() { m.Segments[0].WorkedBy = []int{2} }, []int{2, 3}},
		{func() { m.Stages[1].Pipeline = false }, []int{1, 3}},
		{func() { m.Stages[1].WorkedBy = nil }, nil},
	} {
		c.change()
		if got := closers(); !slices.Equal(got, c.want) {
			t.Errorf("closers are %v, want %v", got, c.want)
		}
	}
}

// A story tells a blow on its day, then who leaves, once.
func TestAStoryTellsABlow(t *testing.T) {
	m := team(2, 4, 0)
	m.Stages[0].WorkedBy = []int{0}
	m.Segments[0].OpeningCustomers = 3
	m.Shocks = []Shock{blowIn(2, 1, 1)}
	m.Shocks[0].Name = "poached"
	s := storyOf(t, m)
	var told []Kind
	for _, e := range s.Events {
		if e.Day == 60 {
			told = append(told, e.Kind)
		}
	}
	if want := []Kind{ShockBegins, Leaves, Joins, Churns}; !slices.Equal(told, want) {
		t.Errorf("day 60: %v, want %v", told, want)
	}
	for _, e := range s.Events {
		if e.Kind == ShockEnds {
			t.Errorf("the blow ends on day %d", e.Day)
		}
	}
}
