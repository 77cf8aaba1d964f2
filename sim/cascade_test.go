package sim

import (
	"slices"
	"testing"
)

// The activities of the plans below.
const (
	calls = iota
	mails
)

// dialling is a plan of n people who make so many calls a working day, of which 10 % reach
// somebody, 20 % of those book a meeting, of which 80 % take place and half are accepted.
func dialling(n int, perDay float64) *Model {
	m := bare(3, 30)
	m.Activities = []Activity{{Name: "call", Minutes: 5}, {Name: "email", Minutes: 3}}
	m.Stages = []Stage{step("sql", 0)}
	m.Sources = []Source{{Name: "outbound", Kind: Prospecting, Shares: []float64{1}, Cascades: []Cascade{
		{Activity: calls, PerDay: fixed(perDay), Steps: []CascadeStep{{Reached, fixed(.1)}, {Booked, fixed(.2)}, {Held, fixed(.8)}, {Accepted, fixed(.5)}}},
	}}}
	m.Roles = []Role{{Name: "bdr"}}
	m.Seats = seated(0, n)
	return m
}

// mailing is 30 mails a working day, of which 5 % are answered and 40 % of those book a meeting.
func mailing() Cascade {
	return Cascade{Activity: mails, PerDay: fixed(30), Steps: []CascadeStep{{Answered, fixed(.05)}, {Booked, fixed(.4)}}}
}

// A cascade's product is its yield: 3 people make 3 × 40 × 21 = 2,520 calls a month, reach 252,
// book 50.4 meetings, hold 40.32 and have 20.16 accepted, each a Poisson number within the one before.
func TestCascadeProductIsTheYield(t *testing.T) {
	t.Parallel()
	p := mustRun(t, dialling(3, 40), 2048)
	always(t, p, "activities.bdr.call", 1, 2520)
	poissonLike(t, "items", column(t, p, "items.outbound", 1), 20.16)
	if !slices.Equal(column(t, p, "items", 1), column(t, p, "activities.bdr.accepted", 1)) {
		t.Error("items are not the calls that were accepted")
	}
	var before []int64
	mean := 252.0
	for _, c := range []struct {
		outcome string
		mean    float64
	}{{"reached", 252}, {"booked", 50.4}, {"held", 40.32}, {"accepted", 20.16}} {
		counts := column(t, p, "activities.bdr."+c.outcome, 1)
		poissonLike(t, c.outcome, counts, c.mean)
		if before != nil {
			lost := make([]int64, len(counts))
			for path := range counts {
				if lost[path] = before[path] - counts[path]; lost[path] < 0 {
					t.Fatalf("path %d: %d %s of %d", path, counts[path], c.outcome, before[path])
				}
			}
			value, se := covariance(lost, counts, mean-c.mean, c.mean)
			near(t, "covariance of "+c.outcome+" and those that were not", value, se, 0)
		}
		before, mean = counts, c.mean
	}
	value, se := covariance(column(t, p, "activities.bdr.reached", 0), column(t, p, "activities.bdr.reached", 1), 252, 252)
	near(t, "covariance of neighbouring months", value, se, 0)
}

// Half the calls are half the SQLs, and path by path none that were not there before.
func TestHalvingTheCallsHalvesTheSQLs(t *testing.T) {
	t.Parallel()
	all, half := mustRun(t, dialling(3, 40), 1024), mustRun(t, dialling(3, 20), 1024)
	for month := range 3 {
		always(t, half, "activities.bdr.call", month, 1260)
		whole, rest := column(t, all, "sqls", month), make([]int64, all.N)
		for path, n := range column(t, half, "sqls", month) {
			if n > whole[path] {
				t.Fatalf("path %d: %d SQLs of half the calls, %d of all", path, n, whole[path])
			}
			rest[path] = 2*n - whole[path]
		}
		mean, se := estimate(rest)
		near(t, "SQLs of twice half the calls, less those of all", mean, se, 0)
	}
}

// Each activity has luck of its own: items, and what comes of calls and mails on the way, are the
// sum of both alone, on every path and in every month.
func TestWhoDropsTheMailsKeepsTheCalls(t *testing.T) {
	t.Parallel()
	both, calling, writing := dialling(2, 40), dialling(2, 40), dialling(2, 40)
	both.Sources[0].Cascades = append(both.Sources[0].Cascades, mailing())
	writing.Sources[0].Cascades = []Cascade{mailing()}
	of := func(m *Model) *Paths { return mustRun(t, m, 512) }
	all, byPhone, byMail := of(both), of(calling), of(writing)
	for month := range 3 {
		for metric, alone := range map[string]*Paths{
			"activities.bdr.call": byPhone, "activities.bdr.reached": byPhone, "activities.bdr.held": byPhone, "activities.bdr.accepted": byPhone,
			"activities.bdr.email": byMail, "activities.bdr.answered": byMail,
		} {
			if !slices.Equal(column(t, all, metric, month), column(t, alone, metric, month)) {
				t.Errorf("%s differs in month %d", metric, month)
			}
		}
		for _, metric := range []string{"items", "activities.bdr.booked"} {
			sum := column(t, byPhone, metric, month)
			for path, n := range column(t, byMail, metric, month) {
				sum[path] += n
			}
			if !slices.Equal(column(t, all, metric, month), sum) {
				t.Errorf("%s of both is not the sum in month %d", metric, month)
			}
		}
	}
	phoned, mailed := column(t, byPhone, "items", 1), column(t, byMail, "items", 1)
	poissonLike(t, "items of mails", mailed, 2*30*21*.02)
	value, se := covariance(phoned, mailed, 2*6.72, 2*30*21*.02)
	near(t, "covariance of items of calls and of mails", value, se, 0)
}

// While they ramp they make fewer calls: at 30 %, 252 of 840, and have a share of the meetings.
func TestActivitiesRamp(t *testing.T) {
	t.Parallel()
	m := dialling(0, 40)
	m.Roles[0].Ramp = []float64{.3, 1}
	hire(m, 1, 0)
	p := mustRun(t, m, 1024)
	monthByMonth(t, p, "activities.bdr.call", 252, 840, 840)
	poissonLike(t, "reached at first", column(t, p, "activities.bdr.reached", 0), 25.2)
	poissonLike(t, "accepted at first", column(t, p, "items", 0), .3*6.72)
}

// Skill, span and shocks act where something is agreed: whom nobody leads makes as many calls and
// reaches as many, and books 80 % of the meetings. What more than all would agree to, all agree to.
func TestWhatIsAgreedGoesWithSkillSpanAndShocks(t *testing.T) {
	t.Parallel()
	m := dialling(3, 40)
	m.Roles = append(m.Roles, Role{Name: "manager", Manages: []int{0}, Span: 8, BeyondSpan: .2})
	p := mustRun(t, m, 1024)
	always(t, p, "activities.bdr.call", 1, 2520)
	poissonLike(t, "reached", column(t, p, "activities.bdr.reached", 1), 252)
	poissonLike(t, "booked", column(t, p, "activities.bdr.booked", 1), .8*50.4)
	poissonLike(t, "items", column(t, p, "items", 1), .8*20.16)

	m = dialling(3, 40)
	m.Shocks = []Shock{harmless("boom", 0, 3)}
	m.Shocks[0].Prospecting = fixed(9)
	p = mustRun(t, m, 1024)
	poissonLike(t, "booked of a boom", column(t, p, "activities.bdr.booked", 1), 252)
	poissonLike(t, "items of a boom", column(t, p, "items", 1), 252*.4)
}

// Skill of CV .5 keeps the mean where no step is near all: 20.16 items, with the variance of
// three people on top, 3 × (6.72 × .5)². Shares are limited to 1, which a skill beyond 5 would pass.
func TestSkillOfProspectingKeepsTheMean(t *testing.T) {
	t.Parallel()
	m := dialling(3, 40)
	m.Roles[0].SkillCV = .5
	p := mustRun(t, m, 4096)
	items := column(t, p, "items", 1)
	mean, se := estimate(items)
	near(t, "items", mean, se, 20.16)
	variance, se := covariance(items, items, 20.16, 20.16)
	near(t, "their variance", variance, se, 20.16+3*3.36*3.36)
}

// A stage's activities are those of who works its items, as their work starts: ten leads of six
// calls and four mails each, then three meetings and half a demo. The engineer who comes along is not counted.
func TestActivitiesOfAnItemAreCountedByRole(t *testing.T) {
	m := bare(2, 30)
	m.Activities = []Activity{{Name: "call"}, {Name: "email"}, {Name: "meeting"}, {Name: "demo"}}
	m.Stages = []Stage{step("mql", 1, 0), lasting("opportunity", 1, Fixed(10), 1)}
	m.Stages[0].Won[0] = spreadOf(Fixed(25))
	m.Stages[0].Activities = []float64{6, 4}
	m.Stages[1].Activities, m.Stages[1].Needs = []float64{0, 0, 3, .5}, 3
	m.OpeningPipeline = []OpeningItems{{Count: 10}}
	m.Roles = []Role{{Name: "sdr"}, {Name: "ae"}, {Name: "se"}}
	m.Seats = append(append(seated(0, 1), seated(1, 2)...), seated(2, 1)...)
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "activities.sdr.call", 60, 0)
	monthByMonth(t, p, "activities.sdr.email", 40, 0)
	monthByMonth(t, p, "activities.ae.meeting", 30, 0)
	monthByMonth(t, p, "activities.ae.demo", 5, 0)
	for _, s := range p.Series {
		if slices.Contains([]string{"activities.sdr.meeting", "activities.ae.call", "activities.se.demo", "activities.se.meeting"}, s.Metric) {
			t.Errorf("%s is recorded", s.Metric)
		}
	}
}

// Who takes over a leaver's items does not begin them anew.
func TestActivitiesOfAnItemAreDoneOnce(t *testing.T) {
	m := handover(0)
	m.Activities = []Activity{{Name: "meeting"}}
	m.Stages[0].Activities = []float64{2}
	p := mustRun(t, m, 2)
	var leaver, heir int64
	for day := range m.Months {
		leaver += column(t, p, "activities.leaver.meeting", day)[1]
		heir += column(t, p, "activities.heir.meeting", day)[1]
	}
	if leaver != 10 || heir != 2 {
		t.Errorf("the leaver had %d meetings and the heir %d, want 10 and 2", leaver, heir)
	}
}
