package sim

import (
	"fmt"
	"testing"
)

// lounge is a counter of c people in a lounge with room for so many items: an item takes a
// place of the one who keeps it, waits in it for a clerk, and gives it back as it leaves.
// Who finds no place goes cold.
func lounge(c, places int, perDay, service, days float64, months int) *Model {
	m := counter(c, perDay, wholeDays(service), days, months)
	m.Roles = append(m.Roles, Role{Name: "keeper", Open: limit(float64(places))})
	m.Seats = append(m.Seats, seated(1, 1)...)
	m.Stages = append([]Stage{step("place", 1, 1)}, m.Stages[0])
	m.Stages[0].ColdAfter = 0
	m.Stages[1].WorkedBy, m.Stages[1].Needs = []int{1}, 1
	return m
}

// erlangOf is M/M/c/K in continuous time: the chance of n in the system is in proportion to
// aⁿ/n! up to c of them and to aᶜ/c! (a/c)ⁿ⁻ᶜ beyond, with a the load offered (Gross and Harris,
// Fundamentals of Queueing Theory). What comes finds the system as it is at any time (Poisson
// arrivals see time averages), so that the chance of K is the share turned away.
func erlangOf(c, places int, load float64) (f crowd) {
	mass, sum := 1.0, 0.0
	for n := 0; ; n++ {
		sum += mass
		f.l += mass * float64(n)
		f.lq += mass * float64(max(n-c, 0))
		if n >= c && n < places {
			f.wait += mass
		}
		if n == places {
			f.lost = mass / sum
			f.l, f.lq, f.wait = f.l/sum, f.lq/sum, f.wait/sum
			return f
		}
		mass *= load / float64(min(n+1, c))
	}
}

// A queue with a limit is M/M/c/K. Services of 300 days come close to continuous time: by the
// chain in whole days 1 · 10⁻⁴ less is lost and .0004 to .0025 more are present, a tenth of the tolerance at most. In those
// of three days the chain itself is exact, with another loss altogether: a day's arrivals come together.
func TestQueueWithALimitIsMMcK(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		people, places int
		load           float64 // offered, in people
	}{{1, 3, .8}, {2, 5, 3}, {3, 9, 2.4}} {
		for _, service := range []float64{300, 3} {
			want, months := erlangOf(c.people, c.places, c.load), 60
			if service < 10 {
				want, months = crowdOf(c.people, c.places, c.load/service, service), 300
			}
			m := lounge(c.people, c.places, c.load/service, service, max(3*service, 20), months)
			p := mustRun(t, m, 128)
			name := fmt.Sprintf(" of M/M/%d/%d at a load of %v, %v days", c.people, c.places, c.load, service)
			lost, se := ratio(eachPath(t, p, "gone_cold.place", 0, months, itself), eachPath(t, p, "items", 0, months, itself))
			near(t, "blocking"+name, lost, se, want.lost)
			present, se := estimate(eachPath(t, p, "utilisation.keeper", 0, months, itself))
			k := float64(c.places) / 1e6
			near(t, "L"+name, present*k, se*k, want.l)
			queue, se := estimate(eachPath(t, p, "backlog.counter", 0, months, itself))
			near(t, "Lq"+name, queue, se, want.lq)
		}
	}
}
