package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestSetChangesOneNumber(t *testing.T) {
	s := mustLoad(t, small, "funnel.lead.passes=30%", "funnel.opportunity.passes.mid=10%", "sources.inbound.volume=200 per month", "roles.ae.open=24",
		"team.ae=5", "team.ae@2027-06=2", "team.ae@2027-09=3", "targets.Goal.at_least=14m", "season.close.Mar=1.5", "segments.mid.contract.value={mean: 40k, cv: 0.5}", "roles.ae.ramp=[0%, 50%, 100%]")
	m := s.Model()
	if m.Stages[0].Passes[0].Fixed != 0.3 || m.Stages[1].Passes[0].Fixed != 0.1 || m.Stages[1].Passes[1].Fixed != 0.3 || m.Sources[0].Volume[0].Value.Fixed != 200 || m.Roles[0].Open.Value.Fixed != 24 {
		t.Errorf("%+v", m)
	}
	if len(m.Roles[0].Ramp) != 3 || m.Segments[0].Worth.Law.Mean() < 39.9e5 || m.CloseSeason[2] != 1.5 || m.Targets[0].AtLeast != 14e8 {
		t.Errorf("%+v", m)
	}
	seats := map[int]int{}
	for _, seat := range m.Seats {
		if seat.Seated {
			seats[-1]++
		} else {
			seats[seat.Month]++
		}
	}
	if len(seats) != 3 || seats[-1] != 5 || seats[5] != 2 || seats[8] != 3 {
		t.Errorf("seats by month: %v", seats)
	}
}

func TestALongFormIsLaidOverAShortOne(t *testing.T) {
	s := mustLoad(t, small, "funnel.opportunity.takes.won=80 days", "roles.ae.attrition.first=6 months", "roles.ae.attrition.first_rate=50% per year")
	if st := s.Model().Stages[1]; mean(st.Won[0]) != 80 || mean(st.Lost[0]) != 60 {
		t.Errorf("won takes %v days, lost %v", mean(st.Won[0]), mean(st.Lost[0]))
	}
	if r := s.Model().Roles[0]; r.Attrition.Fixed != 0.24 || r.EarlyMonths != 6 || r.EarlyAttrition.Fixed != 0.5 {
		t.Errorf("%+v", r)
	}
}

func TestSetProblemsPointIntoTheArgument(t *testing.T) {
	for set, want := range map[string]string{
		"funnel.lead.passes=130%":   "--set:1:20: funnel.lead.passes: found \"130%\"; a rate lies between 0% and 100%\n   1 | funnel.lead.passes=130%\n     |                    ^",
		"funnel.led.passes=30%":     "--set:1:8: funnel.led: there is no entry \"led\"; did you mean \"lead\"?\n   1 | funnel.led.passes=30%\n     |        ^",
		"funnel.lead.pases=30%":     "--set:1:13: funnel.lead.pases: unknown key \"pases\"; did you mean \"passes\"?\n   1 | funnel.lead.pases=30%\n     |             ^",
		"month=3":                   "--set:1:1: month: unknown key \"month\"; did you mean \"months\"?\n   1 | month=3\n     | ^",
		"months":                    "--set:1:1: found no =; a change is written path=value, as in funnel.mql.passes=30%\n   1 | months\n     | ^",
		"months=":                   "--set:1:8: months: empty value; write a value or remove the key\n   1 | months=\n     |        ^",
		"funnel..passes=3%":         "--set:1:8: the path has an empty part; a path is made of keys and dots, as in funnel.mql.passes\n   1 | funnel..passes=3%\n     |        ^",
		"team.ae=many":              "--set:1:9: team.ae.seated: found \"many\"; a whole number such as 4\n   1 | team.ae=many\n     |         ^",
		"team.bdr=2":                "--set:1:6: team.bdr.role: there is no role \"bdr\"; known: ae\n   1 | team.bdr=2\n     |      ^",
		"roles.ae.ramp=[10%, 200%]": "--set:1:21: roles.ae.ramp[2]: found \"200%\"; a rate lies between 0% and 100%\n   1 | roles.ae.ramp=[10%, 200%]\n     |                     ^",
		"roles.ae.ramp=[10%":        "--set:1:15: not YAML: what opens here is not closed, or a comma is missing in it; every {, [ and quote needs its partner\n   1 | roles.ae.ramp=[10%\n     |               ^",
	} {
		_, err := loadText(t, small, Patches{Set: []string{set}})
		if err == nil || err.Error() != want {
			t.Errorf("%s\ngot  %v\nwant %s", set, err, want)
		}
	}
}

func TestOverlaysMergeByNameAndPointHome(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "base.yaml", small)
	write(t, "more/plan.yaml", `extends: ../base.yaml
name: Changed
funnel:
  - {stage: opportunity, passes: {mid: {value: 50%, source: hope}}}
sources:
  - {name: events, kind: inbound, enters: lead, volume: 10 per month, segments: {mid: 100%}}
roles:
  ae: {attrition: null, ramp: [50%, 100%]}
team:
  - {role: ae, hire: 4, from: month 6}
  - {role: ae, hire: 2, from: 2027-06}
  - {role: ae, hire: 1, from: 2027-09}
`)
	s, err := Load("more/plan.yaml", Patches{})
	if err != nil {
		t.Fatal(err)
	}
	m := s.Model()
	if m.Name != "Changed" || m.Stages[1].Passes[0].Fixed != 0.5 || m.Stages[1].Passes[1].Fixed != 0.3 || len(m.Sources) != 2 || m.Roles[0].Attrition.Fixed != 0 || len(m.Roles[0].Ramp) != 2 {
		t.Errorf("%+v", m)
	}
	if len(m.Seats) != 2+4+2+1 {
		t.Errorf("%d seats, want two seated, four instead of one in June, two more in June, and a new one", len(m.Seats))
	}

	write(t, "stress.yaml", "name: Stress\nsources: {events: null}\nfunnel: {lead: {passes: 20%}}\nteam: {ae: {seated: 1}}\n")
	s, err = Load("more/plan.yaml", Patches{With: []string{"stress.yaml"}, Set: []string{"funnel.lead.passes=25%"}})
	if err != nil {
		t.Fatal(err)
	}
	if m := s.Model(); m.Name != "Changed + Stress" || len(m.Sources) != 1 || m.Stages[0].Passes[0].Fixed != 0.25 || len(m.Seats) != 8 {
		t.Errorf("%+v", m)
	}

	write(t, "wrong.yaml", "extends: base.yaml\nfunnel:\n  - {stage: lead, passes: 300%}\n  - {stage: extra}\n")
	_, err = Load("wrong.yaml", Patches{})
	want := `wrong.yaml:3:27: funnel.lead.passes: found "300%"; a rate lies between 0% and 100%
   3 |   - {stage: lead, passes: 300%}
     |                           ^
wrong.yaml:4:5: funnel.extra: missing key "passes"; share that passes, for all or by segment
   4 |   - {stage: extra}
     |     ^`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// A hire of month 6 is the one from June of a plan that starts in January: four instead of one.
func TestAHireInACountedMonthIsLaidOverTheOneOfThatMonth(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "base.yaml", small)
	write(t, "plan.yaml", "extends: base.yaml\nteam: [{role: ae, hire: 4, from: month 6}]\n")
	s, err := Load("plan.yaml", Patches{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.Model().Seats); n != 2+4 {
		t.Errorf("%d seats, want two seated and four hired", n)
	}
}

// So it is on the command line, whichever way the plan and the change count months.
func TestAHireIsSetByItsMonthHoweverCounted(t *testing.T) {
	counted := edit(t, "hire: 1, from: 2027-06", "hire: 1, from: month 6")
	for _, text := range []string{small, counted} {
		for _, set := range []string{"team.ae@2027-06=4", "team.ae@month 6=4"} {
			if n := len(mustLoad(t, text, set).Model().Seats); n != 2+4 {
				t.Errorf("%s: %d seats, want two seated and four hired", set, n)
			}
		}
		if n := len(mustLoad(t, text, "team.ae@month 6=null").Model().Seats); n != 2 {
			t.Errorf("%d seats, want those of two who are there", n)
		}
	}
}

// What a plan is about it says itself, not what is laid over it.
func TestAnOverlayDoesNotSayWhatThePlanIsAbout(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "plan.yaml", small+"about: Growth in the north.\n")
	write(t, "stress.yaml", "name: Stress\nabout: A third less.\nmonths: 12\n")
	s, err := Load("plan.yaml", Patches{With: []string{"stress.yaml"}})
	if err != nil {
		t.Fatal(err)
	}
	if s.About != "Growth in the north." {
		t.Errorf("it is about %q", s.About)
	}
}

func TestExtendsInACircleNamesTheChain(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.yaml", "extends: b.yaml\n")
	write(t, "b.yaml", "extends: a.yaml\n")
	_, err := Load("a.yaml", Patches{})
	want := "b.yaml:1:10: extends: the scenarios extend each other in a circle; a.yaml → b.yaml → a.yaml\n   1 | extends: a.yaml\n     |          ^"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestAScenarioThatIsNotThereNamesThePresets(t *testing.T) {
	_, err := Load("smb-inbond", Patches{})
	if err == nil || !strings.Contains(err.Error(), `did you mean "smb-inbound"?`) || !strings.Contains(err.Error(), "japan-first-hires") {
		t.Errorf("%v", err)
	}
	_, err = loadText(t, edit(t, "churn: 10%", "churn: 110%"), Patches{With: []string{"nowhere.yaml"}})
	if err == nil || !strings.Contains(err.Error(), "nowhere.yaml: there is no such file") || !strings.Contains(err.Error(), "segments.mid.churn") {
		t.Errorf("%v", err)
	}
}

func TestTheHashKnowsMeaningAndNothingElse(t *testing.T) {
	base := mustLoad(t, small).Hash()
	if len(base) != 16 {
		t.Errorf("hash %q", base)
	}
	same := strings.NewReplacer("passes: 27%}", "passes: 0.27} # a comment", "{value: 38k}", `{value: {value: 38_000, source: "list price"}}`,
		"{mid: 60%, smb: 40%}", "{smb: 40%, mid: 60%}", "from: 2027-06", "from: month 6").Replace(small)
	i, j, k := strings.Index(same, "  mid:\n"), strings.Index(same, "  smb:\n"), strings.Index(same, "sources:")
	same = same[:i] + same[j:k] + same[i:j] + same[k:]
	if got := mustLoad(t, same).Hash(); got != base {
		t.Error("the way of writing changes the hash")
	}
	if got := mustLoad(t, small, "funnel.lead.passes=28%", "funnel.lead.passes=27%").Hash(); got != base {
		t.Error("the history of overlays changes the hash")
	}
	for _, set := range []string{"funnel.lead.passes=28%", "months=13", "segments.smb.churn=2% .. 3% .. 5%", "team.ae=3", "name=Other"} {
		if mustLoad(t, small, set).Hash() == base {
			t.Errorf("%s leaves the hash as it was", set)
		}
	}
}

// loud numbers have a String.
type loud int
type loudByte uint8

func (loud) String() string     { return "loud" }
func (loudByte) String() string { return "loud" }

// A type of the model that gets a String changes no hash.
func TestTheHashIsOfNumbersAndNotOfTheirStrings(t *testing.T) {
	hash := func(v any) string {
		h := sha256.New()
		canonical(h, reflect.ValueOf(v))
		return hex.EncodeToString(h.Sum(nil))
	}
	type plain struct {
		N int
		B uint8
	}
	if hash(plain{3, 4}) != hash(struct {
		N loud
		B loudByte
	}{3, 4}) {
		t.Error("a String changes the hash")
	}
}

func TestAnEmptyListOverAListIsAMistake(t *testing.T) {
	_, err := loadText(t, small, Patches{Set: []string{"team=[]"}})
	if err == nil || !strings.Contains(err.Error(), "--set:1:6: team: found an empty list, which changes nothing") {
		t.Errorf("team=[] gives %v", err)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(small)
	f.Add(rich)
	f.Add(organisation)
	f.Add("extends: smb-inbound\nfunnel: {mql: {passes: 20%}}\n")
	f.Add("team: [null, ae, [], {role: ae, seated: 2}]\nsources: [1]\nfunnel: [x, {stage: a, takes: {won: 1 day}}]\nroles: {ae: }\nsegments: {a: {churn: {mid: 1%}}}\n")
	f.Add("name: {value: x}\nmonths: {value: {value: 3}}\nseason: {close: {Mar: 0.1}}\nstart: 9999-12\ntogether: [{of: x, correlation: 0}]\n")
	for _, m := range mistakes {
		f.Add(strings.Replace(small, m.old, m.new, 1))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		s, err := loadText(t, text, Patches{})
		if err != nil {
			if err.Error() == "" {
				t.Error("a problem without words")
			}
			return
		}
		if err := s.Model().Check(); err != nil {
			t.Errorf("loaded, but the engine refuses it: %v", err)
		}
		noNaN(t, s)
		s.Check()
		s.Hash()
	})
}

// A role or a stage that an overlay brings and nothing asks for is a slip of the pen; one with all it needs is new.
func TestWhatIsAddedByASlipOfThePenIsRefused(t *testing.T) {
	const asked = "a new one is asked for by a line of team, a stage, a segment, a source or a role"
	for _, c := range []struct{ name, overlay, set, want string }{
		{"role by --set", "", "roles.aee.open=30", "--set:1:7: roles.aee: there is no role \"aee\"; " + asked + "; did you mean \"ae\"?\n   1 | roles.aee.open=30\n     |       ^"},
		{"role by --set, far from all", "", "roles.trainer.open=30", "--set:1:7: roles.trainer: there is no role \"trainer\"; " + asked + "; known: ae\n   1 | roles.trainer.open=30\n     |       ^"},
		{"role of a file", "roles: {a_e: {open: 24}}", "", "over.yaml:1:9: roles.a_e: there is no role \"a_e\"; " + asked + "; did you mean \"ae\"?\n   1 | roles: {a_e: {open: 24}}\n     |         ^"},
		{"stage of a file", "funnel: [{stage: opportunty, passes: 30%}]", "", "over.yaml:1:18: funnel.opportunty: there is no stage \"opportunty\"; a new one comes after the last and bears a name of its own; did you mean \"opportunity\"?\n   1 | funnel: [{stage: opportunty, passes: 30%}]\n     |                  ^"},
		{"entry that lacks something", "targets: [{name: Gaol, at_least: 2m, metric: arr}]", "", "over.yaml:1:11: targets.Gaol: missing key \"month\"; month at whose end it is read, or the last month of the sum; did you mean \"Goal\"?\n   1 | targets: [{name: Gaol, at_least: 2m, metric: arr}]\n     |           ^"},
		{"role of a file, far from all", "roles: {trainer: {open: 24}}", "", ""},
		{"stage of a file, far from all", "funnel: [{stage: signature, passes: 30%}]", "", ""},
		{"role that somebody has", "roles: {aee: {open: 24}}\nteam: {aee: 1}", "", ""},
		{"role that a stage needs", "roles: {aee: {open: 24}}\nfunnel: {opportunity: {needs: aee}}", "", ""},
		{"role by --set that somebody has", "team: {trainer: 1}", "roles.trainer.title=Trainer", ""},
		{"stage where a source enters", "funnel: [{stage: leads, passes: 30%}]\nsources: {inbound: {enters: leads}}", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write(t, "plan.yaml", small)
			var p Patches
			if c.overlay != "" {
				write(t, "over.yaml", c.overlay)
				p.With = []string{"over.yaml"}
			}
			if c.set != "" {
				p.Set = []string{c.set}
			}
			_, err := Load("plan.yaml", p)
			if got := fmt.Sprint(err); c.want != "" && got != c.want || c.want == "" && err != nil {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

// What values make together is the fault of those that were laid over the others.
func TestASumPointsToWhatWasLaidOver(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "base.yaml", small)
	write(t, "over.yaml", "extends: base.yaml\nsources: [{name: inbound, segments: {mid: 60%, smb: 50%}}]\n")
	_, err := Load("over.yaml", Patches{})
	want := "over.yaml:2:53: sources.inbound.segments: the shares sum to 110%; shares of a source sum to 100%\n   2 | sources: [{name: inbound, segments: {mid: 60%, smb: 50%}}]\n     |                                                     ^"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	_, err = Load("base.yaml", Patches{Set: []string{"sources.inbound.segments.mid=50%"}})
	if err == nil || !strings.HasPrefix(err.Error(), "--set:1:30: sources.inbound.segments: the shares sum to 90%") {
		t.Error(err)
	}
	write(t, "due.yaml", strings.Replace(small, "    churn: 10%", "    churn: 10%\n    opening_customers: 5\n    opening_renewals: {2027-02: 2, 2027-03: 3}", 1))
	for set, want := range map[string]string{
		"segments.mid.opening_customers=6":        "--set:1:32: segments.mid.opening_renewals: the renewals sum to 5; there are 6 opening customers",
		"segments.mid.opening_renewals.2027-03=4": "--set:1:39: segments.mid.opening_renewals: the renewals sum to 6; there are 5 opening customers",
	} {
		if _, err = Load("due.yaml", Patches{Set: []string{set}}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", set, err)
		}
	}
}

func TestAScenarioIsNotReadFromStandardInput(t *testing.T) {
	_, err := Load("-", Patches{})
	if want := "-: a scenario is not read from standard input; a preset's name or a file; write it to a file first"; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

// A recession that is laid on a plan comes, though the plan has one of that name as a risk.
func TestADownturnLaidOnAPlanComesForCertain(t *testing.T) {
	s, err := loadText(t, told, Patches{With: []string{"downturn"}})
	if err != nil {
		t.Fatal(err)
	}
	if shocks := s.Model().Shocks; len(shocks) != 1 || shocks[0].Chance.Fixed != 1 || shocks[0].Cycle.Fixed != 1.3 {
		t.Errorf("%+v", shocks)
	}
}

// A file with changes alone is told what it is for, not that it lacks all that a plan has.
func TestAnOverlayIsNoPlan(t *testing.T) {
	_, err := loadText(t, "name: Slow\nsources: [{name: inbound, volume: 10 per month}]\n", Patches{})
	want := "plan.yaml:1:1: found {name, sources}; a plan has at least name, currency, start, months, segments and funnel; what changes a plan is laid over it by --with, or begins with extends and the plan's name\n   1 | name: Slow\n     | ^"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// People are counted, not added: +1 would else leave one of three.
func TestPeopleAreNotAddedByASign(t *testing.T) {
	_, err := loadText(t, small, Patches{Set: []string{"team.ae=+1"}})
	if err == nil || !strings.Contains(err.Error(), `found "+1"; a whole number such as 4; write how many there are, not how many more`) {
		t.Error(err)
	}
}
