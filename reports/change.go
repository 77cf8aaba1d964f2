package reports

import (
	"math"
	"strconv"
	"strings"

	"funnelcast/forecast"
)

// change writes a difference with its sign, cut at the digit where its error starts: +$310k, -4.2.
func change(v, se float64, unit string) string {
	return plus(v) + amountOf(v, beforeError(v, se), unit)
}

// beforeError is how many digits of a value are told beside its error.
func beforeError(v, se float64) int {
	if !(se > 0) || v == 0 {
		return 3
	}
	return min(max(exponent(v)-exponent(begins(se))+errorDigits(se), 1), 3)
}

// MeanChange writes the mean of a difference with its sign, and ? where that sign is not sure.
func MeanChange(d *forecast.Difference, unit string) string {
	return change(d.Mean, d.SE, unit) + mark(d)
}

// mark is ? after a mean whose sign is not sure.
func mark(d *forecast.Difference) string {
	if d.Distinct || d.Same == 1 {
		return ""
	}
	return "?"
}

// DifferenceCell writes a mean difference with its error, where it has one, and ? where its sign is not sure; none where there is no
// difference in any future.
func DifferenceCell(d *forecast.Difference, unit string) string {
	if d.Same == 1 {
		return "none"
	}
	return MeanChange(d, unit) + giveOrTake(d.SE, unit)
}

// meanOf writes the mean of a difference with its error, where it has one.
func meanOf(d *forecast.Difference, unit string) string {
	return change(d.Mean, d.SE, unit) + giveOrTake(d.SE, unit)
}

// giveOrTake writes the error of a difference after it; nothing where it is the same in every future.
func giveOrTake(se float64, unit string) string {
	if se == 0 {
		return ""
	}
	return " ± " + strings.TrimSuffix(errorOf(se, unit), " points")
}

// gainCell writes by how many points a target is more probable, with its error, and ? where the sign is not sure.
func gainCell(g *forecast.Gain) string {
	if g.Won+g.Lost == 0 {
		return "none"
	}
	return points(g.Points, g.SE) + markOf(g) + " ± " + pointsError(g.SE)
}

// markOf is ? after a gain whose sign is not sure.
func markOf(g *forecast.Gain) string {
	if g.Distinct || g.Won+g.Lost == 0 {
		return ""
	}
	return "?"
}

// points writes points of a hundred without the word, and pointsError their error.
func points(v, se float64) string   { return strings.TrimSuffix(change(v, se, "share"), " points") }
func pointsError(se float64) string { return strings.TrimSuffix(errorOf(se, "share"), " points") }

// errorOf writes a standard error.
func errorOf(se float64, unit string) string { return amountOf(begins(se), errorDigits(se), unit) }

// errorDigits is how many digits of an error are told: its first, and after a 1 one more, as half as much
// again would be rounded away.
func errorDigits(se float64) int {
	if strings.HasPrefix(strconv.FormatFloat(begins(se), 'e', -1, 64), "1") {
		return 2
	}
	return 1
}

// begins is an error, and 1.0 for 0.98, which is told as that.
func begins(se float64) float64 {
	if one := rounded(se, 1).value; exponent(one) > exponent(se) {
		return one
	}
	return se
}

// amountOf writes so many significant digits of a value; means of counts keep their fractions.
func amountOf(v float64, digits int, unit string) string {
	d := rounded(v, digits)
	switch {
	case unit == "share":
		return rounded(100*v, digits).plain() + " points"
	case unit != "count":
		return Money(d.short(), unit)
	case d.last < 0:
		return d.plain()
	}
	return d.whole()
}

// plus is the sign of what has none of its own.
func plus(v float64) string {
	if v > 0 {
		return "+"
	}
	return ""
}

// signed is quantile with a sign before what is positive.
func signed(q forecast.Quantile, unit string) string {
	text := Percentile(q, unit)
	if strings.ContainsAny(text, "123456789") {
		return plus(q.Value) + text
	}
	return text
}

// roughly writes how many paths it takes, in two digits, rounded up.
func roughly(paths int) string {
	unit := int(math.Pow10(max(len(Thousands(paths))-strings.Count(Thousands(paths), ",")-2, 0)))
	return Thousands((paths + unit - 1) / unit * unit)
}
