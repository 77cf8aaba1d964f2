package forecast

import (
	"cmp"
	"slices"
)

const (
	shortlist = 7 // plans that are confirmed, the plan as it stands besides
	attempts  = 3 // choices that may fail
)

// enough tells that a plan does what is asked on the paths it has lived, by one standard error at least: plans that
// only just seem to would miss it as often as not.
func (s *seek) enough(c *scheme) bool {
	p, se := s.chance(c.figure)
	return s.cheapest() && p-se >= s.Goal.Probability
}

// chance is the share of paths that reach the target.
func (s *seek) chance(figure []int64) (p, se float64) { return s.reaching(figure, s.level) }

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

// choose is the plan that does what is asked by the search: the cheapest that is enough, or else that only just seems so, or else
// the best. Of those that are not told from the best by an error, the cheapest is taken.
func (s *seek) choose() *scheme {
	var able []*scheme
	for _, c := range s.pool {
		if len(c.figure) == s.Paths && c.extra <= s.budget {
			able = append(able, c)
		}
	}
	slices.SortStableFunc(able, func(a, b *scheme) int { return cmp.Compare(a.extra, b.extra) })
	if s.cheapest() {
		if i := slices.IndexFunc(able, s.enough); i >= 0 {
			return able[i]
		}
		if i := slices.IndexFunc(able, func(c *scheme) bool {
			p, _ := s.chance(c.figure)
			return p >= s.Goal.Probability
		}); i >= 0 {
			return able[i]
		}
	}
	best := able[0]
	for _, c := range able {
		if c.worth > best.worth {
			best = c
		}
	}
	for _, c := range able {
		if c.extra <= best.extra && !s.beats(best, c, 1) {
			return c
		}
	}
	return best
}

// A confirmed plan is a scheme and what it did on fresh paths.
type confirmed struct {
	*scheme
	fresh pathwise
}

// confirm lets the choice, and plans that are cheaper or about as good, live fresh paths, and tells of them.
func (s *seek) confirm() (*Frontier, error) {
	chosen := s.choose()
	plans := []*confirmed{{scheme: s.base}}
	if chosen != s.base {
		plans = append(plans, &confirmed{scheme: chosen})
	}
	var others []*scheme
	for _, c := range s.pool {
		if c != chosen && c != s.base && c.extra <= s.budget && len(c.figure) >= min(4*s.first, s.Paths) && !s.eliminated(c) {
			others = append(others, c)
		}
	}
	for _, c := range s.pick(others, []*scheme{chosen}, shortlist-1) {
		plans = append(plans, &confirmed{scheme: c})
	}
	if err := s.freshen(plans, 1); err != nil {
		return nil, err
	}
	f := s.frame(plans[0])
	reader := newReader(s.Paths)
	for _, c := range plans {
		f.Points = append(f.Points, s.point(reader, c, plans[0], s.Paths))
	}
	order := make([]int, len(plans))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order[1:], func(a, b int) int { return cmp.Compare(f.Points[a].Cost.Mean, f.Points[b].Cost.Mean) })
	points, sorted := f.Points, plans
	f.Points, plans = nil, nil
	for _, i := range order {
		f.Points, plans = append(f.Points, points[i]), append(plans, sorted[i])
	}
	f.Chosen = slices.IndexFunc(plans, func(c *confirmed) bool { return c.scheme == chosen })
	if err := s.persist(f, plans, reader); err != nil {
		return nil, err
	}
	s.relate(f, plans, reader)
	s.judge(f)
	f.Lived, f.Tried = s.lived, len(s.pool)
	f.warn(s)
	return f, nil
}

// freshen lets plans live the k-th lot of fresh paths.
func (s *seek) freshen(plans []*confirmed, k int) error {
	// Runs in parts begin at a block, which the paths asked for need not end.
	from := k * s.lot()
	var outings []*outing
	for _, c := range plans {
		outings = append(outings, &outing{model: s.Hired(s.seats(c.crew)), from: from, to: from + s.Paths})
	}
	if err := s.live(outings); err != nil {
		return err
	}
	for i, c := range plans {
		c.fresh = outings[i].pathwise
	}
	return nil
}

// persist puts the next plan in the place of a choice that surely misses the goal or the budget, and lets it live further
// fresh paths: those so far have now had a say. Where no plan told of does what is asked, that is the most probable one.
func (s *seek) persist(f *Frontier, plans []*confirmed, reader *reader) error {
	for k := 2; k <= attempts && s.missed(&f.Points[f.Chosen]); k++ {
		next := 0
		for i := range f.Points {
			if s.preferred(&f.Points[i], &f.Points[next]) {
				next = i
			}
		}
		if next == f.Chosen || next == 0 {
			return nil
		}
		if failed := f.Points[f.Chosen]; s.tooDear(&failed) || failed.Searched >= s.Goal.Probability {
			f.Refused = append(f.Refused, failed)
		}
		f.Chosen = next
		again := []*confirmed{{scheme: s.base}, {scheme: plans[next].scheme}}
		if err := s.freshen(again, k); err != nil {
			return err
		}
		f.Points[next] = s.point(reader, again[1], again[0], k*s.lot())
	}
	return nil
}

// preferred tells that a plan, by what was seen of it on fresh paths, takes the place of a choice that failed sooner than another: it
// keeps the budget, it does what is asked for less, or it comes nearer to that.
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
