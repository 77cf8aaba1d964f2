package sim

import (
	"fmt"
	"math"
	"testing"
)

// Items per month-end in the queue of M/M/c: λ 9 and μ 5 an hour, published for
// two and for four servers by mmarzolla/queueing (Octave): Lq 7.674 and .105;
// Erlang's C formula has the further digits.
//
// Here μ is one item in 20 days and λ nine fifths of that. Whole days hardly
// matter: with a Poisson number joining each morning and the first day's chance
// of ending apart from the later ones', the Markov chain of the number present
// has Lq 7.6563 and .1048, a thirtieth and a twentieth of the tolerance away. The
// state is forgotten in about 1/(√(cμ)−√λ)² = 190 services or 3,800 days at two
// people, so that the warm-up of 20 months leaves e^−5 of an empty start.
func TestQueueOfSeveralServersIsErlangC(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		people       int
		lq           float64
		days, months int
	}{{2, 7.673684, 1000, 128}, {4, 0.105197, 100, 600}} {
		p := mustRun(t, counter(c.people, 1.8/20, wholeDays(20), float64(c.days), c.months), 128)
		mean, se := estimate(eachPath(t, p, "backlog.counter", 0, c.months, itself))
		near(t, "Lq", mean, se, c.lq)
		mean, se = estimate(eachPath(t, p, "utilisation.clerk", 0, c.months, itself))
		near(t, "utilisation", mean/1e6, se/1e6, 1.8/float64(c.people))
	}
}

// Lq, Wq and P(wait) for one, two and five people, in services of ten days and of three,
// each measured for itself: Lq as the mean of the daily backlog, Wq as the mean of the days from joining
// the queue to the start, and P(wait) as the share that is not begun on its day. What
// they should be is the chain's in whole days, which tends to Erlang's as services grow long: at ten
// days Lq is .021 to .028 short of Erlang's 3.2, 2.8444 and 2.2165, at three .19 to .27; and what is served on
// the day it came has not waited.
func TestWaitsOfSeveralServersAreErlangC(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		people  int
		load    float64 // offered, in people
		service float64
		paths   int
	}{{1, .8, 10, 48}, {2, 1.6, 10, 48}, {5, 4, 10, 48}, {1, .8, 3, 64}, {2, 1.6, 3, 64}, {5, 4, 3, 64}} {
		perDay := c.load / c.service
		want := crowdOf(c.people, 110, perDay, c.service)
		months := 30
		all := waitsOf(t, counter(c.people, perDay, wholeDays(c.service), 25*c.service, months), c.paths, int32(50*c.service))
		name := fmt.Sprintf(" of %d, %v days", c.people, c.service)
		days := math.Floor(25*c.service) * float64(months)
		mean, se := estimate(eachQueue(all, func(q *waits) float64 { return q.area / days }))
		near(t, "Lq"+name, mean, se, want.lq)
		served := eachQueue(all, (*waits).served)
		mean, se = ratio(eachQueue(all, (*waits).total), served)
		near(t, "Wq"+name, mean, se, want.lq/perDay)
		mean, se = ratio(eachQueue(all, func(q *waits) float64 { return q.beyond(0) }), served)
		near(t, "P(wait)"+name, mean, se, want.wait)
	}
}

// The chains tend to the formulas: what a service of 600 days is off, is half of what one
// of 300 is, so that twice the one less the other is Erlang's formula, without a limit and with one.
func TestChainsOfWholeDaysTendToErlangsFormulas(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		people, room int
		load         float64
	}{{1, 3, .8}, {2, 5, 3}, {3, 9, 2.4}, {4, 30, 1.8}} {
		want := erlangOf(c.people, c.room, c.load)
		near, far := crowdOf(c.people, c.room, c.load/600, 600), crowdOf(c.people, c.room, c.load/300, 300)
		for name, v := range map[string][3]float64{
			"l": {want.l, near.l, far.l}, "lq": {want.lq, near.lq, far.lq},
			"wait": {want.wait, near.wait, far.wait}, "lost": {want.lost, near.lost, far.lost},
		} {
			if limit := 2*v[1] - v[2]; !(math.Abs(limit-v[0]) <= 5e-6) {
				t.Errorf("%+v: %s tends to %v, the formula gives %v", c, name, limit, v[0])
			}
		}
	}
}
