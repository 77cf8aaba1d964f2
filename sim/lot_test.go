package sim

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Eight bytes are compared at once as they would be one by one, for every limit.
func TestALotIsComparedByteByByte(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		l := lot(r.Uint64())
		if r.IntN(4) == 0 { // with borders next to each other
			l = l&0xff00ff00ff00ff00 | 0x007f0080008100ff
		}
		limit := uint16(r.IntN(257))
		m := l.below(limit)
		for number := range uint32(8) {
			if less := uint16(l.of(number)) < limit; m.has(number) != less || m.places()>>(56+number)&1 != places(one(less)) {
				t.Fatalf("%#x below %d: %#x, places %b", l, limit, m, m.places())
			}
		}
		if m&^everyone != 0 || m.places()<<8 != 0 {
			t.Fatalf("%#x below %d: %#x, places %b", l, limit, m, m.places())
		}
	}
}

// On a tray are the leads from one up to another of those that have 64 in common with the first, and their bytes are those of
// their lots.
func TestATrayHoldsUpTo64Neighbours(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var tray tray
	for range 2000 {
		today, limit := key(r.Uint64()), uint16(r.IntN(257))
		from := uint32(r.IntN(200))
		end := from + 1 + uint32(r.IntN(150))
		tray.lay(today, ofChances, from, end)
		below, n := tray.below(limit), int64(0)
		for place := range uint32(64) {
			number := from&^63 + place
			on := number >= from && number < end
			if tray.all>>place&1 != places(one(on)) {
				t.Fatalf("%d … %d: lead %d is on the tray: %v", from, end, number, !on)
			}
			less := on && uint16(today.lot(ofChances, number>>3).of(number)) < limit
			if below>>place&1 != places(one(less)) || on && tray.byteOf(place) != today.lot(ofChances, number>>3).of(number) {
				t.Fatalf("%d … %d, below %d: lead %d is: %v", from, end, limit, number, !less)
			}
			n += int64(one(less))
		}
		if below.count() != n || below != 0 && tray.number(below) != from&^63+below.next() {
			t.Fatalf("%d … %d, below %d: %d leads, want %d", from, end, limit, below.count(), n)
		}
	}
}

// Leads sorted on a tray belong to the segments they belong to one by one, and as many to each as
// its share says: of n leads a share p is within 4·√(p(1−p)/n) of it. Borders through a byte and at its edge, and
// segments without leads, are among them.
func TestLeadsAreSortedAsTheSharesSay(t *testing.T) {
	for _, shares := range [][]float64{{.13, .31, .56}, {.25, 0, .5, .25}, {.003, .002, .995}, {0, 1 - 1e-4, 1e-4}} {
		src, sum := source{}, 0.0
		for i, share := range shares {
			if i > 0 {
				src.borders = append(src.borders, newBorder(sum))
			}
			sum += share
		}
		const days, aDay = 4000, 64
		upTo, seen, kinds := make([]places, len(shares)), make([]float64, len(shares)), tray{}
		for day := range uint64(days) {
			today := key(7).child(day)
			src.sort(upTo, &kinds, today, 0, aDay)
			for number := range uint32(aDay) {
				segment := int(src.segmentOf(today, number, today.kinds(number).of(number)))
				seen[segment]++
				for s, m := range upTo {
					if has := m>>number&1 != 0; has != (s >= segment) {
						t.Fatalf("shares %v: lead %d of segment %d is marked %v up to segment %d", shares, number, segment, has, s)
					}
				}
			}
		}
		for s, p := range shares {
			n := float64(days * aDay)
			if got, se := seen[s]/n, math.Sqrt(p*(1-p)/n); !(math.Abs(got-p) <= 4*se) {
				t.Errorf("shares %v: segment %d has %.5f ± %.5f", shares, s, got, se)
			}
		}
	}
}
