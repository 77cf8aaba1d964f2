// Package forecast turns simulated paths into answers: bands by month, fiscal
// years, the chance to reach a target, and what a reader should be warned of.
//
// A band is a band of outcomes: between P10 and P90 lie 80 % of the simulated
// futures. It does not narrow with more paths. What does narrow is the Monte
// Carlo error of each figure, which is told beside it:
//
//   - of a mean, the standard error s/√N;
//   - of a percentile, the order statistics that stand one standard deviation
//     of a binomial count either side of it ([Quantile]);
//   - of a probability, √(p(1−p)/N) ([Target]);
//   - of a figure whose precision was asked for, an interval that holds however often one
//     looks ([Search]);
//   - of people, of whom those of one path are not independent, the variance
//     between the paths ([Year.Quota]);
//   - of a share of variance, the jackknife over parts of the paths, or the variance of its
//     influence function ([Drivers]).
//
// A ratio, such as the cost of a new customer, is computed on every path and then
// summarised; the ratio of two middles would be no path's. Where a path divides by nothing
// its ratio is ∞, which stands behind every number, and 0/0 is not defined:
// such a path is left out and [Line.Defined] tells how many are not. Which ratios there are,
// and where they come from, is told beside their formulas (economics.go).
//
// Everything is computed from the paths in their order, so that it does not
// depend on how many processors took part. Nothing but a ratio, such as the days of a deal, is ever NaN or
// infinite, and the error of a mean that a single path has, which is unknown. Percentiles of one path are all the same, without
// an error, and a [Warning] says so.
package forecast

import (
	"encoding/json"
	"math"
)

// A Forecast is the answer to "where will we be, and how sure are we". Money is
// in whole units of the currency (yen; dollars with cents as decimals), shares
// are fractions.
type Forecast struct {
	Scenario string   `json:"scenario"`
	Hash     string   `json:"hash"`    // of the resolved scenario
	Version  string   `json:"version"` // of the program
	Currency string   `json:"currency"`
	Seed     uint64   `json:"seed"`
	Paths    int      `json:"paths"`
	Fixed    bool     `json:"fixed_assumptions"`
	Months   []string `json:"months"` // 2027-04 …
	Series   []Series `json:"series"`
	Years    []Year   `json:"fiscal_years"`
	Plan     Figures  `json:"plan"`           // what the years' figures are over all months
	Cash     *Cash    `json:"cash,omitempty"` // nil where nothing costs or nothing is paid
	FX       *FX      `json:"fx,omitempty"`   // nil without a second currency
	Targets  []Target `json:"targets"`
	Known    []Known  `json:"precision,omitempty"` // the figures whose precision was asked for
	Warnings Warnings `json:"warnings"`
}

// A Series is one metric of one segment by month.
type Series struct {
	Metric  string    `json:"metric"`
	Segment string    `json:"segment"` // "all" for the total
	Unit    string    `json:"unit"`    // a currency code, "count", "share", "hours" or "days"
	Points  []Summary `json:"points"`  // by month

	// Last is the last month's percentiles with their errors, in the order of a Summary's fields.
	Last []Quantile `json:"-"`
}

// A Summary describes the distribution of one number over the paths. The
// percentiles are Hyndman–Fan type 7, exact over the paths. The days of deals are means over those won in
// the month, of the paths that win any; where none does, everything is NaN.
type Summary struct {
	Mean   float64 `json:"mean"`
	MeanSE float64 `json:"mean_se"` // standard error of Mean; NaN where a single path has one
	P5     float64 `json:"p5"`
	P10    float64 `json:"p10"`
	P25    float64 `json:"p25"`
	P50    float64 `json:"p50"`
	P75    float64 `json:"p75"`
	P90    float64 `json:"p90"`
	P95    float64 `json:"p95"`
}

// MarshalJSON writes null for what is not known.
func (s Summary) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Mean   Number `json:"mean"`
		MeanSE Number `json:"mean_se"`
		P5     Number `json:"p5"`
		P10    Number `json:"p10"`
		P25    Number `json:"p25"`
		P50    Number `json:"p50"`
		P75    Number `json:"p75"`
		P90    Number `json:"p90"`
		P95    Number `json:"p95"`
	}{Number(s.Mean), Number(s.MeanSE), Number(s.P5), Number(s.P10), Number(s.P25), Number(s.P50), Number(s.P75), Number(s.P90), Number(s.P95)})
}

// A Year sums flows over one fiscal year inside the horizon, path by path, and
// reads stocks at its end.
type Year struct {
	Label  string `json:"label"`  // FY2027: the calendar year in which it begins
	From   string `json:"from"`   // first month inside the horizon
	To     string `json:"to"`     // last
	Months int    `json:"months"` // fewer than 12 where the horizon cuts the year
	Lines  []Line `json:"lines"`
	Figures
	Quota []Line `json:"quota,omitempty"` // by role; see quota.go
}

// Figures are what is made of several series. Those whose series the plan lacks, or
// which have nothing in them on any path, are left out.
type Figures struct {
	Ratios     []Line `json:"ratios,omitempty"`     // see economics.go
	Activities []Line `json:"activities,omitempty"` // what a deal takes, and how people's hours are used
	Sources    []Line `json:"sources,omitempty"`    // each one's share of new ARR
}

// A Line is one figure of a fiscal year or of the plan, over all segments. Its
// numbers are +Inf where they are infinite, and all NaN where Defined is 0.
type Line struct {
	Metric string `json:"metric"`
	Of     string `json:"of,omitempty"` // the role, source or activity it is about
	Unit   string `json:"unit"`         // that of a [Series], "months" or "ratio"
	Band
	Mean    Number  `json:"mean"`    // of the paths that define it
	MeanSE  Number  `json:"mean_se"` // NaN where a single path has one
	Defined float64 `json:"defined"` // share of the paths in which it is a number
}

// A Number may be ∞ or, where nothing defines it, NaN. Both are null in JSON; null reads back as ∞.
type Number float64

// MarshalJSON writes null for what is not a finite number.
func (n Number) MarshalJSON() ([]byte, error) {
	if v := float64(n); !math.IsInf(v, 0) && !math.IsNaN(v) {
		return json.Marshal(v)
	}
	return []byte("null"), nil
}

// UnmarshalJSON reads null as ∞.
func (n *Number) UnmarshalJSON(text []byte) error {
	v := math.Inf(1) // null leaves it
	err := json.Unmarshal(text, &v)
	*n = Number(v)
	return err
}

// A Band is where 8 of 10 futures lie, and their middle.
type Band struct {
	P10 Quantile `json:"p10"`
	P50 Quantile `json:"p50"`
	P90 Quantile `json:"p90"`
}

// A Quantile is a percentile over the paths with its Monte Carlo error: the
// order statistics Lo and Hi, one standard error either way, hold the true
// percentile between them with at least about 68 %. Few paths cut them at the smallest and
// largest value, and one path makes all three the same.
type Quantile struct {
	Value float64 `json:"value"`
	Lo    float64 `json:"lo"`
	Hi    float64 `json:"hi"`
}

// Within is how far the farther end of the interval lies from the value.
func (q Quantile) Within() float64 { return max(q.Value-q.Lo, q.Hi-q.Value) }

// SE is the standard error that the interval stands for: half of its length.
func (q Quantile) SE() float64 { return (q.Hi - q.Lo) / 2 }

// numbers are a quantile's as JSON has them.
type numbers struct {
	Value Number `json:"value"`
	Lo    Number `json:"lo"`
	Hi    Number `json:"hi"`
}

// MarshalJSON writes null for what is not a finite number.
func (q Quantile) MarshalJSON() ([]byte, error) {
	return json.Marshal(numbers{Number(q.Value), Number(q.Lo), Number(q.Hi)})
}

// UnmarshalJSON reads null as ∞.
func (q *Quantile) UnmarshalJSON(text []byte) error {
	var n numbers
	err := json.Unmarshal(text, &n)
	*q = Quantile{float64(n.Value), float64(n.Lo), float64(n.Hi)}
	return err
}

// A Target is how probable it is to reach a level.
type Target struct {
	Name        string  `json:"name"`
	Metric      string  `json:"metric"`
	Segment     string  `json:"segment"`
	From        string  `json:"from,omitempty"` // first month of the sum; empty for a stock
	Month       string  `json:"month"`
	Unit        string  `json:"unit"`
	AtLeast     float64 `json:"at_least"`
	Probability float64 `json:"probability"` // share of the paths that reach it
	// SE is the Monte Carlo standard error √(p(1−p)/N). Where no path or every
	// path reaches the target that would be 0, as if it were certain; then it
	// is 1/(N+1), the end of Wilson's interval at one standard error.
	SE      float64 `json:"se"`
	Reached Band    `json:"reached"` // the distribution of what is reached
	// Deals tells, for a target in money, how many deals are won, or signed by customers themselves, in the target's
	// segment by then: in the months of the sum, or for a stock since the plan's
	// first month. Nil for other targets.
	Deals *Band `json:"deals,omitempty"`
}

// A Warning is something a reader must know to trust the forecast rightly, and
// what to do about it.
type Warning struct {
	Text   string `json:"text"`
	Remedy string `json:"remedy"`
}

// Warnings are those of an answer, the first to be read first.
type Warnings []Warning
