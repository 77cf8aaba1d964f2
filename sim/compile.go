package sim

import "math"

// plan is a compiled model: references resolved, laws tabulated, keys hashed.
// It is shared by all workers and read-only.
type plan struct {
	model    *Model
	cal      calendar
	month    []int16 // month of each day, counted from the warm-up's first
	dueMonth []int16 // the same, and of as many days after the last as pipeline is looked for that is due
	rows     layout

	assumptions []*table
	assumeKey   []uint64
	correlated  *correlated

	segments []segment
	stages   []stage
	sources  []source
	roles    []role
	hunts    []hunt
	agencies []agency // by source
	pools    []rolePool
	poolsOf  [][]int // by role
	lanes    []lane
	laneOf   []uint8   // by stage, source (the opening pipeline before the first) and segment
	stations []station // by source (the opening pipeline before the first), segment and stage, but for what a path assumes
	works    []bool    // by role and lane
	hand     []uint32  // by role: its bit among those that have a hand in deals; 0 where it has none

	slip, backfill        []spread // by seat, by role
	shockKey              []uint64
	shockFrom, shockLasts []spread
	opening               []spread // by entry of OpeningPipeline
	openingKey            []uint64
	closeSeason           []float64 // by month of the axis
	seasonal              bool      // it is not the same in all months
	leadSeason            []float64
	discounts             bool  // some deals are signed below the list price
	onePrice              bool  // all deals are priced as a whole, by their segment, without discounts
	goLives               bool  // some contracts come into use after they were signed
	credit                bool  // some invoices are paid later than they are written, or written in instalments
	quotas                bool  // some people have a quota
	teamQuotas            []int // roles that are credited with what those they manage sell
	normal                *table
	calendarOfPay
}

type stage struct {
	lane     int16       // that all its items take; −1 where it has several
	takes    [2][]spread // by outcome, fails or passes, and segment
	patience int32       // days in the queue before an item goes cold
	halfLife float64
	recycles bool
	filters  []bool // by segment: failing takes no time and leaves nothing behind
	stay     spread // days in nurture
	last     bool
	pipeline bool
	flow     metric  // counted when an item enters
	start    float64 // seconds of work when it starts, activities included
	weekly   float64 // seconds a week while it lasts
	busy     bool    // it takes time or activities
	does     []doing // activities when it starts
}

// doing is an activity and how many times it is done.
type doing struct {
	activity int
	times    float64
}

type source struct {
	kind     SourceKind
	key      uint64
	burst    *table
	borders  []border // between the segments
	alone    int      // the only segment, or −1
	enters   uint8
	together bool   // the same people, or nobody, work all its items where they enter
	touched  uint32 // roles that had a hand in its items before they came

	paysAfter spread // of SelfServe
	worth     spread // of Base; no law: the segment's
	upsells   bool   // of Base: to the customer's own segment
}

type role struct {
	hunts  []int // of plan.hunts, that its people go on day by day
	yields []int // those that ask for no time and whose activities are not counted
	ranked bool  // in some lane who starts an item is chosen by load
	skill  *table
	ramp   []float64

	beyondSpan float64 // what its people lose of their odds and of their ramp's speed when nobody has time for them
}

// compile prepares a model for running, unless Check refuses it. Laws that are known already are not tabulated again.
func compile(m *Model, known *Laws) (*plan, error) {
	if err := m.Check(); err != nil {
		return nil, err
	}
	p := &plan{
		model:  m,
		cal:    newCalendar(m.WarmUp, m.Months, m.DaysPerMonth),
		normal: known.of(Normal{Sigma: 1, Min: math.Inf(-1), Max: math.Inf(1)}),
	}
	p.dueMonth = p.cal.dueMonths()
	p.month = p.dueMonth[:p.cal.end()]
	for _, a := range m.Assumptions {
		p.assumptions = append(p.assumptions, known.of(a.Law))
		p.assumeKey = append(p.assumeKey, nameKey(a.Name))
	}
	for i := range m.Segments {
		p.segments = append(p.segments, compileSegment(m, i, known))
	}
	hands := 0
	for i := range m.Roles {
		p.hand = append(p.hand, 0)
		if m.Sells(i) {
			p.hand[i] = 1 << hands
			hands++
		}
	}
	for i := range m.Stages {
		p.stages = append(p.stages, p.compileStage(i, known))
	}
	p.layLanes()
	for i := range m.Sources {
		p.sources = append(p.sources, p.compileSource(&m.Sources[i], known))
		p.hunts = append(p.hunts, compileHunts(m, i)...)
		p.agencies = append(p.agencies, compileAgency(m, i, known))
	}
	for i := range m.Roles {
		p.roles = append(p.roles, p.compileRole(i, known))
		p.backfill = append(p.backfill, known.spread(m.Roles[i].Backfill))
	}
	for _, s := range m.Seats {
		p.slip = append(p.slip, known.spread(s.Slip))
	}
	for _, s := range m.Shocks {
		p.shockKey = append(p.shockKey, nameKey(s.Name))
		p.shockFrom = append(p.shockFrom, known.spread(s.From))
		p.shockLasts = append(p.shockLasts, known.spread(s.Lasts))
	}
	for i, o := range m.OpeningPipeline {
		worth := p.segments[o.Segment].worth
		if o.Worth.Law != nil {
			worth = known.spread(o.Worth)
		}
		p.opening = append(p.opening, worth)
		p.openingKey = append(p.openingKey, nameKey("pipeline of "+m.Segments[o.Segment].Name+" in "+m.Stages[o.Stage].Name)+uint64(i))
	}
	p.seasons()
	p.features()
	p.layStations()
	p.calendarOfPay = newCalendarOfPay(m, &p.cal)
	p.correlated, _ = correlate(m) // Check has seen that it can be done
	p.rows = newLayout(m)
	return p, nil
}

// seasons looks up what each month of the axis does to deals and leads.
func (p *plan) seasons() {
	m := p.model
	for i := range len(p.cal.first) - 1 {
		calendarMonth := (m.Start + Month(i-m.WarmUp)).Calendar() - 1
		p.closeSeason = append(p.closeSeason, neutral(m.CloseSeason)[calendarMonth])
		p.seasonal = p.seasonal || p.closeSeason[i] != 1
		p.leadSeason = append(p.leadSeason, neutral(m.LeadSeason)[calendarMonth])
	}
}

// features notes what some part of the plan has, so that a path without can leave it out.
func (p *plan) features() {
	m := p.model
	for i := range m.Roles {
		r := &m.Roles[i]
		p.quotas = p.quotas || r.ItemQuota > 0 || r.Quota > 0
		if r.Quota > 0 && len(r.Manages) > 0 {
			p.teamQuotas = append(p.teamQuotas, i)
		}
	}
	for i := range m.Segments {
		s := &m.Segments[i]
		p.discounts = p.discounts || s.Discount != Value{}
		p.goLives = p.goLives || s.GoLive.Law != nil
		p.credit = p.credit || s.Billing.DaysToPay.Law != nil || s.Billing.LateBy.Law != nil || s.Billing.Instalments > 1
	}
	for i := range m.Sources {
		s := &m.Sources[i]
		p.discounts = p.discounts || s.Discount != Value{} || s.Wholesale.Share != Value{}
	}
	p.onePrice = !p.discounts && !m.hasSource(Base)
	for i := range m.Segments {
		p.onePrice = p.onePrice && m.Segments[i].Units.Law == nil
	}
}

func (p *plan) compileStage(i int, known *Laws) stage {
	s := &p.model.Stages[i]
	out := stage{
		takes:    [2][]spread{known.spreads(s.Lost), known.spreads(s.Won)},
		patience: math.MaxInt32 / 2,
		halfLife: s.ResponseHalfLife,
		recycles: s.Recycle.Share != Value{},
		stay:     known.spread(s.Recycle.After),
		last:     i == len(p.model.Stages)-1,
		pipeline: s.Pipeline,
		flow:     entering(s.Name, i),
	}
	out.start, out.weekly = s.Effort.Start*3600, s.Effort.Weekly*3600
	for a, n := range s.Activities {
		out.start += n * p.model.Activities[a].Minutes * 60
		if n > 0 {
			out.busy = true
			out.does = append(out.does, doing{a, n})
		}
	}
	out.busy = out.busy || out.start > 0 || out.weekly > 0
	for _, lost := range s.Lost {
		quick := lost.Law == nil && !out.recycles && !out.pipeline && !out.last && !out.busy && s.Needs == 0
		out.filters = append(out.filters, quick)
	}
	if s.ColdAfter >= 0 {
		out.patience = int32(s.ColdAfter)
	}
	return out
}

func (p *plan) compileSource(s *Source, known *Laws) source {
	out := source{kind: s.Kind, key: nameKey(s.Name), alone: -1, enters: uint8(s.Enters)}
	switch {
	case s.Kind == Prospecting:
		out.touched = p.hand[s.By]
	case s.Kind == Partner && s.Partners.CarriedBy > 0:
		out.touched = p.hand[s.Partners.CarriedBy-1]
	}
	if s.Burstiness > 0 {
		out.burst = known.of(Gamma{M: 1, CV: s.Burstiness})
	}
	out.paysAfter, out.worth = known.spread(s.Signups.PaysAfter), known.spread(s.Worth)
	sum := 0.0
	for i, share := range s.Shares {
		if share == 1 {
			out.alone = i
		}
		if i > 0 {
			out.borders = append(out.borders, newBorder(sum))
		}
		sum += share
	}
	out.upsells = s.Kind == Base && sum == 0
	return out
}

func (p *plan) compileRole(i int, known *Laws) role {
	r := &p.model.Roles[i]
	out := role{ramp: r.Ramp, ranked: p.ranks(i), beyondSpan: p.model.beyondSpan(i)}
	if len(out.ramp) == 0 {
		out.ramp = []float64{1}
	}
	if r.SkillCV > 0 {
		out.skill = known.of(LogNormalMeanCV(1, r.SkillCV))
	}
	for _, yields := range [...]bool{false, true} { // activities take their time first, yields have what is left
		for j := range p.hunts {
			switch h := &p.hunts[j]; {
			case p.model.Sources[h.source].By != i || (h.cascade == nil) != yields:
			case yields && !r.Hours.Set:
				out.yields = append(out.yields, j)
			default:
				out.hunts = append(out.hunts, j)
			}
		}
	}
	return out
}

// neutral is a season, or none at all where it was left zero.
func neutral(season [12]float64) [12]float64 {
	if season == ([12]float64{}) {
		for i := range season {
			season[i] = 1
		}
	}
	return season
}
