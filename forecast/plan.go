package forecast

import "funnelcast/sim"

// A Frontier is the answer to "which hires make the target, and what do they cost": plans with hires added to the plan as
// it stands, none of which another one was found to beat in both cost and chance. Money is in whole units of the currency, shares
// are fractions. All that is told of the plans rests on the same fresh paths, which had no say in finding or choosing one of them.
type Frontier struct {
	Scenario string `json:"scenario"`
	Hash     string `json:"hash"`
	Version  string `json:"version"`
	Currency string `json:"currency"`
	Seed     uint64 `json:"seed"`
	Fixed    bool   `json:"fixed_assumptions"`
	Paths    int    `json:"paths"`               // fresh ones, on which each plan told of is confirmed
	Lived    int    `json:"paths_lived"`         // in all, by all plans
	Tried    int    `json:"plans_tried"`         // the plan as it stands among them
	Within   int    `json:"plans_within_budget"` // of those with hires, on average

	Aim      AimedAt         `json:"aim"` // of the plan as it stands, on the fresh paths
	Goal     PlanGoal        `json:"goal"`
	Result   PlanResult      `json:"result"`
	Points   []FrontierPoint `json:"plans"`              // the plan as it stands, then by cost
	Chosen   int             `json:"chosen"`             // index into the plans
	Refused  []FrontierPoint `json:"not_confirmed"`      // earlier choices, each on the fresh paths that did not bear it out
	Cheapest *FrontierPoint  `json:"cheapest,omitempty"` // of those tried, where none is within the budget; on the search's paths
	Warnings Warnings        `json:"warnings"`
}

// PassedOver is the cheapest plan that does what is asked for less than the chosen one on the futures told of, and did not by enough on
// those by which was chosen; nil where none is. Choosing it now would let luck flatter the choice.
func (f *Frontier) PassedOver() *FrontierPoint {
	if f.Result != Reached || f.Goal.Highest || f.Goal.Probability == 0 {
		return nil
	}
	for i := 1; i < f.Chosen; i++ { // by cost
		if p := &f.Points[i]; p.Probability.Value >= f.Goal.Probability {
			return p
		}
	}
	return nil
}

// A PlanGoal says what is looked for. With neither Highest nor a probability it is the most probable target within
// the budget.
type PlanGoal struct {
	Probability float64  `json:"probability,omitempty"` // to reach the target with: the cheapest plan; 0 for none
	Highest     bool     `json:"highest"`               // instead of the target, the highest amount reached with that probability
	Budget      *float64 `json:"budget,omitempty"`      // most extra cost on average up to the figure's month; nil for any
	Most        int      `json:"most_a_role"`           // hires
	People      int      `json:"people,omitempty"`      // hires in all; 0 for no bound of its own
}

// PlanResult says how the search ended.
type PlanResult string

// The results.
const (
	Reached      PlanResult = "reached"       // the chosen plan does what is asked
	NoneNeeded   PlanResult = "none needed"   // the plan as it stands does
	Unreached    PlanResult = "not reached"   // no plan within the bounds does; the chosen one comes nearest
	NothingHelps PlanResult = "nothing helps" // the best plan is not surely better than the plan as it stands
	TooDear      PlanResult = "too dear"      // no plan with hires is within the budget
)

// A FrontierPoint is a plan and what it does on fresh paths.
type FrontierPoint struct {
	Hires       []AddedHire `json:"hires"`
	First       int         `json:"first_path"`  // of the fresh ones, from 1 as the paths of a run are counted
	Searched    float64     `json:"searched"`    // probability, or amount, that the search took it for: on paths that chose it
	Probability Uncertain   `json:"probability"` // of the target; with Highest, of the amount that the plan as it stands reaches with the probability asked for
	Gain        *Gain       `json:"gain,omitempty"`
	Cost        *Difference `json:"cost,omitempty"` // more than the plan as it stands, up to the figure's month
	Figure      Band        `json:"figure"`
	Amount      *Quantile   `json:"amount,omitempty"` // reached with the probability asked for, with Highest
	AsGood      bool        `json:"as_good"`          // not surely less probable nor surely dearer than the chosen plan, on the same paths
	Beaten      bool        `json:"beaten"`           // another plan told of is cheaper and better on these paths
}

// An AddedHire is so many people more of a role from a month on.
type AddedHire struct {
	Role  string `json:"role"`
	Month string `json:"month"`
	Count int    `json:"count"`
}

// A PlanDesign says among which plans, for what, and on how many paths is searched.
//
// The search is a race on paired paths (common random numbers): path i of every plan has the same luck. It
// begins with single hires on an eighth of the paths. What those do, path by path, foretells what plans nearby
// do; the plans foretold to move the frontier most, and those foretold to be the cheapest that reach
// the goal, live as many paths, and what they turn out to do corrects the foretelling. Then the best of all plans
// live twice as many paths, new ones near them join, and so on up to half of the paths (successive halving: Jamieson and
// Talwalkar, Non-stochastic Best Arm Identification, 2016); a plan that a cheaper one surely beats goes no further
// (racing: Maron and Moore, Hoeffding Races, 1994, here with a paired test). Probabilities are smoothed while plans race.
// It is a search by example: a plan that only works with several hires of which none brings anything by itself may be overlooked,
// unless it is one or the most allowed of every role.
//
// A short list then lives all of the paths anew, and the choice is made by what all say. As they had a say in that,
// what is told is from a second lot of fresh paths, which the short list and the plan as it stands live alike: on
// paths that chose it a plan looks better than it is, and figures of different paths cannot be compared. Where the choice surely misses
// the goal there, or is not known to help where another is, the choice is made again by all that is known by then, and told on a further lot.
type PlanDesign struct {
	Paths    int // at least [LeastPlanned]
	Seed     uint64
	Workers  int // 0 means one a processor
	Fixed    bool
	Aim      *Aim
	Goal     PlanGoal
	Roles    []int                                               // indices into the model's
	From, To int                                                 // first and last month of a hire
	Every    int                                                 // months between two months of hires, 1 or more
	Hired    func(model *sim.Model, seats []sim.Seat) *sim.Model // the plan with these, of which role and month count, sorted
	Hash     string                                              // of the resolved scenario
	Version  string                                              // of the program
	Progress func(done, of int)                                  // told how many paths are finished, of about how many; never from two goroutines at once
}

// LeastPlanned is how many paths a search takes at least.
const LeastPlanned = 2 * sim.BlockPaths
