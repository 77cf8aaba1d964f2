package forecast

import "testing"

// Of hires that are as good as the first, the one that surely costs less is named, and only if it helps.
func TestTheCheapestOfThoseAsGood(t *testing.T) {
	hire := func(month string, cost float64, tied, helps bool) HireValue {
		return HireValue{Month: month, Tied: tied, HireEffect: HireEffect{Helps: helps, Cost: &Difference{Mean: cost, SE: 1}}}
	}
	first := hire("first", 100, false, true)
	for want, others := range map[string][]HireValue{
		"cheap": {hire("dear", 120, true, true), hire("cheap", 90, true, true), hire("behind", 10, false, true), hire("useless", 20, true, false)},
		"":      {hire("hardly cheaper", 98, true, true)},
	} {
		h := &Hire{Hires: append([]HireValue{first}, others...)}
		got := ""
		if least := h.Cheapest(); least != nil {
			got = least.Month
		}
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if h := (&Hire{Hires: []HireValue{first}}); h.Cheapest() != nil {
		t.Error("the first is cheaper than itself")
	}
}
