package forecast

import (
	"slices"

	"funnelcast/sim"
)

// chances are the rates of a plan on one path after the other, as they would be if nobody were busy, new or gifted:
// without skill, ramp, waiting, season and shocks.
type chances struct {
	m      *sim.Model
	paths  [][]float64 // the assumptions by path; nil: their medians on every path
	median []float64
	values []float64 // of the present path
	opens  int       // stage in which the pipeline begins
}

func (v *versus) chances() *chances {
	c := &chances{m: v.m, opens: slices.IndexFunc(v.m.Stages, func(s sim.Stage) bool { return s.Pipeline })}
	if c.opens < 0 {
		c.opens = len(v.m.Stages)
	}
	for i := range v.m.Assumptions {
		c.median = append(c.median, v.m.Assumptions[i].Law.Quantile(0.5))
	}
	c.values = c.median
	if v.Fixed || len(c.median) == 0 {
		return c
	}
	all := make([]int, v.Paths)
	for i := range all {
		all[i] = i
	}
	c.paths, _ = sim.AssumptionsOf(v.m, v.Seed, all...) // the model has been run: it has no mistakes
	return c
}

// path goes to a path.
func (c *chances) path(i int) {
	if c.paths != nil {
		c.values = c.paths[i]
	}
}

func (c *chances) value(v sim.Value) float64 {
	if v.Assumption == 0 {
		return v.Fixed
	}
	return c.values[v.Assumption-1]
}

// reach is the chance that an item of a segment is won, from a stage on; a source may lift its odds stage by stage.
func (c *chances) reach(source *sim.Source, segment, stage int) float64 {
	reach := 1.0
	for k := stage; k < len(c.m.Stages); k++ {
		if len(c.m.Stages[k].Passes) == 0 {
			continue
		}
		p := c.value(c.m.Stages[k].Passes[segment])
		if source != nil && len(source.Lift) > 0 {
			lift := c.value(source.Lift[k])
			p = p * lift / (1 - p + p*lift)
		}
		reach *= p
	}
	return reach
}

// average is reach over the segments in these proportions.
func (c *chances) average(source *sim.Source, mix []float64, stage int) float64 {
	r := 0.0
	for g, share := range mix {
		if share > 0 {
			r += share * c.reach(source, g, stage)
		}
	}
	return r
}

// of is the chance that one of what a source brings is won: an item, or a sign-up. mix are the
// shares of the segments for a source that has none of its own.
func (c *chances) of(s *sim.Source, mix []float64) float64 {
	for _, share := range s.Shares {
		if share > 0 {
			mix = s.Shares
		}
	}
	chance := c.average(s, mix, s.Enters)
	if s.Kind == sim.SelfServe {
		return c.value(s.Signups.Pays) + c.value(s.Signups.Qualifies)*chance
	}
	return chance
}

// rate fills in the chances of the present path, of what comes from sources and then of what was open on the first day by
// segment. That is taken for deals, which stay longest; of several sources of sign-ups each counts alike.
func (c *chances) rate(all []inflow, mix []float64, path int) {
	selling := 0.0
	for i := range c.m.Sources {
		if c.m.Sources[i].Kind == sim.SelfServe {
			selling++
		}
	}
	for i := range c.m.Sources {
		s, from, parts := &c.m.Sources[i], c.m.Sources[i].Name, 1.0
		if s.Kind == sim.SelfServe {
			from, parts = signUps, selling
		}
		k := slices.IndexFunc(all, func(in inflow) bool { return in.from == from })
		all[k].chance[path] += c.of(s, mix) / parts
	}
	opening := all[len(all)-len(mix):]
	for g := range opening {
		opening[g].chance[path] = c.reach(nil, g, c.opens)
	}
}
