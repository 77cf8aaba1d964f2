package scenarios

import (
	"regexp"
	"strings"
)

var (
	spaced    = regexp.MustCompile(`^([+-]?\d{1,3})((?:[ '’]\d{3})+)((?:\.\d+)?(?:k|m|bn|%)?(?: per [a-z]+)?)$`)
	worded    = regexp.MustCompile(`^([+-]?\d[\d_]*(?:\.\d+)?) ?([A-Za-z]+\.?)( per [a-z]+)?$`)
	perPeriod = regexp.MustCompile(`^([+-]?\d[\d_]*(?:\.\d+)?(?:k|m|bn|%)?) (.+)$`)
)

// signs are other ways to write what stands right behind a number.
var signs = map[string]string{
	"percent": "%", "pct": "%",
	"k": "k", "tsd": "k", "thousand": "k",
	"m": "m", "mn": "m", "mm": "m", "mio": "m", "mil": "m", "million": "m", "millions": "m",
	"b": "bn", "bn": "bn", "mrd": "bn", "billion": "bn", "billions": "bn",
}

// periodWords are other ways to write how often.
var periodWords = map[string]string{
	"a day": "per day", "daily": "per day", "a week": "per week", "weekly": "per week",
	"a month": "per month", "monthly": "per month", "p.m.": "per month",
	"a quarter": "per quarter", "quarterly": "per quarter",
	"a year": "per year", "p.a.": "per year", "pa": "per year", "p.a": "per year", "per annum": "per year", "annually": "per year", "annual": "per year", "yearly": "per year",
}

// cadenceWords are other ways to write how often invoices come.
var cadenceWords = map[string]string{
	"yearly": "annual", "annually": "annual", "every year": "annual", "per year": "annual", "once a year": "annual", "in advance": "annual",
	"half yearly": "half-yearly", "halfyearly": "half-yearly", "semi-annual": "half-yearly", "semiannual": "half-yearly", "semi-annually": "half-yearly", "biannual": "half-yearly",
	"every quarter": "quarterly", "per quarter": "quarterly", "every month": "monthly", "per month": "monthly",
	"upfront": "prepaid", "up front": "prepaid", "up-front": "prepaid", "multi-year": "prepaid",
}

// meant is how to write a literal that cannot be read but leaves no doubt; empty where it does.
// Leaving a word out, as other hints say, would here change the number.
func (d *dimension) meant(c *calendar, text string) string {
	var readings []string
	if m := spaced.FindStringSubmatch(text); m != nil {
		readings = append(readings, m[1]+strings.NewReplacer(" ", "_", "'", "_", "’", "_").Replace(m[2])+m[3])
	}
	if m := worded.FindStringSubmatch(text); m != nil {
		if sign := signs[strings.ToLower(strings.TrimSuffix(m[2], "."))]; sign != "" {
			readings = append(readings, m[1]+sign+m[3])
		}
	}
	if m := perPeriod.FindStringSubmatch(text); m != nil {
		if period := periodWords[strings.ToLower(m[2])]; period != "" {
			readings = append(readings, m[1]+" "+period)
		}
	}
	if word := cadenceWords[strings.ToLower(text)]; word != "" {
		readings = append(readings, word)
	}
	for _, reading := range readings {
		if reading == text {
			continue
		}
		if _, _, f := d.read(c, reading); f == nil {
			return "write " + reading
		}
	}
	if dashed.MatchString(text) {
		return "a range has two dots and spaces, as in 45 .. 85 days"
	}
	return ""
}
