package sim

import (
	"math"
	"slices"
)

// serveBatch lets people pick up the leads of the batch at the head of a queue
// while they have room.
func (w *world) serveBatch(s int, i int32) {
	st := &w.plan.stages[s]
	pool := &w.pools[st.pool]
	b := w.items[i]
	a := arrival{key: b.key, source: b.source, stage: uint8(s), joined: b.joined, only: w.plan.sources[b.source].alone}
	a.start(b.number)
	w.face(&a)
	left := b.count
	if pool.inTurn && st.needs < 0 {
		left = w.deal(&a, pool, left)
	} else {
		for ; left > 0; left-- {
			a.person = w.choose(pool)
			if a.person == nobody || st.needs >= 0 && w.pick(w.second[st.needs]) == nobody {
				break
			}
			w.charge(a.person)
			w.receive(&a, w.segmentOf(&a))
			a.following()
		}
	}
	w.waiting[s] -= int64(b.count - left)
	if left == 0 {
		w.pop(w.line(s, fresh))
		w.freeItem(i)
		return
	}
	it := &w.items[i]
	it.number, it.count = a.number, left
}

// deal hands leads to people in turn, as many as they can start today, and returns how many are
// left. It goes by rounds of those who have turns left, so that a lead whose chance is too high
// for all of them costs no more than a look.
func (w *world) deal(a *arrival, p *pool, leads uint32) (left uint32) {
	for left = leads; left > 0; {
		w.round = w.round[:0]
		turns, cut := int32(math.MaxInt32), uint16(0)
		for i := range p.members {
			who := p.members[(p.turn+i)%len(p.members)]
			if d := &w.desks[who]; d.turns > 0 {
				w.round = append(w.round, who)
				turns, cut = min(turns, d.turns), max(cut, d.cut)
			}
		}
		if len(w.round) == 0 {
			break
		}
		n := min(left, uint32(len(w.round))*uint32(turns))
		failed := int64(0)
		for j := range n {
			if a.only >= 0 && uint16(a.chances.byteOf(a.number)) >= cut {
				failed++
			} else {
				a.person = w.round[j%uint32(len(w.round))]
				w.receive(a, w.segmentOf(a))
			}
			if a.number++; a.number&7 == 0 {
				a.start(a.number)
			}
		}
		if failed > 0 {
			w.note(disqualified, uint8(a.only), failed)
			w.openItems[a.only] -= failed
		}
		for j, who := range w.round {
			starts := int32(n) / int32(len(w.round))
			if j < int(n)%len(w.round) {
				starts++
				p.turn = slices.Index(p.members, who) + 1
			}
			d := &w.desks[who]
			d.turns -= starts
			d.started += starts
			w.weigh(who)
		}
		left -= n
	}
	return left
}
