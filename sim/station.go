package sim

import (
	"math"
	"slices"
)

// A station is a stage as the items of one source and one segment meet it on a path. It
// has side by side what every start and end of their work asks for. The
// stations of a source and a segment follow each other like the stages.
type station struct {
	odds     float64  // of passing: the rate's with the source's lift, before waiting, person and day
	ends     [2]clock // by outcome, fails or passes
	pipe              // the open pipeline that is here
	next     *station // that of the stage that follows; nil for the last
	counts   *tally   // of its segment, this month
	entered  *int64   // among them: what enters
	queue    *queue   // of its lane
	source   int16    // −1 for the opening pipeline
	draws    purpose  // of its items' luck
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
	involved bool // its end is more than its outcome: work to be ended, or a second person to be freed
	recycles bool
	credited bool    // somebody may be paid for what passes it
	finder   int16   // role that was credited with its items as they were found; −1 for none
	filters  bool    // failing takes no time and leaves nothing behind
	lastCut  uint16  // of lastOdds
	lastOdds float64 // for which a cut was last asked
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

// layStations gives every source, segment and stage its station.
func (p *plan) layStations() {
	paid := slices.ContainsFunc(p.model.Roles, func(r Role) bool { return r.ItemQuota > 0 })
	for src := -1; src < len(p.sources); src++ {
		finder := int16(-1)
		if src >= 0 && p.model.Sources[src].Kind == Prospecting && !p.model.Keeps(&p.model.Sources[src]) {
			finder = int16(p.model.Sources[src].By)
		}
		for seg := range p.segments {
			for i, before := 0, -1; i < len(p.stages); i++ {
				st := &p.stages[i]
				lane := p.lane(uint8(i), int16(src), uint8(seg))
				pool := p.lanes[lane].pool
				p.stations = append(p.stations, station{
					source: int16(src), draws: toStage.at(i),
					segment: uint8(seg), stage: uint8(i), lane: lane,
					worked: pool >= 0, stays: pool == before, leaves: !p.shares(pool, before), assisted: p.lanes[lane].needs >= 0,
					waits: st.halfLife > 0, last: st.last, pipeline: st.pipeline, busy: st.busy, recycles: st.recycles, filters: st.filters[seg],
					involved: st.busy || p.lanes[lane].needs >= 0, credited: paid && !st.last, finder: finder,
					ends: [2]clock{clockOf(st.takes[fails][seg].law), clockOf(st.takes[passes][seg].law)},
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
			takes := &w.plan.stages[st].takes
			lost, won := w.scale(takes[fails][seg]), w.scale(takes[passes][seg])
			for src := -1; src < len(m.Sources); src++ {
				at := w.stationOf(int16(src), uint8(seg), uint8(st))
				at.odds, at.pipe = odds, pipe{}
				at.ends[fails].scale, at.ends[fails].pace = lost, lost
				at.ends[passes].scale, at.ends[passes].pace = won, won
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

// change lets the weather be another: deals take more time, or less, and are worth more or less.
func (w *world) change(sky *climate) {
	w.sky = sky
	for i := range w.tariffs {
		w.tariffs[i].today = w.tariffs[i].scale * sky.worth
	}
	for i := range w.stations {
		at := &w.stations[i]
		if !at.pipeline {
			continue
		}
		for out := range at.ends {
			at.ends[out].pace = at.ends[out].scale * sky.cycle
		}
	}
}
