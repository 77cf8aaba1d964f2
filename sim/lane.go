package sim

import (
	"fmt"
	"math"
	"slices"
)

// A lane is the part of a stage that the same people work: most stages have one,
// those in which a source or a segment has people of its own have several.
type lane struct {
	stage    uint8
	patience int32 // days in the queue before an item goes cold
	pool     int   // index into plan.pools; −1 where nobody works it
	needs    int   // second role; −1 for none
	timed    bool  // some of its people have so many hours a week
}

// rolePool is a set of roles that work some lane together.
type rolePool struct {
	roles  []int
	inTurn bool // all of them handle so many items a month and hold any number: they take turns
}

// layLanes gives every stage, source and segment its lane, stage after stage. It
// refuses more lanes than an item can name.
func (p *plan) layLanes() error {
	m := p.model
	p.poolsOf = make([][]int, len(m.Roles))
	for st := range m.Stages {
		before := len(p.lanes)
		for src := -1; src < len(m.Sources); src++ {
			var from *Source
			if src >= 0 {
				from = &m.Sources[src]
			}
			for seg := range m.Segments {
				p.laneOf = append(p.laneOf, p.laneFor(from, seg, st))
			}
		}
		p.stages[st].lane = -1
		if len(p.lanes) == before+1 {
			p.stages[st].lane = int16(before)
		}
	}
	if len(p.lanes) > math.MaxUint8 {
		return fmt.Errorf("sources and segments have people of their own in %d ways; at most %d can be told apart", len(p.lanes), math.MaxUint8)
	}
	p.works = make([]bool, len(m.Roles)*len(p.lanes))
	for i, l := range p.lanes {
		if l.pool >= 0 {
			for _, r := range p.pools[l.pool].roles {
				p.works[r*len(p.lanes)+i] = true
			}
		}
	}
	return nil
}

// Workers tells who works the items of a source and a segment in a stage; nil for the source is the opening pipeline. The source's
// people come first, then the segment's, for its opportunities, then the stage's. A second role, −1 for none, that is needed besides is
// the segment's, for its opportunities, or the stage's; who works them already is not needed twice. What nobody works stays nobody's.
func (m *Model) Workers(from *Source, segment, stage int) (roles []int, second int) {
	st, seg := &m.Stages[stage], &m.Segments[segment]
	if len(st.WorkedBy) == 0 {
		return nil, -1
	}
	roles, second = st.WorkedBy, st.Needs-1
	if st.Pipeline && len(seg.WorkedBy) > 0 {
		roles = seg.WorkedBy
	}
	if st.Pipeline && seg.Needs > 0 {
		second = seg.Needs - 1
	}
	if from != nil && len(from.WorkedBy) > 0 {
		roles = from.WorkedBy
	}
	if slices.Contains(roles, second) {
		second = -1
	}
	return roles, second
}

// laneFor is the lane of who works the items of a source and a segment in a stage, made where it is new.
func (p *plan) laneFor(from *Source, segment, stage int) uint8 {
	roles, second := p.model.Workers(from, segment, stage)
	l := lane{stage: uint8(stage), patience: p.stages[stage].patience, pool: p.poolOf(roles), needs: second}
	for _, r := range append(slices.Clone(roles), second) {
		l.timed = l.timed || r >= 0 && p.model.Roles[r].Hours.Set
	}
	for i, other := range p.lanes {
		if other == l {
			return uint8(i)
		}
	}
	p.lanes = append(p.lanes, l)
	return uint8(len(p.lanes) - 1)
}

// shares tells whether some role is in both of two pools.
func (p *plan) shares(a, b int) bool {
	return a >= 0 && b >= 0 && slices.ContainsFunc(p.pools[a].roles, func(r int) bool { return slices.Contains(p.pools[b].roles, r) })
}

// lane is the lane of an item that enters a stage.
func (p *plan) lane(stage uint8, source int16, segment uint8) uint8 {
	if only := p.stages[stage].lane; only >= 0 {
		return uint8(only)
	}
	return p.laneAmong(stage, source, segment)
}

func (p *plan) laneAmong(stage uint8, source int16, segment uint8) uint8 {
	return p.laneOf[(int(stage)*(len(p.sources)+1)+int(source)+1)*len(p.segments)+int(segment)]
}

// oneLane is the lane of all segments of a source in a stage, if they share one.
func (p *plan) oneLane(stage uint8, source int16) (uint8, bool) {
	if only := p.stages[stage].lane; only >= 0 {
		return uint8(only), true
	}
	first := p.lane(stage, source, 0)
	for s := 1; s < len(p.segments); s++ {
		if p.lane(stage, source, uint8(s)) != first {
			return 0, false
		}
	}
	return first, true
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
		pool.inTurn = pool.inTurn && role.Handles.Set && !role.Open.Set && !role.Hours.Set
		p.poolsOf[r] = append(p.poolsOf[r], len(p.pools))
	}
	p.pools = append(p.pools, pool)
	return len(p.pools) - 1
}
