package forecast

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"funnelcast/sim"
)

// Drivers is the answer to "which of our guesses matters, and how much of the band is guesswork". Money
// is in whole units of the currency, shares are fractions.
type Drivers struct {
	Scenario string `json:"scenario"`
	Hash     string `json:"hash"`
	Version  string `json:"version"`
	Currency string `json:"currency"`
	Seed     uint64 `json:"seed"`
	Paths    int    `json:"paths"`       // each lived twice, with other luck
	Swung    int    `json:"swing_paths"` // of them, with one assumption held at its P10 and at its P90
	Redrawn  int    `json:"total_paths"` // of them, under both lucks, with one assumption drawn anew
	Lived    int    `json:"paths_lived"` // in all

	Aim      AimedAt      `json:"aim"`
	Split    []MonthSplit `json:"split"` // by month; the last is the figure itself
	Learning Uncertain    `json:"narrower_if_all_known"`
	Outcomes []Outcome    `json:"outcomes"`
	Drivers  []Driver     `json:"drivers"` // influential ones without a source first, then influential ones, each by share
	Warnings Warnings     `json:"warnings"`
}

// A MonthSplit is the band of a month and how much of its variance are rates that nobody knows; the
// rest is luck. A flow's is that of what has come since the first month of its sum.
type MonthSplit struct {
	Month string    `json:"month"`
	P10   float64   `json:"p10"`
	P50   float64   `json:"p50"`
	P90   float64   `json:"p90"`
	SD    float64   `json:"sd"`
	Rates Uncertain `json:"rates"` // share of the variance

	Band Band `json:"-"` // P10, P50 and P90 with their errors
}

// Parts are the shares of the variance that rates make and luck, within 0 and 1, beyond which chance may put them.
func (m *MonthSplit) Parts() (rates, luck Uncertain) {
	rates, luck = m.Rates, m.Rates
	rates.Value = min(max(rates.Value, 0), 1)
	luck.Value = 1 - rates.Value
	return rates, luck
}

// An Outcome is a figure on which an assumption's swing is told.
type Outcome struct {
	Metric  string `json:"metric"` // probability: that the target is reached
	Segment string `json:"segment"`
	Month   string `json:"month"`
	Unit    string `json:"unit"`
}

// A Driver is one assumption and what it does to the figure.
type Driver struct {
	Assumption  string     `json:"assumption"` // its path in the scenario
	Origin                 // where it comes from
	P10         float64    `json:"p10"` // of its law, in the unit in which the engine takes it
	P90         float64    `json:"p90"`
	Share       Uncertain  `json:"share"`       // first-order share of the variance (S1)
	ShareTold   bool       `json:"share_told"`  // the share is told from none
	Influential bool       `json:"influential"` // its share is told from none, or its total share is and makes a hundredth or more
	Needed      int        `json:"needed"`      // paths that would tell a share as large as this from none; 0 where it is told, or nothing hints at one
	Total       *Uncertain `json:"total,omitempty"`
	Narrower    Uncertain  `json:"narrower"` // how much of the band's width goes where this is known
	Correlated  bool       `json:"correlated"`
	Swings      []Swing    `json:"swings,omitempty"` // by outcome; none for an assumption that was screened out
}

// Alone tells that the total share is seen to add nothing to the share: chance, on fewer paths, has put it below, where it never is.
func (d *Driver) Alone() bool {
	if d.Total == nil || !d.ShareTold {
		return false
	}
	most := d.Total.Value
	if !d.Total.Told() {
		most = d.Total.AtMost()
	}
	return most < d.Share.Value
}

// An Origin is where an assumption comes from.
type Origin struct {
	Written string `json:"written"` // as the scenario has it
	Source  string `json:"source"`
	Sourced bool   `json:"sourced"` // the source is more than that it is an assumption
}

// A Swing is what an assumption does to a mean outcome, path by path with everything else as it was: at its P10
// and its P90 against as it was drawn, and between the two.
type Swing struct {
	Low    Uncertain `json:"low"`
	High   Uncertain `json:"high"`
	Range  Uncertain `json:"range"`  // high less low
	Sure   bool      `json:"sure"`   // the range's sign is, at 95 %
	Needed int       `json:"needed"` // paths at which it would be; 0 where it is, or where there is no effect on any path
}

const (
	byChance    = 0.05 // that one or more assumptions without influence are called influential
	worthATotal = 0.01 // share of variance
	mostNamed   = 1_000_000
)

// newDriver tells an assumption's share among others, found by so many functions of its values.
func newDriver(a *sim.Assumption, o Origin, share Uncertain, chance float64, functions, among, paths int) Driver {
	d := Driver{
		Assumption: a.Name, Origin: o, P10: a.Law.Quantile(0.1), P90: a.Law.Quantile(0.9),
		Share: share, Narrower: narrower(share), ShareTold: chance < byChance/float64(among),
	}
	d.Influential = d.ShareTold
	if !d.ShareTold && share.Value > 0 {
		d.Needed = pathsFor(paths, leastShare(paths, functions, among)/share.Value)
	}
	return d
}

// Foremost is the influential assumption that alone makes the largest share; nil where none is influential.
func (d *Drivers) Foremost() *Driver {
	var most *Driver
	for i := range d.Drivers {
		if x := &d.Drivers[i]; x.Influential && (most == nil || x.Share.Value > most.Share.Value) {
			most = x
		}
	}
	return most
}

// together adds the total share, which tells from none what a share alone does not: the same lucks are
// lived with other values of this assumption.
func (d *Driver) together(t Uncertain, among int) {
	d.Total = &t
	least := distuv.UnitNormal.Quantile(1-byChance/float64(among)) * t.SE
	d.Influential = d.Influential || t.Value > least && t.Value >= worthATotal
}

// NarrowerAtMost is how much of the band's width would go if this were known, at most, at 97.5 %.
func (d *Driver) NarrowerAtMost() float64 { return narrower(Uncertain{Value: d.Share.AtMost()}).Value }

// leastShare is the corrected share from which on an assumption is told from one without influence.
func leastShare(paths, functions, among int) float64 {
	d1, free := float64(functions), float64(paths-functions-1)
	f := distuv.F{D1: d1, D2: free}.Quantile(1 - byChance/float64(among))
	found := f * d1 / (f*d1 + free)
	return 1 - (1-found)*float64(paths-1)/free
}

// pathsFor is a number of paths times a factor, in two digits.
func pathsFor(paths int, factor float64) int {
	n := float64(paths) * max(factor, 1.01)
	if !(n < mostNamed) {
		return mostNamed
	}
	unit := math.Pow10(int(math.Floor(math.Log10(n))) - 1)
	return int(math.Ceil(n/unit) * unit)
}

// newSwing compares an outcome at an assumption's P10 and P90 with what it was, path by path; paths is
// how many were asked for in all, a part of which are swung. A difference that no path shows of so
// rare a thing as missing a target may yet be there: its error is that of [probability].
func newSwing(was, low, high []float64, paths int, isShare bool) Swing {
	n := len(low)
	difference := func(a, b []float64) Uncertain {
		d := make([]float64, n)
		for i := range d {
			d[i] = a[i] - b[i]
		}
		mean, se := moments(d)
		if isShare && se == 0 && mean == 0 {
			se = 1 / float64(n+1)
		}
		return Uncertain{mean, se}
	}
	s := Swing{Low: difference(low, was), High: difference(high, was), Range: difference(high, low)}
	s.Sure = math.Abs(s.Range.Value) > z95*s.Range.SE
	if v := s.Range.Value; !s.Sure && v != 0 {
		s.Needed = pathsFor(paths, z95*z95*s.Range.SE*s.Range.SE/(v*v))
	}
	return s
}

// rank orders drivers as one should look into them: influential ones that rest on no source, then other
// influential ones, then the rest, each by share.
func (d *Drivers) rank() {
	class := func(x *Driver) int {
		switch {
		case x.Influential && !x.Sourced:
			return 0
		case x.Influential:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(d.Drivers, func(a, b Driver) int {
		return cmp.Or(cmp.Compare(class(&a), class(&b)), cmp.Compare(b.Share.Value, a.Share.Value))
	})
}
