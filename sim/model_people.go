package sim

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
	Slip         Spread // days the start slips; a whole number of months, to the first of one
	Becomes      int    // 1 + role the seat changes into; 0 for never
	BecomesMonth int
}
