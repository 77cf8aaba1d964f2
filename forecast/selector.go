package forecast

import (
	"math/bits"
	"slices"
)

const (
	bucketBits = 11
	buckets    = 1 << bucketBits
	fewValues  = 48 // sorted outright
)

// A selector finds order statistics without sorting everything: values are
// counted into buckets between the smallest and the largest, and only the
// buckets that hold a wanted rank are looked into, in the same way again. Each
// level narrows the range 1,024-fold or more, so skewed values cost a second
// look and nothing costs more than seven; a range no wider than the buckets
// (small counts, ties) is told by the counts alone.
type selector struct {
	counts [buckets]uint32
	wanted [buckets]uint8 // 1 + number of the part a bucket is, 0 for none; all 0 between levels
	parts  []part         // of the levels being looked into, outermost first
	store  []int64        // their values
}

// A part is a bucket that holds wanted ranks from..to (indices of ranks).
type part struct {
	bucket      int
	from, to    int
	below       int // values of the column below the bucket
	start, next int // where in store its values begin, and where the next one goes
}

// order fills dst with the order statistics of the given 0-based ranks, which
// must ascend and be fewer than 256. It leaves values as they are.
func (s *selector) order(dst, values []int64, ranks []int) {
	s.parts, s.store = s.parts[:0], s.store[:0]
	s.pick(dst, values, ranks, 0)
}

// pick is order for values with below others of the column beneath them.
func (s *selector) pick(dst, values []int64, ranks []int, below int) {
	if len(values) <= fewValues {
		s.sort(dst, values, ranks, below)
		return
	}
	low, high := bounds(values)
	shift := max(bits.Len64(uint64(high)-uint64(low))-bucketBits, 0)
	clear(s.counts[:])
	for _, v := range values {
		s.counts[(uint64(v)-uint64(low))>>shift%buckets]++
	}
	outer, stored := len(s.parts), len(s.store)
	end := stored
	for i, bucket := 0, 0; i < len(ranks); bucket++ {
		count, from := int(s.counts[bucket]), i
		for i < len(ranks) && ranks[i] < below+count {
			dst[i] = low + int64(bucket) // holds where buckets are one wide
			i++
		}
		if i > from && shift > 0 {
			s.parts = append(s.parts, part{bucket: bucket, from: from, to: i, below: below, start: end, next: end})
			end += count
		}
		below += count
	}
	if shift == 0 {
		return
	}
	s.gather(values, low, shift, s.parts[outer:], end)
	for i := outer; i < len(s.parts); i++ {
		p := s.parts[i]
		s.pick(dst[p.from:p.to], s.store[p.start:p.next], ranks[p.from:p.to], p.below)
	}
	s.parts, s.store = s.parts[:outer], s.store[:stored]
}

// gather puts the values of wanted buckets into store, which grows to end.
func (s *selector) gather(values []int64, low int64, shift int, parts []part, end int) {
	s.store = slices.Grow(s.store, end-len(s.store))[:end]
	for i, p := range parts {
		s.wanted[p.bucket] = uint8(i + 1)
	}
	for _, v := range values {
		if w := s.wanted[(uint64(v)-uint64(low))>>shift%buckets]; w != 0 {
			p := &parts[w-1]
			s.store[p.next] = v
			p.next++
		}
	}
	for _, p := range parts {
		s.wanted[p.bucket] = 0
	}
}

// sort is pick for values too few to be worth counting.
func (s *selector) sort(dst, values []int64, ranks []int, below int) {
	stored := len(s.store)
	s.store = append(s.store, values...)
	sorted := s.store[stored:]
	slices.Sort(sorted)
	for i, rank := range ranks {
		dst[i] = sorted[rank-below]
	}
	s.store = s.store[:stored]
}

// bounds returns the smallest and largest of some values.
func bounds(values []int64) (low, high int64) {
	low, high = values[0], values[0]
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	return low, high
}
