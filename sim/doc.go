// Package sim plays a sales plan's future, many times over: people with ramp,
// capacity, skill and attrition move leads through a funnel; contracts renew, expand and churn. One
// simulated future is a path; [Run] returns the [Paths].
//
// It decides the following; [Model] says what each number of a plan means.
//
// # Chance
//
// Three kinds are kept apart. An assumption, a number that is not known for sure, is drawn once a
// path. A shock befalls a path once or not at all. Luck is drawn for each item, person and customer.
// Every draw is a pure function of the seed, the path, who or what it is for, and its purpose, so a
// change of the plan leaves all other luck as it was, and the result is the same for any number of workers.
//
// The draws of neighbouring paths, days, items and purposes, interleaved as the engine makes them, went
// through the whole battery of dieharder 3.31.1. Of its 96 tests one failed, diehard_sums, which dieharder lists as not
// to be used: from seven other places of the stream on it passed, and of twelve streams of the cipher AES it failed one. The
// command was
//
//	go test -c -o sim.test ./sim
//	./sim.test -test.run '^TestStreamForDieharder$' -stream /dev/stdout | dieharder -a -g 200 -Y 1 -k 2
//
// # Time
//
// A path goes by whole days; month m covers days ⌊m·d⌋ … ⌊(m+1)·d⌋−1. A delay X takes
// max(1, ⌊X + U⌋) days with U uniform on 0..1, which keeps its mean. On each day
//
//  1. stages end, contracts are reviewed, people come, change role and go;
//  2. people who handle so many items a month get the day's credit;
//  3. queues let go of what waited too long and work starts wherever somebody has room, later stages first;
//  4. new items arrive, and 3 is repeated for them;
//  5. on a month's last day the month is recorded.
//
// # Items
//
// An item that is worked passes its stage with
//
//	odds = p/(1−p) · lift of its source · skill · (w + (1−w)·ramp) · span · 2^(−days waited / half-life)
//
// and, in the last stage, · season · shock of the day on which the deal would close. The probability is
// odds/(1+odds). Which way it goes is settled when work starts, for deals that will be won take
// another time than those that will be lost; of the 64 bits that an item draws for a stage the first 24 decide
// whether it passes, the others how long that takes. An item that passes into a stage its person works too stays with them.
// Otherwise it queues; queues are first in, first out. It goes to the person with the lowest load (items
// held ÷ slots; the longest in seat among equals); people who hold any number but start only so
// many a month are dealt items in turn. While they ramp, slots and credit are those of a full day's work times the ramp,
// slots rounded down.
//
// A leaver's items go back to the head of the queue with the time their stage had left; the
// second person a stage needed stays with it. Those of a source or a segment that has people of its own
// queue for them.
//
// # Where items come from
//
// Inbound leads and sign-ups are Poisson streams, as are what a partner brings (yield · ramp · own
// factor), what a customer asks for between two events of their contract, and what a person finds:
//
//	yield · ramp · skill · span     or     made · ramp · share₁ · … · min(1, shareₛ · skill · span) · … · shareₙ
//
// where a cascade of activities leads there: skill and span act on the first step s at which
// something is agreed. Partners beyond what their managers carry bring nothing. Of sign-ups some pay by
// themselves, some qualify as items.
//
// # Working hours
//
// People with selling hours owe what their items and customers ask and hunt in what is left of the day;
// an item is started if the hours of the coming week allow, see hours.go. A stage's activities and effort
// count as its work starts.
//
// # Customers
//
// A contract is in use, as ARR and revenue, from its go-live on, and has its events counted from the
// signature: invoices, at whole multiples of the months between them; anniversaries, every gcd(term, 12) months;
// renewals at the end of each term. An event asks for churn first, then what the renewal changes (a part given
// up, a price increase), then growth on the ARR before the event; then the next invoice is written.
// Coverage, shocks and who works the renewal multiply the hazard of leaving: 1 − (1−c)^f, with customers ÷ capacity
// for coverage, between 1 and the role's uncovered churn. Customers who differ churn by the shifted-beta-geometric law.
// Contracts by users or machines grow by whole ones. Bookings are ARR times the years of the term, at
// least one; a licence's price is booked once and never ARR.
//
// ARR is what contracts in use are worth a year, bookings what was signed, billings what was invoiced,
// cash_in what was paid, revenue what the days of the month in use are worth (a licence's price on the day
// it comes into use). Invoices from before the first day are not among billings and cash.
//
// # Shocks
//
// From its first day on and as long as it lasts a shock multiplies odds, time, volumes, worth, hazards and growth, lets hires
// come later and leavers go unreplaced. Those that overlap multiply. On its first day it may take away the
// most skilled closers and the contracts with the most ARR, see blow.go.
//
// # Pay
//
// A deal is credited with its first-year value to who closes it, and to those who manage them. Commission
// is variable ÷ quota on each unit of it, times the accelerator beyond the quota, up to the cap; quotas include over-assignment. Attainment
// counts the days in the role times the ramp. Who has a part of a year has that part of the cap, and the accelerator beyond their quota from then
// to the year's end, as if they stayed and ramped as planned. A quota changes no deal.
//
// # The first day
//
// The plan opens with its customers, its pipeline, or, with a warm-up, whatever the opening team has
// in work after so many months without attrition. Deals won in the warm-up are deals of the past: the
// customers they brought are among the opening ones. What is open on the first day is no new lead and no new
// opportunity; what becomes one later is.
//
// # What holds on every path, to the unit
//
//	opening_arr + new_arr + expansion_arr − contraction_arr − churned_arr = arr
//	opening_items + items + returned = wins + losses + disqualified + gone_cold + recycled + open_items
//	headcount = opening headcount + hires − leavers
//	cost = cost_base + cost_variable + cost_load + cost_recruiting + cost_sources + cost_commission + cost_delivery
//	     = cost_acquisition + cost_service
//	opening customers + new_customers − churned_customers = customers
//	items, wins and new_arr = the sum of theirs by source; wins and new_arr with those of the opening pipeline
//
// A source's new_arr is counted as its customers' contracts come into use. What customers themselves want, of base
// sources, is expansion: these have expansion_arr instead.
//
// # Many paths
//
// Percentiles are exact, so every path is kept: packed, 1 to 9 kB each. What a [Store] has no room for in memory it hands to the
// file it was given, in stretches of 8,192 paths, column by column, so that reading a column of a million paths takes 122 reads.
//
// The package prints nothing, opens no file, reads no clock and no global state.
package sim
