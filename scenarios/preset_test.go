package scenarios

import (
	"regexp"
	"strings"
	"testing"
)

// A line of a preset with a number in it, save for when the plan starts and how
// long it runs, names its source or says that it is an assumption.
func TestEveryNumberOfAPresetHasItsSource(t *testing.T) {
	number := regexp.MustCompile(`[0-9]`)
	exempt := regexp.MustCompile(`^(start|months): `)
	for _, p := range Presets() {
		text, err := PresetText(p.Name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			plan, comment, _ := strings.Cut(line, "#")
			if number.MatchString(plan) && !exempt.MatchString(plan) && !strings.Contains(plan, `source: "`) && strings.TrimSpace(comment) == "" {
				t.Errorf("%s:%d: neither source nor assumption: %s", p.Name, i+1, line)
			}
		}
	}
}

func TestPresetsAreToldInOneLine(t *testing.T) {
	for _, p := range Presets() {
		if p.Title == "" || p.About == "" || strings.Contains(p.About, "\n") {
			t.Errorf("%s: %+v", p.Name, p)
		}
	}
}
