package sim

import (
	"math"
	"math/bits"
)

// A table is a law's inverse distribution function, tabulated: a draw is one
// look-up and monotone in its bits, so a higher draw is never a lower value and
// paired scenarios stay paired.
//
// Cells shrink towards both tails: each halving of the distance to 0 or 1 (an
// octave) has its own cellsPerOctave cells, linear inside. For the laws of
// law.go the relative error of a draw stays below 10⁻⁴,
// that of the mean below 2·10⁻⁵ and, up to a CV of 2, that of the variance below 10⁻⁴; beyond 2^−octaves of either end the law is cut off.
type table struct {
	cells *chords
	steps []float64 // instead of cells: equally likely values
}

// A chord is the inverse distribution function within a cell, as a straight line in the
// distance from the nearer end: base + slope·tail, the tail in units of 2⁻⁶⁴.
type chord struct{ base, slope float64 }

// chords are those of a law, by side, octave and cell.
type chords [2 * octaves * cellsPerOctave]chord

const (
	octaves        = 32
	cellsPerOctave = 64
	outermost      = octaves * cellsPerOctave
	innermost      = (1023 + 63 - octaves) * cellsPerOctave
)

func newTable(l Law) *table {
	switch l := l.(type) {
	case Fixed:
		return &table{steps: []float64{float64(l)}}
	case Values:
		return &table{steps: l}
	}
	t := &table{cells: new(chords)}
	least := math.Inf(-1)
	edge := func(p float64) float64 {
		least = max(least, l.Quantile(p)) // numerical inverses stumble far out
		return least
	}
	low := edge(tailAt(0))
	for c := range octaves * cellsPerOctave {
		high := edge(tailAt(c + 1))
		t.cells[c] = chordBetween(c, low, high)
		low = high
	}
	for c := octaves*cellsPerOctave - 1; c >= 0; c-- {
		high := edge(1 - tailAt(c))
		t.cells[octaves*cellsPerOctave+c] = chordBetween(c, high, low)
		low = high
	}
	return t
}

// tailAt is the distance of a cell's edge from the nearer end of 0..1. The cells are counted from the
// outermost one, which begins at 2^−(octaves+1).
func tailAt(cell int) float64 {
	return math.Ldexp(1+float64(cell%cellsPerOctave)/cellsPerOctave, cell/cellsPerOctave-octaves-1)
}

// chordBetween is the chord of a cell with these values at its outer and its inner edge.
func chordBetween(cell int, outer, inner float64) chord {
	slope := (inner - outer) / (tailAt(cell+1) - tailAt(cell))
	return chord{base: outer - slope*tailAt(cell), slope: slope * 0x1p-64}
}

// at is the value of the law for uniform bits u.
func (t *table) at(u uint64) float64 {
	if t.cells != nil {
		return t.cells.at(u, 1)
	}
	i, _ := bits.Mul64(u, uint64(len(t.steps)))
	return t.steps[i]
}

// at is the value for uniform bits u, times a scale; its parts are scaled each, so that the scale is not waited for at the
// end. The bits of the tail as a floating-point number name its cell: exponent and first digits. Its own last digits are
// cut off, lest it round up to the next.
func (c *chords) at(u uint64, scale float64) float64 {
	side := u >> 63
	tail := float64(int64((u^-side)&^(1<<11-1) | 1<<(63-octaves)))
	chord := &c[(side*outermost+math.Float64bits(tail)>>46-innermost)%(2*outermost)]
	return chord.base*scale + chord.slope*(tail*scale)
}

// maxDays keeps absurd durations inside the integers.
const maxDays = 1 << 20

// days turns the law of a duration, in days, into whole days, at least shortest.
func (t *table) days(u uint64, scale float64, shortest int32) int32 {
	return max(dayCount(t.at(u)*scale, u), shortest)
}

// dayCount turns a duration X, drawn by uniform bits u, into whole days ⌊X + U⌋. U comes from the
// bits at does not see, so the mean is kept.
func dayCount(x float64, u uint64) int32 {
	x += roundUp(u)
	if x > maxDays {
		x = maxDays
	}
	return int32(x)
}

// roundUp is the U of ⌊X + U⌋: uniform on 0..1, from the last bits of a draw.
func roundUp(u uint64) float64 { return float64(int64(u&(1<<20-1))) * 0x1p-20 }

// beyond is the share of draws above x.
func (t *table) beyond(x float64) float64 { return 1 - unit(t.bitsBelow(x)) }

// bitsBelow is the smallest draw whose value is above x: at is monotone, so
// bisection finds it.
func (t *table) bitsBelow(x float64) uint64 {
	low, high := uint64(0), uint64(math.MaxUint64)
	if t.steps != nil {
		return t.stepsBelow(x)
	}
	for low < high {
		if mid := low + (high-low)/2; t.at(mid) > x {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

func (t *table) stepsBelow(x float64) uint64 {
	n := 0
	for _, s := range t.steps {
		if s <= x {
			n++
		}
	}
	if n == len(t.steps) {
		return math.MaxUint64
	}
	q, _ := bits.Div64(uint64(n), 0, uint64(len(t.steps)))
	return q
}
