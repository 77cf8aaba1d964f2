package sim

import "testing"

// Who is served at once or not at all makes Erlang's loss system: the share
// turned away is B(c, A) for any law of service. Published: B(10, 20 E) =
// .5379631686320729, and 15 lines carry 8.108 E at 1 % blocking.
//
// What leaves goes before what comes on the same day, so an item meets half a
// day's arrivals less than in continuous time. With 400 days of service the
// Markov chain in whole days loses .53746 and .00991, an eighth and a twentieth
// of the tolerance away.
func TestItemsOfferedToAFullTeamAreLostByErlangB(t *testing.T) {
	t.Parallel()
	const months = 60
	for _, c := range []struct {
		people  int
		offered float64
		lost    float64
	}{{10, 20, .5379631686320729}, {15, 8.108, .01}} {
		m := counter(c.people, c.offered/400, wholeDays(400), 1000, months)
		m.Stages[0].ColdAfter = 0
		p := mustRun(t, m, 128)
		cold := eachPath(t, p, "gone_cold.counter", 0, months, itself)
		came := eachPath(t, p, "items", 0, months, itself)
		share, se := ratio(cold, came)
		near(t, "blocking", share, se, c.lost)
	}
}
