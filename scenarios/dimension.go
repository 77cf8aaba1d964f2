package scenarios

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

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
