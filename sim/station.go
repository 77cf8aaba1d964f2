package sim

import "math"

// A station is a stage as the items of one source and one segment meet it on a path. It
// has side by side what every start and end of their work asks for. The
// stations of a source and a segment follow each other like the stages.
type station struct {
	odds     float64  // of passing: the rate's with the source's lift, before waiting, person and day
	takes    [2]clock // by outcome, fails or passes
	pipe              // the open pipeline that is here
	next     *station // that of the stage that follows; nil for the last
	counts   *tally   // of its segment, this month
	queue    *queue   // of its lane
	source   int16    // −1 for the opening pipeline
	flow     metric   // counted when an item enters; none for other stages
	segment  uint8
	stage    uint8
	lane     uint8
	worked   bool // somebody works it
	stays    bool // the people of the stage before work it too
	leaves   bool // none of them does
	assisted bool // it needs a second person
	waits    bool // odds fall while an item waits
	last     bool
	pipeline bool
	busy     bool // it takes time or activities
	involved bool // its end is more than its outcome: work to be ended, a second person to be freed, items to be credited
	recycles bool
	filters  bool // failing takes no time and leaves nothing behind
}

// pipe is open pipeline: how many opportunities, and what they are worth together.
type pipe struct{ count, worth int64 }

func (p *pipe) add(worth int64) {
	p.count++
	p.worth += worth
}

func (p *pipe) remove(worth int64) {
	p.count--
	p.worth -= worth
}

// A clock is the law of a duration on a path.
type clock struct {
	law   *table // nil for none
	scale float64
}

// days draws whole days, at least one; none is 0.
func (c *clock) days(u uint64, factor float64) int32 {
	if c.law == nil {
		return 0
	}
	return c.law.days(u, c.scale*factor, 1)
}

// outlasts is the share of durations beyond an age.
func (c *clock) outlasts(age, factor float64) float64 {
	if c.law == nil {
		return 1
	}
	return c.law.beyond(age / (c.scale * factor))
}

// remaining draws the days that are left at an age; none is 0.
func (c *clock) remaining(u uint64, factor, age float64) int32 {
	if age == 0 || c.law == nil {
		return c.days(u, factor)
	}
	scale := c.scale * factor
	below := c.law.bitsBelow(age / scale)
	x := c.law.at(below+uint64(unit(u)*float64(^below)))*scale - age + roundUp(u)
	return max(int32(min(x, maxDays)), 1)
}

// layStations gives every source, segment and stage its station.
func (p *plan) layStations() {
	for src := -1; src < len(p.sources); src++ {
		for seg := range p.segments {
			for i, before := 0, -1; i < len(p.stages); i++ {
				st := &p.stages[i]
				lane := p.lane(uint8(i), int16(src), uint8(seg))
				pool := p.lanes[lane].pool
				p.stations = append(p.stations, station{
					source: int16(src), flow: st.flow,
					segment: uint8(seg), stage: uint8(i), lane: lane,
					worked: pool >= 0, stays: pool == before, leaves: !p.shares(pool, before), assisted: p.lanes[lane].needs >= 0,
					waits: st.halfLife > 0, last: st.last, pipeline: st.pipeline, busy: st.busy, recycles: st.recycles, filters: st.filters[seg],
					involved: st.busy || p.lanes[lane].needs >= 0 || p.itemQuotas,
				})
				before = pool
			}
		}
		if src >= 0 {
			s := &p.sources[src]
			_, s.together = p.oneLane(s.enters, int16(src))
		}
	}
}

// pipeOf is the open pipeline of a stage and a segment, from all sources.
func (w *world) pipeOf(stage, segment uint8) (sum pipe) {
	for source := -1; source < len(w.streams); source++ {
		p := &w.stationOf(int16(source), segment, stage).pipe
		sum.count += p.count
		sum.worth += p.worth
	}
	return sum
}

// stationOf is where the items of a source and a segment are in a stage.
func (w *world) stationOf(source int16, segment, stage uint8) *station {
	return &w.stations[((int(source)+1)*len(w.plan.segments)+int(segment))*len(w.plan.stages)+int(stage)]
}

// certain odds stay certain whatever multiplies them.
const certain = 1e30

// assumeStations turns the path's passing rates into odds, with each source's
// lift, and into the probability to win from each stage.
func (w *world) assumeStations() {
	m := w.plan.model
	stages, segments := len(m.Stages), len(m.Segments)
	for st := stages - 1; st >= 0; st-- {
		for seg := range segments {
			p := w.value(m.Stages[st].Passes[seg])
			reach := p
			if st+1 < stages {
				reach *= w.reach[(st+1)*segments+seg]
			}
			w.reach[st*segments+seg] = reach
			odds := certain
			if p < 1 {
				odds = max(min(p/(1-p), certain), 0)
			}
			takes := [2]clock{w.clock(w.plan.stages[st].takes[fails][seg]), w.clock(w.plan.stages[st].takes[passes][seg])}
			for src := -1; src < len(m.Sources); src++ {
				at := w.stationOf(int16(src), uint8(seg), uint8(st))
				at.odds, at.takes, at.pipe = odds, takes, pipe{}
				if src < 0 {
					continue
				}
				s := &m.Sources[src]
				if len(s.Lift) > 0 {
					at.odds *= w.value(s.Lift[st])
				}
				if s.CloserForgoes > 0 && at.worked {
					at.odds *= math.Pow(1-s.CloserForgoes, s.Elasticity)
				}
			}
		}
	}
}

// clock is a spread on this path.
func (w *world) clock(s spread) clock { return clock{law: s.law, scale: w.scale(s)} }
