package sim

import (
	"slices"
	"testing"
)

// allied is a plan of partners who bring 60 items a month each when ramped, and nothing is
// made of them.
func allied(months int, plan ...Step) *Model {
	m := bare(months, 30)
	m.Stages = []Stage{step("lead", 0)}
	m.Sources = []Source{{Name: "partners", Kind: Partner, Volume: []Step{{Value: fixed(60)}}, Shares: []float64{1}, Partners: Partners{Plan: plan}}}
	return m
}

func from(month int, n float64) Step { return Step{From: month, Value: fixed(n)} }

// Partners are there from the month they are signed in, and keep: who is not planned for any
// more has not gone.
func TestPartnersAreSignedByThePlan(t *testing.T) {
	p := mustRun(t, allied(6, from(0, 2), from(2, 5), from(4, 3), from(5, 6)), 2)
	monthByMonth(t, p, "partners", 2, 2, 5, 5, 5, 6)
}

// Each brings a Poisson stream of its own, times its ramp by month since signature: those of
// month 0 are ramped, two more of month 1 bring 10 %, 40 %, 70 % and all of 60 a month.
func TestPartnersRamp(t *testing.T) {
	t.Parallel()
	m := allied(6, from(0, 2), from(1, 4))
	m.Sources[0].Partners.Ramp = []float64{.1, .4, .7, 1}
	p := mustRun(t, m, 512)
	for month, each := range []float64{0, .1, .4, .7, 1, 1} {
		poissonLike(t, "items", column(t, p, "items.partners", month), 2*60+2*60*each)
	}
}

// How partners differ keeps the mean and adds to the variance: three that bring 60 a month each,
// times a factor with CV .5, bring 180 with variance 180 + 3 × 30².
func TestPartnersDifferAroundTheirMean(t *testing.T) {
	t.Parallel()
	m := allied(1, from(0, 3))
	m.Sources[0].Partners.CV = .5
	p := mustRun(t, m, 4096)
	items := column(t, p, "items", 0)
	mean, se := estimate(items)
	near(t, "items", mean, se, 180)
	variance, se := covariance(items, items, 180, 180)
	near(t, "their variance", variance, se, 180+3*30*30)
}

// Managers of three partners carry the first three of eight, half ramped one each, and who
// has left carries none. Those nobody carries bring nothing.
func TestPartnersBeyondTheirManagersBringNothing(t *testing.T) {
	t.Parallel()
	m := allied(4, from(0, 8))
	m.Roles = []Role{{Name: "partner manager", Partners: limit(3), Ramp: []float64{.5, 1}}}
	m.Sources[0].Partners.CarriedBy = 1
	m.Seats = append(seated(0, 1), Seat{Key: 9, Month: 1}, Seat{Key: 10, Month: 3})
	p := mustRun(t, m, 512)
	for month, carried := range []int64{3, 4, 6, 7} { // 3 + 1.5 and 6 + 1.5, in whole partners
		always(t, p, "partners", month, carried)
		poissonLike(t, "items", column(t, p, "items", month), 60*float64(carried))
	}
	m.Roles[0].Attrition, m.Roles[0].NeverBackfills = fixed(1e9), true
	m.Seats = seated(0, 2)
	p = mustRun(t, m, 64)
	monthByMonth(t, p, "partners", 0, 0, 0)
	always(t, p, "items", 1, 0)
}

// Who is not said to carry so many carries all of them.
func TestManagersWithoutACapacityCarryAll(t *testing.T) {
	m := allied(1, from(0, 8))
	m.Roles = []Role{{Name: "partner manager"}}
	m.Sources[0].Partners.CarriedBy, m.Seats = 1, seated(0, 1)
	always(t, mustRun(t, m, 2), "partners", 0, 8)
}

// Whom nobody carries learns nothing: the second partner begins its ramp when a second manager
// comes, two months after its signature.
func TestPartnersLearnWhileTheyAreCarried(t *testing.T) {
	t.Parallel()
	m := allied(5, from(1, 2))
	m.Sources[0].Partners.Ramp = []float64{.5, 1}
	m.Roles = []Role{{Name: "partner manager", Partners: limit(1)}}
	m.Sources[0].Partners.CarriedBy = 1
	m.Seats = append(seated(0, 1), Seat{Key: 9, Month: 3})
	p := mustRun(t, m, 512)
	for month, each := range []float64{0, .5, 1, 1.5, 2} {
		poissonLike(t, "items", column(t, p, "items", month), 60*each)
	}
}

// Sources that share their managers are served in their order: of room for five, the first
// takes three and leaves two.
func TestPartnersOfTwoSourcesShareTheirManagers(t *testing.T) {
	t.Parallel()
	m := allied(1, from(0, 3))
	m.Sources = append(m.Sources, m.Sources[0])
	m.Sources[1].Name, m.Sources[1].Partners.Plan = "referrers", []Step{from(0, 4)}
	m.Roles = []Role{{Name: "partner manager", Partners: limit(5)}}
	m.Sources[0].Partners.CarriedBy, m.Sources[1].Partners.CarriedBy = 1, 1
	m.Seats = seated(0, 1)
	p := mustRun(t, m, 512)
	always(t, p, "partners", 0, 5)
	poissonLike(t, "items of the first", column(t, p, "items.partners", 0), 180)
	poissonLike(t, "items of the second", column(t, p, "items.referrers", 0), 120)
}

// Two people who sign .4 partners a month each sign a Poisson number, and half ramped half as
// many: .8 a month, after .4 in the first.
func TestPeopleSignPartners(t *testing.T) {
	t.Parallel()
	m := allied(4)
	m.Sources[0].Volume = []Step{from(0, .001)}
	m.Sources[0].Partners.SignedBy, m.Sources[0].Partners.SignRate = 1, fixed(.4)
	m.Roles = []Role{{Name: "alliances", Ramp: []float64{.5, 1}}}
	hire(m, 2, 0)
	p := mustRun(t, m, 2048)
	for month, want := range []float64{.4, 1.2, 2, 2.8} {
		poissonLike(t, "partners", column(t, p, "partners", month), want)
	}
}

// Who is signed on a day brings items from that day on, at the start of the ramp: .2 partners are
// signed a day and bring .4 items on that day and on each that is left of the month, .2 × .4 × (1 + 2 + … + 30).
func TestPartnersSignedByPeopleBringItemsAtOnce(t *testing.T) {
	t.Parallel()
	m := allied(2)
	m.Sources[0].Partners.SignedBy, m.Sources[0].Partners.SignRate = 1, fixed(6)
	m.Sources[0].Partners.Ramp = []float64{.2, 1}
	m.Roles = []Role{{Name: "alliances"}}
	m.Seats = seated(0, 1)
	p := mustRun(t, m, 1024)
	mean, se := monthly(t, p, "items", 0)
	near(t, "items", mean, se, .2*.4*30*31/2)
}

// Closers who forgo 60 % of their commission on partners' deals work them at odds × .4^½, where
// there is a closer: a rate of ½ in a stage somebody works becomes .632 ÷ 1.632, in a stage nobody works it
// stays ½. Another source's deals have the odds they have.
func TestChannelPolicyActsOnOddsWhereSomebodyWorks(t *testing.T) {
	t.Parallel()
	m := allied(1, from(0, 2))
	m.Stages = []Stage{step("referral", .5), step("deal", .5, 0)}
	m.Roles = []Role{{Name: "ae"}}
	m.Seats = seated(0, 1)
	m.Sources = append(m.Sources, inbound(120))
	m.Sources[0].CloserForgoes, m.Sources[0].Elasticity = .6, .5
	p := mustRun(t, m, 2048)
	const odds = .6324555320336759
	poissonLike(t, "partners' wins", column(t, p, "wins.partners", 0), 120*.5*odds/(1+odds))
	poissonLike(t, "inbound wins", column(t, p, "wins.inbound", 0), 120*.5*.5)

	m.Sources[0].Elasticity = 0
	poissonLike(t, "wins without elasticity", column(t, mustRun(t, m, 2048), "wins.partners", 0), 120*.25)
}

// What a partner brings does not depend on who was signed before or after: one more leaves the
// items of the others as they were.
func TestOneMorePartnerLeavesTheOthersAsTheyWere(t *testing.T) {
	two := mustRun(t, allied(3, from(0, 2)), 64)
	three := mustRun(t, allied(3, from(0, 2), from(1, 3)), 64)
	if !slices.Equal(column(t, two, "items", 0), column(t, three, "items", 0)) {
		t.Error("the first month differs")
	}
	more := column(t, three, "items", 2)
	for path, n := range column(t, two, "items", 2) {
		more[path] -= n
	}
	poissonLike(t, "what the third brings", more, 60)
}
