package sim

import "slices"

// Unit says what the whole numbers of a series count.
type Unit uint8

// The units.
const (
	Count      Unit = iota // things or people
	Minor                  // minor units of the model's currency
	PerMillion             // millionths: a share, or a number of people with fractions
	Minutes                // minutes of people's time
	Days                   // days of the deals won, summed; the mean is what says something, and the metric ends in _sum
)

// A Series is one recorded quantity by month.
type Series struct {
	Metric  string // arr, headcount.ae, backlog.mql
	Segment string // a segment's name, or All
	Unit    Unit
	Stock   bool // read at month end (or averaged over the month); otherwise summed over the month
	Split   bool // recorded by segment too, where there is more than one
}

// All is the Segment of a total.
const All = "all"

// metric is a recorded quantity that is split by segment.
type metric int16

// The split metrics, in the order of their series.
const (
	items metric = iota
	leads
	mqls
	sqls
	opportunities
	proposals
	wins
	losses
	disqualified
	goneCold
	recycled
	returned
	selfServed
	bookings
	licenceBookings
	wonValue
	discounts
	newARR
	expansionARR
	contractionARR
	churnedARR
	newCustomers
	churnedCustomers
	renewalsDue
	renewals
	renewalBookings
	cohortLost
	cohortChurned
	billings
	cashIn
	revenue
	cycleDays
	paymentDays
	openingARR
	arr
	mrr
	cohortARR
	customers
	unmaintained
	openingItems
	openItems
	openPipeline
	weightedPipeline
	pipelineDue
	openPipelineCount
	splitMetrics int = iota
)

// total is a recorded quantity of the whole plan.
type total int16

const (
	hires total = iota
	leavers
	headcount
	backlog
	signups
	partners
	renewalsWorked
	onboarding
	quota
	credited
	cost
	costBase
	costVariable
	costLoad
	costRecruiting
	costSources
	costCommission
	costDelivery
	costAcquisition
	costService
	cumulativeCash
	totalMetrics int = iota
)

var splitSeries = [splitMetrics]Series{
	items: {Metric: "items"}, leads: {Metric: "leads"}, mqls: {Metric: "mqls"}, sqls: {Metric: "sqls"},
	opportunities: {Metric: "opportunities"}, proposals: {Metric: "proposals"},
	wins: {Metric: "wins"}, losses: {Metric: "losses"},
	disqualified: {Metric: "disqualified"}, goneCold: {Metric: "gone_cold"},
	recycled: {Metric: "recycled"}, returned: {Metric: "returned"}, selfServed: {Metric: "self_serve_customers"},
	bookings: {Metric: "bookings", Unit: Minor}, licenceBookings: {Metric: "licence_bookings", Unit: Minor}, wonValue: {Metric: "won_value", Unit: Minor},
	discounts: {Metric: "discounts", Unit: Minor}, newARR: {Metric: "new_arr", Unit: Minor},
	expansionARR:   {Metric: "expansion_arr", Unit: Minor},
	contractionARR: {Metric: "contraction_arr", Unit: Minor}, churnedARR: {Metric: "churned_arr", Unit: Minor},
	newCustomers: {Metric: "new_customers"}, churnedCustomers: {Metric: "churned_customers"},
	renewalsDue: {Metric: "renewals_due"}, renewals: {Metric: "renewals"},
	renewalBookings: {Metric: "renewal_bookings", Unit: Minor},
	cohortLost:      {Metric: "cohort_lost_arr", Unit: Minor}, cohortChurned: {Metric: "cohort_churned_customers"},
	billings: {Metric: "billings", Unit: Minor}, cashIn: {Metric: "cash_in", Unit: Minor}, revenue: {Metric: "revenue", Unit: Minor},
	cycleDays: {Metric: "cycle_days_sum", Unit: Days}, paymentDays: {Metric: "cycle_to_payment_days_sum", Unit: Days},
	openingARR: {Metric: "opening_arr", Unit: Minor, Stock: true}, arr: {Metric: "arr", Unit: Minor, Stock: true},
	mrr: {Metric: "mrr", Unit: Minor, Stock: true}, cohortARR: {Metric: "cohort_arr", Unit: Minor, Stock: true},
	customers:    {Metric: "customers", Stock: true},
	unmaintained: {Metric: "unmaintained_customers", Stock: true},
	openingItems: {Metric: "opening_items", Stock: true}, openItems: {Metric: "open_items", Stock: true},
	openPipeline:      {Metric: "open_pipeline", Unit: Minor, Stock: true},
	weightedPipeline:  {Metric: "weighted_pipeline", Unit: Minor, Stock: true},
	pipelineDue:       {Metric: "pipeline_due", Unit: Minor, Stock: true},
	openPipelineCount: {Metric: "open_pipeline_count", Stock: true},
}

var totalSeries = [totalMetrics]Series{
	hires: {Metric: "hires"}, leavers: {Metric: "leavers"}, headcount: {Metric: "headcount", Stock: true},
	backlog: {Metric: "backlog", Stock: true}, signups: {Metric: "signups"}, partners: {Metric: "partners", Stock: true},
	renewalsWorked: {Metric: "renewals_worked"}, onboarding: {Metric: "onboarding", Stock: true},
	quota: {Metric: "quota", Unit: Minor}, credited: {Metric: "credited", Unit: Minor},
	cost: {Metric: "cost", Unit: Minor}, costBase: {Metric: "cost_base", Unit: Minor},
	costVariable: {Metric: "cost_variable", Unit: Minor}, costLoad: {Metric: "cost_load", Unit: Minor},
	costRecruiting: {Metric: "cost_recruiting", Unit: Minor}, costSources: {Metric: "cost_sources", Unit: Minor},
	costCommission: {Metric: "cost_commission", Unit: Minor}, costDelivery: {Metric: "cost_delivery", Unit: Minor},
	costAcquisition: {Metric: "cost_acquisition", Unit: Minor}, costService: {Metric: "cost_service", Unit: Minor},
	cumulativeCash: {Metric: "cumulative_cash", Unit: Minor, Stock: true},
}

// records tells whether a model has what a split metric counts.
func (m *Model) records(x metric) bool {
	switch x {
	case proposals:
		return slices.ContainsFunc(m.Stages, func(s Stage) bool { return s.Name == "proposal" })
	case selfServed:
		return m.hasSource(SelfServe)
	case licenceBookings, unmaintained:
		return slices.ContainsFunc(m.Segments, func(s Segment) bool { return s.Kind == Licence })
	}
	return true
}

// recordsTotal tells whether a model has what a total counts.
func (m *Model) recordsTotal(x total) bool {
	switch x {
	case signups:
		return m.hasSource(SelfServe)
	case partners:
		return m.hasSource(Partner)
	case renewalsWorked:
		return slices.ContainsFunc(m.Roles, func(r Role) bool { return r.Renewals.Set })
	case quota, credited:
		return slices.ContainsFunc(m.Roles, func(r Role) bool { return r.Quota > 0 && len(r.Manages) == 0 })
	case onboarding:
		return slices.ContainsFunc(m.Segments, func(s Segment) bool { return s.GoLive.Law != nil })
	}
	return true
}

// OpeningSource is what series call the origin of the deals that were open on the first day, which come from no source.
const OpeningSource = "opening_pipeline"

func (m *Model) hasSource(k SourceKind) bool {
	return slices.ContainsFunc(m.Sources, func(s Source) bool { return s.Kind == k })
}
