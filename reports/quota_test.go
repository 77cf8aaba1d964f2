package reports

import (
	"strings"
	"testing"

	"funnelcast/forecast"
)

// The team's pay ÷ its target is told to the place where its error begins, as the shares beside it are.
func TestPayIsToldAsExactlyAsItIsKnown(t *testing.T) {
	for se, want := range map[float64]string{0.0129: "86 % ± 1 %", 0.0071: "85.6 % ± 0.7 %", 0.098: "86 % ± 10 %"} {
		p := &forecast.QuotaPay{Target: 70000, TotalOfTarget: forecast.Line{Mean: 0.8563, MeanSE: forecast.Number(se)}}
		s := newSummary(false)
		s.paid(&forecast.QuotaStudy{Currency: "USD"}, &forecast.QuotaYear{Pay: p})
		if got := unwrapped(s.String()); !strings.Contains(got, "made exactly their quota: "+want+" of it on average.") {
			t.Errorf("want %s in %s", want, got)
		}
	}
}
