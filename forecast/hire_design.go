package forecast

import (
	"slices"

	"funnelcast/sim"
)

// A HireDesign says which hires are tried and on how many paths. It is successive halving (Jamieson and Talwalkar,
// Non-stochastic Best Arm Identification, 2016), here by thirds: all hires live a sixteenth of the paths, a third
// of them twice as many, and so on, each going on where it stopped, until four contenders are left at half the
// paths. The contenders live the other half too, and what is told of them is from that half
// alone: figures on the paths on which they were chosen would flatter them. The four are of two roles at least,
// if the hires are.
type HireDesign struct {
	Paths    int // at least [LeastHired]
	Seed     uint64
	Workers  int // 0 means one a processor
	Fixed    bool
	Aim      *Aim
	Roles    []int                                          // indices into the model's
	From, To int                                            // first and last month of a hire
	Every    int                                            // months between two hires tried, and by which a planned hire is moved; 1 or more
	Hired    func(m *sim.Model, role, month int) *sim.Model // a plan with one more
	Steps    int                                            // hires in a row that are looked for, each given those before it; 1 for the next alone
	Budget   float64                                        // what the hires may cost up to the figure's month, in the currency; 0 for any amount
	Planned  bool                                           // move and drop the plan's own hires, too
	Keep     float64                                        // the target's probability that a latest start is to leave; 0 for none. Asks for Planned and a target.
	Hash     string                                         // of the resolved scenario
	Version  string                                         // of the program
	Progress func(done int)                                 // told how many more paths are finished; never from two goroutines at once
}

// LeastHired is how many paths a choice and its confirmation need at least.
const LeastHired = 2 * sim.BlockPaths

// LastHire is the last month in which a hire can matter to the figure: the figure's own.
func LastHire(a *Aim) int { return a.to }

// SeatedRoles are the roles that the plan has seats of, in the model's order.
func SeatedRoles(m *sim.Model) []int {
	var roles []int
	for i := range m.Roles {
		if slices.ContainsFunc(m.Seats, func(s sim.Seat) bool { return s.Role == i }) {
			roles = append(roles, i)
		}
	}
	return roles
}

// A heat is one round: up to how many paths the hires live that are still in it, and how many go on.
type heat struct{ paths, alive, keep int }

func (o *HireDesign) heats() []heat {
	choose := blocks(o.Paths / 2)
	alive := len(o.Roles) * ((o.To-o.From)/o.Every + 1)
	var all []heat
	for at := min(blocks(o.Paths/16), choose); ; at = min(2*at, choose) {
		keep := min(max((alive+2)/3, contenders), alive)
		if at == choose {
			keep = min(contenders, alive)
		}
		all = append(all, heat{at, alive, keep})
		if alive = keep; at == choose {
			return append(all, heat{o.Paths, alive, alive})
		}
	}
}

// blocks rounds a number of paths down to whole blocks, of which there is one at least.
func blocks(paths int) int { return max(paths/sim.BlockPaths, 1) * sim.BlockPaths }

// raced is how many paths one race lives; less where hires are too dear to go on.
func (o *HireDesign) raced() int {
	lives, before := 0, 0
	for _, t := range o.heats() {
		lives += t.alive * (t.paths - before)
		before = t.paths
	}
	return lives
}

// Lives is about how many paths the design lives in all: a budget, and hires that do not help, make it fewer, and
// how many it takes to find a latest start is known only afterwards.
func (o *HireDesign) Lives(m *sim.Model) int {
	lives := o.Paths + max(o.Steps, 1)*o.raced()
	if o.Steps > 1 {
		lives += (o.Steps + 1) * o.fresh()
	}
	if !o.Planned {
		return lives
	}
	for _, p := range o.plannedHires(m) {
		lives += len(o.changesOf(m, p)) * o.changePaths()
		if o.Keep > 0 {
			lives += triedStarts * o.Paths
		}
	}
	return lives
}

// triedStarts is about how many starts it takes to find the latest.
const triedStarts = 4

// fresh is how many paths have no say in who is a contender.
func (o *HireDesign) fresh() int {
	all := o.heats()
	return o.Paths - all[len(all)-2].paths
}
