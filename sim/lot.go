package sim

// A lot is the first eight bits of luck of eight neighbouring leads, a byte each: most
// leads need no more, and eight are told apart at once. The finer bits come from their own keys.
type lot uint64

// kinds is the lot that decides the segments of the day's leads around a number.
func (k key) kinds(number uint32) lot { return k.lot(ofKinds, number>>3) }

// What a day's lots decide, in the bits above a lead's number.
const (
	ofChances = 1 << 40 // who passes the stage they enter
	ofKinds   = 1 << 41 // their segments
)

// lot is that of eight of the day's leads, counted in eights, for what it is to decide.
func (k key) lot(of uint64, n uint32) lot { return lot(k.child(of | uint64(n))) }

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
	return l.less(eight(limit), limit > 127)
}

// eight is the last seven bits of a limit in each byte.
func eight(limit uint16) lot { return lot(limit&127) * 0x0101010101010101 }

// less marks the bytes less than a limit of up to 255, of which the last seven bits are in each of eight bytes. With its
// highest bit set no byte borrows from the next; that bit stays where the other seven are not less.
func (l lot) less(each lot, high bool) marks {
	less := ^((l | lot(everyone)) - each)
	if high {
		return marks(less|^l) & everyone
	}
	return marks(less&^l) & everyone
}

// has tells whether a number is marked.
func (m marks) has(number uint32) bool { return m>>(number&7*8+7)&1 != 0 }

// places are those of the eight if they are the last on a tray.
func (m marks) places() places { return places(m>>7*0x0102040810204080) &^ (1<<56 - 1) }

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

// sort tells, segment by segment, which of a day's leads from one up to another, as far as a tray holds them, belong to it or to
// one before it.
func (s *source) sort(upTo []places, kinds *tray, today key, from, end uint32) {
	kinds.lay(today, ofKinds, from, end)
	for i := range s.borders {
		b := &s.borders[i]
		upTo[i] = kinds.below(b.least)
		if !b.parts {
			continue
		}
		for on := kinds.below(b.least+1) &^ upTo[i]; on != 0; on &= on - 1 {
			if finer(uint8(b.least), today.child(uint64(kinds.number(on))).draw(toSegment)) < b.share {
				upTo[i] |= on & -on
			}
		}
	}
	upTo[len(s.borders)] = kinds.all
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
