package reports

import (
	"strings"
	"testing"

	"funnelcast/forecast"
)

// handmade is an answer with every kind of assumption: known, guessed, tied to another, slight, not swung.
func handmade() *forecast.Drivers {
	of := func(v, se float64) forecast.Uncertain { return forecast.Uncertain{Value: v, SE: se} }
	total := func(v, se float64) *forecast.Uncertain { return &forecast.Uncertain{Value: v, SE: se} }
	known := func(v, se float64) forecast.Quantile { return forecast.Quantile{Value: v, Lo: v - se, Hi: v + se} }
	swings := func(money, chance forecast.Swing) []forecast.Swing { return []forecast.Swing{money, chance} }
	return &forecast.Drivers{
		Scenario: "By hand", Currency: "USD", Seed: 7, Paths: 1200, Swung: 150, Redrawn: 75, Lived: 6000,
		Aim: forecast.AimedAt{Target: "Plan", Metric: "arr", Segment: "all", Month: "2028-12", Unit: "USD", AtLeast: 13e6,
			Probability: of(.47, .0144), Mean: of(12.9e6, 6e4)},
		Split: []forecast.MonthSplit{
			{Month: "2028-11", P10: 10e6, P50: 12.4e6, P90: 15e6, SD: 2e6, Rates: of(.5, .02)},
			{Month: "2028-12", P10: 10.2e6, P50: 12.8e6, P90: 15.7e6, SD: 2.1e6, Rates: of(.64, .0123),
				Band: forecast.Band{P10: known(10.2e6, 7e4), P50: known(12.8e6, 8e4), P90: known(15.7e6, 1.1e6)}}},
		Learning: of(.4, .0102),
		Outcomes: []forecast.Outcome{{Metric: "arr", Segment: "all", Month: "2028-12", Unit: "USD"}, {Metric: "probability", Segment: "all", Month: "2028-12", Unit: "share"}},
		Drivers: []forecast.Driver{
			{Assumption: "sources.inbound.volume", Origin: forecast.Origin{Written: "330 .. 400 per month"}, P10: 330, P90: 400, Share: of(.008, .006), Influential: true,
				Total: total(.021, .005), Narrower: of(.004, .003), Swings: swings(
					forecast.Swing{Low: of(-2e5, 4e4), High: of(3.4e5, 4e4), Range: of(5.4e5, 4.1e4), Sure: true}, forecast.Swing{Range: of(.133, .031), Sure: true})},
			{Assumption: "funnel.sql.passes", Origin: forecast.Origin{Written: "45% .. 62%", Source: "our CRM", Sourced: true}, P10: .45, P90: .62, Share: of(.37, .021), ShareTold: true,
				Influential: true, Correlated: true, Narrower: of(.206, .013), Swings: swings(
					forecast.Swing{Low: of(-1.5e6, 9e4), High: of(1.68e6, 9e4), Range: of(3.18e6, 5.04e4), Sure: true}, forecast.Swing{Range: of(.65, .03), Sure: true})},
			{Assumption: "segments.smb.churn", Share: of(.001, .003), Needed: 15000, Total: total(0, .0002), Swings: swings(
				forecast.Swing{Range: of(-2e4, 3e4), Needed: 8700}, forecast.Swing{Range: of(0, 0)})},
			{Assumption: "segments.smb.expansion", Share: of(-.001, .003)},
		},
		Warnings: []forecast.Warning{{Text: "Some go together.", Remedy: "Read them as one."}},
	}
}

// The whole text: sentences first; what matters and has no source is named; what is not told from chance says so and
// how many paths would; shares that are not told have an upper end, and changes whose sign is not sure a mark.
func TestDriversAsText(t *testing.T) {
	golden(t, "drivers.txt", told(t, WriteDrivers, handmade(), "out/drivers.csv"))
}

func TestDriversAsCSV(t *testing.T) {
	golden(t, "drivers.csv", written(t, WriteDriversCSV, handmade()))
}

// A target of one segment has its own columns beside those of all segments, and its swing is told of that segment.
func TestDriversOfASegment(t *testing.T) {
	d := handmade()
	d.Aim.Segment, d.Outcomes[0].Segment, d.Outcomes[1].Segment = "mid", "mid", "mid"
	d.Outcomes = append(d.Outcomes, forecast.Outcome{Metric: "arr", Segment: "all", Month: "2028-12", Unit: "USD"})
	head, _, _ := strings.Cut(written(t, WriteDriversCSV, d), "\n")
	seen := map[string]bool{}
	for column := range strings.SplitSeq(head, ",") {
		if seen[column] {
			t.Errorf("two columns are called %s", column)
		}
		seen[column] = true
	}
	if !seen["arr:mid_swing"] || !seen["arr_swing"] || !seen["probability_swing"] {
		t.Error(head)
	}
	wants(t, unwrapped(told(t, WriteDrivers, d)), []string{"ARR (mid) would be $3.18m"}, nil)
}

// The sentence about the largest share goes either way, and says when its sign is not sure.
func TestMostInfluentialSaysHowSure(t *testing.T) {
	for _, c := range []struct {
		swing forecast.Swing
		want  string
	}{
		{forecast.Swing{Range: forecast.Uncertain{Value: -2e6, SE: 1e5}, Sure: true}, "ARR would be $2.0m ± $100k lower on average"},
		{forecast.Swing{Range: forecast.Uncertain{Value: 1e5, SE: 1e5}, Needed: 4700}, "ARR would be higher or lower (+$100k ± $100k: not distinguishable; about 4,700 paths would do) on average"},
		{forecast.Swing{}, "ARR would be the same on average"},
	} {
		d := handmade()
		d.Drivers[1].Swings[0] = c.swing
		if got := unwrapped(told(t, WriteDrivers, d)); !strings.Contains(got, c.want) {
			t.Errorf("no %q in\n%s", c.want, got)
		}
	}
}

// Where there is no band none is explained; a chance that no path changes is told to be changed by none.
func TestNoBandIsNotExplained(t *testing.T) {
	for _, c := range []struct {
		sd   float64
		want string
	}{
		{0, "In 8 of 10 futures ARR in 2028-12 is $0 to $0; Plan is reached with probability"},
		{0, "That is the same in every future: there is no band for assumptions or luck to explain."},
		{1e5, "These 8 are all the same: there is no band to explain, and what follows is about the few futures beyond."},
	} {
		d := handmade()
		last := &d.Split[1]
		last.P10, last.P50, last.P90, last.SD, last.Band = 0, 0, 0, c.sd, forecast.Band{}
		d.Drivers[0].Swings[1] = forecast.Swing{Low: forecast.Uncertain{SE: 0.06}, High: forecast.Uncertain{SE: 0.06}, Range: forecast.Uncertain{SE: 0.06}}
		text := told(t, WriteDrivers, d)
		wants(t, unwrapped(text), []string{c.want, "+$540k ± $40k none"}, []string{"narrower;", "0 ± 6 ?"})
		if told := strings.Contains(text, "What matters most"); told != (c.sd > 0) {
			t.Errorf("what matters most is told: %v", told)
		}
	}
}

func TestUnderRoundsUp(t *testing.T) {
	for v, want := range map[float64]string{.0141: "under 1.5 %", .012: "under 1.2 %", .0083: "under 0.83 %", .00996: "under 1.0 %", .234: "under 24 %", 0: "under 0.10 %", 1.2: "any"} {
		if got := under(v); got != want {
			t.Errorf("under(%v) is %q, want %q", v, got, want)
		}
	}
}

// What an assumption does together with others is never told as less than what it does alone.
func TestWithOthersIsNoLessThanAlone(t *testing.T) {
	for _, c := range []struct {
		told         bool
		alone, total forecast.Uncertain
		want         string
	}{
		{true, forecast.Uncertain{Value: 0.08, SE: 0.02}, forecast.Uncertain{Value: 0.02, SE: 0.009}, "no more"},
		{true, forecast.Uncertain{Value: 0.08, SE: 0.02}, forecast.Uncertain{Value: 0.01, SE: 0.02}, "no more"},
		{true, forecast.Uncertain{Value: 0.05, SE: 0.02}, forecast.Uncertain{Value: 0.08, SE: 0.02}, "8 % ± 2 %"},
		{false, forecast.Uncertain{Value: 0.01, SE: 0.02}, forecast.Uncertain{Value: 0.006, SE: 0.002}, "0.6 % ± 0.2 %"},
	} {
		row := driverRow(&forecast.Drivers{}, &forecast.Driver{Share: c.alone, ShareTold: c.told, Total: &c.total}, 0)
		if row[3] != c.want {
			t.Errorf("alone %v, with others %v: %q, want %q", c.alone, c.total, row[3], c.want)
		}
	}
}
