package sim

import "testing"

// Three people who handle leads take turns from day to day, not only within one:
// whatever number comes on a day, nobody starts more than one lead more than another.
func TestLeadsAreDealtInTurn(t *testing.T) {
	m := ref1()
	m.Sources[0].Volume = []Step{{Value: fixed(40)}} // about two a day
	m.Seats = seated(0, 3)
	p, err := compile(m, NewLaws())
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(p)
	w.prepare(key(1), false)
	started := make([]int32, 3)
	for ; w.today < 200; w.today++ {
		w.passDay()
		for i := range started {
			started[i] += w.desks[i].started
		}
	}
	least, most := min(started[0], started[1], started[2]), max(started[0], started[1], started[2])
	if least < 50 || most-least > 1 {
		t.Errorf("they started %v leads", started)
	}
}
