package figure

import (
	"math"
	"strconv"
	"strings"
)

// symbols are the signs of currencies that readers know and the font has;
// another currency is written as its code and a space.
var symbols = map[string]string{
	"JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "KRW": "₩", "ILS": "₪", "VND": "₫",
	"CNY": "CN¥", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "SGD": "S$", "HKD": "HK$", "TWD": "NT$", "BRL": "R$", "MXN": "MX$",
}

// amount writes a number of the given unit (a currency code, "count" or
// "share") with at most three significant digits: ¥150m, $13.1m, 4.5k, 12.5%.
func amount(v float64, unit string) string { return inUnit(v, unit, plain) }

// measured is amount with zeros at the end kept where a letter follows, so that
// labels under each other are equally precise: ¥81.0m beside ¥72.5m.
func measured(v float64, unit string) string { return inUnit(v, unit, padded) }

func inUnit(v float64, unit string, scaled func(float64) string) string {
	sign := ""
	if v < 0 {
		sign, v = "−", -v
	}
	switch unit {
	case "count":
		return sign + short(v, scaled)
	case "share":
		return sign + short(v*100, scaled) + "%"
	}
	symbol, ok := symbols[unit]
	if !ok {
		symbol = unit + "\u00a0"
	}
	return sign + symbol + short(v, scaled)
}

// short writes a number that is not negative with three significant digits and
// a letter for its thousands; scaled writes the number before the letter.
func short(v float64, scaled func(float64) string) string {
	v = round3(v)
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
	return plain(v)
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
func round3(v float64) float64 {
	if v == 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return v
	}
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 2, 64), 64)
	if err != nil {
		return v // beyond the largest number when rounded up
	}
	return r
}

// grouped writes a whole number with a comma between its thousands.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// title writes a metric's name as a reader would: arr is ARR, open_pipeline is
// open pipeline, headcount.ae is headcount (ae).
func title(metric string) string {
	name, part, split := strings.Cut(metric, ".")
	words := strings.Split(name, "_")
	for i, w := range words {
		switch w {
		case "arr", "mrr":
			words[i] = strings.ToUpper(w)
		case "mqls", "sqls":
			words[i] = strings.ToUpper(w[:3]) + "s"
		}
	}
	name = strings.Join(words, " ")
	if split {
		name += " (" + strings.ReplaceAll(part, "_", " ") + ")"
	}
	return name
}
