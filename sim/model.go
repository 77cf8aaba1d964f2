package sim

import "time"

// A Model is everything the engine needs to know of a plan: plain data, checked
// by [Model.Check], never changed by a run. Quantities are in the units their
// fields name; money is in minor units of Currency (cents; whole yen).
// References between parts are indices into the Model's own slices.
type Model struct {
	Name         string
	Currency     Currency
	Start        Month      // calendar month of month 0
	FiscalStart  time.Month // month in which fiscal years begin; 0: January
	Months       int        // horizon, at least 1
	WarmUp       int        // months run with the opening team before month 0 and discarded
	DaysPerMonth float64    // 365/12 for calendar days, 21 for working days

	DeliveryCost   float64 // share of revenue that delivering what was sold costs, 0..1: 1 − gross margin
	OverAssignment float64 // share by which the people's quotas exceed the plan's; 0: not at all

	Assumptions  []Assumption
	Correlations []Correlation

	Activities []Activity
	Segments   []Segment
	Stages     []Stage
	Sources    []Source
	Roles      []Role
	Seats      []Seat
	Shocks     []Shock

	CloseSeason [12]float64 // odds of the last stage by calendar month of the close, January first; 1 is neutral
	LeadSeason  [12]float64 // inbound volume by calendar month, January first; 1 is neutral

	OpeningPipeline []OpeningItems
	Targets         []Target
}

// Currency names the unit of money and how many decimals its minor unit has.
type Currency struct {
	Code     string // ISO 4217
	Decimals int    // 2 for USD, 0 for JPY
}

// An Assumption is a number of the plan that is not known for sure: drawn once
// a path from its law, or put at its median by Options.FixedAssumptions.
type Assumption struct {
	Name string // path in the scenario: funnel.opportunity.passes.mid
	Law  Law
}

// A Correlation ties assumptions: their normal scores have this correlation
// pairwise (Gaussian copula), −1 < Correlation < 1.
type Correlation struct {
	Of          []int
	Correlation float64
}

// A Value is a number that is the same for a whole path: fixed, or the value an
// assumption takes on that path. The zero Value is the number 0.
type Value struct {
	Fixed      float64
	Assumption int // 1 + index into Model.Assumptions; 0 means Fixed holds
}

// A Spread is a quantity drawn anew for each item, customer or person. Centre,
// where set, multiplies every draw of a path by that assumption's value, so that the
// centre of the law may itself be uncertain. The zero Spread (no law) is "none".
type Spread struct {
	Law    Law
	Centre int // 1 + index into Model.Assumptions; 0 means a factor of 1
}

// A Step is a value that holds from a month (0-based) on, until the next step.
type Step struct {
	From  int
	Value Value
}

// A Shock is an event that may befall a path once. Factors multiply; 1 is neutral.
type Shock struct {
	Name                                                        string
	Chance                                                      Value  // 0..1
	From, Lasts                                                 Spread // months: when it begins (0-based, fractions allowed) and how long it lasts
	WinOdds, Cycle, Leads, Prospecting, Worth, Churn, Expansion Value
	HiringFrozen                                                bool // who leaves meanwhile is not replaced; planned hires still join

	HiresLate             Value // days that planned hires are late whose first day, slip included, would lie in it
	ClosersLeave          int   // people who work the last stage and leave as it begins; see blow.go
	LargestCustomersLeave int   // contracts that are cancelled as it begins, those with the most ARR
}

// OpeningItems are items that are already in the funnel on the first day.
type OpeningItems struct {
	Stage, Segment int
	Count          int
	Age            float64 // days already spent in the stage
	Worth          Spread  // annual contract value, minor units; no law: the segment's
}

// A Target asks how probable it is that a metric reaches a level. A stock is
// read at the end of Month; a flow is summed from From to Month inclusive.
type Target struct {
	Name        string
	Metric      string  // a Series' Metric
	Segment     string  // a Series' Segment; "all" for the total
	From, Month int     // 0-based; From is ignored for a stock
	AtLeast     float64 // in the series' unit: minor units for money
}
