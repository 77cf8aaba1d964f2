package sim

import "math"

// An arrival is leads of one day of a source, on their way into the stage they enter.
type arrival struct {
	key    key // of the source's day
	source int16
	stage  uint8
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

// sieve is what sifting an arrival needs and leaves.
type sieve struct {
	entryOdds []float64 // by segment
	cuts      []uint16  // by segment, the chance from which on a lead fails for sure
	seen      []int64   // by segment, of the leads last sifted or counted
	failed    []int64   // by segment, those among them that failed for sure
	upTo      []marks   // by segment, scratch
	sifted    []lead
}

func (s *sieve) init(segments int) {
	s.entryOdds, s.cuts = make([]float64, segments), make([]uint16, segments)
	s.seen, s.failed, s.upTo = make([]int64, segments), make([]int64, segments), make([]marks, segments)
}

// face sets, for an arrival, the odds of passing the stage it enters, and the chance from which
// on a lead fails for sure, with a person who brings at most this factor.
func (w *world) face(a *arrival, factor float64) {
	for s := range w.entryOdds {
		at := &w.stations[w.plan.station(int(a.source), uint8(s), a.stage)]
		w.entryOdds[s] = w.oddsNow(at, a.joined)
		w.cuts[s] = 256
		if odds := w.entryOdds[s] * factor; at.filters {
			w.cuts[s] = uint16(math.Ceil(256 * odds / (1 + odds)))
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
		cut := s.cuts[only]
		for number := a.next; number < end; number = number | 7 + 1 {
			chances := a.key.chances(number)
			s.hold(chances.below(cut)&within(number, end), number, chances, uint8(only))
		}
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
				pass := here & chances.below(s.cuts[seg])
				s.failed[seg] += (here &^ pass).count()
				s.hold(pass, number, chances, uint8(seg))
			}
		}
		for seg, n := range s.failed {
			w.disqualify(uint8(seg), n)
		}
	}
	a.next = end
}

func (s *sieve) clear() {
	s.sifted = s.sifted[:0]
	for i := range s.seen {
		s.seen[i], s.failed[i] = 0, 0
	}
}

// hold adds the marked leads of a number's lot to those that may pass.
func (s *sieve) hold(m marks, number uint32, chances lot, segment uint8) {
	for ; m != 0; m &= m - 1 {
		i := m.first(number)
		s.sifted = append(s.sifted, lead{i, chances.of(i), segment})
	}
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
	station := w.plan.station(int(a.source), l.segment, a.stage)
	at := &w.stations[station]
	k := a.key.child(uint64(l.number))
	u := finer(l.chance, k.draw(toPass.at(int(a.stage))))
	if at.filters {
		odds := w.entryOdds[l.segment]
		if a.person != nobody {
			odds *= w.desks[a.person].factor
		}
		if u+u*odds >= odds {
			w.disqualify(l.segment, 1)
			return
		}
	}
	it := w.newItem()
	it.key, it.station, it.stage, it.segment = k, station, a.stage, l.segment
	it.joined, it.touched = a.joined, w.plan.sources[a.source].touched
	if a.person != nobody {
		it.person = a.person
		w.take(a.person)
		if at.assisted {
			w.findSecond(&w.plan.lanes[at.lane], it)
		}
	}
	w.settle(it, at, u, w.entryOdds[l.segment])
}
