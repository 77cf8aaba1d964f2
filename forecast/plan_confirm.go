package forecast

import (
	"cmp"
	"slices"
)

const (
	shortlist = 6 // plans that are tried out, the plan as it stands besides
	attempts  = 3 // choices at most
)

// enough tells that a plan does what is asked on the paths it has lived, by one standard error at least.
func (s *seek) enough(c *scheme) bool {
	p := reaching(c.figure, s.level)
	return s.cheapest() && p.Value-p.SE >= s.Goal.Probability
}

// A tried plan is a scheme and what it did on fresh paths.
type tried struct {
	*scheme
	known pathwise // on all fresh paths it has lived
	fresh pathwise // on the last lot of them
}

// all is the figure on the search's paths and the fresh ones.
func (c *tried) all() []int64 { return slices.Concat(c.figure, c.known.figure) }

// confirm lets the plans of a short list live fresh paths, chooses by what all paths say, and lets all of them live
// more that had no say in it: those are told of. Where they do not bear the choice out it is made again, by all that is known by then, and
// another lot tells.
func (s *seek) confirm() (*Frontier, error) {
	plans := []*tried{{scheme: s.base}}
	for _, c := range s.shortlisted() {
		plans = append(plans, &tried{scheme: c})
	}
	if _, err := s.freshen(plans); err != nil {
		return nil, err
	}
	refused, r := []FrontierPoint{}, newReader(s.Paths)
	chosen := s.choose(plans)
	for attempt := 1; ; attempt++ {
		asked := !s.cheapest() || s.promising(chosen)
		first, err := s.freshen(plans)
		if err != nil {
			return nil, err
		}
		slices.SortStableFunc(plans[1:], func(a, b *tried) int { return byCost(&a.fresh, &b.fresh) })
		var points []FrontierPoint
		for _, c := range plans {
			points = append(points, s.point(r, c.scheme, &c.fresh, &plans[0].fresh, first))
		}
		at := slices.Index(plans, chosen)
		if attempt < attempts && (asked && s.missed(&points[at]) || outdone(points, at)) {
			if next := s.choose(plans); next != chosen {
				refused, chosen = append(refused, points[at]), next
				continue
			}
		}
		f := s.frame(plans[0])
		f.Points, f.Chosen, f.Refused = points, slices.Index(plans, chosen), refused
		s.relate(f, plans, r)
		s.judge(f)
		f.warn(s)
		return f, nil
	}
}

func byCost(a, b *pathwise) int {
	x, _ := moments(a.cost)
	y, _ := moments(b.cost)
	return cmp.Compare(x, y)
}

// outdone tells that a choice of hires is not known to help on paths on which another plan is.
func outdone(points []FrontierPoint, at int) bool {
	return points[at].Gain != nil && !points[at].helps() && slices.ContainsFunc(points, func(p FrontierPoint) bool { return p.helps() })
}

// helps tells that the plan is surely better than the plan as it stands.
func (p *FrontierPoint) helps() bool { return p.Gain != nil && p.Gain.Lo > 0 }

// shortlisted are the plans that lived longest and that no plan surely beats, near the goal and along the frontier.
func (s *seek) shortlisted() []*scheme {
	var able []*scheme
	for _, c := range s.pool {
		if c != s.base && c.extra <= s.budget && len(c.figure) >= min(2*s.first, s.raced()) && !s.eliminated(c) {
			able = append(able, c)
		}
	}
	return s.pick(able, nil, shortlist)
}

// freshen lets plans live the next lot of paths that nobody has lived, and tells the first of them.
func (s *seek) freshen(plans []*tried) (first int, err error) {
	first = s.lot(s.lots)
	s.lots++
	var outings []*outing
	for _, c := range plans {
		outings = append(outings, &outing{model: s.Hired(s.m, s.seats(c.crew)), from: first, to: first + s.Paths})
	}
	if err := s.live(outings); err != nil {
		return 0, err
	}
	for i, c := range plans {
		c.fresh = outings[i].pathwise
		c.known.add(c.fresh)
	}
	return first, nil
}

// promising tells that a plan does what is asked on all paths it has lived, by half an error: plans that only just seem to
// would miss it as often as not.
func (s *seek) promising(c *tried) bool {
	p := reaching(c.all(), s.level)
	return s.cheapest() && p.Value-p.SE/2 >= s.Goal.Probability
}

// choose is the cheapest promising plan. Where none is, or no probability is asked for, it is the best one, and of those that are not told
// from it by an error but are from the plan as it stands, the cheapest.
func (s *seek) choose(plans []*tried) *tried {
	plans = slices.Clone(plans)
	slices.SortStableFunc(plans[1:], func(a, b *tried) int { return byCost(&a.known, &b.known) })
	base := plans[0]
	var points []FrontierPoint
	r, best := newReader(len(base.known.figure)), 0
	for i, c := range plans {
		points = append(points, s.point(r, c.scheme, &c.known, &base.known, 0))
		if s.promising(c) && !s.tooDear(&points[i]) {
			return c
		}
		if s.preferred(&points[i], &points[best]) {
			best = i
		}
	}
	level := s.level
	if s.Goal.Highest {
		level = points[best].Amount.Value * s.scale
	}
	better := func(a, b *tried) bool { return s.surely(a.known.figure, b.known.figure, level, 1) }
	for i, c := range plans {
		if points[i].cost() <= points[best].cost() && better(c, base) && !better(plans[best], c) {
			return c
		}
	}
	return plans[best]
}

// preferred tells that a plan is the better choice of two by what was seen of it on fresh paths: it keeps the budget, it does what
// is asked for less, or it comes nearer to that.
func (s *seek) preferred(a, b *FrontierPoint) bool {
	if s.tooDear(a) || s.tooDear(b) {
		return !s.tooDear(a)
	}
	does := func(p *FrontierPoint) bool { return s.cheapest() && p.Probability.Value >= s.Goal.Probability }
	if does(a) && does(b) {
		return a.cost() < b.cost()
	}
	return does(a) || !does(b) && a.height() > b.height()
}
