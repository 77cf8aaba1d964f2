package sim

import "math/bits"

// A lot is the first eight bits of luck of eight neighbouring leads, a byte each: most
// leads need no more, and eight are told apart at once. The finer bits come from their own keys.
type lot uint64

// chances is the lot that decides, of the day's leads around a number, who passes the stage they enter.
func (k key) chances(number uint32) lot { return lot(k.child(1<<40 | uint64(number>>3))) }

// kinds is the lot that decides their segments.
func (k key) kinds(number uint32) lot { return lot(k.child(1<<41 | uint64(number>>3))) }

func (l lot) of(number uint32) uint8 { return uint8(l >> (number & 7 * 8)) }

// finer adds the bits below those of a lot.
func finer(coarse uint8, u uint64) float64 { return (float64(coarse) + unit(u)) * 0x1p-8 }

// marks are leads of a lot, each by the highest bit of its byte.
type marks uint64

const everyone marks = 0x8080808080808080

// below marks the bytes less than a limit of 0 … 256.
func (l lot) below(limit uint16) marks {
	if limit > 255 {
		return everyone
	}
	// With its highest bit set no byte borrows from the next; that bit stays where the other seven are not less.
	less := ^((l | lot(everyone)) - lot(limit&127)*0x0101010101010101)
	if limit > 127 {
		return marks(less|^l) & everyone
	}
	return marks(less&^l) & everyone
}

// within marks the leads numbered from a number up to an end that are in the number's lot.
func within(number, end uint32) marks {
	m := everyone << (number & 7 * 8)
	if end <= number|7 {
		m &= 1<<(end&7*8) - 1
	}
	return m
}

// first is the number of the first marked lead of the lot that a number is in.
func (m marks) first(number uint32) uint32 {
	return number&^7 | uint32(bits.TrailingZeros64(uint64(m)))>>3
}

// has tells whether a number is marked.
func (m marks) has(number uint32) bool { return m>>(number&7*8+7)&1 != 0 }

func (m marks) count() int64 { return int64(bits.OnesCount64(uint64(m))) }

// A border is the cumulative share of a source's leads up to some segment.
type border struct {
	share float64
	least uint16 // the byte that the border runs through, or at which it lies
	parts bool   // it runs through it
}

func newBorder(share float64) border {
	b := border{share: share, least: uint16(share * 256)}
	b.parts = float64(b.least) < share*256
	return b
}

// sort marks, segment by segment, those of a day's leads in a number's lot that belong to it or to one before it.
func (s *source) sort(upTo []marks, today key, number uint32) {
	kinds := today.kinds(number)
	for i := range s.borders {
		b := &s.borders[i]
		upTo[i] = kinds.below(b.least)
		if !b.parts {
			continue
		}
		for on := kinds.below(b.least+1) &^ upTo[i]; on != 0; on &= on - 1 {
			n := on.first(number)
			if finer(uint8(b.least), today.child(uint64(n)).draw(toSegment)) < b.share {
				upTo[i] |= on & -on
			}
		}
	}
	upTo[len(s.borders)] = everyone
}

// segmentOf is the segment of a numbered lead, of whose luck these are the first bits.
func (s *source) segmentOf(today key, number uint32, kind uint8) uint8 {
	segment := 0
	for i := range s.borders {
		b := &s.borders[i]
		if b.parts && uint16(kind) == b.least {
			segment += one(finer(kind, today.child(uint64(number)).draw(toSegment)) >= b.share)
		} else {
			segment += one(uint16(kind) >= b.least)
		}
	}
	return uint8(segment)
}
