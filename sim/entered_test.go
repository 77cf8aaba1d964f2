package sim

import "testing"

// Twenty deals that are open on the first day pass on to a second stage on day 5, where one person takes up four and
// sixteen wait ten days in vain; the four go on to the third. Leads that enter
// the second stage by themselves in the second month come to it too.
func TestWhatEntersAStageIsCountedWhetherOrNotItIsTakenUp(t *testing.T) {
	m := bare(3, 30)
	m.Roles = []Role{{Name: "ae", Open: limit(4)}}
	m.Seats = seated(0, 1)
	m.Stages = []Stage{lasting("discovery", 1, Fixed(5)), lasting("negotiation", 1, Fixed(30), 0), lasting("signature", 1, Fixed(1000))}
	m.Stages[1].ColdAfter = 10
	m.OpeningPipeline = []OpeningItems{{Count: 20}}
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "entered.discovery", 0, 0, 0) // they were there
	monthByMonth(t, p, "entered.negotiation", 20, 0, 0)
	monthByMonth(t, p, "gone_cold.negotiation", 16, 0, 0)
	monthByMonth(t, p, "entered.signature", 0, 4, 0)

	in := inbound(0)
	in.Enters, in.Volume = 1, []Step{{Value: fixed(0)}, {From: 1, Value: fixed(30)}, {From: 2, Value: fixed(0)}}
	m.Sources = []Source{in}
	p = mustRun(t, m, 64)
	for path, n := range column(t, p, "items", 1) {
		if got := column(t, p, "entered.negotiation", 1)[path]; got != n || n == 0 {
			t.Fatalf("%d enter the stage, want %d", got, n)
		}
	}
}

// Deals that are open on the first day, worked or still waiting, are no new opportunities; leads that become ones later are.
func TestOpportunitiesOfTheFirstDayAreNotNew(t *testing.T) {
	m := bare(3, 30)
	m.Roles = []Role{{Name: "ae", Open: limit(4)}}
	m.Seats = seated(0, 1)
	m.Stages = []Stage{step("sql", 1), lasting("opportunity", 1, Fixed(20), 0)}
	m.Stages[0].Won[0] = spreadOf(Fixed(35))
	m.OpeningPipeline = []OpeningItems{{Stage: 1, Count: 4, Age: 5}, {Stage: 1, Count: 3}, {Stage: 0, Count: 2}}
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "wins", 4, 5, 0)
	monthByMonth(t, p, "opportunities", 0, 2, 0)
}

// What was an opportunity on the first day, failed and came back from nurture is a new one: three deals that fail on day 5 and come
// back ten days later, and so on every fifteen days.
func TestAnOpeningDealThatComesBackIsANewOpportunity(t *testing.T) {
	m := bare(2, 30)
	m.Stages = []Stage{step("sql", 1), lasting("opportunity", 0, Fixed(5))}
	m.Stages[1].Recycle = Recycle{Share: fixed(1), After: spreadOf(Fixed(10))}
	m.OpeningPipeline = []OpeningItems{{Stage: 1, Count: 3}}
	monthByMonth(t, mustRun(t, m, 2), "opportunities", 3, 6)
}
