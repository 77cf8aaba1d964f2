package scenarios

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"

	"funnelcast/sim"
)

// A resolver turns a scenario that was read into the engine's model: names into
// indices, months into distances from the start, distributions into assumptions.
// It reports what only the whole scenario can tell.
type resolver struct {
	*report
	s     *Scenario
	model *sim.Model

	activities, segments, stages, roles []string
	index                               map[string]int // of assumptions, by path
}

// resolve makes the model. It may be trusted only if the report stays empty.
func (s *Scenario) resolve(r *report) {
	x := &resolver{report: r, s: s, model: &sim.Model{}, index: map[string]int{}}
	for _, row := range s.Segments {
		x.name(row.place, row.Name)
		if slices.Contains(formKeys, row.Name) || row.Name == "won" || row.Name == "lost" || row.Name == "value" || row.Name == "source" {
			x.add(row.node, row.path, fmt.Sprintf("found %q", row.Name), "this word has a meaning of its own in a scenario and cannot name a segment")
		}
		x.segments = append(x.segments, row.Name)
	}
	for i := range s.Funnel {
		x.name(s.Funnel[i].place, s.Funnel[i].Name)
		x.stages = append(x.stages, s.Funnel[i].Name)
	}
	for _, row := range s.Roles {
		x.name(row.place, row.Name)
		x.roles = append(x.roles, row.Name)
	}
	x.frame()
	x.eachActivity()
	x.eachSegment()
	x.eachStage()
	x.eachSource()
	x.eachRole()
	x.hands()
	x.eachSeat()
	x.season()
	x.eachShock()
	x.openingPipeline()
	x.eachTarget()
	x.correlations()
	s.model = x.model
}

// frame is what the model has besides its parts.
func (x *resolver) frame() {
	s, m := x.s, x.model
	m.Name, m.Currency, m.Start = s.Name, s.Currency.Currency, s.Start.month
	m.Months = int(s.Months.or(1))
	m.WarmUp = int(s.WarmUp.or(0))
	m.FiscalStart = time.January
	if s.FiscalYearStarts.month != 0 {
		m.FiscalStart = s.FiscalYearStarts.month
	}
	m.DaysPerMonth = s.DaysPerMonth.or(365.0 / 12)
	m.DeliveryCost, m.OverAssignment = 1-s.GrossMargin.or(1), s.OverAssignment.value
	if s.node == nil {
		return
	}
	if n := s.node.get("segments"); n != nil && n.kind == mapping && (len(s.Segments) == 0 || len(s.Segments) >= 64) {
		x.add(n, "segments", fmt.Sprintf("found %d segments", len(s.Segments)), "a plan has 1 to 63 segments")
	}
	if n := s.node.get("funnel"); n != nil && n.kind == list && (len(s.Funnel) == 0 || len(s.Funnel) >= 64) {
		x.add(n, "funnel", fmt.Sprintf("found %d stages", len(s.Funnel)), "a funnel has 1 to 63 stages")
	}
}

// name reports a name that outputs and paths could not hold.
func (x *resolver) name(p place, name string) {
	if p.node != nil {
		p.node = p.node.name()
	}
	switch {
	case name == "":
	case name == sim.All:
		x.add(p.node, p.path, fmt.Sprintf("found the name %q", name), "this word is kept for the total", "choose another name")
	case name == sim.OpeningSource && strings.HasPrefix(p.path, "sources"):
		x.add(p.node, p.path, fmt.Sprintf("found the name %q", name), "this word is kept for the deals that are open on the first day", "choose another name")
	case strings.ContainsFunc(name, noLetter):
		x.add(p.node, p.path, fmt.Sprintf("found the name %q", name), "a name is made of letters, digits, - and _", "write "+tidyName(name))
	}
}

// noLetter tells what no name has in it.
func noLetter(c rune) bool {
	return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '-' && c != '_'
}

func tidyName(name string) string {
	return strings.Trim(strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' {
			return c
		}
		return '-'
	}, name), "-")
}

// find returns the index of a name, or −1 after reporting it. A name that is
// not given, or was reported when it was read, is 0.
func (x *resolver) find(ref Ref, what string, known []string) int {
	if ref.name == "" {
		return 0
	}
	i := slices.Index(known, ref.name)
	if i < 0 && (len(known) > 0 || !x.astray()) {
		x.add(ref.node, ref.path, fmt.Sprintf("there is no %s %q", what, ref.name), "", DidYouMean(ref.name, known))
	}
	return i
}

// astray tells a scenario with a key of its own that is not known: under it may stand what is missing.
func (x *resolver) astray() bool {
	return x.s.node != nil && slices.ContainsFunc(x.s.node.entries, func(e entry) bool { return !slices.Contains(keysOf(fieldsOf(reflect.TypeFor[Scenario]())), e.key.text) })
}

func (x *resolver) findAll(refs Names, what string, known []string) []int {
	var all []int
	for _, ref := range refs {
		switch i := x.find(ref, what, known); {
		case ref.name == "" || i < 0:
		case slices.Contains(all, i):
			x.add(ref.node, ref.path, fmt.Sprintf("%q is there twice", ref.name), "each once")
		default:
			all = append(all, i)
		}
	}
	return all
}

// value is the model's form of a number that holds for a path.
func (x *resolver) value(q *quantity, otherwise float64) sim.Value {
	if !q.given() {
		return sim.Value{Fixed: otherwise}
	}
	i, seen := x.index[q.path]
	if !seen {
		x.s.known = append(x.s.known, q)
		i = x.assume(q.path, q.law)
	}
	if i == 0 {
		return sim.Value{Fixed: q.law.Quantile(0.5)}
	}
	return sim.Value{Assumption: i}
}

// assume adds an assumption, once a path, and returns 1 + its index, or 0 for a sure number.
func (x *resolver) assume(path string, law sim.Law) int {
	i, seen := x.index[path]
	if _, sure := law.(sim.Fixed); !seen && !sure && law != nil {
		x.model.Assumptions = append(x.model.Assumptions, sim.Assumption{Name: path, Law: law})
		i = len(x.model.Assumptions)
	}
	x.index[path] = i
	return i
}

// spread is the model's form of a quantity that varies from item to item.
func (x *resolver) spread(q *quantity) sim.Spread {
	s := sim.Spread{Law: q.law}
	if q.centre != nil {
		x.s.centred = append(x.s.centred, q)
		s.Centre = x.assume(q.path, q.centre)
	}
	return s
}

// delay is a spread in days; none at all has no law.
func (x *resolver) delay(q *quantity) sim.Spread {
	if q.law == sim.Law(sim.Fixed(0)) {
		return sim.Spread{}
	}
	return x.spread(q)
}

// capacity is an amount that does not limit where it is not given.
func (x *resolver) capacity(q *quantity) sim.Capacity {
	return sim.Capacity{Set: q.given(), Value: x.value(q, 0)}
}

// within returns a month's distance from the start and reports one outside the horizon.
func (x *resolver) within(m Month) int {
	at := int(m.month - x.s.Start.month)
	if m.set && x.s.Start.set && x.s.Months.set && (at < 0 || at >= x.model.Months) {
		last := x.s.Start.month + sim.Month(x.model.Months-1)
		x.add(m.node, m.path, m.node.found(), fmt.Sprintf("the plan runs from %s to %s", x.s.Start.month, last))
	}
	return at
}

// season fills the factors of the calendar months.
func (x *resolver) season() {
	fill := func(t Table[Exact[factor]]) (year [12]float64) {
		for i := range year {
			year[i] = 1
		}
		seen := map[time.Month]bool{}
		for i := range t {
			m, ok := parseMonthName(t[i].Name)
			switch {
			case !ok:
				x.add(t[i].node, t[i].path, fmt.Sprintf("unknown month %q", t[i].Name), "the names of months, Jan to Dec or January to December")
			case seen[m]:
				x.add(t[i].node, t[i].path, fmt.Sprintf("%s is there twice", m), "each month once")
			default:
				seen[m] = true
				year[m-1] = t[i].Value.or(1)
			}
		}
		return year
	}
	x.model.CloseSeason, x.model.LeadSeason = fill(x.s.Season.Close), fill(x.s.Season.Leads)
}

// openingPipeline turns the items that are there on the first day.
func (x *resolver) openingPipeline() {
	if n := x.s.WarmUp.node; n != nil && x.s.WarmUp.value > 0 && len(x.s.OpeningPipeline) > 0 {
		x.add(x.s.OpeningPipeline[0].node, "opening_pipeline", "found an opening pipeline beside warm_up", "the warm-up makes a pipeline of its own", "remove one of the two")
	}
	for i := range x.s.OpeningPipeline {
		o := &x.s.OpeningPipeline[i]
		if o.Segment.name == "" && len(x.segments) > 1 && o.node != nil && o.node.get("segment") == nil {
			x.add(o.node, o.path, `missing key "segment"`, "there are several: "+strings.Join(x.segments, ", "))
		}
		x.model.OpeningPipeline = append(x.model.OpeningPipeline, sim.OpeningItems{
			Stage: x.find(o.Stage, "stage", x.stages), Segment: x.find(o.Segment, "segment", x.segments),
			Count: int(o.Count.value), Age: o.Age.value, Worth: x.spread(&o.Value.quantity),
		})
	}
}
