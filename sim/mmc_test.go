package sim

import "testing"

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
