package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"funnelcast/sim"
)

// funnel looks for stages that nobody works and that nothing reaches, and for
// segments that nothing is sold to.
func (c *checker) funnel() []Note {
	filled := c.filled()
	var notes []Note
	first := len(c.m.Stages)
	for i := range c.m.Sources {
		if s := &c.m.Sources[i]; c.flowing(s, filled) && c.enters(s) {
			first = min(first, s.Enters)
		}
	}
	for _, o := range c.m.OpeningPipeline {
		first = min(first, o.Stage)
	}
	for k := range c.m.Stages {
		s := &c.m.Stages[k]
		notes = append(notes, c.deserted("stage "+s.Name, s.WorkedBy, s.Needs, filled)...)
		if k < first {
			notes = append(notes, Note{fmt.Sprintf("nothing ever reaches stage %s: no source with a volume enters there or before", s.Name),
				"let a source enter there, or remove the stage"})
		}
	}
	for j := range c.m.Segments {
		s := &c.m.Segments[j]
		notes = append(notes, c.deserted("segment "+s.Name, s.WorkedBy, s.Needs, filled)...)
	}
	for i := range c.m.Sources {
		s := &c.m.Sources[i]
		notes = append(notes, c.deserted("source "+s.Name, s.WorkedBy, 0, filled)...)
	}
	return append(notes, c.segments(filled)...)
}

// deserted complains of work that belongs to roles nobody has.
func (c *checker) deserted(what string, workers []int, needs int, filled []bool) []Note {
	var notes []Note
	anybody := len(workers) == 0
	var names []string
	for _, r := range workers {
		anybody = anybody || filled[r]
		names = append(names, c.m.Roles[r].Name)
	}
	if !anybody {
		notes = append(notes, Note{fmt.Sprintf("%s is worked by %s, and nobody has this role", what, strings.Join(names, " or ")),
			"seat or hire somebody in team, or remove worked_by"})
	}
	if needs > 0 && !filled[needs-1] {
		notes = append(notes, Note{fmt.Sprintf("%s needs %s, and nobody has this role", what, c.m.Roles[needs-1].Name),
			"seat or hire somebody in team, or remove needs"})
	}
	return notes
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

// segments looks for customers that nobody sells to and for sales to customers
// that there are not, or that are counted already.
func (c *checker) segments(filled []bool) []Note {
	var notes []Note
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
	for j := range fed {
		seg := &c.m.Segments[j]
		switch {
		case fed[j]:
		case seg.OpeningCustomers > 0:
			notes = append(notes, Note{Text: fmt.Sprintf("nobody sells to segment %s: it lives on the %d customers of the first day", seg.Name, seg.OpeningCustomers)})
		default:
			notes = append(notes, Note{fmt.Sprintf("nobody sells to segment %s, and it has no customers", seg.Name), "give it a share of a source, or remove it"})
		}
	}
	for i := range c.m.Sources {
		if s := &c.m.Sources[i]; s.Kind == sim.Base {
			notes = append(notes, c.base(s, fed)...)
		}
	}
	return notes
}

// base looks at a source whose items come from customers.
func (c *checker) base(s *sim.Source, fed []bool) []Note {
	var none, twice, again []string
	for j := range c.m.Segments {
		seg := &c.m.Segments[j]
		if len(s.From) > 0 && !slices.Contains(s.From, j) {
			continue
		}
		if seg.OpeningCustomers == 0 && !fed[j] {
			none = append(none, seg.Name)
		}
		if upsells(s) && c.median(seg.Expansion.Rate) > 0 {
			twice = append(twice, seg.Name)
		}
		if s.Shares[j] > 0 && len(c.m.Segments) > 1 {
			again = append(again, seg.Name)
		}
	}
	var notes []Note
	if len(none) > 0 {
		notes = append(notes, Note{fmt.Sprintf("source %s lives on customers of %s, and there are never any", s.Name, named(none, "and")), "take from from the segments that have customers, or give them a source"})
	}
	if len(twice) > 0 {
		notes = append(notes, Note{fmt.Sprintf("customers of %s grow twice: by expansion, and by the deals of source %s", named(twice, "and"), s.Name), "keep expansion for growth that comes without a deal, or remove one of the two"})
	}
	if len(again) > 0 {
		notes = append(notes, Note{fmt.Sprintf("source %s sells customers of %s what they have already", s.Name, named(again, "and")), "cross-selling goes from one segment to another: name those that have it not in from, or leave segments out for an upsell"})
	}
	return notes
}
