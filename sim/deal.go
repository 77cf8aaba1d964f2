package sim

import (
	"math"
	"slices"
)

// serveBatch lets people pick up the leads of the batch at the head of a queue
// while they have room.
func (w *world) serveBatch(q *queue, b *item) {
	l, pool := q.lane, q.pool
	a := arrival{key: b.key, source: b.at.source, stage: l.stage, joined: b.joined, next: b.number, touched: w.plan.sources[b.at.source].touched}
	left := b.count
	if pool.inTurn && l.needs < 0 {
		left = w.deal(&a, pool, left)
	} else {
		w.face(&a, certain)
		for ; left > 0; left-- {
			a.person = w.choose(q)
			if a.person == nobody || l.needs >= 0 && w.chooseSecond(l) == nobody {
				break
			}
			if d := &w.desks[a.person]; d.handles {
				d.charge(1)
				w.loads[a.person] = d.load()
			}
			w.sift(&a, 1)
			for _, l := range w.sifted {
				w.receive(&a, l)
			}
		}
	}
	q.waiting -= int64(b.count - left)
	if left == 0 {
		q.fresh.pop()
		w.freeItem(b)
		return
	}
	b.number, b.count = a.next, left
}

// deal hands leads to people in turn, as many as they can start today, and returns
// how many are left. It goes by rounds of those who have turns left, so that a lead that
// fails with any of them costs no more than a look.
func (w *world) deal(a *arrival, p *pool, leads uint32) (left uint32) {
	for left = leads; left > 0; {
		round, turns, factor := w.round[:0], int32(math.MaxInt32), 0.0
		turn := p.turn
		for range p.members {
			if turn >= len(p.members) {
				turn = 0
			}
			who := p.members[turn]
			turn++
			if d := &w.desks[who]; d.turns > 0 {
				round = append(round, who)
				turns = min(turns, d.turns)
				if d.factor > factor {
					factor = d.factor
				}
			}
		}
		w.round = round
		people := uint32(len(round))
		if people == 0 {
			break
		}
		first, n := a.next, min(left, people*uint32(turns))
		w.face(a, factor)
		w.sift(a, n)
		for _, l := range w.sifted {
			a.person = round[(l.number()-first)%people]
			w.receive(a, l)
		}
		each, more := int32(n/people), int(n%people)
		for j, who := range round {
			d := &w.desks[who]
			d.charge(each + int32(one(j < more)))
			w.loads[who] = d.load()
		}
		p.turn = slices.Index(p.members, round[(n-1)%people]) + 1
		left -= n
	}
	return left
}
