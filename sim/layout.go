package sim

import "slices"

// SeriesOf lists what a run of the model records, in the order of the results.
func SeriesOf(m *Model) []Series { return newLayout(m).series }

// layout says where each quantity stands in a path's row. A row holds all series
// of the first month, then those of the second, and so on.
type layout struct {
	series []Series
	parts  []int // by series: how many of those that follow it it is the sum of; 0: it is recorded itself
	months int
	width  int // series a split metric: its segments, after the total where there is more than one
	first  int // offset of the first segment within them

	split  [splitMetrics]int // first series of each; −1 where not recorded
	totals [totalMetrics]int // series of each; −1 where not recorded

	coldAt, backlogAt                            []int // by stage
	enteredAt, pipelineAt                        []int // by stage; −1 where not recorded
	headcountOf, rampedOf, utilisationOf, costOf []int // by role; −1 where not recorded
	hoursOf                                      []int // by role, the first of its four; −1 where not recorded
	assistedOf                                   []int // by role; −1 where not recorded
	doneBy                                       []int // by role and activity, then outcome; −1 where not recorded
	itemsFrom                                    []int // by source, the first of its three
	opened                                       int   // the first of the two of the opening pipeline; −1 where there is none
}

func newLayout(m *Model) layout {
	l := layout{months: m.Months, width: 1, opened: -1}
	if len(m.Segments) > 1 {
		l.width, l.first = len(m.Segments)+1, 1
	}
	for i, s := range splitSeries {
		l.split[i] = -1
		if !m.records(metric(i)) {
			continue
		}
		l.split[i] = len(l.series)
		s.Segment, s.Split = All, true
		l.series = append(l.series, s)
		for j := range l.width - 1 {
			s.Segment = m.Segments[j].Name
			l.series = append(l.series, s)
		}
	}
	for i, s := range totalSeries {
		l.totals[i] = -1
		if m.recordsTotal(total(i)) {
			l.totals[i] = l.add(s)
		}
	}
	for i := range m.Stages {
		s := &m.Stages[i]
		entered, pipeline := -1, -1
		if entering(s.Name, i) >= metric(splitMetrics) {
			entered = l.add(Series{Metric: EnteredBy(s.Name)})
		}
		l.coldAt = append(l.coldAt, l.add(Series{Metric: "gone_cold." + s.Name}))
		l.backlogAt = append(l.backlogAt, l.add(Series{Metric: "backlog." + s.Name, Stock: true}))
		if s.Pipeline {
			pipeline = l.add(Series{Metric: "open_pipeline_count." + s.Name, Stock: true})
		}
		l.enteredAt, l.pipelineAt = append(l.enteredAt, entered), append(l.pipelineAt, pipeline)
	}
	for i := range m.Sources {
		name := m.Sources[i].Name
		l.itemsFrom = append(l.itemsFrom, l.add(Series{Metric: "items." + name}))
		l.add(Series{Metric: "wins." + name})
		added := "new_arr."
		if m.Sources[i].Kind == Base {
			added = "expansion_arr."
		}
		l.add(Series{Metric: added + name, Unit: Minor})
	}
	if len(m.OpeningPipeline) > 0 {
		l.opened = l.add(Series{Metric: "wins." + OpeningSource})
		l.add(Series{Metric: "new_arr." + OpeningSource, Unit: Minor})
	}
	for i := range m.Roles {
		l.addRole(m, i)
	}
	l.parts = make([]int, len(l.series))
	for _, first := range l.split {
		if first >= 0 {
			l.parts[first] = l.width - 1
		}
	}
	return l
}

// add appends a series of the whole plan and returns its place.
func (l *layout) add(s Series) int {
	s.Segment = All
	l.series = append(l.series, s)
	return len(l.series) - 1
}

// addRole appends the series of a role.
func (l *layout) addRole(m *Model, i int) {
	r := &m.Roles[i]
	utilisation, hours, assisted := -1, -1, -1
	l.headcountOf = append(l.headcountOf, l.add(Series{Metric: "headcount." + r.Name, Stock: true}))
	l.rampedOf = append(l.rampedOf, l.add(Series{Metric: "ramped_headcount." + r.Name, Unit: PerMillion, Stock: true}))
	if r.Open.Set || r.Handles.Set || r.Accounts.Set || r.Hours.Set {
		utilisation = l.add(Series{Metric: "utilisation." + r.Name, Unit: PerMillion, Stock: true})
	}
	l.utilisationOf = append(l.utilisationOf, utilisation)
	l.costOf = append(l.costOf, l.add(Series{Metric: "cost." + r.Name, Unit: Minor}))
	if r.Hours.Set {
		hours = l.add(Series{Metric: "hours." + r.Name, Unit: Minutes})
		for _, use := range [...]string{"deals", "accounts", "prospecting"} {
			l.add(Series{Metric: "hours_" + use + "." + r.Name, Unit: Minutes})
		}
	}
	l.hoursOf = append(l.hoursOf, hours)
	if m.Sells(i) {
		assisted = l.add(Series{Metric: "assisted_arr." + r.Name, Unit: Minor})
	}
	l.assistedOf = append(l.assistedOf, assisted)
	done, outcomes := m.doneBy(i)
	for j, does := range done {
		at := -1
		if does {
			at = l.add(Series{Metric: "activities." + r.Name + "." + m.Activities[j].Name})
		}
		l.doneBy = append(l.doneBy, at)
	}
	for j, does := range outcomes {
		at := -1
		if does {
			at = l.add(Series{Metric: "activities." + r.Name + "." + Outcome(j).Name()})
		}
		l.doneBy = append(l.doneBy, at)
	}
}

// Sells tells whether a role has a hand in deals: works or is needed in stages, segments or sources, prospects, or carries or signs
// partners.
func (m *Model) Sells(role int) bool {
	for i := range m.Stages {
		s := &m.Stages[i]
		if slices.Contains(s.WorkedBy, role) || s.Needs == role+1 {
			return true
		}
	}
	for i := range m.Segments {
		if s := &m.Segments[i]; slices.Contains(s.WorkedBy, role) || s.Needs == role+1 {
			return true
		}
	}
	for i := range m.Sources {
		s := &m.Sources[i]
		if slices.Contains(s.WorkedBy, role) || s.Kind == Prospecting && s.By == role ||
			s.Kind == Partner && (s.Partners.CarriedBy == role+1 || s.Partners.SignedBy == role+1) {
			return true
		}
	}
	return false
}

// doneBy tells which activities a role can be seen to do, and which outcomes of
// prospecting it can have.
func (m *Model) doneBy(role int) (done []bool, outcomes [Outcomes]bool) {
	done = make([]bool, len(m.Activities))
	works := make([]bool, len(m.Stages))
	for i := range m.Stages {
		works[i] = slices.Contains(m.Stages[i].WorkedBy, role)
	}
	for i := range m.Sources {
		s := &m.Sources[i]
		for j := s.Enters; j < len(m.Stages); j++ {
			works[j] = works[j] || slices.Contains(s.WorkedBy, role)
		}
		if s.Kind != Prospecting || s.By != role {
			continue
		}
		for _, c := range s.Cascades {
			done[c.Activity] = true
			for _, step := range c.Steps {
				outcomes[step.Outcome] = true
			}
		}
	}
	for i := range m.Segments {
		for j := range m.Stages {
			works[j] = works[j] || m.Stages[j].Pipeline && slices.Contains(m.Segments[i].WorkedBy, role)
		}
	}
	for i := range m.Stages {
		for j, n := range m.Stages[i].Activities {
			done[j] = done[j] || works[i] && n > 0
		}
	}
	return done, outcomes
}
