package forecast

import (
	"math"
	"strings"

	"funnelcast/sim"
)

// About is what a forecast tells of where it comes from.
type About struct {
	Hash    string  // of the resolved scenario
	Version string  // of the program
	Fixed   bool    // the run held every assumption at its median
	FX      *FX     // a second currency to report in; nil for none
	Search  *Search // that found the number of paths; nil where it was given
}

// New summarises the paths of a model's run. It panics if a target names a
// series that the run did not record: a plan with such a target is refused when it is read.
func New(m *sim.Model, p *sim.Paths, a About) *Forecast {
	f := &Forecast{
		Scenario: m.Name, Hash: a.Hash, Version: a.Version, Currency: m.Currency.Code,
		Seed: p.Seed, Paths: p.N, Fixed: a.Fixed, FX: a.FX,
		Months:   monthsOf(m, p.Months),
		Series:   make([]Series, len(p.Series)),
		Years:    yearsOf(m.Start, m.FiscalStart, p.Months),
		Targets:  make([]Target, len(m.Targets)),
		Warnings: Warnings{},
	}
	b := newBooks(m, p, f.Years)
	f.summarise(m, p, b)
	f.figures(m, b)
	f.Cash = b.cashOf(m)
	addQuotas(f.Years, m, p)
	reader := newReader(p.N)
	for i := range m.Targets {
		f.Targets[i] = reader.target(m, p, &m.Targets[i])
	}
	if a.Search != nil {
		f.Known = a.Search.Known
		f.warnOfPrecision(a.Search)
	}
	f.warn(m)
	return f
}

// summarise fills the series' points and the fiscal years' lines, and keeps in
// the books what figures are made of.
func (f *Forecast) summarise(m *sim.Model, p *sim.Paths, b *books) {
	lines := make([][]Line, len(lineMetrics)) // by metric, then year
	inTurn(len(p.Series), p.N, func(r *reader, i int) {
		var inYears []Line
		f.Series[i], inYears = r.series(m, p, i, b)
		if at := lineOf(m, p.Series[i]); at >= 0 {
			lines[at] = inYears
		}
	})
	for i, line := range lines {
		if costly := lineMetrics[i] == "cost" || lineMetrics[i] == "cumulative_cash"; costly && !b.has("cost") {
			continue
		}
		for y, inYear := range line { // none for a metric the run did not record
			f.Years[y].Lines = append(f.Years[y].Lines, inYear)
		}
	}
}

// series summarises one series, and the years' figures of it where years show
// it, and books it where ratios ask for it. Each month is read once.
func (r *reader) series(m *sim.Model, p *sim.Paths, i int, b *books) (Series, []Line) {
	recorded := p.Series[i]
	unit, scale := unitOf(m, recorded)
	wins := -1
	metric, perDeal := meanOf(recorded)
	if perDeal {
		wins = find(m, p, "wins", recorded.Segment)
	}
	s := Series{Metric: metric, Segment: recorded.Segment, Unit: unit, Points: make([]Summary, p.Months)}
	var lines []Line
	inYears, account, cash := lineOf(m, recorded) >= 0, b.account(recorded), b.cash
	if recorded.Metric != "cumulative_cash" {
		cash = nil
	}
	how := readingOf(recorded)
	year, into := 0, 0
	clear(r.sum)
	for month := range p.Months {
		r.column = p.Column(r.column, i, month)
		if perDeal {
			s.Points[month] = r.perDeal(r.column, p, wins, month)
		} else {
			s.Points[month] = r.summarise(r.column, scale)
			if month == p.Months-1 {
				s.Last = percentilesOf(r.column, scale)
			}
		}
		if cash != nil {
			cash.add(month, r.column)
		}
		if !inYears && account == nil {
			continue
		}
		switch {
		case how == summed:
			add(r.sum, r.column)
		case how == atEnd, into == 0:
			copy(r.sum, r.column)
		}
		if into++; into < b.years[year].Months {
			continue
		}
		if inYears {
			line := r.line(r.sum, scale)
			line.Metric, line.Unit = s.Metric, unit
			lines = append(lines, line)
		}
		if account != nil {
			b.close(account, year, r.sum)
		}
		year, into = year+1, 0
		clear(r.sum)
	}
	return s, lines
}

// meanOf is what readers know a series as, and whether that is its mean over the deals won: days of deals are
// recorded as sums, so that months and segments add up.
func meanOf(s sim.Series) (metric string, perDeal bool) {
	if s.Unit != sim.Days {
		return s.Metric, false
	}
	return strings.TrimSuffix(s.Metric, "_sum"), true
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
	case sim.Minutes:
		return "hours", 60
	case sim.Days:
		return "days", 1
	}
	return "count", 1
}
