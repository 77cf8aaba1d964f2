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
	entries []entry // by segment
	seen    []int64 // by segment, of the leads last sifted or counted
	upTo    []marks // by segment, scratch
}

// An entry is where an arrival's leads of a segment come in.
type entry struct {
	at   *station
	odds float64 // before what the person brings
	cut  uint16  // the chance from which on a lead fails for sure
}

func (s *sieve) init(segments int) {
	s.entries, s.seen, s.upTo = make([]entry, segments), make([]int64, segments), make([]marks, segments)
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

// sift takes the next n leads of an arrival: those that may pass are received, the others disqualified. Seen counts them
// by segment.
func (w *world) sift(a *arrival, n uint32) {
	src, end := a.from.source, a.next+n
	if only := src.alone; only >= 0 {
		w.seen[only] = int64(n)
		e := &w.entries[only]
		for number := a.next; number < end; number = number | 7 + 1 {
			chances := a.key.chances(number)
			pass := chances.below(e.cut)
			if number&7 > 0 || end-number < 8 {
				pass &= within(number, end)
			}
			for ; pass != 0; pass &= pass - 1 {
				i := pass.first(number)
				w.receive(a, e, i, chances.of(i))
				n--
			}
		}
		w.disqualify(e.at, int64(n))
	} else {
		clear(w.seen)
		for number := a.next; number < end; number = number | 7 + 1 {
			src.sort(w.upTo, a.key, number)
			chances, left := a.key.chances(number), within(number, end)
			for seg, upTo := range w.upTo {
				here := upTo & left
				left &^= upTo
				w.seen[seg] += here.count()
				e := &w.entries[seg]
				pass := here & chances.below(e.cut)
				w.disqualify(e.at, (here &^ pass).count())
				for ; pass != 0; pass &= pass - 1 {
					i := pass.first(number)
					w.receive(a, e, i, chances.of(i))
				}
			}
		}
	}
	a.next = end
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
	end := from + n
	for number := from; number < end; number = number | 7 + 1 {
		src.sort(w.upTo, today, number)
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
func (w *world) receive(a *arrival, e *entry, number uint32, chance uint8) {
	at, who := e.at, a.to(number)
	k := a.key.child(uint64(number))
	l := luck(chance)<<56 | at.luck(k)>>8
	if at.filters {
		odds := e.odds
		if who != nil {
			odds *= who.factor
		}
		if u := l.ofPassing(); u+u*odds >= odds {
			w.disqualify(at, 1)
			return
		}
	}
	it := w.newItem()
	it.key, it.at, it.stage, it.segment = k, at, at.stage, at.segment
	it.joined, it.touched, it.desk = a.joined, a.from.touched, who
	if who != nil {
		who.take()
		if at.assisted {
			w.findSecond(&w.plan.lanes[at.lane], it)
		}
	}
	w.begin(it, at, l)
}
