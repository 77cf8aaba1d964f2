package forecast

import "math"

// FX is a second currency to report money in, at one rate for the whole plan. It says
// what the plan's money is worth at that rate; it is no forecast of the rate.
type FX struct {
	Currency string  `json:"currency"`
	Rate     float64 `json:"rate"`     // units of it per unit of the plan's currency
	Decimals int     `json:"decimals"` // that its amounts are rounded to
}

// Of converts an amount of the plan's currency.
func (x *FX) Of(amount float64) float64 {
	unit := math.Pow10(x.Decimals)
	return math.Round(amount*x.Rate*unit) / unit
}

// Quantile converts a percentile and its error.
func (x *FX) Quantile(q Quantile) Quantile {
	return Quantile{Value: x.Of(q.Value), Lo: x.Of(q.Lo), Hi: x.Of(q.Hi)}
}

// Band converts a band.
func (x *FX) Band(b Band) Band {
	return Band{P10: x.Quantile(b.P10), P50: x.Quantile(b.P50), P90: x.Quantile(b.P90)}
}
