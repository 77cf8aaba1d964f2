package figure

import (
	"fmt"
	"math"
	"time"

	"funnelcast/forecast"
)

// sample returns a forecast made by hand: a series that grows from start by
// about growth a month, with log-normal bands that widen with the square root
// of time, from 2027-04.
func sample(metric, unit string, months int, start, growth, spread float64) *forecast.Forecast {
	f := &forecast.Forecast{
		Scenario: "Japan, first hires",
		Hash:     "9f86d081884c7d65",
		Version:  "0.1.0",
		Currency: "JPY",
		Seed:     1,
		Paths:    10000,
	}
	s := forecast.Series{Metric: metric, Segment: "all", Unit: unit}
	first := time.Date(2027, time.April, 1, 0, 0, 0, 0, time.UTC)
	for i := range months {
		f.Months = append(f.Months, first.AddDate(0, i, 0).Format("2006-01"))
		median := start * math.Pow(1+growth, float64(i))
		sigma := spread * math.Sqrt(float64(i+1)/24)
		at := func(z float64) float64 { return median * math.Exp(sigma*z) }
		s.Points = append(s.Points, forecast.Summary{
			Mean: median, P5: at(-1.645), P10: at(-1.282), P25: at(-0.674), P50: median,
			P75: at(0.674), P90: at(1.282), P95: at(1.645)})
	}
	s.Last = exactly(s.Points[len(s.Points)-1])
	f.Series = []forecast.Series{{Metric: metric, Segment: "mid", Unit: unit}, s}
	return f
}

// withTarget adds a target on the sample's metric in the month of the given index.
func withTarget(f *forecast.Forecast, name string, month int, level float64) *forecast.Forecast {
	s := f.Series[len(f.Series)-1]
	f.Targets = append(f.Targets, forecast.Target{
		Name: name, Metric: s.Metric, Segment: "all", Month: f.Months[month], Unit: s.Unit, AtLeast: level})
	return f
}

// samples are the pictures that the tests of the geometry look at.
func samples() map[string]*forecast.Forecast {
	japanese := withTarget(sample("arr", "JPY", 36, 4e6, 0.09, 0.5), "計画", 35, 150e6)
	japanese.Scenario = "日本市場 first hires"
	long := withTarget(sample("arr", "EUR", 24, 4e6, 0.05, 0.2), "The plan as agreed by the board in the extraordinary meeting of last winter, second reading", 23, 6e6)
	long.Scenario = "A plan whose author believed that a title should hold the whole of the argument, and all the names of those who agreed to it"
	one := withTarget(sample("arr", "JPY", 1, 120e6, 0, 1.5), "Plan", 0, 150e6)
	single := sample("arr", "JPY", 24, 50e6, 0.05, 0)
	single.Paths = 1
	many := sample("arr", "USD", 60, 2e6, 0.04, 0.5)
	for i, level := range []float64{3e6, 5e6, 5.2e6, 8e6, 13e6} {
		withTarget(many, fmt.Sprintf("FY%d", 2027+i), 12*i+11, level)
	}
	three := sample("arr", "JPY", 36, 4e6, 0.1, 0.45)
	for i, level := range []float64{10e6, 50e6, 150e6} {
		withTarget(three, fmt.Sprintf("FY%d", 2027+i), 12*i+11, level)
	}
	return map[string]*forecast.Forecast{
		"three":       three,
		"first-hires": withTarget(sample("arr", "JPY", 36, 4e6, 0.1, 0.45), "Plan", 35, 150e6),
		"standard":    withTarget(sample("arr", "JPY", 25, 63e6, 0.04, 0.4), "Plan", 24, 120e6),
		"pipeline":    sample("open_pipeline", "USD", 24, 13.1e6, 0.02, 0.2),
		"flat":        withTarget(sample("arr", "GBP", 24, 13.1e6, 0.001, 0.2), "Plan", 12, 13.1e6),
		"one":         one,
		"two":         withTarget(sample("wins", "count", 2, 3, 0.1, 1), "Plan", 1, 4),
		"year":        sample("wins", "count", 12, 3, 0.1, 1),
		"decade":      withTarget(sample("arr", "CHF", 120, 1e6, 0.03, 0.6), "Plan", 119, 30e6),
		"five":        many,
		"zero":        sample("arr", "JPY", 24, 0, 0, 0),
		"zero count":  sample("wins", "count", 24, 0, 0, 0),
		"huge":        sample("arr", "JPY", 36, 4e17, 0.05, 0.4),
		"tiny":        sample("utilisation.ae", "share", 36, 4e-6, 0.01, 0.4),
		"above":       withTarget(sample("arr", "JPY", 24, 50e6, 0.02, 0.1), "Moonshot", 12, 400e6),
		"beyond":      withTarget(withTarget(withTarget(sample("arr", "USD", 24, 150e3, 0.02, 0.3), "Moonshot", 23, 20e6), "Near", 23, 300e3), "Mars", 5, 90e6),
		"japanese":    japanese,
		"long":        long,
		"single":      single,
	}
}

// exactly are the percentiles of a month, known without an error.
func exactly(s forecast.Summary) (all []forecast.Quantile) {
	for _, v := range percentiles(s) {
		all = append(all, forecast.Quantile{Value: v, Lo: v, Hi: v})
	}
	return all
}
