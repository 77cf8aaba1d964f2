package sim

import "math"

// An arrival is leads of one day of a source, on their way into the stage they enter.
type arrival struct {
	from   *stream
	key    key // of the source's day
	joined int32
	next   uint32  // number of the next lead within its day
	turn   uint32  // number of a lead that the first of the round receives
	round  []*desk // who receive its leads in turn; empty for nobody
}

// to is who receives a numbered lead; nil for nobody.
func (a *arrival) to(number uint32) *desk {
	if len(a.round) == 0 {
		return nil
	}
	return a.round[(number-a.turn)%uint32(len(a.round))]
}

// sieve is what sifting an arrival needs and leaves.
type sieve struct {
	entries []entry  // by segment
	seen    []int64  // by segment, of the leads last sifted or counted
	upTo    []places // by segment, scratch
	chances tray
	kinds   tray
}

// An entry is where an arrival's leads of a segment come in.
type entry struct {
	at   *station
	odds float64 // before what the person brings
	cut  uint16  // the chance from which on a lead fails for sure
}

func (s *sieve) init(segments int) {
	s.entries, s.seen, s.upTo = make([]entry, segments), make([]int64, segments), make([]places, segments)
}

// face sets, for an arrival, the odds of passing the stage it enters, and the chance from which
// on a lead fails for sure, with people who bring at most this factor.
func (w *world) face(a *arrival, factor float64) {
	if only := a.from.alone; only >= 0 {
		w.entries[only] = w.entry(a, a.from.entry[only], factor)
		return
	}
	for s := range w.entries {
		w.entries[s] = w.entry(a, a.from.entry[s], factor)
	}
}

func (w *world) entry(a *arrival, at *station, factor float64) entry {
	e := entry{at: at, odds: w.oddsNow(at, a.joined), cut: 256}
	if at.filters {
		e.cut = at.cut(e.odds * factor)
	}
	return e
}

// cut is the least chance, of 256, with which a lead surely fails at these odds.
func (at *station) cut(odds float64) uint16 {
	if odds != at.lastOdds {
		at.lastOdds, at.lastCut = odds, uint16(math.Ceil(256*odds/(1+odds)))
	}
	return at.lastCut
}

// sift takes the next n leads of an arrival: those that may pass are received, the others disqualified.
func (w *world) sift(a *arrival, n uint32) {
	src, end := a.from.source, a.next+n
	clear(w.seen)
	for from := a.next; from < end; from = from | 63 + 1 {
		w.chances.lay(a.key, ofChances, from, end)
		if src.alone >= 0 {
			w.admit(a, &w.entries[src.alone], w.chances.all)
			continue
		}
		src.sort(w.upTo, &w.kinds, a.key, from, end)
		left := w.chances.all
		for seg, upTo := range w.upTo {
			w.admit(a, &w.entries[seg], left&upTo)
			left &^= upTo
		}
	}
	a.next = end
}

// admit lets those leads on the tray that may pass an entry be received, and disqualifies the others. Seen counts them
// by segment.
func (w *world) admit(a *arrival, e *entry, come places) {
	t := &w.chances
	w.seen[e.at.segment] += come.count()
	pass := come & t.below(e.cut)
	w.disqualify(e.at, (come &^ pass).count())
	for ; pass != 0; pass &= pass - 1 {
		i := pass.next()
		w.receive(a, e, t.first+i, t.byteOf(i))
	}
}

// disqualify counts leads that failed at once, at a station.
func (w *world) disqualify(at *station, n int64) {
	at.counts[disqualified] += n
	w.openItems[at.segment] -= n
}

// countKinds counts n leads of a source's day, from a number on, by segment in seen.
func (w *world) countKinds(src *source, today key, from, n uint32) {
	clear(w.seen)
	if src.alone >= 0 {
		w.seen[src.alone] = int64(n)
		return
	}
	for end := from + n; from < end; from = from | 63 + 1 {
		src.sort(w.upTo, &w.kinds, today, from, end)
		left := w.kinds.all
		for s, upTo := range w.upTo {
			w.seen[s] += (left & upTo).count()
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
func (w *world) receive(a *arrival, e *entry, number uint32, chance uint8) {
	at, who := e.at, a.to(number)
	k := a.key.child(uint64(number))
	l := luck(chance)<<56 | at.luck(k)>>8
	if at.filters {
		odds := e.odds
		if who != nil {
			odds *= who.factor
		}
		if l.outcome(odds) == fails {
			w.disqualify(at, 1)
			return
		}
	}
	it := w.newItem()
	it.key, it.at, it.desk = k, at, who
	it.joined, it.touched = a.joined, a.from.touched
	if who != nil {
		who.take()
		if at.assisted {
			w.findSecond(&w.plan.lanes[at.lane], it)
		}
	}
	w.begin(it, at, l)
}
