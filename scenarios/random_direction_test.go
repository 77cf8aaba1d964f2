package scenarios_test

import (
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What changes with a number that is raised. A change of the plan leaves all other luck as it was, so what
// holds for each item and customer holds for each path, not only on average.
var directions = []struct {
	claim   string
	raise   what
	plans   []has
	metrics []string
	sign    int64 // −1: never higher, 1: never lower
}{
	// A customer leaves at an event where u < c, and u is theirs: who leaves at a churn c leaves at a higher one, at that event or before,
	// and until then has the same ARR and brings the same items. Limits in the funnel do not matter where it knows nothing of customers. It need
	// not hold where these compete for people who look after them (with fewer, the rest is covered better), nor where they
	// bring items that take the room of others.
	{"more churn", churn, []has{{limits: true, blows: true, recycles: true}, {base: true, blows: true, recycles: true}}, []string{"customers", "arr", "mrr"}, -1},
	// An item that passes at p passes at a higher one. Won and lost take different times, but these items are won ones before and after,
	// so each deal that was won is won on the same day, for the same value, and others besides: wins are never fewer in any month, not only
	// since the first. It need not hold where people have limits (the others take their time and room) nor where failures
	// come back (one that now passes and is lost later might have come back and won), nor where the biggest customers leave and
	// customers buy more (who has bought more is the one to leave, and buys nothing later).
	{"higher pass rates", passes, []has{{base: true}, {blows: true}}, []string{"wins", "won_value", "bookings", "new_customers"}, 1},
	// Poisson counts by inversion keep the items and add some, each with a life of its own. It need not hold where people have
	// limits: the others stand before some of them in the queues.
	{"more leads", volume, []has{{base: true, blows: true, recycles: true}}, []string{"items", "leads", "mqls", "sqls", "opportunities", "wins", "won_value", "signups", "new_customers"}, 1},
}

// Directions hold for each path, month and segment.
func TestRaisingANumberOfAScenarioMovesFiguresOneWay(t *testing.T) {
	t.Parallel()
	for _, c := range directions {
		t.Run(strings.ReplaceAll(c.claim, " ", "-"), func(t *testing.T) {
			t.Parallel()
			file, moved := filepath.Join(t.TempDir(), "scenario.yaml"), 0
			rapid.Check(t, func(t *rapid.T) {
				d := anyScenario(t, rapid.SampledFrom(c.plans).Draw(t, "what plans have"))
				seed := rapid.Uint64().Draw(t, "seed")
				before, after := d.play(file, seed, nil), d.play(file, seed, d.raised[c.raise])
				for _, segment := range before.split() {
					for _, metric := range c.metrics {
						before.each(func(path, month int) {
							b, a := before.of(metric, segment, path, month), after.of(metric, segment, path, month)
							if c.sign*(a-b) < 0 {
								t.Fatalf("path %d month %d: %s of %s is %d, and with %s %d", path, month, metric, segment, b, c.claim, a)
							}
							if a != b {
								moved++
							}
						})
					}
				}
			})
			if moved == 0 {
				t.Errorf("%s changed nothing", c.claim)
			}
		})
	}
}
