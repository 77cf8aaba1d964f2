package scenarios

import (
	"math"
	"regexp"
	"strconv"
	"strings"

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
