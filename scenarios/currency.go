package scenarios

import (
	"golang.org/x/text/currency"

	"funnelcast/sim"
)

// CurrencyOf returns the currency of an ISO 4217 code in capitals; false where there is none.
func CurrencyOf(code string) (sim.Currency, bool) {
	unit, err := currency.ParseISO(code)
	if err != nil || code != unit.String() || unit.String() == "XXX" {
		return sim.Currency{}, false
	}
	decimals, _ := currency.Standard.Rounding(unit)
	return sim.Currency{Code: unit.String(), Decimals: decimals}, true
}
