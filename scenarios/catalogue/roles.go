package catalogue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

// A Role is what the documents say of a position.
type Role struct {
	Name    string   `yaml:"name" json:"name"` // as in a scenario: sales-manager-1
	Title   string   `yaml:"title" json:"title"`
	Aliases []string `yaml:"aliases" json:"aliases,omitempty"` // other titles, by which RoleNamed finds it too
	About   string   `yaml:"about" json:"about"`

	Stages       []int    `yaml:"stages" json:"stages,omitempty"` // of the funnel that it works or leads, 1..5; none: outside of it
	Stage        string   `yaml:"stage" json:"stage"`             // the same in words
	Consumes     string   `yaml:"consumes" json:"consumes"`
	Produces     string   `yaml:"produces" json:"produces"`
	Capabilities []string `yaml:"capabilities" json:"capabilities"` // attract, prospect, account-based, qualify, close, assist, partner, onboard, cover, support, expand, renew, manage
	Meets        string   `yaml:"meets" json:"meets,omitempty"`     // in person or remotely
	Segment      string   `yaml:"segment" json:"segment,omitempty"` // its usual customers
	Load         string   `yaml:"load" json:"load,omitempty"`       // how much or how many one person carries or leads

	KPIs   []string `yaml:"kpis" json:"kpis,omitempty"`
	Target string   `yaml:"target" json:"target,omitempty"`

	Splits       []Split `yaml:"splits" json:"splits,omitempty"`
	CompanyBonus bool    `yaml:"-" json:"company_bonus,omitempty"` // may be paid base alone, with a bonus that hangs on the company's or the person's year and no commission
	Base         Range   `yaml:"base" json:"base,omitzero"`
	Bonus        Range   `yaml:"bonus" json:"bonus,omitzero"`
	Uncapped     bool    `yaml:"-" json:"uncapped,omitempty"` // Bonus has no upper end

	Serves   bool     `yaml:"serves" json:"serves"` // its pay is cost to serve, not cost of acquisition
	Model    string   `yaml:"model" json:"model"`   // what it does in a scenario, by the keys; amounts are examples
	Disagree []string `yaml:"disagree" json:"disagree,omitempty"`
	Sources  []string `yaml:"sources" json:"sources"`
}

// A Split is how pay at target divides, in percent.
type Split struct {
	Base     int `json:"base"`
	Variable int `json:"variable"`
}

// String returns the split as people say it: 70/30.
func (s Split) String() string { return fmt.Sprintf("%d/%d", s.Base, s.Variable) }

// UnmarshalYAML reads 70/30.
func (s *Split) UnmarshalYAML(n *yaml.Node) error {
	base, variable, _ := strings.Cut(n.Value, "/")
	var err error
	if s.Base, err = strconv.Atoi(base); err == nil {
		s.Variable, err = strconv.Atoi(variable)
	}
	if err != nil || s.Base+s.Variable != 100 {
		return fmt.Errorf("line %d: %q is no split", n.Line, n.Value)
	}
	return nil
}

// A Range is of pay, in yen a year. High is 0 where there is no upper end, and the zero
// Range says that the documents give none.
type Range struct {
	Low  float64 `json:"low"`
	High float64 `json:"high,omitzero"`
}

// Holds tells whether pay lies within the range; where none is given, all does.
func (r Range) Holds(pay float64) bool { return pay >= r.Low && (r.High == 0 || pay <= r.High) }

// UnmarshalYAML reads 4.5m .. 6m and 2m .. uncapped.
func (r *Range) UnmarshalYAML(n *yaml.Node) error {
	low, high, _ := strings.Cut(n.Value, " .. ")
	var err error
	if r.Low, err = millions(low); err == nil && high != "uncapped" {
		r.High, err = millions(high)
	}
	if err != nil || r.Low <= 0 || high != "uncapped" && r.High < r.Low {
		return fmt.Errorf("line %d: %q is no range of pay", n.Line, n.Value)
	}
	return nil
}

func millions(s string) (float64, error) {
	m, err := strconv.ParseFloat(strings.TrimSuffix(s, "m"), 64)
	return m * 1e6, err
}

// roles reads the file once.
var roles = sync.OnceValue(func() []Role {
	all := load[Role]("roles.yaml")
	for i := range all {
		r := &all[i]
		r.Uncapped = r.Bonus.Low > 0 && r.Bonus.High == 0
		for _, s := range r.Splits {
			r.CompanyBonus = r.CompanyBonus || s.Variable == 0
		}
	}
	return all
})

// Roles returns all roles in the order of the funnel, those who lead last. The
// caller owns the slice, not what its entries point to.
func Roles() []Role { return slices.Clone(roles()) }

// RoleNamed finds a role by its name, its title or an alias that no other role
// has, whatever the case and with spaces, hyphens or underscores.
func RoleNamed(name string) (*Role, bool) {
	called := RolesCalled(name)
	if len(called) != 1 {
		return nil, false
	}
	return &called[0], true
}

// RolesCalled returns the roles that a word may mean: the one with this name,
// else the one with this title, else all with this alias. Sales manager is
// three different ones.
func RolesCalled(word string) []Role {
	ways := []func(*Role) []string{
		func(r *Role) []string { return []string{r.Name} },
		func(r *Role) []string { return []string{r.Title} },
		func(r *Role) []string { return r.Aliases },
	}
	for _, titles := range ways {
		var called []Role
		for _, r := range roles() {
			if slices.ContainsFunc(titles(&r), func(t string) bool { return plain(t) == plain(word) }) {
				called = append(called, r)
			}
		}
		if called != nil {
			return called
		}
	}
	return nil
}

// plain drops the differences that do not matter between titles.
func plain(title string) string {
	return strings.ToLower(strings.NewReplacer("-", " ", "_", " ").Replace(strings.TrimSpace(title)))
}
