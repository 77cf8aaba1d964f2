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

// neutral is a season, or none at all where it was left zero.
func neutral(season [12]float64) [12]float64 {
	if season == ([12]float64{}) {
		for i := range season {
			season[i] = 1
		}
	}
	return season
}
