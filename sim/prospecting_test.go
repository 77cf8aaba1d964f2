package sim

import "testing"

// hunters is a plan in which one person, hired on the first day, finds 60 items a month when ramped.
func hunters(ramp []float64) *Model {
	m := ref1()
	m.DaysPerMonth, m.Months = 30, 3
	m.Roles[1].Ramp = ramp
	m.Sources = []Source{{Name: "self", Kind: Prospecting, By: 1, Volume: []Step{{Value: fixed(60)}}, Shares: []float64{1}}}
	m.Seats = []Seat{{Key: 1, Role: 1}}
	return m
}

// At a ramp of 0, ½ and 1 the finds of a month are Poisson with mean 0, 30 and
// 60.
func TestFindsFollowTheRamp(t *testing.T) {
	p := mustRun(t, hunters([]float64{0, 0.5, 1}), 1000)
	for month, want := range []float64{0, 30, 60} {
		mean, se := meanSE(column(t, p, "items", month))
		if diff := mean - want; diff > 4*se || diff < -4*se {
			t.Errorf("month %d: %.2f ± %.2f finds, want %v", month, mean, se, want)
		}
	}
}
