package figure

import (
	"fmt"
	"testing"

	"funnelcast/forecast"
)

// who is a calendar of roles and months made by hand, the first role's seat empty in the first month.
func who(roles, months int) *forecast.Hire {
	h := &forecast.Hire{Scenario: "Plan", Paths: 1024, Seed: 1, Version: "0.1.0", Aim: forecast.AimedAt{Metric: "new_arr", Unit: "USD"}}
	h.Leads = &forecast.OneMore{Role: "bdr-with-a-name-so-long-that-it-must-be-cut-as-well", Month: "2027-01", Effect: &forecast.Difference{Mean: 12345, SE: 999}}
	for r := range roles {
		l := forecast.Load{Role: fmt.Sprintf("role-%d-with-a-name-so-long-that-it-must-be-cut", r)}
		for m := range months {
			one := forecast.RoleMonth{Month: fmt.Sprintf("20%02d-%02d", 27+m/12, m%12+1), Full: forecast.Uncertain{Value: float64(m+1) / float64(months)}}
			if r == 0 && m == 0 {
				one.Empty = 1
			}
			l.Months = append(l.Months, one)
		}
		if r%2 == 0 {
			l.OneMore = &forecast.OneMore{Role: l.Role, Month: "2027-04", Effect: &forecast.Difference{Mean: 345e6, SE: 9e6, Verdict: forecast.Verdict{Distinct: true}}}
		}
		h.Calendar = append(h.Calendar, l)
		h.Unlimited = l.Months
	}
	return h
}

// From one role and month to many: labels stay on the page and apart, the full cell says 100, and the
// one whose seat is empty says nothing.
func TestBottlenecksOfAnySizeStayOnThePage(t *testing.T) {
	if drawn(Bottlenecks(who(0, 0))) != nil {
		t.Error("a calendar of nobody was drawn")
	}
	for _, size := range [][2]int{{1, 1}, {2, 2}, {4, 24}, {9, 36}, {3, 60}, {14, 120}} {
		readable(t, drawn(Bottlenecks(who(size[0], size[1]))), size)
	}
	c := drawn(Bottlenecks(who(2, 4)))
	count := map[string]int{}
	for _, l := range c.labels {
		count[l.text]++
	}
	if count["+$345m ± $9m"] != 1 || count["from 2027-04"] != 1 || count["one more: new ARR"] != 1 || count["+$12.3k? ± $1.0k"] != 1 {
		t.Errorf("the value of one more is missing or told twice: %v", count)
	}
	if count["100"] != 3 || count["25"] != 2 {
		t.Errorf("cells say %v, want 100 three times and 25 twice, as one seat is empty", count)
	}
}
