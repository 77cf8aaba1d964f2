package forecast

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"funnelcast/sim"
)

// The bounds beyond which a reader is warned.
const (
	fewDeals     = 10   // median wins in a fiscal year
	fewPaths     = 200  // below, P5 and P95 are made of fewer than ten paths beyond them
	coldShare    = 0.05 // of the items that reach a stage
	fullFrom     = 0.95 // utilisation
	fullMonths   = 0.25 // share of the months
	leastToJudge = 20   // paths before a target is called safe or out of reach
	fewPeople    = 200  // person-years; below, P10 and P90 of attainment are made of fewer than twenty beyond them
	fewDefine    = 0.5  // share of the paths in which a ratio is a number
)

func (f *Forecast) warn(m *sim.Model) {
	f.Warnings.ofRun(m, f.Paths, f.Fixed)
	f.warnOfFewDeals()
	f.warnOfCold(m)
	f.warnOfFullRoles(m)
	f.warnOfTargets()
	f.warnOfFewPeople()
	f.warnOfUndefined()
}

func (w *Warnings) add(remedy, text string, args ...any) {
	*w = append(*w, Warning{Text: fmt.Sprintf(text, args...), Remedy: remedy})
}

// ofRun tells what a run itself leaves out of the bands.
func (w *Warnings) ofRun(m *sim.Model, paths int, fixed bool) {
	if fixed && len(m.Assumptions) > 0 {
		w.add("Leave out --fixed-assumptions to see the whole uncertainty.",
			"Assumptions were held at their medians: the bands show luck alone and are narrower than what may really happen.")
	}
	const remedy = "Run more paths: --paths 10000."
	switch {
	case paths == 1:
		w.add(remedy, "One path is one possible future: it has no band, and nothing tells how typical it is.")
	case paths < fewPaths:
		w.add(remedy, "Only %d paths: the outer percentiles P5 and P95 rest on the %s at each end.",
			paths, counted((paths+19)/20, "most extreme future", "most extreme futures"))
	}
}

// warnOfFewDeals names the years whose money hangs on single deals.
func (f *Forecast) warnOfFewDeals() {
	var years []string
	for i := range f.Years {
		y := &f.Years[i]
		if wins, ok := y.line("wins"); ok && wins.P50.Value < fewDeals {
			year := fmt.Sprintf("%s in %s", whole(wins.P50.Value), y.Label)
			if f.Paths > 1 {
				year += fmt.Sprintf(" (%s to %s in 8 of 10 futures)", whole(wins.P10.Value), whole(wins.P90.Value))
			}
			years = append(years, year)
		}
	}
	if len(years) > 0 {
		f.Warnings.add("Read the number of deals before the money, and do not judge a person or the plan by such a year alone.",
			"Few deals: the middle future wins %s. The band of such a year's money is the luck of few deals.", list(years))
	}
}

// warnOfCold names the stages that lose items because nobody had time for them.
func (f *Forecast) warnOfCold(m *sim.Model) {
	for i := range m.Stages {
		s := &m.Stages[i]
		cold, reached := f.total("gone_cold."+s.Name), f.total(sim.EnteredBy(s.Name))
		for j := range m.OpeningPipeline {
			if o := &m.OpeningPipeline[j]; o.Stage == i {
				reached += float64(o.Count)
			}
		}
		if reached <= 0 || cold <= coldShare*reached {
			continue
		}
		workers := workersOf(m, s)
		titles, fields := make([]string, len(workers)), []string{}
		for j, role := range workers {
			titles[j] = role.title()
			fields = append(fields, role.capacities()...)
		}
		fields = append(fields, fmt.Sprintf("funnel.%s.cold_after", s.Name))
		f.Warnings.add(
			fmt.Sprintf("Hire earlier, send fewer items, or raise %s.", alternatives(fields)),
			"Going cold: %.0f %% of what reaches the stage %s waits so long for a free %s that it goes cold (about %s of %s).",
			100*min(cold/reached, 1), s.Name, alternatives(titles), whole(cold), whole(reached))
	}
}

// warnOfFullRoles names the roles that have no time left.
func (f *Forecast) warnOfFullRoles(m *sim.Model) {
	for i := range m.Roles {
		role := worker{&m.Roles[i]}
		s := f.series("utilisation." + role.Name)
		if s == nil {
			continue
		}
		full := 0
		for _, p := range s.Points {
			if p.P50 > fullFrom {
				full++
			}
		}
		if months := len(s.Points); full > 0 && float64(full) >= fullMonths*float64(months) {
			f.Warnings.add(
				fmt.Sprintf("Hire into %s or raise %s; as it is, %s.", role.Name, alternatives(role.capacities()), role.otherwise(bringsLeadsOnly(m, i) || f.prospectsMostly(role.Name))),
				"Full: in the middle future the role %s is more than 95 %% busy in %d of %s.",
				role.title(), full, counted(months, "month", "months"))
		}
	}
}

// prospectsMostly tells a role whose people spend more of their hours on prospecting than on items and customers. These come
// first, so more leads find time all the same.
func (f *Forecast) prospectsMostly(role string) bool {
	return f.total("hours_prospecting."+role) > f.total("hours_deals."+role)+f.total("hours_accounts."+role)
}

// warnOfTargets tells which targets do not test the plan.
func (f *Forecast) warnOfTargets() {
	if f.Paths < leastToJudge {
		return
	}
	for i := range f.Targets {
		switch t := &f.Targets[i]; {
		case t.Probability < 0.05:
			f.Warnings.add("Change the plan or the target: with these rates and this team, luck alone will hardly do it.",
				"Out of reach: fewer than 5 of 100 futures reach the target %q.", t.Name)
		case t.Probability > 0.95 && t.AtLeast < t.Reached.P10.Value:
			f.Warnings.add("Raise the target if it is to tell a good plan from a poor one.",
				"Assured: more than 95 of 100 futures reach the target %q.", t.Name)
		}
	}
}

// warnOfFewPeople names the roles whose attainment is that of few people.
func (f *Forecast) warnOfFewPeople() {
	if f.Paths < fewPaths {
		return // that is said already
	}
	var few []string
	for i := range f.Years {
		for _, l := range f.Years[i].Quota {
			if n := int(math.Round(float64(l.Mean) * float64(f.Paths))); l.Metric == "full_year_people" && n < fewPeople {
				few = append(few, fmt.Sprintf("%s in %s (%d)", l.Of, f.Years[i].Label, n))
			}
		}
	}
	if len(few) > 0 {
		f.Warnings.add("Read attainment_of_all and team_attainment, which count those who came, left or were ramping too, or run more paths.",
			"Few people: attainment is that of people who sat in their role all year, fully ramped, and all futures together have fewer than %d of them for %s.",
			fewPeople, list(few))
	}
}

// warnOfUndefined names the ratios that most paths have not got.
func (f *Forecast) warnOfUndefined() {
	var years []string
	for i := range f.Years {
		var names []string
		least, most := 1.0, 0.0
		for _, l := range f.Years[i].Ratios {
			if 0 < l.Defined && l.Defined < fewDefine {
				names = append(names, l.Metric)
				least, most = min(least, l.Defined), max(most, l.Defined)
			}
		}
		if len(names) == 0 {
			continue
		}
		share := fmt.Sprintf("%.2g %%", 100*most)
		if least < most {
			share = fmt.Sprintf("%.2g to %.2g %%", 100*least, 100*most)
		}
		if len(names) > 4 {
			names = append(names[:2], fmt.Sprintf("%d more", len(names)-2))
		}
		years = append(years, fmt.Sprintf("%s in %s (%s of the futures)", list(names), f.Years[i].Label, share))
	}
	if len(years) > 0 {
		f.Warnings.add("Read them in a later year; defined tells how many futures a ratio is of.",
			"Few futures have something to divide by, and bands are theirs alone: %s.", strings.Join(years, "; "))
	}
}

// series returns a total by its metric, nil if there is none.
func (f *Forecast) series(metric string) *Series {
	i := slices.IndexFunc(f.Series, func(s Series) bool { return s.Metric == metric && s.Segment == sim.All })
	if i < 0 {
		return nil
	}
	return &f.Series[i]
}

// total is the expected sum of a flow over the horizon; 0 if it is not recorded.
func (f *Forecast) total(metric string) float64 {
	sum := 0.0
	if s := f.series(metric); s != nil {
		for _, p := range s.Points {
			sum += p.Mean
		}
	}
	return sum
}
