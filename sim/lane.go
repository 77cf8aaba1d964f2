package sim

import (
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
	prompt   bool  // nothing else asks for its people, who take turns: what comes need not wait for what others bring that day
}

// rolePool is a set of roles that work some lane together.
type rolePool struct {
	roles  []int
	inTurn bool // all of them handle so many items a month and hold any number: they take turns
}

// A crew is a set of roles that work the items of a stage, and the second role that is needed besides; −1 for none.
type crew struct {
	stage  int
	roles  []int
	second int
}

// crews tells the crews of all stages, and which of them has the items of a stage, a source (the opening pipeline before the first) and
// a segment.
func (m *Model) crews() (crews []crew, of []int) {
	for st := range m.Stages {
		before := len(crews)
		for src := -1; src < len(m.Sources); src++ {
			var from *Source
			if src >= 0 {
				from = &m.Sources[src]
			}
			for seg := range m.Segments {
				roles, second := m.Workers(from, seg, st)
				if len(roles) > 1 {
					roles = slices.Compact(slices.Sorted(slices.Values(roles)))
				}
				at := before + slices.IndexFunc(crews[before:], func(c crew) bool { return c.second == second && slices.Equal(c.roles, roles) })
				if at < before {
					at = len(crews)
					crews = append(crews, crew{st, roles, second})
				}
				of = append(of, at)
			}
		}
	}
	return crews, of
}

// mostLanes is how many an item can name.
const mostLanes = math.MaxUint8

// layLanes gives every stage, source and segment its lane, stage after stage: one for each crew.
func (p *plan) layLanes() {
	m := p.model
	p.poolsOf = make([][]int, len(m.Roles))
	crews, of := m.crews()
	for i, c := range crews {
		l := lane{stage: uint8(c.stage), patience: p.stages[c.stage].patience, pool: p.poolOf(c.roles), needs: c.second}
		for _, r := range c.roles {
			l.timed = l.timed || m.Roles[r].Hours.Set
		}
		l.timed = l.timed || c.second >= 0 && m.Roles[c.second].Hours.Set
		p.lanes = append(p.lanes, l)
		p.stages[c.stage].lane = int16(i)
		if i > 0 && crews[i-1].stage == c.stage {
			p.stages[c.stage].lane = -1
		}
	}
	for _, at := range of {
		p.laneOf = append(p.laneOf, uint8(at))
	}
	p.works = make([]bool, len(m.Roles)*len(p.lanes))
	for i, c := range crews {
		for _, r := range c.roles {
			p.works[r*len(p.lanes)+i] = true
		}
	}
	for i := range p.lanes {
		l := &p.lanes[i]
		l.prompt = l.needs < 0 && len(crews[i].roles) > 0 && !slices.ContainsFunc(crews[i].roles, p.isShared)
	}
}

// isShared tells whether people of a role work several lanes, or are chosen by their load.
func (p *plan) isShared(role int) bool {
	lanes := 0
	for _, works := range p.works[role*len(p.lanes):][:len(p.lanes)] {
		lanes += one(works)
	}
	return lanes > 1 || p.ranks(role)
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

// ranks tells whether there is a lane for which people of a role are chosen by their load, as they do not take turns.
func (p *plan) ranks(role int) bool {
	for i, l := range p.lanes {
		if l.needs == role || p.works[role*len(p.lanes)+i] && !p.pools[l.pool].inTurn {
			return true
		}
	}
	return false
}

// poolOf is the pool of a set of roles, made where it is new; −1 for no roles.
func (p *plan) poolOf(set []int) int {
	if len(set) == 0 {
		return -1
	}
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
