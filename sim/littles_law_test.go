package sim

import "testing"

// Little's law, L = λW, where nobody's capacity is needed: an item that will pass
// takes 40 days, one that will not 15 (Gamma, CV .5, and log-normal, CV 1), so that
// λ = 2 a day and a pass rate of .4 hold 2 × (.4 × 40 + .6 × 15) = 50 items open. Rounding
// keeps these means but for the days below one: P(X < 1) is below 10⁻⁵ for the
// Gamma and 2 · 10⁻³ for the log-normal, 10⁻³ items in all. Such a queue (M/G/∞) holds a Poisson number:
// variance and mean agree. Twelve warm-up months of 100 days see the last of an empty start.
func TestOpenItemsAreRateTimesDays(t *testing.T) {
	t.Parallel()
	const months = 40
	m := bare(months, 100)
	m.WarmUp = 12
	s := lasting("deal", .4, nil)
	s.Won[0] = spreadOf(Gamma{M: 40, CV: .5})
	s.Lost[0] = spreadOf(LogNormalMeanCV(15, 1))
	m.Stages = []Stage{s}
	m.Sources = []Source{inbound(200)}
	p := mustRun(t, m, 256)
	mean, se := estimate(eachPath(t, p, "open_items", 0, months, itself))
	near(t, "open items", mean, se, 50)
	square := func(x float64) float64 { return (x - 50) * (x - 50) }
	variance, se := estimate(eachPath(t, p, "open_items", 0, months, square))
	near(t, "their variance", variance, se, 50)
}

// The same where items wait: queue and desk together hold λ(Wq + S). One person, ρ .8,
// S 30 days to the letter: 30 × 2 + 30 days, .8/30 a day → 2.4 items.
func TestItemsWaitingAndWorkedAreRateTimesDays(t *testing.T) {
	t.Parallel()
	p := mustRun(t, counter(1, .8/30, Fixed(30), 300, 200), 128)
	mean, se := estimate(eachPath(t, p, "open_items", 0, 200, itself))
	near(t, "open items", mean, se, 2.4)
}
