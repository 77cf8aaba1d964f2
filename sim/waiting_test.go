package sim

import (
	"fmt"
	"testing"
)

// late is a plan whose n opening items of the stage wait until day joins, when one
// person without limits comes. A month is a day.
func late(s Stage, n, joins, days int) *Model {
	m := bare(days, 1)
	s.WorkedBy = []int{0}
	m.Stages = []Stage{s}
	m.OpeningPipeline = []OpeningItems{{Count: n}}
	m.Roles = []Role{{Name: "ae", RampWeight: 1}}
	hire(m, 1, joins)
	return m
}

// Odds halve with every half-life of waiting: a rate of ½, odds of 1, is odds of
// 2^−d/h after d days.
func TestWaitingHalvesTheOdds(t *testing.T) {
	t.Parallel()
	for days, rate := range map[int]float64{0: 1. / 2, 6: 1. / 3, 12: 1. / 5, 18: 1. / 9} {
		s := step("mql", .5)
		s.ResponseHalfLife = 6
		p := mustRun(t, late(s, 1000, days, 20), 128)
		mean, se := monthly(t, p, "wins", days)
		near(t, fmt.Sprintf("share won after %d days", days), mean/1000, se/1000, rate)
	}
}

// The same for items that wait as they came, day by day.
func TestWaitingHalvesTheOddsOfArrivals(t *testing.T) {
	t.Parallel()
	s := step("mql", .5)
	s.ResponseHalfLife = 6
	m := late(s, 0, 6, 7)
	m.OpeningPipeline = nil
	m.Sources = []Source{inbound(100)}
	m.Sources[0].Volume = append(m.Sources[0].Volume, Step{From: 1})
	p := mustRun(t, m, 1024)
	mean, se := monthly(t, p, "wins", 6)
	near(t, "wins", mean, se, 100./3)
}

// Odds fall while an item waits for somebody, not by its days in the stages before: where nobody works a stage, or whoever has the item works
// on, nothing waits, and half of what comes there after ten days in another passes.
func TestWhatNobodyWorksDoesNotWait(t *testing.T) {
	t.Parallel()
	for _, workedBy := range [][]int{nil, {0}} {
		m := bare(11, 1)
		m.Stages = []Stage{lasting("trial", 1, Fixed(10), workedBy...), step("deal", .5, workedBy...)}
		m.Stages[1].ResponseHalfLife = 1
		m.OpeningPipeline = []OpeningItems{{Count: 1000}}
		m.Roles, m.Seats = []Role{{Name: "ae", RampWeight: 1}}, seated(0, 1)
		p := mustRun(t, m, 64)
		mean, se := monthly(t, p, "wins", 10)
		near(t, "share won", mean/1000, se/1000, .5)
	}
}

// What waits more than cold_after days leaves: it is still served after 5 days, and
// gone on the 6th. With 0 it is served on the day or not at all.
func TestWhatWaitsTooLongGoesCold(t *testing.T) {
	for _, c := range []struct {
		patience    float64
		joins, cold int
	}{{5, 5, 0}, {5, 6, 6}, {5, 19, 6}, {0, 0, 0}, {0, 1, 1}, {NoLimit, 19, 0}} {
		s := step("mql", 1)
		s.ColdAfter = c.patience
		for _, arriving := range []bool{false, true} {
			m := late(s, 7, c.joins, 20)
			if arriving {
				m.OpeningPipeline = nil
				m.Sources = []Source{inbound(7)}
				m.Sources[0].Volume = append(m.Sources[0].Volume, Step{From: 1})
			}
			p := mustRun(t, m, 16)
			came := column(t, p, "items", 0)
			for path := range came {
				n := came[path]
				if !arriving {
					n = 7
				}
				won := column(t, p, "wins", c.joins)[path]
				cold := column(t, p, "gone_cold", c.cold)[path]
				if c.cold == 0 && won != n || c.cold > 0 && (cold != n || won != 0) {
					t.Fatalf("%+v, arriving %v: of %d items %d were won and %d went cold", c, arriving, n, won, cold)
				}
				if cold != column(t, p, "gone_cold.mql", c.cold)[path] {
					t.Fatalf("%+v: the stage's gone_cold is not the plan's", c)
				}
			}
		}
	}
}

// Whoever waits for a second person goes cold as well, though somebody holds the item, and frees whoever holds it. The days are those since the
// stage before ended, on day 3.
func TestWhatWaitsForASecondPersonGoesCold(t *testing.T) {
	for joins, cold := range map[int]bool{8: false, 9: true} {
		opportunity := step("opportunity", 1, 0)
		opportunity.ColdAfter, opportunity.Needs = 5, 2
		m := bare(12, 1)
		m.Stages = []Stage{step("sql", 1, 0), opportunity}
		m.Stages[0].Won[0] = spreadOf(Fixed(3))
		m.OpeningPipeline = []OpeningItems{{Count: 7}}
		m.Roles = []Role{{Name: "ae", RampWeight: 1, Open: limit(7)}, {Name: "se", RampWeight: 1}}
		m.Seats = append(seated(0, 1), Seat{Key: 9, Role: 1, Month: joins})
		p := mustRun(t, m, 2)
		want := map[bool]map[string]int64{false: {"wins": 7, "gone_cold": 0}, true: {"wins": 0, "gone_cold": 7}}[cold]
		for metric, n := range want {
			always(t, p, metric, joins, n)
		}
		always(t, p, "open_items", joins, 0)
		always(t, p, "utilisation.ae", 11, 0)
	}
}

// First come, first served: one slot, ten days each, served in order of joining,
// which their worth tells.
func TestQueueIsServedInOrder(t *testing.T) {
	m := late(lasting("deal", 1, Fixed(10)), 1, 0, 45)
	m.Roles[0].Open = limit(1)
	m.OpeningPipeline = nil
	for i := range 4 {
		m.OpeningPipeline = append(m.OpeningPipeline, OpeningItems{Count: 1, Worth: spreadOf(Fixed(float64(i + 1)))})
	}
	p := mustRun(t, m, 2)
	for i := range 4 {
		always(t, p, "bookings", 10*(i+1), int64(i+1))
	}
}

// Failed items come back: all of them, ten days later, at the stage before; each
// round wins .3 of what is left.
func TestRecycledItemsReturnWithNewLuck(t *testing.T) {
	t.Parallel()
	const n = 1000
	m := bare(40, 1)
	m.Stages = []Stage{step("lead", 1), step("deal", .3)}
	m.Stages[1].Recycle = Recycle{Share: fixed(1), To: 0, After: spreadOf(Fixed(10))}
	m.OpeningPipeline = []OpeningItems{{Stage: 1, Count: n}}
	p := mustRun(t, m, 128)
	left := float64(n)
	for day := 0; day < 40; day += 10 {
		mean, se := monthly(t, p, "wins", day)
		near(t, "wins", mean, se, .3*left)
		if day > 0 {
			mean, se = monthly(t, p, "returned", day)
			near(t, "returned", mean, se, left)
			mean, se = monthly(t, p, "leads", day)
			near(t, "leads", mean, se, left)
		}
		left *= .7
		mean, se = monthly(t, p, "recycled", day)
		near(t, "recycled", mean, se, left)
	}
	for day := 1; day < 10; day++ {
		always(t, p, "returned", day, 0)
		always(t, p, "open_items", day, 0)
	}
}

// A share that recycles leaves the rest lost.
func TestOnlyAShareIsRecycled(t *testing.T) {
	t.Parallel()
	m := bare(1, 30)
	m.Stages = []Stage{step("deal", .2)}
	m.Stages[0].Recycle = Recycle{Share: fixed(.25), After: spreadOf(Fixed(60))}
	m.Sources = []Source{inbound(100)}
	p := mustRun(t, m, 1024)
	for metric, want := range map[string]float64{"wins": 20, "recycled": 20, "disqualified": 60} {
		mean, se := monthly(t, p, metric, 0)
		near(t, metric, mean, se, want)
	}
}
