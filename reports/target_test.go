package reports

import (
	"strings"
	"testing"

	"funnelcast/forecast"
)

// Deals are told beside money where the middle future has fewer than 30.
func TestFewDealsAreToldBesideTheirMoney(t *testing.T) {
	for n, want := range map[float64]bool{29: true, 30: false} {
		deals := forecast.Band{P50: forecast.Quantile{Value: n, Lo: n, Hi: n}}
		got := reached(&forecast.Target{Month: "2028-03", Unit: "USD", Reached: forecast.Band{P50: forecast.Quantile{Value: 1e6, Lo: 1e6, Hi: 1e6}}, Deals: &deals})
		if strings.Contains(got, "Deals won by 2028-03") != want {
			t.Errorf("of %v deals: %s", n, got)
		}
	}
}
