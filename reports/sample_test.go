package reports

import (
	"fmt"
	"math"

	"funnelcast/forecast"
)

var infinite = forecast.Quantile{Value: math.Inf(1), Lo: math.Inf(1), Hi: math.Inf(1)}

// figure is a percentile with an error of a hundredth.
func figure(v float64) forecast.Quantile {
	return forecast.Quantile{Value: v, Lo: min(0.99*v, 1.01*v), Hi: max(0.99*v, 1.01*v)}
}

func band(p10, p50, p90 float64) forecast.Band {
	return forecast.Band{P10: figure(p10), P50: figure(p50), P90: figure(p90)}
}

func line(metric, unit string, p10, p50, p90 float64) forecast.Line {
	return forecast.Line{Metric: metric, Unit: unit, Band: band(p10, p50, p90), Mean: forecast.Number(p50), MeanSE: 1, Defined: 1}
}

// nothing is a figure that no future defines.
func nothing(metric, unit string) forecast.Line {
	n := math.NaN()
	q := forecast.Quantile{Value: n, Lo: n, Hi: n}
	return forecast.Line{Metric: metric, Unit: unit, Band: forecast.Band{P10: q, P50: q, P90: q}, Mean: forecast.Number(n), MeanSE: forecast.Number(n)}
}

// beside gives a figure a P90 of ∞, as in plans that may never win anybody.
func beside(l forecast.Line) forecast.Line {
	l.P90, l.Mean, l.MeanSE, l.Defined = infinite, forecast.Number(math.Inf(1)), forecast.Number(math.Inf(1)), 0.9
	return l
}

// of makes a figure one of a role.
func of(role string, l forecast.Line) forecast.Line {
	l.Of = role
	return l
}

// firstHires is a forecast of a plan in yen with little in it.
func firstHires() *forecast.Forecast {
	deals := band(9, 17, 28)
	return &forecast.Forecast{
		Scenario: "japan-first-hires", Hash: "0123456789abcdef", Version: "v1.2.3", Currency: "JPY",
		Seed: 1, Paths: 10000, Months: []string{"2027-04", "2027-05"},
		Series: []forecast.Series{
			{Metric: "arr", Segment: "all", Unit: "JPY", Points: []forecast.Summary{
				{},
				{Mean: 164100000.25, MeanSE: 1e6 / 3.0, P5: 1, P10: 2.5, P25: 1e7, P50: 1.5e8, P75: 2e8, P90: 3e8, P95: 4e21},
			}},
			{Metric: "wins", Segment: "mid, large", Unit: "count", Points: []forecast.Summary{
				{Mean: 1e-7, MeanSE: 2e-9, P5: 0, P10: 0, P25: 1, P50: 2, P75: 3, P90: 4, P95: 5},
				{Mean: 3, P50: 3, P95: 3},
			}},
		},
		Years: []forecast.Year{
			{Label: "FY2027", From: "2027-04", To: "2028-03", Months: 12, Lines: []forecast.Line{
				line("leads", "count", 62, 98, 166), line("sqls", "count", 15, 25, 37), line("opportunities", "count", 7, 13, 21),
				line("wins", "count", 0, 0, 2), line("new_arr", "JPY", 0, 0, 16.8e6), line("arr", "JPY", 0, 0, 16.8e6),
				line("open_pipeline", "JPY", 21e6, 66e6, 148e6), line("headcount", "count", 4, 4, 4), line("cost", "JPY", 33.1e6, 35e6, 36.4e6),
			}},
			{Label: "FY2028", From: "2028-04", To: "2029-03", Months: 12, Lines: []forecast.Line{
				line("leads", "count", 149, 209, 290), line("sqls", "count", 81, 109, 142), line("opportunities", "count", 37, 57, 82),
				line("wins", "count", 1, 4, 8), line("new_arr", "JPY", 7e6, 38.5e6, 103.8e6), line("arr", "JPY", 7.7e6, 42.9e6, 116.3e6),
				line("open_pipeline", "JPY", 210e6, 390e6, 640e6), line("headcount", "count", 8, 9, 9), line("cost", "JPY", 88.2e6, 94e6, 99.7e6),
			}},
			{Label: "FY2029", From: "2029-04", To: "2029-09", Months: 6, Lines: []forecast.Line{
				line("leads", "count", 1324, 2522, 4804), line("sqls", "count", 130, 175, 226), line("opportunities", "count", 59, 92, 129),
				line("wins", "count", 6, 12, 21), line("new_arr", "JPY", 54.3e6, 116.6e6, 219.2e6), line("arr", "JPY", 81.6e6, 164.1e6, 315.4e6),
				line("open_pipeline", "JPY", 510e6, 820e6, 1.23e9), line("headcount", "count", 8, 10, 10), line("cost", "JPY", 128e6, 137.1e6, 146e6),
			}},
		},
		Targets: []forecast.Target{
			{Name: "Plan", Metric: "arr", Segment: "all", Month: "2029-09", Unit: "JPY", AtLeast: 150e6, Probability: 0.6124, SE: 0.004872,
				Reached: band(81.6e6, 164.1e6, 315.4e6), Deals: &deals},
			{Name: "来期の新規", Metric: "new_arr", Segment: "mid", From: "2028-04", Month: "2029-03", Unit: "JPY", AtLeast: 62.5e6, SE: 1.0 / 10001,
				Reached: band(7e6, 38.5e6, 103.8e6)},
			{Name: "Deals & more", Metric: "wins", Segment: "all", From: "2029-04", Month: "2029-04", Unit: "count", AtLeast: 3, Probability: 0.25, SE: 0.00433,
				Reached: band(0, 2, 4)},
		},
		Warnings: []forecast.Warning{
			{Text: "Few deals: the middle future wins 0 in FY2027 (0 to 2 in 8 of 10 futures) and 4 in FY2028 (1 to 8 in 8 of 10 futures). The band of such a year's money is the luck of few deals.",
				Remedy: "Read the number of deals before the money, and do not judge a person or the plan by such a year alone."},
			{Text: "フォントに無い文字があります。"},
		},
	}
}

// grown is the plan in yen with customers, quotas, cash and dollars.
func grown() *forecast.Forecast {
	f := firstHires()
	f.Months = nil
	for m := range 30 {
		f.Months = append(f.Months, fmt.Sprintf("%d-%02d", 2027+(m+3)/12, (m+3)%12+1))
	}
	f.Years[0].Ratios = []forecast.Line{beside(line("cac", "JPY", 17e6, 34.3e6, 0)), beside(line("payback_months", "months", 25, 59, 0)),
		nothing("ltv_to_cac", "ratio"), nothing("nrr", "share"), nothing("grr", "share"), line("burn", "JPY", 21e6, 33e6, 36e6)}
	f.Years[1].Ratios = []forecast.Line{line("cac", "JPY", 11e6, 20e6, 41e6), beside(line("payback_months", "months", 17.2, 36.4, 0)),
		line("ltv_to_cac", "ratio", 0.81, 2.94, 6.2), line("nrr", "share", 0.9, 1.02, 1.1), line("grr", "share", 0.84, 0.991, 1), line("burn", "JPY", 40e6, 63e6, 80e6)}
	f.Years[2].Ratios = []forecast.Line{line("cac", "JPY", 7e6, 11.1e6, 19e6), line("payback_months", "months", 11, 19.4, 33),
		line("ltv_to_cac", "ratio", 2, 4, 9.1), line("win_rate", "share", 0.1, 0.2, 0.3), line("burn", "JPY", -40e6, -3e6, 50e6)}
	f.Years[2].Activities = []forecast.Line{of("call", line("activities_per_deal", "count", 400, 612, 1100))}
	f.Years[2].Sources = []forecast.Line{of("inbound", line("share_of_new_arr", "share", 0, 0.41, 0.8))}
	f.Years[1].Quota = []forecast.Line{of("sd", line("attainment", "share", 0, 0.64, 2.2)), of("sd", line("people_at_quota", "share", 0, 0, 1))}
	f.Years[1].Quota[1].Mean, f.Years[1].Quota[1].MeanSE = 0.352, 0.01
	f.Years[2].Quota = []forecast.Line{of("ae", line("attainment_of_all", "share", 0.13, 0.81, 2.11)), of("ae", line("people_at_quota_of_all", "share", 0, 0.4, 1))}
	f.Plan.Ratios = []forecast.Line{line("cac", "JPY", 9e6, 14e6, 22e6)}
	month := func(p10, p50, p90 float64) forecast.Band {
		return forecast.Band{P10: forecast.Quantile{Value: p10, Lo: p10, Hi: p10}, P50: forecast.Quantile{Value: p50, Lo: p50, Hi: p50}, P90: forecast.Quantile{Value: p90, Lo: p90, Hi: p90}}
	}
	f.Cash = &forecast.Cash{Trough: band(-210e6, -140e6, -90e6), TroughMonth: month(17, 23, 30),
		BreakEven: forecast.Event{Share: 0.832, SE: 0.004, Among: 1, Month: month(18, 24, math.Inf(1))},
		PaidBack:  forecast.Event{Share: 0.012, SE: 0.001, Among: 0.75, Month: month(29, math.Inf(1), math.Inf(1))}}
	f.FX = &forecast.FX{Currency: "USD", Rate: 0.0067, Decimals: 2}
	return f
}
