package scenarios

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"funnelcast/sim"
)

// eachRole turns the roles.
func (x *resolver) eachRole() {
	for i := range x.s.Roles {
		name, r := x.s.Roles[i].Name, &x.s.Roles[i].Value
		out := sim.Role{
			Name: name, Title: r.Title,
			Open: x.capacity(&r.Open.quantity), Handles: x.capacity(&r.Handles.quantity), Accounts: x.capacity(&r.Accounts.quantity),
			UncoveredChurn: r.UncoveredChurn.or(2), Ramp: x.ramp(i), RampWeight: r.RampWeight.or(0.6), SkillCV: r.SkillCV.value,
			Attrition:    x.value(&r.Attrition.Rate.quantity, 0),
			EarlyMonths:  r.Attrition.First.value / x.model.DaysPerMonth,
			Backfill:     x.delay(&r.Backfill.quantity),
			HandoverLoss: x.value(&r.HandoverLoss.quantity, 0), NeverBackfills: r.Backfill.never,
			Manages: x.findAll(r.Manages, "role", x.roles), Span: r.Span.value, BeyondSpan: r.BeyondSpan.or(0.2),
			Pay: sim.Pay{Base: r.Pay.Base.value, Variable: r.Pay.Variable.value, Load: r.Pay.Load.value, Recruiting: r.Pay.RecruitingFee.value},
		}
		out.EarlyAttrition = x.value(&r.Attrition.FirstRate.quantity, 0)
		x.pairs(r)
		if r.Title == "" {
			out.Title = name
		}
		if slices.Contains(out.Manages, i) {
			x.add(r.Manages[0].node, r.Manages[0].path, fmt.Sprintf("found %q in its own list", name), "nobody manages their own role")
		}
		// A role that is not in the team is still checked: its yield may be an assumption.
		x.value(&r.Yield.quantity, 0)
		x.model.Roles = append(x.model.Roles, out)
	}
}

// pairs reports keys that make sense together only.
func (x *resolver) pairs(r *Role) {
	if a := &r.Attrition; a.node != nil && a.First.set != a.FirstRate.given() {
		x.add(a.node, a.path, a.node.found(), "first and first_rate belong together")
	}
	for _, p := range []struct {
		have, need string
	}{{"manages", "span"}, {"span", "manages"}, {"beyond_span", "span"}} {
		if r.node != nil && r.node.get(p.have) != nil && r.node.get(p.need) == nil {
			x.add(r.node.get(p.have), join(r.path, p.have), fmt.Sprintf("found %s without %s", p.have, p.need), "a manager has both: manages: [ae] and span: 8")
		}
	}
	if r.Span.set && r.Span.value <= 0 {
		x.add(r.Span.node, r.Span.path, r.Span.node.found(), "a manager leads somebody; remove span and manages otherwise")
	}
}

// ramp follows the names of other roles to a curve.
func (x *resolver) ramp(role int) []float64 {
	seen := map[int]bool{}
	for i := role; ; {
		r := &x.s.Roles[i].Value.Ramp
		if r.as.name == "" {
			var curve []float64
			for j := range r.shares {
				curve = append(curve, r.shares[j].value)
			}
			return curve
		}
		if seen[i] {
			x.add(r.node, r.path, fmt.Sprintf("the ramp leads back to role %q", x.s.Roles[role].Name), "one of the roles has a curve, such as [25%, 60%, 100%]")
			return nil
		}
		seen[i] = true
		// Report an unknown name at the role that has it only.
		next := slices.Index(x.roles, r.as.name)
		if next < 0 {
			if i == role {
				x.find(r.as, "role", x.roles)
			}
			return nil
		}
		i = next
	}
}

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
