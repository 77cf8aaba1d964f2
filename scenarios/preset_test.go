package scenarios

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"funnelcast/scenarios/catalogue"
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
		if p.About == "" || strings.Contains(p.About, "\n") {
			t.Errorf("%s: %+v", p.Name, p)
		}
	}
}

// Pay in yen is what the documents of the catalogue give for such a role, and divides as
// they have it, where they say anything.
func TestPayOfTheJapanesePresetsIsThatOfTheCatalogue(t *testing.T) {
	held := 0
	for _, p := range Presets() {
		s := mustLoadPreset(t, p.Name)
		if s.Currency.Code != "JPY" {
			continue
		}
		for _, row := range s.Roles {
			name := row.Name
			if row.Value.Like.name != "" {
				name = row.Value.Like.name
			}
			role, ok := catalogue.RoleNamed(name)
			if !ok {
				t.Errorf("%s: the catalogue has no role %q", p.Name, name)
				continue
			}
			base, variable := row.Value.Pay.Base.value, row.Value.Pay.Variable.value
			if !role.Base.Holds(base) || !role.Bonus.Holds(variable) {
				t.Errorf("%s: a %s is paid %.3g and %.3g, the catalogue has %v and %v", p.Name, row.Name, base, variable, role.Base, role.Bonus)
			}
			split := catalogue.Split{Base: int(100*base/(base+variable) + 0.5)}
			split.Variable = 100 - split.Base
			if len(role.Splits) > 0 && !role.CompanyBonus && !slices.Contains(role.Splits, split) {
				t.Errorf("%s: the pay of a %s divides %v, the catalogue has %v", p.Name, row.Name, split, role.Splits)
			}
			held++
		}
	}
	if held < 15 {
		t.Errorf("only %d roles looked at", held)
	}
}
