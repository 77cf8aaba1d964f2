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
	GrossMargin      Exact[rate]  `yaml:"gross_margin" jsonschema_description:"Share of revenue that is left when what was sold has been delivered; 100% if left out."`
	OverAssignment   Exact[rate]  `yaml:"over_assignment" jsonschema_description:"Share by which the quotas of the people exceed those of the plan; none if left out."`

	Targets         []Target              `yaml:"targets" jsonschema_description:"Levels to reach; the forecast tells how probable each is."`
	Activities      Table[Exact[minutes]] `yaml:"activities" jsonschema_description:"Kinds of work that are counted, such as call and demo, and the selling time that one takes."`
	Segments        Table[Segment]        `yaml:"segments" jsonschema:"required" jsonschema_description:"Kinds of customers with their contracts, by name."`
	Sources         []Source              `yaml:"sources" jsonschema_description:"Where leads come from."`
	Funnel          []Stage               `yaml:"funnel" jsonschema:"required" jsonschema_description:"The stages a lead passes, in order; passing the last one is the win."`
	Roles           Table[Role]           `yaml:"roles" jsonschema_description:"What the people of the plan can do and cost, by name."`
	Team            []Seats               `yaml:"team" jsonschema_description:"Who is there on the first day and who is hired when."`
	Season          Season                `yaml:"season" jsonschema_description:"What months of the year do to deals and leads."`
	Shocks          []Shock               `yaml:"shocks" jsonschema_description:"Events that may befall the plan."`
	Together        []Together            `yaml:"together" jsonschema_description:"Assumptions that tend to turn out high or low together."`
	OpeningPipeline []Opening             `yaml:"opening_pipeline" jsonschema_description:"What is in the funnel on the first day; not together with warm_up."`

	files   []string
	model   *sim.Model
	known   []*quantity // the assumption fields that are given, sure or not
	centred []*quantity // what varies from case to case around a centre that is not sure
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
	Churn            Assumption[churn]   `yaml:"churn" jsonschema_description:"Share of customers lost at a renewal; with monthly contracts and usage, in a month. Needed unless it is a licence without maintenance."`
	ChurnSpread      Exact[rate]         `yaml:"churn_spread" jsonschema:"maximum=0.99" jsonschema_description:"How much customers differ in their churn: 0 all alike, near 1 either loyal or gone. Churn is then that of the first renewal and falls from one to the next, since the fickle go first."`
	Expansion        Change              `yaml:"expansion" jsonschema_description:"Growth of the customers who stay, a year. Contracts of less than a year, or of no whole years, grow by equal parts of the rate that compound: 20% of a monthly contract is a twelfth of it each month, 21.9% after 12 months."`
	Contraction      Change              `yaml:"contraction" jsonschema_description:"Shrinkage of the customers who stay, a year; in parts that compound as those of expansion."`
	Uplift           Assumption[change]  `yaml:"uplift" jsonschema_description:"Change of the price at each renewal, such as 3%; none if left out."`
	Partial          Partial             `yaml:"partial" jsonschema_description:"Renewals that keep only a part of the contract."`
	WorkedBy         Names               `yaml:"worked_by" jsonschema_description:"Role or roles that work the opportunities of this segment instead of those of the stage."`
	Needs            Ref                 `yaml:"needs" jsonschema_description:"Second role that the opportunities of this segment need instead of that of the stage."`
	OpeningCustomers Exact[whole]        `yaml:"opening_customers" jsonschema_description:"Customers on the first day."`
	OpeningValue     Spread[money]       `yaml:"opening_value" jsonschema_description:"What they pay a year, after discounts, and with a price what they pay for one user or unit; as new contracts if left out."`
	OpeningRenewals  Table[Exact[whole]] `yaml:"opening_renewals" jsonschema_description:"How many of them come up for renewal in which month; spread evenly if left out."`
}

// Partial renewals keep only a part.
type Partial struct {
	place
	Share Assumption[rate] `yaml:"share" jsonschema:"required" jsonschema_description:"Share of the renewals that keep only a part."`
	Keeps Assumption[rate] `yaml:"keeps" jsonschema:"required" jsonschema_description:"Share of the contract that such a customer keeps."`
}

// A Contract is what a customer signs.
type Contract struct {
	place
	Kind        string           `yaml:"kind" jsonschema:"enum=subscription,enum=monthly,enum=licence,enum=usage" jsonschema_description:"subscription (renewed at the end of its term; the default), monthly (may end any month), licence (paid once) or usage (paid by use, may end any month)."`
	Value       Spread[money]    `yaml:"value" jsonschema_description:"Value of a contract, a year; of a licence its price. Either this or price."`
	Price       Spread[money]    `yaml:"price" jsonschema_description:"Price of one user or unit, a year; of a licence once. Together with users or units."`
	Users       Spread[number]   `yaml:"users" jsonschema_description:"How many users a contract has."`
	Units       Spread[number]   `yaml:"units" jsonschema_description:"How many units a contract has, such as machines."`
	Term        Exact[term]      `yaml:"term" jsonschema:"minimum=1" jsonschema_description:"Months between renewals of a subscription; 12 months if left out."`
	Discount    Assumption[rate] `yaml:"discount" jsonschema_description:"Share off the list price, for a longer term for instance."`
	Maintenance Maintenance      `yaml:"maintenance" jsonschema_description:"Maintenance that comes with a licence; none if left out."`
	Noise       Exact[number]    `yaml:"noise" jsonschema:"maximum=5" jsonschema_description:"How much usage goes up and down: coefficient of variation of the use of a month; 0 if left out."`
	GoLive      Spread[days]     `yaml:"go_live" jsonschema_description:"Time from signature to use, when the contract begins to count; none if left out."`
	Billing     Billing          `yaml:"billing" jsonschema_description:"How often an invoice comes, such as annual (in advance; the default) or quarterly, or a mapping with the details. A licence is invoiced at once and its maintenance once a year, unless there are instalments."`
	DaysToPay   Spread[days]     `yaml:"days_to_pay" jsonschema_description:"Time from invoice to money; the same day if left out."`
	Late        Late             `yaml:"late" jsonschema_description:"Invoices that are paid later than that."`
}

// Maintenance comes with a licence.
type Maintenance struct {
	place
	Rate  Assumption[rate] `yaml:"rate" jsonschema:"required" jsonschema_description:"Share of the price that a year costs, such as 20%."`
	Taken Assumption[rate] `yaml:"taken" jsonschema_description:"Share of the buyers who take it; 100% if left out."`
}

// Billing is when invoices come.
type Billing struct {
	place
	Every       Exact[cadence] `yaml:"every" short:"yes" jsonschema_description:"Months from invoice to invoice: annual, half-yearly, quarterly, monthly, prepaid (once for the whole term), or such as 3 months."`
	Arrears     YesNo          `yaml:"arrears" jsonschema_description:"yes: an invoice follows the months it is for; no if left out, except for usage."`
	Instalments Exact[whole]   `yaml:"instalments" jsonschema:"minimum=1,maximum=120" jsonschema_description:"How many parts the price of a licence is paid in, as far apart as every says; 1 if left out."`
}

// Late is what is paid late.
type Late struct {
	place
	Share Assumption[rate] `yaml:"share" jsonschema:"required" jsonschema_description:"Share of the invoices that are paid late."`
	By    Spread[days]     `yaml:"by" jsonschema:"required" jsonschema_description:"How much later they are paid."`
}

// A Change is a yearly rate with its spread between customers.
type Change struct {
	place
	Rate             Assumption[yearly] `yaml:"rate" short:"yes" jsonschema:"required" jsonschema_description:"The rate, a year; 0.8% per month is 9.6%. Parts of it compound: see expansion."`
	BetweenCustomers Between            `yaml:"between_customers" jsonschema_description:"How customers differ around the rate."`
}

// Between is a normal law of the differences between customers.
type Between struct {
	place
	Law string        `yaml:"law" jsonschema:"enum=normal" jsonschema_description:"normal, as also if left out."`
	SD  Exact[rate]   `yaml:"sd" jsonschema:"required" jsonschema_description:"Standard deviation between customers, such as 10%."`
	Min Exact[change] `yaml:"min" jsonschema_description:"Least change of a customer; -100% if left out."`
	Max Exact[change] `yaml:"max" jsonschema_description:"Greatest change of a customer; no limit if left out."`
}

// A Source is where items come from. Which keys belong to which kind is told in
// resolve_source.go.
type Source struct {
	place
	Name       string               `yaml:"name" id:"name" jsonschema:"required" jsonschema_description:"Name of the source."`
	Kind       string               `yaml:"kind" jsonschema:"required,enum=inbound,enum=prospecting,enum=partner,enum=self_serve,enum=base" jsonschema_description:"inbound (they come by themselves), prospecting (people of a role find them), partner (partners bring them), self_serve (sign-ups, some of whom pay by themselves) or base (customers who need more)."`
	Enters     Ref                  `yaml:"enters" jsonschema_description:"Stage of the funnel where they come in."`
	Volume     By[Assumption[flow]] `yaml:"volume" jsonschema_description:"How many come in, or sign up, such as 400 per month; or from which month on how many. For inbound and self_serve."`
	Budget     By[Exact[moneyFlow]] `yaml:"budget" jsonschema_description:"What is spent, such as 50k per month, or from which month on how much; with cost_per_item it says how many come in. For inbound, instead of volume."`
	Growth     Assumption[growth]   `yaml:"growth" jsonschema_description:"Growth of the volume from the start on, such as 1.2% per month."`
	Burstiness Exact[number]        `yaml:"burstiness" jsonschema:"maximum=5" jsonschema_description:"How uneven the days are: coefficient of variation of the rate of a day; 0 if left out. For inbound and self_serve."`

	By         Ref              `yaml:"by" jsonschema_description:"Role that prospects. For prospecting."`
	Yield      Assumption[flow] `yaml:"yield" jsonschema_description:"Items that a fully ramped person (prospecting; the yield of the role if left out) or partner finds, such as 1.8 per month, or that come of a customer (base), such as 0.3 per year."`
	Activities Table[Cascade]   `yaml:"activities" jsonschema_description:"The activities that lead to items, by name, instead of a yield. For prospecting."`

	Partners  By[Exact[whole]] `yaml:"partners" jsonschema_description:"How many partners are signed, by the month from which on there are so many; those of the first month are there, ramped, on the first day. For partner."`
	Ramp      Curve            `yaml:"ramp" jsonschema_description:"Share of the full yield in the first, second, third … month after a partner signed. For partner."`
	PartnerCV Exact[number]    `yaml:"partner_cv" jsonschema:"maximum=5" jsonschema_description:"How much partners differ: coefficient of variation of their yield; 0 if left out. For partner."`
	CarriedBy Ref              `yaml:"carried_by" jsonschema_description:"Role whose people carry the partners, as many as its partners say; they carry themselves if left out. For partner."`
	SignedBy  Ref              `yaml:"signed_by" jsonschema_description:"Role whose people sign more partners, as many as its signs say. For partner."`

	Pays      Assumption[rate] `yaml:"pays" jsonschema_description:"Share of the sign-ups that pay by themselves. For self_serve."`
	PaysIn    Ref              `yaml:"pays_in" jsonschema_description:"Segment of those that pay by themselves. For self_serve."`
	PaysAfter Spread[days]     `yaml:"pays_after" jsonschema_description:"Time from sign-up to paying; none if left out. For self_serve."`
	Qualifies Assumption[rate] `yaml:"qualifies" jsonschema_description:"Share of the sign-ups that somebody should talk to; they enter the funnel. For self_serve."`

	From  Names         `yaml:"from" jsonschema_description:"Segments whose customers it comes from; all if left out. For base."`
	Value Spread[money] `yaml:"value" jsonschema_description:"Value of an item, a year; the contract value of its segment if left out. For base."`

	Segments Table[Exact[rate]]        `yaml:"segments" jsonschema_description:"Shares of the segments, 100% together; may be left out where there is one segment. A base source without them sells customers more of what they have."`
	Lift     Table[Assumption[factor]] `yaml:"lift" jsonschema_description:"Factors on the odds of passing, by stage."`
	WorkedBy Names                     `yaml:"worked_by" jsonschema_description:"Role or roles that work its items instead of those of the stage and the segment."`

	Discount            Assumption[rate] `yaml:"discount" jsonschema_description:"Share off the price of its deals, such as the margin of a reseller."`
	Wholesale           Wholesale        `yaml:"wholesale" jsonschema_description:"Deals that go through a distributor."`
	Commission          Assumption[rate] `yaml:"commission" jsonschema_description:"Share of the first year of its deals that is paid for bringing them; a cost."`
	AEChannelCommission Exact[rate]      `yaml:"ae_channel_commission" jsonschema_description:"Share of their commission that closers get on its deals; 100% if left out: channel-neutral."`
	ChannelElasticity   Exact[number]    `yaml:"channel_elasticity" jsonschema:"maximum=10" jsonschema_description:"Power of ae_channel_commission by which the odds of its deals are multiplied, because closers care less; 0 if left out: they do not."`

	CostPerItem Exact[money]     `yaml:"cost_per_item" jsonschema_description:"What one item, or sign-up, costs."`
	Cost        Exact[moneyFlow] `yaml:"cost" jsonschema_description:"What the source costs besides, such as 600k per year."`
}

// A Cascade is what a person does of an activity and what comes of it. The steps
// that are given follow each other in this order.
type Cascade struct {
	place
	PerDay  Assumption[number] `yaml:"per_day" jsonschema:"required" jsonschema_description:"How many a fully ramped person does on a working day with time for it."`
	Reaches Assumption[rate]   `yaml:"reaches" jsonschema_description:"Share in which somebody answers the phone."`
	Answers Assumption[rate]   `yaml:"answers" jsonschema_description:"Share that is answered."`
	Books   Assumption[rate]   `yaml:"books" jsonschema_description:"Share of those that lead to an agreed meeting."`
	Holds   Assumption[rate]   `yaml:"holds" jsonschema_description:"Share of those meetings that take place."`
	Accepts Assumption[rate]   `yaml:"accepts" jsonschema_description:"Share of those that a closer takes on."`
}

// Wholesale is the part that goes through a distributor.
type Wholesale struct {
	place
	Share    Assumption[rate] `yaml:"share" jsonschema:"required" jsonschema_description:"Share of the deals that goes through a distributor."`
	Discount Assumption[rate] `yaml:"discount" jsonschema:"required" jsonschema_description:"Share off the price of these, instead of the discount of the source."`
}

// A Stage is one step of the funnel.
type Stage struct {
	place
	Name             string               `yaml:"stage" id:"name" jsonschema:"required" jsonschema_description:"Name of the stage. Opportunities, the open pipeline, begin after the last stage called lead, mql or sql, or with the first where none is."`
	WorkedBy         Names                `yaml:"worked_by" jsonschema_description:"Role or roles that work it; nobody if left out, then nothing queues."`
	Needs            Ref                  `yaml:"needs" jsonschema_description:"Second role that must have room as well."`
	Effort           Effort               `yaml:"effort" jsonschema_description:"Selling time that an item takes of who works it, besides its activities."`
	Activities       Table[Exact[number]] `yaml:"activities" jsonschema_description:"How many of each activity an item takes, such as meeting: 3."`
	Passes           By[Assumption[rate]] `yaml:"passes" jsonschema:"required" jsonschema_description:"Share that passes, for all or by segment."`
	Takes            By[Takes]            `yaml:"takes" jsonschema_description:"Time in the stage: none, a duration, or {won, lost}; for all or by segment."`
	ColdAfter        Exact[days]          `yaml:"cold_after" jsonschema_description:"How long an item waits for those who work it, a second person that it needs too, before it goes cold; none: only served on the day; for ever if left out."`
	ResponseHalfLife Exact[days]          `yaml:"response_half_life" jsonschema_description:"Waiting time that halves the odds of passing; waiting does not matter if left out."`
	Recycle          Recycle              `yaml:"recycle" jsonschema_description:"Share of the failed that comes back later."`
}

// Effort is selling time.
type Effort struct {
	place
	Start  Exact[worktime] `yaml:"start" jsonschema_description:"Time it takes when work on an item starts, such as 2 hours; none if left out."`
	Weekly Exact[worktime] `yaml:"weekly" jsonschema_description:"Time it takes each week while the item is open; none if left out."`
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
	Like               Ref                  `yaml:"like" jsonschema_description:"Role of the catalogue that it is one of, such as sdr; gives title and counts_as."`
	Title              string               `yaml:"title" jsonschema_description:"The role in words."`
	CountsAs           string               `yaml:"counts_as" jsonschema:"enum=sales,enum=service" jsonschema_description:"sales (what its people cost is cost of acquisition) or service (cost to serve); what the catalogue says of the role, or sales, if left out."`
	Open               Assumption[number]   `yaml:"open" jsonschema_description:"Items a person holds at once."`
	Handles            Assumption[flow]     `yaml:"handles" jsonschema_description:"Items a person starts, such as 110 per month."`
	Hours              Assumption[week]     `yaml:"hours" jsonschema_description:"Selling hours that a person has a week, for deals, customers and, with what is left, prospecting."`
	Accounts           Assumption[number]   `yaml:"accounts" jsonschema_description:"Customers a person looks after."`
	Partners           Assumption[number]   `yaml:"partners" jsonschema_description:"Partners a person carries."`
	Renewals           Assumption[flow]     `yaml:"renewals" jsonschema_description:"Renewals a person works, such as 40 per month."`
	Onboards           Assumption[number]   `yaml:"onboards" jsonschema_description:"New customers a person brings to use at once."`
	Signs              Assumption[flow]     `yaml:"signs" jsonschema_description:"Partners a person signs, such as 0.3 per month."`
	Covers             Names                `yaml:"covers" jsonschema_description:"Segments whose customers it looks after, renews and brings to use; all if left out."`
	Yield              Assumption[flow]     `yaml:"yield" jsonschema_description:"Items a person finds by prospecting, such as 9.5 per month."`
	UncoveredChurn     Exact[number]        `yaml:"uncovered_churn" jsonschema:"minimum=1,maximum=100" jsonschema_description:"How many times more often a customer leaves whom nobody looks after; 2 if left out."`
	UncoveredExpansion Exact[rate]          `yaml:"uncovered_expansion" jsonschema_description:"Share of its expansion that a customer makes whom nobody looks after; 100% if left out."`
	Care               Assumption[worktime] `yaml:"care" jsonschema_description:"Time that a customer takes a month, such as 2 hours."`
	RenewalChurn       Exact[number]        `yaml:"renewal_churn" jsonschema:"maximum=1" jsonschema_description:"Factor on the churn of renewals that are worked; 0.8 if left out."`
	RenewalContraction Exact[number]        `yaml:"renewal_contraction" jsonschema:"maximum=1" jsonschema_description:"Factor on contraction and partial renewals where they are worked; 0.8 if left out."`
	RenewalEffort      Exact[worktime]      `yaml:"renewal_effort" jsonschema_description:"Time that working a renewal takes; none if left out."`
	SlowestGoLive      Exact[number]        `yaml:"slowest_go_live" jsonschema:"minimum=1,maximum=100" jsonschema_description:"How many times longer going live takes when nobody has room to help; 3 if left out."`
	Ramp               Ramp                 `yaml:"ramp" jsonschema_description:"Share of full productivity in the first, second, third … month, the last of which holds from then on, or the name of a role with the same ramp."`
	RampWeight         Exact[rate]          `yaml:"ramp_weight" jsonschema_description:"Share of the odds that a beginner has at once; 0.6 if left out."`
	SkillCV            Exact[number]        `yaml:"skill_cv" jsonschema:"maximum=5" jsonschema_description:"How much people differ: coefficient of variation of their skill; 0 if left out."`
	Attrition          Attrition            `yaml:"attrition" jsonschema_description:"Rate at which people leave, such as 24% per year."`
	Backfill           Backfill             `yaml:"backfill" jsonschema_description:"Time until a left seat is filled again, or never; the same day if left out."`
	HandoverLoss       Assumption[rate]     `yaml:"handover_loss" jsonschema_description:"Share of a leaver's items that is lost."`
	Manages            Names                `yaml:"manages" jsonschema_description:"Roles whose people report to this one."`
	Span               Exact[number]        `yaml:"span" jsonschema_description:"People one manager can lead."`
	BeyondSpan         Exact[rate]          `yaml:"beyond_span" jsonschema_description:"Share of odds and ramp speed that people beyond the span lose; 20% if left out."`
	Quota              Exact[moneyFlow]     `yaml:"quota" jsonschema_description:"First-year value that a fully ramped person should sell, such as 700k per year; for a manager, that the team should sell."`
	ItemQuota          Exact[flow]          `yaml:"item_quota" jsonschema_description:"Accepted items that a fully ramped person should bring, such as 9 per month; instead of quota."`
	Pay                Pay                  `yaml:"pay" jsonschema_description:"What a person costs."`
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
	Base          Exact[money]  `yaml:"base" jsonschema_description:"Base salary, a year."`
	Variable      Exact[money]  `yaml:"variable" jsonschema_description:"Variable pay at target, a year."`
	Load          Exact[rate]   `yaml:"load" jsonschema_description:"Employer's cost on top, a share of base."`
	RecruitingFee Exact[rate]   `yaml:"recruiting_fee" jsonschema_description:"Fee at each hire, a share of base."`
	Accelerator   Exact[number] `yaml:"accelerator" jsonschema:"maximum=100" jsonschema_description:"Commission rate beyond the quota as a multiple of that up to it; 1 if left out. The quota is that of the months left of the year, ramped."`
	Cap           Exact[number] `yaml:"cap" jsonschema:"minimum=1,maximum=100" jsonschema_description:"Most variable pay of a fiscal year, or of the part left of it, as a multiple of that at target; no limit if left out."`
	RampGuarantee Exact[rate]   `yaml:"ramp_guarantee" jsonschema_description:"Share of the variable pay at target that a person gets at least while ramping; none if left out."`
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
	Lasts       Spread[lasting]    `yaml:"lasts" jsonschema_description:"How long it lasts, such as 12 months; may be left out where it only takes people or customers away."`
	WinOdds     Assumption[factor] `yaml:"win_odds" jsonschema_description:"Factor on the odds of winning."`
	Cycle       Assumption[factor] `yaml:"cycle" jsonschema_description:"Factor on the time that stages take."`
	Leads       Assumption[factor] `yaml:"leads" jsonschema_description:"Factor on inbound volume."`
	Prospecting Assumption[factor] `yaml:"prospecting" jsonschema_description:"Factor on what prospecting yields."`
	Value       Assumption[factor] `yaml:"value" jsonschema_description:"Factor on the value of new contracts."`
	Churn       Assumption[factor] `yaml:"churn" jsonschema_description:"Factor on churn."`
	Expansion   Assumption[factor] `yaml:"expansion" jsonschema_description:"Factor on expansion."`
	Hiring      string             `yaml:"hiring" jsonschema:"enum=frozen" jsonschema_description:"frozen: who leaves meanwhile is not replaced."`
	HiresLate   Assumption[days]   `yaml:"hires_late" jsonschema_description:"How much later planned hires come that would have started meanwhile, such as 3 months."`

	ClosersLeave          Exact[whole] `yaml:"closers_leave" jsonschema:"maximum=1000" jsonschema_description:"How many closers leave on its first day, the most skilled first; their seats are filled again as any other."`
	BiggestCustomersLeave Exact[whole] `yaml:"biggest_customers_leave" jsonschema:"maximum=100000" jsonschema_description:"How many customers cancel at once on its first day, those with the most ARR first."`
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
	Value   Spread[money] `yaml:"value" jsonschema_description:"Their contract value, after discounts; the segment's if left out."`
}
