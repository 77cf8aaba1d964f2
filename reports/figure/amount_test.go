package figure

import (
	"testing"

	"funnelcast/reports"
)

func TestAmountsHaveThreeDigitsAndTheirUnit(t *testing.T) {
	for _, c := range []struct {
		v              float64
		unit           string
		amount, padded string
	}{
		{0, "JPY", "¥0", "¥0"},
		{150e6, "JPY", "¥150m", "¥150m"},
		{80_960_000, "JPY", "¥81m", "¥81.0m"},
		{269_480_000, "JPY", "¥269m", "¥269m"},
		{1.2e9, "JPY", "¥1.2bn", "¥1.20bn"},
		{999_999_999, "JPY", "¥1bn", "¥1.00bn"},
		{999_499, "JPY", "¥999k", "¥999k"},
		{13_090_000, "USD", "$13.1m", "$13.1m"},
		{8.411, "USD", "$8.41", "$8.41"},
		{4e6, "CHF", "CHF 4m", "CHF 4.00m"},
		{-5e6, "EUR", "−€5m", "−€5.00m"},
		{4500, "count", "4.5k", "4.50k"},
		{12, "count", "12", "12"},
		{0.125, "share", "12.5%", "12.5%"},
		{1, "share", "100%", "100%"},
		{2.5e15, "JPY", "¥2500tn", "¥2500tn"},
		{4.94e18, "JPY", "¥4.94e+18", "¥4.94e+18"},
		{1e-7, "share", "1e-05%", "1e-05%"},
	} {
		if got := amount(c.v, c.unit); got != c.amount {
			t.Errorf("amount(%v, %s) = %s, want %s", c.v, c.unit, got, c.amount)
		}
		if got := measured(c.v, c.unit); got != c.padded {
			t.Errorf("measured(%v, %s) = %s, want %s", c.v, c.unit, got, c.padded)
		}
	}
}

func TestCurrencySymbolsAreInTheFont(t *testing.T) {
	for _, code := range []string{"JPY", "USD", "EUR", "GBP", "KRW", "ILS", "VND", "CNY", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "BRL", "MXN", "CHF"} {
		if w := missing(reports.Money("1", code)); len(w) > 0 {
			t.Errorf("%s: %s", code, w[0].Text)
		}
	}
}
