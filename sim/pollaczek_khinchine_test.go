package sim

import "testing"

// One person, any law of service: Wq = λE[S²]/(2(1−λE[S])). The formula holds to
// the letter in whole days: where a Poisson number with mean λ comes on a day,
// the work found on arrival and the work of those ahead in the same day's
// batch are −ρ/2 and +ρ/2 of it, which cancel. Published: λ .8, E[S] 1, CV 1 → Wq 4,
// and with it 2 for CV 0 and 10 for CV 2.
//
// The queue at month ends averages λWq (Little). One E[S] is 30 days here; for CV 2
// nine of ten services take 10 days and the tenth 210.
func TestQueueOfOneServerIsPollaczekKhinchine(t *testing.T) {
	t.Parallel()
	const days, months = 900, 120
	spread := make(Values, 10)
	for i := range spread {
		spread[i] = 10
	}
	spread[9] = 210
	for _, c := range []struct {
		name    string
		service Law
		wq      float64
	}{{"CV 0", Fixed(30), 2}, {"CV 1", wholeDays(30), 4}, {"CV 2", spread, 10}} {
		p := mustRun(t, counter(1, .8/30, c.service, days, months), 128)
		mean, se := estimate(eachPath(t, p, "backlog.counter", 0, months, itself))
		near(t, "Wq at "+c.name, mean/.8, se/.8, c.wq)
	}
}
