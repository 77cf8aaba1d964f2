package forecast

import "testing"

// prospected is a plan of two paths that are alike: so many came from one source, each with a chance, of which so many were won.
func prospected(came, chance, won float64) *prospects {
	same := func(v float64) []float64 { return []float64{v, v} }
	return &prospects{won: same(won), due: same(won), all: same(won), inflows: []inflow{{from: "inbound", many: same(came), chance: same(chance)}}}
}

// What cannot be divided by is not what makes the difference: a plan that wins 10 customers of 1,000 where the other has nobody at
// all to win owes it to leads alone, and so does one of which nobody knows where its customers come from, as no
// source's chance is more than 0. Either plan may be the baseline.
func TestWithoutAnythingToDivideByItIsTheLeads(t *testing.T) {
	for name, c := range map[string]struct {
		less, more *prospects
		wins       int64 // of the lesser plan
	}{
		"nothing came":                {prospected(0, 0.25, 0), prospected(40, 0.25, 10), 0},
		"from where is not known":     {prospected(40, 0.25, 10), prospected(40, 0, 20), 10},
		"nor is it of the lesser one": {prospected(40, 0, 10), prospected(40, 0.25, 20), 10},
	} {
		less, more := []int64{1000 * c.wins, 1000 * c.wins}, []int64{1000 * (c.wins + 10), 1000 * (c.wins + 10)}
		for _, turned := range []bool{false, true} {
			parts, all := causesOf(c.less, c.more, less, more), int64(10_000)
			if turned {
				parts, all = causesOf(c.more, c.less, more, less), -all
			}
			for cause, part := range parts {
				want := int64(0)
				if cause == "leads" {
					want = all
				}
				if got := part.b[0] - part.a[0]; got != want {
					t.Errorf("%s (turned: %v): %s has %d, want %d", name, turned, cause, got, want)
				}
			}
		}
	}
}
