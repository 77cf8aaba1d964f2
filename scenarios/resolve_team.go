package scenarios

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"funnelcast/sim"
)

// eachSeat turns the team's lines into seats.
func (x *resolver) eachSeat() {
	count := map[string]int{}
	for i := range x.s.Team {
		t := &x.s.Team[i]
		role := x.find(t.Role, "role", x.roles)
		people := x.people(t)
		if role < 0 || t.Role.name == "" {
			continue
		}
		seat := sim.Seat{Role: role, Seated: t.Seated.set, Slip: x.delay(&t.Slip.quantity)}
		group := t.Role.name + "@seated"
		if !seat.Seated {
			seat.Month = max(0, int(t.From.month-x.s.Start.month))
			group = t.Role.name + "@" + t.From.month.String()
		}
		if b := &t.Becomes; b.node != nil {
			seat.Becomes = 1 + x.find(b.Role, "role", x.roles)
			seat.BecomesMonth = int(b.In.month - x.s.Start.month)
			if b.In.set && x.s.Start.set && seat.BecomesMonth <= seat.Month && !(seat.Seated && seat.BecomesMonth >= 0) {
				x.add(b.In.node, b.In.path, b.In.node.found(), "the change comes after the first month in the seat")
			}
		}
		for range people {
			seat.Key = seatKey(group, count[group])
			count[group]++
			x.model.Seats = append(x.model.Seats, seat)
		}
		if len(x.model.Seats) > maxSeats {
			x.add(t.node, t.path, fmt.Sprintf("the team passes %d people here", maxSeats), "a plan has at most that many")
			return
		}
	}
}

// maxSeats keeps a slip of the keyboard from filling the machine's memory.
const maxSeats = 20_000

// people is how many a line of the team has.
func (x *resolver) people(t *Seats) int {
	seated, hire := t.node.get("seated") != nil, t.node.get("hire") != nil
	switch {
	case t.node.kind != mapping: // reported by the reader
	case seated == hire:
		x.add(t.node, t.path, t.node.found(), "a line of the team says either seated: 4 or hire: 1 with from: 2027-04")
	case seated && (t.From.node != nil || t.Slip.node != nil):
		x.add(t.node, t.path, t.node.found(), "who is seated is there on the first day; from and slip belong to a hire")
	case hire && t.node.get("from") == nil:
		x.add(t.node, t.path, `missing key "from"`, "the month in which the hires start")
	}
	return int(t.Seated.value + t.Hire.value)
}

// seatKey is a seat's identity: its role, its beginning and the how-manieth of
// these it is. Lines added elsewhere in the team leave it as it was.
func seatKey(group string, ordinal int) uint64 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s#%d", group, ordinal))
	return binary.LittleEndian.Uint64(sum[:])
}
