package sim

import (
	"math"
	"slices"
)

// serveBatch lets people pick up the leads of the batch at the head of a queue
// while they have room.
func (w *world) serveBatch(q *queue, b *item) {
	l, pool := q.lane, q.pool
	a := arrival{from: &w.streams[b.at.source], key: b.key, joined: b.joined, next: b.number}
	left := b.count
	if pool.inTurn && l.needs < 0 {
		left = w.deal(&a, pool, left)
	} else {
		w.face(&a, certain)
		for ; left > 0; left-- {
			who := w.choose(q)
			if who == nil || l.needs >= 0 && w.chooseSecond(l) == nil {
				break
			}
			if who.handles {
				who.charge(1)
			}
			a.round = append(w.round[:0], who)
			w.sift(&a, 1)
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
		if p.turn >= len(p.members) {
			p.turn = 0
		}
		round, turn := p.members, uint32(p.turn)
		turns, factor := least(round)
		if turns <= 0 {
			round, turn = w.gather(p)
			turns, factor = least(round)
		}
		people := uint32(len(round))
		if people == 0 {
			break
		}
		n := min(left, people*uint32(turns))
		a.round, a.turn = round, a.next-turn
		w.face(a, factor)
		w.sift(a, n)
		each, more := int32(n/people), n%people
		next := turn
		for i := range people {
			round[next].charge(each + int32(one(i < more)))
			if next++; next == people {
				next = 0
			}
		}
		last := (turn + n - 1) % people
		if left -= n; int(people) < len(p.members) {
			last = uint32(slices.Index(p.members, round[last]))
		}
		p.turn = int(last) + 1
	}
	return left
}

// gather is the round of those of a pool who have turns left today, and whose turn of them it is.
func (w *world) gather(p *pool) (round []*desk, turn uint32) {
	round = w.round[:0]
	for i, d := range p.members {
		if i == p.turn {
			turn = uint32(len(round))
		}
		if d.turns > 0 {
			round = append(round, d)
		}
	}
	w.round = round
	if turn == uint32(len(round)) {
		turn = 0
	}
	return round, turn
}

// least is how many turns each of a round has left at least, and the most that any of them brings to the odds.
func least(round []*desk) (turns int32, factor float64) {
	turns = math.MaxInt32
	for _, d := range round {
		turns = min(turns, d.turns)
		if d.factor > factor {
			factor = d.factor
		}
	}
	return turns, factor
}
