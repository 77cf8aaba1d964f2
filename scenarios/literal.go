package scenarios

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"funnelcast/sim"
)

// A calendar is what literals need to know of the scenario they stand in. The
// reader fills it from the first fields of a scenario before it reads the rest.
type calendar struct {
	start        sim.Month
	daysPerMonth float64
	minor        float64 // minor units in a unit of the currency
}

// week is a week in the model's days: 7 calendar days, or 4.83 of 21 working days a month.
func (c *calendar) week() float64 { return 7 * c.daysPerMonth / (365.0 / 12) }

// A fault is why a literal cannot be read, and how many characters into it.
type fault struct {
	offset  int
	found   string // what is wrong; empty means the text itself
	allowed string
	hint    string
}

// A measure is a number as written: 22k, 27%, 90 days, 600k per year.
type measure struct {
	value   float64
	percent bool
	unit    string // what follows the number: "", "days", "per month"
}

var (
	measureText = regexp.MustCompile(`^([+-]?)(\d[\d_]*)(\.\d+)?(k|m|bn|%)?(?:\s+(.+))?$`)
	grouped     = regexp.MustCompile(`^(0|[1-9]\d*(_\d{3})*)$`)
	ofPeriod    = regexp.MustCompile(`^\d[\d_.]*(k|m|bn)? ?/`)
	dashed      = regexp.MustCompile(`^\d[\d_.]*(k|m|bn|%)?( [a-z]+)? ?(-|–|~|〜|to) ?\d`)
	currencyish = regexp.MustCompile(`^[+-]?[$€£¥]|[$€£¥円]$|^[A-Z]{3} ?\d`)
)

// parseMeasure reads a number with its unit. Numbers are decimal; a thousands
// separator is the underscore.
func parseMeasure(text string) (measure, *fault) {
	m := measureText.FindStringSubmatch(text)
	if m == nil {
		return measure{}, &fault{hint: numberHint(text)}
	}
	if !grouped.MatchString(m[2]) {
		hint := "write " + strings.TrimLeft(strings.ReplaceAll(m[2], "_", ""), "0") + m[3] + m[4]
		if strings.Contains(m[2], "_") {
			hint = "group digits by three, as in 1_250"
		}
		return measure{}, &fault{hint: hint}
	}
	// Multiplying the decimal text keeps 0.29 → 29 % and 5.5m exact where a product of floats would not.
	digits := m[1] + strings.ReplaceAll(m[2], "_", "") + m[3]
	exponent := map[string]string{"": "", "k": "e3", "m": "e6", "bn": "e9", "%": "e-2"}[m[4]]
	value, err := strconv.ParseFloat(digits+exponent, 64)
	if err != nil || math.Abs(value) > 1e15 {
		return measure{}, &fault{allowed: "numbers end at 1 000 000 bn"}
	}
	return measure{value: value, percent: m[4] == "%", unit: strings.Join(strings.Fields(m[5]), " ")}, nil
}

// numberHint guesses what someone meant by a text that is not a number.
func numberHint(text string) string {
	switch {
	case ofPeriod.MatchString(text):
		return "write per month or per year"
	case strings.ContainsAny(text, "万億"):
		return "1万 is 10k, 1億 is 100m"
	case currencyish.MatchString(text):
		return "write the amount without the currency, which stands at the top"
	case strings.Contains(text, ","):
		return "write 1_250 or 1250 for thousands, and a point for decimals"
	case regexp.MustCompile(`^\.\d`).MatchString(text):
		return "write 0" + text
	case regexp.MustCompile(`^\d[\d.]*[eE][+-]?\d+$`).MatchString(text):
		return "write the number out, or with k, m or bn"
	case regexp.MustCompile(`^\d[\d_.]*[a-zA-Z]+`).MatchString(text) && !strings.HasPrefix(text, "0x"):
		return "put a space between the number and its unit; thousands are k, millions m, billions bn"
	}
	return ""
}

// scale says which law a range of a quantity becomes.
type scale uint8

const (
	positive scale = iota // log-normal
	share                 // logit-normal, strictly between 0 and 1
	signed                // normal
	instant               // uniform between two months
)

// A dimension is a kind of literal: how it is written, what it may be, and
// which law its ranges become.
type dimension struct {
	name     string // in the schema
	noun     string // what stands where it is asked: a rate such as 27%
	limits   string // said when a value is beyond min or max
	min, max float64
	scale    scale
	examples []string
	span     string // an example of a range
	pattern  string // of one literal in the schema
	// amount turns a measure into the model's unit. A rate may say for how many months it holds.
	amount func(c *calendar, m measure) (value float64, months int, ok bool)
	// words are texts with a meaning of their own.
	words map[string]float64
	// parse reads literals that are no measures.
	parse func(c *calendar, text string) (float64, *fault)
}

// read parses one literal, without the dots of a range.
func (d *dimension) read(c *calendar, text string) (value float64, months int, f *fault) {
	if v, ok := d.words[text]; ok {
		return v, 0, nil
	}
	if d.parse != nil {
		value, f = d.parse(c, text)
	} else {
		var m measure
		if m, f = parseMeasure(text); f == nil {
			var ok bool
			if strings.HasPrefix(text, "+") && d.name == wholes.name {
				f = &fault{hint: "write how many there are, not how many more"}
			} else if value, months, ok = d.amount(c, m); !ok {
				f = &fault{hint: d.unitHint(text, m)}
			}
		}
	}
	if f != nil {
		if f.allowed == "" {
			f.allowed = d.noun
		}
		if meant := d.meant(c, text); meant != "" {
			f.hint = meant
		}
		if f.hint == "" && len(d.words) > 1 {
			f.hint = nearestOnly(text, slices.Sorted(maps.Keys(d.words)))
		}
		return 0, 0, f
	}
	if !(value >= d.min && value <= d.max) {
		f = &fault{allowed: d.limits}
		if d.scale == share && !strings.Contains(text, "%") {
			f.hint = "write " + text + "%"
		}
		return 0, 0, f
	}
	return value, months, nil
}

// unitHint says what is wrong with a number whose unit does not fit.
func (d *dimension) unitHint(text string, m measure) string {
	number, _, _ := strings.Cut(text, " ")
	switch {
	case m.unit == "%":
		return "write " + number + "%"
	case m.unit == "" && !m.percent && slices.Contains(d.examples, "90 days"):
		if m.value == 0 {
			return "write none"
		}
		return fmt.Sprintf("write %s days or %s months", number, number)
	case m.unit == "" && !m.percent && len(d.examples) > 0:
		if unit := strings.SplitN(d.examples[0], " ", 2); len(unit) == 2 {
			return "write " + number + " " + unit[1]
		}
	case strings.HasPrefix(m.unit, "per ") && strings.Contains(d.pattern, "per "):
		return "write per month or per year"
	case m.percent && m.unit == "" && d.name == factors.name:
		return "20% more is 1.2, 20% less 0.8"
	case m.unit != "" && !strings.Contains(d.examples[0], " "):
		return fmt.Sprintf("write it without %q", m.unit)
	case strings.HasPrefix(m.unit, "/"), strings.HasPrefix(m.unit, "a "):
		return "write per month or per year"
	}
	return ""
}

// perMonths is how many months the period in "per year" has, or 0.
func perMonths(c *calendar, unit string) float64 {
	switch unit {
	case "per day":
		return 1 / c.daysPerMonth
	case "per week":
		return c.week() / c.daysPerMonth
	case "per month":
		return 1
	case "per quarter":
		return 3
	case "per year":
		return 12
	}
	return 0
}

// inDays is a duration in the model's days.
func inDays(c *calendar, m measure) (float64, bool) {
	if m.percent {
		return 0, false
	}
	switch strings.TrimSuffix(m.unit, "s") {
	case "day":
		return m.value, true
	case "week":
		return m.value * c.week(), true
	case "month":
		return m.value * c.daysPerMonth, true
	case "year":
		return m.value * 12 * c.daysPerMonth, true
	}
	return 0, false
}

// parseMonth reads 2027-04 or, counted from the start, month 4.
func parseMonth(c *calendar, text string) (sim.Month, *fault) {
	if n, ok := strings.CutPrefix(text, "month "); ok {
		if i, err := strconv.Atoi(n); err == nil && i >= 1 && i <= 1200 && n[0] != '0' && n[0] != '+' {
			return c.start + sim.Month(i-1), nil
		}
		return 0, &fault{allowed: "months are counted from month 1, the first of the plan"}
	}
	if t, err := time.Parse("2006-01", text); err == nil && t.Year() >= 1900 && utf8.RuneCountInString(text) == 7 {
		return sim.MonthOf(t.Year(), t.Month()), nil
	}
	f := &fault{allowed: "a month such as 2027-04, or month 4 counted from the start"}
	for _, layout := range monthLayouts {
		if t, err := time.Parse(layout, text); err == nil {
			f.hint = "write " + t.Format("2006-01")
			break
		}
	}
	return 0, f
}

// monthLayouts are other ways in which people write a month, or a day of it. 3/4/2027 is not among them, which is March or April by the country.
var monthLayouts = []string{"January 2006", "Jan 2006", "2006 January", "2006 Jan", "Jan-2006", "2006-Jan", "2006-1", "2006/1", "2006.1", "1/2006", "1-2006", "1.2006",
	"2006年1月", "2006-01-02", "2006/1/2", "2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006"}

// parseMonthName reads Mar or March.
func parseMonthName(text string) (time.Month, bool) {
	for m := time.January; m <= time.December; m++ {
		if text == m.String() || text == m.String()[:3] {
			return m, true
		}
	}
	return 0, false
}
