package scenarios

import (
	"math"
	"strings"
)

// The dimensions of a scenario's literals, as type arguments of [Assumption],
// [Spread] and [Exact].
type (
	rate      struct{} // a probability or share, 0..1
	churn     struct{} // a probability of leaving, per renewal or per period
	yearly    struct{} // a relative change a year, 0..1
	hazard    struct{} // a leaving hazard a year
	growth    struct{} // a relative change a month, may be negative
	money     struct{} // minor units of the currency
	moneyFlow struct{} // minor units a month
	days      struct{} // the model's days
	term      struct{} // whole months
	cadence   struct{} // whole months between invoices; prepaid is the term
	worktime  struct{} // hours of work
	minutes   struct{} // minutes of work
	week      struct{} // hours of a week
	lasting   struct{} // months, fractions allowed
	when      struct{} // months since the plan's start
	flow      struct{} // things a month
	number    struct{} // a plain number, 0 or more
	factor    struct{} // a multiplier, more than 0
	change    struct{} // a relative change, may be negative
	whole     struct{} // a count of people or things
)

type kind interface{ dimension() *dimension }

func (rate) dimension() *dimension      { return &rates }
func (churn) dimension() *dimension     { return &churns }
func (yearly) dimension() *dimension    { return &yearlies }
func (hazard) dimension() *dimension    { return &hazards }
func (growth) dimension() *dimension    { return &growths }
func (money) dimension() *dimension     { return &moneys }
func (moneyFlow) dimension() *dimension { return &moneyFlows }
func (days) dimension() *dimension      { return &dayses }
func (term) dimension() *dimension      { return &terms }
func (cadence) dimension() *dimension   { return &cadences }
func (worktime) dimension() *dimension  { return &worktimes }
func (minutes) dimension() *dimension   { return &minuteses }
func (week) dimension() *dimension      { return &weeks }
func (lasting) dimension() *dimension   { return &lastings }
func (when) dimension() *dimension      { return &whens }
func (flow) dimension() *dimension      { return &flows }
func (number) dimension() *dimension    { return &numbers }
func (factor) dimension() *dimension    { return &factors }
func (change) dimension() *dimension    { return &changes }
func (whole) dimension() *dimension     { return &wholes }

// dimensions lists all of them, for the schema.
var dimensions = []*dimension{&rates, &churns, &yearlies, &hazards, &growths, &moneys, &moneyFlows, &dayses, &terms, &cadences, &worktimes, &minuteses, &weeks, &lastings, &whens, &flows,
	&numbers, &factors, &changes, &wholes, &levels}

// Patterns of the schema.
const (
	digits   = `[+-]?[0-9][0-9_]*(\.[0-9]+)?`
	amounts  = digits + `(k|m|bn)?`
	percents = digits + `%?`
	periods  = ` per (day|week|month|quarter|year)`
)

var rates = dimension{
	name: "rate", noun: "a rate such as 27%", limits: "a rate lies between 0% and 100%", max: 1, scale: share,
	span: "17% .. 22% .. 28%", examples: []string{"27%", "0.27"}, pattern: percents,
	amount: func(_ *calendar, m measure) (float64, int, bool) { return m.value, 0, m.unit == "" },
}

var churns = dimension{
	name: "churn", noun: "a rate such as 9%, 2.6% per month or 9% per year", limits: "a rate lies between 0% and 100%", max: 1, scale: share,
	span: "7% .. 10% .. 14%", examples: []string{"9%", "2.6% per month"}, pattern: percents + `( per (renewal|month|year))?`,
	amount: func(_ *calendar, m measure) (float64, int, bool) {
		months, ok := map[string]int{"": 0, "per renewal": 0, "per month": 1, "per year": 12}[m.unit]
		return m.value, months, ok
	},
}

var yearlies = dimension{
	name: "yearly_rate", noun: "a rate a year such as 15%, or 0.8% per month", limits: "a rate lies between 0% and 100% a year", max: 1, scale: share,
	span: "9% .. 15% .. 22%", examples: []string{"15%", "0.8% per month"}, pattern: percents + `( per (month|year))?`,
	amount: yearlyAmount,
}

var hazards = dimension{
	name: "hazard", noun: "a rate a year such as 24% per year, or 2% per month", limits: "it lies between 0% and 1000% a year", max: 10, scale: positive,
	span: "18% .. 24% .. 32% per year", examples: []string{"24% per year", "2% per month"}, pattern: percents + `( per (month|year))?`,
	amount: yearlyAmount,
}

// yearlyAmount adds up a monthly rate over a year: 0.8% per month is 9.6% a year.
func yearlyAmount(_ *calendar, m measure) (float64, int, bool) {
	switch m.unit {
	case "", "per year":
		return m.value, 0, true
	case "per month":
		return m.value * 12, 0, true
	}
	return 0, 0, false
}

var growths = dimension{
	name: "growth", noun: "a growth such as 1.2% per month or 15% per year", limits: "growth lies between -50% and 100% per month",
	min: -0.5, max: 1, scale: signed,
	span: "0.5% .. 1.2% .. 2% per month", examples: []string{"1.2% per month", "15% per year"}, pattern: percents + ` per (month|year)`,
	amount: func(_ *calendar, m measure) (float64, int, bool) {
		switch m.unit {
		case "per month":
			return m.value, 0, true
		case "per year":
			return math.Pow(max(1+m.value, 0), 1.0/12) - 1, 0, true
		}
		return 0, 0, false
	},
}

var moneys = dimension{
	name: "money", noun: "an amount of money such as 22k or 5.5m", limits: "an amount of money is not negative", max: 1e17,
	span: "22k .. 38k .. 70k", examples: []string{"22k", "5.5m"}, pattern: amounts,
	amount: func(c *calendar, m measure) (float64, int, bool) {
		return m.value * c.minor, 0, m.unit == "" && !m.percent
	},
}

var moneyFlows = dimension{
	name: "money_flow", noun: "an amount of money and its period such as 600k per year", limits: "an amount of money is not negative", max: 1e17,
	span: "500k .. 600k per year", examples: []string{"600k per year", "50k per month"}, pattern: amounts + periods,
	amount: func(c *calendar, m measure) (float64, int, bool) {
		months := perMonths(c, m.unit)
		return m.value * c.minor / max(months, 1e-9), 0, months > 0 && !m.percent
	},
}

var dayses = dimension{
	name: "duration", noun: "a duration such as 90 days, 6 weeks, 12 months, 2 years or none", limits: "a duration lies between none and 100 years", max: 36600,
	span: "45 .. 85 .. 165 days", examples: []string{"90 days", "6 weeks", "none"}, pattern: `(` + digits + ` (day|week|month|year)s?|none)`,
	words:  map[string]float64{"none": 0},
	amount: func(c *calendar, m measure) (float64, int, bool) { v, ok := inDays(c, m); return v, 0, ok },
}

var terms = dimension{
	name: "term", noun: "whole months such as 12 months or 2 years", limits: "it lies between none and 10 years", max: 120,
	span: "12 months", examples: []string{"12 months", "2 years"}, pattern: `([0-9]+ (month|year)s?|none)`,
	words: map[string]float64{"none": 0},
	amount: func(_ *calendar, m measure) (float64, int, bool) {
		months, ok := map[string]float64{"month": 1, "year": 12}[strings.TrimSuffix(m.unit, "s")]
		v := m.value * months
		return v, 0, ok && !m.percent && v == math.Trunc(v)
	},
}

// prepaid is the cadence of a contract with one invoice for its whole term.
const prepaid = -1

var cadences = dimension{
	name: "cadence", noun: "annual, half-yearly, quarterly, monthly, prepaid, or months such as 3 months", limits: "it lies between 1 month and 10 years", min: 1, max: 120,
	span: "3 months", examples: []string{"3 months", "quarterly", "prepaid"}, pattern: `([0-9]+ (month|year)s?|annual|half-yearly|quarterly|monthly|prepaid)`,
	words:  map[string]float64{"annual": 12, "half-yearly": 6, "quarterly": 3, "monthly": 1, "prepaid": prepaid},
	amount: terms.amount,
}

var (
	worktimes = workingTime("worktime", 1)
	minuteses = workingTime("minutes", 60)
)

// workingTime is time that people spend, told in parts of an hour.
func workingTime(name string, anHour float64) dimension {
	return dimension{
		name: name, noun: "a working time such as 45 minutes, 2 hours or none", limits: "a working time lies between none and 1000 hours", max: 1000 * anHour,
		span: "1 .. 2 .. 4 hours", examples: []string{"45 minutes", "2 hours", "none"}, pattern: `(` + digits + ` (minute|hour)s?|none)`,
		words: map[string]float64{"none": 0},
		amount: func(_ *calendar, m measure) (float64, int, bool) {
			switch {
			case m.percent:
			case m.unit == "hour" || m.unit == "hours":
				return m.value * anHour, 0, true
			case m.unit == "minute" || m.unit == "minutes":
				return m.value * anHour / 60, 0, true
			}
			return 0, 0, false
		},
	}
}

var weeks = dimension{
	name: "week", noun: "hours a week such as 30", limits: "a week has 168 hours", max: 168,
	span: "25 .. 30 .. 34", examples: []string{"30", "37.5"}, pattern: digits,
	amount: plainAmount,
}

var lastings = dimension{
	name: "lasting", noun: "a duration such as 12 months", limits: "a duration lies between none and 100 years", max: 1200,
	span: "6 .. 12 months", examples: []string{"12 months"}, pattern: dayses.pattern,
	words: map[string]float64{"none": 0},
	amount: func(c *calendar, m measure) (float64, int, bool) {
		v, ok := inDays(c, m)
		return v / c.daysPerMonth, 0, ok
	},
}

var whens = dimension{
	name: "when", noun: "a month such as month 7 or 2027-10, or a range such as month 7 .. month 12", limits: "it lies between 10 years before the start and 100 years after it",
	min: -120, max: 1200, scale: instant,
	span: "month 7 .. month 12", examples: []string{"month 7", "2027-10"}, pattern: monthPattern,
	parse: func(c *calendar, text string) (float64, *fault) {
		m, f := parseMonth(c, text)
		return float64(m - c.start), f
	},
}

var flows = dimension{
	name: "flow", noun: "a number and its period such as 400 per month", limits: "it lies between 0 and 1m per month", max: 1e6,
	span: "330 .. 400 .. 490 per month", examples: []string{"400 per month", "20 per week"}, pattern: amounts + periods,
	amount: func(c *calendar, m measure) (float64, int, bool) {
		months := perMonths(c, m.unit)
		return m.value / max(months, 1e-9), 0, months > 0 && !m.percent
	},
}

var numbers = dimension{
	name: "number", noun: "a number such as 20", limits: "it is 0 or more", max: 1e15,
	span: "15 .. 20 .. 25", examples: []string{"20", "0.35"}, pattern: amounts,
	amount: plainAmount,
}

var factors = dimension{
	name: "factor", noun: "a factor such as 0.75", limits: "a factor lies between 0.001 and 1000", min: 0.001, max: 1000,
	span: "0.6 .. 0.75 .. 0.9", examples: []string{"0.75", "1.3"}, pattern: digits,
	amount: plainAmount,
}

var changes = dimension{
	name: "change", noun: "a relative change such as -30%", limits: "a relative change lies between -100% and 1000%", min: -1, max: 10, scale: signed,
	span: "-10% .. 10%", examples: []string{"-30%", "50%"}, pattern: percents,
	amount: func(_ *calendar, m measure) (float64, int, bool) { return m.value, 0, m.unit == "" },
}

var wholes = dimension{
	name: "count", noun: "a whole number such as 4", limits: "it lies between 0 and 1m", max: 1e6,
	span: "4", examples: []string{"4", "110"}, pattern: `[0-9][0-9_]*(\.[0-9]+)?(k|m)?`,
	amount: func(_ *calendar, m measure) (float64, int, bool) {
		return m.value, 0, m.unit == "" && !m.percent && m.value == math.Trunc(m.value)
	},
}

func plainAmount(_ *calendar, m measure) (float64, int, bool) {
	return m.value, 0, m.unit == "" && !m.percent
}
