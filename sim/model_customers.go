package sim

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
