package sim

import "math"

// An arrival is leads of one day of a source, on their way into the stage they enter.
type arrival struct {
	key     key // of the source's day
	source  int16
	stage   uint8
	joined  int32
	next    uint32 // number of the next lead within its day
	person  int32  // who receives it
	touched uint32 // roles that had a hand in its leads before they came
}

// A lead is one of an arrival: its number, the first eight bits of its luck at the stage it enters, and its segment.
type lead uint64

func newLead(number uint32, chance, segment uint8) lead {
	return lead(number) | lead(chance)<<32 | lead(segment)<<40
}

func (l lead) number() uint32 { return uint32(l) }
func (l lead) chance() uint8  { return uint8(l >> 32) }
func (l lead) segment() uint8 { return uint8(l >> 40) }

// sieve is what sifting an arrival needs and leaves.
type sieve struct {
	entries []entry // by segment
	seen    []int64 // by segment, of the leads last sifted or counted
	failed  []int64 // by segment, those among them that failed for sure
	upTo    []marks // by segment, scratch
	sifted  []lead
}

// An entry is where an arrival's leads of a segment come in.
type entry struct {
	at   *station
	odds float64 // before what the person brings
	cut  uint16  // the chance from which on a lead fails for sure
}

func (s *sieve) init(segments int) {
	s.entries = make([]entry, segments)
	s.seen, s.failed, s.upTo = make([]int64, segments), make([]int64, segments), make([]marks, segments)
}

// face sets, for an arrival, the odds of passing the stage it enters, and the chance from which
// on a lead fails for sure, with a person who brings at most this factor.
func (w *world) face(a *arrival, factor float64) {
	for s := range w.entries {
		e := &w.entries[s]
		e.at = w.stationOf(a.source, uint8(s), a.stage)
		e.odds = w.oddsNow(e.at, a.joined)
		e.cut = 256
		if odds := e.odds * factor; e.at.filters {
			e.cut = uint16(math.Ceil(256 * odds / (1 + odds)))
		}
	}
}

// sift takes the next n leads of an arrival: seen counts them by segment, sifted has those that
// may pass, and the others are counted as disqualified.
func (w *world) sift(a *arrival, n uint32) {
	src, end := &w.plan.sources[a.source], a.next+n
	s := &w.sieve
	s.clear()
	if only := src.alone; only >= 0 {
		s.sifted = a.key.passing(s.sifted, a.next, end, s.entries[only].cut, uint8(only))
		s.seen[only] = int64(n)
		w.disqualify(uint8(only), int64(n)-int64(len(s.sifted)))
	} else {
		for number := a.next; number < end; number = number | 7 + 1 {
			src.sort(s.upTo, a.key, number)
			chances, left := a.key.chances(number), within(number, end)
			for seg, upTo := range s.upTo {
				here := upTo & left
				left &^= upTo
				s.seen[seg] += here.count()
				pass := here & chances.below(s.entries[seg].cut)
				s.failed[seg] += (here &^ pass).count()
				s.sifted = hold(s.sifted, pass, number, chances, uint8(seg))
			}
		}
		for seg, n := range s.failed {
			w.disqualify(uint8(seg), n)
		}
	}
	a.next = end
}

// passing adds a day's leads, from a number up to an end, that may pass to those sifted.
func (k key) passing(sifted []lead, from, end uint32, cut uint16, segment uint8) []lead {
	for number := from; number < end; number = number | 7 + 1 {
		chances, pass := k.chances(number), everyone
		if number&7 > 0 || end-number < 8 {
			pass = within(number, end)
		}
		sifted = hold(sifted, pass&chances.below(cut), number, chances, segment)
	}
	return sifted
}

func (s *sieve) clear() {
	s.sifted = s.sifted[:0]
	clear(s.seen)
	clear(s.failed)
}

// hold adds the marked leads of a number's lot to those that may pass.
func hold(sifted []lead, m marks, number uint32, chances lot, segment uint8) []lead {
	for ; m != 0; m &= m - 1 {
		i := m.first(number)
		sifted = append(sifted, newLead(i, chances.of(i), segment))
	}
	return sifted
}

// disqualify counts leads that failed at once.
func (w *world) disqualify(segment uint8, n int64) {
	w.note(disqualified, segment, n)
	w.openItems[segment] -= n
}

// countKinds counts an arrival's next n leads by segment in seen.
func (w *world) countKinds(a *arrival, n uint32) {
	src, end := &w.plan.sources[a.source], a.next+n
	w.sieve.clear()
	if src.alone >= 0 {
		w.seen[src.alone] = int64(n)
		return
	}
	for number := a.next; number < end; number = number | 7 + 1 {
		src.sort(w.upTo, a.key, number)
		left := within(number, end)
		for s, upTo := range w.upTo {
			w.seen[s] += (upTo & left).count()
			left &^= upTo
		}
	}
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
	e := &w.entries[l.segment()]
	k := a.key.child(uint64(l.number()))
	u := finer(l.chance(), k.draw(toPass.at(int(a.stage))))
	if e.at.filters {
		odds := e.odds
		if a.person != nobody {
			odds *= w.desks[a.person].factor
		}
		if u+u*odds >= odds {
			w.disqualify(l.segment(), 1)
			return
		}
	}
	it := w.newItem()
	it.key, it.at, it.stage, it.segment = k, e.at, a.stage, l.segment()
	it.joined, it.touched, it.person = a.joined, a.touched, a.person
	if a.person != nobody {
		w.take(a.person)
		if e.at.assisted {
			w.findSecond(&w.plan.lanes[e.at.lane], it)
		}
	}
	w.settle(it, e.at, u, e.odds)
}
