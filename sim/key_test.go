package sim

import (
	"fmt"
	"math"
	"math/bits"
	"testing"
)

// neighbours are what the day's stream does not put side by side: the i-th draw of one who or what, and of
// the next one.
var neighbours = []struct {
	name  string
	draws func(i uint64) (own, next uint64)
}{
	{"seeds", func(i uint64) (uint64, uint64) {
		return key(0).child(i).child(0).draw(toVolume), key(0).child(i + 1).child(0).draw(toVolume)
	}},
	{"renewals", func(i uint64) (uint64, uint64) {
		customer := key(0).child(1).child(0).child(i)
		return customer.draw(toChurn.at(3)), customer.draw(toChurn.at(4))
	}},
	{"occupants", func(i uint64) (uint64, uint64) {
		seat := key(0).child(1).child(i)
		return seat.child(0).draw(toLeave), seat.child(1).draw(toLeave)
	}},
	{"prospectors' days", func(i uint64) (uint64, uint64) {
		seat, source := key(0).child(1).child(9), nameKey("outbound")
		return seat.child(source ^ i).draw(toVolume), seat.child(source ^ (i + 1)).draw(toVolume)
	}},
	{"key and draw", func(i uint64) (uint64, uint64) {
		item := key(0).child(1).child(i)
		return uint64(item), item.draw(toStage)
	}},
	{"lots and items", func(i uint64) (uint64, uint64) {
		day := key(0).child(1).child(i)
		return uint64(day.lot(ofChances, 0)), day.child(0).draw(toStage)
	}},
	{"neighbouring lots", func(i uint64) (uint64, uint64) {
		day := key(0).child(1).child(2)
		return uint64(day.lot(ofChances, uint32(i))), uint64(day.lot(ofChances, uint32(i+1)))
	}},
}

// Neighbours have nothing in common.
func TestDrawsOfNeighboursHaveNoPattern(t *testing.T) {
	t.Parallel()
	for _, c := range neighbours {
		var found pattern
		for i := range uint64(1 << 17) {
			found.add(c.draws(i))
		}
		found.isNone(t, c.name)
	}
}

// A pattern is what pairs of draws have in common, and what the first of each do.
type pattern struct {
	pairs, same int
	sum         float64
	first, last [256]int // pairs of four bits
	eights      [8][256]int
}

func (p *pattern) add(a, b uint64) {
	p.pairs++
	p.sum += (unit(a) - .5) * (unit(b) - .5) * 12
	p.same += 64 - bits.OnesCount64(a^b)
	p.first[a>>60<<4|b>>60]++
	p.last[a&15<<4|b&15]++
	for i := range p.eights {
		p.eights[i][uint8(a>>(8*i))]++
	}
}

// isNone checks that n pairs are as independent uniform ones are:
//
//   - their correlation has standard error 1/√n,
//   - of their 64 n bits half are the same, with standard error 1/(2·√(64 n)),
//   - the counts of the 256 pairs of first, and of last, four bits are χ² with 255 degrees of freedom,
//     of mean 255 and standard deviation √510, and so are those of each eight bits of a draw.
//
// 5 standard errors are allowed, which one in 1.7 million normal figures exceeds, and of χ² figures, whose
// right tail is heavier, one in 200,000. Two normal figures and ten χ² ones are seen of each of 68 kinds of pairs.
func (p *pattern) isNone(t *testing.T, what string) {
	t.Helper()
	n := float64(p.pairs)
	within := func(figure string, got, want, se float64) {
		t.Helper()
		if !(math.Abs(got-want) <= 5*se) {
			t.Errorf("%s of %s, %d pairs: %.5g, want %.5g ± %.2g", figure, what, p.pairs, got, want, se)
		}
	}
	within("correlation", p.sum/n, 0, 1/math.Sqrt(n))
	within("share of bits in common", float64(p.same)/64/n, .5, .5/math.Sqrt(64*n))
	within("χ² of first bits", chiSquare(&p.first, n), 255, math.Sqrt(510))
	within("χ² of last bits", chiSquare(&p.last, n), 255, math.Sqrt(510))
	for i := range p.eights {
		within(fmt.Sprintf("χ² of byte %d", i), chiSquare(&p.eights[i], n), 255, math.Sqrt(510))
	}
}

// chiSquare is Σ (count − n/256)²/(n/256) over equally likely cells.
func chiSquare(counts *[256]int, n float64) (sum float64) {
	for _, c := range counts {
		sum += (float64(c) - n/256) * (float64(c) - n/256) / (n / 256)
	}
	return sum
}

// Sources, days and items never share a key.
func TestKeysDoNotCollide(t *testing.T) {
	t.Parallel()
	seen := map[key]string{}
	note := func(k key, what string) {
		if other, ok := seen[k]; ok {
			t.Fatalf("%s has the key of %s", what, other)
		}
		seen[k] = what
	}
	for _, name := range []string{"inbound", "outbound", "customers of mid", "downturn"} {
		source := key(0).child(1).child(3).child(nameKey(name))
		note(source, name)
		for day := range uint64(40) {
			today := source.child(day)
			note(today, "a day")
			for number := range uint64(40) {
				note(today.child(number), "an item")
			}
		}
	}
}
