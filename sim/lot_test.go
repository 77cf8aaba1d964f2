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
		first := uint32(r.IntN(1000))
		end := first + uint32(r.IntN(20))
		m, in := l.below(limit), within(first, max(end, first+1))
		n := int64(0)
		for number := first &^ 7; number < first&^7+8; number++ {
			if m.has(number) != (uint16(l.of(number)) < limit) {
				t.Fatalf("%#x below %d: %#x", l, limit, m)
			}
			if in.has(number) != (number >= first && number < max(end, first+1)) {
				t.Fatalf("%d within %d … %d: %#x", number, first, end, in)
			}
			if m.has(number) {
				n++
			}
		}
		if m.count() != n || m&^everyone != 0 || m != 0 && !m.has(m.first(first)) {
			t.Fatalf("marks %#x of %#x below %d", m, l, limit)
		}
	}
}

// Leads sorted eight at a time belong to the segments they belong to one by one, and as many to each as
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
		upTo, seen := make([]marks, len(shares)), make([]float64, len(shares))
		for day := range uint64(days) {
			today := key(7).child(day)
			for first := uint32(0); first < aDay; first += 8 {
				src.sort(upTo, today, first)
				for number := first; number < first+8; number++ {
					segment := int(src.segmentOf(today, number, today.kinds(number).of(number)))
					seen[segment]++
					for s, m := range upTo {
						if m.has(number) != (s >= segment) {
							t.Fatalf("shares %v: lead %d of segment %d is marked %v up to segment %d", shares, number, segment, m.has(number), s)
						}
					}
				}
			}
		}
		for s, p := range shares {
			n := float64(days * aDay)
			if got, se := seen[s]/n, math.Sqrt(p*(1-p)/n); math.Abs(got-p) > 4*se {
				t.Errorf("shares %v: segment %d has %.5f ± %.5f", shares, s, got, se)
			}
		}
	}
}
