package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"funnelcast/sim"
)

// eachSource turns the sources.
func (x *resolver) eachSource() {
	for i := range x.s.Sources {
		s := &x.s.Sources[i]
		x.name(s.place, s.Name)
		if s.node.kind != mapping {
			continue // reported by the reader
		}
		out := sim.Source{
			Name: s.Name, Enters: max(0, x.find(s.Enters, "stage", x.stages)), Growth: x.value(&s.Growth.quantity, 0),
			Burstiness: s.Burstiness.value, CostPerItem: s.CostPerItem.value, CostPerMonth: s.Cost.value,
			WorkedBy: x.findAll(s.WorkedBy, "role", x.roles),
		}
		x.ofAnotherSource(s)
		switch s.Kind {
		case "inbound":
			x.inbound(s, &out)
		case "prospecting":
			x.prospecting(s, &out)
		case "partner":
			x.partner(s, &out)
		case "self_serve":
			x.selfServe(s, &out)
		case "base":
			x.base(s, &out)
		default:
			out.Shares = x.shares(s)
		}
		if out.Kind != sim.SelfServe || s.has("qualifies") {
			x.missing(s.place, "enters", "stage of the funnel where they come in")
		}
		x.deals(s, &out)
		x.lift(s, &out)
		x.growsTooLarge(s, out.Volume)
		x.model.Sources = append(x.model.Sources, out)
	}
}

// kindsOf tells which kinds of source have a key; all have those that are not here.
var kindsOf = map[string][]string{
	"volume": {"inbound", "self_serve"}, "budget": {"inbound"}, "burstiness": {"inbound", "self_serve"},
	"by": {"prospecting"}, "activities": {"prospecting"}, "yield": {"prospecting", "partner", "base"},
	"partners": {"partner"}, "ramp": {"partner"}, "partner_cv": {"partner"}, "carried_by": {"partner"}, "signed_by": {"partner"},
	"pays": {"self_serve"}, "pays_in": {"self_serve"}, "pays_after": {"self_serve"}, "qualifies": {"self_serve"},
	"from": {"base"}, "value": {"base"},
}

// ofAnotherSource reports keys that the kind of a source has no use for.
func (x *resolver) ofAnotherSource(s *Source) {
	for _, e := range s.node.entries {
		if kinds := kindsOf[e.key.text]; s.Kind != "" && len(kinds) > 0 && !slices.Contains(kinds, s.Kind) {
			x.add(e.key, join(s.path, e.key.text), fmt.Sprintf("found %q in a source of kind %s", e.key.text, s.Kind), "it belongs to kind: "+strings.Join(kinds, " or "))
		}
	}
}

// prospecting items are found by people of a role.
func (x *resolver) prospecting(s *Source, out *sim.Source) {
	out.Kind, out.Shares = sim.Prospecting, x.shares(s)
	x.missing(s.place, "by", "a prospecting source says which role finds its items")
	out.By = x.find(s.By, "role", x.roles)
	if s.has("activities") {
		x.excludes(s.place, "yield", "activities", "what a person finds follows from the activities")
		out.Cascades = x.cascades(s)
		return
	}
	if v, ok := x.yield(s, out.By); ok {
		out.Volume = []sim.Step{{Value: v}}
	}
}

// yield is what a person of the prospecting role finds.
func (x *resolver) yield(s *Source, role int) (v sim.Value, ok bool) {
	switch {
	case s.has("yield"):
		return x.value(&s.Yield.quantity, 0), true
	case s.By.name == "" || role < 0:
		return sim.Value{}, false
	}
	r := &x.s.Roles[role].Value
	if !r.has("yield") {
		x.add(s.By.node, s.By.path, fmt.Sprintf("the role %q has no yield", s.By.name), "what a person finds, such as yield: 1.8 per month", "write it in the role or in the source")
	}
	return x.value(&r.Yield.quantity, 0), true
}

// selfServe items are sign-ups that somebody should talk to; others pay by themselves.
func (x *resolver) selfServe(s *Source, out *sim.Source) {
	out.Kind = sim.SelfServe
	x.missing(s.place, "volume", "a self_serve source says how many sign up, such as volume: 900 per month")
	out.Volume = x.volume(s)
	if !s.has("pays") {
		x.missing(s.place, "qualifies", "what comes of the sign-ups: the share that pays, that qualifies, or both", "write pays: 3%, or qualifies: 2%")
	}
	out.Signups = sim.Signups{
		Pays: x.value(&s.Pays.quantity, 0), PaysIn: max(0, x.find(s.PaysIn, "segment", x.segments)),
		PaysAfter: x.delay(&s.PaysAfter.quantity), Qualifies: x.value(&s.Qualifies.quantity, 0),
	}
	if s.Pays.given() && s.Qualifies.given() && s.Pays.law.Quantile(0.5)+s.Qualifies.law.Quantile(0.5) > 1 {
		x.add(s.Qualifies.node, s.Qualifies.path, s.Qualifies.node.found(), "a sign-up pays or qualifies, so the shares sum to 100% at most")
	}
	if len(x.segments) > 1 {
		x.needs(s.place, "pays", "pays_in", "the segment of those that pay: "+strings.Join(x.segments, ", "))
	}
	x.needs(s.place, "pays_in", "pays", "the share of the sign-ups that pays, such as 3%")
	x.needs(s.place, "pays_after", "pays", "the share of the sign-ups that pays, such as 3%")
	if s.has("qualifies") {
		out.Shares = x.shares(s)
		return
	}
	if s.has("pays") {
		for _, key := range []string{"enters", "segments", "lift", "worked_by"} {
			x.needs(s.place, key, "qualifies", "only sign-ups that qualify enter the funnel", "write qualifies: 2%, or remove it")
		}
	}
	out.Shares = make([]float64, max(1, len(x.segments)))
	out.Shares[0] = 1
}

// base items come of customers.
func (x *resolver) base(s *Source, out *sim.Source) {
	out.Kind, out.From = sim.Base, x.findAll(s.From, "segment", x.segments)
	x.missing(s.place, "yield", "what comes of a customer, such as yield: 0.3 per year")
	out.Volume = []sim.Step{{Value: x.value(&s.Yield.quantity, 0)}}
	out.Worth = x.spread(&s.Value.quantity)
	out.Shares = make([]float64, len(x.segments)) // the customer's own
	if s.has("segments") {
		out.Shares = x.shares(s)
	}
}

// shares splits a source over the segments.
func (x *resolver) shares(s *Source) []float64 {
	shares := make([]float64, len(x.segments))
	if s.Segments == nil {
		if len(shares) == 1 {
			shares[0] = 1
		} else if len(shares) > 1 && s.node.get("segments") == nil {
			x.add(s.node, s.path, `missing key "segments"`, "how the source splits over "+strings.Join(x.segments, ", ")+", 100% together")
		}
		return shares
	}
	sum, ok := 0.0, true
	for i := range s.Segments {
		row := &s.Segments[i]
		j := slices.Index(x.segments, row.Name)
		if j < 0 {
			if ok = false; len(x.segments) > 0 {
				x.add(row.node, row.path, fmt.Sprintf("there is no segment %q", row.Name), "", DidYouMean(row.Name, x.segments))
			}
			continue
		}
		ok = ok && row.Value.set
		shares[j] = row.Value.value
		sum += row.Value.value
	}
	if n := s.node.get("segments"); ok && math.Abs(sum-1) > 1e-6 {
		x.add(n.laid(), join(s.path, "segments"), fmt.Sprintf("the shares sum to %s", percent(sum)), "shares of a source sum to 100%")
	}
	return shares
}

func (x *resolver) lift(s *Source, out *sim.Source) {
	if len(s.Lift) == 0 {
		return
	}
	out.Lift = make([]sim.Value, len(x.stages))
	for i := range out.Lift {
		out.Lift[i].Fixed = 1
	}
	for i := range s.Lift {
		row := &s.Lift[i]
		if j := slices.Index(x.stages, row.Name); j >= 0 {
			out.Lift[j] = x.value(&row.Value.quantity, 1)
		} else if len(x.stages) > 0 {
			x.add(row.node, row.path, fmt.Sprintf("there is no stage %q", row.Name), "", DidYouMean(row.Name, x.stages))
		}
	}
}
