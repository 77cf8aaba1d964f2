package reports

import (
	"strings"
	"testing"

	"funnelcast/forecast"
)

func TestCSVIsTidyAndHasAllDigits(t *testing.T) {
	golden(t, "forecast.csv", written(t, WriteCSV, firstHires()))
}

func TestYearlyFiguresAreTidy(t *testing.T) {
	f := grown()
	f.Years = f.Years[2:]
	f.Years[0].Lines = f.Years[0].Lines[:4]
	f.Years[0].Ratios = append(f.Years[0].Ratios, nothing("nrr", "share"), beside(line("average_deal", "JPY", 1e6, 2e6, 0)))
	golden(t, "years.csv", written(t, WriteYearsCSV, f))
}

func TestMoneyIsWrittenAgainInTheSecondCurrency(t *testing.T) {
	f := firstHires()
	f.FX = &forecast.FX{Currency: "USD", Rate: 0.01, Decimals: 1}
	got := written(t, WriteCSV, f)
	lines := strings.Split(got, "\n")
	for i, want := range []string{
		"month,metric,segment,unit,mean,mean_se,p5,p10,p25,p50,p75,p90,p95",
		"2027-04,arr,all,JPY,0,0,0,0,0,0,0,0,0",
		"2027-05,arr,all,JPY,164100000.25,333333.3333333333,1,2.5,10000000,150000000,200000000,300000000,4000000000000000000000",
		"2027-04,arr,all,USD,0,0,0,0,0,0,0,0,0",
		"2027-05,arr,all,USD,1641000,3333.3,0,0,100000,1500000,2000000,3000000,40000000000000000000",
	} {
		if lines[i] != want {
			t.Errorf("line %d:\n got %s\nwant %s", i+1, lines[i], want)
		}
	}
	if strings.Count(got, "wins") != 2 {
		t.Errorf("deals have no currency:\n%s", got)
	}
}
