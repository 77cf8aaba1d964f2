package forecast_test

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"gonum.org/v1/gonum/stat"

	"funnelcast/forecast"
	"funnelcast/scenarios"
	"funnelcast/sim"
)

// shortOf is a plan with so many inbound items a month for two closers, who keep pace with about ten.
func shortOf(t *testing.T, inbound string, more ...string) *scenarios.Scenario {
	t.Helper()
	return readPlan(t, fmt.Sprintf(`name: Plan
currency: USD
start: 2027-01
months: 10
segments: {mid: {contract: {kind: subscription, value: 20k .. 30k .. 45k}, churn: 10%%}}
sources:
  - {name: inbound, kind: inbound, enters: opportunity, volume: %s per month}
  - {name: outbound, kind: prospecting, by: bdr, enters: opportunity}
funnel: [{stage: opportunity, worked_by: ae, passes: 25%% .. 30%% .. 35%%, takes: 30 days .. 45 days .. 60 days, cold_after: 30 days}]
roles:
  ae: {open: 8, pay: {base: 80k, variable: 80k}}
  bdr: {yield: 5 per month, pay: {base: 50k}}
team: [{role: ae, seated: 2}, {role: bdr, seated: 1}]
`, inbound), more...)
}

func nextHire(t *testing.T, s *scenarios.Scenario, change func(*forecast.HireDesign)) *forecast.Hire {
	t.Helper()
	aim, err := forecast.NewAim(s.Model(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	d := forecast.HireDesign{Paths: 512, Seed: 1, Aim: aim, Roles: forecast.SeatedRoles(s.Model()), To: forecast.LastHire(aim), Every: 3, Hired: scenarios.Hired, Steps: 1}
	if change != nil {
		change(&d)
	}
	h, err := forecast.NextHire(t.Context(), s.Model(), d)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// Who is short is who is hired: a closer where deals wait for one, who brings deals where closers wait, nobody where
// there is no deal to be had.
func TestTheBottleneckIsWhatIsHired(t *testing.T) {
	if best := nextHire(t, shortOf(t, "40"), nil).Hires[0]; best.Role != "ae" || best.Month != "2027-01" || !best.Helps {
		t.Errorf("closers are short, and the hire is %s from %s, helps %v", best.Role, best.Month, best.Helps)
	}
	if best := nextHire(t, shortOf(t, "1"), nil).Hires[0]; best.Role != "bdr" || best.Month != "2027-01" || !best.Helps {
		t.Errorf("leads are short, and the hire is %s from %s, helps %v", best.Role, best.Month, best.Helps)
	}
	idle := nextHire(t, shortOf(t, "1", "team.bdr=null", "sources.outbound=null"), nil)
	if len(idle.Hires) != 4 || len(idle.Unlimited) != 10 {
		t.Errorf("%d hires and %d months, want 4 and 10", len(idle.Hires), len(idle.Unlimited))
	}
	for _, v := range idle.Hires {
		if v.Role != "ae" || v.Helps || v.Effect.Same != 1 || v.Needed != 0 || v.Cost.Mean <= 0 && v.Month < "2027-10" {
			t.Errorf("nothing can help, yet %+v", v)
		}
	}
	for _, m := range idle.Unlimited {
		if !(m.Full.Value >= 0.99) {
			t.Errorf("%s: nobody is full in %v of the futures, want all", m.Month, m.Full.Value)
		}
	}
}

// The calendar tells the same: who is short is full.
func TestTheCalendarSaysWhoBinds(t *testing.T) {
	h := nextHire(t, shortOf(t, "40"), nil)
	ae := h.Calendar[0]
	if len(h.Calendar) != 1 || ae.Role != "ae" || len(ae.Binds) != 1 || ae.Binds[0].To != "2027-10" || ae.Months[5].Full.Value < 0.9 {
		t.Errorf("40 a month for two closers, and the calendar is %+v", h.Calendar)
	}
	for i, m := range ae.Months {
		if both := m.Full.Value + h.Unlimited[i].Full.Value; !(math.Abs(both-1) <= 1e-12) {
			t.Errorf("%s: the only role is full or nobody is, but the shares add up to %v", m.Month, both)
		}
	}
}

// Every figure is that of a brute-force sweep of all hires on all paths, read on the paths the hire lived: to the
// last digit for contenders and those left behind; and the best is the sweep's, unless the two are tied.
func TestHalvingAgreesWithBruteForce(t *testing.T) {
	s := shortOf(t, "9")
	h := nextHire(t, s, nil)
	m := s.Model()
	plan := arrOf(t, m, 0, h.Paths)
	best, top := "", math.Inf(-1)
	var first []float64 // differences of the best by halving
	var all = map[string][]float64{}
	for role := range m.Roles {
		for month := 0; month < m.Months; month += 3 {
			d := arrOf(t, scenarios.Hired(m, role, month), 0, h.Paths)
			for i := range d {
				d[i] -= plan[i]
			}
			name := m.Roles[role].Name + (m.Start + sim.Month(month)).String()
			all[name] = d
			if mean := stat.Mean(d, nil); mean > top {
				best, top = name, mean
			}
		}
	}
	if len(all) != len(h.Hires) {
		t.Fatalf("%d hires, want %d", len(h.Hires), len(all))
	}
	lived := h.Paths
	tied := false
	for i, v := range h.Hires {
		d := all[v.Role+v.Month]
		on := d[:v.Paths]
		if lived += v.Paths; v.Contender {
			on = d[h.Paths-h.Fresh:]
			lived += h.Paths - h.Fresh
		}
		if i == 0 {
			first = d
		}
		mean, sd := stat.MeanStdDev(on, nil)
		if se := sd / math.Sqrt(float64(len(on))); !(math.Abs(v.Effect.Mean-mean) <= 1e-6) || !(math.Abs(v.Effect.SE-se) <= 1e-6) || len(on) != v.Paths {
			t.Errorf("%s from %s: %v ± %v on %d paths, brute force has %v ± %v on %d", v.Role, v.Month, v.Effect.Mean, v.Effect.SE, v.Paths, mean, se, len(on))
		}
		if v.Contender && i > 0 {
			behind := 0.0
			for j := h.Paths - h.Fresh; j < h.Paths; j++ {
				behind += (first[j] - d[j]) / float64(h.Fresh)
			}
			if !(math.Abs(v.Behind.Mean-behind) <= 1e-6) {
				t.Errorf("%s from %s is behind by %v, brute force has %v", v.Role, v.Month, v.Behind.Mean, behind)
			}
			tied = tied || v.Tied && v.Role+v.Month == best
		}
	}
	if name := h.Hires[0].Role + h.Hires[0].Month; name != best && !tied {
		t.Errorf("the best is %s, by brute force %s, and they are not said to be tied", name, best)
	}
	if lived != h.Lived {
		t.Errorf("said to have lived %d paths, lived %d", h.Lived, lived)
	}
}

// The contenders stand in the order of the paths that had no say in choosing them, and have paid for themselves when the
// mean cash on these is no lower than the plan's from there on; the fresh paths begin amid a stretch here.
func TestContendersAreJudgedOnFreshPathsAlone(t *testing.T) {
	s := shortOf(t, "9")
	h := nextHire(t, s, func(d *forecast.HireDesign) { d.Paths, d.Every, d.Roles = 192, 1, []int{0, 1} })
	if h.Fresh != 128 {
		t.Fatalf("%d fresh paths, want 128", h.Fresh)
	}
	cash := func(m *sim.Model) []float64 {
		p := run(t, m, sim.Options{Paths: 192, Seed: 1})
		means := make([]float64, p.Months)
		for month := range means {
			for _, v := range p.Column(nil, seriesOf(t, p, "cumulative_cash"), month)[64:] {
				means[month] += float64(v) / 100 / 128
			}
		}
		return means
	}
	m := s.Model()
	plan, paid := cash(m), 0
	for i, v := range h.Hires {
		if !v.Contender {
			break
		}
		if i > 0 && v.Effect.Mean > h.Hires[i-1].Effect.Mean {
			t.Errorf("%s from %s, %v, stands behind one with %v", v.Role, v.Month, v.Effect.Mean, h.Hires[i-1].Effect.Mean)
		}
		role, month := 0, 0
		for m.Roles[role].Name != v.Role {
			role++
		}
		for (m.Start + sim.Month(month)).String() != v.Month {
			month++
		}
		with, first := cash(scenarios.Hired(m, role, month)), m.Months
		for first > 0 && with[first-1] >= plan[first-1] {
			first--
		}
		want := ""
		if v.Cash.Distinct && v.Cash.Mean > 0 {
			want, paid = (m.Start + sim.Month(first)).String(), paid+1
		}
		if d := with[m.Months-1] - plan[m.Months-1]; !(math.Abs(d-v.Cash.Mean) <= 1e-6) || v.PaidBack != want {
			t.Errorf("%s from %s: cash %v, paid back in %q; by brute force %v and %q", v.Role, v.Month, v.Cash.Mean, v.PaidBack, d, want)
		}
	}
	if paid == 0 {
		t.Error("no contender pays for itself; the test tests nothing")
	}
	idle := shortOf(t, "4", "roles.ae.skill_cv=0.5", "roles.ae.attrition=50% per year")
	for seed := range uint64(5) { // closers have time enough, so that one more does about as little in any month
		h := nextHire(t, idle, func(d *forecast.HireDesign) { d.Paths, d.Seed, d.Every, d.Roles, d.To = 128, seed, 1, []int{0}, 3 })
		for i := 1; i < 4; i++ {
			if h.Hires[i].Effect.Mean > h.Hires[i-1].Effect.Mean || h.Hires[i].Behind.Mean < 0 {
				t.Errorf("seed %d: the order of contenders is not that of their figures", seed)
			}
		}
	}
}

func TestTheNextHireDoesNotDependOnTheWorkers(t *testing.T) {
	s := shortOf(t, "9")
	one := nextHire(t, s, func(d *forecast.HireDesign) { d.Paths, d.Workers = 200, 1 })
	told := 0
	two := nextHire(t, s, func(d *forecast.HireDesign) {
		d.Paths, d.Workers = 200, 3
		d.Progress = func(done int) { told += done }
	})
	if !reflect.DeepEqual(one, two) {
		t.Error("one worker and three find different answers")
	}
	if told != two.Lived {
		t.Errorf("progress told %d paths of %d", told, two.Lived)
	}
}

// Less cost is better: the ranking goes the other way, and whoever costs more harms.
func TestLessIsBetterWhereItIs(t *testing.T) {
	s := shortOf(t, "9")
	h := nextHire(t, s, func(d *forecast.HireDesign) { d.Aim, _ = forecast.NewAim(s.Model(), "", "cost"); d.Paths = 128 })
	if v := h.Hires[0]; v.Helps || v.Month != "2027-10" {
		t.Errorf("the hire that costs least is said to be %+v", v)
	}
	dearer := 0
	for _, v := range h.Hires {
		if !v.Contender || v.Month == "2027-10" {
			continue
		}
		if dearer++; !v.Harms {
			t.Errorf("%s from %s costs more and is not said to", v.Role, v.Month)
		}
	}
	if dearer == 0 {
		t.Error("all contenders are hired in the last month; the test tests nothing")
	}
}
