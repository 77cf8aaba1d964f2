package figure

import (
	"math"
	"strconv"
	"time"
)

// A scale is the vertical axis: the range it shows and the values that carry a
// line and a label.
type scale struct {
	low, high float64
	ticks     []float64
}

// newScale makes the axis for values between low and high. It always shows
// zero, leaves some air above the highest value, and puts four to seven lines
// at multiples of 1, 2, 2.5 or 5 times a power of ten; whole says that the
// values are whole numbers, and so are the lines'.
func newScale(low, high float64, whole bool) scale {
	const (
		air  = 0.04
		most = 6 // steps
		tiny = 1e-300
	)
	low, high = min(low, 0), max(high, 0)
	if high-low < tiny {
		high = low + 1
	}
	if whole {
		high = max(high, 1)
	}
	span := high - low
	high += air * span
	if low < 0 {
		low -= air * span
	}
	step := niceStep((high - low) / most)
	for whole && step != math.Trunc(step) {
		step = niceStep(step * 1.01)
	}
	s := scale{low: low, high: high}
	for i := math.Ceil(low / step); i*step <= high; i++ {
		s.ticks = append(s.ticks, i*step+0) // + 0 turns −0 into 0
	}
	return s
}

// label writes the value of a line as amount does, with a fourth digit and more where the lines lie too close together for three:
// $26.25m between $26m and $26.5m.
func (s scale) label(v float64, unit string) string {
	digits := 3
	for len(s.ticks) > 1 && digits < 15 && math.Abs(rounded(v, digits)-v) > (s.ticks[1]-s.ticks[0])/100 {
		digits++
	}
	return inUnit(v, unit, digits, func(v float64) string { return strconv.FormatFloat(rounded(v, digits), 'f', -1, 64) })
}

// niceStep returns the smallest 1, 2, 2.5 or 5 times a power of ten that is not
// below v.
func niceStep(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*power >= v {
			return m * power
		}
	}
	return 10 * power
}

// A month tick is a mark on the horizontal axis: short, or long with a label in
// two lines.
type monthTick struct {
	at    int // index of the month
	month time.Time
	named bool
}

// monthNamed is a month as a forecast writes it, such as 2027-04.
func monthNamed(name string) time.Time {
	month, err := time.Parse("2006-01", name)
	if err != nil {
		panic("figure: month " + name)
	}
	return month
}

// monthTicks chooses the marks for consecutive months. The first and the last
// month always carry a label: where the last comes too close behind a regular
// label for room months to lie between the two, it takes that label's place.
func monthTicks(months []time.Time, room float64) []monthTick {
	n := len(months)
	long, brief := 1, 1 // months between two labels, and between two marks
	switch {
	case n > 72:
		long, brief = 12, 3
	case n > 36:
		long, brief = 6, 1
	case n > 12:
		long = 3
	}
	last := n - 1
	var ticks []monthTick
	for i, m := range months {
		regular := i%long == 0 && (i == 0 || float64(last-i) >= room)
		if named := regular || i == last; named || i%brief == 0 {
			ticks = append(ticks, monthTick{at: i, month: m, named: named})
		}
	}
	return ticks
}
