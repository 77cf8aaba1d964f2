// Package scenarios reads plans: YAML files that a sales director can read
// aloud, turned into the engine's [sim.Model]. It decides what the words of a
// file mean and refuses what is not plain; it runs nothing.
//
// # What is sure, what is assumed, what varies
//
// Every number of a file belongs to one of three kinds, which its field fixes:
//
//   - exact: a date, a head count, a price, pay. It takes no range.
//   - an assumption: a rate, volume or capacity that holds for the whole of a
//     simulated future ([Assumption]). One number is taken as known; a range is
//     drawn once a future. Its name is its path, funnel.opportunity.passes.mid.
//   - a spread: what differs from item to item ([Spread]): contract values, days
//     in a stage, the slip of a hire, the time to fill a seat. It is drawn anew for each; with
//     {spread: 22k .. 38k .. 70k, centre_uncertain: 15%} all draws of one future
//     share a factor besides, log-normal with median 1 and CV 15 %.
//
// # How ranges become laws
//
// low .. high are P10 and P90, low .. middle .. high are P10, P50 and P90, and the law
// goes exactly through them. A positive quantity is log-normal, with one
// standard deviation below the median and another above; a range of two numbers has its
// median at their geometric mean. A rate is the same on the scale of log-odds,
// so 0 % and 100 % can only stand alone. What may be negative is split normal, and so is
// a quantity whose P10 is 0 (slip: 0 days .. 20 days .. 75 days: one hire in
// ten is on time); it is cut off at its least value. Two months are the ends of
// a uniform law, from the first day of the one to the last of the other.
// {mean, cv} of a rate is a beta law. Long forms name a law: lognormal, gamma,
// weibull, exponential, normal, beta, PERT {low, mode, high}, {values}.
//
// # Units
//
// Money is in minor units of the currency once read. A day is a day of the
// model: with days_per_month: 21 a week is 4.83 days and a year 252. A yearly
// rate told per month is multiplied by 12; growth and churn told for another period
// are compounded. Churn without a period is per renewal. Expansion and contraction are nominal yearly rates:
// of a contract by the month a twelfth is applied each month, of one of six months a half at each renewal, and these
// parts compound, so that 20 % of a monthly contract is 21.9 % after twelve months.
// A plan without a value for a shock's factor has 1 there. A shock that only takes people or customers
// away need not last.
// Working time is told in minutes or hours: a role's hours are a week's, care is a month's, and
// per_day is of a working day, of which a month has 21. Targets of hours and days are
// plain numbers.
//
// # What a plan need not say
//
// Keys that were left out are neutral: no discount, no activities, all revenue is margin,
// whoever closes gets the whole commission. Contracts are invoiced a year in advance, or for their
// term where that is shorter; usage is invoiced by the month, afterwards. Opening customers pay what
// new ones would, less the discount at its median. A role that is like one of the catalogue, or
// bears its name, counts as sales or service as that one does. A base source without shares
// sells customers more of what they have; with shares, another contract.
//
// # Overlays
//
// A file with extends is laid over a preset or another file, then each --with over
// that (without following its own extends), then each --set. Mappings merge key by key;
// entries of lists merge by name, stage, or role and from (months may be written either way), and
// new ones are added at the end; a literal, with its source and whatever form, is replaced
// as a whole, and so are ramps, lists of names, together and opening_pipeline. null
// removes a key. In an overlay a list may be written as a mapping from names to
// changes, so that sources: {partner: null} removes an entry; --set does the same
// with dots, and team.ae=5 sets the head count of the first line of a role.
// A role or stage that is new and that no other part asks for is refused where it looks like a slip of the pen:
// a role by --set, and what bears nearly the name of another.
// Every part remembers its own file, so a problem points to the line to blame.
//
// # What is refused
//
// Everything that could be read in two ways: unknown and duplicate keys, empty values,
// a second document, anchors, merge keys and tags, numbers in YAML's other
// notations (017, 0x10, 1e3, .nan, true). All problems of a scenario are reported at once.
//
// The order of keys means nothing: segments and roles are taken by name in alphabetical
// order. The order of lists (funnel, sources, team) is kept.
package scenarios
