package scenarios_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"pgregory.net/rapid"
)

// A draft is a random scenario, written as the text of a file, and what may be raised in it.
type draft struct {
	*rapid.T
	has
	text     strings.Builder
	segments []string
	stages   []string
	team     []string
	roles    []string
	known    []string          // paths of numbers that may be ranges
	raised   map[what][]string // as --set takes it: funnel.mql.passes=40%
}

// has says what a random plan may have.
type has struct {
	limits   bool // people who have room for so much, ramp, differ and leave
	care     bool // people who look after customers
	base     bool // items that come of customers
	blows    bool // shocks in which the biggest customers leave
	recycles bool // failures that come back
}

// what may be raised.
type what string

const (
	churn  what = "churn"
	passes what = "passes"
	volume what = "volume"
)

// raise notes how a number of the file is raised.
func (d *draft) raise(w what, path, to string) { d.raised[w] = append(d.raised[w], path+"="+to) }

func (d *draft) yes(name string) bool { return rapid.Bool().Draw(d.T, name) }

func (d *draft) whole(name string, low, high int) int {
	return rapid.IntRange(low, high).Draw(d.T, name)
}

func (d *draft) any(name string, of ...string) string { return rapid.SampledFrom(of).Draw(d.T, name) }

// A mapping is one of YAML's, in braces.
type mapping struct {
	d    *draft
	rows []string
}

func (m *mapping) is(key, value string) { m.rows = append(m.rows, key+": "+value) }

// may adds a key, or leaves it out.
func (m *mapping) may(key string, value func() string) {
	if m.d.yes(key) {
		m.is(key, value())
	}
}

func (m *mapping) String() string { return "{" + strings.Join(m.rows, ", ") + "}" }

func (d *draft) mapping(rows ...string) *mapping { return &mapping{d: d, rows: rows} }

// A number is one that is known, P10 and P90, or P10, P50 and P90, times a factor that
// moves the whole law.
type number []float64

// number draws one whose middle lies between two whole numbers; apart moves it by a factor.
func (d *draft) number(name string, low, high int, apart func(v, factor float64) float64) number {
	v := float64(d.whole(name, low, high))
	switch rapid.SampledFrom([]int{1, 1, 1, 1, 2, 3}).Draw(d.T, "percentiles of "+name) {
	case 2:
		return number{apart(v, 0.6), apart(v, 1.5)}
	case 3:
		return number{apart(v, 0.5), v, apart(v, 1.4)}
	}
	return number{v}
}

func (n number) in(unit string) string {
	var all []string
	for _, v := range n {
		all = append(all, strconv.FormatFloat(v, 'f', -1, 64)+unit)
	}
	return strings.Join(all, " .. ")
}

// by moves the whole law of a number.
func (n number) by(factor float64, apart func(v, factor float64) float64) number {
	out := make(number, len(n))
	for i, v := range n {
		out[i] = apart(v, factor)
	}
	return out
}

// byOdds multiplies the odds of a rate in percent, which moves a law that is normal on the scale of
// log-odds as a whole: all its draws rise.
func byOdds(percent, factor float64) float64 {
	odds := percent / (100 - percent) * factor
	return math.Round(1e6*100*odds/(1+odds)) / 1e6
}

// byRatio does so with a law that is normal on the scale of logarithms.
func byRatio(v, factor float64) float64 { return math.Round(1e6*v*factor) / 1e6 }

// rate is a share in percent, which may be raised.
func (d *draft) rate(w what, path string, low, high int) string {
	n := d.number(path, low, high, byOdds)
	d.known = append(d.known, path)
	d.raise(w, path, n.by(rapid.SampledFrom([]float64{2, 1.2, 20}).Draw(d.T, "times the odds"), byOdds).in("%"))
	return n.in("%")
}

func (d *draft) share() string { return d.number("share", 5, 90, byOdds).in("%") }

// exact is a share that nobody doubts.
func (d *draft) exact() string { return strconv.Itoa(d.whole("share", 0, 60)) + "%" }

func (d *draft) amount(name string, low, high int, unit string) string {
	return d.number(name, low, high, byRatio).in(unit)
}

// flow is a number of items a month, which may be raised.
func (d *draft) flow(path string, low, high int) string {
	n := d.number(path, low, high, byRatio)
	d.raise(volume, path, n.by(rapid.SampledFrom([]float64{2, 1.1}).Draw(d.T, "times as many"), byRatio).in(" per month"))
	return n.in(" per month")
}

// money differs from contract to contract, and its centre may be uncertain besides.
func (d *draft) money() string {
	low := 1000 * d.whole("thousands", 1, 50)
	return d.any("form of money", fmt.Sprint(low), fmt.Sprint(3*low), fmt.Sprintf("%d .. %d", low, 3*low), fmt.Sprintf("%d .. %d .. %d", low, 2*low, 5*low),
		fmt.Sprintf("{spread: %d .. %d, centre_uncertain: 25%%}", low, 3*low), fmt.Sprintf("{median: %d, cv: 0.8}", low), fmt.Sprintf("{values: [%d, %d]}", low, 7*low))
}

// days are a duration in any of its forms.
func (d *draft) days() string {
	return d.any("days", "none", "3 days", "2 weeks", "5 days .. 20 days", "4 days .. 15 days .. 45 days", "0 days .. 9 days .. 30 days", "{law: exponential, mean: 12 days}",
		"{law: weibull, shape: 0.8, scale: 20 days}", "{law: lognormal, mean: 20 days, cv: 0.7}", "{spread: 4 days .. 15 days .. 45 days, centre_uncertain: 30%}",
		"{values: [3 days, 40 days]}", "{value: 10 days .. 30 days, source: \"the year before\", confidence: B}", "1 month")
}

func (d *draft) growth() string {
	return d.any("growth", "4%", "2% .. 9% .. 25%", "0.8% per month", "{rate: 3% .. 8%, between_customers: {law: normal, sd: 20%, min: -40%, max: 90%}}")
}

// shares split a source over the segments; nothing where there is one.
func (d *draft) shares(m *mapping) {
	if len(d.segments) == 1 {
		return
	}
	all, left := d.mapping(), 100
	for _, s := range d.segments[1:] {
		n := d.whole("share of "+s, 0, left)
		all.is(s, strconv.Itoa(n)+"%")
		left -= n
	}
	all.is(d.segments[0], strconv.Itoa(left)+"%")
	m.is("segments", all.String())
}

// bySegment is a value for all or one for each segment; of is given the end of its path.
func (d *draft) bySegment(name string, of func(end string) string) string {
	if len(d.segments) == 1 || !d.yes(name+" by segment") {
		return of("")
	}
	all := d.mapping()
	for _, s := range d.segments {
		all.is(s, of("."+s))
	}
	return all.String()
}
