package reports

import (
	"bytes"
	"testing"

	"funnelcast/forecast"
)

// Every cell has a row as long as the header's, whatever it lacks: the first has no step before it, the second no payback.
func TestASweepAsATable(t *testing.T) {
	at := func(v float64) forecast.Band {
		q := forecast.Quantile{Value: v, Lo: v - 1, Hi: v + 1}
		return forecast.Band{P10: q, P50: q, P90: q}
	}
	line := func(v float64) forecast.Line {
		return forecast.Line{Metric: "arr", Unit: "USD", Band: at(v), Mean: forecast.Number(v), MeanSE: 0.5}
	}
	cac, payback := line(500), line(14)
	sure := forecast.Verdict{Distinct: true}
	s := &forecast.Sweep{
		Axes: []forecast.SweptAxis{{Path: "team.ae", Values: []string{"1", "2"}}},
		Cells: []forecast.SweptCell{
			{Values: []string{"1"}, Probability: &forecast.Uncertain{Value: 0.25, SE: 0.03}, Figure: line(100), NewARR: line(60), CAC: &cac, Payback: &payback, Cost: line(40), Marginal: []*forecast.Margin{nil}, AsGood: true},
			{Values: []string{"2"}, Figure: line(110), NewARR: line(70), CAC: &cac, Cost: line(50),
				Marginal: []*forecast.Margin{{Figure: &forecast.Difference{Mean: 10, SE: 2, Verdict: sure}, Cost: &forecast.Difference{Mean: 9, SE: 8}}}},
		},
		Crests: []forecast.Crest{{Best: 1, AsGood: []int{0}}},
	}
	const want = `team.ae,probability,probability_se,metric,unit,mean,mean_se,p10,p10_lo,p10_hi,p50,p50_lo,p50_hi,p90,p90_lo,p90_hi,new_arr_p50,new_arr_p50_lo,new_arr_p50_hi,cac_p50,cac_p50_lo,cac_p50_hi,payback_months_p50,payback_months_p50_lo,payback_months_p50_hi,cost_p50,cost_p50_lo,cost_p50_hi,best_of_row,as_good_in_row,ridge,as_good_as_best,step:team.ae:probability,step:team.ae:probability_se,step:team.ae:probability_sure,step:team.ae:metric,step:team.ae:metric_se,step:team.ae:metric_sure,step:team.ae:cost,step:team.ae:cost_se,step:team.ae:cost_sure
1,0.25,0.03,arr,USD,100,0.5,100,99,101,100,99,101,100,99,101,60,59,61,500,499,501,14,13,15,40,39,41,false,true,true,true,,,,,,,,,
2,,,arr,USD,110,0.5,110,109,111,110,109,111,110,109,111,70,69,71,500,499,501,,,,50,49,51,true,true,false,false,,,,10,2,true,9,8,false
`
	var got bytes.Buffer
	if err := WriteSweepCSV(&got, s); err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}
