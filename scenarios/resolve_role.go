package scenarios

import (
	"fmt"
	"math"
	"slices"

	"funnelcast/scenarios/catalogue"
	"funnelcast/sim"
)

// eachRole turns the roles.
func (x *resolver) eachRole() {
	for i := range x.s.Roles {
		name, r := x.s.Roles[i].Name, &x.s.Roles[i].Value
		out := sim.Role{
			Name: name, Title: r.Title,
			Open: x.capacity(&r.Open.quantity), Handles: x.capacity(&r.Handles.quantity), Hours: x.capacity(&r.Hours.quantity), Accounts: x.capacity(&r.Accounts.quantity),
			Partners: x.capacity(&r.Partners.quantity), Renewals: x.capacity(&r.Renewals.quantity), Onboards: x.capacity(&r.Onboards.quantity),
			Covers: x.findAll(r.Covers, "segment", x.segments), Care: x.value(&r.Care.quantity, 0), UncoveredExpansion: 1 - r.UncoveredExpansion.or(1),
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
		x.likeness(name, r, &out)
		x.supports(r, &out)
		x.quota(r, &out)
		if slices.Contains(out.Manages, i) {
			x.add(r.Manages[0].node, r.Manages[0].path, fmt.Sprintf("found %q in its own list", name), "nobody manages their own role")
		}
		// A role that is not in the team is still checked: its yield may be an assumption.
		x.value(&r.Yield.quantity, 0)
		x.value(&r.Signs.quantity, 0)
		x.model.Roles = append(x.model.Roles, out)
	}
}

// likeness takes from the catalogue what the role does not say itself.
func (x *resolver) likeness(name string, r *Role, out *sim.Role) {
	if out.Title == "" {
		out.Title = name
	}
	known, ok := catalogue.RoleNamed(name)
	if like := &r.Like; like.name != "" {
		if known, ok = catalogue.RoleNamed(like.name); !ok {
			var names []string
			for _, role := range catalogue.Roles() {
				names = append(append(names, role.Name), role.Aliases...)
			}
			x.add(like.node, like.path, fmt.Sprintf("there is no role %q in the catalogue", like.name), "a role or its alias, as funnelcast roles lists them", nearestOnly(like.name, names))
		} else if r.Title == "" {
			out.Title = known.Title
		}
	}
	out.Serves = r.CountsAs == "service" || r.CountsAs == "" && ok && known.Serves
}

// supports turns what a role does for customers besides covering them.
func (x *resolver) supports(r *Role, out *sim.Role) {
	if out.Renewals.Set {
		out.RenewalChurn, out.RenewalContraction, out.RenewalEffort = r.RenewalChurn.or(0.8), r.RenewalContraction.or(0.8), r.RenewalEffort.value
	}
	if out.Onboards.Set {
		out.SlowestGoLive = r.SlowestGoLive.or(3)
	}
	x.needs(r.place, "care", "hours", "the hours a week that customers take their part of, such as hours: 30")
	x.needs(r.place, "uncovered_expansion", "accounts", "how many customers a person looks after, such as accounts: 65")
	for _, key := range []string{"renewal_churn", "renewal_contraction", "renewal_effort"} {
		x.needs(r.place, key, "renewals", "how many a person works, such as renewals: 40 per month")
	}
	x.needs(r.place, "slowest_go_live", "onboards", "how many customers a person brings to use at once, such as onboards: 8")
	if key, ok := r.key("covers"); ok && !r.has("accounts") && !r.has("renewals") && !r.has("onboards") {
		x.add(key.node, key.path, "found covers without accounts, renewals or onboards", "what the role does for customers, such as accounts: 65")
	}
}

// quota turns what a person should sell and how pay follows from it.
func (x *resolver) quota(r *Role, out *sim.Role) {
	out.Quota, out.ItemQuota = math.Round(r.Quota.value*12), r.ItemQuota.value
	x.excludes(r.place, "item_quota", "quota", "a quota is in money or in items")
	for _, q := range []struct {
		place
		value float64
		set   bool
	}{{r.Quota.place, r.Quota.value, r.Quota.set}, {r.ItemQuota.place, r.ItemQuota.value, r.ItemQuota.set}} {
		if q.set && q.value == 0 {
			x.add(q.node, q.path, q.node.found(), "a quota asks for something", "remove it: without a quota the variable is paid at target")
		}
	}
	if out.Quota > 0 || out.ItemQuota > 0 {
		out.Pay.Accelerator = r.Pay.Accelerator.or(1)
	}
	out.Pay.Cap, out.Pay.RampGuarantee = r.Pay.Cap.value, r.Pay.RampGuarantee.value
	for _, name := range []string{"accelerator", "cap", "ramp_guarantee"} {
		if key, ok := r.Pay.key(name); ok && !r.has("quota") && !r.has("item_quota") {
			x.add(key.node, key.path, fmt.Sprintf("found %s without a quota", name), "without a quota the variable is paid at target", "write quota: 700k per year or item_quota: 9 per month in the role")
		}
	}
}

// hands reports more roles that have a hand in deals than the engine can tell apart.
func (x *resolver) hands() {
	n := 0
	for i := range x.model.Roles {
		if x.model.Sells(i) {
			n++
		}
	}
	if n > sim.MostHands {
		x.add(x.s.node.get("roles"), "roles", fmt.Sprintf("found %d roles that have a hand in deals", n), fmt.Sprintf("at most %d work stages, segments and sources, prospect, or carry and sign partners", sim.MostHands))
	}
}

// pairs reports keys that make sense together only.
func (x *resolver) pairs(r *Role) {
	if a := &r.Attrition; a.node != nil && a.First.set != a.FirstRate.given() {
		x.add(a.node, a.path, a.node.found(), "first and first_rate belong together")
	}
	for _, p := range [...]struct{ have, need string }{{"manages", "span"}, {"span", "manages"}, {"beyond_span", "span"}} {
		x.needs(r.place, p.have, p.need, "a manager has both: manages: [ae] and span: 8")
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
			return r.values()
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
