package forecast

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"funnelcast/sim"
)

// About is what a forecast tells of where it comes from.
type About struct {
	Hash    string // of the resolved scenario
	Version string // of the program
	Fixed   bool   // the run held every assumption at its median
}

// New summarises the paths of a model's run. It panics if a target names a
// series that the run did not record: a plan with such a target is refused when it is read.
func New(m *sim.Model, p *sim.Paths, a About) *Forecast {
	f := &Forecast{
		Scenario: m.Name, Hash: a.Hash, Version: a.Version, Currency: m.Currency.Code,
		Seed: p.Seed, Paths: p.N, Fixed: a.Fixed,
		Months:   make([]string, p.Months),
		Series:   make([]Series, len(p.Series)),
		Years:    yearsOf(m.Start, m.FiscalStart, p.Months),
		Targets:  make([]Target, len(m.Targets)),
		Warnings: []Warning{},
	}
	for i := range f.Months {
		f.Months[i] = (m.Start + sim.Month(i)).String()
	}
	f.summarise(m, p)
	reader := newReader(p.N)
	for i := range m.Targets {
		f.Targets[i] = reader.target(m, p, &m.Targets[i])
	}
	f.warn(m)
	return f
}

// summarise fills the series' points and the fiscal years' lines. Series are
// shared out among the processors; each has its own slots, so the order in which they are
// done does not show.
func (f *Forecast) summarise(m *sim.Model, p *sim.Paths) {
	lines := make([][]Line, len(lineMetrics)) // by metric, then year
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(p.Series)) {
		done.Go(func() {
			r := newReader(p.N)
			for i := int(next.Add(1)) - 1; i < len(p.Series); i = int(next.Add(1)) - 1 {
				var inYears []Line
				f.Series[i], inYears = r.series(m, p, i, f.Years)
				if at := lineOf(m, p.Series[i]); at >= 0 {
					lines[at] = inYears
				}
			}
		})
	}
	done.Wait()
	for _, line := range lines {
		for y, inYear := range line { // none for a metric the run did not record
			f.Years[y].Lines = append(f.Years[y].Lines, inYear)
		}
	}
}

// series summarises one series, and the years' figures of it where years show
// it. Each month is read once.
func (r *reader) series(m *sim.Model, p *sim.Paths, i int, years []Year) (Series, []Line) {
	recorded := p.Series[i]
	unit, scale := unitOf(m, recorded)
	s := Series{Metric: recorded.Metric, Segment: recorded.Segment, Unit: unit, Points: make([]Summary, p.Months)}
	var lines []Line
	inYears := lineOf(m, recorded) >= 0
	year, left := 0, years[0].Months
	clear(r.sum)
	for month := range p.Months {
		r.column = p.Column(r.column, i, month)
		s.Points[month] = r.summarise(r.column, scale)
		if !inYears {
			continue
		}
		if recorded.Stock {
			copy(r.sum, r.column)
		} else {
			add(r.sum, r.column)
		}
		if left--; left > 0 {
			continue
		}
		lines = append(lines, Line{Metric: s.Metric, Unit: unit, Band: r.band(r.sum, scale)})
		if year++; year < len(years) {
			left = years[year].Months
		}
		clear(r.sum)
	}
	return s, lines
}

// add adds a column to a sum path by path.
func add(sum, column []int64) {
	for i, v := range column {
		sum[i] += v
	}
}

// unitOf returns the unit readers see a series in and how many recorded units
// make one of it.
func unitOf(m *sim.Model, s sim.Series) (unit string, scale float64) {
	switch s.Unit {
	case sim.Minor:
		return m.Currency.Code, math.Pow10(m.Currency.Decimals)
	case sim.PerMillion:
		if inPeople(s.Metric) {
			return "count", 1e6
		}
		return "share", 1e6
	}
	return "count", 1
}
