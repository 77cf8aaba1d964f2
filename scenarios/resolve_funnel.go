package scenarios

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"funnelcast/sim"
)

// eachSegment turns the segments and their contracts.
func (x *resolver) eachSegment() {
	for i := range x.s.Segments {
		s := &x.s.Segments[i].Value
		out := sim.Segment{
			Name: x.s.Segments[i].Name, Worth: x.spread(&s.Contract.Value.quantity),
			TermMonths: int(s.Contract.Term.or(12)), ChurnSpread: s.ChurnSpread.value,
			Expansion: x.growth(&s.Expansion), Contraction: x.growth(&s.Contraction),
			OpeningCustomers: int(s.OpeningCustomers.value),
		}
		if s.Contract.Kind == "monthly" {
			if s.Contract.Term.set {
				x.add(s.Contract.Term.node, s.Contract.Term.path, s.Contract.Term.node.found(), "a monthly contract has no term", "remove it, or write kind: subscription")
			}
			out.TermMonths = 1
		}
		out.Churn = x.churn(s, out.TermMonths)
		out.OpeningWorth = out.Worth
		if s.OpeningValue.given() {
			out.OpeningWorth = x.spread(&s.OpeningValue.quantity)
		}
		out.OpeningRenewals = x.renewals(s, out.TermMonths)
		x.model.Segments = append(x.model.Segments, out)
	}
}

// churn is told per renewal, or for a period and then compounded over the term.
func (x *resolver) churn(s *Segment, term int) sim.Value {
	q := &s.Churn.quantity
	if q.given() && q.months > 0 && q.months != term {
		periods := float64(term) / float64(q.months)
		switch law := q.law.(type) {
		case sim.Fixed:
			q.law = sim.Fixed(1 - math.Pow(1-float64(law), periods))
		case sim.Values:
			for i := range law {
				law[i] = 1 - math.Pow(1-law[i], periods)
			}
		default:
			q.law = compounded{Law: law, Periods: periods}
		}
		q.months = term
	}
	return x.value(q, 0)
}

func (x *resolver) growth(c *Change) sim.Growth {
	g := sim.Growth{Rate: x.value(&c.Rate.quantity, 0), SD: c.BetweenCustomers.SD.value}
	if b := &c.BetweenCustomers; b.SD.set {
		g.Min, g.Max = b.Min.or(-1), b.Max.or(math.Inf(1))
		if g.Min >= g.Max {
			x.add(b.Min.node, b.Min.path, b.Min.node.found(), "min lies below max")
		}
		if q := &c.Rate.quantity; q.given() && g.Min < g.Max && (q.law.Quantile(0.999) < g.Min || q.law.Quantile(0.001) > g.Max) {
			x.add(b.node, b.path, b.node.found(), "the rate itself lies outside min and max")
		}
	}
	return g
}

// renewals counts the opening customers by the month of their renewal.
func (x *resolver) renewals(s *Segment, term int) []int {
	var counts []int
	sum := 0
	for i := range s.OpeningRenewals {
		row := &s.OpeningRenewals[i]
		m, f := parseMonth(&calendar{start: x.s.Start.month}, row.Name)
		at := int(m - x.s.Start.month)
		if f == nil && x.s.Start.set && (at < 0 || at >= term) {
			f = &fault{allowed: fmt.Sprintf("with a term of %d months a customer renews between %s and %s", term, x.s.Start.month, x.s.Start.month+sim.Month(term-1))}
		}
		if f != nil {
			x.add(row.node, row.path, fmt.Sprintf("found the month %q", row.Name), f.allowed)
			continue
		}
		if !x.s.Start.set {
			continue
		}
		for len(counts) <= at {
			counts = append(counts, 0)
		}
		counts[at] += int(row.Value.value)
		sum += int(row.Value.value)
	}
	if counts != nil && s.OpeningCustomers.node != nil && sum != int(s.OpeningCustomers.value) {
		x.add(s.OpeningRenewals[0].node, strings.TrimSuffix(s.OpeningRenewals[0].path, "."+s.OpeningRenewals[0].Name), fmt.Sprintf("the renewals sum to %d", sum), fmt.Sprintf("there are %d opening customers", int(s.OpeningCustomers.value)))
	}
	return counts
}

// eachStage turns the funnel. Stages after the last of lead, mql and sql are pipeline;
// without any of these names all are.
func (x *resolver) eachStage() {
	lastLead := -1
	for i, name := range x.stages {
		if name == "lead" || name == "mql" || name == "sql" {
			lastLead = i
		}
	}
	for i := range x.s.Funnel {
		s := &x.s.Funnel[i]
		out := sim.Stage{
			Name: s.Name, Pipeline: i > lastLead || i == len(x.s.Funnel)-1,
			WorkedBy: x.findAll(s.WorkedBy, "role", x.roles), ColdAfter: s.ColdAfter.or(sim.NoLimit),
			ResponseHalfLife: s.ResponseHalfLife.value,
		}
		if s.Needs.name != "" {
			out.Needs = 1 + x.find(s.Needs, "role", x.roles)
			if len(s.WorkedBy) == 0 {
				x.add(s.Needs.node, s.Needs.path, s.Needs.node.found(), "a second role needs a first", "say who works the stage with worked_by")
			}
		}
		x.segmentKeys(s.Passes.place, s.Passes.Rows != nil, rowsOf(s.Passes.Rows), x.segments)
		x.segmentKeys(s.Takes.place, s.Takes.Rows != nil, rowsOf(s.Takes.Rows), x.segments)
		for _, segment := range x.segments {
			passes, takes := s.Passes.in(segment), s.Takes.in(segment)
			if passes == nil || takes == nil {
				continue
			}
			out.Passes = append(out.Passes, x.value(&passes.quantity, 0))
			out.Won = append(out.Won, x.delay(&takes.Won.quantity))
			out.Lost = append(out.Lost, x.delay(&takes.Lost.quantity))
		}
		if r := &s.Recycle; r.node != nil {
			out.Recycle = sim.Recycle{Share: x.value(&r.Share.quantity, 0), To: x.find(r.To, "stage", x.stages), After: x.delay(&r.After.quantity)}
		}
		x.model.Stages = append(x.model.Stages, out)
	}
}

func rowsOf[T any](t Table[T]) []place {
	rows := make([]place, len(t))
	for i := range t {
		rows[i] = t[i].place
	}
	return rows
}

// segmentKeys reports unknown names among a table's keys, and names that are missing.
func (x *resolver) segmentKeys(p place, isTable bool, rows []place, known []string) {
	if !isTable {
		return
	}
	missing := slices.Clone(known)
	for _, row := range rows {
		name := row.node.text
		if !slices.Contains(known, name) {
			x.add(row.node, row.path, fmt.Sprintf("there is no segment %q", name), "", DidYouMean(name, known))
		}
		missing = slices.DeleteFunc(missing, func(m string) bool { return m == name })
	}
	if len(missing) > 0 && len(known) > 0 {
		x.add(p.node, p.path, "nothing is said of segment "+strings.Join(missing, ", "), "a value for every segment, or one for all")
	}
}

// eachSource turns the sources.
func (x *resolver) eachSource() {
	for i := range x.s.Sources {
		s := &x.s.Sources[i]
		x.name(s.place, s.Name)
		out := sim.Source{
			Name: s.Name, Enters: x.find(s.Enters, "stage", x.stages), Growth: x.value(&s.Growth.quantity, 0),
			Burstiness: s.Burstiness.value, CostPerItem: s.CostPerItem.value, CostPerMonth: s.Cost.value,
		}
		if s.node.kind != mapping {
			continue // reported by the reader
		}
		out.Shares = x.shares(s)
		switch s.Kind {
		case "inbound":
			x.notWith(s, "by", "yield")
			out.Volume = x.volume(s)
		case "prospecting":
			x.notWith(s, "volume")
			out.Kind = sim.Prospecting
			out.By = x.find(s.By, "role", x.roles)
			out.Volume = []sim.Step{{Value: x.yield(s, out.By)}}
		}
		x.lift(s, &out)
		x.growsTooLarge(s, out.Volume)
		x.model.Sources = append(x.model.Sources, out)
	}
}

// maxVolume is as many items a month as a machine can follow one by one.
const maxVolume = 1e7

// growsTooLarge reports a volume that compounds beyond that before the end.
func (x *resolver) growsTooLarge(s *Source, steps []sim.Step) {
	if !s.Growth.given() {
		return
	}
	growth := math.Pow(1+max(0, s.Growth.law.Quantile(0.99)), float64(x.model.Months))
	for _, step := range steps {
		volume := step.Value.Fixed
		if a := step.Value.Assumption; a > 0 {
			volume = x.model.Assumptions[a-1].Law.Quantile(0.99)
		}
		if volume*growth > maxVolume {
			x.add(s.Growth.node, s.Growth.path, s.Growth.node.found(), fmt.Sprintf("the volume would grow to %.2g a month by the end; at most 10m can be simulated", volume*growth))
			return
		}
	}
}

// notWith reports keys that the kind of a source has no use for.
func (x *resolver) notWith(s *Source, keys ...string) {
	for _, e := range s.node.entries {
		if slices.Contains(keys, e.key.text) {
			other := map[string]string{"inbound": "prospecting", "prospecting": "inbound"}[s.Kind]
			x.add(e.key, join(s.path, e.key.text), fmt.Sprintf("found %q in a source of kind %s", e.key.text, s.Kind), "it belongs to kind: "+other)
		}
	}
}

// volume is the inbound volume, from which month on.
func (x *resolver) volume(s *Source) []sim.Step {
	v := &s.Volume
	if v.node == nil {
		if s.node.get("volume") == nil {
			x.add(s.node, s.path, `missing key "volume"`, "an inbound source says how many come in, such as volume: 400 per month")
		}
		return nil
	}
	if v.Rows == nil {
		return []sim.Step{{Value: x.value(&v.All.quantity, 0)}}
	}
	steps := []sim.Step{{}}
	c := calendar{start: x.s.Start.month}
	type row struct {
		at sim.Month
		*Row[Assumption[flow]]
	}
	var rows []row
	for i := range v.Rows {
		m, f := parseMonth(&c, v.Rows[i].Name)
		if f != nil {
			x.add(v.Rows[i].node, v.Rows[i].path, fmt.Sprintf("found the month %q", v.Rows[i].Name), f.allowed)
			continue
		}
		rows = append(rows, row{m, &v.Rows[i]})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return int(a.at - b.at) })
	for i, row := range rows {
		if i > 0 && rows[i-1].at == row.at {
			x.add(row.node, row.path, fmt.Sprintf("%s is there twice", row.at), "each month once")
		}
		q := &row.Value.quantity
		q.path = join(v.path, row.at.String())
		step := sim.Step{From: max(0, int(row.at-x.s.Start.month)), Value: x.value(q, 0)}
		if step.From == steps[len(steps)-1].From {
			steps[len(steps)-1] = step
		} else {
			steps = append(steps, step)
		}
	}
	return steps
}

// yield is what a person of the prospecting role finds.
func (x *resolver) yield(s *Source, role int) sim.Value {
	if s.node.get("by") == nil {
		x.add(s.node, s.path, `missing key "by"`, "a prospecting source says which role finds its items")
		return sim.Value{}
	}
	if s.Yield.given() {
		return x.value(&s.Yield.quantity, 0)
	}
	if role < 0 || s.By.name == "" || s.node.get("yield") != nil {
		return sim.Value{}
	}
	r := &x.s.Roles[role].Value
	if !r.Yield.given() && (r.node == nil || r.node.get("yield") == nil) {
		x.add(s.By.node, s.By.path, fmt.Sprintf("the role %q has no yield", s.By.name), "what a person finds, such as yield: 1.8 per month", "write it in the role or in the source")
	}
	return x.value(&r.Yield.quantity, 0)
}

// shares splits a source over the segments.
func (x *resolver) shares(s *Source) []float64 {
	shares := make([]float64, len(x.segments))
	if s.Segments == nil {
		if len(shares) == 1 {
			shares[0] = 1
		} else if s.node.get("segments") == nil {
			x.add(s.node, s.path, `missing key "segments"`, "how the source splits over "+strings.Join(x.segments, ", ")+", 100% together")
		}
		return shares
	}
	sum, ok := 0.0, true
	for i := range s.Segments {
		row := &s.Segments[i]
		j := slices.Index(x.segments, row.Name)
		if j < 0 {
			x.add(row.node, row.path, fmt.Sprintf("there is no segment %q", row.Name), "", DidYouMean(row.Name, x.segments))
			ok = false
			continue
		}
		ok = ok && row.Value.set
		shares[j] = row.Value.value
		sum += row.Value.value
	}
	if n := s.node.get("segments"); ok && math.Abs(sum-1) > 1e-6 {
		x.add(n, join(s.path, "segments"), fmt.Sprintf("the shares sum to %s", percent(sum)), "shares of a source sum to 100%")
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
		} else {
			x.add(row.node, row.path, fmt.Sprintf("there is no stage %q", row.Name), "", DidYouMean(row.Name, x.stages))
		}
	}
}
