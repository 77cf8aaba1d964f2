package sim

import (
	"math"
	"testing"
)

// Leads that four people take turns at are started on the day they come, and each start is counted
// once: utilisation times capacity is the number of leads.
func TestEveryStartIsCountedOnce(t *testing.T) {
	p := mustRun(t, ref1(), 64)
	for month := range p.Months {
		leads, used := column(t, p, "leads", month), column(t, p, "utilisation.sdr", month)
		for i := range leads {
			if got := float64(used[i]) * 4 * 420 / 1e6; !(math.Abs(got-float64(leads[i])) <= 0.01) {
				t.Fatalf("path %d month %d: %.2f starts of %d leads", i, month, got, leads[i])
			}
		}
	}
}

// The only AE is busy on every day until they leave, so the month of leaving
// shows full use of what there was.
func TestUtilisationRemembersWhoLeft(t *testing.T) {
	m := ref1()
	m.WarmUp, m.Months = 12, 12
	m.Roles[1].Open, m.Roles[1].Attrition, m.Roles[1].NeverBackfills = limit(2), fixed(2), true
	m.Seats = append(seated(0, 4), seated(1, 1)...)
	p := mustRun(t, m, 64)
	left, busy := 0, 0
	for month := range p.Months {
		leavers, used := column(t, p, "leavers", month), column(t, p, "utilisation.ae", month)
		for i := range leavers {
			switch {
			case leavers[i] == 0:
			case used[i] == 1e6:
				left, busy = left+1, busy+1
			case used[i] == 0: // left on the first day of the month
				left++
			default:
				t.Errorf("path %d month %d: who left was used to %d millionths", i, month, used[i])
			}
		}
	}
	if left < 30 || busy < left*9/10 {
		t.Errorf("%d of %d months of leaving show use", busy, left)
	}
}
