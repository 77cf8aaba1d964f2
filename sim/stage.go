package sim

import "math"

type stage struct {
	lane     int16       // that all its items take; −1 where it has several
	takes    [2][]spread // by outcome, fails or passes, and segment
	patience int32       // days in the queue before an item goes cold
	halfLife float64
	recycles bool
	filters  []bool // by segment: failing takes no time and leaves nothing behind
	stay     spread // days in nurture
	last     bool
	pipeline bool
	flow     metric  // counted when an item enters
	start    float64 // seconds of work when it starts, activities included
	weekly   float64 // seconds a week while it lasts
	busy     bool    // it takes time or activities
	does     []doing // activities when it starts
}

// doing is an activity and how many times it is done.
type doing struct {
	activity int
	times    float64
}

func (p *plan) compileStage(i int, known *Laws) stage {
	s := &p.model.Stages[i]
	out := stage{
		takes:    [2][]spread{known.spreads(s.Lost), known.spreads(s.Won)},
		patience: math.MaxInt32 / 2,
		halfLife: s.ResponseHalfLife,
		recycles: s.Recycle.Share != Value{},
		stay:     known.spread(s.Recycle.After),
		last:     i == len(p.model.Stages)-1,
		pipeline: s.Pipeline,
		flow:     entering(s.Name, i),
	}
	out.start, out.weekly = s.Effort.Start*3600, s.Effort.Weekly*3600
	for a, n := range s.Activities {
		out.start += n * p.model.Activities[a].Minutes * 60
		if n > 0 {
			out.busy = true
			out.does = append(out.does, doing{a, n})
		}
	}
	out.busy = out.busy || out.start > 0 || out.weekly > 0
	for _, lost := range s.Lost {
		quick := lost.Law == nil && !out.recycles && !out.pipeline && !out.last && !out.busy && s.Needs == 0
		out.filters = append(out.filters, quick)
	}
	if s.ColdAfter >= 0 {
		out.patience = int32(s.ColdAfter)
	}
	return out
}
