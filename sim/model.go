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

// An Activity is a kind of work that is counted: calls, emails, meetings.
type Activity struct {
	Name    string
	Minutes float64 // of selling time that one takes
}

// A Segment is a kind of customer with its contract; where a company sells several
// products, a product to a kind of customer.
type Segment struct {
	Name       string
	Kind       ContractKind
	Worth      Spread // list price of a contract: a year's, or a licence's; with Units, of one unit; minor units
	Units      Spread // users, machines or other units of a contract, in whole ones, at least 1; no law: it is priced as a whole
	Discount   Value  // off the list price, for a longer term for instance, 0..1
	TermMonths int    // months between renewals; 1 for a monthly contract; 12 for the maintenance of a licence

	Maintenance Maintenance // of a Licence
	Noise       float64     // of Usage: CV of a month's use around the customer's level

	Churn       Value   // probability to leave at a renewal, 0..1
	ChurnSpread float64 // polarisation φ of customers' own churn, 0 (all alike) ≤ φ < 1: Beta with variance φ·c·(1−c)
	Uplift      Value   // price increase of the contracts that renew; 0.03 is 3 %
	Partial     Partial // renewals that keep only a part
	Expansion   Growth
	Contraction Growth

	GoLive  Spread // days from signature to use, when ARR and revenue begin
	Billing Billing

	WorkedBy []int // roles that work this segment's opportunities instead of their stages'; none: the stages' own
	Needs    int   // 1 + a second role that this segment's opportunities need instead of their stages'; 0: the stages' own

	OpeningCustomers int    // customers on the first day, all in use
	OpeningWorth     Spread // their annual contract value, net, minor units; with Units, of one unit
	OpeningRenewals  []int  // how many of them come up for renewal in month i; nil spreads them evenly over the term
}

// ContractKind says what a customer signs.
type ContractKind uint8

// The kinds of contract.
const (
	Subscription ContractKind = iota // recurs; with a term of one month it may end any month
	Licence                          // paid once and no ARR; its maintenance, where bought, is ARR
	Usage                            // paid by use: ARR is twelve times the month's, which goes up and down
)

// Maintenance comes with a licence.
type Maintenance struct {
	Rate  Value // of the licence's price, a year
	Taken Value // share of buyers who take it, 0..1
}

// Partial renewals keep only a part of the contract.
type Partial struct {
	Share Value // of renewals, 0..1
	Keeps Value // share of the ARR that such a customer keeps, 0..1
}

// Billing says when a contract is invoiced and when the money arrives. A
// licence's price is billed at the signature, in Instalments where it has them.
type Billing struct {
	Every       int    // months between invoices; 0 is 12, or the term where that is shorter
	Arrears     bool   // invoices follow the months they are for instead of leading them
	Instalments int    // of a licence's price, Every months apart; 0 and 1: at once
	DaysToPay   Spread // days from invoice to money; no law: the same day
	Late        Value  // share of invoices paid later than that
	LateBy      Spread // days by which these are late
}

// Growth is a nominal yearly relative change of a customer's ARR, applied every g months, g/12 of it
// at a time, where g is the greatest common divisor of the term and 12: at each anniversary of a contract of whole years,
// monthly where it may end any month. The parts compound: 20 % by the month is (1 + 0.2/12)¹² − 1 = 21.9 % a year. Between customers it is normal with standard deviation SD, truncated to
// Min..Max; SD 0 gives every customer the rate itself.
type Growth struct {
	Rate         Value // 0.15 is 15 % a year
	SD, Min, Max float64
}

// A Stage is one step of the funnel, in order. Passing the last stage is the win.
type Stage struct {
	Name             string
	Pipeline         bool  // items here are opportunities: they have a value and count as pipeline
	WorkedBy         []int // roles that can work it; none: no capacity is used and nothing queues
	Needs            int   // 1 + a second role that must have room too; 0 for none
	Effort           Effort
	Activities       []float64 // by activity: how many one item takes, done as its work starts; nil: none
	Passes           []Value   // by segment: probability to pass, 0..1
	Won, Lost        []Spread
	ColdAfter        float64 // days an item waits before it goes cold; 0: only served on the day; NoLimit: waits for ever
	ResponseHalfLife float64 // days of waiting that halve the odds; 0: waiting does not matter
	Recycle          Recycle
}

// Effort is the selling time that an item takes in a stage, besides its activities.
type Effort struct {
	Start  float64 // hours when work starts
	Weekly float64 // hours a week while it is open
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
	Partner                       // a Poisson stream from every partner
	SelfServe                     // a Poisson stream of sign-ups, some of whom pay by themselves and some of whom become items
	Base                          // a Poisson stream from every customer
)

// A Source is where items come from.
type Source struct {
	Name   string
	Kind   SourceKind
	Enters int // stage

	// Volume is what comes in a month: from the source itself (Inbound; sign-ups for
	// SelfServe), from a fully ramped person (Prospecting without Cascades), from a fully ramped partner
	// (Partner), from a customer (Base).
	Volume     []Step
	Growth     Value     // relative growth of volume a month, compounding from month 0
	Burstiness float64   // of Inbound and SelfServe: coefficient of variation of a Gamma day rate; 0 is plain Poisson
	Shares     []float64 // by segment, summing to 1; of a Base source all 0: the customer's own segment
	Lift       []Value   // by stage: factor on the odds of passing; empty means 1
	WorkedBy   []int     // roles that work its items instead of those of stage and segment; none: theirs

	By       int       // of Prospecting: the role
	Cascades []Cascade // of Prospecting: the activities that lead to items, instead of Volume
	Partners Partners  // of Partner
	Signups  Signups   // of SelfServe
	From     []int     // of Base: segments whose customers it comes from; none: all
	Worth    Spread    // of Base: annual value of an item, minor units; no law: the segment's

	Discount      Value     // off the net price: the margin of a reseller, 0..1
	Wholesale     Wholesale // deals that go through a distributor
	Commission    Value     // of a referral's or affiliate's first year, a cost, 0..1
	CloserForgoes float64   // share of their commission that closers do not get on its deals, 0..1; 0 is channel-neutral
	Elasticity    float64   // its deals' odds are multiplied by (1 − CloserForgoes) to this power in stages that somebody works

	CostPerItem  float64 // minor units; of SelfServe per sign-up
	CostPerMonth float64 // minor units
}

// A Cascade is an activity of prospecting and what comes of it, step by step;
// what passes the last step is an item. The activity goes with ramp and free hours, what comes
// of it with skill, span and shocks.
type Cascade struct {
	Activity int
	PerDay   Value // a working day of a fully ramped person with time for it; a month has WorkingDays of them
	Steps    []CascadeStep
}

// WorkingDays is how many working days a month has.
const WorkingDays = 21

// A CascadeStep is a share of what went before.
type CascadeStep struct {
	Outcome Outcome
	Share   Value // 0..1
}

// Outcome is what comes of an activity.
type Outcome uint8

// The outcomes, in the order in which they follow each other.
const (
	Reached  Outcome = iota // somebody answered the phone
	Answered                // a mail was answered
	Booked                  // a meeting was agreed
	Held                    // it took place
	Accepted                // a closer took it on
	Outcomes int     = iota
)

var outcomeNames = [Outcomes]string{Reached: "reached", Answered: "answered", Booked: "booked", Held: "held", Accepted: "accepted"}

// Name returns the outcome as series are named after it, such as booked. It is no String, by which a scenario's fingerprint would change.
func (o Outcome) Name() string { return outcomeNames[o] }

// Partners are the resellers, distributors, referrers of a source. They keep
// their order; those beyond what their managers can carry bring nothing and learn nothing.
type Partners struct {
	Plan      []Step    // how many are signed from a month on; those of month 0 are there, ramped, on the first day
	SignedBy  int       // 1 + role whose people sign more of them; 0 for none
	SignRate  Value     // partners that a fully ramped person signs a month
	CarriedBy int       // 1 + role whose people carry them (Role.Partners); 0: they carry themselves
	Ramp      []float64 // share of full yield by month since signature, the last entry holding on; empty is 1 at once
	CV        float64   // how partners differ: CV of the log-normal, mean-1 factor on their yield
}

// Signups are what a product that sells itself starts with. Each of them pays, qualifies
// or does nothing, on its own.
type Signups struct {
	Pays      Value  // share that pays by itself, 0..1
	PaysIn    int    // segment of those
	PaysAfter Spread // days until they do
	Qualifies Value  // share that becomes an item, 0..1
}

// Wholesale is the part of a partner source that goes through a distributor.
type Wholesale struct {
	Share    Value // of the deals, 0..1
	Discount Value // off the net price, instead of the source's, 0..1
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
	Hours    Capacity // selling hours a week, shared by deals, accounts and, with what is left, prospecting
	Accounts Capacity // customers covered
	Partners Capacity // partners carried
	Renewals Capacity // renewals worked a month
	Onboards Capacity // customers onboarded at once

	Serves bool  // what it costs is cost to serve, not cost of acquisition
	Covers []int // segments whose customers it covers, renews and onboards; none: all

	Care               Value   // hours a month that a covered customer takes
	UncoveredChurn     float64 // churn hazard factor of a customer nobody covers, at least 1; between full coverage and none it is accounts ÷ capacity, at most this
	UncoveredExpansion float64 // share of its expansion that a customer nobody covers does not make, 0..1
	RenewalChurn       float64 // churn hazard factor of a renewal that is worked, 0..1
	RenewalContraction float64 // factor on contraction and on partial renewals of a renewal that is worked, 0..1
	RenewalEffort      float64 // hours that working a renewal takes
	SlowestGoLive      float64 // factor on the days to go-live when nobody has room to onboard, at least 1; below that it is customers ÷ capacity

	Ramp       []float64 // share of full productivity by month in seat, the last entry holding on; empty is 1 at once
	RampWeight float64   // w of the ramp effect w + (1−w)·ramp on odds
	SkillCV    float64   // CV of the log-normal, mean-1 skill that multiplies odds and prospecting

	Attrition      Value   // leaving hazard a year
	EarlyMonths    float64 // months in seat during which EarlyAttrition holds instead
	EarlyAttrition Value
	Backfill       Spread // days a left seat stays empty; no law: filled on the same day
	NeverBackfills bool   // a left seat stays empty
	HandoverLoss   Value  // share of a leaver's items that is lost

	Manages    []int   // roles whose people report to this one
	Span       float64 // reports a manager can lead
	BeyondSpan float64 // share of odds and ramp speed that reports beyond the span lose

	// A quota is in first-year value, minor units a year, or in accepted items, a month. With
	// both 0 the role has none and is paid its variable at target.
	Quota     float64
	ItemQuota float64
	Pay       Pay
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

	Accelerator   float64 // commission rate beyond the quota ÷ that up to it; 1: the same
	Cap           float64 // most variable pay a fiscal year, as a multiple of that at target; 0: uncapped
	RampGuarantee float64 // share of the variable at target that is paid at least while ramping, 0..1
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
