package reports

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"funnelcast/forecast"
)

// Numbers for people. A figure that carries an error is cut at the digit where
// its error starts, and has two or three digits in any case: ¥38.5m ± 0.6m, but ¥116m ± 1.3m. What is
// not known prints as ?.

// Percentile writes a percentile in its unit as exactly as it is known, as the tables do: 5.5 %, 22.5 months as 22.5.
func Percentile(q forecast.Quantile, unit string) string {
	return number(q.Value, q.Within(), unit)
}

// number writes a value with a standard error in its unit: a currency code, "count",
// "share", or one of plainUnits.
func number(v, se float64, unit string) string {
	switch {
	case math.IsNaN(v):
		return "?"
	case math.IsInf(v, 0):
		return sign(v) + "∞"
	case unit == "share":
		return inHundred(v, se).plain() + " %"
	case unit == "count":
		return rounded(v, digits(v, se)).whole()
	case slices.Contains(plainUnits, unit):
		d := rounded(v, digits(v, se))
		if d.last < 0 {
			return d.plain()
		}
		return d.whole()
	}
	return Money(rounded(v, digits(v, se)).short(), unit)
}

// inHundred is a share in per cent. What is known to be less than all is not rounded to 100: 99.96 %.
func inHundred(v, se float64) decimal {
	d := rounded(100*v, digits(v, se))
	for v < 1 && se <= 1-v && d.value >= 100 && d.digits < 9 {
		d = rounded(100*v, d.digits+1)
	}
	return d
}

// plainUnits are those whose numbers stand alone; what they count is said beside them.
var plainUnits = []string{"hours", "days", "months", "ratio"}

// exact writes a value that has no error, such as a target's level, with all its digits.
func exact(v float64, unit string) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return number(v, 0, unit)
	}
	switch {
	case unit == "share":
		return strconv.FormatFloat(math.Round(1e6*100*v)/1e6, 'f', -1, 64) + " %"
	case unit == "count", slices.Contains(plainUnits, unit):
		whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'f', -1, 64), ".")
		if fraction != "" {
			fraction = "." + fraction
		}
		amount := sign(v) + thousands(whole) + fraction
		if unit == "hours" || unit == "days" {
			amount += " " + unit
		}
		return amount
	}
	group := 0
	for group < len(suffixes)-1 && math.Abs(v) >= math.Pow10(3*group+3) {
		group++
	}
	return Money(strconv.FormatFloat(v/math.Pow10(3*group), 'f', -1, 64)+suffixes[group], unit)
}

// Digits returns how many significant digits of a percentile stand before its error, as [digits] does.
func Digits(q forecast.Quantile) int { return digits(q.Value, q.Within()) }

// digits returns how many significant digits of v stand before its error: those down to
// the place where the error begins, but never fewer than two nor more than three.
func digits(v, se float64) int {
	switch {
	case !(se > 0) || v == 0:
		return 3
	case math.IsInf(se, 1): // a percentile that may as well be ∞
		return 2
	}
	return min(max(exponent(v)-exponent(se)+1, 2), 3)
}

// exponent returns e of |x| = d.ddd × 10^e. It reads the decimal form, because
// the logarithm of 1000 is not quite 3.
func exponent(x float64) int {
	s := strconv.FormatFloat(x, 'e', -1, 64)
	e, _ := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	return e
}

// A decimal is a number rounded to some significant digits.
type decimal struct {
	exact  float64 // before it was rounded
	value  float64
	last   int // power of ten of the last digit
	digits int
}

func rounded(v float64, digits int) decimal {
	value, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', digits-1, 64), 64)
	d := decimal{exact: v, value: value, digits: digits}
	if value != 0 {
		d.last = exponent(value) - digits + 1
	}
	return d
}

// plain writes the digits the decimal has.
func (d decimal) plain() string {
	return strconv.FormatFloat(d.value+0, 'f', max(-d.last, 0), 64) // + 0 turns −0 into 0
}

// units is the nearest whole number. Where digits behind the point are left it is that of the number itself: of
// 4.46, rounded to 4.5, it is 4.
func (d decimal) units() float64 {
	if d.last < 0 {
		return math.Round(d.exact)
	}
	return d.value
}

// whole writes the nearest whole number, with commas.
func (d decimal) whole() string {
	v := d.units()
	return sign(v) + thousands(strconv.FormatFloat(math.Abs(v), 'f', 0, 64))
}

var suffixes = []string{"", "k", "m", "bn", "tn"}

// short writes thousands, millions, billions and trillions with a letter, and
// amounts below a thousand as whole numbers.
func (d decimal) short() string {
	group := 0
	if d.value != 0 {
		group = min(max(exponent(d.value)/3, 0), len(suffixes)-1)
	}
	decimals := 0
	if group > 0 {
		decimals = max(3*group-d.last, 0)
	}
	v := d.value / math.Pow10(3*group)
	if group == 0 {
		v = d.units()
	}
	return strconv.FormatFloat(v+0, 'f', decimals, 64) + suffixes[group]
}

// signs are those of currencies that readers know and the figures' font has; another
// currency is written as its code.
var signs = map[string]string{
	"JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "KRW": "₩", "ILS": "₪", "VND": "₫",
	"CNY": "CN¥", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "SGD": "S$", "HKD": "HK$", "TWD": "NT$", "BRL": "R$", "MXN": "MX$",
}

// Money puts a currency before an amount: ¥1.2bn, -$38k, -SEK 1.2m.
func Money(amount, currency string) string {
	amount, negative := strings.CutPrefix(amount, "-")
	minus := ""
	if negative {
		minus = "-"
	}
	if s, ok := signs[currency]; ok {
		return minus + s + amount
	}
	return minus + strings.TrimSpace(currency+" "+amount)
}

func sign(v float64) string {
	if v < 0 {
		return "-"
	}
	return ""
}

// Thousands writes a whole number with commas.
func Thousands(n int) string { return sign(float64(n)) + thousands(strconv.Itoa(max(n, -n))) }

// thousands puts commas into the digits of a whole number.
func thousands(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// probability writes a share and its standard error as percentages, with the
// digits down to where the error begins: 61.2 % ± 0.5 %.
func probability(p, se float64) string {
	if math.IsNaN(p) || math.IsNaN(se) {
		return "?"
	}
	decimals := 2
	if se > 0 {
		decimals = max(-exponent(rounded(100*se, 1).value), 0)
	}
	percent := func(v float64) string {
		told := strconv.FormatFloat(100*v, 'f', decimals, 64) + " %"
		if !strings.ContainsAny(told, "123456789") {
			return strings.TrimPrefix(told, "-") // no −0
		}
		return told
	}
	return percent(p) + " ± " + percent(se)
}

// Uncertain writes a share with its error: 64 % ± 2 %.
func Uncertain(u forecast.Uncertain) string { return probability(u.Value, u.SE) }
