package reports

import (
	"strings"
	"testing"

	"funnelcast/forecast"
)

// starting is a hire of April 2027 whose latest start lies at these months; the first is when it is surely safe no longer.
func starting(sure, last, fails string, dropped float64) forecast.PlannedHire {
	at := func(month string) *forecast.Start {
		if month == "" {
			return nil
		}
		return &forecast.Start{Month: month, Probability: forecast.Uncertain{Value: 0.81, SE: 0.01}, Holds: true}
	}
	start := func(p float64) forecast.Start {
		return forecast.Start{Probability: forecast.Uncertain{Value: p, SE: 0.01}, Holds: p >= 0.8, Keeps: p > 0.82, Fails: p < 0.78}
	}
	return forecast.PlannedHire{Role: "ae", Month: "2027-04", Of: 1, Latest: &forecast.LatestStart{
		Planned: start(0.85), Dropped: start(dropped), Sure: at(sure), Last: at(last), Fails: at(fails)}}
}

// Every way in which the edges of a latest start may lie is told as what it is.
func TestTheEdgesOfALatestStart(t *testing.T) {
	for _, c := range []struct {
		hire forecast.PlannedHire
		want string
	}{
		{starting("2027-05", "2027-08", "2027-12", 0.5), "ae from 2027-04: 2027-08 at the latest, with 81 % ± 1 %; surely safe up to 2027-05, surely too late from 2027-12, not told apart between."},
		{starting("2027-05", "2027-08", "", 0.5), "2027-08 at the latest, with 81 % ± 1 %; surely safe up to 2027-05, later not told apart, but surely not to be dropped."},
		{starting("2027-05", "2027-08", "", 0.79), "2027-08 at the latest, with 81 % ± 1 %; surely safe up to 2027-05, later not told apart."},
		{starting("", "2027-02", "2027-06", 0.5), "earlier than planned: 2027-02 at the latest, with 81 % ± 1 %; no month is surely safe, and 2027-06 surely too late."},
		{starting("", "2027-06", "", 0.79), "no month is surely safe or surely too late."},
		{starting("2027-09", "", "", 0.81), "perhaps not needed for this; without it Plan is reached in 81 % ± 1 %; surely safe up to 2027-09, later not told apart."},
		{starting("", "", "", 0.9), "Not needed for this: ae from 2027-04. Without any one of them Plan is surely reached in more than 80 %."},
		{starting("", "", "2027-01", 0.5), "No start of one of them alone keeps it, surely: ae from 2027-04."},
		{starting("", "", "2027-03", 0.5), "No start of one of them alone keeps it, though for the first months that is not sure: ae from 2027-04."},
		{starting("", "", "", 0.79), "No start of one of them alone keeps it, though for the first months that is not sure: ae from 2027-04."},
	} {
		s := newSummary(false)
		s.latestStarts(&forecast.Hire{Keep: 0.8, Paths: 768, Start: "2027-01", Aim: forecast.AimedAt{Target: "Plan"}, Planned: []forecast.PlannedHire{c.hire}})
		told := unwrapped(s.String())
		if !strings.HasPrefix(told, "The latest safe start for Plan to be reached in 80 % or more of the futures, on 768 paths. As planned it surely is. ") || !strings.HasSuffix(told, c.want) {
			t.Errorf("%s\nwant … %s", told, c.want)
		}
	}
}

// Two hires in a row that may be swapped, and a third that the budget forbids.
func TestHiresInARowAreTold(t *testing.T) {
	some := func(mean float64) *forecast.Difference {
		return &forecast.Difference{Mean: mean, SE: mean / 20, Verdict: forecast.Verdict{Distinct: true}}
	}
	effect := forecast.HireEffect{Paths: 384, Effect: some(100e3), Cost: some(50e3), Cash: some(20e3)}
	h := &forecast.Hire{Currency: "USD", Budget: 90e3, Aim: forecast.AimedAt{Metric: "arr", Segment: "all", Month: "2028-12", Unit: "USD"}, Sequence: &forecast.Sequence{
		Asked: 3, Unpaid: true, Left: -10e3, Total: effect,
		Steps: []forecast.HireStep{
			{Role: "ae", Month: "2027-01", HireEffect: effect, Swappable: true, Tied: []forecast.RoleStart{{Role: "bdr", Month: "2027-01"}, {Role: "bdr", Month: "2027-04"}}},
			{Role: "bdr", Month: "2027-01", HireEffect: effect, Dear: []forecast.RoleStart{{Role: "se", Month: "2027-04"}}},
		}}}
	s := newSummary(false)
	s.inARow(h)
	want := "2 hires in a row: 1. ae from 2027-01 and 2. bdr from 2027-01. Together they change ARR in 2028-12 by +$100k ± $5k on average, on 384 futures that had no say in any choice. " +
		"They cost $50k ± $2k up to 2028-12, on these futures more than the budget of $90k. " +
		"As hire 1, bdr from 2027-01 and bdr from 2027-04 were as good. Hires 1 and 2 may come in either order. " +
		"As hire 2, se from 2027-04 would have done more, for more than was left of the budget. " +
		"Of the 3 hires in a row asked for there are 2: none that helps is within what is left of the budget."
	if told := unwrapped(s.String()); told != want {
		t.Errorf("%s\nwant %s", told, want)
	}
}

// How probable the target is as the plan stands is told once, from all paths, whatever it was on those on which hires are judged.
func TestTheBaselineIsToldOnce(t *testing.T) {
	some := &forecast.Difference{Mean: 100e3, SE: 5e3, Verdict: forecast.Verdict{Distinct: true}}
	total := forecast.HireEffect{Paths: 64, Effect: some, Cost: some, Cash: some, Gain: &forecast.Gain{Points: 0.17, SE: 0.05, Verdict: forecast.Verdict{Distinct: true},
		Before: forecast.Uncertain{Value: 0.52, SE: 0.06}, After: forecast.Uncertain{Value: 0.69, SE: 0.06}, Won: 11}}
	h := &forecast.Hire{Currency: "USD", Aim: forecast.AimedAt{Metric: "arr", Segment: "all", Month: "2028-12", Unit: "USD", Target: "Plan", Probability: forecast.Uncertain{Value: 0.4, SE: 0.04}},
		Sequence: &forecast.Sequence{Asked: 1, Total: total, Steps: []forecast.HireStep{{Role: "ae", Month: "2027-01", HireEffect: total}}}}
	s := newSummary(false)
	h.Hires = []forecast.HireValue{{Role: "ae", Month: "2027-01", Contender: true, HireEffect: total}}
	h.Hires[0].Helps = true
	s.baseline(h)
	s.bestHire(h)
	s.inARow(h)
	wants(t, unwrapped(s.String()), []string{
		"As the plan stands, Plan is reached in 40 % ± 4 % of the futures. Hire one ae more from 2027-01",
		"Plan becomes 17 ± 5 points more probable. It costs",
		"Plan becomes 17 ± 5 points more probable. They cost",
	}, []string{"52 %", "69 %"})
}

// oneHire is the answer where one hire was tried alone, which does nothing.
func oneHire() *forecast.Hire {
	none := &forecast.Difference{Mean: 10, SE: 50}
	return &forecast.Hire{Currency: "USD", Paths: 128, Lived: 256, Fresh: 64, Aim: forecast.AimedAt{Metric: "arr", Segment: "all", Month: "2028-12", Unit: "USD"},
		Hires: []forecast.HireValue{{Role: "ae", Month: "2027-01", Contender: true, HireEffect: forecast.HireEffect{Effect: none, Cost: none, Cash: none}}}}
}

// Who never takes cash has nothing to pay back, in the plan's first month or later.
func TestWhoNeverTakesCashHasNothingToPayBack(t *testing.T) {
	h := oneHire()
	v := &h.Hires[0]
	v.NeverShort, v.Cash = true, &forecast.Difference{Mean: 3e5, SE: 4e4, Verdict: forecast.Verdict{Distinct: true}}
	wants(t, paysBack(h, v), []string{". There is nothing to pay back: on average, cash is at no month's end lower for it (+$300k ± $40k of cash at the plan's end)."},
		[]string{"paid for itself", "not sure"})
}

// One hire is told of in the singular.
func TestOneHireAlone(t *testing.T) {
	h := oneHire()
	s := newSummary(false)
	s.bestHire(h)
	s.livedThrough(h)
	wants(t, unwrapped(s.String()), []string{
		"Nothing helps: the only hire tried does not change ARR in 2028-12 for the better by more than chance would.",
		"; the last of them is judged on 64 that had no say in the choice.",
	}, []string{"none of the 1", "the last 1"})
}
