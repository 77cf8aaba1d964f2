package reports

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"funnelcast/forecast"
)

func TestFiguresAreCutWhereTheirErrorStarts(t *testing.T) {
	for _, c := range []struct {
		v, se float64
		unit  string
		want  string
	}{
		{120e6, 0, "JPY", "¥120m"},
		{1.2e9, 3e7, "JPY", "¥1.20bn"},
		{1.2e9, 1e8, "JPY", "¥1.2bn"},
		{13.1e6, 1e5, "USD", "$13.1m"},
		{13.14e6, 1e4, "USD", "$13.1m"}, // never more than three digits
		{38000, 900, "USD", "$38.0k"},
		{38000, 1000, "USD", "$38k"},
		{38000, 30000, "USD", "$38k"}, // never fewer than two
		{116.3e6, 1.3e6, "JPY", "¥116m"},
		{116.3e6, 2e7, "JPY", "¥120m"},
		{999.6e3, 0, "EUR", "€1.00m"},
		{999.4e3, 0, "EUR", "€999k"},
		{1000, 0, "GBP", "£1.00k"},
		{999, 0, "GBP", "£999"},
		{4.4, 0, "USD", "$4"},
		{0.4, 0, "USD", "$0"},
		{0, 0, "JPY", "¥0"},
		{-0.2, 0, "USD", "$0"},
		{-38000, 1000, "USD", "-$38k"},
		{1.2e6, 1e5, "SEK", "SEK 1.2m"},
		{-1.2e6, 1e5, "SEK", "-SEK 1.2m"},
		{3.2e12, 1e11, "USD", "$3.2tn"},
		{4.5e15, 1e14, "USD", "$4500tn"},
		{98, 1, "count", "98"},
		{4, 0.1, "count", "4"},
		{4.5, 0, "count", "5"},
		{0.3, 0, "count", "0"},
		{116.8e6, math.Inf(1), "JPY", "¥120m"},
		{569.2, math.Inf(1), "months", "570"},
		{4.46, 0.1, "count", "4"}, // not by way of 4.5
		{4.46, 0.1, "USD", "$4"},
		{99.46, 0.1, "count", "99"},
		{-0.3, 0, "count", "0"},
		{-2, 0, "count", "-2"},
		{12345, 20, "count", "12,300"},
		{12345, 2000, "count", "12,000"},
		{1234567, 0, "count", "1,230,000"},
		{0.953, 0.001, "share", "95.3 %"},
		{0.953, 0.02, "share", "95 %"},
		{0, 0, "share", "0 %"},
		{0.9996, 0.0002, "share", "99.96 %"}, // 4 of 10,000 do not
		{0.99999, 0.000009, "share", "99.999 %"},
		{0.996, 0.06, "share", "100 %"}, // nobody knows
		{1, 0.001, "share", "100 %"},
		{19.42, 0.1, "months", "19.4"},
		{19.42, 3, "months", "19"},
		{2.94, 0.001, "ratio", "2.94"},
		{-0.4, 0.1, "ratio", "-0.40"},
		{1234.5, 3, "days", "1,230"},
		{0, 0, "hours", "0"},
		{math.Inf(1), 1, "months", "∞"},
		{math.NaN(), 1, "JPY", "?"},
		{5e6, math.NaN(), "JPY", "¥5.00m"},
		{math.Inf(1), 1, "count", "∞"},
		{math.Inf(-1), 1, "USD", "-∞"},
	} {
		if got := number(c.v, c.se, c.unit); got != c.want {
			t.Errorf("%v ± %v %s: %s, want %s", c.v, c.se, c.unit, got, c.want)
		}
	}
}

func TestLevelsKeepAllTheirDigits(t *testing.T) {
	for _, c := range []struct {
		v    float64
		unit string
		want string
	}{
		{150e6, "JPY", "¥150m"},
		{12345678, "USD", "$12.345678m"},
		{14e6, "SEK", "SEK 14m"},
		{950, "EUR", "€950"},
		{12.5, "EUR", "€12.5"},
		{-2e3, "EUR", "-€2k"},
		{1234567, "count", "1,234,567"},
		{2.5, "count", "2.5"},
		{0.07, "share", "7 %"},
		{0.125, "share", "12.5 %"},
		{0.0067, "ratio", "0.0067"},
		{1500, "hours", "1,500 hours"},
		{90, "days", "90 days"},
		{math.NaN(), "JPY", "?"},
	} {
		if got := exact(c.v, c.unit); got != c.want {
			t.Errorf("%v %s: %s, want %s", c.v, c.unit, got, c.want)
		}
	}
}

func TestProbabilitiesEndWhereTheirErrorStarts(t *testing.T) {
	for _, c := range []struct {
		p, se float64
		want  string
	}{
		{0.6124, 0.00487, "61.2 % ± 0.5 %"},
		{0.61, 0.0488, "61 % ± 5 %"},
		{0.0012, 0.00036, "0.12 % ± 0.04 %"},
		{1, 1.0 / 10001, "100.00 % ± 0.01 %"},
		{0, 1.0 / 10001, "0.00 % ± 0.01 %"},
		{1, 0.5, "100 % ± 50 %"},
		{-0.004, 0.01, "0 % ± 1 %"}, // chance makes a share of variance negative
		{-0.00004, 0.0004, "0.00 % ± 0.04 %"},
		{-0.006, 0.01, "-1 % ± 1 %"},
		{math.NaN(), 0.1, "?"},
	} {
		if got := probability(c.p, c.se); got != c.want {
			t.Errorf("%v ± %v: %s, want %s", c.p, c.se, got, c.want)
		}
	}
}

// Whatever the figure and its error: two or three digits, the third only where
// the error leaves it, and the number printed is the figure rounded at its last digit.
func TestDigitsNeverGoBeyondTheError(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := math.Pow(10, rapid.Float64Range(3.1, 14.9).Draw(t, "size"))
		se := v * math.Pow(10, rapid.Float64Range(-5, 0.5).Draw(t, "error"))
		printed := Percentile(forecast.Quantile{Value: v, Lo: v - se, Hi: v + se/2}, "USD")
		figure := strings.TrimRight(strings.TrimPrefix(printed, "$"), "kmbtn")
		scale := map[string]float64{"k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}[strings.TrimLeft(printed, "$.0123456789")]
		read, err := strconv.ParseFloat(figure, 64)
		if err != nil || scale == 0 {
			t.Fatalf("%v prints as %s", v, printed)
		}
		whole, decimals, point := strings.Cut(figure, ".")
		last := scale * math.Pow10(-len(decimals)) // worth of the last digit
		digits := len(whole) + len(decimals)
		if !point && digits == 3 && strings.HasSuffix(whole, "0") && se >= last*10 {
			last, digits = last*10, 2 // the zero only holds the place
		}
		if digits < 2 || digits > 3 {
			t.Fatalf("%v ± %v prints as %s", v, se, printed)
		}
		if digits == 3 && se >= last*10*(1+1e-9) {
			t.Fatalf("%v ± %v prints as %s: the last digit is beyond the error", v, se, printed)
		}
		if !(math.Abs(read*scale-v) <= last/2*(1+1e-9)) {
			t.Fatalf("%v prints as %s", v, printed)
		}
	})
}

// A sign stands before what is not written as 0.
func TestSignsOfFiguresThatRoundToNothing(t *testing.T) {
	for v, want := range map[float64]string{0.004: "0 % ± 1 %", -0.004: "0 % ± 1 %", 0.006: "+1 % ± 1 %", -0.006: "-1 % ± 1 %"} {
		if got := withSign(probability(v, 0.01)); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
}

// What a unit of money brings has the digits that its error has.
func TestPerMoneyHasTheDigitsOfItsError(t *testing.T) {
	h := &forecast.Hire{Currency: "USD", Aim: forecast.AimedAt{Unit: "USD"}}
	for _, c := range []struct {
		v, se float64
		want  string
	}{
		{0.9708, 0.1014, "$0.97 ± 0.10"}, {0.1284, 0.0132, "$0.128 ± 0.013"}, {1.1412, 0.0757, "$1.14 ± 0.08"}, {0.7, 0.12, "$0.70 ± 0.12"},
	} {
		if got := perMoney(h, &forecast.HireValue{PerMoney: &forecast.Uncertain{Value: c.v, SE: c.se}}); got != c.want {
			t.Errorf("%v ± %v: %s, want %s", c.v, c.se, got, c.want)
		}
	}
}

// A quota is written as it was given, and without the digits that over-assignment's arithmetic leaves behind.
func TestQuotaIsWrittenAsItWasGiven(t *testing.T) {
	for _, c := range []struct {
		quota float64
		unit  string
		want  string
	}{
		{82.8, "count", "82.8 items"}, {66, "count", "66 items"}, {1350 * 1.1, "count", "1,485 items"}, {12 * 5.5 * 1.15, "count", "75.9 items"},
		{350e3 * 1.15, "USD", "$402.5k"}, {1.1e6 * 1.15, "USD", "$1.265m"}, {700e3, "USD", "$700k"}, {100e3 * 4 / 3, "USD", "$133.333k"},
	} {
		if got := asked(c.quota, c.unit); got != c.want {
			t.Errorf("a quota of %v is written %s, want %s", c.quota, got, c.want)
		}
	}
}

// An error just below a power of ten is told as that, with as many digits as any that begins with a 1, and so is what it is the error of.
func TestErrorsThatRoundUpKeepTheirDigits(t *testing.T) {
	for _, c := range []struct {
		v, se float64
		want  string
	}{
		{2.53e6, 0.94e6, "+$2.5m ± $900k"},
		{2.53e6, 0.98e6, "+$2.5m ± $1.0m"},
		{2.53e6, 1.02e6, "+$2.5m ± $1.0m"},
		{1.234, 0.0982, "+1.23 ± 0.10"},
		{1.234, 0.102, "+1.23 ± 0.10"},
	} {
		unit := "USD"
		if c.v < 1e3 {
			unit = "count"
		}
		if got := change(c.v, c.se, unit) + " ± " + errorOf(c.se, unit); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// A step of a sweep and what a hire changes are written by one rule: the error has no unit that is told already, what is the same in every
// future has none, and ? is after a sign that is not sure.
func TestDifferencesAreWrittenByOneRule(t *testing.T) {
	sure := forecast.Verdict{Distinct: true}
	for _, c := range []struct {
		d    forecast.Difference
		unit string
		want string
	}{
		{forecast.Difference{Mean: 0.123, SE: 0.01, Verdict: sure}, "share", "+12.3 points ± 1.0"},
		{forecast.Difference{Mean: 0.123, SE: 0.2}, "share", "+10 points? ± 20"},
		{forecast.Difference{Mean: 240e3, Verdict: sure}, "USD", "+$240k"},
		{forecast.Difference{Mean: 240e3, SE: 30e3, Verdict: sure}, "USD", "+$240k ± $30k"},
		{forecast.Difference{Same: 1}, "USD", "none"},
	} {
		if got := DifferenceCell(&c.d, c.unit); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// A gain has its error in points and ? where its sign is not sure; where no future gains or loses there is none.
func TestGainsAreWrittenAsDifferencesAre(t *testing.T) {
	sure := forecast.Verdict{Distinct: true}
	for want, g := range map[string]forecast.Gain{
		"+12.3 ± 1.0": {Points: 0.123, SE: 0.01, Won: 130, Lost: 7, Verdict: sure},
		"-10? ± 20":   {Points: -0.1, SE: 0.2, Won: 2, Lost: 3},
		"none":        {SE: 0.001},
	} {
		if got := gainCell(&g); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// What is written as nothing has no sign, whatever it is.
func TestADifferenceThatRoundsToNothingHasNoSign(t *testing.T) {
	for v, want := range map[float64]string{0.3: "$0", 0: "$0", 240e3: "+$240k", -240e3: "-$240k"} {
		if got := signed(forecast.Quantile{Value: v, Lo: v, Hi: v}, "USD"); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
}

func TestCellsOfTables(t *testing.T) {
	for want, v := range map[string]float64{"inf": math.Inf(1), "-inf": math.Inf(-1), "": math.NaN(), "0.1": 0.1, "1200000000000000000000": 1.2e21} {
		if got := cell(v); got != want {
			t.Errorf("%v is written %q, want %q", v, got, want)
		}
	}
}
