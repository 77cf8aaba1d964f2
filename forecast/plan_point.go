package forecast

import (
	"cmp"
	"math"
	"slices"

	"funnelcast/sim"
)

// raced is up to how many paths plans race: about half of those on which they are confirmed.
func (s *seek) raced() int { return blocks(s.Paths / 2) }

// lot is the first path of a lot of fresh ones: the first of a block.
func (s *seek) lot(i int) int {
	return s.raced() + i*((s.Paths+sim.BlockPaths-1)/sim.BlockPaths*sim.BlockPaths)
}

// frame tells what is asked.
func (s *seek) frame(base *tried) *Frontier {
	m, a := s.m, s.Aim
	f := &Frontier{
		Scenario: m.Name, Hash: s.Hash, Version: s.Version, Currency: m.Currency.Code, Seed: s.Seed, Fixed: s.Fixed,
		Paths: s.Paths, Goal: s.Goal,
		Aim:   a.describe(m),
		Lived: s.lived, Tried: len(s.pool), Warnings: Warnings{},
	}
	mean, se := moments(base.fresh.figure)
	f.Aim.Mean = Uncertain{mean / s.scale, se / s.scale}
	if a.target != nil {
		f.Aim.Probability = reaching(base.fresh.figure, s.level)
	}
	return f
}

// point tells what a plan did on some paths, against the plan as it stands on the same.
func (s *seek) point(r *reader, c *scheme, did, base *pathwise, first int) FrontierPoint {
	p := FrontierPoint{Hires: s.hires(c.crew), First: first + 1, Searched: c.worth, Figure: r.band(did.figure, s.scale)}
	level := s.level
	if s.Goal.Highest {
		p.Searched /= s.scale
		p.Amount, level = s.amount(did.figure), s.amount(base.figure).Value*s.scale
	}
	p.Probability = reaching(did.figure, level)
	if c != s.base {
		p.Gain = gainOf(base.figure, did.figure, level)
		p.Cost = r.differenceOf(base.cost, did.cost, s.money, true)
	}
	return p
}

// WholePercent tells that a probability is a whole percentage, as those of an amount to be reached must be.
func WholePercent(p float64) bool { return math.Abs(100*p-math.Round(100*p)) < 1e-9 }

// amount is what is reached with the probability asked for.
func (s *seek) amount(figure []int64) *Quantile {
	percents := []int{100 - int(math.Round(100*s.Goal.Probability))}
	l := newLadder(len(figure), percents, independent(len(figure), percents))
	l.read(figure)
	lo, hi := l.interval(0)
	return &Quantile{Value: l.percentile(0) / s.scale, Lo: lo / s.scale, Hi: hi / s.scale}
}

// hires tells a crew by role and month.
func (s *seek) hires(c crew) []AddedHire {
	hires := []AddedHire{}
	for slot := range len(c) {
		if c[slot] > 0 {
			role, month := s.Roles[slot/len(s.months)], s.months[slot%len(s.months)]
			hires = append(hires, AddedHire{s.m.Roles[role].Name, monthOf(s.m, month), int(c[slot])})
		}
	}
	return hires
}

// missed tells that a plan surely does not do what is asked: the upper end of Wilson's 95 % interval is below the
// probability asked for, or its cost is surely beyond the budget.
func (s *seek) missed(p *FrontierPoint) bool {
	return s.tooDear(p) || s.cheapest() && wilsonTop(p.Probability.Value, s.Paths) < s.Goal.Probability
}

func (s *seek) tooDear(p *FrontierPoint) bool { return p.Cost != nil && p.Cost.Lo*s.money > s.budget }

// wilsonTop is the upper end of Wilson's 95 % interval of a share of n (Journal of the American Statistical Association 22,
// 1927).
func wilsonTop(share float64, n int) float64 {
	z, m := z95, float64(n)
	return (share + z*z/2/m + z*math.Sqrt(share*(1-share)/m+z*z/4/m/m)) / (1 + z*z/m)
}

// relate tells of each plan whether it is as good as the chosen one, and whether another beats it, on the fresh paths
// that are told of.
func (s *seek) relate(f *Frontier, plans []*tried, r *reader) {
	chosen := plans[f.Chosen]
	level := s.level
	if s.Goal.Highest {
		level = s.amount(chosen.fresh.figure).Value * s.scale
	}
	for i, c := range plans {
		p := &f.Points[i]
		if i > 0 && f.Chosen > 0 && i != f.Chosen {
			gain := gainOf(chosen.fresh.figure, c.fresh.figure, level)
			dearer := r.differenceOf(chosen.fresh.cost, c.fresh.cost, s.money, true)
			p.AsGood = gain.Hi >= 0 && dearer.Lo <= 0 && !s.missed(p)
		}
		p.Beaten = slices.ContainsFunc(f.Points, func(other FrontierPoint) bool {
			return i > 0 && other.cost() < p.cost() && other.height() >= p.height()
		})
	}
}

func (p *FrontierPoint) cost() float64 {
	if p.Cost == nil {
		return 0
	}
	return p.Cost.Mean
}

// height is what the frontier shows over cost.
func (p *FrontierPoint) height() float64 {
	if p.Amount != nil {
		return p.Amount.Value
	}
	return p.Probability.Value
}

// judge tells how the search ended.
func (s *seek) judge(f *Frontier) {
	p := &f.Points[f.Chosen]
	missed := s.missed(p)
	none := s.cheapest() && f.Chosen == 0 && !missed
	for _, c := range s.pool {
		if c != s.base && c.extra <= s.budget {
			f.Within++
		}
	}
	switch {
	case none:
		f.Result = NoneNeeded
	case f.Within == 0 && len(s.pool) > 1:
		f.Result, f.Cheapest = TooDear, s.leastDear()
	case !p.helps():
		f.Result = NothingHelps
	case missed:
		f.Result = Unreached
	default:
		f.Result = Reached
	}
}

// leastDear is the cheapest plan with hires that was tried, on the paths it has lived.
func (s *seek) leastDear() *FrontierPoint {
	c := slices.MinFunc(s.pool[1:], func(a, b *scheme) int { return cmp.Compare(a.extra, b.extra) })
	n := len(c.figure)
	p := s.point(newReader(n), c, &c.pathwise, &pathwise{figure: s.base.figure[:n], cost: s.base.cost[:n]}, 0)
	return &p
}
