package reports

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"funnelcast/forecast"
)

// sure marks a swing whose sign is not.
func sure(w *forecast.Swing, told string) string {
	if !w.Sure {
		return told + " ?"
	}
	return told
}

// withSign puts a plus before a figure that is written with its error, unless it is negative or written as 0.
func withSign(told string) string {
	figure, _, _ := strings.Cut(told, " ±")
	if strings.HasPrefix(told, "-") || !strings.ContainsAny(figure, "123456789") {
		return told
	}
	return "+" + told
}

// inPercent writes a share down to the digit where its error starts, without the error.
func inPercent(v, se float64) string {
	told, _, _ := strings.Cut(probability(v, se), " ±")
	return told
}

// plusMinus writes a figure with its error in a unit.
func plusMinus(u forecast.Uncertain, unit string) string {
	return number(u.Value, u.SE, unit) + " ± " + errorOf(u.SE, unit)
}

// more tells a change of a mean: $2.1m ± $70k higher, or that its sign is not sure.
func more(w *forecast.Swing, unit string) string {
	v := w.Range
	switch {
	case !w.Sure && v.SE == 0:
		return "the same"
	case !w.Sure:
		return fmt.Sprintf("higher or lower (%s: not distinguishable; about %s paths would do)", withSign(plusMinus(v, unit)), Thousands(w.Needed))
	case v.Value < 0:
		v.Value = -v.Value
		return plusMinus(v, unit) + " lower"
	}
	return plusMinus(v, unit) + " higher"
}

func moreProbable(w *forecast.Swing) string {
	v := w.Range
	points := strings.ReplaceAll(probability(math.Abs(v.Value), v.SE), " %", "") + " points"
	switch {
	case !w.Sure && w.Needed == 0:
		return "as probable"
	case !w.Sure:
		return fmt.Sprintf("more or less probable (%s: not distinguishable; about %s paths would do)", points, Thousands(w.Needed))
	case v.Value < 0:
		return points + " less probable"
	}
	return points + " more probable"
}

// doubtful explains the marks of what is not sure.
func doubtful(d *forecast.Drivers, shown int) string {
	needed := 0
	for i := range d.Drivers {
		for k := range d.Drivers[i].Swings[:min(shown, len(d.Drivers[i].Swings))] {
			needed = max(needed, d.Drivers[i].Swings[k].Needed)
		}
	}
	if needed == 0 {
		return ""
	}
	return fmt.Sprintf(" ? marks a change whose sign is not distinguishable at %s paths; about %s would do for all.", Thousands(d.Paths), Thousands(needed))
}

// under writes the upper end of a share, rounded up to two digits.
func under(v float64) string {
	if v = max(100*v, 0.1); v >= 100 {
		return "any"
	}
	digit := math.Pow10(exponent(v) - 1)
	v = math.Ceil(v/digit-1e-9) * digit
	return "under " + strconv.FormatFloat(v, 'f', max(1-exponent(v), 0), 64) + " %"
}
