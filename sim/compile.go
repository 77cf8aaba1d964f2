package sim

import (
	"math"
	"reflect"
	"slices"
)

// plan is a compiled model: references resolved, laws tabulated, keys hashed.
// It is shared by all workers and read-only.
type plan struct {
	model *Model
	cal   calendar
	month []int16 // month of each day, counted from the warm-up's first
	rows  layout

	assumptions []*table
	assumeKey   []uint64
	correlated  *correlated

	segments []segment
	stages   []stage
	sources  []source
	roles    []role
	pools    []rolePool
	poolsOf  [][]int // by role
	works    []bool  // by role and stage

	slip, backfill        []spread // by seat, by role
	shockKey              []uint64
	shockFrom, shockLasts []spread
	opening               []spread // by entry of OpeningPipeline
	openingKey            []uint64
	closeSeason           []float64 // by month of the axis
	leadSeason            []float64
	uncovered             float64 // churn factor of a customer nobody covers; 1 where no role covers customers
	normal                *table
}

// rolePool is a set of roles that work some stage together.
type rolePool struct {
	roles  []int
	inTurn bool // all of them handle so many items a month and hold any number: they take turns
}

// spread is a compiled Spread.
type spread struct {
	law    *table // nil for none
	centre int
}

// at draws a value for uniform bits u on path w; none is 0.
func (s spread) at(u uint64, w *world) float64 {
	if s.law == nil {
		return 0
	}
	return s.law.at(u) * w.scale(s)
}

// days draws whole days, at least shortest; none is 0.
func (s spread) days(u uint64, w *world, factor float64, shortest int32) int32 {
	if s.law == nil {
		return 0
	}
	return s.law.days(u, w.scale(s)*factor, shortest)
}

type segment struct {
	worth, openingWorth spread
	step                int // months between reviews of a contract
	stepsToRenewal      int
	yearShare           float64 // share of a yearly rate applied at a review
}

type stage struct {
	pool     int         // index into plan.pools; −1 where nobody works it
	needs    int         // role; −1 for none
	takes    [2][]spread // by outcome, fails or passes, and segment
	patience int32       // days in the queue before an item goes cold
	halfLife float64
	recycles bool
	filters  []bool // by segment: failing takes no time and leaves nothing behind
	stay     spread // days in nurture
	last     bool
	pipeline bool
	flow     metric // counted when an item enters; none for other stages
}

type source struct {
	key    uint64
	burst  *table
	shares []float64 // cumulative
	alone  int       // the only segment, or −1
}

type role struct {
	prospects []int // sources its people work
	skill     *table
	ramp      []float64
}

// tables tabulates each law once.
type tables map[Law]*table

func (t tables) of(l Law) *table {
	if l == nil {
		return nil
	}
	if !reflect.TypeOf(l).Comparable() {
		return newTable(l)
	}
	if t[l] == nil {
		t[l] = newTable(l)
	}
	return t[l]
}

func (t tables) spread(s Spread) spread { return spread{law: t.of(s.Law), centre: s.Centre} }

func (t tables) spreads(s []Spread) []spread {
	out := make([]spread, len(s))
	for i := range s {
		out[i] = t.spread(s[i])
	}
	return out
}

// compile checks a model and prepares it for running. It returns every
// mistake it finds, joined.
func compile(m *Model) (*plan, error) {
	if err := m.Check(); err != nil {
		return nil, err
	}
	known := tables{}
	p := &plan{
		model:  m,
		cal:    newCalendar(m.WarmUp, m.Months, m.DaysPerMonth),
		normal: known.of(Normal{Sigma: 1, Min: math.Inf(-1), Max: math.Inf(1)}),
	}
	p.month = make([]int16, p.cal.end())
	for i := range len(p.cal.first) - 1 {
		for d := p.cal.first[i]; d < p.cal.first[i+1]; d++ {
			p.month[d] = int16(i)
		}
	}
	for _, a := range m.Assumptions {
		p.assumptions = append(p.assumptions, known.of(a.Law))
		p.assumeKey = append(p.assumeKey, nameKey(a.Name))
	}
	for i := range m.Segments {
		p.segments = append(p.segments, compileSegment(&m.Segments[i], known))
	}
	p.poolsOf = make([][]int, len(m.Roles))
	for i := range m.Stages {
		p.stages = append(p.stages, p.compileStage(i, known))
	}
	for i := range m.Sources {
		p.sources = append(p.sources, compileSource(&m.Sources[i], known))
	}
	for i := range m.Roles {
		p.roles = append(p.roles, p.compileRole(i, known))
		p.backfill = append(p.backfill, known.spread(m.Roles[i].Backfill))
	}
	p.works = make([]bool, len(m.Roles)*len(m.Stages))
	for i := range m.Stages {
		for _, r := range m.Stages[i].WorkedBy {
			p.works[r*len(m.Stages)+i] = true
		}
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
	for i := range len(p.cal.first) - 1 {
		calendarMonth := (m.Start + Month(i-m.WarmUp)).Calendar() - 1
		p.closeSeason = append(p.closeSeason, neutral(m.CloseSeason)[calendarMonth])
		p.leadSeason = append(p.leadSeason, neutral(m.LeadSeason)[calendarMonth])
	}
	p.uncovered = 1
	for i := range m.Roles {
		if m.Roles[i].Accounts.Set {
			p.uncovered = max(p.uncovered, m.Roles[i].UncoveredChurn)
		}
	}
	var err error
	if p.correlated, err = correlate(m); err != nil {
		return nil, err
	}
	p.rows = newLayout(m)
	return p, nil
}

func compileSegment(s *Segment, known tables) segment {
	out := segment{worth: known.spread(s.Worth), openingWorth: known.spread(s.OpeningWorth)}
	if out.openingWorth.law == nil {
		out.openingWorth = out.worth
	}
	out.step = gcd(s.TermMonths, 12)
	out.stepsToRenewal = s.TermMonths / out.step
	out.yearShare = float64(out.step) / 12
	return out
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func (p *plan) compileStage(i int, known tables) stage {
	s := &p.model.Stages[i]
	out := stage{
		pool:     p.poolOf(s.WorkedBy),
		needs:    s.Needs - 1,
		takes:    [2][]spread{known.spreads(s.Lost), known.spreads(s.Won)},
		patience: math.MaxInt32 / 2,
		halfLife: s.ResponseHalfLife,
		recycles: s.Recycle.Share != Value{},
		stay:     known.spread(s.Recycle.After),
		last:     i == len(p.model.Stages)-1,
		pipeline: s.Pipeline,
		flow:     none,
	}
	for _, lost := range s.Lost {
		quick := lost.Law == nil && !out.recycles && !out.pipeline && !out.last && s.Needs == 0
		out.filters = append(out.filters, quick)
	}
	if s.ColdAfter >= 0 {
		out.patience = int32(s.ColdAfter)
	}
	switch s.Name {
	case "lead":
		out.flow = leads
	case "mql":
		out.flow = mqls
	case "sql":
		out.flow = sqls
	}
	return out
}

// poolOf is the pool of a set of roles, made where it is new; −1 for no roles.
func (p *plan) poolOf(roles []int) int {
	if len(roles) == 0 {
		return -1
	}
	set := slices.Compact(slices.Sorted(slices.Values(roles)))
	for i, other := range p.pools {
		if slices.Equal(set, other.roles) {
			return i
		}
	}
	pool := rolePool{roles: set, inTurn: true}
	for _, r := range set {
		role := &p.model.Roles[r]
		pool.inTurn = pool.inTurn && role.Handles.Set && !role.Open.Set
		p.poolsOf[r] = append(p.poolsOf[r], len(p.pools))
	}
	p.pools = append(p.pools, pool)
	return len(p.pools) - 1
}

func compileSource(s *Source, known tables) source {
	out := source{key: nameKey(s.Name), alone: -1}
	if s.Burstiness > 0 {
		out.burst = known.of(Gamma{M: 1, CV: s.Burstiness})
	}
	sum := 0.0
	for i, share := range s.Shares {
		if share == 1 {
			out.alone = i
		}
		sum += share
		out.shares = append(out.shares, sum)
	}
	out.shares[len(out.shares)-1] = 1
	return out
}

func (p *plan) compileRole(i int, known tables) role {
	r := &p.model.Roles[i]
	out := role{ramp: r.Ramp}
	if len(out.ramp) == 0 {
		out.ramp = []float64{1}
	}
	if r.SkillCV > 0 {
		out.skill = known.of(LogNormalMeanCV(1, r.SkillCV))
	}
	for j := range p.model.Sources {
		if s := &p.model.Sources[j]; s.Kind == Prospecting && s.By == i {
			out.prospects = append(out.prospects, j)
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
