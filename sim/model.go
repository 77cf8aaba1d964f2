package sim

import "time"

// A Model is everything the engine needs to know of a plan: plain data, checked
// by [Compile], never changed by a run. Quantities are in the units their
// fields name; money is in minor units of Currency (cents; whole yen).
// References between parts are indices into the Model's own slices.
type Model struct {
	Name         string
	Currency     Currency
	Start        Month      // calendar month of month 0
	FiscalStart  time.Month // month in which fiscal years begin
	Months       int        // horizon, at least 1
	WarmUp       int        // months run with the opening team before month 0 and discarded
	DaysPerMonth float64    // 365/12 for calendar days, 21 for working days

	Assumptions  []Assumption
	Correlations []Correlation

	Segments []Segment
	Stages   []Stage
	Sources  []Source
	Roles    []Role
	Seats    []Seat
	Shocks   []Shock

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

// A Segment is a kind of customer with its contract.
type Segment struct {
	Name        string
	Worth       Spread  // annual contract value, minor units
	TermMonths  int     // months between renewals; 1 for a monthly contract
	Churn       Value   // probability to leave at a renewal, 0..1
	ChurnSpread float64 // polarisation φ of customers' own churn, 0 (all alike) ≤ φ < 1: Beta with variance φ·c·(1−c)
	Expansion   Growth
	Contraction Growth

	OpeningCustomers int    // customers on the first day
	OpeningWorth     Spread // their annual contract value, minor units
	OpeningRenewals  []int  // how many of them come up for renewal in month i; nil spreads them evenly over the term
}

// Growth is a yearly relative change of a customer's ARR, applied at each
// anniversary of a contract of a year or more and monthly, a twelfth at a time,
// to a shorter one. Between customers it is normal with standard deviation SD, truncated to
// Min..Max; SD 0 gives every customer the rate itself.
type Growth struct {
	Rate         Value // 0.15 is 15 % a year
	SD, Min, Max float64
}

// A Stage is one step of the funnel, in order. Passing the last stage is the win.
type Stage struct {
	Name             string
	Pipeline         bool    // items here are opportunities: they have a value and count as pipeline
	WorkedBy         []int   // roles that can work it; none: no capacity is used and nothing queues
	Needs            int     // 1 + a second role that must have room too; 0 for none
	Passes           []Value // by segment: probability to pass, 0..1
	Won, Lost        []Spread
	ColdAfter        float64 // days an item waits before it goes cold; 0: only served on the day; NoLimit: waits for ever
	ResponseHalfLife float64 // days of waiting that halve the odds; 0: waiting does not matter
	Recycle          Recycle
}

// NoLimit is a number of days that never pass.
const NoLimit = -1

// Recycle sends a share of a stage's failures back into the funnel.
type Recycle struct {
	Share Value  // 0..1
	To    int    // stage they re-enter
	After Spread // days in nurture
}

// SourceKind says how a source makes items.
type SourceKind uint8

// The kinds of source.
const (
	Inbound     SourceKind = iota // a Poisson stream of its own
	Prospecting                   // a Poisson stream from every person of a role
)

// A Source is where items come from.
type Source struct {
	Name         string
	Kind         SourceKind
	Enters       int       // stage
	By           int       // role, for Prospecting
	Volume       []Step    // items a month; for Prospecting items a month and fully ramped person
	Growth       Value     // relative growth of volume a month, compounding from month 0
	Burstiness   float64   // coefficient of variation of a Gamma day rate; 0 is plain Poisson
	Shares       []float64 // by segment, summing to 1
	Lift         []Value   // by stage: factor on the odds of passing; empty means 1
	CostPerItem  float64   // minor units
	CostPerMonth float64   // minor units
}

// A Step is a value that holds from a month (0-based) on, until the next step.
type Step struct {
	From  int
	Value Value
}

// A Role is what a person can do, how fast they learn it and what they cost.
// A capacity that is not Set does not limit. An item goes to the person with the
// lowest load (items held ÷ slots; the longest in seat among equals); people who only Handle so
// many a month are dealt items in turn.
type Role struct {
	Name  string
	Title string

	Open     Capacity // items held at once
	Handles  Capacity // items started a month
	Accounts Capacity // customers covered

	UncoveredChurn float64   // churn hazard factor of a customer nobody covers, at least 1; between full coverage and none it is accounts ÷ capacity, at most this
	Ramp           []float64 // share of full productivity by month in seat, the last entry holding on; empty is 1 at once
	RampWeight     float64   // w of the ramp effect w + (1−w)·ramp on odds
	SkillCV        float64   // CV of the log-normal, mean-1 skill that multiplies odds and prospecting

	Attrition      Value   // leaving hazard a year
	EarlyMonths    float64 // months in seat during which EarlyAttrition holds instead
	EarlyAttrition Value
	Backfill       Spread // days a left seat stays empty; no law: filled on the same day
	NeverBackfills bool   // a left seat stays empty
	HandoverLoss   Value  // share of a leaver's items that is lost

	Manages    []int   // roles whose people report to this one
	Span       float64 // reports a manager can lead
	BeyondSpan float64 // share of odds and ramp speed that reports beyond the span lose

	Pay Pay
}

// Capacity is an amount a person can carry, where it is set.
type Capacity struct {
	Set   bool
	Value Value
}

// Pay is what a person costs, in minor units.
type Pay struct {
	Base       float64 // a year
	Variable   float64 // a year at target
	Load       float64 // employer's cost on top of base, a share of it
	Recruiting float64 // fee at each hire, a share of base
}

// A Seat is a position in the hiring plan.
type Seat struct {
	Key          uint64 // identity: the same seat in a changed plan keeps its key, and so its luck
	Role         int
	Seated       bool   // filled and ramped on the first day
	Month        int    // planned first month, where not Seated
	Slip         Spread // days the start slips
	Becomes      int    // 1 + role the seat changes into; 0 for never
	BecomesMonth int
}

// A Shock is an event that may befall a path once. Factors multiply; 1 is neutral.
type Shock struct {
	Name                                                        string
	Chance                                                      Value  // 0..1
	From, Lasts                                                 Spread // months: when it begins (0-based, fractions allowed) and how long it lasts
	WinOdds, Cycle, Leads, Prospecting, Worth, Churn, Expansion Value
	HiringFrozen                                                bool // who leaves meanwhile is not replaced; planned hires still join
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
