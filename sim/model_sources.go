package sim

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
