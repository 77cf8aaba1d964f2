package scenarios

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gonum.org/v1/gonum/stat/distuv"

	"funnelcast/sim"
)

// The 90 % point of the standard normal.
var z90 = distuv.UnitNormal.Quantile(0.9)

// SplitNormal goes exactly through three percentiles of a quantity that may be
// negative or 0 (a growth; a delay that is none one time in ten): normal with one standard
// deviation below the median and another above. What falls below Floor is Floor.
type SplitNormal struct{ P10, P50, P90, Floor float64 }

// Quantile returns the value below which a share p of draws lies, 0 < p < 1.
func (l SplitNormal) Quantile(p float64) float64 {
	z := distuv.UnitNormal.Quantile(p)
	if z < 0 {
		return max(l.Floor, l.P50+z*(l.P50-l.P10)/z90)
	}
	return max(l.Floor, l.P50+z*(l.P90-l.P50)/z90)
}

// Mean integrates the quantile function by the midpoint rule.
func (l SplitNormal) Mean() float64 { return meanOf(l) }

// compounded is a rate of one period told for another: of those who stay 1−q in
// a period, (1−q)^Periods stay for Periods of them.
type compounded struct {
	Law     sim.Law
	Periods float64
}

func (c compounded) Quantile(p float64) float64 {
	return 1 - math.Pow(1-c.Law.Quantile(p), c.Periods)
}
func (c compounded) Mean() float64 { return meanOf(c) }

// scaled is a multiple of another law.
type scaled struct {
	Law sim.Law
	By  float64
}

func (s scaled) Quantile(p float64) float64 { return s.By * s.Law.Quantile(p) }
func (s scaled) Mean() float64              { return s.By * s.Law.Mean() }

// times multiplies what a law draws.
func times(law sim.Law, by float64) sim.Law {
	switch l := law.(type) {
	case nil:
		return nil
	case sim.Fixed:
		return sim.Fixed(float64(l) * by)
	case sim.Values:
		l = slices.Clone(l)
		for i := range l {
			l[i] *= by
		}
		return l
	}
	if by == 1 {
		return law
	}
	return scaled{Law: law, By: by}
}

func meanOf(l interface{ Quantile(float64) float64 }) float64 {
	const n = 4096
	sum := 0.0
	for i := range n {
		sum += l.Quantile((float64(i) + 0.5) / n)
	}
	return sum / n
}

var bareNumber = regexp.MustCompile(`^[+-]?[\d_]+(\.\d+)?(k|m|bn|%)?$`)

// rangeLaw reads a literal or a range of two or three, "17% .. 22% .. 28%". A
// unit that stands at the end holds for the numbers before it.
func rangeLaw(c *calendar, d *dimension, text string) (law sim.Law, months int, f *fault) {
	parts := strings.Split(text, "..")
	if strings.Contains(text, "...") || strings.Contains(text, "…") {
		return nil, 0, &fault{allowed: "a range has two dots and spaces, as in " + d.span}
	}
	if len(parts) > 3 {
		return nil, 0, &fault{allowed: "a range is low .. high (P10 .. P90) or low .. middle .. high (P10 .. P50 .. P90)"}
	}
	_, unit, _ := strings.Cut(strings.TrimSpace(parts[len(parts)-1]), " ")
	values, offsets := make([]float64, len(parts)), make([]int, len(parts))
	at := 0
	for i, raw := range parts {
		part := strings.TrimSpace(raw)
		offsets[i] = at + utf8.RuneCountInString(raw) - utf8.RuneCountInString(strings.TrimLeft(raw, " "))
		at += utf8.RuneCountInString(raw) + len("..")
		if part == "" {
			return nil, 0, &fault{offset: offsets[i], allowed: "a range has a number on either side of the dots, as in " + d.span}
		}
		if unit != "" && d.parse == nil && bareNumber.MatchString(part) {
			part += " " + unit
		}
		v, m, f := d.read(c, part)
		if f != nil {
			f.offset += offsets[i]
			if len(parts) > 1 && f.found == "" {
				f.found = part
			}
			return nil, 0, f
		}
		if i > 0 && m != months {
			return nil, 0, &fault{offset: offsets[i], allowed: "a range has one period"}
		}
		if i > 0 && v < values[i-1] {
			return nil, 0, &fault{offset: offsets[i], allowed: "percentiles rise from left to right (P10 .. P50 .. P90)"}
		}
		values[i], months = v, m
	}
	if f := outsideScale(d, values); f != nil {
		f.offset = offsets[0]
		if d.scale == share && values[0] > 0 {
			f.offset = offsets[len(offsets)-1]
		}
		return nil, 0, f
	}
	if len(values) == 2 {
		return throughTwo(d, values[0], values[1]), months, nil
	}
	return throughAll(d, values), months, nil
}

// outsideScale tells why a law of the dimension cannot go through percentiles.
func outsideScale(d *dimension, v []float64) *fault {
	last := len(v) - 1
	if last == 0 || v[0] == v[last] {
		return nil
	}
	switch d.scale {
	case share:
		if v[0] <= 0 || v[last] >= 1 {
			return &fault{allowed: "0% and 100% are certain and can only stand alone", hint: "begin a range at 0.1%, end it at 99.9%"}
		}
	case positive:
		if v[0] <= 0 && (last == 1 || v[1] <= 0) {
			return &fault{allowed: "a range from 0 needs a middle above 0", hint: "write low .. middle .. high"}
		}
	case instant:
		if last == 2 {
			return &fault{allowed: "a range of months has two ends, as in month 7 .. month 12"}
		}
	}
	return nil
}

// throughTwo is the law with a P10 and a P90: symmetric on the scale of the dimension.
func throughTwo(d *dimension, p10, p90 float64) sim.Law {
	switch d.scale {
	case instant:
		return sim.Uniform{Min: p10, Max: p90 + 1} // from the first day of the one month to the last day of the other
	case signed:
		return throughAll(d, []float64{p10, (p10 + p90) / 2, p90})
	case share:
		odds := math.Sqrt(p10 / (1 - p10) * (p90 / (1 - p90)))
		return throughAll(d, []float64{p10, odds / (1 + odds), p90})
	}
	return throughAll(d, []float64{p10, math.Sqrt(p10 * p90), p90})
}

// throughAll is the law through P10, P50 and P90, or the one value there is.
func throughAll(d *dimension, v []float64) sim.Law {
	switch {
	case len(v) == 1 || v[0] == v[2]:
		return sim.Fixed(v[0])
	case d.scale == share:
		return sim.SplitLogitNormal{P10: v[0], P50: v[1], P90: v[2]}
	case d.scale == signed || v[0] == 0:
		return SplitNormal{P10: v[0], P50: v[1], P90: v[2], Floor: d.min}
	}
	return sim.SplitLogNormal{P10: v[0], P50: v[1], P90: v[2]}
}

// usable tells whether the engine can draw from a law: whether even its rarest
// values are numbers that days and minor units can be counted in.
func (d *dimension) usable(l sim.Law) bool {
	last, limit := math.Inf(-1), min(d.max*1e4, 1e18)
	for _, p := range []float64{1e-8, 0.1, 0.5, 0.9, 1 - 1e-8} {
		q := l.Quantile(p)
		if math.IsNaN(q) || math.Abs(q) > limit || q < last {
			return false
		}
		last = q
	}
	m := l.Mean()
	return !math.IsNaN(m) && math.Abs(m) <= limit
}
