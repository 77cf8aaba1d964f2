package sim

import (
	"math"
	"slices"
)

// A world is one worker's arena: everything that changes while a path is
// simulated, reset for each path and never freed.
type world struct {
	plan   *plan
	path   key
	fixed  bool // every assumption at its median
	luck   uint64
	row    []int64
	flows  []tally             // by segment, this month
	totals [totalMetrics]int64 // this month
	today  int32

	values    []float64 // of the assumptions
	scores    []float64 // scratch for correlated ones
	stations  []station
	reach     []float64 // probability to win, by stage and segment
	tariffs   []tariff  // by segment
	growth    []growth
	retention []retention

	climates  []climate
	climateOf []uint16 // by day, where disturbed
	relaid    []uint16
	disturbed bool
	dated     bool     // the odds of a deal depend on the day on which it would close
	sky       *climate // today's
	blows

	staff
	funnel
	base
	streams []stream // by source
	ledger  ledger
	ends    ends // of the day, where the path is followed; nil in a run
}

func newWorld(p *plan) *world {
	m := p.model
	days := int(p.cal.end())
	w := &world{
		plan:      p,
		values:    make([]float64, len(m.Assumptions)),
		stations:  slices.Clone(p.stations),
		reach:     make([]float64, len(m.Stages)*len(m.Segments)),
		tariffs:   make([]tariff, len(m.Segments)),
		growth:    make([]growth, len(m.Segments)),
		retention: make([]retention, len(m.Segments)),
		climateOf: make([]uint16, days),
		flows:     make([]tally, len(m.Segments)),
		streams:   make([]stream, len(m.Sources)),
	}
	if p.correlated != nil {
		w.scores = make([]float64, len(p.correlated.of))
	}
	w.staff.init(p)
	w.funnel.init(p, days)
	w.base.init(p, days)
	w.ledger.init(p)
	w.link()
	return w
}

// link lets queues, services and stations point at what they belong to.
func (w *world) link() {
	p := w.plan
	w.queues = make([]queue, len(p.lanes))
	for i := range p.lanes {
		q := &w.queues[i]
		if q.lane = &p.lanes[i]; q.lane.pool >= 0 {
			q.pool = &w.pools[q.lane.pool]
		}
		q.reset()
	}
	for i := range w.streams {
		s := &w.streams[i]
		s.source = &p.sources[i]
		for seg := range p.segments {
			s.entry = append(s.entry, w.stationOf(int16(i), uint8(seg), s.enters))
		}
	}
	for st := len(p.stages) - 1; st >= 0; st-- {
		switch only := p.stages[st].lane; {
		case only < 0:
			w.services = append(w.services, service{stage: uint8(st)})
		case p.lanes[only].pool >= 0:
			w.services = append(w.services, service{uint8(st), &w.queues[only]})
		}
	}
	for i := range w.stations {
		at := &w.stations[i]
		at.counts, at.queue = &w.flows[at.segment], &w.queues[at.lane]
		at.entered = &at.counts[p.stages[at.stage].flow]
		at.ends[fails].due, at.ends[passes].due = w.due[0], w.due[1+at.stage]
		if !at.last {
			at.next = &w.stations[i+1]
		}
	}
}

// live simulates one path and leaves what it recorded in row.
func (w *world) live(path key, fixed bool, row []int64) {
	w.row = row
	w.prepare(path, fixed)
	month := 0
	for ; w.today < w.plan.cal.end(); w.today++ {
		w.passDay()
		if w.today+1 == w.plan.cal.first[month+1] {
			w.closeMonth(month)
			month++
		}
	}
}

// prepare draws what a path knows before its first day, and seats the opening team.
func (w *world) prepare(path key, fixed bool) {
	w.funnel.reset(w.today)
	w.path, w.fixed, w.today, w.sky = path, fixed, 0, nil
	w.assume()
	if w.luck != 0 {
		w.path = path.child(nameKey("luck") + w.luck)
	}
	w.weather()
	w.comeAndGo()
	w.base.reset()
	if w.plan.credit {
		w.purse.reset()
	}
	w.resetMonth()
	w.prepareStreams()
	w.gatherPartners()
	w.planPartners(0)
	w.ledger.cash, w.ledger.counted = 0, 0
	w.moveStaff()
}

// passDay does what happens on a day, in the order in which it happens.
func (w *world) passDay() {
	if sky := w.climate(w.today); sky != w.sky {
		w.change(sky)
	}
	if w.today == w.plan.cal.start() {
		w.open()
	}
	w.settleItems()
	w.loseCustomers()
	w.reviewContracts()
	if w.plan.credit {
		w.settleMoney()
	}
	w.moveStaff()
	w.accrue()
	w.serve()
	w.arrive()
	w.endDay()
}

// note adds to a split metric of the month.
func (w *world) note(m metric, segment uint8, n int64) {
	w.flows[segment][m] += n
}

// sum adds to a total of the month.
func (w *world) sum(t total, n int64) { w.totals[t] += n }

// wholeMoney rounds an amount to minor units.
func wholeMoney(x float64) int64 { return int64(math.Floor(x + 0.5)) }
