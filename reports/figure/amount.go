package figure

import (
	"math"
	"strconv"

	"funnelcast/forecast"
	"funnelcast/reports"
)

// amount writes a number of the given unit (a currency code, "count" or
// "share") with at most three significant digits: ¥150m, $13.1m, 4.5k, 12.5%.
func amount(v float64, unit string) string { return inUnit(v, unit, 3, plain) }

// measured is amount with zeros at the end kept where a letter follows, so that
// labels under each other are equally precise: ¥81.0m beside ¥72.5m.
func measured(v float64, unit string) string { return inUnit(v, unit, 3, padded) }

// known is measured with no more digits than its error leaves, as the summary writes it: −$900k where that may be $200k more or less.
func known(q forecast.Quantile, unit string) string {
	digits := reports.Digits(q)
	if digits > 2 {
		return measured(q.Value, unit)
	}
	return inUnit(rounded(q.Value, digits), unit, 3, func(v float64) string {
		if v < 10 {
			return strconv.FormatFloat(v, 'f', digits-1, 64)
		}
		return plain(v)
	})
}

// share is known of a share with its standard error.
func share(u forecast.Uncertain) string {
	return known(forecast.Quantile{Value: u.Value, Lo: u.Value - u.SE, Hi: u.Value + u.SE}, "share")
}

func inUnit(v float64, unit string, digits int, scaled func(float64) string) string {
	sign := ""
	if v < 0 {
		sign, v = "−", -v
	}
	switch unit {
	case "count":
		return sign + short(v, digits, scaled)
	case "share":
		return sign + short(v*100, digits, scaled) + "%"
	}
	return sign + reports.Money(short(v, digits, scaled), unit)
}

// short writes a number that is not negative with so many significant digits and
// a letter for its thousands; scaled writes the number before the letter.
func short(v float64, digits int, scaled func(float64) string) string {
	v = rounded(v, digits)
	switch {
	case v >= 1e16 || v > 0 && v < 1e-4:
		return strconv.FormatFloat(v, 'g', 3, 64)
	case v >= 1e12:
		return scaled(v/1e12) + "tn"
	case v >= 1e9:
		return scaled(v/1e9) + "bn"
	case v >= 1e6:
		return scaled(v/1e6) + "m"
	case v >= 1e3:
		return scaled(v/1e3) + "k"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func plain(v float64) string { return strconv.FormatFloat(round3(v), 'f', -1, 64) }

func padded(v float64) string {
	switch v = round3(v); {
	case v < 10:
		return strconv.FormatFloat(v, 'f', 2, 64)
	case v < 100:
		return strconv.FormatFloat(v, 'f', 1, 64)
	}
	return plain(v)
}

// round3 rounds to three significant digits.
func round3(v float64) float64 { return rounded(v, 3) }

func rounded(v float64, digits int) float64 {
	if v == 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return v
	}
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', digits-1, 64), 64)
	if err != nil {
		return v // beyond the largest number when rounded up
	}
	return r
}
