package reports

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"funnelcast/forecast"
)

// tested is a stress test made by hand, of every outcome there is.
func tested() *forecast.StressTest {
	c := compared()
	inf, nan := forecast.Number(math.Inf(1)), forecast.Number(math.NaN())
	c.Plans[1].Scenario, c.Plans[2].Scenario = "a gain", "nothing at all"
	c.Plans[1].Recovery = &forecast.Recovery{Begins: "2027-04", Outcome: forecast.Lasting, Months: inf, Lo: 1, Hi: inf, SE: inf, Worst: 0.0625, WorstSE: 0.03125}
	c.Plans[2].Recovery = &forecast.Recovery{Outcome: forecast.Over}
	for i, r := range []forecast.Recovery{
		{Begins: "2027-03", Outcome: forecast.Over, Months: 2, Lo: 1, Hi: 3, SE: 0.45, Worst: 0.4, WorstSE: 0.1},
		{Begins: "2027-05", Outcome: forecast.TooLate, Months: nan, Lo: nan, Hi: nan, SE: nan, Worst: nan, WorstSE: nan},
	} {
		p := c.Plans[1]
		p.Name, p.Scenario, p.Recovery = string(rune('D'+i)), []string{"a loss", "a late loss, told by a very long name"}[i], &r
		p.Figures = append([]forecast.ComparedFigure{}, p.Figures...)
		for j := range p.Figures {
			d := *p.Figures[j].Difference
			d.Mean, d.Lo, d.Hi, d.Distinct = -d.Mean*float64(3-i), -d.Hi*float64(3-i), -d.Lo*float64(3-i), true
			p.Figures[j].Difference = &d
		}
		c.Plans = append(c.Plans, p)
	}
	c.Rank()
	plan := forecast.Tried{Strength: 1, Probability: 0.75, SE: 0.07}
	return &forecast.StressTest{Comparison: c, Reverse: &forecast.Reverse{Target: "来期, \"B\"", Under: 0.4, Breaks: []forecast.Break{
		{Name: "win odds", Unit: "change", At: 0.5625, Lo: 0.75, Hi: 0.25, Most: 0.1, Tried: []forecast.Tried{plan, {Strength: 0.5, Probability: 0.375, SE: 0.08}, {Strength: 0.1, SE: 0.024}}},
		{Name: "cycle", Unit: "change", At: 3.5, Lo: 1, Hi: inf, Most: 4, Tried: []forecast.Tried{plan, {Strength: 4, Probability: 0.375, SE: 0.08}}},
		{Name: "churn", Unit: "times", Above: true, At: inf, Lo: inf, Hi: inf, Most: 6, Tried: []forecast.Tried{plan, {Strength: 6, Probability: 0.625, SE: 0.08}}},
		{Name: "hires late", Unit: "months", At: 2.5, Lo: 1.25, Hi: 4, Most: 24, Tried: []forecast.Tried{plan, {Strength: 24, SE: 0.024}}},
		{Name: "all at once", Unit: "share", At: 0.8, Lo: 0.6, Hi: 1.1, Most: 3, Tried: []forecast.Tried{plan, {Strength: 3, SE: 0.024}}},
	}}}
}

func TestStressesReadTheWorstFirst(t *testing.T) {
	test := tested()
	names := ""
	for _, p := range test.Plans {
		names += p.Name
	}
	if names != "ADECB" {
		t.Errorf("ranked %s", names)
	}
	golden(t, "stress.txt", told(t, WriteStress, test, "out/stress.csv"))
}

func TestAPlanThatIsBelowAlreadyIsToldOnce(t *testing.T) {
	test := tested()
	for i := range test.Reverse.Breaks {
		test.Reverse.Breaks[i].Below = true
	}
	if text := told(t, WriteStress, test); !strings.Contains(text, "Nothing: as planned its probability is 75 % ± 7 %. Ask for a lower one") || strings.Contains(text, "hires late ") {
		t.Error(text)
	}
}

func TestRecoveriesAndReversesAreTidy(t *testing.T) {
	golden(t, "recovery.csv", written(t, WriteRecoveryCSV, tested()))
	golden(t, "reverse.csv", written(t, WriteReverseCSV, tested().Reverse))
}

func TestAStressTestInJSONHasAllOfIt(t *testing.T) {
	test := tested()
	test.Plans[1].More.Last = nil // of the picture alone
	_, back := readBack(t, test)
	if !reflect.DeepEqual(back.Reverse, test.Reverse) || !reflect.DeepEqual(back.Plans[1], test.Plans[1]) || back.Plans[2].Recovery.Outcome != forecast.TooLate {
		t.Errorf("read back as %+v", back)
	}
}

// Months that may last to the plan's end or not are marked, whichever of the two is the likelier.
func TestMonthsFeltThatAreNotSureAreMarked(t *testing.T) {
	nan, inf := forecast.Number(math.NaN()), forecast.Number(math.Inf(1))
	c := &forecast.Comparison{Months: []string{"2027-01", "2027-02", "2027-03", "2027-04"}}
	for want, r := range map[[2]string]*forecast.Recovery{
		{"?", ""}:    nil,
		{"3+?", ""}:  {Begins: "2027-02", Outcome: forecast.Lasting, Months: inf, Lo: 1, Hi: inf, SE: inf},
		{"3+", ""}:   {Begins: "2027-02", Outcome: forecast.Lasting, Months: inf, Lo: inf, Hi: inf, SE: inf},
		{"2?", ""}:   {Begins: "2027-02", Outcome: forecast.Over, Months: 2, Lo: 1, Hi: inf, SE: inf},
		{"2", "0.5"}: {Begins: "2027-02", Outcome: forecast.Over, Months: 2, Lo: 1, Hi: 3, SE: 0.5},
	} {
		if got := [2]string{FeltFor(c, r), feltError(r)}; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if late := (&forecast.Recovery{Outcome: forecast.TooLate, Months: nan, Lo: nan, Hi: nan, SE: nan}); FeltFor(c, late) != "?" || feltError(late) != "" {
		t.Error(FeltFor(c, late), feltError(late))
	}
}

// A sentence for each outcome of the worst stress.
func TestTheWorstStressIsToldWithItsEnd(t *testing.T) {
	nan, inf := forecast.Number(math.NaN()), forecast.Number(math.Inf(1))
	for want, r := range map[string]*forecast.Recovery{
		"": nil,
		" It begins in 2027-03, and is felt for 1 month (95 %: 1 to 2).":                         {Begins: "2027-03", Outcome: forecast.Over, Months: 1, Lo: 1, Hi: 2},
		" It begins in 2027-03, and is felt for 9 months (95 %: 8 or more).":                     {Begins: "2027-03", Outcome: forecast.Over, Months: 9, Lo: 8, Hi: inf},
		" It begins in 2027-03, and ARR grows on as planned.":                                    {Begins: "2027-03", Outcome: forecast.Over},
		" It begins in 2027-03, and is felt up to the end of the plan.":                          {Begins: "2027-03", Outcome: forecast.Lasting, Months: inf, Lo: inf, Hi: inf},
		" It begins in 2027-03, and is felt up to the end of the plan (95 %: 4 or more months).": {Begins: "2027-03", Outcome: forecast.Lasting, Months: inf, Lo: 4, Hi: inf},
		" It begins in 2027-03, too late in the plan to see how long it is felt.":                {Begins: "2027-03", Outcome: forecast.TooLate, Months: nan},
	} {
		if got := recovery(r); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
