package scenarios

import (
	"fmt"
	"strings"
)

// ParseMoney reads an amount of money above 0 as a scenario writes it, such as 300k or 1.2m, in units of the currency.
func ParseMoney(text string) (float64, error) {
	m, fault := parseMeasure(strings.TrimSpace(text))
	switch {
	case fault != nil && fault.hint != "":
		return 0, fmt.Errorf("found %q; %s", text, fault.hint)
	case fault != nil || m.percent || m.unit != "" || m.value <= 0:
		return 0, fmt.Errorf("found %q; an amount of money above 0, such as 300k or 1.2m", text)
	}
	return m.value, nil
}

// ParseProbability reads a probability such as 80% or 0.8; what is impossible or certain is none.
func ParseProbability(text string) (float64, error) {
	p, err := ParseShare(text)
	if err != nil || p == 0 || p == 1 {
		return 0, fmt.Errorf("found %q; a probability of more than 0%% and less than 100%%, such as 80%% or 0.8", text)
	}
	return p, nil
}

// ParseShare reads a probability such as 60% or 0.6, from 0 to 1.
func ParseShare(text string) (float64, error) {
	m, fault := parseMeasure(strings.TrimSpace(text))
	if fault != nil || m.unit != "" || m.value < 0 || m.value > 1 {
		return 0, fmt.Errorf("found %q; a probability between 0%% and 100%%, such as 60%% or 0.6", text)
	}
	return m.value, nil
}
