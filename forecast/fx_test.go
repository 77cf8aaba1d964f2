package forecast

import (
	"math"
	"testing"
)

func TestMoneyInASecondCurrencyIsRoundedToItsDecimals(t *testing.T) {
	dollars, yen := &FX{Currency: "USD", Rate: 0.0067, Decimals: 2}, &FX{Currency: "JPY", Rate: 150}
	for _, c := range []struct {
		fx        *FX
		from, got float64
	}{
		{dollars, 1_000_001, 6700.01}, {dollars, -100, -0.67}, {dollars, 1, 0.01},
		{yen, 3.333, 500}, {yen, math.Inf(1), math.Inf(1)}, {dollars, 1e18, 1e18 * 0.0067},
	} {
		if got := c.fx.Of(c.from); got != c.got {
			t.Errorf("%v is %s %v, want %v", c.from, c.fx.Currency, got, c.got)
		}
	}
	if !math.IsNaN(yen.Of(math.NaN())) {
		t.Error("what is not known becomes a number")
	}
	if f := New(plan(april2027, 1), record{{{1}}}.paths(story{}.paths(1, 1).Series...), About{FX: dollars}); f.FX != dollars {
		t.Error("the forecast does not tell its second currency")
	}
}
