package sim

import "math"

// An arrival is leads of one day of a source, on their way into the stage they enter.
type arrival struct {
	key    key // of the source's day
	source int16
	stage  uint8
	lane   uint8 // that its leads wait in; of no use where nobody works the stage
	joined int32
	next   uint32 // number of the next lead within its day
	person int32  // who receives it
}

// A lead is one of an arrival.
type lead struct {
	number  uint32
	chance  uint8 // first eight bits of its luck at the stage it enters
	segment uint8
}

// A lot is the first bits of luck of eight neighbouring leads, a byte each: most
// leads need no more. The finer bits come from their own keys.
type lot uint64

// chances is the lot that decides, of the day's leads around a number, who passes the stage they enter.
func (k key) chances(number uint32) lot { return lot(k.child(1<<40 | uint64(number>>3))) }

// kinds is the lot that decides their segments.
func (k key) kinds(number uint32) lot { return lot(k.child(1<<41 | uint64(number>>3))) }

func (l lot) of(number uint32) uint8 { return uint8(l >> (number & 7 * 8)) }

// finer adds the bits below those of a lot.
func finer(coarse uint8, u uint64) float64 { return (float64(coarse) + unit(u)) * 0x1p-8 }

// face sets, for an arrival, the odds of passing the stage it enters, and the chance from which
// on a lead fails for sure, with a person who brings at most this factor.
func (w *world) face(a *arrival, factor float64) {
	st := &w.plan.stages[a.stage]
	for s := range w.entryOdds {
		w.entryOdds[s] = w.oddsNow(st, a.source, a.stage, uint8(s), a.joined)
		w.cuts[s] = 256
		if odds := w.entryOdds[s] * factor; st.filters[s] {
			w.cuts[s] = uint16(math.Ceil(256 * odds / (1 + odds)))
		}
	}
}

// sift takes the next n leads of an arrival, counts them by segment in seen, counts those
// that fail for sure as disqualified, and returns the others. Which way a lead goes cannot be predicted, so
// the loop does not branch on it.
func (w *world) sift(a *arrival, n uint32) []lead {
	if uint32(cap(w.sifted)) < n {
		w.sifted = make([]lead, n)
	}
	out, kept := w.sifted[:n], 0
	clear(w.seen)
	if only := w.plan.sources[a.source].alone; only >= 0 {
		cut := w.cuts[only]
		for number := a.next; number < a.next+n; {
			chances := a.key.chances(number) >> (number & 7 * 8)
			for stop := min(number|7+1, a.next+n); number < stop; number++ {
				out[kept] = lead{number, uint8(chances), uint8(only)}
				kept += one(uint16(uint8(chances)) < cut)
				chances >>= 8
			}
		}
		w.seen[only] = int64(n)
		w.disqualify(uint8(only), int64(n)-int64(kept))
	} else {
		kept = w.siftSegments(a, out)
	}
	a.next += n
	return out[:kept]
}

// siftSegments sifts leads of several segments into out, whose length says how many,
// and returns how many it kept.
func (w *world) siftSegments(a *arrival, out []lead) (kept int) {
	src := &w.plan.sources[a.source]
	clear(w.tally)
	chances, kinds := a.key.chances(a.next), a.key.kinds(a.next)
	for i := range out {
		number := a.next + uint32(i)
		if number&7 == 0 {
			chances, kinds = a.key.chances(number), a.key.kinds(number)
		}
		chance, segment := chances.of(number), src.segmentOf(a.key, number, kinds.of(number))
		out[kept] = lead{number, chance, segment}
		passes := one(uint16(chance) < w.cuts[segment])
		kept += passes
		w.tally[segment] += int64(1 - passes)
		w.seen[segment]++
	}
	for s, failed := range w.tally {
		w.disqualify(uint8(s), failed)
	}
	return kept
}

// disqualify counts leads that failed at once.
func (w *world) disqualify(segment uint8, n int64) {
	w.note(disqualified, segment, n)
	w.openItems[segment] -= n
}

// segments calls add with each segment and how many of an arrival's next n leads belong to it.
func (w *world) segments(a arrival, n uint32, add func(segment uint8, n int64)) {
	src := &w.plan.sources[a.source]
	if src.alone >= 0 {
		add(uint8(src.alone), int64(n))
		return
	}
	for number := a.next; number < a.next+n; number++ {
		add(src.segmentOf(a.key, number, a.key.kinds(number).of(number)), 1)
	}
}

// segmentOf is the segment of a numbered lead, of whose luck these are the first bits.
func (s *source) segmentOf(today key, number uint32, kind uint8) uint8 {
	u := float64(kind) * 0x1p-8
	segment := 0
	for _, share := range s.shares[:len(s.shares)-1] {
		segment += one(u >= share)
	}
	if u+0x1p-8 > s.shares[segment] { // a border runs through the byte
		u = finer(kind, today.child(uint64(number)).draw(toSegment))
		for u >= s.shares[segment] {
			segment++
		}
	}
	return uint8(segment)
}

// one is 1 for true, without a branch.
func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// receive lets a lead begin the stage it entered, unless it fails there at once.
func (w *world) receive(a *arrival, l lead) {
	factor := 1.0
	if a.person != nobody {
		factor = w.desks[a.person].factor
	}
	k := a.key.child(uint64(l.number))
	u := finer(l.chance, k.draw(toPass.at(int(a.stage))))
	if w.plan.stages[a.stage].filters[l.segment] {
		if odds := w.entryOdds[l.segment] * factor; u+u*odds >= odds {
			w.disqualify(l.segment, 1)
			return
		}
	}
	i := w.newItem()
	it := &w.items[i]
	it.key = k
	it.source, it.stage, it.lane, it.segment = a.source, a.stage, a.lane, l.segment
	it.person, it.joined = a.person, a.joined
	it.touched = w.plan.sources[a.source].touched
	if a.person != nobody {
		w.take(a.person)
		if l := &w.plan.lanes[a.lane]; l.needs >= 0 {
			w.findSecond(l, i)
		}
	}
	w.settle(i, u, w.entryOdds[l.segment])
}
