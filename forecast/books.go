package forecast

import (
	"slices"

	"funnelcast/sim"
)

// books keep, path by path, what each series that a figure is made of adds up to
// in every fiscal year. Accounts are opened before the series are read; each is then
// written by the one goroutine that reads its series.
type books struct {
	paths    *sim.Paths
	years    []Year
	formulas [][]formula // by block of [Figures]
	accounts map[string]*account
	cash     *trough // nil where cumulative cash is not recorded
}

// An account is one metric over all segments. Its columns are packed: a plan has some hundred of them.
type account struct {
	years []*sim.Packed // by fiscal year; nil for a cut year that would mislead
	plan  []*sim.Packed // what adds up to the figure over all months
	any   bool          // not 0 in every year of every path
}

// A reading says how the figure of a year is read from the months of a series.
type reading uint8

const (
	summed  reading = iota // a flow: the sum of the year's months
	atEnd                  // a stock: that of its last month
	atStart                // that of its first
)

// readingOf tells how a series is read. Quota is a flow, but pipeline coverage is about
// the month that is just over.
func readingOf(s sim.Series) reading {
	switch {
	case s.Metric == "opening_arr":
		return atStart
	case s.Stock, s.Metric == "quota":
		return atEnd
	}
	return summed
}

// wholeYears are the metrics from which NRR and GRR are made. They speak of the
// renewals of a year: part of one would tell what came up by chance of the calendar, so a year
// that the horizon cuts has none.
var wholeYears = []string{"opening_arr", "cohort_arr", "cohort_lost_arr"}

// customerMonths is the account of the customers a fiscal year begins with, times
// its months: those who might leave, for as long as the year lasts.
const customerMonths = "customer_months"

// leavableMonths are those of the customers who can leave: all but who has a licence without maintenance.
const leavableMonths = "leavable_customer_months"

// newBooks opens the accounts that the plan's figures need, of what the run recorded.
func newBooks(m *sim.Model, p *sim.Paths, years []Year) *books {
	recorded := func(metric string) bool {
		return slices.ContainsFunc(p.Series, func(s sim.Series) bool { return s.Metric == metric && s.Segment == sim.All })
	}
	b := &books{paths: p, years: years, accounts: map[string]*account{}}
	b.formulas = [][]formula{economics(m, recorded), activities(m), channels(m)}
	for _, metric := range []string{"customers", "new_customers", "churned_customers", "unmaintained_customers", "cost", "cash_in"} {
		b.open(metric, recorded)
	}
	for _, block := range b.formulas {
		for _, f := range block {
			for _, t := range slices.Concat(f.needs, f.also) {
				for _, metric := range t {
					b.open(metric, recorded)
				}
			}
		}
	}
	if recorded("cumulative_cash") {
		b.cash = newTrough(p.N)
	}
	return b
}

func (b *books) open(metric string, recorded func(string) bool) {
	if b.accounts[metric] == nil && recorded(metric) {
		b.accounts[metric] = &account{years: make([]*sim.Packed, len(b.years))}
	}
}

// account returns the account a series is booked in, nil for none.
func (b *books) account(s sim.Series) *account {
	if s.Segment != sim.All {
		return nil
	}
	return b.accounts[s.Metric]
}

// has tells whether a metric is recorded and not always 0.
func (b *books) has(metric string) bool {
	a := b.accounts[metric]
	return a != nil && a.any
}

// close books a year.
func (b *books) close(a *account, year int, sum []int64) {
	packed := b.paths.Pack(sum)
	a.years[year] = &packed
	a.any = a.any || slices.ContainsFunc(sum, func(v int64) bool { return v != 0 })
}

// closePlan books what the years come to together, once all series are read.
func (b *books) closePlan() {
	b.bookCustomerMonths()
	for _, metric := range wholeYears {
		if a := b.accounts[metric]; a != nil {
			for y := range b.years {
				if b.years[y].Months < 12 {
					a.years[y] = nil
				}
			}
		}
	}
	for _, s := range b.paths.Series {
		a := b.account(s)
		switch {
		case a == nil:
		case readingOf(s) == atEnd && !slices.Contains(wholeYears, s.Metric):
			a.plan = a.years[len(a.years)-1:]
		default:
			a.addYears()
		}
	}
}

// addYears makes the plan's figure the sum of the years, of those that have one.
func (a *account) addYears() {
	for _, year := range a.years {
		if year != nil {
			a.plan = append(a.plan, year)
		}
	}
}

// bookCustomerMonths counts the customers at each year's start: those at the end of the
// year before, and in the first year those at its end who did not come in it,
// and those who left.
func (b *books) bookCustomerMonths() {
	now, came, left := b.accounts["customers"], b.accounts["new_customers"], b.accounts["churned_customers"]
	if now == nil || came == nil || left == nil {
		return
	}
	bare := b.accounts["unmaintained_customers"]
	a, leavable := &account{years: make([]*sim.Packed, len(b.years))}, &account{years: make([]*sim.Packed, len(b.years))}
	opening, grown := make([]int64, b.paths.N), make([]int64, b.paths.N)
	for y := range b.years {
		clear(opening)
		now.years[max(y-1, 0)].AddTo(opening)
		if y == 0 {
			left.years[0].AddTo(opening)
			came.years[0].AddTo(grown)
			subtract(opening, opening, grown)
		}
		for i := range opening {
			opening[i] *= int64(b.years[y].Months)
		}
		b.close(a, y, opening)
		if y > 0 && bare != nil { // none opens the plan
			clear(grown)
			bare.years[y-1].AddTo(grown)
			for i := range opening {
				opening[i] -= grown[i] * int64(b.years[y].Months)
			}
		}
		b.close(leavable, y, opening)
	}
	a.addYears()
	leavable.addYears()
	b.accounts[customerMonths], b.accounts[leavableMonths] = a, leavable
}
