package sim

import (
	"math"
	"math/bits"
)

// A tray is laid with the lots of up to 64 neighbouring leads of a day.
type tray struct {
	lots     [8]lot
	first    uint32 // number of the first of the 64
	from, to uint32 // the lots that are laid
	all      places // that are on it
}

// places are those of some leads on a tray, a bit each.
type places uint64

// lay puts the lots of a day's leads from one up to another on the tray, as many as are among the same 64 as the first.
func (t *tray) lay(today key, what uint64, from, end uint32) {
	t.first = from &^ 63
	n := min(end-t.first, 64)
	t.from, t.to = from&63>>3, (n+7)>>3
	t.all = math.MaxUint64 << (from & 63) & (math.MaxUint64 >> (-n & 63))
	for i, to, lots := t.from, t.to, t.first>>3; i < to; i++ {
		t.lots[i&7] = today.lot(what, lots+i)
	}
}

// below are the leads on the tray whose bytes are less than a limit of 0 … 256.
func (t *tray) below(limit uint16) (below places) {
	if limit > 255 {
		return t.all
	}
	each, high := eight(limit), limit > 127
	for i, to := t.from, t.to; i < to; i++ {
		below = below>>8 | t.lots[i&7].less(each, high).places()
	}
	return below >> (-(8 * t.to) & 63) & t.all
}

// next is the first of some leads, by its place on the tray.
func (p places) next() uint32 { return uint32(bits.TrailingZeros64(uint64(p))) }

func (p places) count() int64 { return int64(bits.OnesCount64(uint64(p))) }

// number is that of the first of some leads within its day.
func (t *tray) number(p places) uint32 { return t.first + p.next() }

// byteOf is the byte of the lead in a place.
func (t *tray) byteOf(place uint32) uint8 { return t.lots[place>>3&7].of(place) }
