package sim

import (
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"syscall"
	"testing"
)

// A day's luck is what the engine draws on one day of a source, of each of several
// neighbouring paths: eleven draws of the day, of its lots and of a seat, then as many of each of
// eight neighbouring leads, from their lots' finer bits to their contracts. What it holds is laid out
// as [who][purpose][path], so that draws next to each other in the stream differ in the
// path alone, and those one stride apart in the purpose or the lead alone.
const (
	sidePaths = 4
	purposes  = 11
	whos      = 2 + 8 // the source's day, a seat, and the eight leads of a lot
	luckOfDay = whos * purposes * sidePaths
)

// leadPurposes are what is drawn of one lead until it is a customer who renews.
var leadPurposes = [purposes]purpose{
	toSegment, toStage, toStage.at(1), toStage.at(2), toStage.at(3), toRecycle.at(1), toReturn,
	toWorth, toChurn.at(12), toExpand.at(12), toPay.at(12),
}

// appendDay appends the luck of a day of paths path … path+sidePaths−1. Each day has a seat of its own, the
// keys of the seats following one another, which is closer together than those of a plan are.
func appendDay(out []uint64, seed key, path, day uint64) []uint64 {
	n := len(out)
	out = slices.Grow(out, luckOfDay)[:n+luckOfDay]
	source, seatOfDay := nameKey("inbound"), nameKey("ae@seated")+day
	for side := range uint64(sidePaths) {
		who := seed.child(path + side)
		today, seat := who.child(source).child(day), who.child(seatOfDay)
		occupant := seat.child(0)
		hunt := seat.child(nameKey("outbound") ^ day)
		first := uint32(day % 8 * 8) // of a day's leads now these eight, now those
		at := n + int(side)
		put := func(u uint64) { out[at] = u; at += sidePaths }
		for _, u := range []uint64{
			today.draw(toVolume), uint64(today.lot(ofChances, first>>3)), uint64(today.kinds(first)), today.draw(toBurst),
			uint64(today.lot(ofChances, first>>3+8)), uint64(today.kinds(first + 64)), today.draw(toVolume.at(1)),
			today.child(1<<42 | day%8).draw(toStayAway), uint64(today), who.child(nameKey("volume") + day).draw(toAssume), today.draw(toVolume.at(2)),
		} {
			put(u)
		}
		for _, u := range []uint64{
			seat.draw(toSlip), occupant.draw(toLeave), occupant.draw(toSkill), occupant.draw(toBackfill), seat.child(1).draw(toLeave),
			seat.child(1).draw(toSkill), hunt.draw(toVolume), uint64(hunt.lot(ofChances, 0)), hunt.draw(toSign), uint64(seat), uint64(occupant),
		} {
			put(u)
		}
		for number := range uint64(8) {
			lead := today.child(uint64(first) + number)
			for _, p := range leadPurposes {
				put(lead.draw(p))
			}
		}
	}
	return out
}

// A pairing is a way of two draws of the stream to be neighbours: a stride
// apart, where the first satisfies in.
type pairing struct {
	name   string
	stride int
	in     func(who, purpose, side int) bool
}

const (
	purposeStride = sidePaths
	whoStride     = purposes * sidePaths
	daysInStream  = 1200
)

// pairings are neighbours in each direction, and each two purposes of a lead.
func pairings() []pairing {
	out := []pairing{
		{"paths", 1, func(_, _, side int) bool { return side+1 < sidePaths }},
		{"leads", whoStride, func(who, _, _ int) bool { return who >= 2 && who+1 < whos }},
		{"days", luckOfDay, func(_, _, _ int) bool { return true }},
		{"a source's day and a seat", whoStride, func(who, _, _ int) bool { return who == 0 }},
		{"purposes of day and seat", purposeStride, func(who, purpose, _ int) bool { return who < 2 && purpose+1 < purposes }},
		{"a lead and the next on the next path", whoStride + 1, func(who, _, side int) bool { return who >= 2 && who+1 < whos && side+1 < sidePaths }},
	}
	for a := range purposes {
		for b := a + 1; b < purposes; b++ {
			out = append(out, pairing{fmt.Sprintf("purposes %#x and %#x of leads", leadPurposes[a], leadPurposes[b]), (b - a) * purposeStride,
				func(who, purpose, _ int) bool { return who >= 2 && purpose == a }})
		}
	}
	return out
}

// The stream as the simulator makes it has no two draws alike: of n draws of 64 bits two
// are the same with probability n²/2⁶⁵, here 8·10⁻⁹. Nor has a draw anything in common with a neighbour.
func TestTheSimulatorsOwnStreamHasNoPattern(t *testing.T) {
	t.Parallel()
	const days = daysInStream
	stream := make([]uint64, 0, days*luckOfDay)
	for day := range uint64(days) { // of path 0, then of path 4 …
		stream = appendDay(stream, key(0).child(1), day/504*sidePaths, day%504)
	}
	for _, p := range pairings() {
		var found pattern
		for at := range len(stream) - p.stride {
			place := at % luckOfDay
			if p.in(place/whoStride, place/purposeStride%purposes, place%sidePaths) {
				found.add(stream[at], stream[at+p.stride])
			}
		}
		found.isNone(t, p.name)
	}
	slices.Sort(stream)
	if n := len(stream) - len(slices.Compact(stream)); n > 0 {
		t.Errorf("%d draws occur twice", n)
	}
}

var streamTo = flag.String("stream", "", "file to which TestStreamForDieharder writes the simulator's draws, without end")

// TestStreamForDieharder writes the stream for other programs to judge, until nobody reads it any more:
//
//	go test -c -o sim.test ./sim
//	./sim.test -test.run '^TestStreamForDieharder$' -stream /dev/stdout | dieharder -a -g 200 -Y 1 -k 2
func TestStreamForDieharder(t *testing.T) {
	if *streamTo == "" {
		t.Skip("no -stream")
	}
	f, err := os.OpenFile(*streamTo, os.O_WRONLY|os.O_CREATE, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var luck []uint64
	var out []byte
	for path := uint64(0); ; path += sidePaths {
		for day := range uint64(504) {
			luck = appendDay(luck[:0], key(0).child(1), path, day)
			out = out[:0]
			for _, u := range luck {
				out = binary.LittleEndian.AppendUint64(out, u)
			}
			if _, err := f.Write(out); errors.Is(err, syscall.EPIPE) {
				return
			} else if err != nil {
				t.Fatal(err)
			}
		}
	}
}
