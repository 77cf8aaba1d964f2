package scenarios

import (
	"slices"
	"strings"
	"testing"
)

// sound is a plan without a mistake that Check knows of: tests break one thing.
const sound = `name: Sound
currency: JPY
start: 2027-01
months: 24
warm_up: 6 months
gross_margin: 78%
over_assignment: 10%
activities: {call: 4 minutes, meeting: 1 hour, demo: 90 minutes}
targets:
  - {name: Goal, metric: new_arr, month: 2027-12, at_least: 120m}
segments:
  mid:
    contract: {value: 6m, go_live: 30 days}
    churn: 8%
    expansion: 5%
    opening_customers: 60
  smb:
    contract: {kind: monthly, value: 1m}
    churn: 2%
    opening_customers: 20
sources:
  - {name: inbound, kind: inbound, enters: lead, volume: 200 per month, segments: {mid: 80%, smb: 20%}, cost_per_item: 5k}
  - name: calls
    kind: prospecting
    by: bdr
    enters: sql
    segments: {mid: 100%}
    activities: {call: {per_day: 40, reaches: 7%, books: 12%, holds: 80%, accepts: 70%}}
  - name: resellers
    kind: partner
    enters: sql
    partners: {2027-01: 6, 2027-07: 7}
    yield: 1 per month
    ramp: [50%, 100%]
    carried_by: pm
    discount: 20%
    commission: 5%
    ae_channel_commission: 80%
    channel_elasticity: 0.5
    segments: {mid: 100%}
  - {name: cross, kind: base, enters: sql, from: smb, yield: 0.1 per year, segments: {mid: 100%}}
funnel:
  - {stage: lead, passes: 20%}
  - {stage: mql, worked_by: sdr, passes: 30%, takes: 2 days}
  - {stage: sql, worked_by: ae, passes: 50%, takes: 7 days, activities: {meeting: 1}}
  - stage: opportunity
    worked_by: ae
    needs: se
    passes: 25%
    takes: {won: 90 days, lost: 60 days}
    effort: {weekly: 1 hour}
    activities: {meeting: 3, demo: 1}
roles:
  sdr: {handles: 60 per month, item_quota: 10 per month, ramp: [50%, 100%], pay: {base: 5m, variable: 2m}}
  bdr: {hours: 25, item_quota: 4 per month, pay: {base: 5.6m, variable: 2.4m}}
  ae: {open: 15, hours: 30, quota: 45m per year, ramp: [0%, 50%, 100%], pay: {base: 8.4m, variable: 5.6m}}
  se: {open: 20, hours: 30, pay: {base: 10m, variable: 2.5m}}
  pm: {like: partnerships-manager, partners: 8, pay: {base: 14m, variable: 6m}}
  csm: {accounts: 120, pay: {base: 9m, variable: 1m}}
  renewals: {like: renewal-specialist, renewals: 20 per month, covers: mid, pay: {base: 5m, variable: 1m}}
  onboarding: {onboards: 8, pay: {base: 6m}}
  head: {like: sales-manager-2, manages: [ae, sdr], span: 8, quota: 200m per year, pay: {base: 10m, variable: 4m}}
team:
  - {role: sdr, seated: 1}
  - {role: bdr, seated: 2}
  - {role: ae, seated: 4}
  - {role: ae, hire: 1, from: 2028-01}
  - {role: se, seated: 3}
  - {role: pm, seated: 1}
  - {role: csm, seated: 2}
  - {role: renewals, seated: 1}
  - {role: onboarding, seated: 1}
  - {role: head, seated: 1}
`

// planted are plans that are sound but for one mistake, and what Check says of it.
var planted = []struct {
	name  string
	edits []string // what was there and what is there instead, in turn
	want  string
}{
	{"too few to qualify", []string{"{handles: 60 per month", "{handles: 30 per month"}, "sdr (mql) fills 40 of 30 items a month (1 ramped × 30) in 2027-01, 133%"},
	{"a shock after the end", []string{"roles:\n", "shocks: [{name: late, from: month 99, closers_leave: 1}]\nroles:\n"}, "shock late: it begins after the last month"},
	{"closers that there are not", []string{"    worked_by: ae\n    needs: se\n", "", "    effort: {weekly: 1 hour}\n    activities: {meeting: 3, demo: 1}\n", "", "roles:\n", "shocks: [{name: poached, from: month 3, closers_leave: 1}]\nroles:\n"}, "shock poached: nobody in the team works the last stage, so no closer can leave"},
	{"closers without room", []string{"open: 15", "open: 6"}, "more comes in than can be carried, and the rest waits or goes cold; about 3 more ramped ae"},
	{"a second role without room", []string{"{open: 20", "{open: 6"}, "more comes in than can be carried, and the rest waits or goes cold; about 3 more ramped se"},
	{"effort without time", []string{"effort: {weekly: 1 hour}", "effort: {weekly: 4 hours}"}, "ae (sql, opportunity) fills 133 of 120 hours a week (4 ramped × 30) in 2027-01, 111%"},
	{"a win rate of nothing", []string{"passes: 25%", "passes: 0%"}, "no opportunity can ever be won in segment mid or smb: a stage passes none"},
	{"a target out of reach", []string{"at_least: 120m", "at_least: 1.2bn"}, "the rates of the plan bring about 37.9 by then"},
	{"a quota beyond the desk", []string{"open: 15, hours: 30, quota: 45m", "open: 7, hours: 30, quota: 80m"}, "of it with a full desk"},
	{"a quota for want of opportunities", []string{"quota: 45m", "quota: 70m"}, "of it for want of opportunities"},
	{"a quota of next to nothing", []string{"quota: 45m", "quota: 10m"}, "the quota asks for little"},
	{"a quota below the usual", []string{"quota: 45m", "quota: 28m"}, "a year's quota is usually 3 to 6 times the pay at target: ae 28m JPY ÷ 14m JPY = 2"},
	{"a quota of items that are not there", []string{"item_quota: 4", "item_quota: 9"}, "quota of bdr, 9.9 items a month: 3.95 are there for each"},
	{"a quota of items counted once, that who qualifies has had from the start", []string{"{stage: lead, passes", "{stage: lead, worked_by: sdr, passes", "item_quota: 10", "item_quota: 9"}, "quota of sdr, 9.9 items a month: 12 are there for each from 2028-01 to 2028-12"},
	{"a quota of items counted once, that who finds works on", []string{"{stage: sql, worked_by: ae", "{stage: sql, worked_by: bdr", "item_quota: 4", "open: 99, item_quota: 4"}, "quota of bdr, 4.4 items a month: 6.67 are there for each from 2028-01 to 2028-12"},
	{"too much over-assignment", []string{"over_assignment: 10%", "over_assignment: 40%"}, "over_assignment of 40%"},
	{"a mean far above the median", []string{"{value: 6m, go_live", "{value: 2m .. 6m .. 30m, go_live"}, "a few large cases pull the average up: segments.mid.contract.value"},
	{"a contract without its m", []string{"{value: 6m, go_live", "{value: 6, go_live"}, "beside an amount of 14m JPY a year these are next to nothing: a contract of segment mid of 6 JPY"},
	{"a contract worth nothing", []string{"{value: 6m, go_live", "{value: 0, go_live"}, "contracts of segment mid are worth nothing: who signs one brings no ARR and no bookings"},
	{"a salary without its m", []string{"pay: {base: 5.6m", "pay: {base: 5.6k"}, "beside an amount of 14m JPY a year these are next to nothing: a base of 5.6k JPY for bdr"},
	{"people without pay", []string{"{onboards: 8, pay: {base: 6m}}", "{onboards: 8}"}, "people who cost nothing: onboarding"},
	{"a hire after the end", []string{"from: 2028-01", "from: 2029-01"}, "hires after the last month 2028-12 change nothing: ae in 2029-01"},
	{"a hire who never ramps", []string{"from: 2028-01", "from: 2028-12"}, "still ramping when the plan ends: ae in 2028-12"},
	{"a ramp longer than the plan", []string{"ramp: [50%, 100%], pay: {base: 5m", "ramp: [" + strings.Repeat("4%, ", 24) + "100%], pay: {base: 5m"}, "ramps longer than the plan, so that nobody hired in it is ever ramped: sdr (24 months)"},
	{"a role that nobody has", []string{"  - {role: onboarding, seated: 1}\n", ""}, "roles that nobody ever has: onboarding"},
	{"a role that does nothing", []string{"onboarding: {onboards: 8, pay: {base: 6m}}", "onboarding: {}"}, "roles that cost and change nothing: onboarding"},
	{"a stage that nobody works", []string{"worked_by: sdr", "worked_by: nobody", "\nroles:\n", "\nroles:\n  nobody: {open: 40}\n"}, "stage mql is worked by nobody, and nobody has this role"},
	{"a stage whose people have no slot", []string{"open: 15", "open: 0"}, "stage sql is worked by ae, and nobody can: roles.ae.open is 0"},
	{"a stage whose people start nothing", []string{"{handles: 60 per month", "{handles: 0 per month"}, "stage mql is worked by sdr, and nobody can: roles.sdr.handles is 0"},
	{"half a slot", []string{"open: 15", "open: 0.5"}, "stage opportunity is worked by ae, and nobody can: roles.ae.open is 0.5"},
	{"a second role without a slot", []string{"{open: 20", "{open: 0"}, "stage opportunity needs se, and nobody can: roles.se.open is 0"},
	{"partners whom nobody signs", []string{"{like: partnerships-manager, partners: 8", "{like: partnerships-manager, signs: 0.3 per month, partners: 8"}, "roles.pm.signs changes nothing: no source asks for it"},
	{"a yield that nobody asks for", []string{"sdr: {handles", "sdr: {yield: 3 per month, handles"}, "roles.sdr.yield changes nothing: no source asks for it | write by: sdr in a prospecting source"},
	{"a wait where nothing waits", []string{"{stage: lead, passes: 20%}", "{stage: lead, passes: 20%, response_half_life: 1 day}"},
		"funnel.lead.response_half_life changes nothing: nobody works the stage, so nothing waits in it | say who works it"},
	{"a tie of what is sure", []string{"  smb:\n    contract: {kind: monthly, value: 1m}\n    churn: 2%", "  smb:\n    contract: {kind: monthly, value: 1m}\n    churn: 1% .. 2%", "\nfunnel:\n", "\ntogether: [{of: [segments.smb.churn, funnel.lead.passes], correlation: 0.5}]\nfunnel:\n"},
		"together changes nothing for what is one number and no range: funnel.lead.passes | write a range"},
	{"a second role that nobody has", []string{"needs: se", "needs: nobody", "\nroles:\n", "\nroles:\n  nobody: {open: 40}\n"}, "stage opportunity needs nobody, and nobody has this role"},
	{"a source worked by nobody", []string{"segments: {mid: 80%, smb: 20%}", "segments: {mid: 80%, smb: 20%}, worked_by: nobody", "\nroles:\n", "\nroles:\n  nobody: {open: 40}\n"}, "source inbound is worked by nobody, and nobody has this role"},
	{"a stage that nothing reaches", []string{"enters: lead, volume: 200 per month", "enters: mql, volume: 40 per month"}, "nothing ever reaches stage lead"},
	{"a segment that nobody sells to", []string{"segments: {mid: 80%, smb: 20%}", "segments: {mid: 100%}"}, "nobody sells to segment smb: it lives on the 20 customers of the first day"},
	{"more calls than hours", []string{"per_day: 40", "per_day: 120"}, "prospecting gets what is left, 25 of 38.7 hours, so about 65% of it is done"},
	{"calls that no hours limit", []string{"per_day: 40", "per_day: 200", "bdr: {hours: 25, ", "bdr: {"}, "a ramped bdr is asked for 64.4 hours a week in 2028-12: 64.4 for prospecting, and nothing limits it"},
	{"work that no week holds", []string{"activities: {meeting: 3, demo: 1}", "activities: {meeting: 30, demo: 1}"}, "ae has 30 hours a week and can never start what takes more: opportunity takes 32.5"},
	{"pay below the guide", []string{"pay: {base: 8.4m", "pay: {base: 3.4m"}, "pay outside what the guide to tech-sales positions in Japan gives: ae base of 3.4m JPY (6m JPY to 10m JPY)"},
	{"an unusual split", []string{"{base: 5.6m, variable: 2.4m}", "{base: 6m, variable: 4.8m}"}, "pay splits, base/variable, that are not among the usual ones: bdr 56/44"},
	{"renewals that nobody works", []string{"renewals: 20 per month", "renewals: 4 per month"}, "the other renewals are not worked and end more often"},
	{"too many customers", []string{"accounts: 120", "accounts: 30"}, "customers get less attention than they need and leave more often, up to 2 times as often; about 3 more ramped csm"},
	{"too many partners", []string{"partners: 8, pay", "partners: 4, pay"}, "pm fills 6 of 4 partners (1 ramped × 4) in 2027-01, 150%"},
	{"onboarding without room", []string{"onboards: 8", "onboards: 2"}, "customers go live later, up to 3 times as late"},
	{"too many reports", []string{"span: 8", "span: 4"}, "people beyond the span lose 20% of their odds"},
	{"no gross margin", []string{"gross_margin: 78%\n", ""}, "gross_margin is not given and taken as 100%"},
	{"a margin that leaves nothing", []string{"discount: 20%", "discount: 80%"}, "source resellers leaves less than delivering costs, 22% of the list price: mid keeps 19% of the list price"},
	{"a commission cut that does nothing", []string{"    channel_elasticity: 0.5\n", ""}, "source resellers: closers get 80% of their commission on its deals, and nothing follows from it"},
	{"partners signed too late", []string{"2027-07: 7", "2028-12: 7"}, "partners of source resellers still ramping when the plan ends (1 month of ramp): those of 2028-12"},
	{"leads that never pay back", []string{"cost_per_item: 5k", "cost_per_item: 900k"}, "it never pays back: cheaper items"},
	{"selling what they have", []string{"from: smb", "from: [mid, smb]"}, "source cross sells customers of mid what they have already"},
	{"a segment without customers", []string{"\nsegments:\n", "\nsegments:\n  big: {contract: {value: 9m}, churn: 5%}\n"}, "nobody sells to segment big, and it has no customers"},
	{"customers whom nobody has", []string{"from: smb", "from: big", "\nsegments:\n", "\nsegments:\n  big: {contract: {value: 9m}, churn: 5%}\n"}, "source cross lives on customers of big, and there are never any"},
	{"growth counted twice", []string{"from: smb, yield: 0.1 per year, segments: {mid: 100%}", "from: mid, yield: 0.1 per year"}, "customers of mid grow twice: by expansion, and by the deals of source cross"},
}

func TestCheckFindsNothingInASoundPlan(t *testing.T) {
	for _, n := range mustLoad(t, sound).Check() {
		if n.Remedy != "" && !strings.Contains(n.Text, "have no source") && !strings.Contains(n.Remedy, "ask whether the team") {
			t.Errorf("%s\n  → %s", n.Text, n.Remedy)
		}
	}
}

func TestCheckLooksAtWhatMatters(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []string
		want  string // or, after "not ", what it does not say
	}{
		{"quota with what is assigned on top", nil, "quota of ae, 49.5m JPY a year: a full desk wins 15 slots ÷ 2.68 months × 12 × 24.5% × 5.262m JPY = 86.53m JPY; what comes in brings 42.3m JPY a year from 2028-01 to 2028-12"},
		{"a manager's quota is the team's", []string{"quota: 200m", "quota: 900m"}, "not quota of head"},
		{"a player's desk", []string{"worked_by: ae\n", "worked_by: [ae, head]\n", "{like: sales-manager-2,", "{open: 5,"}, "not quota of head"},
		{"pay in dollars", []string{"currency: JPY", "currency: USD", "pay: {base: 8.4m", "pay: {base: 3.4m"}, "not pay outside"},
		{"pay of what a role is like", []string{"pay: {base: 14m", "pay: {base: 34m"}, "pay outside what the guide to tech-sales positions in Japan gives: pm base of 34m JPY"},
		{"busy in a busy month", []string{"{handles: 60 per month", "{handles: 46 per month"}, "sdr (mql) fills 40 of 46 items a month (1 ramped × 46) in 2027-01, 87%; 40 of 46 items a month (1 ramped × 46) in 2028-12, 87% | above 85% queues grow in busy months; 1 more ramped sdr would keep some air"},
		{"full, but nothing queues", []string{"partners: 8, pay", "partners: 7, pay"}, "not partners beyond"},
		{"still ramping at first", []string{"{role: sdr, seated: 1}", "{role: sdr, hire: 1, from: 2027-01}"}, "not more comes in than can be carried"},
		{"promoted too late", []string{"onboarding, seated: 1}", "onboarding, seated: 1, becomes: {role: nobody, in: 2029-01}}", "\nroles:\n", "\nroles:\n  nobody: {open: 40}\n"}, "roles that nobody ever has: nobody"},
		{"sign-ups that all pay alone", []string{"  - {name: inbound, kind: inbound, enters: lead, volume: 200 per month, segments: {mid: 80%, smb: 20%}, cost_per_item: 5k}", "  - {name: trial, kind: self_serve, volume: 200 per month, pays: 5%, pays_in: smb}"}, "nothing ever reaches stage lead"},
		{"sign-ups feed their segment", []string{"segments: {mid: 80%, smb: 20%}", "segments: {mid: 100%}", "  - {name: cross", "  - {name: trial, kind: self_serve, volume: 200 per month, pays: 5%, pays_in: smb}\n  - {name: cross"}, "not nobody sells to segment smb"},
	} {
		got := notes(mustLoad(t, changed(t, sound, c.edits...)))
		unwanted, not := strings.CutPrefix(c.want, "not ")
		if not && strings.Contains(got, unwanted) || !not && !strings.Contains(got, c.want) {
			t.Errorf("%s: want %q in\n%s", c.name, c.want, got)
		}
	}
}

func TestCheckFindsEachPlantedMistake(t *testing.T) {
	before := notes(mustLoad(t, sound))
	for _, c := range planted {
		text := changed(t, sound, c.edits...)
		if strings.Contains(before, c.want) {
			t.Errorf("%s: the sound plan has %q too", c.name, c.want)
		}
		if got := notes(mustLoad(t, text)); !strings.Contains(got, c.want) {
			t.Errorf("%s: want %q in\n%s", c.name, c.want, got)
		}
	}
}

// What has no effect or cannot be done is told by every command that simulates; a plan that is sound is spared.
func TestWarningsAreOfWhatIsInVain(t *testing.T) {
	if got := mustLoad(t, sound).Warnings(); len(got) != 0 {
		t.Errorf("the sound plan: %v", got)
	}
	for _, name := range presetNames() {
		if got := mustLoadPreset(t, name).Warnings(); len(got) != 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
	s := mustLoad(t, changed(t, sound, "open: 15", "open: 0", "from: 2028-01", "from: 2030-01"))
	want := []Note{
		{"Stage sql is worked by ae, and nobody can: roles.ae.open is 0.", "Raise it, or leave it out: then it limits nothing."},
		{"Stage opportunity is worked by ae, and nobody can: roles.ae.open is 0.", "Raise it, or leave it out: then it limits nothing."},
		{"Hires after the last month 2028-12 change nothing: ae in 2030-01.", "Bring them forward, look further ahead with months, or remove them."},
	}
	if got := s.Warnings(); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	s = mustLoad(t, changed(t, sound, "open: 15", "open: 15, yield: 3 per month"))
	if got := s.Warnings(); len(got) != 1 || !strings.HasPrefix(got[0].Text, "roles.ae.yield changes nothing") {
		t.Errorf("a path is written otherwise: %q", got)
	}
}

// A stage's own people are not missed where segments bring others for all that they would work.
func TestPeopleWhoseWorkOthersDoAreNotMissed(t *testing.T) {
	s := mustLoad(t, changed(t, sound, "    needs: se\n", "", "    worked_by: ae\n", "    worked_by: nobody\n", "    churn: 8%\n", "    churn: 8%\n    worked_by: ae\n", "    churn: 2%\n", "    churn: 2%\n    worked_by: ae\n", "\nroles:\n", "\nroles:\n  nobody: {}\n"))
	if got := notes(s); strings.Contains(got, "is worked by nobody") {
		t.Error(got)
	}
}
