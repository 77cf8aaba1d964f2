package forecast

import (
	"cmp"
	"slices"
)

const (
	shortlist = 6 // plans that are tried out, the plan as it stands besides
	attempts  = 3 // choices that may fail
)

// enough tells that a plan does what is asked on the paths it has lived, by one standard error at least.
func (s *seek) enough(c *scheme) bool {
	p, se := s.reaching(c.figure, s.level)
	return s.cheapest() && p-se >= s.Goal.Probability
}

// reaching is the share of paths that reach a level.
func (s *seek) reaching(figure []int64, level float64) (p, se float64) {
	reached := 0
	for _, v := range figure {
		if float64(v) >= level {
			reached++
		}
	}
	return probability(reached, len(figure))
}

// A tried plan is a scheme and what it did on the first lot of fresh paths.
type tried struct {
	*scheme
	fresh pathwise
}

// all is the figure on the search's paths and the fresh ones.
func (c *tried) all() []int64 { return slices.Concat(c.figure, c.fresh.figure) }

// confirm lets the plans of a short list live fresh paths, chooses by what all paths say, and lets the choice live
// more that had no say in it.
func (s *seek) confirm() (*Frontier, error) {
	plans := []*tried{{scheme: s.base}}
	for _, c := range s.shortlisted() {
		plans = append(plans, &tried{scheme: c})
	}
	if err := s.freshen(plans, 0); err != nil {
		return nil, err
	}
	slices.SortStableFunc(plans[1:], func(a, b *tried) int {
		x, _ := moments(a.fresh.cost)
		y, _ := moments(b.fresh.cost)
		return cmp.Compare(x, y)
	})
	f := s.frame(plans[0])
	reader := newReader(s.Paths)
	for _, c := range plans {
		f.Points = append(f.Points, s.point(reader, c, plans[0], s.lot(0)))
	}
	f.Chosen = s.choose(f.Points, plans)
	if err := s.settle(f, plans, reader); err != nil {
		return nil, err
	}
	s.relate(f, plans, reader)
	s.judge(f)
	f.Lived, f.Tried = s.lived, len(s.pool)
	f.warn(s)
	return f, nil
}

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

// freshen lets plans live a lot of fresh paths.
func (s *seek) freshen(plans []*tried, lot int) error {
	var outings []*outing
	for _, c := range plans {
		outings = append(outings, &outing{model: s.Hired(s.m, s.seats(c.crew)), from: s.lot(lot), to: s.lot(lot) + s.Paths})
	}
	if err := s.live(outings); err != nil {
		return err
	}
	for i, c := range plans {
		c.fresh = outings[i].pathwise
	}
	return nil
}

// choose is the cheapest plan that reaches the goal on all paths it has lived, by half an error: plans that only
// just seem to would miss it as often as not. Where none does, or no probability is asked for, it is the best one, and of those that are
// not told from it by an error the cheapest.
func (s *seek) choose(points []FrontierPoint, plans []*tried) int {
	best := 0
	for i, c := range plans {
		p, se := s.reaching(c.all(), s.level)
		if s.cheapest() && p-se/2 >= s.Goal.Probability && !s.tooDear(&points[i]) {
			return i
		}
		if s.preferred(&points[i], &points[best]) {
			best = i
		}
	}
	level := s.level
	if s.Goal.Highest {
		level = points[best].Amount.Value * s.scale
	}
	for i, c := range plans {
		if points[i].cost() <= points[best].cost() && !s.surely(plans[best].fresh.figure, c.fresh.figure, level, 1) {
			return i
		}
	}
	return best
}

// settle confirms the choice on paths that had no say in it, and puts the next plan in its place where it surely misses the
// goal or the budget there.
func (s *seek) settle(f *Frontier, plans []*tried, reader *reader) error {
	left := slices.Clone(f.Points)
	for lot := 1; f.Chosen != 0; lot++ {
		at := f.Chosen
		p, se := s.reaching(plans[at].all(), s.level)
		promising := !s.cheapest() || p-se/2 >= s.Goal.Probability
		again := []*tried{{scheme: s.base}, {scheme: plans[at].scheme}}
		if err := s.freshen(again, lot); err != nil {
			return err
		}
		f.Points[at] = s.point(reader, again[1], again[0], s.lot(lot))
		if !s.missed(&f.Points[at]) || !promising || lot == attempts {
			return nil
		}
		left[at] = f.Points[at]
		next := 0
		for i := range left {
			if s.preferred(&left[i], &left[next]) {
				next = i
			}
		}
		if next == at || next == 0 {
			return nil
		}
		f.Refused = append(f.Refused, f.Points[at])
		f.Chosen = next
	}
	return nil
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
