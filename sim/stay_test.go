package sim

import "testing"

// Who works a stage and the next keeps the item, though others work but one of the two: an account executive who
// qualifies among SDRs closes what they have qualified, and an SDR gives it to one of the executives.
func TestAnItemStaysWithWhoWorksBothStages(t *testing.T) {
	t.Parallel()
	m := bare(2, 60)
	m.Stages = []Stage{lasting("qualify", 1, Fixed(3), 0, 1), lasting("contract", 1, Fixed(3), 1)}
	m.Sources = []Source{inbound(200)}
	m.Roles = []Role{{Name: "sdr"}, {Name: "ae"}}
	m.Seats = append(seated(0, 2), seated(1, 4)...)
	before, kept, given := map[key]int32{}, 0, 0
	watch(t, m, 1, func(_ int, w *world) {
		for it := range w.present() {
			was, known := before[it.key]
			has := nobody
			if it.desk != nil {
				has = it.desk.person.number
			}
			before[it.key] = has
			if it.at.stage == 0 || !known {
				continue
			}
			switch role := w.people[was].role; {
			case role == 1 && has != was:
				t.Fatalf("on day %d an item leaves executive %d for %d", w.today, was, has)
			case role == 1:
				kept++
			case w.people[has].role == 1:
				given++
			}
		}
	})
	if kept < 100 || given < 50 {
		t.Errorf("%d kept and %d given", kept, given)
	}
}
