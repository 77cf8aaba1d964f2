package scenarios

import "funnelcast/sim"

// A Scenario is a plan as its file tells it. [Load] makes it; it is valid and
// not changed afterwards.
type Scenario struct {
	place
	// What the other literals need to be understood comes first.
	Currency     Currency     `yaml:"currency" jsonschema:"required" jsonschema_description:"Currency of all money, as an ISO 4217 code such as USD or JPY."`
	DaysPerMonth DaysPerMonth `yaml:"days_per_month" jsonschema_description:"Days in a month of the model: 30.4 (calendar days) if left out, 21 for working days."`
	Start        Start        `yaml:"start" jsonschema:"required" jsonschema_description:"First month of the plan, such as 2027-04."`

	Name             string       `yaml:"name" jsonschema:"required" jsonschema_description:"What the plan is called in every output."`
	About            string       `yaml:"about" jsonschema_description:"What the plan is for, in a sentence or two."`
	Extends          string       `yaml:"extends" jsonschema_description:"A preset's name or a file beside this one; this file then says only what changes."`
	Months           Exact[whole] `yaml:"months" jsonschema:"required,minimum=1,maximum=120" jsonschema_description:"How many months the plan looks ahead."`
	FiscalYearStarts MonthName    `yaml:"fiscal_year_starts" jsonschema_description:"Month in which fiscal years begin; January if left out."`
	WarmUp           Exact[term]  `yaml:"warm_up" jsonschema_description:"Months that the opening team sells before the plan starts, so that its pipeline is full; they are not reported."`

	Targets         []Target       `yaml:"targets" jsonschema_description:"Levels to reach; the forecast tells how probable each is."`
	Segments        Table[Segment] `yaml:"segments" jsonschema:"required" jsonschema_description:"Kinds of customers with their contracts, by name."`
	Sources         []Source       `yaml:"sources" jsonschema_description:"Where leads come from."`
	Funnel          []Stage        `yaml:"funnel" jsonschema:"required" jsonschema_description:"The stages a lead passes, in order; passing the last one is the win."`
	Roles           Table[Role]    `yaml:"roles" jsonschema_description:"What the people of the plan can do and cost, by name."`
	Team            []Seats        `yaml:"team" jsonschema_description:"Who is there on the first day and who is hired when."`
	Season          Season         `yaml:"season" jsonschema_description:"What months of the year do to deals and leads."`
	Shocks          []Shock        `yaml:"shocks" jsonschema_description:"Events that may befall the plan."`
	Together        []Together     `yaml:"together" jsonschema_description:"Assumptions that tend to turn out high or low together."`
	OpeningPipeline []Opening      `yaml:"opening_pipeline" jsonschema_description:"What is in the funnel on the first day; not together with warm_up."`

	model *sim.Model
	known []*quantity // the assumption fields that are given, sure or not
}

// A Target is a level that a metric should reach.
type Target struct {
	place
	Name    string        `yaml:"name" id:"name" jsonschema:"required" jsonschema_description:"Name of the target."`
	Metric  Ref           `yaml:"metric" jsonschema:"required" jsonschema_description:"What is measured, such as arr, new_arr, customers or wins."`
	Month   Month         `yaml:"month" jsonschema:"required" jsonschema_description:"Month at whose end it is read, or the last month of the sum."`
	AtLeast Exact[amount] `yaml:"at_least" jsonschema:"required" jsonschema_description:"The level, such as 13m; money is in the plan's currency."`
	From    Month         `yaml:"from" jsonschema_description:"First month of the sum; the first month of that fiscal year if left out."`
	Segment Ref           `yaml:"segment" jsonschema_description:"The segment it is about; all if left out."`
}

// A Segment is a kind of customer.
type Segment struct {
	place
	Contract         Contract            `yaml:"contract" jsonschema:"required" jsonschema_description:"What these customers sign."`
	Churn            Assumption[churn]   `yaml:"churn" jsonschema:"required" jsonschema_description:"Share of customers lost at a renewal; with monthly contracts, in a month."`
	ChurnSpread      Exact[rate]         `yaml:"churn_spread" jsonschema:"maximum=0.99" jsonschema_description:"How much customers differ in their churn: 0 all alike, near 1 either loyal or gone."`
	Expansion        Change              `yaml:"expansion" jsonschema_description:"Growth of the customers who stay, a year."`
	Contraction      Change              `yaml:"contraction" jsonschema_description:"Shrinkage of the customers who stay, a year."`
	OpeningCustomers Exact[whole]        `yaml:"opening_customers" jsonschema_description:"Customers on the first day."`
	OpeningValue     Spread[money]       `yaml:"opening_value" jsonschema_description:"What they pay a year; as new contracts if left out."`
	OpeningRenewals  Table[Exact[whole]] `yaml:"opening_renewals" jsonschema_description:"How many of them come up for renewal in which month; spread evenly if left out."`
}

// A Contract is what a customer signs.
type Contract struct {
	place
	Kind  string        `yaml:"kind" jsonschema:"enum=subscription,enum=monthly" jsonschema_description:"subscription (renewed at the end of its term; the default) or monthly (may end any month)."`
	Value Spread[money] `yaml:"value" jsonschema:"required" jsonschema_description:"Value of a contract, a year."`
	Term  Exact[term]   `yaml:"term" jsonschema:"minimum=1" jsonschema_description:"Months between renewals of a subscription; 12 months if left out."`
}

// A Change is a yearly rate with its spread between customers.
type Change struct {
	place
	Rate             Assumption[yearly] `yaml:"rate" short:"yes" jsonschema:"required" jsonschema_description:"The rate, a year; 0.8% per month is 9.6%."`
	BetweenCustomers Between            `yaml:"between_customers" jsonschema_description:"How customers differ around the rate."`
}

// Between is a normal law of the differences between customers.
type Between struct {
	place
	Law string        `yaml:"law" jsonschema:"required,enum=normal" jsonschema_description:"Always normal."`
	SD  Exact[rate]   `yaml:"sd" jsonschema:"required" jsonschema_description:"Standard deviation between customers, such as 10%."`
	Min Exact[change] `yaml:"min" jsonschema_description:"Least change of a customer; -100% if left out."`
	Max Exact[change] `yaml:"max" jsonschema_description:"Greatest change of a customer; no limit if left out."`
}

// A Source is where items come from.
type Source struct {
	place
	Name        string                    `yaml:"name" id:"name" jsonschema:"required" jsonschema_description:"Name of the source."`
	Kind        string                    `yaml:"kind" jsonschema:"required,enum=inbound,enum=prospecting" jsonschema_description:"inbound (they come by themselves) or prospecting (people of a role find them)."`
	Enters      Ref                       `yaml:"enters" jsonschema:"required" jsonschema_description:"Stage of the funnel where they come in."`
	Volume      By[Assumption[flow]]      `yaml:"volume" jsonschema_description:"How many come in, such as 400 per month; or from which month on how many. Only for inbound."`
	Growth      Assumption[growth]        `yaml:"growth" jsonschema_description:"Growth of the volume from the start on, such as 1.2% per month."`
	Burstiness  Exact[number]             `yaml:"burstiness" jsonschema:"maximum=5" jsonschema_description:"How uneven the days are: coefficient of variation of a day's rate; 0 if left out."`
	By          Ref                       `yaml:"by" jsonschema_description:"Role that prospects."`
	Yield       Assumption[flow]          `yaml:"yield" jsonschema_description:"Items that a fully ramped person finds, such as 1.8 per month; the role's yield if left out."`
	Segments    Table[Exact[rate]]        `yaml:"segments" jsonschema_description:"Shares of the segments, 100% together; may be left out where there is one segment."`
	Lift        Table[Assumption[factor]] `yaml:"lift" jsonschema_description:"Factors on the odds of passing, by stage."`
	CostPerItem Exact[money]              `yaml:"cost_per_item" jsonschema_description:"What one item costs."`
	Cost        Exact[moneyFlow]          `yaml:"cost" jsonschema_description:"What the source costs besides, such as 600k per year."`
}

// A Stage is one step of the funnel.
type Stage struct {
	place
	Name             string               `yaml:"stage" id:"name" jsonschema:"required" jsonschema_description:"Name of the stage."`
	WorkedBy         Names                `yaml:"worked_by" jsonschema_description:"Role or roles that work it; nobody if left out, then nothing queues."`
	Needs            Ref                  `yaml:"needs" jsonschema_description:"Second role that must have room as well."`
	Passes           By[Assumption[rate]] `yaml:"passes" jsonschema:"required" jsonschema_description:"Share that passes, for all or by segment."`
	Takes            By[Takes]            `yaml:"takes" jsonschema_description:"Time in the stage: none, a duration, or {won, lost}; for all or by segment."`
	ColdAfter        Exact[days]          `yaml:"cold_after" jsonschema_description:"How long an item waits in the queue before it goes cold; none: only served on the day; for ever if left out."`
	ResponseHalfLife Exact[days]          `yaml:"response_half_life" jsonschema_description:"Waiting time that halves the odds of passing; waiting does not matter if left out."`
	Recycle          Recycle              `yaml:"recycle" jsonschema_description:"Share of the failed that comes back later."`
}

// Takes is the time in a stage of those who will pass it and of those who will not.
type Takes struct {
	place
	Won  Spread[days] `yaml:"won" short:"yes" jsonschema:"required" jsonschema_description:"Time in the stage of those that pass."`
	Lost Spread[days] `yaml:"lost" short:"yes" jsonschema:"required" jsonschema_description:"Time in the stage of those that fail."`
}

// Recycle sends failures back.
type Recycle struct {
	place
	Share Assumption[rate] `yaml:"share" jsonschema:"required" jsonschema_description:"Share of the failed that comes back."`
	To    Ref              `yaml:"to" jsonschema:"required" jsonschema_description:"Stage where they come back."`
	After Spread[days]     `yaml:"after" jsonschema:"required" jsonschema_description:"Time until they come back."`
}

// A Role is a job.
type Role struct {
	place
	Title          string             `yaml:"title" jsonschema_description:"The role in words."`
	Open           Assumption[number] `yaml:"open" jsonschema_description:"Items a person holds at once."`
	Handles        Assumption[flow]   `yaml:"handles" jsonschema_description:"Items a person starts, such as 110 per month."`
	Accounts       Assumption[number] `yaml:"accounts" jsonschema_description:"Customers a person looks after."`
	Yield          Assumption[flow]   `yaml:"yield" jsonschema_description:"Items a person finds by prospecting, such as 9.5 per month."`
	UncoveredChurn Exact[number]      `yaml:"uncovered_churn" jsonschema:"minimum=1,maximum=100" jsonschema_description:"How many times more often a customer leaves whom nobody looks after; 2 if left out."`
	Ramp           Ramp               `yaml:"ramp" jsonschema_description:"Share of full productivity in the first, second, third … month, or the name of a role with the same ramp."`
	RampWeight     Exact[rate]        `yaml:"ramp_weight" jsonschema_description:"Share of the odds that a beginner has at once; 0.6 if left out."`
	SkillCV        Exact[number]      `yaml:"skill_cv" jsonschema:"maximum=5" jsonschema_description:"How much people differ: coefficient of variation of their skill; 0 if left out."`
	Attrition      Attrition          `yaml:"attrition" jsonschema_description:"Rate at which people leave, such as 24% per year."`
	Backfill       Backfill           `yaml:"backfill" jsonschema_description:"Time until a left seat is filled again, or never; the same day if left out."`
	HandoverLoss   Assumption[rate]   `yaml:"handover_loss" jsonschema_description:"Share of a leaver's items that is lost."`
	Manages        Names              `yaml:"manages" jsonschema_description:"Roles whose people report to this one."`
	Span           Exact[number]      `yaml:"span" jsonschema_description:"People one manager can lead."`
	BeyondSpan     Exact[rate]        `yaml:"beyond_span" jsonschema_description:"Share of odds and ramp speed that people beyond the span lose; 20% if left out."`
	Pay            Pay                `yaml:"pay" jsonschema_description:"What a person costs."`
}

// Attrition is the rate of leaving, which may be another in the first months.
type Attrition struct {
	place
	Rate      Assumption[hazard] `yaml:"rate" short:"yes" jsonschema:"required" jsonschema_description:"Rate of leaving, such as 24% per year."`
	First     Exact[days]        `yaml:"first" jsonschema_description:"First time in the seat during which first_rate holds."`
	FirstRate Assumption[hazard] `yaml:"first_rate" jsonschema_description:"Rate of leaving during the first time."`
}

// Pay is what a person costs.
type Pay struct {
	place
	Base          Exact[money] `yaml:"base" jsonschema_description:"Base salary, a year."`
	Variable      Exact[money] `yaml:"variable" jsonschema_description:"Variable pay at target, a year."`
	Load          Exact[rate]  `yaml:"load" jsonschema_description:"Employer's cost on top, a share of base."`
	RecruitingFee Exact[rate]  `yaml:"recruiting_fee" jsonschema_description:"Fee at each hire, a share of base."`
}

// Seats is a line of the team: people who are there, or hires.
type Seats struct {
	place
	Role    Ref          `yaml:"role" id:"part" jsonschema:"required" jsonschema_description:"Role of these people."`
	Seated  Exact[whole] `yaml:"seated" jsonschema:"maximum=10000" jsonschema_description:"How many are there, fully ramped, on the first day."`
	Hire    Exact[whole] `yaml:"hire" jsonschema:"maximum=10000" jsonschema_description:"How many are hired."`
	From    Month        `yaml:"from" id:"part" jsonschema_description:"Month in which the hires start."`
	Slip    Spread[days] `yaml:"slip" jsonschema_description:"How much later than planned they start."`
	Becomes Becomes      `yaml:"becomes" jsonschema_description:"Role they change into later."`
}

// Becomes is a promotion.
type Becomes struct {
	place
	Role Ref   `yaml:"role" jsonschema:"required" jsonschema_description:"The later role."`
	In   Month `yaml:"in" jsonschema:"required" jsonschema_description:"Month of the change."`
}

// Season is what the months of a year do.
type Season struct {
	place
	Close Table[Exact[factor]] `yaml:"close" jsonschema_description:"Factors on the odds of winning, by month (Jan … Dec) of the close; 1 if left out."`
	Leads Table[Exact[factor]] `yaml:"leads" jsonschema_description:"Factors on inbound volume, by month (Jan … Dec); 1 if left out."`
}

// A Shock is an event that may befall the plan once.
type Shock struct {
	place
	Name        string             `yaml:"name" id:"name" jsonschema:"required" jsonschema_description:"Name of the event."`
	Chance      Assumption[rate]   `yaml:"chance" jsonschema_description:"Probability that it comes at all; 100% if left out."`
	From        Spread[when]       `yaml:"from" jsonschema:"required" jsonschema_description:"When it begins: month 7, or anywhere in month 7 .. month 12."`
	Lasts       Spread[lasting]    `yaml:"lasts" jsonschema:"required" jsonschema_description:"How long it lasts, such as 12 months."`
	WinOdds     Assumption[factor] `yaml:"win_odds" jsonschema_description:"Factor on the odds of winning."`
	Cycle       Assumption[factor] `yaml:"cycle" jsonschema_description:"Factor on the time that stages take."`
	Leads       Assumption[factor] `yaml:"leads" jsonschema_description:"Factor on inbound volume."`
	Prospecting Assumption[factor] `yaml:"prospecting" jsonschema_description:"Factor on what prospecting yields."`
	Value       Assumption[factor] `yaml:"value" jsonschema_description:"Factor on the value of new contracts."`
	Churn       Assumption[factor] `yaml:"churn" jsonschema_description:"Factor on churn."`
	Expansion   Assumption[factor] `yaml:"expansion" jsonschema_description:"Factor on expansion."`
	Hiring      string             `yaml:"hiring" jsonschema:"enum=frozen" jsonschema_description:"frozen: who leaves meanwhile is not replaced."`
}

// Together ties assumptions.
type Together struct {
	place
	Of          Names         `yaml:"of" jsonschema:"required" jsonschema_description:"Assumptions by their path, such as funnel.opportunity.passes.mid."`
	Correlation Exact[change] `yaml:"correlation" jsonschema:"required,minimum=-0.99,maximum=0.99" jsonschema_description:"Between -0.99 and 0.99: 0.6 is: if one is high, so, mostly, is the other."`
}

// An Opening is items that are in the funnel on the first day.
type Opening struct {
	place
	Stage   Ref           `yaml:"stage" jsonschema:"required" jsonschema_description:"Stage they are in."`
	Segment Ref           `yaml:"segment" jsonschema_description:"Segment they belong to; may be left out where there is one."`
	Count   Exact[whole]  `yaml:"count" jsonschema:"required,maximum=100000" jsonschema_description:"How many there are."`
	Age     Exact[days]   `yaml:"age" jsonschema_description:"How long they have been in the stage; none if left out."`
	Value   Spread[money] `yaml:"value" jsonschema_description:"Their contract value; the segment's if left out."`
}
