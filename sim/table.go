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
	cells *[2 * octaves * cellsPerOctave]chord // [side][octave][cell]
	steps []float64                            // instead of cells: equally likely values
}

// A chord is the inverse distribution function within a cell: low at the cell's end nearer to
// 0 or 1, and so much more for each 2⁻⁵³ of the way to its other end.
type chord struct{ low, slope float64 }

const (
	octaves        = 32
	cellsPerOctave = 64
)

func newTable(l Law) *table {
	switch l := l.(type) {
	case Fixed:
		return &table{steps: []float64{float64(l)}}
	case Values:
		return &table{steps: l}
	}
	t := &table{cells: new([2 * octaves * cellsPerOctave]chord)}
	least := math.Inf(-1)
	edge := func(p float64) float64 {
		least = max(least, l.Quantile(p)) // numerical inverses stumble far out
		return least
	}
	set := func(side, octave, cell int, low, high float64) {
		t.cells[(side*octaves+octave)*cellsPerOctave+cell] = chord{low, (high - low) * 0x1p-53}
	}
	low := edge(tailAt(octaves-1, 0))
	for o := octaves - 1; o >= 0; o-- {
		for c := range cellsPerOctave {
			high := edge(tailAt(o, c+1))
			set(0, o, c, low, high)
			low = high
		}
	}
	for o := range octaves {
		for c := cellsPerOctave - 1; c >= 0; c-- {
			high := edge(1 - tailAt(o, c))
			set(1, o, c, high, low)
			low = high
		}
	}
	return t
}

// tailAt is the distance of a cell's edge from the nearer end of 0..1.
func tailAt(octave, cell int) float64 {
	return math.Ldexp(1+float64(cell)/cellsPerOctave, -octave-2)
}

// at is the value of the law for uniform bits u.
func (t *table) at(u uint64) float64 {
	if t.steps != nil {
		i, _ := bits.Mul64(u, uint64(len(t.steps)))
		return t.steps[i]
	}
	side := u >> 63
	tail := (u<<1 ^ -side) | 1<<(64-octaves) // distance from the nearer end, as a fraction of one half
	octave := uint64(bits.LeadingZeros64(tail))
	within := tail << (octave + 1&63)
	l := &t.cells[side*octaves*cellsPerOctave|octave*cellsPerOctave%(octaves*cellsPerOctave)|within>>58]
	return l.low + l.slope*float64(int64(within<<6>>11))
}

// maxDays keeps absurd durations inside the integers.
const maxDays = 1 << 20

// days turns the law of a duration X, in days, into whole days ⌊X·scale + U⌋, at
// least shortest. U comes from the bits at does not see, so the mean is kept.
func (t *table) days(u uint64, scale float64, shortest int32) int32 {
	x := t.at(u)*scale + roundUp(u)
	if x > maxDays {
		x = maxDays
	}
	return max(int32(x), shortest)
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
