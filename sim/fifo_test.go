package sim

import (
	"fmt"
	"math"
	"testing"
)

// Whoever is served next, the mean wait is the same; its law is not. First in, first out, one person
// of exponential services keeps the share P(W > t) = ρ·e^−(μ−λ)t waiting longer than t (Gross and Harris,
// Fundamentals of Queueing Theory). At twenty days a service, whole days make it .29218 and .03938, a twentieth of the
// tolerance less; at three they are followed to the last digit, see workFound.
//
// Last in, first out would be outside: an item that has to wait would wait for a whole busy
// period, and of μ = 1/20 and ρ = .8 there would be .1490 instead of .2943 beyond 100 days and .0599 instead of .0398
// beyond 300.
func TestWaitsAreThoseOfFirstInFirstOut(t *testing.T) {
	t.Parallel()
	work := workFound(.25, dayLaw(3, 110), 360)
	exact := func(days int) (share float64) {
		for _, mass := range work[days+1:] {
			share += mass
		}
		return share
	}
	formula := func(days int) float64 { return .8 * math.Exp(-.2/20*float64(days)) }
	for _, c := range []struct {
		service, rho float64
		beyond       []int
		share        func(days int) float64
	}{{20, .8, []int{100, 300}, formula}, {3, .75, []int{9, 30}, exact}} {
		all := waitsOf(t, counter(1, c.rho/c.service, wholeDays(c.service), 25*c.service, 50), 200, int32(100*c.service))
		served := eachQueue(all, (*waits).served)
		for _, days := range c.beyond {
			share, se := ratio(eachQueue(all, func(q *waits) float64 { return q.beyond(days) }), served)
			near(t, fmt.Sprintf("share that waits beyond %d days, services of %v,", days, c.service), share, se, c.share(days))
		}
	}
}

// workFound is the law of the days of work an item has before it: those of the morning, which go
// down by one a day, and of those who came before it on its day.
func workFound(perDay float64, service []float64, most int) []float64 {
	come := poissonLaw(perDay)
	var byDay, ahead []float64 // work of a day's batch; and of the part of it ahead of one of them
	sum := []float64{1}
	left := 1.0
	byDay, ahead = make([]float64, most), make([]float64, most)
	for _, p := range come {
		left -= p // P(more than these come)
		for d, mass := range sum {
			byDay[d] += p * mass
			ahead[d] += max(left, 0) / perDay * mass
		}
		sum = convolve(sum, service, most)
	}
	reach := len(byDay)
	for reach > 1 && byDay[reach-1] < 1e-14 {
		reach--
	}
	morning := make([]float64, most)
	morning[0] = 1
	for moved := 1.0; moved > 1e-10; {
		evening := convolve(morning, byDay[:reach], most)
		evening[1] += evening[0]
		moved = 0
		for d := range evening[1:] {
			moved += math.Abs(evening[d+1] - morning[d])
			morning[d] = evening[d+1]
		}
	}
	return convolve(morning, ahead, most)
}

// One person who works two stages serves the later one first, whatever came first: of two deals in
// each, of ten days a stage, those of the second are signed on days 10 and 20; those of
// the first stay with the person from stage to stage and are signed on days 40 and 60.
func TestLaterStagesAreServedFirst(t *testing.T) {
	m := bare(70, 1)
	m.Stages = []Stage{lasting("demo", 1, Fixed(10), 0), lasting("proposal", 1, Fixed(10), 0)}
	for i := range 4 {
		m.OpeningPipeline = append(m.OpeningPipeline, OpeningItems{Stage: i / 2, Count: 1, Worth: spreadOf(Fixed(float64(i + 1)))})
	}
	m.Roles = []Role{{Name: "ae", Open: limit(1)}}
	m.Seats = seated(0, 1)
	p := mustRun(t, m, 2)
	for i, day := range []int{40, 60, 10, 20} {
		always(t, p, "bookings", day, int64(i+1))
	}
	monthByMonth(t, p, "backlog.demo", 2, 2)
	always(t, p, "backlog.demo", 20, 1)
	always(t, p, "backlog.demo", 39, 1)
	always(t, p, "backlog.demo", 40, 0)
}

// In the mean that is a queue of two classes of which the first goes before, without taking anybody's
// service away (Cobham, Priority Assignment in Waiting Line Problems, 1954): with R = ΣλE[S²]/2,
//
//	W₁ = R/(1−ρ₁)    W₂ = R/((1−ρ₁)(1−ρ₁−ρ₂))
//
// Services take 30 days to the letter, ρ₁ = .3 and ρ₂ = .5: R = 12, W₁ = 120/7, W₂ = 600/7. In whole
// days an item meets all that its day brings for the stage that goes before, and W₁ is ρ₂/2
// of a day short, within a fifteenth of the tolerance.
func TestStagesServedFirstWaitByCobhamsFormula(t *testing.T) {
	t.Parallel()
	const days, months = 300, 150
	m := counter(1, .5/30, Fixed(30), days, months)
	first := m.Stages[0]
	first.Name = "first"
	m.Stages = append(m.Stages, first)
	urgent := inbound(.3 / 30 * days)
	urgent.Name, urgent.Enters = "urgent", 1
	m.Sources = append(m.Sources, urgent)
	p := mustRun(t, m, 128)
	for stage, c := range map[string]struct{ perDay, wait float64 }{"counter": {.5 / 30, 600. / 7}, "first": {.3 / 30, 120. / 7}} {
		mean, se := estimate(eachPath(t, p, "backlog."+stage, 0, months, itself))
		near(t, "wait in "+stage, mean/c.perDay, se/c.perDay, c.wait)
	}
}
