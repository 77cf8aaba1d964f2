package sim

// metric is a recorded quantity that is split by segment.
type metric int16

// The split metrics, in the order of their series.
const (
	none metric = iota - 1
	items
	leads
	mqls
	sqls
	opportunities
	wins
	losses
	disqualified
	goneCold
	recycled
	returned
	bookings
	newARR
	expansionARR
	contractionARR
	churnedARR
	newCustomers
	churnedCustomers
	openingARR
	arr
	mrr
	customers
	openingItems
	openItems
	openPipeline
	weightedPipeline
	openPipelineCount
	splitMetrics int = iota - 1
)

// total is a recorded quantity of the whole plan.
type total int16

const (
	hires total = iota
	leavers
	headcount
	backlog
	cost
	costBase
	costVariable
	costLoad
	costRecruiting
	costSources
	totalMetrics int = iota
)

var splitSeries = [splitMetrics]Series{
	items: {Metric: "items"}, leads: {Metric: "leads"}, mqls: {Metric: "mqls"}, sqls: {Metric: "sqls"},
	opportunities: {Metric: "opportunities"}, wins: {Metric: "wins"}, losses: {Metric: "losses"},
	disqualified: {Metric: "disqualified"}, goneCold: {Metric: "gone_cold"},
	recycled: {Metric: "recycled"}, returned: {Metric: "returned"},
	bookings: {Metric: "bookings", Unit: Minor}, newARR: {Metric: "new_arr", Unit: Minor},
	expansionARR:   {Metric: "expansion_arr", Unit: Minor},
	contractionARR: {Metric: "contraction_arr", Unit: Minor}, churnedARR: {Metric: "churned_arr", Unit: Minor},
	newCustomers: {Metric: "new_customers"}, churnedCustomers: {Metric: "churned_customers"},
	openingARR: {Metric: "opening_arr", Unit: Minor, Stock: true}, arr: {Metric: "arr", Unit: Minor, Stock: true},
	mrr: {Metric: "mrr", Unit: Minor, Stock: true}, customers: {Metric: "customers", Stock: true},
	openingItems: {Metric: "opening_items", Stock: true}, openItems: {Metric: "open_items", Stock: true},
	openPipeline:      {Metric: "open_pipeline", Unit: Minor, Stock: true},
	weightedPipeline:  {Metric: "weighted_pipeline", Unit: Minor, Stock: true},
	openPipelineCount: {Metric: "open_pipeline_count", Stock: true},
}

var totalSeries = [totalMetrics]Series{
	hires: {Metric: "hires"}, leavers: {Metric: "leavers"}, headcount: {Metric: "headcount", Stock: true},
	backlog: {Metric: "backlog", Stock: true}, cost: {Metric: "cost", Unit: Minor},
	costBase: {Metric: "cost_base", Unit: Minor}, costVariable: {Metric: "cost_variable", Unit: Minor},
	costLoad: {Metric: "cost_load", Unit: Minor}, costRecruiting: {Metric: "cost_recruiting", Unit: Minor},
	costSources: {Metric: "cost_sources", Unit: Minor},
}

// SeriesOf lists what a run of the model records, in the order of the results.
func SeriesOf(m *Model) []Series { return newLayout(m).series }

// layout says where each quantity stands in a path's row. A row holds the
// plan's months of each series, one series after the other.
type layout struct {
	series []Series
	months int
	width  int // series a split metric: its segments, after the total where there is more than one
	first  int // offset of the first segment within them

	totals                                       int   // first series of the totals
	coldAt, backlogAt, pipelineAt                []int // by stage
	headcountOf, rampedOf, utilisationOf, costOf []int // by role; −1 where not recorded
}

func newLayout(m *Model) layout {
	l := layout{months: m.Months, width: 1}
	if len(m.Segments) > 1 {
		l.width, l.first = len(m.Segments)+1, 1
	}
	for _, s := range splitSeries {
		s.Segment, s.Split = All, true
		l.series = append(l.series, s)
		for i := range l.width - 1 {
			s.Segment = m.Segments[i].Name
			l.series = append(l.series, s)
		}
	}
	add := func(s Series) int {
		s.Segment = All
		l.series = append(l.series, s)
		return len(l.series) - 1
	}
	l.totals = len(l.series)
	for _, s := range totalSeries {
		add(s)
	}
	for i := range m.Stages {
		s := &m.Stages[i]
		pipeline := -1
		l.coldAt = append(l.coldAt, add(Series{Metric: "gone_cold." + s.Name}))
		l.backlogAt = append(l.backlogAt, add(Series{Metric: "backlog." + s.Name, Stock: true}))
		if s.Pipeline {
			pipeline = add(Series{Metric: "open_pipeline_count." + s.Name, Stock: true})
		}
		l.pipelineAt = append(l.pipelineAt, pipeline)
	}
	for i := range m.Roles {
		r := &m.Roles[i]
		utilisation := -1
		l.headcountOf = append(l.headcountOf, add(Series{Metric: "headcount." + r.Name, Stock: true}))
		l.rampedOf = append(l.rampedOf, add(Series{Metric: "ramped_headcount." + r.Name, Unit: PerMillion, Stock: true}))
		if r.Open.Set || r.Handles.Set || r.Accounts.Set {
			utilisation = add(Series{Metric: "utilisation." + r.Name, Unit: PerMillion, Stock: true})
		}
		l.utilisationOf = append(l.utilisationOf, utilisation)
		l.costOf = append(l.costOf, add(Series{Metric: "cost." + r.Name, Unit: Minor}))
	}
	return l
}

// sumSegments fills the totals of the split metrics.
func (l *layout) sumSegments(row []int64) {
	if l.width == 1 {
		return
	}
	for m := range splitMetrics {
		sum := row[m*l.width*l.months:][:l.months]
		clear(sum)
		for s := 1; s < l.width; s++ {
			part := row[(m*l.width+s)*l.months:][:l.months]
			for i := range sum {
				sum[i] += part[i]
			}
		}
	}
}
