package scenarios

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"funnelcast/sim"
)

// Currency is the currency of all money of a scenario. Reading it settles how
// many minor units an amount has.
type Currency struct {
	place
	sim.Currency
}

func (x *Currency) read(r *reader, n *node, path string, _ rule) {
	if !r.isScalar(n, path, "a currency code such as USD") {
		return
	}
	c, known := CurrencyOf(n.text)
	if !known {
		r.add(n, path, n.found(), "an ISO 4217 code in capitals, such as USD, EUR, GBP or JPY")
		return
	}
	x.Currency = c
	r.calendar.minor = math.Pow10(c.Decimals)
}

// DaysPerMonth settles what a month, a week and a year are in the model's days.
type DaysPerMonth struct{ Exact[number] }

func (x *DaysPerMonth) read(r *reader, n *node, path string, _ rule) {
	low, high := 1.0, 31.0
	x.Exact.read(r, n, path, rule{min: &low, max: &high})
	r.calendar.daysPerMonth = x.or(r.calendar.daysPerMonth)
}

// Start is the first month. Reading it settles what "month 4" means.
type Start struct{ Month }

func (x *Start) read(r *reader, n *node, path string, _ rule) {
	if n.kind == scalar && strings.HasPrefix(n.text, "month") {
		r.add(n, path, n.found(), firstMonth)
		return
	}
	if n.kind == scalar && !r.isNothing(n, path) {
		if _, f := parseMonth(&r.calendar, n.text); f != nil {
			x.put(path, n)
			r.add(n, path, n.found(), firstMonth, f.hint)
			return
		}
	}
	x.Month.read(r, n, path, rule{})
	if x.set {
		r.calendar.start = x.month
	}
}

const firstMonth = "a month such as 2027-04"

// MonthName is a month of the year, written January or Jan.
type MonthName struct {
	place
	month time.Month // 0 where not given
}

func (x *MonthName) read(r *reader, n *node, path string, _ rule) {
	if !r.isScalar(n, path, "the name of a month") {
		return
	}
	m, ok := parseMonthName(n.text)
	if !ok {
		r.add(n, path, n.found(), "the name of a month, such as April or Apr", meantMonth(n.text))
		return
	}
	x.month = m
}

// meantMonth is how to write a month of the year that cannot be read but leaves no doubt.
func meantMonth(text string) string {
	names := monthNames()
	if number, err := strconv.Atoi(text); err == nil && number >= 1 && number <= len(names) {
		return "write " + names[number-1]
	}
	if _, ok := parseMonthName(capital(strings.ToLower(text))); ok {
		return "write " + capital(strings.ToLower(text))
	}
	return nearestOnly(text, names)
}

func monthNames() []string {
	var names []string
	for m := time.January; m <= time.December; m++ {
		names = append(names, m.String())
	}
	return names
}

// amount is the level of a target: money, a count, hours, days, or a share.
type amount struct{}

func (amount) dimension() *dimension { return &levels }

var levels = dimension{
	name: "level", noun: "a number such as 13m, or a rate such as 80%", limits: "numbers end at 1 000 000 bn", min: -1e15, max: 1e15,
	span: "13m", examples: []string{"13m", "15", "80%"}, pattern: digits + `(k|m|bn|%)?`,
	amount: func(_ *calendar, m measure) (float64, int, bool) { return m.value, 0, m.unit == "" },
}

// A Curve is a share of full productivity for each month.
type Curve struct {
	place
	shares []Exact[rate]
}

func (x *Curve) read(r *reader, n *node, path string, _ rule) {
	x.put(path, n)
	r.readList(n, path, reflect.ValueOf(&x.shares).Elem())
	if n.kind == list && len(n.items) == 0 {
		r.add(n, path, "found an empty list", "a ramp has a share for each month, such as [25%, 60%, 100%]")
	}
}

// values are the curve as the model has it; nil for none.
func (x *Curve) values() []float64 {
	var curve []float64
	for i := range x.shares {
		curve = append(curve, x.shares[i].value)
	}
	return curve
}

// A Ramp is a curve, or the role whose curve it shares.
type Ramp struct {
	Curve
	as Ref
}

func (x *Ramp) read(r *reader, n *node, path string, limits rule) {
	switch n.kind {
	case list:
		x.Curve.read(r, n, path, limits)
	case scalar:
		x.put(path, n)
		if n.text != "" && strings.ContainsFunc(n.text, noLetter) {
			r.add(n, path, n.found(), aRamp, "write the share of each month, the last of which holds from then on")
			return
		}
		x.as.read(r, n, path, rule{})
	default:
		x.put(path, n)
		r.add(n, path, n.found(), aRamp)
	}
}

const aRamp = "a list of shares such as [25%, 60%, 100%], or the name of a role"

// YesNo is a question with two answers.
type YesNo struct {
	place
	yes, set bool
}

func (x *YesNo) read(r *reader, n *node, path string, _ rule) {
	x.put(path, n)
	if !r.isScalar(n, path, "yes or no") {
		return
	}
	if n.text != "yes" && n.text != "no" {
		r.add(n, path, n.found(), "yes or no")
		return
	}
	x.yes, x.set = n.text == "yes", true
}

// Backfill is the time a left seat stays empty.
type Backfill struct {
	Spread[days]
	never bool
}

func (x *Backfill) read(r *reader, n *node, path string, limits rule) {
	if n.kind == scalar && n.text == "never" {
		x.never = true
		x.put(path, n)
		return
	}
	x.Spread.read(r, n, path, limits)
}
