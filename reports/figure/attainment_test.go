package figure

import (
	"math"
	"strings"
	"testing"

	"funnelcast/forecast"
)

// quotaSample is a study of one role and year whose people make so much at P10, P50 and P90, and whose
// histogram has so many bins.
func quotaSample(bins int, p10, p50, p90, reached float64) *forecast.QuotaStudy {
	y := forecast.QuotaYear{Role: "ae", Year: "FY2028", Unit: "USD", AtQuota: forecast.Uncertain{Value: 0.2, SE: 0.003}, Plan: forecast.Uncertain{Value: reached, SE: 0.01}}
	y.Attainment.P10, y.Attainment.P50 = forecast.Quantile{Value: p10, Lo: p10, Hi: p10}, forecast.Quantile{Value: p50, Lo: p50 - 0.02, Hi: p50}
	y.Attainment.P90 = forecast.Quantile{Value: p90, Lo: p90 - 0.1, Hi: p90 + 0.2}
	for i := range bins {
		y.Histogram = append(y.Histogram, forecast.AttainmentBin{From: float64(i) / 10, To: forecast.Number(float64(i+1) / 10), Share: 1 / float64(bins), SE: 0.01})
	}
	y.Histogram[bins-1].To = forecast.Number(math.Inf(1))
	for i := -10; i <= 10; i++ {
		c := float64(i) / 20
		y.Curve = append(y.Curve, forecast.Assigned{Change: c, Over: 1.25*(1+c) - 1,
			AtQuota: forecast.Uncertain{Value: 0.5 - 0.9*c, SE: 0.01}, Reached: forecast.Uncertain{Value: min(reached*(1+c), 1), SE: 0.01}})
	}
	return &forecast.QuotaStudy{Scenario: "Quota stress", Version: "0.1.0", Currency: "USD", Seed: 1, Paths: 5000, Over: 0.25, Years: []forecast.QuotaYear{y}}
}

func TestLabelsOfQuotaPicturesNeverOverlap(t *testing.T) {
	for name, q := range map[string]*forecast.QuotaStudy{
		"usual":            quotaSample(16, 0.35, 0.7, 1.17, 0.28),
		"nobody sells":     quotaSample(11, 0, 0, 0, 0),
		"narrow":           quotaSample(30, 0.97, 1, 1.04, 0.9),
		"beyond the bins":  quotaSample(30, 2.4, 3.5, 6, 1),
		"three and a half": quotaSample(12, 0.96, 1.01, 1.1, 0.05),
	} {
		readable(t, drawn(Attainment(q, &q.Years[0])), name)
		readable(t, drawn(OverAssignment(q, &q.Years[0])), name)
	}
}

func TestQuotaPicturesSayWhatTheyShow(t *testing.T) {
	q := quotaSample(16, 0.354, 0.704, 1.17, 0.28)
	for text, c := range map[string]*Chart{
		"P10 35.4%":              drawn(Attainment(q, &q.Years[0])),
		"P50 70%":                drawn(Attainment(q, &q.Years[0])), // as exactly as it is known
		"P90 120%":               drawn(Attainment(q, &q.Years[0])),
		"150%+":                  drawn(Attainment(q, &q.Years[0])),
		"today: 25%":             drawn(OverAssignment(q, &q.Years[0])),
		"people at quota 5%":     drawn(OverAssignment(q, &q.Years[0])),
		"lower plan reached 42%": drawn(OverAssignment(q, &q.Years[0])),
		"same plan reached 28%":  drawn(OverAssignment(q, &q.Years[0])),
	} {
		if _, ok := labelled(c, text); !ok {
			var all []string
			for _, l := range c.labels {
				all = append(all, l.text)
			}
			t.Errorf("no label %q among %s", text, strings.Join(all, " | "))
		}
	}
}
