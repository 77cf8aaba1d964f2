package sim

import (
	"math"
	"math/bits"
	"testing"
)

// neighbours are streams as the engine builds them: the i-th draw of one who or
// what, and of the next one.
var neighbours = []struct {
	name  string
	draws func(i uint64) (own, next uint64)
}{
	{"paths", func(i uint64) (uint64, uint64) {
		seed := key(0).child(1)
		return seed.child(i).child(nameKey("x")).draw(toAssume), seed.child(i + 1).child(nameKey("x")).draw(toAssume)
	}},
	{"seeds", func(i uint64) (uint64, uint64) {
		return key(0).child(i).child(0).draw(toVolume), key(0).child(i + 1).child(0).draw(toVolume)
	}},
	{"items", func(i uint64) (uint64, uint64) {
		day := key(0).child(1).child(0).child(nameKey("inbound")).child(7)
		return day.child(i).draw(toPass), day.child(i + 1).draw(toPass)
	}},
	{"days", func(i uint64) (uint64, uint64) {
		source := key(0).child(1).child(0).child(nameKey("inbound"))
		return source.child(i).draw(toVolume), source.child(i + 1).draw(toVolume)
	}},
	{"purposes", func(i uint64) (uint64, uint64) {
		item := key(0).child(1).child(0).child(i)
		return item.draw(toTakeWon), item.draw(toTakeLost)
	}},
	{"stages", func(i uint64) (uint64, uint64) {
		item := key(0).child(1).child(0).child(i)
		return item.draw(toPass.at(1)), item.draw(toPass.at(2))
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
		return uint64(item), item.draw(toPass)
	}},
	{"lots and items", func(i uint64) (uint64, uint64) {
		day := key(0).child(1).child(i)
		return uint64(day.chances(0)), day.child(0).draw(toPass)
	}},
	{"neighbouring lots", func(i uint64) (uint64, uint64) {
		day := key(0).child(1).child(2)
		return uint64(day.chances(uint32(8 * i))), uint64(day.chances(uint32(8*i + 8)))
	}},
}

const drawn = 1 << 17

// Neighbours have nothing in common: the correlation of n independent uniform
// pairs has standard error 1/√n, and so has that of any two of their bits.
func TestDrawsOfNeighboursAreUncorrelated(t *testing.T) {
	t.Parallel()
	for _, c := range neighbours {
		sum, same := 0.0, 0
		for i := range uint64(drawn) {
			a, b := c.draws(i)
			sum += (unit(a) - .5) * (unit(b) - .5) * 12
			same += 64 - bits.OnesCount64(a^b)
		}
		near(t, "correlation of "+c.name, sum/drawn, 1/math.Sqrt(drawn), 0)
		near(t, "share of bits in common of "+c.name, float64(same)/64/drawn, .5/math.Sqrt(64*drawn), .5)
	}
}

// All of a draw is uniform: the counts of each of its eight bytes, and of pairs
// of high nibbles of neighbours, are χ² with 255 degrees of freedom, of mean 255 and
// standard deviation √510. Four of them are allowed above; that is what one in
// 16,000 exceeds, with 108 figures seen.
func TestDrawsAreUniform(t *testing.T) {
	t.Parallel()
	for _, c := range neighbours {
		var seen [9][256]int
		for i := range uint64(drawn) {
			a, b := c.draws(i)
			for byte := range 8 {
				seen[byte][uint8(a>>(8*byte))]++
			}
			seen[8][a>>60<<4|b>>60]++
		}
		for i, counts := range seen {
			chi2 := 0.0
			for _, n := range counts {
				chi2 += (float64(n) - drawn/256) * (float64(n) - drawn/256) / (drawn / 256)
			}
			if math.Abs(chi2-255) > 4*math.Sqrt(510) {
				t.Errorf("χ² of part %d of draws of %s is %.1f, want 255 ± %.0f", i, c.name, chi2, math.Sqrt(510))
			}
		}
	}
}

// Names, days, items, lots and purposes never share a key.
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
		path := key(0).child(1).child(3)
		source := path.child(nameKey(name))
		note(source, name)
		for day := range uint64(40) {
			today := source.child(day)
			note(today, "a day")
			note(key(today.chances(0)), "a lot")
			note(key(today.kinds(0)), "a lot of segments")
			for number := range uint64(40) {
				item := today.child(number)
				note(item, "an item")
				for stage := range 5 {
					note(key(item.draw(toPass.at(stage))), "a pass")
					note(key(item.draw(toTakeWon.at(stage))), "a duration")
				}
			}
		}
	}
}
