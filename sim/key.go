package sim

import "math/bits"

// A key names who or what a draw belongs to: a path, a source's day, an item,
// a seat's occupant. Every draw of the engine is a pure function of a key and
// a purpose, so nothing that happens elsewhere on a path can shift it, and a
// changed plan meets the same luck wherever it is the same.
//
// Keys form a tree: seed → path → source → day → item, or path → seat →
// occupant. A child's key, like a draw, is wyhash's finaliser (Wang Yi, wyhash
// final version 4, public domain): two 64 × 64 → 128-bit multiplications.
type key uint64

const (
	secret0 = 0xa0761d6478bd642f
	secret1 = 0xe7037ed1a0b428db
)

// child is the key of the n-th thing that belongs to k, and at the same time
// 64 uniform bits.
func (k key) child(n uint64) key {
	hi, lo := bits.Mul64(uint64(k)^secret0, n^secret1)
	hi, lo = bits.Mul64(lo^secret0, hi^secret1)
	return key(hi ^ lo)
}

// draw is the uniform 64 bits that k has for a purpose.
func (k key) draw(p purpose) uint64 { return uint64(k.child(uint64(p))) }

// A purpose says what a draw decides. Purposes of one stage or event count are
// told apart by their higher bits.
type purpose uint64

const (
	toVolume purpose = iota + 1 // how many items a source's day brings
	toBurst                     // how busy that day is
	toSegment
	toStage // | stage: whether an item passes it, and how long that takes
	toWorth
	toCount     // the units of a contract
	toWholesale // whether a deal goes through a distributor
	toMaintain  // whether a licence's maintenance is bought
	toUseFirst  // a product, after how many days
	toRecycle
	toStayAway // days in nurture
	toReturn   // the key of an item's next round
	toHandOver
	toChurn // | event
	toExpand
	toContract
	toKeep // what of a contract, at a renewal
	toUse  // how much of a product in a month
	toRound
	toPay // an invoice, after how many days
	toDelay
	toPayLate
	toLeave // a person's tenure
	toSkill
	toSlip
	toBackfill
	toSign    // how many partners a person signs in a day
	toFallOut // | step of prospecting
	toHappen  // a shock, and its extent
	toBegin
	toLast
	toAssume
)

// at tells purposes of the same kind apart: the n-th stage, the n-th event.
func (p purpose) at(n int) purpose { return p | purpose(n)<<8 }

// unit turns uniform bits into a uniform float64 in [0, 1).
func unit(u uint64) float64 { return float64(int64(u>>11)) * 0x1p-53 }

// nameKey hashes a name (FNV-1a), so that things keep their luck when others
// are added before them.
func nameKey(name string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return h
}
