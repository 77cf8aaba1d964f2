package catalogue

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryRoleOfTheDocumentsIsThere(t *testing.T) {
	want := strings.Fields(`marketing mdr sdr bdr adr isr ae specialist-ae sales-manager-1 bdm-1 vp-sales-1 se sa industry-expert
		partnerships-manager channel-ae bdm-2 bd-director onboarding-manager tam technical-support csm am renewal-specialist
		sales-manager-2 sales-director vp-sales-2 cs-director country-manager`)
	var got []string
	for _, r := range Roles() {
		got = append(got, r.Name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("roles are\n%q, want\n%q", got, want)
	}
}

func TestEveryRoleIsToldInFull(t *testing.T) {
	capabilities := strings.Fields("attract prospect account-based qualify close assist partner onboard cover support expand renew manage")
	name := regexp.MustCompile(`^[a-z][a-z0-9-]*$`) // one that a scenario may use as well
	for _, r := range Roles() {
		if !name.MatchString(r.Name) || r.Name == "all" {
			t.Errorf("%q is no name", r.Name)
		}
		for key, said := range map[string]string{"title": r.Title, "about": r.About, "stage": r.Stage, "consumes": r.Consumes,
			"produces": r.Produces, "model": r.Model} {
			if said == "" || said != strings.TrimSpace(said) || strings.Contains(said, "\n") {
				t.Errorf("%s: %s is %q", r.Name, key, said)
			}
		}
		for _, sentences := range append(r.Disagree, r.About, r.Model) {
			if !strings.HasSuffix(sentences, ".") {
				t.Errorf("%s: no sentence: %s", r.Name, sentences)
			}
		}
		for i, s := range r.Stages {
			if s < 1 || s > 5 || i > 0 && s <= r.Stages[i-1] {
				t.Errorf("%s: stages %v", r.Name, r.Stages)
			}
		}
		if len(r.Capabilities) == 0 {
			t.Errorf("%s can do nothing", r.Name)
		}
		for _, c := range r.Capabilities {
			if !slices.Contains(capabilities, c) {
				t.Errorf("%s can %q; known are %q", r.Name, c, capabilities)
			}
		}
		checkSources(t, r.Name, r.Sources)
	}
}

// The guide to tech-sales positions, read again by hand.
func TestPayIsThatOfTheGuide(t *testing.T) {
	const (
		four    = "80/20 70/30 60/40 50/50"
		three   = "70/30 60/40 50/50"
		company = "100/0 80/20 70/30"
	)
	want := map[string]string{
		"sdr":                  "4.5–6 1–4 " + four,
		"bdr":                  "4.5–6.5 1–∞ " + four,
		"isr":                  "5–12 2–∞ " + four,
		"ae":                   "6–10 4–∞ " + four,
		"am":                   "5–11 0.5–∞ " + company,
		"csm":                  "7–13 0.5–∞ " + company,
		"cs-director":          "13–20 0.5–∞ " + company,
		"renewal-specialist":   "4.5–12 1–6 " + company,
		"bdm-1":                "10–14 2–∞ " + three,
		"bdm-2":                "8–14 3–∞ " + three,
		"bd-director":          "12–25 6–∞ " + three,
		"sales-manager-1":      "6–12 2–∞ " + four,
		"sales-manager-2":      "7–13 2–∞ " + four,
		"sales-director":       "15–25 3–∞ " + four,
		"vp-sales-1":           "10–25 3–∞ " + four,
		"vp-sales-2":           "15–25 3–∞ " + four,
		"country-manager":      "18–25 8–∞ " + four,
		"partnerships-manager": "10–24 4–∞ " + four,
	}
	for _, r := range Roles() {
		got := ""
		if r.Base.Low > 0 {
			high := fmt.Sprint(r.Bonus.High / 1e6)
			if r.Uncapped {
				high = "∞"
			}
			got = fmt.Sprintf("%v–%v %v–%s %s", r.Base.Low/1e6, r.Base.High/1e6, r.Bonus.Low/1e6, high, strings.Trim(fmt.Sprint(r.Splits), "[]"))
		}
		if got != want[r.Name] {
			t.Errorf("%s: %q, want %q", r.Name, got, want[r.Name])
		}
		if r.Base.Low == 0 && (r.Bonus != Range{} || r.Splits != nil || r.Uncapped || r.CompanyBonus) {
			t.Errorf("%s has no base and yet some pay", r.Name)
		}
		if r.CompanyBonus != strings.HasSuffix(want[r.Name], company) {
			t.Errorf("%s: company bonus %v", r.Name, r.CompanyBonus)
		}
	}
}

func TestThoseWhoServeCustomersAreCostToServe(t *testing.T) {
	var got []string
	for _, r := range Roles() {
		if r.Serves {
			got = append(got, r.Name)
		}
	}
	want := []string{"onboarding-manager", "tam", "technical-support", "csm", "renewal-specialist", "cs-director"}
	if !slices.Equal(got, want) {
		t.Errorf("serving: %q, want %q", got, want)
	}
}

func TestARoleIsFoundByNameTitleAndAlias(t *testing.T) {
	for word, want := range map[string]string{
		"sdr":                          "sdr",
		"SDR":                          "sdr",
		"sales_manager_2":              "sales-manager-2",
		"Account Executive":            "ae",
		"strategic alliance manager":   "partnerships-manager",
		"Alliance-Manager":             "partnerships-manager",
		"Ingénieur commercial":         "se",
		"inside sales representative":  "isr", // a title before the SDR's alias
		"technical account manager":    "tam",
		"business development manager": "", // type 1, type 2 or a sales director
		"janitor":                      "",
		"":                             "",
	} {
		got, ok := RoleNamed(word)
		if ok != (want != "") || ok && got.Name != want {
			t.Errorf("RoleNamed(%q) = %v, %v, want %q", word, got, ok, want)
		}
	}
}

func TestATitleOfSeveralRolesNamesThemAll(t *testing.T) {
	var got []string
	for _, r := range RolesCalled("sales manager") {
		got = append(got, r.Name)
	}
	if want := []string{"ae", "sales-manager-1", "sales-manager-2"}; !slices.Equal(got, want) {
		t.Errorf("sales manager may be %q, want %q", got, want)
	}
}

func TestTitlesAreDifferentAndNoRoleIsItsOwnAlias(t *testing.T) {
	titles := map[string]string{}
	for _, r := range Roles() {
		for _, title := range []string{r.Name, r.Title} {
			if other, taken := titles[plain(title)]; taken && other != r.Name {
				t.Errorf("%s and %s are both %q", r.Name, other, title)
			}
			titles[plain(title)] = r.Name
		}
		for i, alias := range r.Aliases {
			if plain(alias) == plain(r.Name) || plain(alias) == plain(r.Title) || slices.Contains(r.Aliases[:i], alias) {
				t.Errorf("%s: alias %q says nothing new", r.Name, alias)
			}
		}
	}
}

func TestARangeHoldsItsEndsAndAnOpenOneEveryMore(t *testing.T) {
	for _, c := range []struct {
		r    Range
		pay  float64
		want bool
	}{
		{Range{1e6, 4e6}, 1e6, true}, {Range{1e6, 4e6}, 4e6, true}, {Range{1e6, 4e6}, 4.1e6, false}, {Range{1e6, 4e6}, 0.9e6, false},
		{Range{2e6, 0}, 90e6, true}, {Range{2e6, 0}, 1e6, false}, {Range{}, 5e6, true},
	} {
		if got := c.r.Holds(c.pay); got != c.want {
			t.Errorf("%v holds %v: %v", c.r, c.pay, got)
		}
	}
}
