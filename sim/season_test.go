package sim

import "testing"

// The season multiplies the odds of the month in which a deal would close, not of
// the one in which it began: rate ½, 30 days, factor 3 in March and 0 in May.
func TestSeasonIsThatOfTheClosingMonth(t *testing.T) {
	t.Parallel()
	m := bare(14, 30)
	for i := range m.CloseSeason {
		m.CloseSeason[i] = 1
	}
	m.CloseSeason[2], m.CloseSeason[4] = 3, 0
	m.Stages = []Stage{lasting("deal", .5, Fixed(30))}
	m.Sources = []Source{inbound(80)}
	p := mustRun(t, m, 512)
	for month, want := range []float64{0, 40, 60, 40, 0, 40, 40, 40, 40, 40, 40, 40, 40, 40} {
		mean, se := monthly(t, p, "wins", month)
		near(t, "wins", mean, se, want)
		if month > 0 {
			mean, se = monthly(t, p, "losses", month)
			near(t, "losses", mean, se, 80-want)
		}
	}
}

// An earlier stage knows no season: in a January in which no deal is won, half of the leads become deals as ever, and are lost.
func TestSeasonActsOnTheLastStageAlone(t *testing.T) {
	t.Parallel()
	m := bare(2, 30)
	m.CloseSeason = [12]float64{0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}
	m.Stages = []Stage{step("lead", .5), step("deal", .5)}
	m.Stages[1].Pipeline = true
	m.Sources = []Source{inbound(80)}
	p := mustRun(t, m, 512)
	for month, want := range []float64{0, 20} {
		for metric, want := range map[string]float64{"disqualified": 40, "wins": want, "losses": 40 - want} {
			mean, se := monthly(t, p, metric, month)
			near(t, metric, mean, se, want)
		}
	}
}

// So it is for deals that were open on the first day, of which 45 days make: at an age of 20 days one closes in January, at 5 days in
// February, when nothing is won.
func TestSeasonOfAnOpeningDealIsThatOfItsClose(t *testing.T) {
	m := bare(2, 30)
	m.CloseSeason = [12]float64{1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}
	m.Stages = []Stage{lasting("deal", 1, Fixed(45))}
	m.OpeningPipeline = []OpeningItems{{Count: 1, Age: 20}, {Count: 1, Age: 5}}
	p := mustRun(t, m, 2)
	monthByMonth(t, p, "wins", 1, 0)
	monthByMonth(t, p, "losses", 0, 1)
}

// The season is that of the day a deal closes, and work that takes any time takes a day at least: with months
// of a day, what begins in January closes in February, when nothing is won, though it takes a quarter of a day.
func TestSeasonOfAShortDealIsThatOfTheNextDay(t *testing.T) {
	t.Parallel()
	m := bare(2, 1)
	m.CloseSeason = [12]float64{1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}
	m.Stages = []Stage{lasting("deal", .5, Fixed(.25))}
	m.Sources = []Source{inbound(80)}
	p := mustRun(t, m, 8)
	lost, begun := column(t, p, "losses", 1), column(t, p, "opportunities", 0)
	for path := range lost {
		if lost[path] != begun[path] {
			t.Errorf("path %d: %d deals begun on the first day, %d lost on the second", path, begun[path], lost[path])
		}
	}
}
