package forecast

import (
	"context"
	"math"
	"slices"

	"funnelcast/sim"
)

// A DriversDesign says how drivers are found. Every path is lived twice, with the same assumptions and
// other luck; from these two runs come the shares and the split. Then, for the Swung assumptions
// of the largest shares, an eighth of the paths are lived again with the assumption at its P10 and at its P90, for the
// swings, and a sixteenth of them twice with that assumption alone drawn anew, for the total shares.
// A correlated assumption cannot be drawn anew without those it goes with, and has no total share.
type DriversDesign struct {
	Paths    int // at least [LeastDriven]
	Seed     uint64
	Workers  int // 0 means one a processor
	Swung    int // most assumptions to be swung
	Aim      *Aim
	Origins  map[string]Origin // by assumption
	Hash     string            // of the resolved scenario
	Version  string            // of the program
	Progress func(done int)    // told how many more paths are finished, of Lives in all; never from two goroutines at once
}

// LeastDriven is how many paths shares of variance need at least.
const LeastDriven = 128

func (o *DriversDesign) swungPaths() int   { return o.Paths / 8 }
func (o *DriversDesign) redrawnPaths() int { return o.Paths / 16 }

// Lives is how many paths the design lives at most.
func (o *DriversDesign) Lives(m *sim.Model) int {
	return 2*o.Paths + min(o.Swung, len(m.Assumptions))*2*(o.swungPaths()+o.redrawnPaths())
}

// Drive finds the drivers of a figure. It returns the context's error where that ends first, and every
// mistake of a model that cannot be run.
func Drive(ctx context.Context, m *sim.Model, o DriversDesign) (*Drivers, error) {
	r := &driving{DriversDesign: o, ctx: ctx, m: m, laws: sim.NewLaws(), teller: teller{to: o.Progress}}
	var lucks [2]*sim.Paths
	for luck := range lucks {
		var err error
		if lucks[luck], err = r.live(m, uint64(luck), o.Paths, o.Workers); err != nil {
			return nil, err
		}
	}
	d := r.frame(lucks[0])
	r.split(d, lucks)
	for luck, p := range lucks {
		r.was[luck] = r.outcomes(p)
	}
	if err := r.shares(d); err != nil {
		return nil, err
	}
	lucks = [2]*sim.Paths{} // what was needed of them is kept
	if err := r.swing(d); err != nil {
		return nil, err
	}
	d.rank()
	d.warn(m)
	return d, nil
}

// driving is the work under way.
type driving struct {
	DriversDesign
	ctx  context.Context
	m    *sim.Model
	laws *sim.Laws
	teller
	asked    []Aim // one an outcome but that of the target's probability, which is the first's
	was      [2][][]float64
	variance Uncertain
}

// live simulates a model and tells how far it is.
func (r *driving) live(m *sim.Model, luck uint64, paths, workers int) (*sim.Paths, error) {
	return sim.Run(r.ctx, m, sim.Options{Paths: paths, Seed: r.Seed, Workers: workers, Luck: luck, Laws: r.laws, Progress: r.tell})
}

// frame tells what is asked, and chooses the outcomes: the figure, the probability of the target, and ARR
// and open pipeline in the same month.
func (r *driving) frame(p *sim.Paths) *Drivers {
	m, a := r.m, r.Aim
	values, unit := a.values(m, p, a.to)
	mean, se := moments(values)
	d := &Drivers{
		Scenario: m.Name, Hash: r.Hash, Version: r.Version, Currency: m.Currency.Code, Seed: r.Seed,
		Paths: r.Paths, Swung: r.swungPaths(), Redrawn: r.redrawnPaths(),
		Aim:     a.describe(m),
		Drivers: []Driver{}, Warnings: Warnings{},
	}
	d.Aim.Mean = Uncertain{mean, se}
	r.asked = []Aim{*a}
	d.Outcomes = []Outcome{{a.metric, a.of, d.Aim.Month, unit}}
	if a.target != nil {
		d.Aim.Probability = reaching(values, d.Aim.AtLeast)
		d.Outcomes = append(d.Outcomes, Outcome{"probability", a.of, d.Aim.Month, "share"})
	}
	for _, metric := range []string{"arr", "open_pipeline"} {
		other := Aim{metric: metric, of: sim.All, how: atEnd, from: a.to, to: a.to}
		if find(m, p, metric, sim.All) >= 0 && !(metric == a.metric && a.of == sim.All) {
			_, unit := other.values(m, p, a.to)
			r.asked = append(r.asked, other)
			d.Outcomes = append(d.Outcomes, Outcome{metric, sim.All, d.Aim.Month, unit})
		}
	}
	return d
}

// outcomes are the outcomes of a run, path by path.
func (r *driving) outcomes(p *sim.Paths) [][]float64 {
	var all [][]float64
	for i := range r.asked {
		values, _ := r.asked[i].values(r.m, p, r.Aim.to)
		all = append(all, values)
		if i > 0 || r.Aim.target == nil {
			continue
		}
		level, reached := r.Aim.level(r.m), make([]float64, len(values))
		for j, v := range values {
			if v >= level {
				reached[j] = 1
			}
		}
		all = append(all, reached)
	}
	return all
}

// split tells rates from luck, month by month.
func (r *driving) split(d *Drivers, lucks [2]*sim.Paths) {
	from, to := r.Aim.months()
	d.Split = make([]MonthSplit, to-from+1)
	inTurn(len(d.Split), 2*r.Paths, func(_ *reader, i int) {
		a, _ := r.Aim.values(r.m, lucks[0], from+i)
		b, _ := r.Aim.values(r.m, lucks[1], from+i)
		variance, rates := twoLucks(a, b)
		band := twice(a, b)
		d.Split[i] = MonthSplit{
			Month: monthOf(r.m, from+i),
			P10:   band.P10.Value, P50: band.P50.Value, P90: band.P90.Value,
			SD: math.Sqrt(variance.Value), Rates: rates, Band: band,
		}
		if from+i == to {
			r.variance = variance
		}
	})
	d.Learning = narrower(d.Split[len(d.Split)-1].Rates)
}

// twice reads the band of a figure that was lived twice on every path. The two have the same rates and are not independent, so
// errors are those of clusters, as people's of one path are (quota.go).
func twice(a, b []float64) Band {
	c := crowd{heads: make(heads, len(a))}
	for i := range a {
		c.heads[i] = 2
		c.keys = append(c.keys, rankKey(a[i]), rankKey(b[i]))
	}
	return c.band()
}

// shares tells every assumption's share.
func (r *driving) shares(d *Drivers) error {
	paths := make([]int, r.Paths)
	for i := range paths {
		paths[i] = i
	}
	rows, err := sim.AssumptionsOf(r.m, r.Seed, paths...)
	if err != nil {
		return err
	}
	s := newSharer(r.was[0][0], r.was[1][0])
	x := make([]float64, r.Paths)
	for k := range r.m.Assumptions {
		a := &r.m.Assumptions[k]
		for i, row := range rows {
			x[i] = row[k]
		}
		share, chance, of := s.share(x)
		one := newDriver(a, r.Origins[a.Name], share, chance, of, len(r.m.Assumptions), r.Paths)
		one.Correlated = slices.ContainsFunc(r.m.Correlations, func(c sim.Correlation) bool { return slices.Contains(c.Of, k) })
		d.Drivers = append(d.Drivers, one)
	}
	return nil
}
