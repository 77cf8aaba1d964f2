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
	m, fault := parseMeasure(strings.TrimSpace(text))
	if fault != nil || m.unit != "" || m.value <= 0 || m.value >= 1 {
		return 0, fmt.Errorf("found %q; a probability of more than 0%% and less than 100%%, such as 80%% or 0.8", text)
	}
	return m.value, nil
}
