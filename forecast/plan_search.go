package forecast

import (
	"context"
	"math"

	"funnelcast/sim"
)

// seek is the search under way.
type seek struct {
	PlanDesign
	expedition
	m        *sim.Model
	lots     int // of fresh paths, lived
	expected int // paths in the end, about
	months   []int
	unit     string
	scale    float64 // of the figure
	money    float64 // minor units of one unit of the currency
	level    float64 // of the target, in recorded units
	budget   float64 // in recorded units
	spread   float64 // standard deviation of the figure
	first    int     // paths of the first round
	base     *scheme
	pool     []*scheme // all that have lived, in the order in which they did
	known    map[crew]*scheme
	weights  map[int][]float64
	foretelling
}

// A round is so many times so many new plans on as many paths, of which, and of those before them, some go on.
type round struct{ times, tried, keep int }

// rounds are those of the search; where there are fewer paths than for all of them, the first. All of it takes some 28 times the paths.
var rounds = []round{{2, 8, 8}, {3, 5, 5}, {2, 3, 0}}

// startMonths is how many months of each role the search begins with.
const startMonths = 3

// SeekPlan finds the plan. It returns the context's error where that ends first, and every mistake of a model that
// cannot be run.
func SeekPlan(ctx context.Context, m *sim.Model, o PlanDesign) (*Frontier, error) {
	s := &seek{PlanDesign: o, m: m, known: map[crew]*scheme{}, weights: map[int][]float64{}}
	s.expedition = expedition{ctx: ctx, aim: o.Aim, seed: o.Seed, workers: o.Workers, fixed: o.Fixed, laws: sim.NewLaws(), teller: teller{to: s.progress()}}
	s.unit, s.scale = unitOf(m, seriesOf(m, o.Aim.metric))
	_, s.money = unitOf(m, seriesOf(m, "cost"))
	s.budget = s.budgetOf()
	if o.Aim.target != nil {
		s.level = o.Aim.target.AtLeast
	}
	for month := o.From; month <= o.To; month += o.Every {
		s.months = append(s.months, month)
	}
	s.first = blocks(o.Paths / 8)
	slots := len(s.Roles) * len(s.months)
	s.foretelling = foretelling{figure: make([][]float64, slots), cost: make([]float64, slots), share: make([][]float64, len(s.Roles))}
	for role := range s.share {
		s.share[role] = make([]float64, o.Goal.Most)
	}
	s.expected = s.expect()
	s.base = &scheme{crew: s.none()}
	if err := s.race([]*scheme{s.base}, s.raced()); err != nil {
		return nil, err
	}
	if !s.enough(s.base) {
		if err := s.search(); err != nil {
			return nil, err
		}
	}
	f, err := s.confirm()
	if err != nil || f.Result == NoneNeeded || len(s.pool) > 1 {
		return f, err
	}
	// The plan as it stands seemed to be enough, and fresh paths do not bear it out.
	if err := s.search(); err != nil {
		return nil, err
	}
	return s.confirm()
}

// progress tells how many paths are finished, and of about how many, where somebody wants to know.
func (s *seek) progress() func(done int) {
	if s.Progress == nil {
		return nil
	}
	finished := 0
	return func(done int) {
		finished += done
		s.Progress(finished, max(s.expected, finished))
	}
}

// expect is about how many paths all of it takes.
func (s *seek) expect() int {
	lives := s.raced() + (len(s.Roles)*startMonths+2)*s.first + 2*(shortlist+1)*s.Paths
	n := s.first
	for _, r := range rounds {
		lives += r.times * r.tried * n
		more := min(2*n, s.raced())
		lives, n = lives+r.keep*(more-n), more
	}
	return lives
}

// race lets plans live on up to path n, and assesses them.
func (s *seek) race(plans []*scheme, n int) error {
	var outings []*outing
	for _, c := range plans {
		outings = append(outings, &outing{model: s.Hired(s.m, s.seats(c.crew)), from: len(c.figure), to: n})
	}
	if err := s.live(outings); err != nil {
		return err
	}
	for i, c := range plans {
		c.add(outings[i].pathwise)
		if c == s.base {
			values := reals(c.figure)
			_, se := moments(values)
			s.spread = se * math.Sqrt(float64(n))
			c.worth = s.worth(values)
		}
		s.assess(c)
		if s.known[c.crew] == nil {
			s.known[c.crew], s.pool = c, append(s.pool, c)
			s.learn(c)
		}
	}
	return nil
}

// search races plans until the last of them have lived all search paths.
func (s *seek) search() error {
	if err := s.begin(); err != nil {
		return err
	}
	n := s.first
	for _, r := range rounds {
		for range r.times {
			anchors := frontOf(append(s.pick(s.pool, nil, 8), s.base))
			next := s.pick(s.nearby(anchors), s.pool, r.tried)
			if len(next) == 0 {
				break
			}
			if err := s.race(next, n); err != nil {
				return err
			}
		}
		more := min(2*n, s.raced())
		if more == n {
			continue
		}
		n = more
		var alive, on []*scheme
		for _, c := range s.pool {
			if !s.eliminated(c) && c != s.base {
				alive = append(alive, c)
			}
		}
		for _, c := range s.pick(alive, nil, r.keep) {
			if len(c.figure) < n {
				on = append(on, c)
			}
		}
		if err := s.race(on, n); err != nil {
			return err
		}
	}
	return nil
}

// begin lets single hires live: of each role that of the first month, and where it brings something those of some later
// months. One more of each role, and as many of each as may be, join them: they show what roles do for each other, which no single
// hire tells.
func (s *seek) begin() error {
	n := len(s.months)
	var first, later []*scheme
	for role := range s.Roles {
		first = append(first, &scheme{crew: s.none().with(role*n, 1)})
	}
	if err := s.race(first, s.first); err != nil {
		return err
	}
	one, most := s.none(), s.none()
	for role, c := range first {
		s.single(c)
		one, most = one.with(role*n, 1), most.with(role*n, s.Goal.Most)
		if mean, _ := moments(s.figure[role*n]); mean == 0 {
			continue
		}
		apart := max((n+startMonths-1)/startMonths, 1)
		for month := apart; month < n; month += apart {
			later = append(later, &scheme{crew: s.none().with(role*n+month, 1)})
		}
	}
	if err := s.race(later, s.first); err != nil {
		return err
	}
	for _, c := range later {
		s.single(c)
	}
	s.fillIn()
	var all []*scheme
	for _, c := range []crew{one, most} {
		if plan := s.foretell(s.base, c); s.allowed(c) && s.known[c] == nil && plan.extra <= s.budget && (len(all) == 0 || all[0].crew != c) {
			all = append(all, plan)
		}
	}
	return s.race(all, s.first)
}
