package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"funnelcast/sim"
)

// unreached looks for stages that nothing reaches.
func (c *checker) unreached() []Note {
	filled := c.filled()
	first := len(c.m.Stages)
	for i := range c.m.Sources {
		if s := &c.m.Sources[i]; c.flowing(s, filled) && c.enters(s) {
			first = min(first, s.Enters)
		}
	}
	for _, o := range c.m.OpeningPipeline {
		first = min(first, o.Stage)
	}
	var notes []Note
	for k := range first {
		notes = append(notes, Note{fmt.Sprintf("nothing ever reaches stage %s: no source with a volume enters there or before", c.m.Stages[k].Name),
			"let a source enter there, or remove the stage"})
	}
	return notes
}

// allPipeline says that every stage counts as pipeline, which stages with names of their own are easily thought not to do.
func (c *checker) allPipeline() []Note {
	if len(c.m.Stages) < 2 || !c.m.Stages[0].Pipeline {
		return nil
	}
	var names []string
	for k := range c.m.Stages {
		names = append(names, c.m.Stages[k].Name)
	}
	return []Note{{fmt.Sprintf("what is in %s are opportunities all, for open pipeline, win rate and coverage, since no stage is called lead, mql or sql", named(names, "and")),
		"call the last stage before an opportunity lead, mql or sql if that is not meant"}}
}

// unworked looks for work that belongs to people who cannot do it, or whom there are not.
func (c *checker) unworked() []Note {
	var notes []Note
	for k := range c.m.Stages {
		s := &c.m.Stages[k]
		works, needs := c.own(s)
		if works {
			notes = append(notes, c.deserted("stage "+s.Name, s.WorkedBy)...)
		}
		if needs {
			notes = append(notes, c.alone("stage "+s.Name, s.Needs)...)
		}
	}
	for j := range c.m.Segments {
		s := &c.m.Segments[j]
		notes = slices.Concat(notes, c.deserted("segment "+s.Name, s.WorkedBy), c.alone("segment "+s.Name, s.Needs))
	}
	for i := range c.m.Sources {
		s := &c.m.Sources[i]
		notes = append(notes, c.deserted("source "+s.Name, s.WorkedBy)...)
	}
	return notes
}

// own tells whether a stage's own people work and join in anything there, where segments
// and sources bring others.
func (c *checker) own(s *sim.Stage) (works, needs bool) {
	all := func(has func(*sim.Segment) bool) bool {
		return s.Pipeline && !slices.ContainsFunc(c.m.Segments, func(seg sim.Segment) bool { return !has(&seg) })
	}
	sources := len(c.m.Sources) > 0 && len(c.m.OpeningPipeline) == 0 && !slices.ContainsFunc(c.m.Sources, func(s sim.Source) bool { return len(s.WorkedBy) == 0 })
	return !sources && !all(func(seg *sim.Segment) bool { return len(seg.WorkedBy) > 0 }), !all(func(seg *sim.Segment) bool { return seg.Needs > 0 })
}

// deserted complains of work that none of its roles can do.
func (c *checker) deserted(what string, workers []int) []Note {
	able, why := c.able()
	filled := c.filled()
	var names, reasons []string
	empty := true
	for _, r := range workers {
		if able[r] {
			return nil
		}
		empty = empty && !filled[r]
		names, reasons = append(names, c.m.Roles[r].Name), append(reasons, why[r])
	}
	switch text := fmt.Sprintf("%s is worked by %s, and nobody ", what, strings.Join(names, " or ")); {
	case len(workers) == 0:
		return nil
	case empty:
		return []Note{{text + "has this role", "seat or hire somebody in team, or remove worked_by"}}
	default:
		return []Note{{text + "can: " + named(reasons, "and"), "raise it, or leave it out: then it limits nothing"}}
	}
}

// alone complains of a second role, 1 + its index, that nobody has or can do its part.
func (c *checker) alone(what string, needs int) []Note {
	if needs == 0 {
		return nil
	}
	able, why := c.able()
	text := fmt.Sprintf("%s needs %s, and nobody ", what, c.m.Roles[needs-1].Name)
	switch {
	case able[needs-1]:
		return nil
	case !c.filled()[needs-1]:
		return []Note{{text + "has this role", "seat or hire somebody in team, or remove needs"}}
	}
	return []Note{{text + "can: " + why[needs-1], "raise it, or leave it out: then it limits nothing"}}
}

// flowing tells a source that makes items at all.
func (c *checker) flowing(s *sim.Source, filled []bool) bool {
	if s.Kind == sim.Prospecting && !filled[s.By] {
		return false
	}
	for month := range c.m.Months {
		if c.volume(s, month) > 0 && (s.Kind != sim.Partner || c.partners(s, month).signed > 0) {
			return true
		}
	}
	return false
}

// fed tells for each segment whether somebody ever sells to it.
func (c *checker) fed() []bool {
	filled := c.filled()
	fed := make([]bool, len(c.m.Segments))
	for i := range c.m.Sources {
		s := &c.m.Sources[i]
		if !c.flowing(s, filled) {
			continue
		}
		for j, share := range s.Shares {
			fed[j] = fed[j] || share > 0 && c.enters(s)
		}
		if s.Kind == sim.SelfServe && c.median(s.Signups.Pays) > 0 {
			fed[s.Signups.PaysIn] = true
		}
	}
	for _, o := range c.m.OpeningPipeline {
		fed[o.Segment] = true
	}
	return fed
}

// unfed looks for segments without customers and sources that live on them.
func (c *checker) unfed() []Note {
	var notes []Note
	fed := c.fed()
	for j := range fed {
		if seg := &c.m.Segments[j]; !fed[j] && seg.OpeningCustomers == 0 {
			notes = append(notes, Note{fmt.Sprintf("nobody sells to segment %s, and it has no customers", seg.Name), "give it a share of a source, or remove it"})
		}
	}
	for i := range c.m.Sources {
		s := &c.m.Sources[i]
		var none []string
		for j := range fed {
			if seg := &c.m.Segments[j]; c.livesOn(s, j) && seg.OpeningCustomers == 0 && !fed[j] {
				none = append(none, seg.Name)
			}
		}
		if len(none) > 0 {
			notes = append(notes, Note{fmt.Sprintf("source %s lives on customers of %s, and there are never any", s.Name, named(none, "and")), "take from from the segments that have customers, or give them a source"})
		}
	}
	return notes
}

// livesOn tells a source whose items come of customers of a segment.
func (c *checker) livesOn(s *sim.Source, segment int) bool {
	return s.Kind == sim.Base && (len(s.From) == 0 || slices.Contains(s.From, segment))
}

// segments looks for customers that nobody sells to and for sales to customers
// that are counted already.
func (c *checker) segments() []Note {
	var notes []Note
	for j, fed := range c.fed() {
		if seg := &c.m.Segments[j]; !fed && seg.OpeningCustomers > 0 {
			notes = append(notes, Note{Text: fmt.Sprintf("nobody sells to segment %s: it lives on the %d customers of the first day", seg.Name, seg.OpeningCustomers)})
		}
	}
	for i := range c.m.Sources {
		notes = append(notes, c.base(&c.m.Sources[i])...)
	}
	return notes
}

// base looks at a source whose items come from customers.
func (c *checker) base(s *sim.Source) []Note {
	var twice, again []string
	for j := range c.m.Segments {
		seg := &c.m.Segments[j]
		if !c.livesOn(s, j) {
			continue
		}
		if upsells(s) && c.median(seg.Expansion.Rate) > 0 {
			twice = append(twice, seg.Name)
		}
		if s.Shares[j] > 0 && len(c.m.Segments) > 1 {
			again = append(again, seg.Name)
		}
	}
	var notes []Note
	if len(twice) > 0 {
		notes = append(notes, Note{fmt.Sprintf("customers of %s grow twice: by expansion, and by the deals of source %s", named(twice, "and"), s.Name), "keep expansion for growth that comes without a deal, or remove one of the two"})
	}
	if len(again) > 0 {
		notes = append(notes, Note{fmt.Sprintf("source %s sells customers of %s what they have already", s.Name, named(again, "and")), "cross-selling goes from one segment to another: name those that have it not in from, or leave segments out for an upsell"})
	}
	return notes
}
