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

// A fifth lower and a fifth higher quotas stand beside today's, each with who would make them and what the plan would then be.
func TestOtherQuotasAreToldByHowTheyDiffer(t *testing.T) {
	s := newSummary(false)
	at := func(change, over, quota, reached float64) forecast.Assigned {
		return forecast.Assigned{Change: change, Over: over, AtQuota: forecast.Uncertain{Value: quota}, Reached: forecast.Uncertain{Value: reached}}
	}
	s.reserve(&forecast.QuotaStudy{}, &forecast.QuotaYear{Unit: "USD", Curve: []forecast.Assigned{at(-0.2, -0.2, 0.75, 0.25), at(-0.1, -0.1, 0.7, 0.3), at(0, 0, 0.5, 0.5), at(0.2, 0.2, 0.25, 0.75)}})
	got := strings.Join(strings.Fields(s.String()), " ")
	for _, want := range []string{
		"they change who makes theirs: 75.00 % ± 0.00 % of the people with quotas 20 % lower, 50.00 % ± 0.00 % as they are, 25.00 % ± 0.00 % with quotas 20 % higher.",
		"25.00 % ± 0.00 % where quotas fall short of it by 20 %, 50.00 % ± 0.00 % where quotas add up to it, 75.00 % ± 0.00 % where quotas exceed it by 20 %.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
