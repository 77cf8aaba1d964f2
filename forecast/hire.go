package forecast

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Hire is the answer to "what is the next best hire, and who holds the plan back when". Money is in whole units of
// the currency, shares are fractions.
type Hire struct {
	Scenario string `json:"scenario"`
	Hash     string `json:"hash"`
	Version  string `json:"version"`
	Currency string `json:"currency"`
	Seed     uint64 `json:"seed"`
	Fixed    bool   `json:"fixed_assumptions"`
	Paths    int    `json:"paths"`       // of the plan as it stands
	Fresh    int    `json:"fresh_paths"` // the last of them, on which contenders are judged: they had no say in who is one
	Lived    int    `json:"paths_lived"` // in all, by the plan and by each hire

	Start  string  `json:"start"`            // the plan's first month
	Budget float64 `json:"budget,omitempty"` // what the hires may cost up to the figure's month; 0 for any amount
	Every  int     `json:"every"`            // months by which planned hires are moved
	Keep   float64 `json:"keep,omitempty"`   // the target's probability that a latest start is to leave; 0 where none is asked

	Aim       AimedAt       `json:"aim"` // of the plan as it stands
	Hires     []HireValue   `json:"hires"`
	Planned   []PlannedHire `json:"planned_hires"` // in the order of the plan
	Sequence  *Sequence     `json:"sequence,omitempty"`
	Calendar  []Load        `json:"bottlenecks"`                // by role, and who else is not full
	Leads     *OneMore      `json:"outside_calendar,omitempty"` // the hire that brings most among roles that cannot be full, such as those who bring leads
	Unlimited []RoleMonth   `json:"nobody_full"`                // by month: the share of the futures in which no role is full
	Warnings  Warnings      `json:"warnings"`
}

// A HireEffect is what a change of who is hired does, path by path against the plan without that change.
type HireEffect struct {
	Paths  int         `json:"paths"`  // futures that its figures rest on
	Effect *Difference `json:"effect"` // on the figure
	Gain   *Gain       `json:"probability,omitempty"`
	Cost   *Difference `json:"cost"`  // up to the figure's month, all that is paid for the person and for what they bring about
	Cash   *Difference `json:"cash"`  // at the plan's end
	Helps  bool        `json:"helps"` // the effect is told from none, at 95 % for all that are judged together
	Harms  bool        `json:"harms"` // the effect is surely for the worse
}

// A HireValue is what one person more does, against the plan as it stands. Contenders come first, the
// best of them at the top; then come those that were left behind, the later the higher, and last those that cost too much.
type HireValue struct {
	Role       string `json:"role"`
	Month      string `json:"month"` // first in the seat
	Contender  bool   `json:"contender"`
	HireEffect        // of a contender on the fresh paths alone; of others it is not judged whether they help
	// PerMoney is the effect for each Money of extra cost; nil where it is not sure that the hire costs more.
	PerMoney *Uncertain `json:"per_money,omitempty"`
	Money    float64    `json:"money"` // 1 for a figure in money, a million for others
	// PaidBack is the month from which on the mean cash is no lower than without the hire; empty where it is
	// not sure that it is higher at the plan's end, for those left behind, and for who is NeverShort: the mean cash is
	// lower at no month's end, so that there is nothing to pay back.
	PaidBack   string `json:"paid_back,omitempty"`
	NeverShort bool   `json:"never_short,omitempty"`
	Tied       bool   `json:"tied"` // a contender that is not told from the first on the same paths
	// Behind is by how much a contender, or one that costs too much, is behind the first, path by path; nil for the first
	// and those left behind.
	Behind *Difference `json:"behind,omitempty"`
	// Needed is how many paths would about tell it from the first if it is Tied, and the first from no effect if
	// nothing helps; 0 where nothing hints at a difference.
	Needed int `json:"needed,omitempty"`
	// Thrifty is a contender that surely does more for the money than the first.
	Thrifty bool `json:"thrifty"`
	Dear    bool `json:"too_dear"` // it costs more than the budget
	Ahead   bool `json:"ahead"`    // it costs too much, and is surely better than the first
}

// Cheapest is the hire that costs least of those that help as much as the first, as far as is told; nil where the first is, or where
// it is not sure that the other costs less. Costs are compared as if unpaired, which is on the safe side.
func (h *Hire) Cheapest() *HireValue {
	var least *HireValue
	tied := 0
	for i := range h.Hires {
		v := &h.Hires[i]
		if !v.Tied || !v.Helps {
			continue
		}
		tied++
		if least == nil || v.Cost.Mean < least.Cost.Mean {
			least = v
		}
	}
	if least == nil {
		return nil
	}
	first, z := h.Hires[0].Cost, distuv.UnitNormal.Quantile(1-byChance/2/float64(tied))
	if first.Mean-least.Cost.Mean <= z*math.Hypot(first.SE, least.Cost.SE) {
		return nil
	}
	return least
}
