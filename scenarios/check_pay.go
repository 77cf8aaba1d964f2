package scenarios

import (
	"fmt"
	"math"
	"strings"

	"funnelcast/scenarios/catalogue"
)

// pay compares quotas and pay with what is usual.
func (c *checker) pay(s *Scenario) []Note {
	var ratios, ranges, splits []string
	for i := range c.m.Roles {
		r := &c.m.Roles[i]
		p := &r.Pay
		target := p.Base + p.Variable
		if target == 0 {
			continue
		}
		// A manager's quota is the team's.
		if q := r.Quota / target; q > 0 && (q < 3 || q > 6) && len(r.Manages) == 0 {
			ratios = append(ratios, fmt.Sprintf("%s %s ÷ %s = %s", r.Name, c.money(r.Quota), c.money(target), short(q)))
		}
		like, known := s.Roles[i].Value.catalogued(r.Name)
		if !known {
			continue
		}
		if c.m.Currency.Code == "JPY" {
			for _, part := range []struct {
				name string
				paid float64
				of   catalogue.Range
			}{{"base", p.Base, like.Base}, {"variable", p.Variable, like.Bonus}} {
				if part.paid > 0 && !part.of.Holds(part.paid) {
					high := "without an upper end"
					if part.of.High > 0 {
						high = "to " + c.money(part.of.High)
					}
					ranges = append(ranges, fmt.Sprintf("%s %s of %s (%s %s)", r.Name, part.name, c.money(part.paid), c.money(part.of.Low), high))
				}
			}
		}
		if share := 100 * p.Base / target; !usual(like, share) {
			splits = append(splits, fmt.Sprintf("%s %.0f/%.0f (%s)", r.Name, share, 100-share, splitsOf(like)))
		}
	}
	var notes []Note
	if len(ratios) > 0 {
		notes = append(notes, Note{"a year's quota is usually 3 to 6 times the pay at target: " + strings.Join(ratios, "; "),
			"less is usual for leaders who also sell and in a new market; otherwise look at quota and pay again"})
	}
	if len(ranges) > 0 {
		notes = append(notes, Note{Text: "pay outside what the guide to tech-sales positions in Japan gives: " + strings.Join(ranges, "; ")})
	}
	if len(splits) > 0 {
		notes = append(notes, Note{Text: "pay splits, base/variable, that are not among the usual ones: " + strings.Join(splits, "; ")})
	}
	return notes
}

// usual tells whether a share of base, in percent, is near one of a role's splits.
// Where a role may have a company bonus instead of a commission, so is a small one.
func usual(r *catalogue.Role, base float64) bool {
	if len(r.Splits) == 0 || r.CompanyBonus && base >= 80 {
		return true
	}
	for _, s := range r.Splits {
		if math.Abs(base-float64(s.Base)) <= 2.5 {
			return true
		}
	}
	return false
}

func splitsOf(r *catalogue.Role) string {
	var all []string
	for _, s := range r.Splits {
		if s.Variable > 0 {
			all = append(all, s.String())
		}
	}
	if r.CompanyBonus {
		all = append(all, "base and a bonus")
	}
	return named(all, "or")
}

// catalogued is the catalogue's entry for a role: what it is like, or what it is called.
func (r *Role) catalogued(name string) (*catalogue.Role, bool) {
	if r.Like.name != "" {
		name = r.Like.name
	}
	return catalogue.RoleNamed(name)
}
